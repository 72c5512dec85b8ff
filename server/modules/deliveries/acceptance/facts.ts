import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, hash, id, subjects } from '../fact-parts.ts';
import { OUTCOMES, REASON_CODES, SCALES, SIGNER_ROLE_CODES } from '../note.ts';

/** Whose phone or pen it was, and the hashes of what was signed. */
const proof = {
  by: z.enum(['kitchen', 'staff']),
  signatureSha256: hash.nullable(),
  paperSha256: hash.nullable(),
  signers: z.array(z.object({ role: z.enum(SIGNER_ROLE_CODES), signatureSha256: hash.nullable() })).optional(),
  signersNeeded: z.int().optional(),
  /** Pictures of the whole delivery. */
  photos: z.array(hash).optional(),
  /** Where the phone's clock was wrong: by how much the server's was ahead, and what the phone had said. */
  clockSkewMs: z.int().optional(),
  phoneAt: z.iso.datetime().optional(),
};

/** One line that is not simply as delivered. Weights in grams; `accepted` in the base unit, after the deduction. */
const exception = z.object({
  lineId: id,
  accepted: z.int(),
  outcome: z.enum(OUTCOMES),
  reason: z.enum(REASON_CODES).nullable(),
  gross: z.int().nullable().optional(),
  tare: z.int().nullable().optional(),
  net: z.int().nullable().optional(),
  pieces: z.int().nullable().optional(),
  deductBp: z.int().optional(),
  /** The customer's weight where our scale decides and theirs lies outside the tolerance. */
  said: z.int().nullable().optional(),
  photos: z.array(hash).optional(),
});

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
    exceptions: z.array(exception),
    /** More than came (within tolerance), deducted, another thing than ordered, weight in dispute. */
    overLines: z.int().optional(),
    deductedLines: z.int().optional(),
    swappedLines: z.int().optional(),
    disputedLines: z.int().optional(),
    /** Sums by base unit: what came and what is settled. */
    deliveredGrams: z.int().optional(),
    acceptedGrams: z.int().optional(),
    deliveredMl: z.int().optional(),
    acceptedMl: z.int().optional(),
    deliveredPieces: z.int().optional(),
    acceptedPieces: z.int().optional(),
    scale: z.enum(SCALES).optional(),
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
    reasons: z.array(z.object({ lineId: id, reason: z.enum(REASON_CODES), photos: z.array(hash).optional() })),
    lineCount: z.int().optional(),
    cratesBack: z.int().nullable(),
    ...proof,
  }),
  subjects,
});

export const sealsChecked = defineFact({
  name: 'deliveries.seals-checked',
  version: 1,
  label: { zh: '核对封签', en: 'Seals checked' },
  // `whole`: unbroken by the receiver's word; `matched`: the numbers read are those of loading, null where none were read or put on.
  data: z.object({ ...about, whole: z.boolean(), matched: z.boolean().nullable(), numbers: z.array(z.string()) }),
  subjects,
});
export const itemSwapped = defineFact({
  name: 'deliveries.item-swapped',
  version: 1,
  label: { zh: '送错或未订购的商品', en: 'Another item than ordered' },
  data: z.object({ ...about, lineId: id, reason: z.enum(REASON_CODES) }),
  subjects,
});

export const facts = [accepted, refused, sealsChecked, itemSwapped];
