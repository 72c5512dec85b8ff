import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('lots', {
  'unit-not-known': {
    status: 422,
    zh: '没有“{unit}”这个单位。请用公斤、斤、升、箱、袋、个等常用单位。',
    en: 'There is no unit “{unit}”. Use kg, jin, litre, box, bag, piece and the like.',
  },
  'amount-too-fine': {
    status: 422,
    zh: '数量 {amount} {unit} 不能精确到最小单位。请少填几位小数。',
    en: '{amount} {unit} is finer than the smallest unit. Give fewer decimals.',
  },
  'not-a-store': {
    status: 422,
    zh: '“{place}”不是普通库位，不能在那里分装、混装或加工。请先移库，或换一个库位。',
    en: '“{place}” is no store: nothing is split, mixed or transformed there. Move the goods first or choose a store.',
  },
  'place-known': {
    zh: '已有名为“{name}”的库位（停用的也算）。请换一个名称。',
    en: 'There is a place called “{name}” already (closed ones count). Choose another name.',
  },
  'place-holds-goods': {
    zh: '库位“{name}”里还有 {lots} 个批次的货。请先移走、退回或销毁，再停用。',
    en: 'Place “{name}” still holds goods of {lots} lots. Move, return or destroy them first.',
  },
  'last-place': {
    zh: '“{name}”是最后一个此类库位，停用后收货将无处可放。请先启用另一个。',
    en: '“{name}” is the last place of its kind: goods would have nowhere to go. Open another one first.',
  },
  'moved-meanwhile': {
    zh: '盘点期间账面数量已从 {seen} 变为 {has}。请刷新后重新核对实物。',
    en: 'While counting, the books went from {seen} to {has}. Reload and look at the goods again.',
  },
  'not-countable': { status: 422, zh: '食堂里的货不在我方盘点范围内。', en: 'Goods at a kitchen are not ours to count.' },
  'no-supplier': {
    zh: '批次 {number} 由其他批次制成，没有供应商可退。请退回原料批次，或移入隔离区、销毁。',
    en: 'Lot {number} was made of other lots: it has no supplier. Return what it was made of, or destroy it.',
  },
  'report-first': {
    zh: '批次 {number} 正在召回。销毁前须先向县级市场监管部门报告时间和地点（食品安全法第六十三条）。请填写报告时间、报告对象和销毁地点。',
    en: 'Lot {number} is being recalled. Time and place must be reported to the county authority before it is destroyed (Food Safety Law, art. 63). Say when and to whom it was reported and where it is done.',
  },
  'report-later': {
    status: 422,
    zh: '报告时间晚于现在。须先报告，再销毁。请核对时间。',
    en: 'The report lies in the future. It comes before the destruction: check the time.',
  },
  'not-a-picture': { status: 422, zh: '销毁凭证须为照片。', en: 'Proof of destruction must be pictures.' },
  'product-unknown': {
    status: 422,
    zh: '没有这个商品，或已停用。请从列表中选择。',
    en: 'No such product, or it is retired. Choose one from the list.',
  },
  'into-other-goods': {
    status: 422,
    zh: '批次 {number} 是另一种商品，不能并入。请选择同一商品的批次，或产出新批次。',
    en: 'Lot {number} is another product. Choose one of the same product, or make a new lot.',
  },
  'into-expires-later': {
    status: 422,
    zh: '批次 {number} 的到期日 {expiresOn} 晚于投入批次的 {earliest}，并入会掩盖较早的到期日。请产出新批次。',
    en: 'Lot {number} expires on {expiresOn}, later than {earliest} of what goes in: that would hide the earlier day. Make a new lot.',
  },
  'expires-later-than-inputs': {
    status: 422,
    zh: '到期日 {expiresOn} 晚于投入批次中最早的 {earliest}。产出批次的到期日不能更晚。',
    en: 'It cannot expire on {expiresOn}, later than the earliest of what goes in ({earliest}).',
  },
});
