// What every event of goods carries in its fact.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { CERTAINTIES, KIND_CODES, PLACE_KIND_CODES } from './lot.ts';

export const id = z.string();
export const day = z.iso.date();

/** A lot that comes into being with the event. */
export const made = z.object({
  lotId: id,
  number: z.string(),
  productId: id,
  supplierId: id.nullable(),
  supplierLot: z.string().nullable(),
  dayLot: z.boolean(),
  origin: z.string(),
  unit: z.enum(UNIT_CODES),
  receivedOn: day,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  derived: z.enum(['produced', 'expires']).nullable(),
});

/** One movement: an integer amount of the lot's base unit from one place to another. */
export const leg = z.object({
  lotId: id,
  from: z.enum(PLACE_KIND_CODES),
  fromId: id,
  to: z.enum(PLACE_KIND_CODES),
  toId: id,
  amount: z.int().positive(),
  /** The line of the delivery note it is for. */
  lineId: id.nullable(),
});

/** What went from one lot into another. */
export const edge = z.object({ fromLot: id, toLot: id, taken: z.int(), given: z.int(), possible: z.boolean() });

/** How sure it is that a line carries the lot; `atMost` where it is only possible. */
export const lineLot = z.object({ lineId: id, lotId: id, certainty: z.enum(CERTAINTIES), atMost: z.int() });

export const event = {
  eventId: id,
  kind: z.enum(KIND_CODES),
  reason: z.string().nullable(),
  lots: z.array(made),
  legs: z.array(leg),
  edges: z.array(edge),
  lines: z.array(lineLot),
  /** The delivery note it is for. */
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  customerId: id.nullable(),
  siteId: id.nullable(),
  deliveryOn: day.nullable(),
  /** Where the event is about one lot alone. */
  lotId: id.nullable(),
  supplierId: id.nullable(),
  /** Of a receipt: everything that was asked for was given. */
  complete: z.boolean().nullable(),
  /** What brought it about, where that has an id. */
  caseId: id.nullable(),
  recallId: id.nullable(),
};
