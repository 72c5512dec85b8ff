import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { CANCEL_REASONS, CAUSES, DELAY_CODES, OUTCOMES, REASON_CODES } from './note.ts';

const id = z.string();
const at = z.iso.datetime();
const hash = z.string();
const about = { noteId: id, customerId: id, siteId: id };
const subjects = { note: 'noteId', customer: 'customerId', site: 'siteId' } as const;

/** Whose phone or pen it was, and the hashes of what was signed. */
const proof = {
  by: z.enum(['kitchen', 'staff']),
  signatureSha256: hash.nullable(),
  paperSha256: hash.nullable(),
};

export const noteIssued = defineFact({
  name: 'deliveries.note-issued',
  version: 1,
  label: { zh: '开送货单', en: 'Delivery note issued' },
  data: z.object({
    ...about,
    number: z.string(),
    deliveryOn: z.iso.date(),
    windowFrom: at,
    windowTo: at,
    driverId: id.nullable(),
    vehicle: z.string().nullable(),
    cratesOut: z.int(),
    contentHash: hash,
    lineCount: z.int(),
    lines: z.array(
      z.object({
        lineId: id,
        lineNo: z.int(),
        product: z.string(),
        productCode: z.string().nullable(),
        spec: z.string(),
        unit: z.enum(UNIT_CODES),
        ordered: z.int(),
        picked: z.int().nullable(),
        lot: z.string().nullable(),
        producedOn: z.iso.date().nullable(),
        expiresOn: z.iso.date().nullable(),
      }),
    ),
  }),
  subjects,
});
export const assigned = defineFact({
  name: 'deliveries.assigned',
  version: 1,
  label: { zh: '指派司机', en: 'Driver assigned' },
  data: z.object({ ...about, driverId: id.nullable(), vehicle: z.string().nullable() }),
  subjects,
});
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
export const cancelled = defineFact({
  name: 'deliveries.cancelled',
  version: 1,
  label: { zh: '取消送货单', en: 'Delivery note cancelled' },
  data: z.object({ ...about, reason: z.enum(CANCEL_REASONS) }),
  subjects,
});

export const facts = [noteIssued, assigned, departed, arrived, delayed, accepted, refused, cancelled];
