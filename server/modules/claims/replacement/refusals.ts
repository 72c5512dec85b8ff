import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('claims', {
  'vehicle-unknown': { status: 422, zh: '没有这辆车，或已停用，请重新选择。', en: 'There is no such vehicle in use. Choose again.' },
  'lot-of-another': {
    status: 422,
    zh: '批次 {lot} 不是“{product}”的批次，请核对标签，从列表中选择。',
    en: 'Lot {lot} is not of {product}. Check the label, or choose one from the list.',
  },
  'lot-claimed': {
    status: 422,
    zh: '批次 {lot} 正是客户反映有问题的批次，不能用来补换，请换一个批次。',
    en: 'Lot {lot} is the one the customer claims on. Bring another lot.',
  },
  'lot-twice': { status: 422, zh: '同一批次写了两次，请合并。', en: 'The same lot is given twice. Put it together.' },
  'lots-more-than-wanted': {
    status: 422,
    zh: '“{product}”各批次合计 {lots}，多于要补的 {wanted}，请改小。',
    en: '{product}: the lots add up to {lots}, more than the {wanted} to be brought. Lower them.',
  },
  'loaded-already': { zh: '已登记过装车，无需重复登记。', en: 'It is recorded as aboard already.' },
  'lot-stopped': {
    zh: '“{product}”的批次 {lot} 已{state}，不能装车。请重新备货换一个批次，或由品控解除冻结后再装。',
    en: '{product}: lot {lot} is stopped and cannot be loaded. Pick another lot, or have the hold lifted.',
  },
  'nothing-left-over': { zh: '没有留在车上的补换货，请刷新后查看。', en: 'Nothing of it is left on a van. Reload to see.' },
  'talk-open': {
    zh: '{number} 的缺货正在与客户商定，请先登记商定结果。',
    en: 'The shortage of {number} is being talked over: record what was agreed first.',
  },
  'nothing-missing': { status: 422, zh: '请填写缺少的数量。', en: 'Enter how much is missing.' },
  'shortage-unknown': { status: 404, zh: '没有这项缺货记录，请刷新后重试。', en: 'There is no such shortage. Reload and try again.' },
  'shortage-talked': { zh: '这项缺货已经商定，请刷新后查看。', en: 'This shortage is settled already. Reload to see.' },
  'word-needed': {
    status: 422,
    zh: '换成替代品须有客户的话为凭：请附录音、截图或书面同意。',
    en: "Something in its place needs the customer's word: attach a recording, a screenshot or the paper.",
  },
  'substitute-needed': { status: 422, zh: '请选择替代商品和数量。', en: 'Choose what comes in its place, and how much.' },
  'substitute-unknown': { status: 422, zh: '商品目录里没有这个替代品，请重新选择。', en: 'The catalogue has no such product. Choose again.' },
  'substitute-not-offered': {
    status: 422,
    zh: '这个替代品现在不能选，请从列表中选择，或打电话给我们。',
    en: 'This cannot be chosen now. Choose from the list, or call us.',
  },
  'later-needed': { status: 422, zh: '请填写改到什么时间之前送到（须晚于现在）。', en: 'Enter by when it has to be there now; it must lie ahead.' },
  'way-needed': { status: 422, zh: '请选择改用哪种处理方式（补换货以外）。', en: 'Choose the other way, besides a replacement.' },
  'nothing-left-to-bring': {
    status: 422,
    zh: '全部缺货，没有可送的：请选择改用其他方式、改到下一餐或替代品。',
    en: 'All of it is missing: settle it another way, later, or with something in its place.',
  },
});
