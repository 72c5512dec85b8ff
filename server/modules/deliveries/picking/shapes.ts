// The pieces of the contract of picking, dispatch and loading.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { TEMPERATURE_CODES } from '../../../kernel/temperature.ts';
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
