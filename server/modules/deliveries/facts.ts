import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { facts as acceptance } from './acceptance/facts.ts';
import { about, hash, id, subjects } from './fact-parts.ts';
import { CANCEL_REASONS, TIMINGS } from './note.ts';
import { facts as paper } from './paper/facts.ts';
import { facts as picking } from './picking/facts.ts';
import { facts as road } from './road/facts.ts';

const at = z.iso.datetime();

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
    orderId: id.nullable().optional(),
    timing: z.enum(TIMINGS).optional(),
    urgent: z.boolean().optional(),
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
        productId: id.nullable().optional(),
        orderLineId: id.nullable().optional(),
        pieces: z.int().nullable().optional(),
        pieceUnit: z.enum(UNIT_CODES).nullable().optional(),
        overBp: z.int().nullable().optional(),
        underBp: z.int().nullable().optional(),
        pieceTare: z.int().nullable().optional(),
        substituteFor: z.string().nullable().optional(),
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
export const cancelled = defineFact({
  name: 'deliveries.cancelled',
  version: 1,
  label: { zh: '取消送货单', en: 'Delivery note cancelled' },
  data: z.object({ ...about, reason: z.enum(CANCEL_REASONS) }),
  subjects,
});

export const facts = [noteIssued, assigned, cancelled, ...road, ...acceptance, ...picking, ...paper];
