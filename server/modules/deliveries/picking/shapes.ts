// The pieces of the contract of picking, dispatch and loading.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { TEMPERATURE_CODES } from '../../../kernel/temperature.ts';
import { STANDING_CODES, WHY_CODES } from '../../lots/public.ts';
import { lineLot, stoppedLine } from '../goods/shapes.ts';
import { STATE_CODES, TIMINGS } from '../note.ts';
import { at, day, id, person } from '../shapes.ts';
import { DIFFERENCE_CODES, WARNING_CODES, WAVE_STATE_CODES } from './wave.ts';

const named = z.object({ id, name: z.string() });
/** Seal numbers are letters and digits: no place for words. */
export const seal = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,24}$/);
/** Amounts are checked by the rule, which names the line: a negative one is no mere bad input. */
const amountIn = z.int().min(-1_000_000_000).max(1_000_000_000);

export const wave = z.object({
  id,
  day,
  waveNo: z.int(),
  state: z.enum(WAVE_STATE_CODES),
  openedAt: at,
  doneAt: at.nullable(),
  notes: z.int(),
  lines: z.int(),
  pickedLines: z.int(),
});

/** A note as a card: what dispatch and loading decide by. */
export const card = z.object({
  id,
  number: z.string(),
  customer: named,
  site: named,
  state: z.enum(STATE_CODES),
  windowFrom: at,
  windowTo: at,
  timing: z.enum(TIMINGS),
  urgent: z.boolean(),
  waveId: id.nullable(),
  vehicleId: id.nullable(),
  /** Its plate, or what was written where no vehicle of ours was chosen. */
  vehicle: z.string().nullable(),
  driver: person.nullable(),
  stopNo: z.int().nullable(),
  lines: z.int(),
  pickedLines: z.int(),
  /** Grams, as picked, else as ordered; goods that are counted only where their typical weight is known. */
  grams: z.int(),
  crates: z.int(),
  /** The coldest that its goods need; null where nobody told us. */
  temperature: z.enum(TEMPERATURE_CODES).nullable(),
  loadedAt: at.nullable(),
  checkedAt: at.nullable(),
  departedAt: at.nullable(),
  /** Lines with a lot that must not leave, or must not be unloaded. */
  stopped: z.array(stoppedLine),
  /** Picked lines of which some goods have no lot. */
  unlotted: z.int(),
  can: z.object({ plan: z.boolean(), pick: z.boolean(), load: z.boolean() }),
});

export const van = z.object({
  id,
  plate: z.string(),
  name: z.string(),
  temperature: z.enum(TEMPERATURE_CODES),
  capacityKg: z.int(),
  crateCapacity: z.int(),
  grams: z.int(),
  crates: z.int(),
  driver: person.nullable(),
  warnings: z.array(z.object({ code: z.enum(WARNING_CODES), noteId: id.nullable() })),
});

/** A line to be picked. */
export const pickLine = z.object({
  id,
  noteId: id,
  lineNo: z.int(),
  product: z.string(),
  productCode: z.string().nullable(),
  spec: z.string(),
  unit: z.enum(UNIT_CODES),
  ordered: z.int(),
  /** The least and the most that count as what was ordered. */
  least: z.int(),
  most: z.int(),
  pieces: z.int().nullable(),
  pieceUnit: z.enum(UNIT_CODES).nullable(),
  /** Grams of packaging per piece. */
  pieceTare: z.int().nullable(),
  substituteFor: z.string().nullable(),
  picked: z.int().nullable(),
  pickedPieces: z.int().nullable(),
  gross: z.int().nullable(),
  tare: z.int().nullable(),
  lot: z.string().nullable(),
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  version: z.int(),
  lots: z.array(lineLot),
  /** Picked beyond what the books had: goods without a lot. */
  unlotted: z.int(),
});

/** Why a lot is not proposed: what is stopped or expired can never be chosen, the rest only by a person. */
const why = z.enum(WHY_CODES);
export const offeredLot = z.object({
  id,
  number: z.string(),
  supplier: z.string().nullable(),
  supplierLot: z.string().nullable(),
  origin: z.string(),
  receivedOn: day,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  /** One of the two days was computed by shelf life. */
  derived: z.boolean(),
  standing: z.enum(STANDING_CODES),
  unit: z.enum(UNIT_CODES),
  /** What lies in our stores, in the base unit. */
  stock: z.int(),
});
export const lineOffer = z.object({
  lineId: id,
  /** Null: nobody knows which product it is. */
  productId: id.nullable(),
  proposed: z.array(z.object({ lotId: id, amount: z.int() })),
  /** What the books do not have. */
  missing: z.int(),
  shut: z.array(z.object({ lotId: id, why })),
});

export const pickIn = z.object({
  lineId: id,
  /** Which word about the line the picker saw: a newer one of somebody else is not overwritten. */
  version: z.int().min(0),
  /** In base units; or gross and tare in grams, then it follows from them. */
  picked: amountIn.nullable().default(null),
  gross: amountIn.nullable().default(null),
  tare: amountIn.nullable().default(null),
  pieces: z.int().min(0).max(100_000).nullable().default(null),
  /** Not given: as the note has it. */
  lot: z.string().trim().max(60).nullable().optional(),
  producedOn: day.nullable().optional(),
  /** Which lots it is of; not given: the rule of the site chooses. Amounts in the base unit; what they leave has no lot. */
  lots: z
    .array(z.object({ lotId: id, amount: z.int().positive().max(1_000_000_000) }))
    .max(20)
    .optional(),
  /** "Yes, really": none at all, more than twice or less than a third of what was ordered. */
  confirmed: z.boolean().default(false),
});

export const loadLine = z.object({
  id,
  lineNo: z.int(),
  product: z.string(),
  spec: z.string(),
  unit: z.enum(UNIT_CODES),
  ordered: z.int(),
  picked: z.int().nullable(),
  pieces: z.int().nullable(),
  pieceUnit: z.enum(UNIT_CODES).nullable(),
  temperature: z.enum(TEMPERATURE_CODES).nullable(),
  lot: z.string().nullable(),
});

export const difference = z.object({
  lineId: id.nullable().default(null),
  kind: z.enum(DIFFERENCE_CODES),
  amount: z.int().min(0).max(1_000_000_000).nullable().default(null),
});

export const loadNote = card.extend({
  address: z.string(),
  seals: z.array(z.string()),
  cratesCounted: z.int().nullable(),
  differences: z.array(z.object({ lineId: id.nullable(), kind: z.enum(DIFFERENCE_CODES), amount: z.int().nullable() })),
  remark: z.string(),
  goods: z.array(loadLine),
});
