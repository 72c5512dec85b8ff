import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('orders', {
  'not-found': { status: 404, zh: '没有这张订单，或您无权查看。', en: 'There is no such order, or you may not see it.' },
  'not-in-this-state': {
    zh: '订单 {number} 当前为“{state}”，不能{act}。请刷新后查看最新进展。',
    en: 'Order {number} is "{state}": {act} is not possible now. Reload to see the latest.',
  },
  'changed-meanwhile': {
    zh: '订单 {number} 刚被更改过，请刷新后再操作。',
    en: 'Order {number} was changed meanwhile. Reload and look again.',
  },
  'site-unknown': { status: 422, zh: '没有这个食堂，请从列表中选择。', en: 'No such site. Choose one from the list.' },
  'supplement-unknown': {
    status: 422,
    zh: '要加单的原订单不存在，或不是这个食堂的。',
    en: 'The order to be added to does not exist, or is of another site.',
  },
  'checks-failed': { status: 422, zh: '订单没有通过核对：{first}', en: 'The order did not pass the checks: {first}' },
  'external-number-taken': {
    zh: '外部单号 {external} 已收为订单 {number}，但内容不同。请更改原订单，或换一个单号。',
    en: 'External number {external} is order {number} already, with other content. Change that order, or use another number.',
  },
  'after-cutoff': {
    zh: '订单 {number} 已过截单时间（{cutoff}），不能再更改或取消。请致电{who}，需要增加商品请另下加单。',
    en: 'Order {number} is past its cutoff ({cutoff}). Call {who}; to add goods, place a supplementary order.',
  },
  blocked: {
    zh: '订单 {number} 有 {count} 项核对未通过：{first} 请更改订单，或由有权限的人写明理由后确认。',
    en: 'Order {number} has {count} blocking finding(s): {first} Change it, or give a reason to override.',
  },
  'override-not-allowed': {
    status: 403,
    zh: '订单 {number} 有核对未通过，只有项目负责人可以写明理由后确认。',
    en: 'Order {number} is blocked; only a project manager may override with a reason.',
  },
  'urgent-open': { zh: '订单 {number} 是加单（急单），请先答复能否送达和时间。', en: 'Order {number} is urgent: answer whether and when first.' },
  'not-urgent': { zh: '订单 {number} 不是加单，直接确认即可。', en: 'Order {number} is not urgent: just confirm it.' },
  'window-wrong': {
    status: 422,
    zh: '承诺的送达时间不合理：结束要晚于开始，并晚于现在。',
    en: 'The promised window must end after it begins, and after now.',
  },
  'not-pick-up': { zh: '订单 {number} 不是自提单。', en: 'Order {number} is not for pick-up.' },
  'nothing-chosen': { status: 422, zh: '请选择订单，或选择日期。', en: 'Choose orders, or a day.' },
  'line-unknown': { status: 422, zh: '订单上没有这一行，请刷新后重新选择。', en: 'The order has no such line.' },
  'missing-absurd': {
    status: 422,
    zh: '“{product}”的缺货数量超过该行数量，最多 {most}。',
    en: 'More of {product} is missing than the line holds: at most {most}.',
  },
  'shortage-twice': { zh: '“{product}”已登记缺货且未商定，请先处理。', en: '{product} has a shortage that is not settled yet.' },
  'shortage-unknown': { status: 404, zh: '没有这条缺货记录。', en: 'No such shortage.' },
  'shortage-settled': { zh: '这条缺货已经商定，不能重复登记。', en: 'This shortage is settled already.' },
  'shortage-open': {
    zh: '订单 {number} 的“{product}”缺货尚未取得客户答复，不能开送货单。请先登记客户意见。',
    en: 'Order {number}: the customer has not agreed about {product} yet. Record the answer first.',
  },
  'consent-needed': {
    zh: '“{product}”有缺货待商定，请先登记客户对缺货的答复，再更改订单。',
    en: '{product} has an open shortage: record the customer’s answer before changing the order.',
  },
  'proof-needed': {
    status: 422,
    zh: '登记客户同意替代要附录音或截图；或请客户在食堂端自己点同意。',
    en: 'A consent to a substitute needs a recording or screenshot; or let the customer agree in the portal.',
  },
  'substitute-needed': { status: 422, zh: '请选择替代商品和数量。', en: 'Choose the substitute and its amount.' },
  'substitute-after-note': {
    zh: '订单 {number} 已开送货单，不能再换商品。请先取消送货单，或另下加单。',
    en: 'A note is out for order {number}: cancel it first, or place a supplementary order.',
  },
  'high-risk-substitute': {
    status: 422,
    zh: '“{product}”属于学校食堂高风险食材，不能作替代品。',
    en: '{product} is high-risk for schools and cannot be a substitute.',
  },
  'later-day-wrong': { status: 422, zh: '补送日期要在原送达日之后。', en: 'The day for the rest must lie after the day of delivery.' },
  'nothing-left': { zh: '订单 {number} 没有可送的商品，不用开送货单。', en: 'Order {number} has nothing left to deliver.' },
  'template-unknown': { status: 404, zh: '没有这张常用单。', en: 'No such template.' },
  'template-name-taken': { zh: '已有同名的常用单“{name}”，请换一个名称。', en: 'A template "{name}" exists already.' },
  'no-header': { status: 422, zh: '前 10 行里没有找到表头。需要的列：{columns}。', en: 'No header in the first 10 rows. Needed columns: {columns}.' },
  'too-many-rows': {
    status: 413,
    zh: '表格超过 {rows} 行，请拆成几个文件再导入。',
    en: 'The table has more than {rows} rows. Split it into several files.',
  },
});
