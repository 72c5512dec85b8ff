import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';

const id = z.string();
const day = z.iso.date();

export const warned = defineFact({
  name: 'certificates.expiry-warned',
  version: 1,
  label: { zh: '提醒证照到期', en: 'Warned of certificates that end' },
  data: z.object({
    day,
    papers: z.array(
      z.object({
        /** `certificate:<id>`, or `licence:<supplier>:<kind>:<last day>`. */
        paper: z.string(),
        /** Days before the end that were reached; 0: it is over. */
        step: z.int(),
      }),
    ),
  }),
  subjects: {},
});

export const sampled = defineFact({
  name: 'certificates.sampled',
  version: 1,
  label: { zh: '抽查供应商证照', en: 'Certificates of a supplier looked at' },
  data: z.object({
    supplierId: id,
    day,
    /** Papers that the supplier and the goods in stock need, and how many of them are there and hold. */
    needed: z.int(),
    valid: z.int(),
    /** 0–1. */
    validShare: z.number(),
    lacking: z.array(z.object({ kind: z.string(), lotId: id.nullable(), state: z.enum(['missing', 'expired']) })),
  }),
  subjects: { supplier: 'supplierId' },
});

export const facts = [warned, sampled];
