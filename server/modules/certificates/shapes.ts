// Shapes that the endpoints of certificates answer.
import { z } from 'zod';
import { WITHDRAWAL_CODES } from './certificate.ts';

const id = z.uuid();
const at = z.iso.datetime();
const day = z.iso.date();
const text = z.object({ zh: z.string(), en: z.string() });

export const kind = z.object({
  code: z.string(),
  label: text,
  by: z.enum(['lot', 'product', 'supplier']),
  /** Rules in force today; `variant` where validity depends on what it was written for. */
  rules: z.array(
    z.object({
      variant: z.string().nullable(),
      label: text.nullable(),
      validDays: z.int().nullable(),
      source: z.string(),
      mark: z.string(),
      confirmed: z.boolean(),
    }),
  ),
});
export const covered = z.object({
  productId: id.nullable().default(null),
  code: z.string().trim().max(40).nullable().default(null),
  name: z.string().trim().min(1).max(80),
});
const file = z.object({ fileId: id, kind: z.enum(['image', 'document']), name: z.string().nullable() });
export const certificate = z.object({
  id,
  kind: z.string(),
  label: text,
  variant: z.string().nullable(),
  number: z.string(),
  lot: z.string().nullable(),
  products: z.array(z.object({ productId: id.nullable(), code: z.string().nullable(), name: z.string() })),
  issuedOn: day,
  validFrom: day,
  validTo: day.nullable(),
  /** Days until it ends, today being 0; negative: over; null: without end. */
  daysLeft: z.int().nullable(),
  files: z.array(file),
  /** Issued by us for a lot that we repacked, split or mixed. */
  reissued: z.boolean(),
  /** Of ours: certificates of what went in are still to come; it counts for nothing until then. */
  draft: z.boolean(),
});
export const onDesk = certificate.extend({
  supplier: z.string(),
  supplierId: id.nullable(),
  lotId: id.nullable(),
  remark: z.string(),
  filedAt: at,
  withdrawnAt: at.nullable(),
  withdrawnFor: z.enum(WITHDRAWAL_CODES).nullable(),
  can: z.object({ withdraw: z.boolean() }),
});
const named = z.object({ kind: z.string(), label: text });
const packLine = z.object({
  lineId: id,
  lineNo: z.int(),
  product: z.string(),
  spec: z.string(),
  lot: z.string().nullable(),
  producedOn: day.nullable(),
  /** The product master does not know it: nobody can say what it needs. */
  unknown: z.boolean(),
  found: z.array(z.object({ certificateId: id, kind: z.string(), by: z.enum(['lot', 'day', 'product']) })),
  missing: z.array(named),
});
export const pack = z.object({
  noteId: id,
  number: z.string(),
  site: z.object({ id, name: z.string() }),
  deliveryOn: day,
  complete: z.boolean(),
  bundledAt: at,
  lines: z.array(packLine),
  /** In note order, each once. */
  certificates: z.array(certificate),
});
