import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('settlement', {
  'no-such-sheet': { status: 404, zh: '没有这张考核评分表，或您无权查看。', en: 'There is no such score sheet, or you may not see it.' },
  'no-scorecard': {
    zh: '这个客户当期的合同没有考核评分表。请先在合同中写明考核办法。',
    en: 'The contract in force has no scorecard. Write the scoring rules into the contract first.',
  },
  'wrong-period': {
    status: 422,
    zh: '期间与考核周期不符，应填 {example} 这样的期间。',
    en: 'The period does not fit the scorecard; write it like {example}.',
  },
  'period-not-over': { zh: '考核期间尚未结束，结束后再评分。', en: 'The period is not over yet; score it after its end.' },
  'score-out-of-range': {
    status: 422,
    zh: '得分须在 0 到 {most} 之间，最多两位小数。',
    en: 'A score lies between 0 and {most}, with two decimals at most.',
  },
  'deduction-above-item': {
    status: 422,
    zh: '「{item}」最多扣 {most} 分，扣完为止。请改小。',
    en: '“{item}” can lose {most} points at most. Enter less.',
  },
  'deduction-wrong': {
    status: 422,
    zh: '「{item}」的扣分须为不小于 0 的数，最多两位小数。',
    en: 'Points off “{item}” are a number from 0 up, with two decimals at most.',
  },
  'item-unknown': {
    status: 422,
    zh: '评分表中没有项目「{item}」，请按评分表的项目填写。',
    en: 'The sheet has no item “{item}”; use the items of the sheet.',
  },
  'item-twice': { status: 422, zh: '项目「{item}」填了两次，请合并。', en: 'Item “{item}” is entered twice; put both together.' },
  'sum-differs': {
    status: 422,
    zh: '各项扣分合计后应为 {sum} 分，与填写的 {total} 分不符，请核对。',
    en: 'The items come to {sum}, not {total}. Please check.',
  },
  'nothing-stated': { status: 422, zh: '请填写总分，或逐项填写扣分。', en: 'Enter a total, or the points off by item.' },
  'stated-already': { zh: '这张评分表已经评定，不能再填。有不同意见请走申诉。', en: 'This sheet is stated already. Use an appeal if you disagree.' },
  'not-stated': { zh: '客户尚未评定，不能定案。', en: 'The customer has not stated the score yet; it cannot be final.' },
  'final-already': { zh: '这张评分表已经定案，不能再改。', en: 'This sheet is final and cannot change.' },
  'appeals-open': { zh: '还有申诉没有结果，答复后再定案。', en: 'Appeals are still open; make it final once they are answered.' },
  'not-offered': { zh: '我们还没有提交本期自评，请直接填写扣分或总分。', en: 'We have not sent our own reading; enter the points off or a total.' },
  'restored-too-much': {
    status: 422,
    zh: '恢复的分值超过了这笔扣分，最多 {most} 分。',
    en: 'More is restored than was taken; {most} points at most.',
  },
  'paper-needed': {
    status: 422,
    zh: '请附纸质评分表的照片；没有照片时须由售后经理录入。',
    en: 'Attach a photo of the paper sheet; without one the after-sales manager enters it.',
  },
});
