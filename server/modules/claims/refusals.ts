import { defineRefusals } from '../../kernel/refusal.ts';

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
    zh: '送货单 {number} 还没有送达，不能申请换货补货；请先登记到达或验收。',
    en: 'Delivery note {number} has not arrived yet. Record the arrival or the acceptance first.',
  },
  'more-than-came': {
    zh: '{product} 共送达 {came}，已申请 {claimed}，最多还能申请 {left}。',
    en: '{product}: {cameEn} came, {claimedEn} are claimed already; at most {leftEn} can still be claimed.',
  },
  'needed-by-in-past': { status: 422, zh: '要求送达时间 {at} 已过，请检查。', en: 'Needed-by {at} has passed. Please check.' },
  'more-than-requested': {
    status: 422,
    zh: '同意的数量不能多于申请的 {requested}。',
    en: 'Not more can be approved than the {requestedEn} requested.',
  },
  'more-than-approved': {
    status: 422,
    zh: '验收的数量不能多于同意补换的 {approved}。',
    en: 'Not more can be accepted than the {approvedEn} approved.',
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
