import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, hash, subjects } from '../fact-parts.ts';
import { CAUSES, DELAY_CODES } from '../note.ts';

const at = z.iso.datetime();

export const departed = defineFact({
  name: 'deliveries.departed',
  version: 1,
  label: { zh: '发车', en: 'Departed' },
  data: z.object(about),
  subjects,
});
export const arrived = defineFact({
  name: 'deliveries.arrived',
  version: 1,
  label: { zh: '到达', en: 'Arrived' },
  // Inferred from an acceptance: nobody tapped, but goods that are accepted have arrived.
  data: z.object({ ...about, inferred: z.boolean(), metres: z.int().nullable() }),
  subjects,
});
export const delayed = defineFact({
  name: 'deliveries.delayed',
  version: 1,
  label: { zh: '延误', en: 'Delayed' },
  data: z.object({
    ...about,
    newEstimate: at,
    reason: z.enum(DELAY_CODES),
    toldCustomer: z.boolean(),
    causedBy: z.enum(CAUSES),
    proofSha256: z.array(hash),
  }),
  subjects,
});

export const facts = [departed, arrived, delayed];
