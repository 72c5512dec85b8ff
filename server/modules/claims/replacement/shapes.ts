// What bringing a replacement looks like on the wire.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { CERTAINTIES, STAGES, STANDING_CODES, WHY_CODES } from '../../lots/words.ts';
import { id } from '../shapes.ts';
import { RUN_CODES, SHORT_FOR_CODES, TALK_CODES, TALKED_CODES } from './bring.ts';

const at = z.iso.datetime();
const day = z.iso.date();
const unit = z.enum(UNIT_CODES);
const count = z.int().nonnegative();

export const part = z.object({ lotId: id, amount: z.int().positive().max(1_000_000_000) });
/** Lots named by a person; an item left out keeps what it has, or what the rule of the kitchen gives it. */
export const named = z.array(z.object({ itemId: id, lots: z.array(part).max(50) })).max(100);

export const broughtLot = z.object({
  lotId: id,
  number: z.string(),
  unit,
  amount: count,
  certainty: z.enum(CERTAINTIES),
  stage: z.enum(STAGES),
  standing: z.enum(STANDING_CODES),
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
});

/** Goods of one item. */
export const brought = z.object({
  itemId: id,
  productId: id.nullable(),
  product: z.string(),
  substitute: z.boolean(),
  unit,
  amount: count,
  /** Without a lot in the books: it goes all the same, its lot is not decided. */
  missing: count,
  lots: z.array(broughtLot),
});

/** A lot in stock that may go, or why it may not. */
export const choice = z.object({
  lotId: id,
  number: z.string(),
  unit,
  has: count,
  suggested: count,
  expiresOn: day.nullable(),
  producedOn: day.nullable(),
  why: z.enum([...WHY_CODES, 'claimed']).nullable(),
});

export const shortage = z.object({
  id,
  reason: z.enum(SHORT_FOR_CODES),
  items: z.array(z.object({ itemId: id, product: z.string(), unit, missing: z.int() })),
  foundAt: at,
  talkedAt: at.nullable(),
  outcome: z.enum(TALKED_CODES).nullable(),
  by: z.enum(TALK_CODES).nullable(),
  agreedBy: z.enum(['customer', 'staff']).nullable(),
  laterBy: at.nullable(),
  otherWay: z.string().nullable(),
});

/** What came back, or is on the van still: less was accepted than was brought. */
export const rest = z.object({
  itemId: id,
  product: z.string(),
  lotId: id,
  number: z.string(),
  unit,
  amount: z.int(),
  standing: z.enum(STANDING_CODES),
  /** Where it belongs: what may be bad is kept apart. */
  to: z.enum(['store', 'quarantine']),
});

/** One way to bring it. */
export const run = z.object({
  kind: z.enum(RUN_CODES),
  vehicleId: id.nullable(),
  vehicle: z.string().nullable(),
  driver: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Earliest, by estimates. */
  arriveAt: at,
  /** Null: no meal time is known. */
  beforeMeal: z.boolean().nullable(),
  /** So much later the van's other stops get theirs, minutes. */
  delays: count,
  /** Open stops of the van before and in all. */
  stopsBefore: count,
  stopsOpen: count,
  /** Stop it is at or comes from. */
  near: z.string().nullable(),
  /** Straight metres from there to the kitchen. */
  metres: count.nullable(),
  onRoad: z.boolean(),
});

export const wayThere = z.object({
  claimId: id,
  /** Item by item, what the books have for it. */
  goods: z.array(z.object({ itemId: id, product: z.string(), unit, wanted: count, inStock: count, aboard: count, missing: count })),
  runs: z.array(run),
  /** No van can be there before the meal. */
  tooLate: z.boolean(),
  /** An open talk with the customer. */
  talkDue: at.nullable(),
  pickedAt: at.nullable(),
  checkedAt: at.nullable(),
  loadedAt: at.nullable(),
  /** A lot of it was stopped meanwhile. */
  stopped: z.array(z.string()),
});
