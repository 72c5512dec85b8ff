// What goods that come back look like on the wire.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { DISPOSITION_CODES, FINDING_CODES, PARCEL_STATE_CODES, PICKUP_MODE_CODES, PICKUP_STATE_CODES } from './goods.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const named = z.object({ id, name: z.string() });
const unit = z.enum(UNIT_CODES);

export const disposal = z.object({
  id,
  disposition: z.enum(DISPOSITION_CODES),
  amount: z.int(),
  weight: z.int().nullable(),
  /** The movement of goods, where lots know of them. */
  eventId: id.nullable(),
  supplierId: id.nullable(),
  reportedAt: at.nullable(),
  witnesses: z.int(),
  photos: z.array(id),
  body: z.string(),
  at,
});

/** 退货件. Amounts are integers of the base unit. */
export const parcel = z.object({
  id,
  number: z.string(),
  claimId: id,
  claimNumber: z.string(),
  caseId: id,
  pickupId: id,
  customer: named,
  site: named,
  noteNumber: z.string(),
  deliveryOn: z.iso.date(),
  product: z.string(),
  lotId: id.nullable(),
  lotNumber: z.string().nullable(),
  supplierId: id.nullable(),
  unit,
  foodSafety: z.boolean(),
  /** Never sellable again. */
  unsafe: z.boolean(),
  expected: z.int(),
  collected: z.int().nullable(),
  received: z.int().nullable(),
  /** Still to be disposed of. */
  left: z.int(),
  state: z.enum(PARCEL_STATE_CODES),
  place: named.nullable(),
  finding: z.enum(FINDING_CODES).nullable(),
  /** What is waited for, and until when. */
  clock: z
    .object({ for: z.enum(['fetch', 'receive', 'quarantine', 'inspect', 'dispose']), dueAt: at.nullable(), startedAt: at.nullable() })
    .nullable(),
  collectedAt: at.nullable(),
  receivedAt: at.nullable(),
  quarantinedAt: at.nullable(),
  inspectedAt: at.nullable(),
  disposals: z.array(disposal),
  /** Time and place of a destruction have to be reported first. */
  reportFirst: z.boolean(),
  can: z.object({
    receive: z.boolean(),
    quarantine: z.boolean(),
    inspect: z.boolean(),
    destroy: z.boolean(),
    toSupplier: z.boolean(),
    restock: z.boolean(),
  }),
  /** Why it may not be restocked; null where it may. */
  notRestocked: z.object({ zh: z.string(), en: z.string() }).nullable(),
});

/** A stop that could take the goods along. */
export const stop = z.object({
  noteId: id,
  number: z.string(),
  deliveryOn: z.iso.date(),
  windowFrom: at,
  windowTo: at,
  driver: named.nullable(),
  vehicle: z.string().nullable(),
});

export const pickup = z.object({
  id,
  number: z.string(),
  claimId: id,
  claimNumber: z.string(),
  customer: named,
  site: named.extend({ address: z.string() }),
  foodSafety: z.boolean(),
  /** To be fetched by then. */
  until: at,
  state: z.enum(PICKUP_STATE_CODES),
  mode: z.enum(PICKUP_MODE_CODES).nullable(),
  stop: stop.nullable(),
  driver: named.nullable(),
  vehicle: z.string().nullable(),
  dueAt: at.nullable(),
  byRule: z.boolean(),
  /** Planned with a van that has left without them. */
  leftBehind: z.boolean(),
  /** Vans that stop there before it is due, the next one first. */
  suggested: z.array(stop),
  collectedAt: at.nullable(),
  parcels: z.array(parcel.pick({ id: true, number: true, product: true, lotNumber: true, unit: true, expected: true, collected: true, state: true })),
  can: z.object({ plan: z.boolean(), collect: z.boolean(), callOff: z.boolean() }),
});

export const siteDestruction = z.object({
  id,
  itemId: id,
  product: z.string(),
  lotNumber: z.string().nullable(),
  unit,
  amount: z.int(),
  weight: z.int().nullable(),
  saidBy: z.enum(['customer', 'staff']),
  witnesses: z.array(z.string()),
  photos: z.array(id),
  at,
});

/** A line of a claim whose goods are destroyed where they are. */
export const toDestroy = z.object({ itemId: id, product: z.string(), lotNumber: z.string().nullable(), unit, left: z.int(), destroyed: z.int() });

export const instantIn = z.iso.datetime({ offset: true });
/** Integers of the base unit; nothing is an answer. */
export const amount = z.int().nonnegative().max(1_000_000_000);
export const body = z.string().trim().max(2000).default('');
export const files = z.array(id).max(20).default([]);
export const late = { occurredAt: instantIn.optional(), proof: z.array(id).max(20).default([]) };
export const onClaim = { claimId: id };
export const onPickup = { pickupId: id };
export const onParcel = { parcelId: id };
export const amounts = z.array(z.object({ parcelId: id, amount })).max(100);
export const paged = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(50) };
export const weight = z.int().min(1).max(1_000_000_000).nullable().default(null);
export const witnesses = z.array(z.string().trim().min(1).max(40)).max(10).default([]);
export const lateRefusals = ['moment.in-future', 'moment.proof-needed', 'files.not-found'] as const;
