import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { WITHDRAWAL_CODES } from './certificate.ts';
import { facts as reissue } from './reissue/facts.ts';
import { facts as watch } from './watch/facts.ts';

const id = z.string();
const day = z.iso.date();

/** What one covers; empty: all goods of its supplier, or of our own company. */
const products = z.array(z.object({ productId: id.nullable(), code: z.string().nullable(), name: z.string() }));

export const filed = defineFact({
  name: 'certificates.filed',
  version: 1,
  label: { zh: '登记证照', en: 'Certificate filed' },
  data: z.object({
    certificateId: id,
    kind: z.string(),
    variant: z.string().nullable(),
    number: z.string(),
    lot: z.string().nullable(),
    products,
    issuedOn: day,
    validFrom: day,
    validTo: day.nullable(),
    files: z.array(z.object({ fileId: id, sha256: z.string() })),
    /** Whose goods, and which lot of ours, where that is known; facts of before lots have neither. */
    supplierId: id.nullable().optional(),
    lotId: id.nullable().optional(),
  }),
  subjects: { certificate: 'certificateId', supplier: 'supplierId', lot: 'lotId' },
});

export const withdrawn = defineFact({
  name: 'certificates.withdrawn',
  version: 1,
  label: { zh: '作废证照', en: 'Certificate withdrawn' },
  data: z.object({ certificateId: id, kind: z.string(), reason: z.enum(WITHDRAWAL_CODES) }),
  subjects: { certificate: 'certificateId' },
});

export const bundled = defineFact({
  name: 'certificates.bundled',
  version: 1,
  label: { zh: '备齐随货证照', en: 'Certificate pack made' },
  data: z.object({
    noteId: id,
    customerId: id,
    siteId: id,
    deliveryOn: day,
    /** Every certificate that some line needs is there. */
    complete: z.boolean(),
    lineCount: z.int(),
    /** In note order. */
    missing: z.array(z.object({ lineId: id, kind: z.string() })),
    certificates: z.array(id),
  }),
  subjects: { note: 'noteId', customer: 'customerId', site: 'siteId' },
});

export const facts = [filed, withdrawn, bundled, ...reissue, ...watch];
