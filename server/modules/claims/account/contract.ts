import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { PAY_CODES, WAY_CODES } from '../claim.ts';
import { BEARER_CODES } from './account.ts';
import { CIRCUMSTANCE_CODES } from './consumer-words.ts';
import { documents } from './details.ts';
import * as shapes from './shapes.ts';

const id = z.uuid();
const at = z.iso.datetime();
const fen = z.int().nonnegative();
const words = z.string().trim().min(1).max(2000);
const files = z.array(id).max(20).default([]);
const page = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(200).default(100) };
const onCustomer = { customerId: id, month: shapes.month.optional() };
const onClaim = { claimId: id };
const said = z.object({ zh: z.string(), en: z.string() });
const sums = { billFen: z.int(), transferFen: z.int(), entries: z.int() };

export const contract = {
  accounts: endpoint({
    method: 'GET',
    path: '/claims/accounts',
    permission: 'claims.account',
    summary: { zh: '客户往来账（按月，逐客户）', en: 'Customer accounts of a month' },
    input: z.object({ month: shapes.month.optional(), ...page }),
    output: z.object({
      month: shapes.month,
      ...sums,
      items: z.array(z.object({ customer: z.object({ id, name: z.string() }), ...sums, closed: z.boolean() })),
      next: z.string().nullable(),
    }),
  }),
  account: endpoint({
    method: 'GET',
    path: '/claims/accounts/{customerId}',
    permission: 'claims.account',
    summary: { zh: '一个客户一个月的往来账', en: 'The account of a customer, one month' },
    input: z.object({ ...onCustomer, ...page }),
    output: shapes.accountPage,
    refusals: ['claims.no-such-account'],
  }),
  reconcile: endpoint({
    method: 'GET',
    path: '/claims/accounts/{customerId}/reconciliation',
    permission: 'claims.account',
    summary: { zh: '往来账与退换货台账核对', en: 'The account against the claims and their ledger' },
    input: z.object({ customerId: id }),
    output: shapes.reconciliation,
    refusals: ['claims.no-such-account'],
  }),
  exportAccount: endpoint({
    method: 'POST',
    path: '/claims/accounts/{customerId}/export',
    permission: 'claims.account',
    summary: { zh: '导出客户往来账（XLSX），后台进行', en: 'Export the account (XLSX), as a job' },
    input: z.object(onCustomer),
    output: z.object({ jobId: id }),
    refusals: ['claims.no-such-account'],
  }),
  correctAccount: endpoint({
    method: 'POST',
    path: '/claims/accounts/{customerId}/corrections',
    permission: 'claims.correct-account',
    summary: { zh: '更正往来账（另记一笔，不改原账）', en: 'Correct the account by a further entry' },
    input: z.object({
      customerId: id,
      claimId: id,
      /** Negative lowers what the customer owes. */
      amountFen: z
        .int()
        .min(-1_000_000_000)
        .max(1_000_000_000)
        .refine((value) => value !== 0),
      pay: z.enum(PAY_CODES).default('bill'),
      body: words,
    }),
    output: z.object({ entryId: id, month: shapes.month }),
    refusals: ['claims.no-such-account', 'claims.not-found', 'claims.own-booking', 'claims.above-limit', 'claims.correction-too-large'],
  }),
  reverseEntry: endpoint({
    method: 'POST',
    path: '/claims/account-entries/{entryId}/reversal',
    permission: 'claims.correct-account',
    summary: { zh: '冲销一笔往来账', en: 'Reverse an entry of the account' },
    input: z.object({ entryId: id, body: words }),
    output: z.object({ entryId: id, month: shapes.month }),
    refusals: ['claims.no-such-entry', 'claims.reversed-already', 'claims.never-reversed', 'claims.own-booking'],
  }),
  toPay: endpoint({
    method: 'GET',
    path: '/claims/payments',
    permission: 'claims.settle',
    summary: { zh: '待付款（先批先付）', en: 'Transfers to pay, oldest first' },
    input: z.object({ customerId: id.optional(), ...page }),
    output: z.object({
      sumFen: fen,
      items: z.array(
        z.object({
          claimId: id,
          number: z.string(),
          caseId: id,
          customer: z.object({ id, name: z.string() }),
          way: z.enum(WAY_CODES),
          amountFen: fen,
          approvedAt: at,
          /** By the promise of plan or contract; null where it promises none. */
          dueAt: at.nullable(),
          clauseKey: z.string().nullable(),
          late: z.boolean(),
          can: z.object({ pay: z.boolean() }),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  accountOfClaim: endpoint({
    method: 'GET',
    path: '/claims/{claimId}/account',
    permission: 'claims.read',
    summary: { zh: '一项申请的金额依据与往来账', en: 'What the amount of a claim rests on, and its entries' },
    input: z.object(onClaim),
    output: shapes.claimAccount,
    refusals: ['claims.not-found'],
  }),
  addDocuments: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/documents',
    permission: 'claims.request',
    summary: { zh: '代客户补交凭证', en: 'Add documents for a customer' },
    input: z.object({ ...onClaim, documents: documents.unwrap().min(1) }),
    output: z.object({ claimId: id, missing: z.array(z.string()) }),
    refusals: ['claims.not-found', 'claims.documents-too-late', 'claims.documents-above-asked', 'claims.no-documents-here', 'files.not-found'],
  }),
  eraseMedical: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/medical-erasure',
    permission: 'claims.erase-medical',
    summary: { zh: '删除医疗资料（个人健康信息）', en: 'Erase papers about health' },
    input: z.object(onClaim),
    output: z.object({ erased: z.int() }),
    refusals: ['claims.not-found', 'claims.not-decided-yet'],
  }),
  openRecourse: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/recourse',
    permission: 'claims.account',
    summary: { zh: '登记追偿（谁承担待定）', en: 'Open a recourse' },
    input: z.object(onClaim),
    output: z.object({ recourseId: id }),
    refusals: ['claims.not-found', 'claims.not-settled-yet', 'claims.recourse-open'],
  }),
  recordRecourse: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/recourse/parts',
    permission: 'claims.correct-account',
    summary: { zh: '登记追偿结果', en: 'Record what of a recourse is borne by whom' },
    input: z.object({ ...onClaim, bearer: z.enum(BEARER_CODES), amountFen: z.int().positive().max(1_000_000_000), body: words, files }),
    output: z.object({ recourseId: id, openFen: fen }),
    refusals: ['claims.not-found', 'claims.no-recourse', 'claims.more-than-open', 'claims.own-booking', 'files.not-found'],
  }),

  consumerLaw: endpoint({
    method: 'POST',
    path: '/claims/consumer-law',
    permission: 'claims.read',
    summary: { zh: '消费者法定赔偿计算器（不适用于机构采购）', en: 'Calculator of statutory damages for consumers' },
    input: z.object({
      /** Off for claims of institutions. */
      claimId: id.optional(),
      /** Day of the purchase; left out: today. */
      on: z.iso.date().optional(),
      priceFen: fen.max(100_000_000_000),
      lossFen: fen.max(100_000_000_000),
      circumstances: z.array(z.enum(CIRCUMSTANCE_CODES)).max(10),
    }),
    output: z.object({
      off: z.object({ text: said, source: z.string(), mark: z.string() }).nullable(),
      rows: z.array(
        z.object({
          code: z.string(),
          label: said,
          source: z.string(),
          mark: z.string(),
          upTo: z.boolean(),
          moreFen: fen,
          totalFen: fen,
          times: z.int(),
          of: z.enum(['price', 'loss']),
          raisedToLeast: z.boolean(),
        }),
      ),
      notes: z.array(z.object({ code: z.string(), text: said, source: z.string(), mark: z.string() })),
    }),
    refusals: ['claims.not-found'],
  }),

  // The customer's own view.
  myAccount: endpoint({
    method: 'GET',
    path: '/my/account',
    permission: 'claims.follow-account',
    summary: { zh: '我的往来账（食堂）', en: 'My account (kitchen)' },
    input: z.object({ month: shapes.month.optional(), ...page }),
    output: z.object({
      month: shapes.month,
      months: z.array(shapes.month),
      billFen: z.int(),
      transferFen: z.int(),
      items: z.array(shapes.myBookingRow),
      next: z.string().nullable(),
    }),
  }),
  addMyDocuments: endpoint({
    method: 'POST',
    path: '/my/claims/{claimId}/documents',
    permission: 'claims.ask',
    summary: { zh: '补交凭证（食堂）', en: 'Add documents (kitchen)' },
    input: z.object({ ...onClaim, documents: documents.unwrap().min(1) }),
    output: z.object({ claimId: id, missing: z.array(z.string()) }),
    refusals: ['claims.not-found', 'claims.documents-too-late', 'claims.documents-above-asked', 'claims.no-documents-here', 'files.not-found'],
  }),
};
