import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('lots', {
  'not-found': { status: 404, zh: '没有这个批次，或您无权查看。', en: 'There is no such lot, or you may not see it.' },
  'hold-not-found': { status: 404, zh: '没有这条冻结记录，或您无权查看。', en: 'There is no such hold, or you may not see it.' },
  'place-not-found': { status: 404, zh: '没有这个库位，或已停用。请从列表中选择。', en: 'No such place, or it is closed. Choose one from the list.' },
  'not-enough': {
    zh: '批次 {number} 在{place}只有 {has}，不够移动 {wants}。请刷新查看现存数量，换一个批次，或先做盘点调整。',
    en: 'Lot {number} has only {has} at {place}: {wants} cannot be moved. Reload, take another lot, or count first.',
  },
  stopped: {
    zh: '批次 {number} 已{state}，不能{act}。可移入隔离区、退回供应商或销毁；解除冻结后才能继续使用。',
    en: 'Lot {number} is {state}: {act} is not possible. It can go to quarantine, back to the supplier or to destruction.',
  },
  expired: {
    zh: '批次 {number} 已于 {expiresOn} 过期，不能{act}。请移入隔离区，退回供应商或销毁。',
    en: 'Lot {number} expired on {expiresOn}: {act} is not possible. Move it to quarantine, return or destroy it.',
  },
  unsafe: {
    zh: '批次 {number} 在{place}有 {amount} 属于召回或食品安全退货，不得再售：只能销毁、退供应商或移到另一个隔离区。',
    en: 'Of lot {number} {amountEn} at {placeEn} is recalled or came back for food safety and is never sold again: only destruction, the supplier or another quarantine place is possible.',
  },
  'nothing-moved': { status: 422, zh: '没有填写要移动的数量。', en: 'No amount to move was given.' },
  'amount-absurd': {
    status: 422,
    zh: '数量必须大于零，且是最小单位的整数。',
    en: 'The amount must be above zero and a whole number of the smallest unit.',
  },
  'way-impossible': { status: 422, zh: '“{act}”不能从{from}到{to}。', en: '“{act}” does not go from {from} to {to}.' },
  'unit-unknown': {
    status: 422,
    zh: '单位“{unit}”与批次 {number} 的计量方式不同，无法换算。请用{base}类单位。',
    en: 'Unit "{unit}" cannot be converted to the way lot {number} is measured. Use a unit of {base}.',
  },
  'more-out-than-in': {
    status: 422,
    zh: '产出 {out} 多于投入 {in}。请检查数量和单位。',
    en: 'More comes out ({out}) than goes in ({in}). Check amounts and units.',
  },
  'nothing-in': { status: 422, zh: '请至少选择一个投入批次。', en: 'Choose at least one lot that goes in.' },
  'nothing-out': { status: 422, zh: '请至少填写一个产出批次。', en: 'Give at least one lot that comes out.' },
  'lot-twice': { status: 422, zh: '批次 {number} 填写了两次，请合并成一行。', en: 'Lot {number} is given twice: put it in one row.' },
  cycle: {
    status: 422,
    zh: '批次 {number} 本身由 {into} 制成，不能再并入 {into}：追溯会绕成圈。请产出一个新批次。',
    en: 'Lot {number} was itself made of {into} and cannot go into it: the trace would go round. Make a new lot.',
  },
  'expires-before-produced': {
    status: 422,
    zh: '到期日 {expiresOn} 早于生产日期 {producedOn}，请核对标签。',
    en: 'It expires on {expiresOn}, before it was produced on {producedOn}. Check the label.',
  },
  'produced-later': {
    status: 422,
    zh: '生产日期 {producedOn} 晚于今天，请核对标签。',
    en: 'Produced on {producedOn} lies in the future. Check the label.',
  },
  'supplier-lot-known': {
    zh: '这家供应商的批号“{supplierLot}”已登记为批次 {number}。续到同一批请选择“续收”；批号写错请更正。',
    en: 'Lot "{supplierLot}" of this supplier is known as {number}. Receive more of it, or correct the number.',
  },
  'recalled-destroyed': {
    zh: '批次 {number} 已全部销毁，不能再冻结或召回。',
    en: 'Lot {number} is destroyed: it cannot be held or recalled any more.',
  },
  'no-lots': { status: 422, zh: '请至少选择一个批次。', en: 'Choose at least one lot.' },
  'lifted-already': { zh: '这条冻结已经解除。请刷新查看。', en: 'This hold is lifted already. Reload.' },
  'held-by-recall': {
    zh: '批次正在召回，不能单独解除冻结；请在召回中处置完毕后关闭。',
    en: 'The lot is being recalled: close the recall instead of lifting the hold.',
  },
});
