// The pieces of the contract of deliveries: what goes in and what comes out.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { lineLot, stoppedLine } from './goods/shapes.ts';
import { DELAY_CODES, OUTCOMES, REASON_CODES, SCALES, SIGNER_ROLE_CODES, STATE_CODES, TIMINGS } from './note.ts';

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
  /** The most that can be accepted: what came plus the tolerance of two scales; and the least that still counts as what came. */
  most: z.int(),
  least: z.int(),
  productId: id.nullable(),
  orderLineId: id.nullable(),
  pieces: z.int().nullable(),
  pieceUnit: z.enum(UNIT_CODES).nullable(),
  pickedPieces: z.int().nullable(),
  acceptedPieces: z.int().nullable(),
  overBp: z.int().nullable(),
  underBp: z.int().nullable(),
  /** Grams of packaging per piece. */
  pieceTare: z.int().nullable(),
  substituteFor: z.string().nullable(),
  /** The scale at the dock, grams. */
  gross: z.int().nullable(),
  tare: z.int().nullable(),
  net: z.int().nullable(),
  deductBp: z.int().nullable(),
  /** The customer's own weight where our scale decides and theirs says otherwise. */
  said: z.int().nullable(),
  /** Pictures taken of this line at the dock. */
  photos: z.array(id),
  lots: z.array(lineLot),
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
  stopNo: z.int().nullable(),
  timing: z.enum(TIMINGS),
  urgent: z.boolean(),
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
  /** Everybody who signed, in order; the first is the receiver above. */
  signers: z.array(z.object({ name: z.string(), role: z.enum(SIGNER_ROLE_CODES), signatureFileId: id.nullable() })),
  /** Pictures of the whole delivery. */
  photos: z.array(id),
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
  /** How many must sign at this site, and whose scale decides what is settled. */
  signersNeeded: z.int(),
  scale: z.enum(SCALES),
  orderId: id.nullable(),
  waveId: id.nullable(),
  pickedAt: at.nullable(),
  loadedAt: at.nullable(),
  checkedAt: at.nullable(),
  seals: z.array(z.string()),
  sealsWhole: z.boolean().nullable(),
  waitingAt: at.nullable(),
  unloadingAt: at.nullable(),
  leftAt: at.nullable(),
  prints: z.int(),
  stars: z.int().nullable(),
  /** Lines whose lot must not be handed over. */
  stopped: z.array(stoppedLine),
  siteCard,
  can,
});

/** What happened when, by the phone that was there; late without signal is normal. `sentAt`: its clock at each attempt to send. */
export const late = { occurredAt: instantIn.optional(), sentAt: instantIn.optional() };
export const place = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) });

const gram = z.int().max(1_000_000_000).nullable().default(null);

/** What the receiver says of one line. Nothing but the id: as delivered. */
const lineWord = z.object({
  lineId: id,
  /** What is taken and settled, in the base unit; null: follows from the weights below, else what came. */
  accepted: z.int().max(1_000_000_000).nullable().default(null),
  /** Grams on the scale. Without `tare` the packaging of the pieces is taken off. */
  gross: gram,
  tare: gram,
  /** Weighed without packaging. */
  net: gram,
  /** Catch weight: how many pieces were taken. */
  pieces: z.int().max(1_000_000).nullable().default(null),
  /** 扣秤 in basis points of the net weight (500 = 5 %); needs a reason and a picture. */
  deductBp: z.int().max(1_000_000).default(0),
  reason: z.enum(REASON_CODES).nullable().default(null),
  photos: z.array(id).max(9).default([]),
});

const signing = {
  receiverName: z.string().trim().max(40).default(''),
  signatureFileId: id.nullable().default(null),
  /** Everybody who signs; stands for `receiverName` and `signatureFileId` where given. */
  signers: z
    .array(
      z.object({
        name: z.string().trim().max(40),
        role: z.enum(SIGNER_ROLE_CODES).default('receiver'),
        signatureFileId: id.nullable().default(null),
      }),
    )
    .max(3)
    .default([]),
  /** Photo of the stamped paper: equal evidence. */
  paperFileId: id.nullable().default(null),
  /** Pictures of the whole delivery. */
  photos: z.array(id).max(9).default([]),
  cratesBack: z.int().min(0).max(1000).nullable().default(null),
  seals: z
    .object({ whole: z.boolean(), numbers: z.array(z.string().trim().min(1).max(40)).max(50).default([]) })
    .nullable()
    .default(null),
  remark: z.string().trim().max(500).default(''),
  ...late,
};

export const acceptance = {
  /** Lines that are not as delivered; every other line is taken as it came. */
  lines: z.array(lineWord).max(300).default([]),
  ...signing,
};
export const refusal = { reason: z.enum(REASON_CODES), ...signing };

/** What most acts on a note answer, and may refuse. */
export const changed = z.object({ noteId: id, state: z.enum(STATE_CODES) });
export const actRefusals = ['deliveries.not-found', 'deliveries.not-in-this-state', 'moment.in-future', 'moment.proof-needed'] as const;
export const fileRefusals = ['files.not-found', 'deliveries.not-a-picture'] as const;
