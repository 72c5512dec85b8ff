import { defineRefusals } from '../../../kernel/refusal.ts';

export const no = defineRefusals('lots', {
  'trace-of-nothing': {
    status: 422,
    zh: '请选择要追溯的批次、送货单或送货单行。',
    en: 'Choose a lot, a delivery note or lines of one to trace.',
  },
  'no-lot-on-lines': {
    status: 404,
    zh: '这些送货单行没有登记批次，无法追溯。请核对分拣记录，或按供应商批号查找。',
    en: 'No lot is kept for these lines: they cannot be traced. Check what was picked, or search by the supplier’s lot.',
  },
  'trace-ask-not-found': { status: 404, zh: '没有这条追溯要求。请刷新查看。', en: 'There is no such request for a trace. Reload.' },
  'trace-not-of-lot': {
    status: 422,
    zh: '这条追溯要求针对另一个批次。请从该批次的页面登记结果。',
    en: 'This request is about another lot: record the result from that lot.',
  },
  'customer-of-trace-needed': {
    status: 422,
    zh: '为售后单登记追溯时，请同时给出它的客户。',
    en: 'A trace for a case needs the customer of the case.',
  },
  'customer-of-trace-unknown': { status: 404, zh: '没有这个客户。请核对。', en: 'There is no such customer. Check it.' },
});
