// What statements look like on the wire. Amounts are integer fen; negative lowers what the customer owes.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import {
  AGE_CODES,
  DISPUTE_OUTCOME_CODES,
  ITEM_KIND_CODES,
  LINE_KIND_CODES,
  LINE_STATE_CODES,
  PRICED_BY_CODES,
  SIDE_CODES,
  STATEMENT_STATE_CODES,
} from './statement.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const on = z.iso.date();
export const fen = z.int();
export const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
export const key = z.string().min(3).max(120);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const said = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id, name: z.string() });

export const sums = z.object({
  goodsFen: fen,
  claimsFen: fen,
  penaltiesFen: fen,
  feesFen: fen,
  itemsFen: fen,
  adjustmentsFen: fen,
  roundingFen: fen,
  /** Of earlier months, after both had confirmed them. */
  correctionsFen: fen,
  totalFen: fen,
});

export const head = z.object({
  statementId: id,
  number: z.string(),
  customer: named,
  month,
  state: z.enum(STATEMENT_STATE_CODES),
  edition: z.int(),
  /** Of the lines of this edition: say it when you send or confirm, so that nobody agrees to what they have not seen. */
  sha256,
  sums,
  lines: z.int(),
  notes: z.int(),
  /** Lines without a price: they count as nothing, and the statement is not sent. */
  unpriced: z.int(),
  disputes: z.int(),
  drawnAt: at,
  sentAt: at.nullable(),
  sentBy: z.string().nullable(),
  /** Until when the customer should have looked at it. */
  confirmBy: at.nullable(),
  confirmedAt: at.nullable(),
  confirmedVia: z.enum(['portal', 'paper']).nullable(),
  stamps: z.object({ ours: z.int(), customer: z.int() }),
  invoicedFen: fen,
  paidFen: fen,
  openFen: fen,
  /** Of what is open: the earliest day, and how many days ago that was. */
  dueOn: on.nullable(),
  overdueDays: z.int(),
});

export const invoiceRow = z.object({
  invoiceId: id,
  number: z.string(),
  issuedOn: on,
  dueOn: on,
  amountFen: fen,
  voidedAt: at.nullable(),
  can: z.object({ void: z.boolean() }),
});
export const paymentRow = z.object({
  paymentId: id,
  paidOn: on,
  amountFen: fen,
  body: z.string(),
  withdrawnAt: at.nullable(),
  can: z.object({ withdraw: z.boolean() }),
});
export const stampRow = z.object({ side: z.enum(SIDE_CODES), fileId: id, at });
export const itemRow = z.object({
  itemId: id,
  month,
  kind: z.enum(ITEM_KIND_CODES),
  site: named.nullable(),
  amountFen: fen,
  body: z.string(),
  can: z.object({ remove: z.boolean() }),
});

const terms = z.object({
  title: z.string(),
  wording: z.string(),
  source: z.string(),
  /** How this statement was reckoned, in words: day of the price, later price sheets, rounding, penalties. */
  rules: z.array(said),
});

const shown = head.extend({
  terms,
  sites: z.array(named.extend({ amountFen: fen, notes: z.int() })),
  stampFiles: z.array(stampRow),
  invoices: z.array(invoiceRow),
  payments: z.array(paymentRow),
});

export const statement = shown.extend({
  /** Editions before this one, frozen as they were sent. */
  editions: z.array(z.object({ edition: z.int(), sha256, totalFen: fen, sentAt: at.nullable() })),
  items: z.array(itemRow),
  can: z.object({
    draw: z.boolean(),
    send: z.boolean(),
    revise: z.boolean(),
    confirm: z.boolean(),
    stamp: z.boolean(),
    invoice: z.boolean(),
    pay: z.boolean(),
    addItem: z.boolean(),
    settle: z.boolean(),
    write: z.boolean(),
    price: z.boolean(),
  }),
});
export const myStatement = shown.extend({ can: z.object({ confirm: z.boolean(), answer: z.boolean(), stamp: z.boolean() }) });

export const line = z.object({
  key,
  place: z.int(),
  kind: z.enum(LINE_KIND_CODES),
  /** The month it belongs to: an earlier one is a correction. */
  home: month,
  correction: z.boolean(),
  title: said,
  site: named.nullable(),
  note: z.object({ id, number: z.string(), deliveryOn: on }).nullable(),
  noteLineId: id.nullable(),
  claim: z.object({ id, number: z.string() }).nullable(),
  /** Of goods. `accepted` in the base unit of `unit`. */
  spec: z.string(),
  unit: z.enum(UNIT_CODES).nullable(),
  accepted: z.int().nullable(),
  price: z
    .object({ fen, per: z.enum(UNIT_CODES), on, by: z.enum(PRICED_BY_CODES), sheetId: id.nullable(), sheetNumber: z.string().nullable() })
    .nullable(),
  /** Owed for it now, and what earlier statements said of it; null: no price. The amount is the difference. */
  owedFen: fen.nullable(),
  statedFen: fen,
  amountFen: fen.nullable(),
  state: z.enum(LINE_STATE_CODES),
  /** What the dispute was settled at. */
  deltaFen: fen.nullable(),
  words: z.int(),
});

export const word = z.object({
  wordId: id,
  side: z.enum(SIDE_CODES),
  author: z.string(),
  body: z.string(),
  at,
});
export const thread = z.object({
  key,
  state: z.enum(LINE_STATE_CODES),
  disputes: z.array(
    z.object({ disputeId: id, openedAt: at, settledAt: at.nullable(), outcome: z.enum(DISPUTE_OUTCOME_CODES).nullable(), deltaFen: fen }),
  ),
  words: z.array(word),
});

export const change = z.object({
  key,
  kind: z.enum(LINE_KIND_CODES),
  title: said,
  note: z.object({ id, number: z.string() }).nullable(),
  beforeFen: fen.nullable(),
  nowFen: fen.nullable(),
});

export const agingRow = z.object({
  customer: named,
  openFen: fen,
  ages: z.record(z.enum(AGE_CODES), fen),
  statements: z.array(z.object({ statementId: id, number: z.string(), month, openFen: fen, dueOn: on.nullable(), age: z.enum(AGE_CODES) })),
});
