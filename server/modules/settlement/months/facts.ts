import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';

/** A month with deliveries is over; its statement should be sent by then. */
export const monthEnded = defineFact({
  name: 'settlement.month-ended',
  version: 1,
  label: { zh: '供货月结束，待送对账单', en: 'Month over, statement to be sent' },
  data: z.object({ customerId: z.string(), month: z.string(), sendBy: z.iso.datetime() }),
  subjects: { customer: 'customerId' },
});

export const facts = [monthEnded];
