import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { LACKING_CODES, MEASURE_CODES, PAID_CODES, PENALTY_STATE_CODES } from './penalty.ts';

const id = z.uuid();
const at = z.iso.datetime();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const fen = z.int().nonnegative();
const text = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id, name: z.string() });
const body = z.string().trim().max(2000).default('');
const files = z.array(id).max(20).default([]);
const file = z.object({ id, sha256: z.string(), kind: z.string(), mediaType: z.string() });
/** When it happened and what proves it, for what is entered later. */
const late = { occurredAt: z.iso.datetime({ offset: true }).optional(), proof: files };
const measure = z.enum(MEASURE_CODES);
const lacking = z.enum(LACKING_CODES);

/** What a contract says follows from misses, in its own words. */
const clause = z.object({ clauseId: z.string(), wording: z.string(), wordingEn: z.string().nullable(), source: z.string() });

/** One event that a clause takes money for. */
const occurrence = z.object({
  commitmentId: id.nullable(),
  subject: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }),
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  occurredOn: z.iso.date(),
  /** What the formula is a multiple of; null: not needed, or not known. */
  baseFen: fen.nullable(),
  amountFen: fen.nullable(),
  lacking: lacking.nullable(),
});

const estimated = clause.extend({
  clauseKey: z.string(),
  /** False: 待确认. */
  confirmed: z.boolean(),
  /** Counted over the clause's span (month, quarter, year, contract) up to the end of the month. */
  count: z.int(),
  countFrom: z.int().nullable(),
  share: z.number().nullable(),
  /** The tier that holds, as a text; null where there is none or none is reached. */
  tier: text.nullable(),
  /** How each amount is worked out. */
  formula: text.nullable(),
  occurrences: z.array(occurrence),
  beforeCapFen: fen,
  capFen: fen.nullable(),
  amountFen: fen,
  points: z.number(),
  measures: z.array(z.object({ measure: z.enum(['suspend', 'terminate']), text })),
  /** What would have to be known for a whole estimate. */
  lacking: z.array(lacking),
  /** What one more such miss would add this month; null: it cannot be said. */
  nextFen: fen.nullable(),
  /** Stated by the customer already: the estimate does not count any more. */
  penaltyId: id.nullable(),
});

const word = z.object({ kind: z.string(), body: z.string(), byUs: z.boolean(), author: z.string(), at, files: z.array(file) });

const shown = {
  id,
  number: z.string(),
  month,
  measure,
  clause: clause.nullable(),
  statedFen: fen,
  /** What stands now. */
  amountFen: fen,
  state: z.enum(PENALTY_STATE_CODES),
  statedBy: z.enum(['customer', 'staff']),
  paid: z.enum(PAID_CODES).nullable(),
  statedAt: at,
  appealBy: at.nullable(),
  answeredAt: at.nullable(),
  /** The appeal that was made against it, whatever became of it. */
  appealId: id.nullable(),
};
const row = z.object({
  ...shown,
  customer: named,
  estimateFen: fen.nullable(),
  can: z.object({ agree: z.boolean(), decline: z.boolean(), withdraw: z.boolean(), appeal: z.boolean() }),
});
const mine = z.object({ ...shown, words: z.array(word), can: z.object({ withdraw: z.boolean() }) });

const stated = {
  month,
  clauseId: z.string().max(80).nullable().default(null),
  measure: measure.default('amount'),
  amountFen: fen.max(10_000_000_000).default(0),
  body,
};
const onPenalty = { penaltyId: id };
const changed = z.object({ penaltyId: id, state: z.enum(PENALTY_STATE_CODES) });
const entering = [
  'settlement.penalty-month-ahead',
  'settlement.penalty-clause-unknown',
  'settlement.penalty-amount-needed',
  'settlement.penalty-no-amount',
  'settlement.penalty-basis-needed',
  'settlement.penalty-stated-already',
] as const;
const moving = ['settlement.penalty-not-found', 'settlement.penalty-not-in-this-state'] as const;
const underAppeal = 'settlement.penalty-under-appeal';
const paging = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };

export const contract = {
  penaltyEstimate: endpoint({
    method: 'GET',
    path: '/settlement/customers/{customerId}/penalties/{month}',
    permission: 'settlement.see-penalties',
    summary: { zh: '一个月的罚则：内部估算与客户提出的', en: 'Penalties of a month: our own estimate, and what was stated' },
    input: z.object({ customerId: id, month }),
    output: z.object({
      customer: named,
      month,
      contract: z.object({ key: z.string(), version: z.int(), title: z.string() }),
      monthValueFen: fen.nullable(),
      items: z.array(estimated),
      stated: z.array(row),
      /** Not stated by the customer: 估算, internal. */
      estimateFen: fen,
      statedFen: fen,
      agreedFen: fen,
      atRiskFen: fen,
      can: z.object({ state: z.boolean() }),
    }),
    refusals: ['settlement.penalty-customer-unknown'],
  }),
  penalties: endpoint({
    method: 'GET',
    path: '/settlement/penalties',
    permission: 'settlement.see-penalties',
    summary: { zh: '客户提出的罚则，新的在前', en: 'Stated penalties, newest first' },
    input: z.object({ customerId: id.optional(), month: month.optional(), state: z.enum(PENALTY_STATE_CODES).optional(), ...paging }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  showPenalty: endpoint({
    method: 'GET',
    path: '/settlement/penalties/{penaltyId}',
    permission: 'settlement.see-penalties',
    summary: { zh: '一项罚则', en: 'A penalty' },
    input: z.object(onPenalty),
    output: row.extend({ words: z.array(word), commitmentIds: z.array(id) }),
    refusals: ['settlement.penalty-not-found'],
  }),
  enterPenalty: endpoint({
    method: 'POST',
    path: '/settlement/penalties',
    permission: 'settlement.enter-penalties',
    summary: { zh: '登记客户提出的罚则', en: 'Enter a penalty the customer stated' },
    input: z.object({ customerId: id, ...stated, ...late }),
    output: changed.extend({ number: z.string(), appealBy: at.nullable() }),
    refusals: ['settlement.penalty-customer-unknown', ...entering, 'files.not-found'],
  }),
  agreePenalty: endpoint({
    method: 'POST',
    path: '/settlement/penalties/{penaltyId}/agreement',
    permission: 'settlement.answer-penalties',
    summary: { zh: '认可罚则（全部或双方商定的金额）', en: 'Agree to a penalty, or to less as settled' },
    input: z.object({ ...onPenalty, amountFen: fen.optional(), paid: z.enum(PAID_CODES).optional(), body, proof: files }),
    output: changed,
    refusals: [...moving, 'settlement.penalty-more-than-stated', underAppeal, 'files.not-found'],
  }),
  declinePenalty: endpoint({
    method: 'POST',
    path: '/settlement/penalties/{penaltyId}/refusal',
    permission: 'settlement.answer-penalties',
    summary: { zh: '不认可罚则，写明理由', en: 'Refuse a penalty and say why' },
    input: z.object({ ...onPenalty, body: z.string().trim().min(2).max(2000), proof: files }),
    output: changed,
    refusals: [...moving, 'files.not-found'],
  }),
  withdrawPenalty: endpoint({
    method: 'POST',
    path: '/settlement/penalties/{penaltyId}/withdrawal',
    permission: 'settlement.enter-penalties',
    summary: { zh: '登记客户撤销罚则', en: 'Enter that the customer withdrew a penalty' },
    input: z.object({ ...onPenalty, body, ...late }),
    output: changed,
    refusals: [...moving, underAppeal, 'files.not-found'],
  }),
  myPenalties: endpoint({
    method: 'GET',
    path: '/my/settlement/penalties',
    permission: 'settlement.follow-penalties',
    summary: { zh: '我方提出的罚则，以及合同里可选的条款', en: 'Penalties we stated, and the clauses to choose from' },
    input: z.object({ month }),
    output: z.object({ month, items: z.array(mine), clauses: z.array(clause), can: z.object({ state: z.boolean() }) }),
  }),
  statePenalty: endpoint({
    method: 'POST',
    path: '/my/settlement/penalties',
    permission: 'settlement.state-penalties',
    summary: { zh: '提出罚则', en: 'State a penalty' },
    input: z.object({ ...stated, files }),
    output: changed.extend({ number: z.string() }),
    refusals: [...entering, 'settlement.penalty-customer-unknown', 'files.not-found'],
  }),
  myWithdrawPenalty: endpoint({
    method: 'POST',
    path: '/my/settlement/penalties/{penaltyId}/withdrawal',
    permission: 'settlement.state-penalties',
    summary: { zh: '撤销提出的罚则', en: 'Withdraw a penalty' },
    input: z.object({ ...onPenalty, body }),
    output: changed,
    refusals: [...moving, underAppeal],
  }),
};
