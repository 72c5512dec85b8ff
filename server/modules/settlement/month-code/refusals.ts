import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('settlement', {
  'code-too-late': {
    zh: '{month} 的月结二维码已过有效期（月末后 {days} 天）。请客户登录食堂端查看。',
    en: 'The code of {month} is no longer valid ({days} days after its end). Ask the customer to sign in.',
  },
});
