import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { DECLINED_FOR_CODES, REASON_CODES, STATE_CODES, WAYS, WITHDRAWN_FOR } from './claim.ts';

const id = z.uuid();
const at = z.iso.datetime();
const instantIn = z.iso.datetime({ offset: true });
const named = z.object({ id, name: z.string() });
const person = z.object({ id: z.string(), name: z.string() });
/** Integers of the base unit (grams, millilitres, pieces). */
const amount = z.int().positive().max(1_000_000_000);
const body = z.string().trim().max(2000).default('');
const files = z.array(id).max(20).default([]);
const onClaim = { claimId: id };
const onCase = { caseId: id };

/** When it happened and what proves it, for things entered later. */
const late = { occurredAt: instantIn.optional(), proof: z.array(id).max(20).default([]) };

const row = z.object({
  id,
  number: z.string(),
  caseId: id,
  caseNumber: z.string(),
  customer: named,
  site: named,
  noteId: id,
  noteNumber: z.string(),
  lineId: id,
  product: z.string(),
  lot: z.string().nullable(),
  way: z.enum(WAYS),
  reason: z.enum(REASON_CODES),
  unit: z.enum(UNIT_CODES),
  requested: z.int(),
  approved: z.int().nullable(),
  accepted: z.int().nullable(),
  state: z.enum(STATE_CODES),
  requestedBy: z.enum(['customer', 'staff']),
  neededBy: at.nullable(),
  arriveBy: at.nullable(),
  /** Needed-by has passed, or the plan arrives after it. */
  late: z.boolean(),
  driver: person.nullable(),
  vehicle: z.string().nullable(),
  requestedAt: at,
  decidedAt: at.nullable(),
  deliveredAt: at.nullable(),
  acceptedAt: at.nullable(),
  can: z.object({
    approve: z.boolean(),
    decline: z.boolean(),
    plan: z.boolean(),
    deliver: z.boolean(),
    accept: z.boolean(),
    withdraw: z.boolean(),
  }),
});

const full = row.extend({
  /** What may still be claimed on the line besides this claim. */
  left: z.int(),
  clauseKey: z.string().nullable(),
  declinedFor: z.enum(DECLINED_FOR_CODES).nullable(),
  withdrawnFor: z.enum(WITHDRAWN_FOR).nullable(),
  /** `kind`: request, approval, decline, recourse, plan, delivery, acceptance, withdrawal. */
  messages: z.array(z.object({ id, kind: z.string(), body: z.string(), author: z.string(), internal: z.boolean(), occurredAt: at })),
  files: z.array(z.object({ fileId: id, kind: z.string(), internal: z.boolean() })),
  timeline: z.array(
    z.object({
      position: z.int(),
      name: z.string(),
      label: z.object({ zh: z.string(), en: z.string() }),
      occurredAt: at,
      recordedAt: at,
      grade: z.enum(['A', 'B', 'C', 'D']),
      actor: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** What the kitchen sees: nothing internal, no colleague's account. */
const mineRow = row.omit({ driver: true });
const mineFull = full.omit({ driver: true, timeline: true, clauseKey: true });

const claimable = z.object({
  lineId: id,
  product: z.string(),
  unit: z.enum(UNIT_CODES),
  lot: z.string().nullable(),
  came: z.int(),
  claimed: z.int(),
  left: z.int(),
});

const asked = {
  caseId: id,
  noteId: id,
  lineId: id,
  way: z.enum(WAYS).default('replacement'),
  reason: z.enum(REASON_CODES),
  amount,
  /** Left out: as the case says. */
  neededBy: instantIn.nullable().optional(),
  body,
  files,
};

const changed = z.object({ claimId: id, state: z.enum(STATE_CODES) });
const refusals = ['claims.not-found', 'claims.not-in-this-state', 'moment.in-future', 'moment.proof-needed', 'files.not-found'] as const;
const requestRefusals = [
  'cases.not-found',
  'claims.case-ended',
  'claims.line-unknown',
  'claims.not-delivered',
  'claims.more-than-came',
  'claims.needed-by-in-past',
  'moment.in-future',
  'moment.proof-needed',
  'files.not-found',
] as const;

export const contract = {
  board: endpoint({
    method: 'GET',
    path: '/claims/board',
    permission: 'claims.read',
    summary: { zh: '补换货看板（按要求送达时间）', en: 'Board of replacements against meal times' },
    input: z.object({
      state: z.enum(STATE_CODES).optional(),
      customerId: id.optional(),
      siteId: id.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/claims',
    permission: 'claims.read',
    summary: { zh: '退换货记录（含已结束），新的在前', en: 'All claims, newest first' },
    input: z.object({
      state: z.enum(STATE_CODES).optional(),
      customerId: id.optional(),
      noteId: id.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  ofCase: endpoint({
    method: 'GET',
    path: '/cases/{caseId}/claims',
    permission: 'claims.read',
    summary: { zh: '一张售后单的退换货', en: 'Claims of a case' },
    input: z.object(onCase),
    output: z.object({ items: z.array(row), can: z.object({ request: z.boolean() }) }),
  }),
  claimableLines: endpoint({
    method: 'GET',
    path: '/claims/lines',
    permission: 'claims.read',
    summary: { zh: '送货单各行还能申请多少', en: 'What may still be claimed on the lines of a note' },
    input: z.object({ noteId: id }),
    output: z.object({ arrived: z.boolean(), items: z.array(claimable) }),
    refusals: ['claims.line-unknown'],
  }),
  show: endpoint({
    method: 'GET',
    path: '/claims/{claimId}',
    permission: 'claims.read',
    summary: { zh: '一项退换货的全部内容', en: 'Everything about a claim' },
    input: z.object(onClaim),
    output: full,
    refusals: ['claims.not-found'],
  }),
  request: endpoint({
    method: 'POST',
    path: '/claims',
    permission: 'claims.request',
    summary: { zh: '代客户申请换货补货', en: 'Request a replacement' },
    input: z.object({ ...asked, ...late }),
    output: changed.extend({ number: z.string() }),
    refusals: requestRefusals,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/approval',
    permission: 'claims.approve',
    summary: { zh: '同意（可少于申请数量）', en: 'Approve, all or less' },
    input: z.object({ ...onClaim, amount: amount.optional(), clauseKey: z.string().trim().max(80).nullable().default(null), body }),
    output: changed,
    refusals: [...refusals, 'claims.more-than-requested'],
  }),
  decline: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/decline',
    permission: 'claims.approve',
    summary: { zh: '不同意（写明理由和外部救济途径）', en: 'Decline, with the reason and outside recourse' },
    input: z.object({
      ...onClaim,
      reason: z.enum(DECLINED_FOR_CODES),
      body: z.string().trim().min(1).max(2000),
      /** Where the customer may turn to; left out: the general text. */
      recourse: z.string().trim().min(1).max(1000).optional(),
      clauseKey: z.string().trim().max(80).nullable().default(null),
    }),
    output: changed,
    refusals,
  }),
  plan: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/plan',
    permission: 'claims.plan',
    summary: { zh: '安排送货（可改期）', en: 'Plan the replacement' },
    input: z.object({
      ...onClaim,
      arriveBy: instantIn,
      driverId: id.nullable().default(null),
      vehicle: z.string().trim().max(20).nullable().default(null),
      body,
    }),
    output: changed.extend({ late: z.boolean() }),
    refusals: [...refusals, 'claims.arrive-by-in-past', 'claims.driver-unknown'],
  }),
  deliver: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/delivery',
    permission: 'claims.deliver',
    summary: { zh: '登记补换货送达', en: 'Record that the replacement was delivered' },
    input: z.object({ ...onClaim, body, files, ...late }),
    output: changed,
    refusals: [...refusals, 'claims.before-request', 'claims.delivered-already'],
  }),
  recordAcceptance: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/acceptance',
    permission: 'claims.record-acceptance',
    summary: { zh: '代登记食堂验收补换货', en: 'Record that the kitchen accepted the replacement' },
    input: z.object({ ...onClaim, amount: amount.optional(), receiverName: z.string().trim().max(40).default(''), body, files, ...late }),
    output: changed,
    refusals: [...refusals, 'claims.before-request', 'claims.more-than-approved'],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/withdrawal',
    permission: 'claims.request',
    summary: { zh: '撤回退换货申请', en: 'Withdraw a claim' },
    input: z.object({ ...onClaim, reason: z.enum(WITHDRAWN_FOR), body }),
    output: changed,
    refusals,
  }),

  // The driver: own replacements only.
  toDeliver: endpoint({
    method: 'GET',
    path: '/driver/replacements',
    permission: 'claims.deliver',
    summary: { zh: '我要送的补换货', en: 'Replacements I bring' },
    input: z.object({}),
    output: z.object({ items: z.array(row) }),
  }),

  // The kitchen: from the QR code of its note, or signed in.
  ask: endpoint({
    method: 'POST',
    path: '/my/claims',
    permission: 'claims.ask',
    summary: { zh: '申请换货补货（食堂）', en: 'Ask for a replacement (kitchen)' },
    input: z.object({ ...asked, occurredAt: instantIn.optional() }),
    output: changed.extend({ number: z.string() }),
    refusals: requestRefusals,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/my/claims',
    permission: 'claims.follow',
    summary: { zh: '我的退换货（食堂）', en: 'My claims (kitchen)' },
    input: z.object({ caseId: id.optional(), cursor: z.string().max(200).optional(), limit: z.int().min(1).max(50).default(20) }),
    output: z.object({ items: z.array(mineRow), next: z.string().nullable() }),
  }),
  myClaimableLines: endpoint({
    method: 'GET',
    path: '/my/claims/lines',
    permission: 'claims.follow',
    summary: { zh: '送货单各行还能申请多少（食堂）', en: 'What may still be claimed (kitchen)' },
    input: z.object({ noteId: id }),
    output: z.object({ arrived: z.boolean(), items: z.array(claimable) }),
    refusals: ['claims.line-unknown'],
  }),
  follow: endpoint({
    method: 'GET',
    path: '/my/claims/{claimId}',
    permission: 'claims.follow',
    summary: { zh: '跟进我的退换货', en: 'Follow my claim' },
    input: z.object(onClaim),
    output: mineFull,
    refusals: ['claims.not-found'],
  }),
  accept: endpoint({
    method: 'POST',
    path: '/my/claims/{claimId}/acceptance',
    permission: 'claims.accept',
    summary: { zh: '验收补换货（食堂）', en: 'Accept the replacement (kitchen)' },
    input: z.object({
      ...onClaim,
      amount: amount.optional(),
      receiverName: z.string().trim().max(40).default(''),
      body,
      files,
      occurredAt: instantIn.optional(),
    }),
    output: changed,
    refusals: [...refusals, 'claims.before-request', 'claims.more-than-approved'],
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/my/claims/{claimId}/withdrawal',
    permission: 'claims.ask',
    summary: { zh: '撤回我的申请', en: 'Withdraw my claim' },
    input: z.object({ ...onClaim, body }),
    output: changed,
    refusals,
  }),
};
