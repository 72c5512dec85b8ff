// Shapes that the endpoints of stock share.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { HOLD_KIND_CODES, HOLD_REASON_CODES, HOLDING_KINDS, KIND_CODES, OUTCOME_CODES, PLACE_KIND_CODES, STAGES, STANDING_CODES } from '../lot.ts';

export const id = z.uuid();
export const day = z.iso.date();
export const at = z.iso.datetime();
export const instantIn = z.iso.datetime({ offset: true });
export const paged = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };
export const words = z.string().trim().max(1000).default('');
export const named = z.object({ id, name: z.string() });
export const unit = z.enum(UNIT_CODES);
/** Basic amounts are integers of the base unit of the lot; `unit` is the one people speak of it in. */
const amount = z.int();

/** What a person says: a decimal in a unit as written (公斤, 斤, kg); without one the unit of the lot. */
export const said = { amount: z.number().max(1_000_000_000), unit: z.string().trim().max(10).optional() };
/** Where goods lie now: a store by its id; staging and an unnamed van have the id of nobody. */
export const placeIn = z.object({ kind: z.enum(HOLDING_KINDS), id });

export const listFilter = {
  /** Our number, the supplier's lot number, code or name of the product. */
  text: z.string().trim().max(80).optional(),
  standing: z.enum(STANDING_CODES).optional(),
  supplierId: id.optional(),
  productId: id.optional(),
  placeId: id.optional(),
  /** Not expired yet, but within so many days; the earliest first. */
  expiringWithin: z.int().min(0).max(3650).optional(),
  /** Only lots of which something is left in our hands. */
  inStock: z.boolean().optional(),
};

export const product = z.object({ id, code: z.string(), name: z.string(), spec: z.string(), active: z.boolean() });
const head = {
  id,
  number: z.string(),
  product,
  unit,
  standing: z.enum(STANDING_CODES),
  expiresOn: day.nullable(),
};

export const row = z.object({
  ...head,
  supplier: named.nullable(),
  supplierLot: z.string().nullable(),
  /** No lot number of the supplier, for itself or for something it is made of. */
  dayLot: z.boolean(),
  madeBy: z.enum(KIND_CODES),
  receivedOn: day,
  producedOn: day.nullable(),
  /** In store, quarantine and staging. */
  stock: amount,
  vans: amount,
  kitchens: amount,
});

export const place = z.object({ kind: z.enum(PLACE_KIND_CODES), id, name: z.string() });
export const balance = place.extend({ amount });

/** received + made = all others together. Differences are what count and scales took away (less than nothing: they brought some). */
export const sums = z.object({
  received: amount,
  made: amount,
  stock: amount,
  vans: amount,
  delivered: amount,
  returned: amount,
  destroyed: amount,
  consumed: amount,
  into: amount,
  loss: amount,
  differences: amount,
});

export const neighbour = z.object({
  ...head,
  kind: z.enum(KIND_CODES),
  at,
  /** In the base of the one it comes from, and of the one it goes into. */
  taken: amount,
  given: amount,
  fromUnit: unit,
  toUnit: unit,
  possible: z.boolean(),
});

export const holdRow = z.object({
  id,
  kind: z.enum(HOLD_KIND_CODES),
  reason: z.enum(HOLD_REASON_CODES),
  beganAt: at,
  liftedAt: at.nullable(),
  outcome: z.enum(OUTCOME_CODES).nullable(),
  words: z.string(),
  /** Who stopped them, where a person did. */
  by: z.string().nullable(),
  lifts: z.array(z.object({ at, by: z.string(), words: z.string(), lots: z.int() })),
  caseId: id.nullable(),
  alertId: id.nullable(),
  recallId: id.nullable(),
  lotCount: z.int(),
  /** How many still stand. */
  standing: z.int(),
  /** The first few. */
  lots: z.array(z.object({ id, number: z.string(), product: z.string(), lifted: z.boolean() })),
  can: z.object({ lift: z.boolean() }),
});

export const lineRow = z.object({
  lineId: id,
  noteId: id,
  noteNumber: z.string(),
  customer: named,
  site: named,
  deliveryOn: day,
  stage: z.enum(STAGES),
  certainty: z.enum(['named', 'by-rule', 'possible']),
  atMost: amount,
  picked: amount,
  delivered: amount,
  returned: amount,
  destroyed: amount,
  consumed: amount,
});

export const destruction = z.object({
  /** Grams on the scale, where it was weighed. */
  weight: z.int().nullable(),
  reportedAt: at.nullable(),
  reportedTo: z.string(),
  place: z.string(),
  witnesses: z.array(z.string()),
  photos: z.array(id),
});

export const movement = z.object({
  eventId: id,
  leg: z.int(),
  kind: z.enum(KIND_CODES),
  reason: z.string().nullable(),
  at,
  recordedAt: at,
  by: z.string(),
  from: place,
  to: place,
  amount,
  note: z.object({ id, number: z.string() }).nullable(),
  words: z.string(),
  destruction: destruction.nullable(),
});

export const full = row.extend({
  origin: z.string(),
  derived: z.enum(['produced', 'expires']).nullable(),
  registeredAt: at,
  shelfLifeDays: z.int().nullable(),
  balances: z.array(balance),
  sums,
  holds: z.array(holdRow),
  lines: z.array(lineRow),
  lineCount: z.int(),
  madeOf: z.array(neighbour),
  madeInto: z.array(neighbour),
  can: z.object({
    putAway: z.boolean(),
    work: z.boolean(),
    count: z.boolean(),
    returnToSupplier: z.boolean(),
    destroy: z.boolean(),
    hold: z.boolean(),
  }),
});

export const placeRow = z.object({
  id,
  kind: z.enum(['store', 'quarantine']),
  name: z.string(),
  temperature: z.enum(['ambient', 'chilled', 'frozen']),
  active: z.boolean(),
  openedAt: at,
  /** Lots that lie there, and how many of them must not be used. */
  lots: z.int(),
  stopped: z.int(),
  can: z.object({ close: z.boolean() }),
});

/** What goes into work: so much of a lot from a store. */
export const input = z.object({ lotId: id, placeId: id, ...said });
const into = { placeId: id, ...said };
/** A part of the lot in packages of its own. */
export const piece = z.object(into);
/** A lot that comes out: a new one of this product, or more of one that is there (`into`). */
export const outcome = z.object({
  ...into,
  productId: id.optional(),
  into: id.nullable().default(null),
  /** Earlier than the earliest of what goes in; null: that day. */
  expiresOn: day.nullable().default(null),
});
/** Only what is transformed has a day of its own; everything else keeps that of what goes in. */
export const transformed = outcome.omit({ into: true }).extend({ producedOn: day.nullable().default(null) });
