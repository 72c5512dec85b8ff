import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { contract as mine } from './my-contract.ts';
import * as shapes from './shapes.ts';
import { AGE_CODES, ITEM_KIND_CODES, LINE_KIND_CODES, SIDE_CODES, STATEMENT_STATE_CODES } from './statement.ts';

const { id, fen, month, key, sha256, on } = shapes;
const body = z.string().trim().max(2000).default('');
const reason = z.string().trim().min(2).max(2000);
const page = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(500).default(100) };
const one = { statementId: id };
const acted = z.object({ statementId: id, state: z.enum(STATEMENT_STATE_CODES), edition: z.int() });
const money = fen.max(1_000_000_000_00).min(-1_000_000_000_00);
const missing = 'settlement.no-such-statement' as const;
const draws = z.object({ statementId: id, edition: z.int(), sha256, totalFen: fen, lines: z.int(), unpriced: z.int(), changed: z.boolean() });

export const contract = {
  ...mine,
  statements: endpoint({
    method: 'GET',
    path: '/settlement/statements',
    permission: 'settlement.see-statements',
    summary: { zh: '对账单列表', en: 'Statements' },
    input: z.object({
      month: month.optional(),
      customerId: id.optional(),
      state: z.enum(STATEMENT_STATE_CODES).optional(),
      /** With something to do: no price, disputes, not confirmed in time, overdue. */
      attention: z.enum(['unpriced', 'disputed', 'unconfirmed', 'overdue', 'open']).optional(),
      ...page,
    }),
    output: z.object({ items: z.array(shapes.head), next: z.string().nullable(), can: z.object({ draw: z.boolean() }) }),
  }),
  drawStatement: endpoint({
    method: 'POST',
    path: '/settlement/statements',
    permission: 'settlement.draw-statements',
    summary: { zh: '生成或重算一个客户一个月的对账单', en: 'Draw a statement, or draw it again' },
    input: z.object({ customerId: id, month }),
    output: draws,
    refusals: ['settlement.no-such-customer', 'settlement.month-to-come', 'settlement.statement-not-draft', 'settlement.nothing-to-state'],
  }),
  drawMonth: endpoint({
    method: 'POST',
    path: '/settlement/statements/month',
    permission: 'settlement.draw-statements',
    summary: { zh: '生成一个月所有客户的对账单（后台任务）', en: 'Draw all statements of a month' },
    input: z.object({ month }),
    output: z.object({ jobId: id }),
    refusals: ['settlement.month-to-come'],
  }),
  statement: endpoint({
    method: 'GET',
    path: '/settlement/statements/{statementId}',
    permission: 'settlement.see-statements',
    summary: { zh: '一张对账单', en: 'A statement' },
    input: z.object(one),
    output: shapes.statement,
    refusals: [missing],
  }),
  statementLines: endpoint({
    method: 'GET',
    path: '/settlement/statements/{statementId}/lines',
    permission: 'settlement.see-statements',
    summary: { zh: '对账单明细', en: 'Lines of a statement' },
    input: z.object({
      ...one,
      edition: z.coerce.number().int().positive().optional(),
      kind: z.enum(LINE_KIND_CODES).optional(),
      siteId: id.optional(),
      noteId: id.optional(),
      only: z.enum(['unpriced', 'disputed', 'corrections']).optional(),
      ...page,
    }),
    output: z.object({ items: z.array(shapes.line), next: z.string().nullable() }),
    refusals: [missing],
  }),
  statementChanges: endpoint({
    method: 'GET',
    path: '/settlement/statements/{statementId}/changes',
    permission: 'settlement.see-statements',
    summary: { zh: '对账单生成之后发生了什么变化', en: 'What has changed since a statement was drawn' },
    input: z.object(one),
    output: z.object({ beforeFen: fen, nowFen: fen, items: z.array(shapes.change), more: z.int() }),
    refusals: [missing],
  }),
  lineThread: endpoint({
    method: 'GET',
    path: '/settlement/statements/{statementId}/thread',
    permission: 'settlement.see-statements',
    summary: { zh: '一行的异议与沟通', en: 'What was said of a line' },
    input: z.object({ ...one, key }),
    output: shapes.thread,
    refusals: [missing, 'settlement.no-such-line'],
  }),
  sendStatement: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/sending',
    permission: 'settlement.send-statements',
    summary: { zh: '发送对账单（冻结本版，往来账当月结账）', en: 'Send a statement: frozen, the month of the account closed' },
    input: z.object({ ...one, sha256 }),
    output: acted,
    refusals: [missing, 'settlement.statement-not-draft', 'settlement.lines-unpriced', 'settlement.statement-changed', 'settlement.month-not-over'],
  }),
  reviseStatement: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/revision',
    permission: 'settlement.send-statements',
    summary: { zh: '撤回已发送的对账单，另出一版', en: 'Take a sent statement back for a new edition' },
    input: z.object({ ...one, body: reason }),
    output: acted,
    refusals: [missing, 'settlement.statement-not-sent'],
  }),
  writeOnLine: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/words',
    permission: 'settlement.answer-disputes',
    summary: { zh: '就一行答复客户', en: 'Answer the customer on a line' },
    input: z.object({ ...one, key, body: reason }),
    output: z.object({ wordId: id }),
    refusals: [missing, 'settlement.no-such-line', 'settlement.statement-not-sent'],
  }),
  settleDispute: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/settlements',
    permission: 'settlement.settle-disputes',
    summary: { zh: '异议处理：维持或调整金额', en: 'Settle a dispute: kept, or changed by an amount' },
    input: z.object({ ...one, key, outcome: z.enum(['kept', 'changed']), deltaFen: money.default(0), body: reason }),
    output: acted,
    refusals: [missing, 'settlement.no-dispute', 'settlement.settled-by-nothing', 'settlement.settled-above-line', 'settlement.statement-confirmed'],
  }),
  recordConfirmation: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/confirmation',
    permission: 'settlement.record-confirmations',
    summary: { zh: '登记客户在纸质对账单上的确认（附盖章照片）', en: 'Record that the customer confirmed on paper' },
    input: z.object({ ...one, sha256, fileId: id.nullable().default(null), confirmedAt: shapes.at.optional() }),
    output: acted,
    refusals: [
      missing,
      'settlement.statement-not-sent',
      'settlement.disputes-open',
      'settlement.statement-changed',
      'files.not-found',
      'moment.in-future',
      'moment.proof-needed',
    ],
  }),
  stampStatement: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/stamps',
    permission: 'settlement.record-confirmations',
    summary: { zh: '上传盖章件照片', en: 'Add the photo of a stamped copy' },
    input: z.object({ ...one, side: z.enum(SIDE_CODES), fileId: id }),
    output: acted,
    refusals: [missing, 'settlement.statement-not-sent', 'settlement.stamped-already', 'files.not-found'],
  }),
  priceLine: endpoint({
    method: 'POST',
    path: '/settlement/note-lines/{noteLineId}/price',
    permission: 'settlement.adjust-statements',
    summary: { zh: '给价格表没有的商品行定价', en: 'Price a line that no sheet prices' },
    input: z.object({ noteLineId: id, fen: z.int().positive().max(100_000_000), per: z.enum(UNIT_CODES), body: reason }),
    output: z.object({ noteLineId: id }),
    refusals: ['settlement.no-such-line', 'settlement.priced-already', 'settlement.unit-of-another-kind', 'settlement.line-not-accepted'],
  }),
  addItem: endpoint({
    method: 'POST',
    path: '/settlement/items',
    permission: 'settlement.adjust-statements',
    summary: { zh: '手工登记费用、让利或更正', en: 'Enter a fee, an allowance or a correction by hand' },
    input: z.object({ customerId: id, month, siteId: id.nullable().default(null), kind: z.enum(ITEM_KIND_CODES), amountFen: money, body: reason }),
    output: z.object({ itemId: id }),
    refusals: [
      'settlement.no-such-customer',
      'settlement.item-of-nothing',
      'settlement.item-sign',
      'settlement.month-confirmed',
      'settlement.month-to-come',
      'settlement.no-such-site',
    ],
  }),
  removeItem: endpoint({
    method: 'POST',
    path: '/settlement/items/{itemId}/removal',
    permission: 'settlement.adjust-statements',
    summary: { zh: '删除手工登记的款项', en: 'Remove an item entered by hand' },
    input: z.object({ itemId: id, body: reason }),
    output: z.object({ itemId: id }),
    refusals: ['settlement.no-such-item', 'settlement.month-confirmed'],
  }),
  recordInvoice: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/invoices',
    permission: 'settlement.keep-payments',
    summary: { zh: '登记发票', en: 'Record an invoice' },
    input: z.object({
      ...one,
      number: z
        .string()
        .trim()
        .regex(/^[0-9A-Za-z-]{4,40}$/),
      issuedOn: on,
      amountFen: fen.positive(),
      dueOn: on.optional(),
    }),
    output: z.object({ invoiceId: id, dueOn: on }),
    refusals: [
      missing,
      'settlement.not-confirmed-yet',
      'settlement.invoice-twice',
      'settlement.invoice-above',
      'settlement.day-to-come',
      'settlement.due-before',
    ],
  }),
  voidInvoice: endpoint({
    method: 'POST',
    path: '/settlement/invoices/{invoiceId}/voiding',
    permission: 'settlement.keep-payments',
    summary: { zh: '作废发票', en: 'Void an invoice' },
    input: z.object({ invoiceId: id, body: reason }),
    output: z.object({ invoiceId: id }),
    refusals: ['settlement.no-such-invoice', 'settlement.voided-already'],
  }),
  recordPayment: endpoint({
    method: 'POST',
    path: '/settlement/statements/{statementId}/payments',
    permission: 'settlement.keep-payments',
    summary: { zh: '登记到账', en: 'Record a payment' },
    input: z.object({ ...one, amountFen: fen.positive(), paidOn: on, body }),
    output: z.object({ paymentId: id, openFen: fen }),
    refusals: [missing, 'settlement.not-confirmed-yet', 'settlement.payment-above-open', 'settlement.day-to-come'],
  }),
  withdrawPayment: endpoint({
    method: 'POST',
    path: '/settlement/payments/{paymentId}/withdrawal',
    permission: 'settlement.keep-payments',
    summary: { zh: '撤销到账登记', en: 'Take a recorded payment back' },
    input: z.object({ paymentId: id, body: reason }),
    output: z.object({ paymentId: id, openFen: fen }),
    refusals: ['settlement.no-such-payment', 'settlement.withdrawn-already'],
  }),
  aging: endpoint({
    method: 'GET',
    path: '/settlement/aging',
    permission: 'settlement.see-statements',
    summary: { zh: '应收账龄', en: 'Aging of what is open' },
    input: z.object({ on: on.optional(), customerId: id.optional(), ...page }),
    output: z.object({
      on,
      openFen: fen,
      ages: z.record(z.enum(AGE_CODES), fen),
      items: z.array(shapes.agingRow),
      next: z.string().nullable(),
    }),
  }),
};
