import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, hash, id, subjects } from '../fact-parts.ts';
import { OUTCOMES, REASON_CODES } from '../note.ts';

/** Whose phone or pen it was, and the hashes of what was signed. */
const proof = {
  by: z.enum(['kitchen', 'staff']),
  signatureSha256: hash.nullable(),
  paperSha256: hash.nullable(),
};

export const accepted = defineFact({
  name: 'deliveries.accepted',
  version: 1,
  label: { zh: '验收', en: 'Accepted' },
  data: z.object({
    ...about,
    lineCount: z.int(),
    acceptedLines: z.int(),
    partlyLines: z.int(),
    rejectedLines: z.int(),
    shortLines: z.int(),
    /** Lines that are not simply as delivered; the rest of the table follows from the note. */
    exceptions: z.array(z.object({ lineId: id, accepted: z.int(), outcome: z.enum(OUTCOMES), reason: z.enum(REASON_CODES).nullable() })),
    cratesBack: z.int().nullable(),
    ...proof,
  }),
  subjects,
});
export const refused = defineFact({
  name: 'deliveries.refused',
  version: 1,
  label: { zh: '整单拒收', en: 'Refused' },
  data: z.object({
    ...about,
    reason: z.enum(REASON_CODES),
    /** Where each line had its own reason. */
    reasons: z.array(z.object({ lineId: id, reason: z.enum(REASON_CODES) })),
    cratesBack: z.int().nullable(),
    ...proof,
  }),
  subjects,
});

export const facts = [accepted, refused];
