// The pieces of the contract of deliveries: what goes in and what comes out.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { DELAY_CODES, OUTCOMES, REASON_CODES, STATE_CODES, TIMINGS } from './note.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const instantIn = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const amount = z.int().nonnegative().max(1_000_000_000);
const named = z.object({ id, name: z.string() });
export const person = z.object({ id: z.string(), name: z.string() });
export const onNote = { noteId: id };
export const paged = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };

export const lineIn = z.object({
  product: z.string().trim().min(1).max(80),
  productCode: z.string().trim().max(40).nullable().default(null),
  spec: z.string().trim().max(80).default(''),
  unit: z.enum(UNIT_CODES),
  /** Integers of the base unit (grams, millilitres, pieces). */
  ordered: amount,
  picked: amount.nullable().default(null),
  lot: z.string().trim().max(60).nullable().default(null),
  producedOn: day.nullable().default(null),
  expiresOn: day.nullable().default(null),
  productId: id.nullable().default(null),
  orderLineId: id.nullable().default(null),
  /** Catch weight: so many pieces (boxes, heads) were ordered, `unit` is what is settled. */
  pieces: z.int().min(0).max(100_000).nullable().default(null),
  pieceUnit: z.enum(UNIT_CODES).nullable().default(null),
  /** Basis points that accepted may be above and below picked; null: from the product, else the default. */
  overBp: z.int().min(0).max(5_000).nullable().default(null),
  underBp: z.int().min(0).max(5_000).nullable().default(null),
  /** Grams of packaging per piece. */
  pieceTare: z.int().min(0).max(100_000).nullable().default(null),
  substituteFor: z.string().trim().max(80).nullable().default(null),
});

/** What a line has besides product and amounts, where nobody says otherwise. */
export const PLAIN_LINE = {
  productId: null,
  orderLineId: null,
  pieces: null,
  pieceUnit: null,
  overBp: null,
  underBp: null,
  pieceTare: null,
  substituteFor: null,
} as const;

export const noteIn = {
  number: z.string().trim().min(1).max(40).optional(),
  siteId: id,
  windowFrom: instantIn,
  windowTo: instantIn,
  driverId: id.nullable().default(null),
  vehicle: z.string().trim().max(20).nullable().default(null),
  cratesOut: z.int().min(0).max(1000).default(0),
  timing: z.enum(TIMINGS).default('standard'),
  urgent: z.boolean().default(false),
  lines: z.array(lineIn).min(1).max(300),
};

export const line = z.object({
  id,
  lineNo: z.int(),
  product: z.string(),
  productCode: z.string().nullable(),
  spec: z.string(),
  unit: z.enum(UNIT_CODES),
  ordered: z.int(),
  picked: z.int().nullable(),
  accepted: z.int().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.enum(REASON_CODES).nullable(),
  lot: z.string().nullable(),
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  /** The most that can be accepted: what came plus the tolerance of two scales. */
  most: z.int(),
});

export const row = z.object({
  id,
  number: z.string(),
  customer: named,
  site: named,
  state: z.enum(STATE_CODES),
  deliveryOn: day,
  windowFrom: at,
  windowTo: at,
  driver: person.nullable(),
  vehicle: z.string().nullable(),
  lineCount: z.int(),
  newEstimate: at.nullable(),
  departedAt: at.nullable(),
  arrivedAt: at.nullable(),
  acceptedAt: at.nullable(),
});

export const receipt = z.object({
  receiverName: z.string(),
  signatureFileId: id.nullable(),
  paperFileId: id.nullable(),
  remark: z.string(),
  recordedAt: at,
});

export const meals = z.object({ breakfast: z.string().optional(), lunch: z.string().optional(), dinner: z.string().optional() });
export const siteCard = z.object({
  address: z.string(),
  gateRules: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  meals,
});
export const can = z.object({
  depart: z.boolean(),
  arrive: z.boolean(),
  delay: z.boolean(),
  accept: z.boolean(),
  refuse: z.boolean(),
  cancel: z.boolean(),
  assign: z.boolean(),
  print: z.boolean(),
});

export const full = row.extend({
  lines: z.array(line),
  cratesOut: z.int(),
  cratesBack: z.int().nullable(),
  delayReason: z.enum(DELAY_CODES).nullable(),
  reason: z.string().nullable(),
  receipt: receipt.nullable(),
  siteCard,
  can,
});

/** What happened when, by the phone that was there; late without signal is normal. */
export const late = { occurredAt: instantIn.optional() };
export const place = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) });

export const acceptance = {
  /** Lines that are not as delivered; every other line is taken as it came. */
  lines: z
    .array(z.object({ lineId: id, accepted: z.int().max(1_000_000_000), reason: z.enum(REASON_CODES).nullable().default(null) }))
    .max(300)
    .default([]),
  receiverName: z.string().trim().max(40).default(''),
  signatureFileId: id.nullable().default(null),
  /** Photo of the stamped paper: equal evidence. */
  paperFileId: id.nullable().default(null),
  cratesBack: z.int().min(0).max(1000).nullable().default(null),
  remark: z.string().trim().max(500).default(''),
  ...late,
};
export const refusal = {
  reason: z.enum(REASON_CODES),
  receiverName: z.string().trim().max(40).default(''),
  signatureFileId: id.nullable().default(null),
  paperFileId: id.nullable().default(null),
  remark: z.string().trim().max(500).default(''),
  ...late,
};

/** What most acts on a note answer, and may refuse. */
export const changed = z.object({ noteId: id, state: z.enum(STATE_CODES) });
export const actRefusals = ['deliveries.not-found', 'deliveries.not-in-this-state', 'moment.in-future', 'moment.proof-needed'] as const;
export const fileRefusals = ['files.not-found', 'deliveries.not-a-picture'] as const;
