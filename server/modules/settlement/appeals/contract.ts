import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { APPEAL_STATE_CODES, EVIDENCE_KIND_CODES, OUTCOME_CODES } from './appeal.ts';

const id = z.uuid();
const at = z.iso.datetime();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const fen = z.int().nonnegative();
const points = z.number().nonnegative();
const pointsIn = z.number().positive().max(1000).multipleOf(0.01);
const text = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id, name: z.string() });
const body = z.string().trim().max(4000).default('');
const files = z.array(id).max(20).default([]);
const late = { occurredAt: z.iso.datetime({ offset: true }).optional(), proof: files };
const file = z.object({ id, sha256: z.string(), kind: z.string(), mediaType: z.string() });
const paging = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };

/** What is appealed, in words both sides know. */
const matter = z.object({
  about: z.enum(['deduction', 'penalty']),
  sheetId: id.nullable(),
  deductionId: id.nullable(),
  penaltyId: id.nullable(),
  /** Period of the sheet, or month of the penalty. */
  period: z.string(),
  /** Item of the sheet, or wording of the clause. */
  title: z.string(),
  clause: z.object({ clauseId: z.string(), wording: z.string(), source: z.string() }).nullable(),
  occurredOn: z.iso.date().nullable(),
  subject: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  /** What was taken and still stands. */
  points: points.nullable(),
  amountFen: fen.nullable(),
  appealBy: at.nullable(),
});

const evidence = z.object({
  /** For leaving it out. */
  key: z.string(),
  kind: z.enum(EVIDENCE_KIND_CODES),
  at,
  recordedAt: at,
  title: text,
  detail: text,
  who: z.string(),
  grade: z.string(),
  position: z.int().nullable(),
  files: z.array(file),
  /** What speaks for us most plainly: the gate was shut, the order came late, the delay was announced. */
  strong: z.boolean(),
});

const row = z.object({
  id,
  number: z.string(),
  customer: named,
  matter,
  askedPoints: points.nullable(),
  askedFen: fen.nullable(),
  givenPoints: points.nullable(),
  givenFen: fen.nullable(),
  state: z.enum(APPEAL_STATE_CODES),
  evidence: z.int(),
  madeAt: at,
  madeBy: z.string(),
  answeredAt: at.nullable(),
  answeredBy: z.enum(['customer', 'staff']).nullable(),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
});
const word = z.object({ kind: z.string(), body: z.string(), byUs: z.boolean(), author: z.string(), at, files: z.array(file) });
const whole = row.extend({ items: z.array(evidence), words: z.array(word), contentSha256: z.string() });

const onAppeal = { appealId: id };
const changed = z.object({ appealId: id, state: z.enum(APPEAL_STATE_CODES) });
const answer = { outcome: z.enum(OUTCOME_CODES), points: points.max(1000).multipleOf(0.01).optional(), amountFen: fen.optional(), body };
const format = z.enum(['pdf', 'docx']).default('pdf');
const unknown = 'settlement.appeal-matter-unknown';
const moving = ['settlement.appeal-not-found', 'settlement.appeal-not-open'] as const;
const matterOf = { deductionId: id.optional(), penaltyId: id.optional() };
const timely = [
  'settlement.appeal-too-late',
  'settlement.appeal-too-early',
  'settlement.appeal-score-final',
  'settlement.appealed-already',
  'settlement.appeal-nothing-left',
] as const;

export const contract = {
  appealEvidence: endpoint({
    method: 'GET',
    path: '/settlement/appeal-evidence',
    permission: 'settlement.see-appeals',
    summary: { zh: '一键收集一项扣分或罚则的凭证（预览）', en: 'The evidence on a deduction or penalty, collected (preview)' },
    input: z.object(matterOf),
    output: z.object({
      customer: named,
      matter,
      items: z.array(evidence),
      /** A first wording of the reasons, from the evidence; the person may change it. */
      draft: z.string(),
      can: z.object({ appeal: z.boolean() }),
      /** Why it cannot be appealed (now), where it cannot. */
      blocked: text.nullable(),
    }),
    refusals: [unknown, 'settlement.appeal-one-matter'],
  }),
  makeAppeal: endpoint({
    method: 'POST',
    path: '/settlement/appeals',
    permission: 'settlement.appeal',
    summary: { zh: '提出申诉', en: 'Make an appeal' },
    input: z.object({
      ...matterOf,
      /** What is asked back; default: all that was taken. */
      points: pointsIn.optional(),
      amountFen: z.int().positive().optional(),
      body,
      /** Keys of collected evidence that should not go out. */
      leaveOut: z.array(z.string().max(120)).max(200).default([]),
      files,
      ...late,
    }),
    output: changed.extend({ number: z.string() }),
    refusals: [
      unknown,
      ...timely,
      'settlement.appeal-one-matter',
      'settlement.appeal-more-than-deducted',
      'settlement.appeal-asks-other',
      'settlement.appeal-evidence-needed',
      'files.not-found',
    ],
  }),
  appeals: endpoint({
    method: 'GET',
    path: '/settlement/appeals',
    permission: 'settlement.see-appeals',
    summary: { zh: '申诉列表，新的在前', en: 'Appeals, newest first' },
    input: z.object({
      customerId: id.optional(),
      month: month.optional(),
      sheetId: id.optional(),
      state: z.enum(APPEAL_STATE_CODES).optional(),
      ...paging,
    }),
    output: z.object({ items: z.array(row), next: z.string().nullable(), open: z.int() }),
  }),
  showAppeal: endpoint({
    method: 'GET',
    path: '/settlement/appeals/{appealId}',
    permission: 'settlement.see-appeals',
    summary: { zh: '一份申诉', en: 'An appeal' },
    input: z.object(onAppeal),
    output: whole,
    refusals: ['settlement.appeal-not-found'],
  }),
  appealLetter: endpoint({
    method: 'GET',
    path: '/settlement/appeals/{appealId}/letter',
    permission: 'settlement.see-appeals',
    summary: { zh: '申诉函及凭证（PDF 或 DOCX）', en: 'Letter of appeal with its evidence (PDF or DOCX)' },
    input: z.object({ ...onAppeal, format }),
    output: z.file(),
    refusals: ['settlement.appeal-not-found'],
  }),
  enterAnswer: endpoint({
    method: 'POST',
    path: '/settlement/appeals/{appealId}/answer',
    permission: 'settlement.enter-answers',
    summary: { zh: '登记客户对申诉的答复', en: 'Enter what the customer answered' },
    input: z.object({ ...onAppeal, ...answer, ...late }),
    output: changed,
    refusals: [...moving, 'settlement.appeal-outcome-amount', 'settlement.appeal-answered-before', 'files.not-found'],
  }),
  withdrawAppeal: endpoint({
    method: 'POST',
    path: '/settlement/appeals/{appealId}/withdrawal',
    permission: 'settlement.appeal',
    summary: { zh: '撤回申诉', en: 'Withdraw an appeal' },
    input: z.object({ ...onAppeal, body }),
    output: changed,
    refusals: moving,
  }),
  myAppeals: endpoint({
    method: 'GET',
    path: '/my/settlement/appeals',
    permission: 'settlement.follow-appeals',
    summary: { zh: '配送公司提出的申诉', en: 'Appeals of the supplier to us' },
    input: z.object({ month: month.optional(), state: z.enum(APPEAL_STATE_CODES).optional(), ...paging }),
    output: z.object({ items: z.array(row), next: z.string().nullable(), open: z.int() }),
  }),
  myAppeal: endpoint({
    method: 'GET',
    path: '/my/settlement/appeals/{appealId}',
    permission: 'settlement.follow-appeals',
    summary: { zh: '一份申诉及其凭证', en: 'An appeal with its evidence' },
    input: z.object(onAppeal),
    output: whole,
    refusals: ['settlement.appeal-not-found'],
  }),
  myAppealLetter: endpoint({
    method: 'GET',
    path: '/my/settlement/appeals/{appealId}/letter',
    permission: 'settlement.follow-appeals',
    summary: { zh: '申诉函（客户，PDF 或 DOCX）', en: 'Letter of appeal (customer, PDF or DOCX)' },
    input: z.object({ ...onAppeal, format }),
    output: z.file(),
    refusals: ['settlement.appeal-not-found'],
  }),
  answerAppeal: endpoint({
    method: 'POST',
    path: '/my/settlement/appeals/{appealId}/answer',
    permission: 'settlement.answer-appeals',
    summary: { zh: '答复申诉', en: 'Answer an appeal' },
    input: z.object({ ...onAppeal, ...answer, files }),
    output: changed,
    refusals: [...moving, 'settlement.appeal-outcome-amount', 'files.not-found'],
  }),
};
