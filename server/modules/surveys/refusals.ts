import { defineRefusals } from '../../kernel/refusal.ts';

export const no = defineRefusals('surveys', {
  'not-found': { status: 404, zh: '没有这张售后单，或您无权查看。', en: 'There is no such case, or you may not see it.' },
  'not-confirmed': {
    zh: '售后单 {number} 客户尚未确认，确认后再登记回访。',
    en: 'The customer has not confirmed case {number} yet. Record the call after that.',
  },
  'before-confirmation': {
    status: 422,
    zh: '回访时间早于客户确认时间 {at}，请检查。',
    en: 'The call lies before the customer confirmed ({at}). Please check.',
  },
  'question-unknown': { status: 422, zh: '回访问题或答案无效：{key}。', en: 'No such question, or not an answer to it: {key}.' },
  'not-settled': { zh: '问题处理完成后才能评价。', en: 'You can rate after we have settled it.' },
  'rated-already': { zh: '您已评价过，谢谢。', en: 'You have rated already. Thank you.' },
});
