// Shapes that the endpoints of products and prices share.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { CATEGORY_CODES, CERTIFICATE_CODES } from './product.ts';

export const id = z.uuid();
export const unit = z.enum(UNIT_CODES);
export const day = z.iso.date();
export const text = z.object({ zh: z.string(), en: z.string() });
export const paged = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };
export const productFilter = {
  text: z.string().trim().max(80).optional(),
  category: z.enum(CATEGORY_CODES).optional(),
  highRisk: z.boolean().optional(),
  catchWeight: z.boolean().optional(),
  retired: z.boolean().default(false),
};
/** Basis points of a share. */
export const share = z.int().min(0).max(10_000);
/** A hundred thousand yuan for one unit: more is a slip of the finger, and so is nothing. */
export const MOST_FEN = 10_000_000;
export const fen = z.int().min(1).max(MOST_FEN);

const grams = z.int().min(1).max(1_000_000);

export const productFields = {
  name: z.string().trim().min(1).max(80),
  aliases: z.array(z.string().trim().min(1).max(40)).max(30).default([]),
  spec: z.string().trim().max(80).default(''),
  category: z.enum(CATEGORY_CODES),
  stockUnit: unit,
  settleUnit: unit,
  catchWeight: z.boolean().default(false),
  typicalWeight: grams.nullable().default(null),
  pieceUnit: unit.nullable().default(null),
  toleranceClass: z.string().trim().min(1).max(40),
  pieceTare: z.int().min(0).max(100_000).nullable().default(null),
  temperatureClass: z.string().trim().min(1).max(40),
  shelfLifeDays: z.int().min(1).max(3650).nullable().default(null),
  certificateKinds: z.array(z.enum(CERTIFICATE_CODES)).max(9).default([]),
  highRiskForSchools: z.boolean().default(false),
  cleanYieldBp: z.int().min(1).max(10_000).nullable().default(null),
  storage: z.string().trim().max(1000).default(''),
  cooking: z.string().trim().max(1000).default(''),
};

export const productCode = z.string().trim().min(1).max(40);

const marked = { source: z.string(), mark: z.string(), confirmed: z.boolean(), validFrom: day };
export const tolerance = z.object({ code: z.string(), label: text, overBp: z.int(), underBp: z.int(), ...marked });
/** Tenths of a degree; null: no limit on that side. */
const limit = z.object({ place: z.enum(['transport', 'canteen']), lowest: z.int().nullable(), highest: z.int().nullable(), ...marked });
export const temperature = z.object({ code: z.string(), label: text, limits: z.array(limit) });
export const highRisk = z.object({ word: z.string(), reason: text, source: z.string(), mark: z.string(), confirmed: z.boolean() });

export const productRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  spec: z.string(),
  category: z.enum(CATEGORY_CODES),
  stockUnit: unit,
  settleUnit: unit,
  catchWeight: z.boolean(),
  typicalWeight: z.int().nullable(),
  pieceUnit: unit.nullable(),
  highRiskForSchools: z.boolean(),
  temperatureClass: z.string(),
  active: z.boolean(),
});

export const importReport = {
  rows: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  /** At most the first 500; `errorCount` counts all. */
  errors: z.array(z.object({ row: z.int(), column: z.string(), code: z.string(), text: z.string() })),
  errorCount: z.int(),
};
