import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('settlement', {
  'appeal-not-found': { status: 404, zh: '没有这项申诉，或您无权查看。', en: 'There is no such appeal, or you may not see it.' },
  'appeal-matter-unknown': {
    status: 404,
    zh: '没有这项扣分或罚则，或您无权查看。',
    en: 'There is no such deduction or penalty, or you may not see it.',
  },
  'appeal-one-matter': {
    status: 422,
    zh: '一份申诉只针对一项扣分或一项罚则，请选其中一项。',
    en: 'An appeal is about one deduction or one penalty. Choose one.',
  },
  'appeal-too-late': {
    zh: '申诉期限已于 {appealBy} 截止，不能再提出。已按期交到客户的，请填写交到的时间并附回执照片。',
    en: 'The time to appeal ended at {appealBy}. If it was handed in by then, enter when, with a photo of the receipt.',
  },
  'appeal-too-early': {
    zh: '评分表还没有由客户确认，现在没有可以申诉的扣分。',
    en: 'The customer has not stated the score yet: there is no deduction to appeal.',
  },
  'appeal-score-final': { zh: '这一期的考核分已经定案，不能再申诉。', en: 'This score is final: it cannot be appealed any more.' },
  'appealed-already': {
    zh: '这一项已经申诉过（{number}，{state}）：一项只申诉一次。',
    en: 'This was appealed already ({number}, {stateEn}). A matter is appealed once.',
  },
  'appeal-more-than-deducted': {
    status: 422,
    zh: '申请恢复的不能多于扣掉的：最多 {most}。',
    en: 'Not more can be asked back than was taken: at most {most}.',
  },
  'appeal-asks-other': {
    status: 422,
    zh: '扣分填分数，罚则填金额。',
    en: 'Of a deduction enter points, of a penalty an amount.',
  },
  'appeal-nothing-left': { zh: '这一项已经撤销或全部恢复，无需申诉。', en: 'This was withdrawn or restored in full: nothing is left to appeal.' },
  'appeal-evidence-needed': { status: 422, zh: '请至少保留一项凭证，或写明理由。', en: 'Keep at least one piece of evidence, or say why.' },
  'appeal-not-open': {
    zh: '申诉 {number} 当前为“{state}”，不能再办理这一步。请刷新后查看。',
    en: 'Appeal {number} is "{stateEn}": this step is not possible now. Reload to see.',
  },
  'appeal-answered-before': {
    status: 422,
    zh: '答复时间早于申诉提出的时间 {madeAt}，请检查。',
    en: 'The answer lies before the appeal itself ({madeAt}). Please check.',
  },
  'appeal-outcome-amount': {
    status: 422,
    zh: '恢复的与答复不符：全部恢复为 {asked}，维持为 0，部分恢复在两者之间。',
    en: 'Restored in full is {asked}, upheld is 0, partly lies between.',
  },
});
