import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { contract as account } from './account/contract.ts';
import { DECLINED_FOR_CODES, STATE_CODES, WAY_CODES, WITHDRAWN_FOR } from './claim.ts';
import { contract as entitlements } from './entitlements/contract.ts';
import { byStaff } from './entitlements/shapes.ts';
import { contract as evidenceFile } from './evidence-file/contract.ts';
import { contract as goods } from './goods/contract.ts';
import { contract as recovery } from './recovery/contract.ts';
import { contract as replacement } from './replacement/contract.ts';
import { asked, body, claimable, files, full, id, instantIn, late, mineFull, mineRow, money, onCase, onClaim, row, shares } from './shapes.ts';
import { contract as steps } from './steps/contract.ts';
import { VIEW_CODES } from './views.ts';

const changed = z.object({ claimId: id, state: z.enum(STATE_CODES) });
const refusals = [
  'claims.not-found',
  'claims.not-in-this-state',
  'claims.goods-already-back',
  'moment.in-future',
  'moment.proof-needed',
  'files.not-found',
] as const;
const requestRefusals = [
  'cases.not-found',
  'claims.case-ended',
  'claims.line-unknown',
  'claims.not-delivered',
  'claims.more-than-came',
  'claims.more-than-the-lot',
  'claims.wrong-lot',
  'claims.line-twice',
  'claims.lines-needed',
  'claims.amount-needed',
  'claims.no-money-here',
  'claims.needed-by-in-past',
  'claims.ledger-full',
  'claims.details-other-way',
  'claims.receipt-needed',
  'claims.bought-more-than-claimed',
  'claims.paid-above-receipts',
  'claims.no-multiple',
  'claims.price-needed',
  'claims.no-difference',
  'claims.above-the-multiple',
  'claims.documents-above-asked',
  'claims.nothing-billed',
  'claims.above-note',
  'claims.note-unknown',
  'claims.way-not-offered',
  'claims.not-covered',
  'claims.evidence-needed',
  'claims.outside-window',
  'claims.whole-lot-unknown',
  'moment.in-future',
  'moment.proof-needed',
  'files.not-found',
] as const;
const clause = { clauseKey: z.string().trim().max(80).nullable().default(null), clauseVersion: z.int().nullable().default(null) };

export const contract = {
  ...entitlements,
  ...account,
  ...recovery,
  ...replacement,
  ...steps,
  ...goods,
  ...evidenceFile,
  list: endpoint({
    method: 'GET',
    path: '/claims',
    permission: 'claims.read',
    summary: { zh: '退换货记录（含已结束），新的在前', en: 'All claims, newest first' },
    input: z.object({
      state: z.enum(STATE_CODES).optional(),
      way: z.enum(WAY_CODES).optional(),
      /** Only those that wait for somebody. */
      open: z.boolean().optional(),
      view: z.enum(VIEW_CODES).optional(),
      foodSafety: z.boolean().optional(),
      customerId: id.optional(),
      siteId: id.optional(),
      /** Number of a claim, a case or a note. */
      number: z.string().trim().max(40).optional(),
      noteId: id.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/claims/counts',
    permission: 'claims.read',
    summary: { zh: '各视图的退换货数（各到 999 为止）', en: 'How many claims wait for what' },
    input: z.object({}),
    output: z.object({ 'to-decide': z.int(), second: z.int(), 'to-plan': z.int(), 'to-pay': z.int() }),
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
    summary: { zh: '代客户申请退换货或赔付', en: 'Claim for a customer' },
    input: z.object({ ...asked, ...byStaff, ...late }),
    output: changed.extend({ number: z.string() }),
    refusals: [...requestRefusals, 'claims.goodwill-not-yours', 'claims.goodwill-words'],
  }),
  approve: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/approval',
    permission: 'claims.approve',
    summary: { zh: '同意（可少于申请数量）', en: 'Approve, all or less' },
    input: z.object({ ...onClaim, items: shares.optional(), amountFen: money.optional(), ...clause, body }),
    output: changed,
    refusals: [
      ...refusals,
      'claims.own-request',
      'claims.above-documents',
      'claims.second-person',
      'claims.above-limit',
      'claims.more-than-requested',
      'claims.more-money-than-asked',
      'claims.no-money-here',
      'claims.nothing-approved',
      'claims.item-unknown',
    ],
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
      ...clause,
    }),
    output: changed,
    refusals,
  }),
  settle: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/settlement',
    permission: 'claims.settle',
    summary: { zh: '登记赔付已支付', en: 'Record that the money was paid' },
    input: z.object({ ...onClaim, body, files, occurredAt: instantIn.optional() }),
    output: changed,
    refusals: [...refusals, 'claims.no-money-here', 'claims.before-request', 'claims.payment-proof-needed'],
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

  // The kitchen: from the QR code of its note, or signed in.
  ask: endpoint({
    method: 'POST',
    path: '/my/claims',
    permission: 'claims.ask',
    summary: { zh: '申请退换货或赔付（食堂）', en: 'Claim (kitchen)' },
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
