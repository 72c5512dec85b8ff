import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { id } from '../fact-parts.ts';

const about = { lotId: id, caseId: id.nullable(), customerId: id.nullable() };
const subjects = { lot: 'lotId', case: 'caseId', customer: 'customerId' } as const;

/** A customer or an authority wants to know: the clock of the answer runs. */
export const traceAsked = defineFact({
  name: 'lots.trace-asked',
  version: 1,
  label: { zh: '要求追溯', en: 'Trace asked' },
  data: z.object({ traceId: id, ...about, askedBy: z.enum(['customer', 'authority']) }),
  subjects,
});
/** A trace that counts as done and kept; a look at the screen tells nothing. */
export const traced = defineFact({
  name: 'lots.traced',
  version: 1,
  label: { zh: '完成追溯', en: 'Traced' },
  data: z.object({
    /** What it answers, where somebody asked. */
    traceId: id.nullable(),
    ...about,
    lots: z.int(),
    customers: z.int(),
    sites: z.int(),
    /** Lots of which nobody knows for sure. */
    possible: z.int(),
  }),
  subjects,
});

export const facts = [traceAsked, traced];
