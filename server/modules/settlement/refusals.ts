// What several rooms refuse in the same words.
import { defineRefusals } from '../../kernel/refusal.ts';

export const noCustomer = defineRefusals('settlement', {
  'no-such-customer': { status: 404, zh: '没有这个客户，或您无权查看。', en: 'There is no such customer, or you may not see it.' },
});
