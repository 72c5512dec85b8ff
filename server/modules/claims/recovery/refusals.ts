import { defineRefusals } from '../../../kernel/refusal.ts';

export const noRecovery = defineRefusals('claims', {
  'cost-open': {
    zh: '{number} 还没有定下金额（未同意，或有的货没有单价）：请先审批，或填写货值。',
    en: 'What {number} costs is not settled: decide it first, or enter the worth of the goods.',
  },
  'split-not-whole': {
    status: 422,
    zh: '各方承担合计 {sum}，费用是 {cost}：请调整到相等。',
    en: 'The parts add up to {sum}, the cost is {cost}. Make them equal.',
  },
  'supplier-needed': { status: 422, zh: '请选明由哪家供应商承担。', en: 'Say which supplier bears it.' },
  'carrier-needed': { status: 422, zh: '请写明承运商名称。', en: 'Enter the name of the carrier.' },
  'supplier-unknown': { status: 422, zh: '没有这家供应商，请从列表中选择。', en: 'No such supplier. Choose from the list.' },
  'bearer-twice': { status: 422, zh: '同一方填了两次，请合并。', en: 'A party is given twice. Make it one.' },
  'asked-already': {
    zh: '已经按原划分提出追偿，请先撤回追偿再改划分。',
    en: 'Recoveries were asked for by this split. Withdraw them before changing it.',
  },
  'no-such-part': { status: 422, zh: '费用划分里没有这一方：请先划分责任。', en: 'The split has no such party. Split the cost first.' },
  'more-than-part': { status: 422, zh: '最多还能向对方追偿 {left}。', en: 'At most {left} can still be asked of them.' },
  'recovery-not-found': { status: 404, zh: '没有这项追偿，或您无权查看。', en: 'There is no such recovery, or you may not see it.' },
  'recovery-not-in-this-state': {
    zh: '追偿 {number} 当前为“{state}”，不能{act}。请刷新后查看。',
    en: 'Recovery {number} is "{stateEn}": "{actEn}" is not possible now. Reload to see.',
  },
  'answer-amount': {
    status: 422,
    zh: '答复金额与答复不符：全部承担为 {asked}，不承担为 0，部分承担在两者之间。',
    en: 'All is {asked}, refused is 0, partly lies between.',
  },
  'more-than-answered': { status: 422, zh: '落实金额不能多于对方答复的 {answered}。', en: 'Not more can come in than the {answered} they answered.' },
});
