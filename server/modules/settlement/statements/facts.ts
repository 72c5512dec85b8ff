import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { DISPUTE_OUTCOME_CODES, ITEM_KIND_CODES, SIDE_CODES } from './statement.ts';

const id = z.string();
const fen = z.int();
const month = z.string().regex(/^\d{4}-\d{2}$/);
const sha256 = z.string();
const on = z.iso.date();
const key = z.string();
/** Words stand outside the journal. */
const bodyHash = z.string().nullable();
const about = { statementId: id, customerId: id, month };
const subjects = { statement: 'statementId', customer: 'customerId' } as const;

/** The lines stand beside, by their hash. */
export const statementDrawn = defineFact({
  name: 'settlement.statement-drawn',
  version: 1,
  label: { zh: '生成对账单', en: 'Statement drawn' },
  data: z.object({
    ...about,
    number: z.string(),
    edition: z.int().positive(),
    contractKey: z.string(),
    contractVersion: z.int(),
    sha256,
    lines: z.int().nonnegative(),
    notes: z.int().nonnegative(),
    unpriced: z.int().nonnegative(),
    goodsFen: fen,
    claimsFen: fen,
    penaltiesFen: fen,
    feesFen: fen,
    itemsFen: fen,
    adjustmentsFen: fen,
    roundingFen: fen,
    correctionsFen: fen,
    totalFen: fen,
  }),
  subjects,
});

/** Frozen: this edition is never drawn again. */
export const statementSent = defineFact({
  name: 'settlement.statement-sent',
  version: 1,
  label: { zh: '发送对账单', en: 'Statement sent' },
  data: z.object({ ...about, edition: z.int(), sha256, totalFen: fen, confirmBy: z.iso.datetime() }),
  subjects,
});

/** Taken back before it was confirmed: a new edition follows. */
export const statementRevised = defineFact({
  name: 'settlement.statement-revised',
  version: 1,
  label: { zh: '撤回对账单，另出一版', en: 'Statement taken back' },
  data: z.object({ ...about, edition: z.int(), bodyHash }),
  subjects,
});

export const lineConfirmed = defineFact({
  name: 'settlement.line-confirmed',
  version: 1,
  label: { zh: '客户确认一行', en: 'Line confirmed' },
  data: z.object({ ...about, key, amountFen: fen }),
  subjects,
});
export const lineDisputed = defineFact({
  name: 'settlement.line-disputed',
  version: 1,
  label: { zh: '客户对一行提出异议', en: 'Line disputed' },
  data: z.object({ ...about, key, disputeId: id, amountFen: fen, bodyHash }),
  subjects,
});
export const lineDiscussed = defineFact({
  name: 'settlement.line-discussed',
  version: 1,
  label: { zh: '就一行沟通', en: 'Line discussed' },
  data: z.object({ ...about, key, side: z.enum(SIDE_CODES), wordId: id, bodyHash }),
  subjects,
});
export const disputeSettled = defineFact({
  name: 'settlement.dispute-settled',
  version: 1,
  label: { zh: '对账异议处理完毕', en: 'Dispute settled' },
  data: z.object({ ...about, key, disputeId: id, outcome: z.enum(DISPUTE_OUTCOME_CODES), deltaFen: fen, bodyHash }),
  subjects,
});

export const statementConfirmed = defineFact({
  name: 'settlement.statement-confirmed',
  version: 1,
  label: { zh: '客户确认对账单', en: 'Statement confirmed' },
  data: z.object({
    ...about,
    edition: z.int(),
    sha256,
    totalFen: fen,
    via: z.enum(['portal', 'paper']),
    paperSha256: z.string().nullable(),
    /** Where terms count from the confirmation. */
    dueOn: on.nullable(),
  }),
  subjects,
});
export const statementStamped = defineFact({
  name: 'settlement.statement-stamped',
  version: 1,
  label: { zh: '对账单盖章件', en: 'Stamped copy added' },
  data: z.object({ ...about, side: z.enum(SIDE_CODES), fileId: id, sha256 }),
  subjects,
});

export const linePriced = defineFact({
  name: 'settlement.line-priced',
  version: 1,
  label: { zh: '人工定价', en: 'Line priced by hand' },
  data: z.object({
    noteLineId: id,
    noteId: id,
    customerId: id,
    siteId: id,
    productId: id.nullable(),
    fen: z.int().positive(),
    per: z.enum(UNIT_CODES),
    bodyHash,
  }),
  subjects: { note: 'noteId', customer: 'customerId', site: 'siteId' },
});
export const itemAdded = defineFact({
  name: 'settlement.item-added',
  version: 1,
  label: { zh: '登记对账款项', en: 'Item entered' },
  data: z.object({ itemId: id, customerId: id, siteId: id.nullable(), month, kind: z.enum(ITEM_KIND_CODES), amountFen: fen, bodyHash }),
  subjects: { customer: 'customerId', site: 'siteId' },
});
export const itemRemoved = defineFact({
  name: 'settlement.item-removed',
  version: 1,
  label: { zh: '删除对账款项', en: 'Item removed' },
  data: z.object({ itemId: id, customerId: id, month, bodyHash }),
  subjects: { customer: 'customerId' },
});

export const invoiced = defineFact({
  name: 'settlement.invoiced',
  version: 1,
  label: { zh: '开具发票', en: 'Invoiced' },
  data: z.object({ ...about, invoiceId: id, number: z.string(), issuedOn: on, dueOn: on, amountFen: fen.positive() }),
  subjects,
});
export const invoiceVoided = defineFact({
  name: 'settlement.invoice-voided',
  version: 1,
  label: { zh: '发票作废', en: 'Invoice voided' },
  data: z.object({ ...about, invoiceId: id, bodyHash }),
  subjects,
});
/** Of a statement by which we owe: paid by us. */
export const paymentRecorded = defineFact({
  name: 'settlement.payment-recorded',
  version: 1,
  label: { zh: '登记到账', en: 'Payment recorded' },
  data: z.object({ ...about, paymentId: id, amountFen: fen.positive(), paidOn: on, bodyHash }),
  subjects,
});
export const paymentWithdrawn = defineFact({
  name: 'settlement.payment-withdrawn',
  version: 1,
  label: { zh: '撤销到账登记', en: 'Payment taken back' },
  data: z.object({ ...about, paymentId: id, amountFen: fen.positive(), bodyHash }),
  subjects,
});

export const facts = [
  statementDrawn,
  statementSent,
  statementRevised,
  lineConfirmed,
  lineDisputed,
  lineDiscussed,
  disputeSettled,
  statementConfirmed,
  statementStamped,
  linePriced,
  itemAdded,
  itemRemoved,
  invoiced,
  invoiceVoided,
  paymentRecorded,
  paymentWithdrawn,
];
