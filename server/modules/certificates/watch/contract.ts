import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';

const id = z.uuid();

export const contract = {
  counts: endpoint({
    method: 'GET',
    path: '/certificates/counts',
    permission: 'certificates.read',
    summary: { zh: '到期与待补的份数', en: 'How many end soon, are over, or wait for others' },
    input: z.object({}),
    output: z.object({
      /** Steps of warning, descending; each counts all that end within so many days. */
      within: z.array(z.object({ days: z.int(), count: z.int() })),
      over: z.int(),
      drafts: z.int(),
    }),
  }),
  ofSupplier: endpoint({
    method: 'GET',
    path: '/suppliers/{supplierId}/certificates',
    permission: 'certificates.read',
    summary: { zh: '一家供应商的证照是否齐全有效', en: 'Whether the papers of a supplier are there and hold' },
    input: z.object({ supplierId: id }),
    output: z.object({
      supplierId: id,
      needed: z.int(),
      valid: z.int(),
      lacking: z.array(
        z.object({
          kind: z.string(),
          label: z.object({ zh: z.string(), en: z.string() }),
          state: z.enum(['missing', 'expired']),
          lotId: id.nullable(),
          lot: z.string().nullable(),
          product: z.string().nullable(),
        }),
      ),
    }),
    refusals: ['suppliers.not-found'],
  }),
};
