import { defineRefusals, type FieldRefusal } from '../../kernel/refusal.ts';

export const no = defineRefusals('claims', {
  'not-found': { status: 404, zh: '没有这项退换货申请，或您无权查看。', en: 'There is no such claim, or you may not see it.' },
  'not-in-this-state': {
    zh: '退换货 {number} 当前为“{state}”，不能{act}。请刷新后查看最新进展。',
    en: 'Claim {number} is "{stateEn}": "{actEn}" is not possible now. Reload to see the latest.',
  },
  'case-ended': {
    zh: '售后单 {number} 已结束，请先重新处理该单，或登记新的售后单。',
    en: 'Case {number} has ended. Reopen it or open a new case first.',
  },
  'line-unknown': {
    status: 422,
    zh: '这个客户的送货单上没有这一行，请重新选择。',
    en: "The customer's delivery note has no such line. Choose again.",
  },
  'not-delivered': {
    status: 422,
    zh: '送货单 {number} 还没有送达，不能申请退换；请先登记到达或验收。',
    en: 'Delivery note {number} has not arrived yet. Record the arrival or the acceptance first.',
  },
  'more-than-came': {
    zh: '{product} 共送达 {came}，已申请 {claimed}，最多还能申请 {left}。',
    en: '{product}: {cameEn} came, {claimedEn} are claimed already; at most {leftEn} can still be claimed.',
  },
  'needed-by-in-past': { status: 422, zh: '要求送达时间 {at} 已过，请检查。', en: 'Needed-by {at} has passed. Please check.' },
  'more-than-requested': { status: 422, zh: '同意的数量不能多于申请的 {most}。', en: 'Not more can be approved than the {mostEn} requested.' },
  'more-than-approved': { status: 422, zh: '验收的数量不能多于同意补换的 {most}。', en: 'Not more can be accepted than the {mostEn} approved.' },
  'more-than-the-lot': {
    zh: '{product} 的批次 {lot} 在这一行最多还能申请 {left}。',
    en: '{product}: at most {leftEn} of lot {lot} can still be claimed on this line.',
  },
  'wrong-lot': {
    status: 422,
    zh: '{product} 这一行没有送过这个批次，送的是：{lots}。请重新选择批次。',
    en: 'This line of {product} did not carry that lot but: {lots}. Choose again.',
  },
  'line-twice': { status: 422, zh: '同一行（同一批次）填了两次，请合并为一行。', en: 'A line (and lot) is given twice. Make it one.' },
  'lines-needed': {
    status: 422,
    zh: '“{way}”要选明是哪一行货，请选择送货单上的商品和数量。',
    en: 'A {wayEn} is about goods: choose lines of a delivery note.',
  },
  'item-unknown': { status: 422, zh: '这项申请里没有这一行，请刷新后重试。', en: 'The claim has no such line. Reload and try again.' },
  'amount-needed': {
    status: 422,
    zh: '没有查到单价，或按凭证计算：请填写金额。',
    en: 'No price is known, or a receipt decides: enter the amount of money.',
  },
  'no-money-here': {
    status: 422,
    zh: '“{way}”不涉及金额，请去掉金额或改选处理方式。',
    en: 'A {wayEn} carries no money: leave the amount out or choose another way.',
  },
  'more-money-than-asked': { status: 422, zh: '同意的金额不能多于申请的 {asked}。', en: 'Not more can be granted than the {asked} asked for.' },
  'nothing-approved': {
    status: 422,
    zh: '每一行都是 0：不同意请选“不同意”并写明理由。',
    en: 'Every line is 0: to refuse all of it, decline with a reason.',
  },
  'nothing-to-bring': { status: 422, zh: '{number} 是“{way}”，没有要送的货。', en: 'Claim {number} is a {wayEn}: there is nothing to bring.' },
  'own-request': {
    status: 403,
    zh: '{number} 是您本人提出的，须由其他同事审批。',
    en: 'You asked for {number} yourself: a colleague has to decide.',
  },
  'second-person': {
    status: 403,
    zh: '{number} 的第一次审批是您做的，须由另一位同事做第二次审批。',
    en: 'You approved {number} first: another colleague has to be the second.',
  },
  'above-limit': {
    status: 403,
    zh: '金额 {value} 超过您的审批权限 {limit}，请转交有权限的同事审批。',
    en: '{value} is above your limit of {limit}. Hand it to a colleague who may.',
  },
  'site-needed': { status: 422, zh: '这个客户还没有登记食堂，请先登记。', en: 'The customer has no site yet. Register one first.' },
  'ledger-full': {
    zh: '这一行已没有这么多可申请，可能有人刚刚提交了申请，请刷新后查看。',
    en: 'There is not that much left on the line; somebody may just have claimed it. Reload to see.',
  },
  'goods-already-back': {
    zh: '这项申请的货已经取回或销毁，不能再撤回或减少。',
    en: 'Goods of this claim are back or destroyed already: it cannot be withdrawn or lessened.',
  },
  'arrive-by-in-past': {
    status: 422,
    zh: '计划送达时间 {at} 已过，请填写之后的时间。',
    en: 'The planned arrival {at} has passed. Enter a later time.',
  },
  'driver-unknown': { status: 422, zh: '没有这位司机，或其账号已停用。', en: 'No such driver, or the account is closed.' },
  'before-request': {
    status: 422,
    zh: '发生时间早于申请时间 {at}，请检查。',
    en: 'The time lies before the request itself ({at}). Please check.',
  },
  'delivered-already': { zh: '已登记过送达，无需重复登记。', en: 'The delivery is recorded already.' },
});

/** Points at the place of the input that a refusal is about. */
export const at = (path: string): FieldRefusal[] => [{ path, text: { zh: '请改这里', en: 'Change this' } }];
