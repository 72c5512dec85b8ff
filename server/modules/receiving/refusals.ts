import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('receiving', {
  'not-found': { status: 404, zh: '没有这张收货单，或您无权查看。', en: 'There is no such receipt, or you may not see it.' },
  'line-not-found': { status: 404, zh: '这张收货单上没有这一行。', en: 'This receipt has no such line.' },
  'product-unknown': { status: 422, zh: '商品主档里没有这个商品，请从列表中选择。', en: 'No such product in the master. Choose one from the list.' },
  'unit-unfit': {
    status: 422,
    zh: '{product}按{unit}计量，请用同类单位填写数量。',
    en: '{product} is measured in {unit}: give the amount in a unit of that sort.',
  },
  'weights-disagree': {
    status: 422,
    zh: '{product}：毛重减皮重是 {net} 克，与填写的净重 {amount} 克不一致，请重新过磅或改正。',
    en: '{product}: gross less tare is {net} g, not {amount} g. Weigh again or correct it.',
  },
  'tare-above-gross': { status: 422, zh: '{product}：皮重大于毛重，请核对。', en: '{product}: the tare is above the gross weight.' },
  'parts-above-whole': {
    status: 422,
    zh: '{product}：拒收与隔离的数量合计多于到货数量，请核对。',
    en: '{product}: more is refused and put apart than came.',
  },
  'fault-needed': {
    status: 422,
    zh: '{product}：有拒收或隔离的货，请选择原因。',
    en: '{product}: say why goods are refused or put apart.',
  },
  'checks-missing': {
    status: 422,
    zh: '{product}：还有 {count} 项查验没有填写（{first}）。全部合格可点“全部合格”。',
    en: '{product}: {count} checks are still open ({first}). Tap "all fine" where they are.',
  },
  'line-twice': {
    status: 422,
    zh: '{product}批号“{supplierLot}”填写了两行，请合并成一行。',
    en: 'Lot "{supplierLot}" of {product} is given in two lines. Put it in one.',
  },
  'nothing-moved-here': {
    status: 422,
    zh: '续收只能用于收下的货；整行拒收请不要选择续收。',
    en: 'Only goods that are kept can be more of a lot.',
  },
  'lot-other': {
    status: 422,
    zh: '选择续收的批次不是这家供应商的{product}，请重新选择。',
    en: 'The lot to receive more of is not this supplier’s {product}. Choose again.',
  },
  'banned-goods': {
    zh: '{product}属于禁止经营的食品：{ban}（{source}）。请整行拒收，不得入库，并告知采购和供应商。',
    en: '{product} must not be traded: {ban} ({source}). Refuse all of it and tell purchasing and the supplier.',
  },
  'goods-expired': {
    zh: '{product}保质期至 {expiresOn}，已过期，不得入库（食品安全法第 34 条）。请整行拒收。',
    en: '{product} expired on {expiresOn} and must not enter (Food Safety Law 34). Refuse all of it.',
  },
  'quarantine-missing': {
    zh: '{product}没有当日有效的{kind}，不得入库（{source}）。证随货到的请先拍照登记；没有的整行拒收。',
    en: '{product} has no {kind} that holds today and must not enter ({source}). File the paper that came with it, or refuse all of it.',
  },
  'certificate-missing': {
    zh: '{product}缺{kind}（{source}）。证随货到的请拍照登记；暂时没有的放隔离区待证，或由品控、食品安全专员写明理由放行。',
    en: '{product} lacks {kind} ({source}). File it, put the goods apart until it comes, or let quality let it in with a reason.',
  },
  'certificate-expired': {
    zh: '{product}的{kind}已于 {validTo} 到期（{source}）。请登记新证，或放隔离区待证；放行须由品控、食品安全专员写明理由。',
    en: 'The {kind} of {product} ended on {validTo} ({source}). File the new one or put the goods apart; only quality may let it in, with a reason.',
  },
  'supplier-licence-expired': {
    zh: '供应商的{licence}已于 {validTo} 到期（{source}）。请采购更新证照；货先放隔离区，或由品控、食品安全专员写明理由放行。',
    en: 'The supplier’s {licence} ended on {validTo} ({source}). Have it renewed; put the goods apart, or let quality let them in with a reason.',
  },
  'temperature-off': {
    zh: '{product}到货温度 {degrees} ℃，应为 {limit}（{source}）。请拒收或放隔离区；放行须由品控、食品安全专员写明理由。',
    en: '{product} came at {degrees} °C, allowed is {limit} ({source}). Refuse it or put it apart; only quality may let it in, with a reason.',
  },
  'check-failed': {
    zh: '{product}查验不合格：{check}（{source}）。请拒收或放隔离区；放行须由品控、食品安全专员写明理由。',
    en: '{product} failed a check: {check} ({source}). Refuse it or put it apart; only quality may let it in, with a reason.',
  },
  'lot-stopped': {
    zh: '批次 {number} 已{state}，续收的货不能进库位。请放隔离区或拒收。',
    en: 'Lot {number} is {state}: more of it cannot go to a store. Put it apart or refuse it.',
  },
  'override-not-yours': {
    status: 403,
    zh: '写明理由放行要由品控工程师或食品安全专员操作。请他们来提交，或先放隔离区。',
    en: 'Only a quality engineer or food-safety officer may let goods in against a finding. Ask them, or put the goods apart.',
  },
  'nothing-to-override': {
    status: 422,
    zh: '{product}没有需要放行的事项，请清空放行理由。',
    en: 'There is nothing to override for {product}. Clear the reason.',
  },
  'no-difference': { status: 422, zh: '更正后的数量与原来相同，没有要更正的。', en: 'The amount is the same as before: nothing to correct.' },
  'nothing-entered': { zh: '这一行整行拒收，没有入库，不需要更正数量。', en: 'Nothing of this line entered: there is nothing to correct.' },
  'rule-unknown': { status: 422, zh: '没有这条禁售规定，请从列表中选择。', en: 'There is no such rule. Choose one from the list.' },
  'own-lot': {
    status: 422,
    zh: '批次 {number} 由本公司加工而成，没有供应商；请对其来源批次登记。',
    en: 'Lot {number} was made by us and has no supplier: report the lot it was made of.',
  },
  'temperature-unknown': { status: 422, zh: '{product}：没有测量到货温度。', en: '{product}: the temperature at the door was not taken.' },
  'day-lot': {
    status: 422,
    zh: '{product}没有供应商批号，将以“供应商＋日期＋品名”作为日批号。',
    en: '{product} has no lot number: supplier, day and product will stand for it.',
  },
  'origin-unknown': { status: 422, zh: '{product}没有填写产地。', en: '{product}: the origin is not given.' },
  'days-unknown': { status: 422, zh: '{product}没有生产日期，也没有到期日。', en: '{product}: neither produced nor expiry date is given.' },
  'little-life': {
    status: 422,
    zh: '{product}剩余保质期 {left} 天，不足全程 {total} 天的 {share}（{source}），请先发或退回。',
    en: '{product} has {left} of {total} days left, less than {share} ({source}). Use it first or send it back.',
  },
  'certificate-later': {
    status: 422,
    zh: '{product}缺{kind}（{source}），请在发货前补齐。',
    en: '{product} lacks {kind} ({source}): add it before delivery.',
  },
  'supplier-licence-missing': {
    status: 422,
    zh: '供应商没有登记{licence}（{source}），请采购补齐。',
    en: 'The supplier has no {licence} on record ({source}). Purchasing should add it.',
  },
  'store-too-warm': { status: 422, zh: '{store}对{product}太暖，请换库位。', en: '{store} is too warm for {product}. Choose another.' },
  'product-retired': { status: 422, zh: '{product}已停用，请确认没有选错商品。', en: '{product} is retired. Check that it is the right product.' },
});
