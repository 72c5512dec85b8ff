// Shapes of a trace. Amounts are integers of the base unit of their lot; `unit` is how people speak of it.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { KIND_CODES, MAKING, STANDING_CODES } from '../lot.ts';

export const id = z.uuid();
export const day = z.iso.date();
export const at = z.iso.datetime();
const amount = z.int();

export const DIRECTIONS = ['backward', 'forward', 'both'] as const;
export const ASKERS = { customer: { zh: '客户', en: 'Customer' }, authority: { zh: '监管部门', en: 'Authority' } } as const;
export const ASKER_CODES = Object.keys(ASKERS) as [keyof typeof ASKERS, ...(keyof typeof ASKERS)[]];

/** Where a trace begins: one of them. `lineIds`: up to a hundred, with commas between. */
export const begin = {
  lotId: id.optional(),
  noteId: id.optional(),
  lineIds: z
    .string()
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,99}$/)
    .optional(),
  direction: z.enum(DIRECTIONS).default('both'),
};
/** Of the picture and its table; the counts are of everything. */
export const limits = { limit: z.coerce.number().int().min(1).max(10_000).default(2_000) };

export const lot = z.object({
  lotId: id,
  number: z.string(),
  productId: id,
  product: z.string(),
  unit: z.enum(UNIT_CODES),
  supplierId: id.nullable(),
  supplierLot: z.string().nullable(),
  dayLot: z.boolean(),
  origin: z.string(),
  madeBy: z.enum(KIND_CODES),
  receivedOn: day,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  standing: z.enum(STANDING_CODES),
  level: z.int(),
  possible: z.boolean(),
  /** What came in from the supplier, or out of our own work. */
  came: amount,
  /** Where what is left of it lies: our stores, vans, kitchens. */
  stock: amount,
  vans: amount,
  kitchens: amount,
});
export const edge = z.object({ fromLot: id, toLot: id, kind: z.enum(MAKING), taken: amount, given: amount, possible: z.boolean() });

/** What one kitchen got of one lot on one day. */
export const delivery = z.object({
  lotId: id,
  customerId: id,
  siteId: id,
  deliveryOn: day,
  /** What surely went there, or stands picked for it. */
  amount,
  /** Only possible: the most it can be. */
  atMost: amount,
  possible: z.boolean(),
  /** Not handed over yet: picked or on the van. */
  underway: z.boolean(),
  lines: z.int(),
  /** The first few. */
  notes: z.array(z.object({ noteId: id, number: z.string() })),
});
export const site = z.object({
  siteId: id,
  customerId: id,
  site: z.string(),
  customer: z.string(),
  address: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
});
/** came (received or made) = all the others together; differences are what scales and counts took away. */
export const balance = z.object({
  lotId: id,
  received: amount,
  made: amount,
  stock: amount,
  vans: amount,
  kitchens: amount,
  consumed: amount,
  destroyed: amount,
  returned: amount,
  passedOn: amount,
  differences: amount,
  balanced: z.boolean(),
});
/** Of everything the trace found, shown or not. */
export const counts = z.object({
  lots: z.int(),
  lotsLeft: z.int(),
  possible: z.int(),
  suppliers: z.int(),
  customers: z.int(),
  sites: z.int(),
  deliveries: z.int(),
  deliveriesLeft: z.int(),
});
export const kept = z.object({ id, at, by: z.string(), caseId: id.nullable(), lots: z.int(), customers: z.int(), sites: z.int(), possible: z.int() });
export const ask = z.object({
  traceId: id,
  lotId: id,
  askedBy: z.enum(ASKER_CODES),
  askedAt: at,
  answeredAt: at.nullable(),
  words: z.string(),
});
export const ownLot = z.object({
  lotId: id,
  lineId: id,
  noteNumber: z.string(),
  deliveryOn: day,
  number: z.string(),
  product: z.string(),
  origin: z.string(),
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  possible: z.boolean(),
});
