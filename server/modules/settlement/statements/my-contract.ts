// Statements as the customer sees, answers and stamps them.
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import * as shapes from './shapes.ts';
import { LINE_KIND_CODES, LINE_STATE_CODES, STATEMENT_STATE_CODES } from './statement.ts';

const { id, key, sha256, month } = shapes;
const reason = z.string().trim().min(2).max(2000);
const page = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(500).default(100) };
const one = { statementId: id };
const missing = 'settlement.no-such-statement' as const;
const answered = z.object({ key, state: z.enum(LINE_STATE_CODES) });

export const contract = {
  myStatements: endpoint({
    method: 'GET',
    path: '/my/settlement/statements',
    permission: 'settlement.follow-statements',
    summary: { zh: '我方的对账单', en: 'Own statements' },
    input: z.object({ month: month.optional(), ...page }),
    output: z.object({ items: z.array(shapes.head), next: z.string().nullable() }),
  }),
  myStatement: endpoint({
    method: 'GET',
    path: '/my/settlement/statements/{statementId}',
    permission: 'settlement.follow-statements',
    summary: { zh: '一张对账单（客户）', en: 'An own statement' },
    input: z.object(one),
    output: shapes.myStatement,
    refusals: [missing],
  }),
  myStatementLines: endpoint({
    method: 'GET',
    path: '/my/settlement/statements/{statementId}/lines',
    permission: 'settlement.follow-statements',
    summary: { zh: '对账单明细（客户）', en: 'Lines of an own statement' },
    input: z.object({
      ...one,
      kind: z.enum(LINE_KIND_CODES).optional(),
      siteId: id.optional(),
      noteId: id.optional(),
      only: z.enum(['disputed', 'corrections']).optional(),
      ...page,
    }),
    output: z.object({ items: z.array(shapes.line), next: z.string().nullable() }),
    refusals: [missing],
  }),
  myLineThread: endpoint({
    method: 'GET',
    path: '/my/settlement/statements/{statementId}/thread',
    permission: 'settlement.follow-statements',
    summary: { zh: '一行的异议与沟通（客户）', en: 'What was said of an own line' },
    input: z.object({ ...one, key }),
    output: shapes.thread,
    refusals: [missing, 'settlement.no-such-line'],
  }),
  confirmStatementLine: endpoint({
    method: 'POST',
    path: '/my/settlement/statements/{statementId}/line-confirmations',
    permission: 'settlement.answer-statements',
    summary: { zh: '确认一行', en: 'Confirm a line' },
    input: z.object({ ...one, key }),
    output: answered,
    refusals: [missing, 'settlement.no-such-line', 'settlement.statement-not-sent'],
  }),
  disputeStatementLine: endpoint({
    method: 'POST',
    path: '/my/settlement/statements/{statementId}/disputes',
    permission: 'settlement.answer-statements',
    summary: { zh: '对一行提出异议', en: 'Dispute a line' },
    input: z.object({ ...one, key, body: reason }),
    output: answered,
    refusals: [missing, 'settlement.no-such-line', 'settlement.statement-not-sent', 'settlement.disputed-already'],
  }),
  writeOnMyLine: endpoint({
    method: 'POST',
    path: '/my/settlement/statements/{statementId}/words',
    permission: 'settlement.answer-statements',
    summary: { zh: '就一行留言', en: 'Write on a line' },
    input: z.object({ ...one, key, body: reason }),
    output: z.object({ wordId: id }),
    refusals: [missing, 'settlement.no-such-line', 'settlement.statement-not-sent'],
  }),
  confirmMyStatement: endpoint({
    method: 'POST',
    path: '/my/settlement/statements/{statementId}/confirmation',
    permission: 'settlement.answer-statements',
    summary: { zh: '确认整张对账单', en: 'Confirm the whole statement' },
    input: z.object({ ...one, sha256 }),
    output: z.object({ statementId: id, state: z.enum(STATEMENT_STATE_CODES) }),
    refusals: [missing, 'settlement.statement-not-sent', 'settlement.disputes-open', 'settlement.statement-changed'],
  }),
  stampMyStatement: endpoint({
    method: 'POST',
    path: '/my/settlement/statements/{statementId}/stamps',
    permission: 'settlement.answer-statements',
    summary: { zh: '上传我方盖章件照片', en: 'Add the photo of the own stamped copy' },
    input: z.object({ ...one, fileId: id }),
    output: z.object({ statementId: id, state: z.enum(STATEMENT_STATE_CODES) }),
    refusals: [missing, 'settlement.statement-not-sent', 'settlement.stamped-already', 'files.not-found'],
  }),
};
