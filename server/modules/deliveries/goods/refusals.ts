import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('deliveries', {
  'lot-stopped': {
    zh: '第 {line} 行“{product}”的批次 {lot} 已{state}，不能装车。请把这一行撤下，回分拣换一个批次；或由品控解除冻结后再装。',
    en: 'Line {line}, {product}: lot {lot} is {state} and cannot be loaded. Take it off and pick another lot, or have the hold lifted.',
  },
  'lot-of-another': {
    status: 422,
    zh: '批次 {lot} 不是“{product}”的批次，请核对标签，从列表中选择。',
    en: 'Lot {lot} is not of {product}. Check the label, or choose one from the list.',
  },
  'lots-more-than-picked': {
    status: 422,
    zh: '“{product}”各批次合计 {lots}，多于录入的 {picked}。请改小批次数量。',
    en: '{product}: the lots add up to {lots}, more than the {picked} entered. Lower them.',
  },
  'lot-twice': { status: 422, zh: '“{product}”的同一批次写了两次，请合并。', en: '{product}: the same lot is given twice. Put it together.' },
  'nothing-back': { zh: '送货单 {number} 没有留在车上的退货。', en: 'Note {number} has no goods left on the van.' },
  'back-too-much': {
    status: 422,
    zh: '批次 {lot} 随车带回的只有 {has}，不能收回 {wants}。',
    en: 'Only {has} of lot {lot} came back: {wants} cannot be taken in.',
  },
});
