import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { STANDING_CODES } from '../../lots/public.ts';
import { REASON_CODES } from '../note.ts';
import { at, id, onNote } from '../shapes.ts';

const named = z.object({ id, name: z.string() });
const to = z.enum(['store', 'quarantine']);

/** What a van brings back: refused goods are counted in, to the store or apart. */
export const contract = {
  goodsBack: endpoint({
    method: 'GET',
    path: '/goods-back',
    permission: 'deliveries.take-back',
    summary: { zh: '待收回的随车退货', en: 'Goods that vans bring back' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id,
          number: z.string(),
          customer: named,
          site: named,
          vehicle: z.string().nullable(),
          driver: z.string().nullable(),
          acceptedAt: at.nullable(),
          lines: z.array(
            z.object({
              lineId: id,
              lineNo: z.int(),
              product: z.string(),
              unit: z.enum(UNIT_CODES),
              reason: z.enum(REASON_CODES).nullable(),
              lotId: id,
              number: z.string(),
              standing: z.enum(STANDING_CODES),
              amount: z.int(),
              /** Where it belongs by the reason for which it was refused. */
              to,
            }),
          ),
        }),
      ),
      more: z.boolean(),
    }),
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/goods-back',
    permission: 'deliveries.take-back',
    summary: { zh: '收回随车退货：合格的回库位，有问题的进隔离区', en: 'Take goods back from the van: to the store, or apart' },
    input: z.object({
      ...onNote,
      /** None: everything there is, where its reason sends it. */
      lines: z
        .array(z.object({ lineId: id, lotId: id, amount: z.int().positive().max(1_000_000_000), to }))
        .max(300)
        .default([]),
    }),
    output: z.object({ noteId: id, taken: z.int() }),
    refusals: ['deliveries.not-found', 'deliveries.nothing-back', 'deliveries.back-too-much', 'lots.not-enough'],
  }),
};
