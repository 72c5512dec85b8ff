import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { id } from '../fact-parts.ts';
import { PLACE_KIND_CODES } from '../lot.ts';

/** So much of these lots, where it lies now, is never sold again (decision 019). */
export const markedUnsafe = defineFact({
  name: 'lots.marked-unsafe',
  version: 1,
  label: { zh: '标记为不得再售', en: 'Marked never to be sold again' },
  data: z.object({
    why: z.enum(['claim', 'inspection']),
    /** The movement that brought them there. */
    eventId: id.nullable(),
    caseId: id.nullable(),
    customerId: id.nullable(),
    /** Where it is about one lot alone. */
    lotId: id.nullable(),
    parts: z.array(z.object({ lotId: id, placeKind: z.enum(PLACE_KIND_CODES), placeId: id, amount: z.int().positive() })),
  }),
  subjects: { lot: 'lotId', case: 'caseId', customer: 'customerId' },
});

export const facts = [markedUnsafe];
