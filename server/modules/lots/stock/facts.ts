import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { day, id } from '../fact-parts.ts';

/** Beside `lots.destroyed`: what shows that it was done as the law asks. Names of witnesses stand in a plain table. */
export const destructionShown = defineFact({
  name: 'lots.destruction-shown',
  version: 1,
  label: { zh: '销毁记录', en: 'Destruction recorded' },
  data: z.object({
    eventId: id,
    lotId: id,
    /** Grams on the scale. */
    weight: z.int().nullable(),
    /** When time and place were reported to the authority beforehand. */
    reportedAt: z.iso.datetime().nullable(),
    destroyedOn: day,
    witnesses: z.int(),
    photos: z.array(z.object({ fileId: id, sha256: z.string() })),
  }),
  subjects: { lot: 'lotId' },
});

export const facts = [destructionShown];
