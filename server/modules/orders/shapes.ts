// The pieces of the contract of orders: what goes in and what comes out.

import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { FINDING_CODES } from './findings.ts';
import {
  CANCEL_REASON_CODES,
  CHANNEL_CODES,
  CHECKS,
  DECLINE_REASON_CODES,
  KINDS,
  SHORTAGE_OUTCOME_CODES,
  SHORTAGE_REASON_CODES,
  STATE_CODES,
  TALKS,
  TIMINGS,
} from './order.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const instantIn = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写 HH:MM 格式的时间');
export const paged = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };
export const onOrder = { orderId: id };
export const onShortage = { orderId: id, shortageId: id };
const unit = z.enum(UNIT_CODES);
const named = z.object({ id, name: z.string() });
const amount = z.int().nonnegative().max(1_000_000_000);
export const remark = z.string().trim().max(500).default('');

/** `amount`: integer of the base unit of `unit` (30 斤 = 15000, jin; 2 箱 = 2, box). Zero and below are found by the checks. */
export const lineIn = z.object({
  /** Keeps the line's identity when an order is changed. */
  lineId: id.nullable().default(null),
  productId: id.nullable().default(null),
  /** Name, alias or code as written; the master's name wins where the product is known. */
  product: z.string().trim().min(1).max(80),
  productCode: z.string().trim().max(40).nullable().default(null),
  spec: z.string().trim().max(80).default(''),
  amount: z.int().min(-1_000_000_000).max(1_000_000_000),
  unit,
  remark: z.string().trim().max(200).default(''),
});

export const orderIn = {
  siteId: id,
  deliveryOn: day,
  timing: z.enum(TIMINGS).default('standard'),
  /** Wall time of a requested window or a pick-up; absent: the site's receiving hours of that weekday. */
  from: wallTime.nullable().default(null),
  to: wallTime.nullable().default(null),
  /** 加单/急单 by the customer's word; after the cutoff it is one anyway. */
  urgent: z.boolean().default(false),
  orderKind: z.enum(KINDS).default('order'),
  /** Number of the customer's own system or platform: the same one never makes a second order. */
  externalNumber: z.string().trim().min(1).max(60).nullable().default(null),
  /** The order that this one adds to (加单). */
  supplementOf: id.nullable().default(null),
  remark,
  lines: z.array(lineIn).min(1).max(300),
};

/** `block` with `hard` cannot be overridden and is refused at once; other blocks need a reason at confirmation. Text in the reader's language. */
export const finding = z.object({
  code: z.enum(FINDING_CODES),
  level: z.enum(['block', 'warn']),
  hard: z.boolean(),
  /** From 1; null: about the order. */
  lineNo: z.int().nullable(),
  text: z.string(),
});

/** A line as the checks understood it. */
export const readLine = z.object({
  lineNo: z.int(),
  productId: id.nullable(),
  productCode: z.string().nullable(),
  product: z.string(),
  spec: z.string(),
  orderedAmount: z.int(),
  orderedUnit: unit,
  /** As it is settled, in base units of `unit`; an estimate for catch-weight goods. */
  amount: z.int(),
  unit,
  pieces: z.int().nullable(),
  pieceUnit: unit.nullable(),
  /** Fen per one `pricePer`; null: no price in force. */
  priceFen: z.int().nullable(),
  pricePer: unit.nullable(),
  totalFen: z.int().nullable(),
  unchecked: z.boolean(),
});

/** What the checks say of a draft, before anything is written. */
export const checked = z.object({
  findings: z.array(finding),
  lines: z.array(readLine),
  windowFrom: at.nullable(),
  windowTo: at.nullable(),
  /** The promised arrival: delivered (or ready for pick-up) not later than this. */
  promisedBy: at.nullable(),
  urgent: z.boolean(),
  /** Until when this order could be changed or cancelled. */
  changeUntil: at.nullable(),
  totalFen: z.int().nullable(),
  /** How many lines have no price yet. */
  unpriced: z.int(),
});

export const received = z.object({
  orderId: id,
  number: z.string(),
  state: z.enum(STATE_CODES),
  version: z.int(),
  /** The same order was there already (same external number and content): nothing was written. */
  known: z.boolean(),
  urgent: z.boolean(),
  windowFrom: at,
  windowTo: at,
  promisedBy: at,
  changeUntil: at,
  totalFen: z.int().nullable(),
  findings: z.array(finding),
});

export const row = z.object({
  id,
  number: z.string(),
  externalNumber: z.string().nullable(),
  customer: named,
  site: named,
  state: z.enum(STATE_CODES),
  orderKind: z.enum(KINDS),
  channel: z.enum(CHANNEL_CODES),
  timing: z.enum(TIMINGS),
  deliveryOn: day,
  windowFrom: at,
  windowTo: at,
  promisedBy: at,
  urgent: z.boolean(),
  /** The answer to an urgent order; null: none yet (or not urgent). */
  agreed: z.boolean().nullable(),
  /** 番茄、菠菜…: the first products. */
  title: z.string(),
  lineCount: z.int(),
  totalFen: z.int().nullable(),
  unpriced: z.int(),
  blocks: z.int(),
  warnings: z.int(),
  /** Lines without a product of the master. */
  unchecked: z.int(),
  openShortages: z.int(),
  /** Told and not answered yet: the kitchen has to say. */
  awaitingConsent: z.int(),
  note: z.object({ id, number: z.string() }).nullable(),
  receivedAt: at,
  version: z.int(),
});

export const line = readLine.extend({
  id,
  /** What the customer agreed to do without, in base units of `unit`. */
  missing: z.int(),
  remark: z.string(),
});

const substitute = z.object({ productId: id.nullable(), product: z.string(), amount: z.int(), unit });

export const shortage = z.object({
  id,
  lineId: id,
  product: z.string(),
  /** In base units of `unit`, the line's settlement unit. */
  missing: z.int(),
  unit,
  reason: z.enum(SHORTAGE_REASON_CODES),
  foundAt: at,
  toldAt: at.nullable(),
  toldBy: z.enum(TALKS).nullable(),
  /** What we offer instead. */
  proposal: substitute.nullable(),
  outcome: z.enum(SHORTAGE_OUTCOME_CODES).nullable(),
  /** What was agreed instead. */
  substitute: substitute.nullable(),
  laterOn: day.nullable(),
  agreedAt: at.nullable(),
  agreedBy: z.enum(['customer', 'staff']).nullable(),
  grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
  proofFileId: id.nullable(),
});

export const can = z.object({
  change: z.boolean(),
  cancel: z.boolean(),
  confirm: z.boolean(),
  /** Confirm although something blocks, with a reason. */
  override: z.boolean(),
  decline: z.boolean(),
  answerUrgent: z.boolean(),
  findShortage: z.boolean(),
  agreeShortage: z.boolean(),
  tellReady: z.boolean(),
  note: z.boolean(),
  /** A further order for the same site and day (加单). */
  supplement: z.boolean(),
});

const step = z.object({
  /** Name of the fact, `orders.confirmed`. */
  name: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  occurredAt: at,
  recordedAt: at,
  grade: z.enum(['A', 'B', 'C', 'D']),
  actor: z.string(),
});

export const full = row.extend({
  remark: z.string(),
  lines: z.array(line),
  findings: z.array(finding),
  shortages: z.array(shortage),
  checks: z.enum(CHECKS).nullable(),
  overrideReason: z.string().nullable(),
  /** Why it was declined or cancelled. */
  declineReason: z.enum(DECLINE_REASON_CODES).nullable(),
  cancelReason: z.enum(CANCEL_REASON_CODES).nullable(),
  reply: z.string(),
  supplementOf: z.object({ id, number: z.string() }).nullable(),
  supplements: z.array(z.object({ id, number: z.string() })),
  changeUntil: at,
  confirmedAt: at.nullable(),
  readyAt: at.nullable(),
  deliveredAt: at.nullable(),
  can,
});
export const fullOffice = full.extend({
  /** The chat or mail it was read from. */
  sourceText: z.string().nullable(),
  receivedBy: z.string(),
  /** Text of the confirmation for WeChat; null until it is confirmed. */
  confirmationText: z.string().nullable(),
  steps: z.array(step),
});
export const fullKitchen = full.omit({ overrideReason: true });

export const proposalIn = z.object({
  productId: id.nullable().default(null),
  product: z.string().trim().min(1).max(80),
  amount: amount.min(1),
  unit,
});
export const consentIn = {
  outcome: z.enum(SHORTAGE_OUTCOME_CODES),
  /** For `substitute`; absent: what was proposed. */
  substitute: proposalIn.nullable().default(null),
  /** For `later`: a further order for the missing amount is made for this day. */
  laterOn: day.nullable().default(null),
};

/** What most acts on an order answer. */
export const changed = z.object({ orderId: id, state: z.enum(STATE_CODES), version: z.int() });
export const actRefusals = ['orders.not-found', 'orders.not-in-this-state', 'orders.changed-meanwhile'] as const;
export const contentRefusals = ['orders.site-unknown', 'orders.checks-failed', 'orders.external-number-taken', 'orders.supplement-unknown'] as const;
/** Seen before it was changed? Give the version; absent: whatever is there now. */
export const version = z.int().min(1).optional();
