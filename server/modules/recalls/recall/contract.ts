import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { contract as acts } from './contract-acts.ts';
import { contract as scope } from './contract-scope.ts';
import * as shape from './shapes.ts';

const { id, onRecall, onNotice } = shape;
const notFound = 'recalls.recall-not-found';

export const contract = {
  listRecalls: endpoint({
    method: 'GET',
    path: '/recalls',
    permission: 'recalls.see-recalls',
    summary: { zh: '召回列表', en: 'Recalls' },
    input: z.object({
      state: z.enum(['open', 'ended']).optional(),
      mock: z.stringbool().optional(),
      caseId: id.optional(),
      lotId: id.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(shape.head), next: z.string().nullable(), can: z.object({ need: z.boolean() }) }),
  }),
  showMockDuty: endpoint({
    method: 'GET',
    path: '/recalls/mock-duty',
    permission: 'recalls.see-recalls',
    summary: { zh: '模拟召回：上次与下次', en: 'Mock recalls: the last and the next' },
    input: z.object({}),
    output: z.object({
      last: z.object({ recallId: id, number: z.string(), at: shape.at, passed: z.boolean() }).nullable(),
      dueOn: z.string().nullable(),
      overdue: z.boolean(),
      rule: shape.rule,
      label: shape.text,
    }),
  }),
  showRecallRules: endpoint({
    method: 'GET',
    path: '/recalls/rules',
    permission: 'recalls.see-recalls',
    summary: { zh: '召回规则与出处', en: 'Rules of recalls and their sources' },
    input: z.object({}),
    output: z.object({
      measures: z.array(
        z.object({
          code: z.string(),
          label: shape.text,
          from: z.string(),
          to: z.string().nullable(),
          fromRule: shape.rule,
          levels: z.array(
            z.object({
              level: shape.level,
              meaning: shape.text,
              meaningRule: shape.rule,
              startHours: z.int(),
              startRule: shape.rule,
              finishDays: z.int().nullable(),
              finishRule: shape.rule,
              /** Set by a person where the rules do not say. */
              setDays: z.int().nullable(),
            }),
          ),
        }),
      ),
      others: z.array(z.object({ label: shape.text, value: z.string(), rule: shape.rule })),
      can: z.object({ set: z.boolean() }),
    }),
  }),
  previewScope: endpoint({
    method: 'GET',
    path: '/recalls/reach',
    permission: 'recalls.see-recalls',
    summary: { zh: '预看召回范围：批次、食堂、数量、时限', en: 'What a recall of these lots would reach' },
    /** `lotIds`: joined by commas. */
    input: z.object({
      lotIds: z.string().max(8000).default(''),
      holdId: id.optional(),
      caseId: id.optional(),
      level: z.coerce.number().pipe(shape.level).optional(),
      knownAt: shape.instantIn.optional(),
    }),
    output: z.object({
      lots: z.array(z.object({ lotId: id, number: z.string(), product: z.string(), root: z.boolean(), possible: z.boolean(), state: z.string() })),
      lotCount: z.int(),
      customers: z.int(),
      sites: z.int(),
      possibleSites: z.int(),
      suppliers: z.int(),
      sums: z.array(shape.balanceSum),
      clocks: z.array(shape.clock),
    }),
  }),
  showRecall: endpoint({
    method: 'GET',
    path: '/recalls/{recallId}',
    permission: 'recalls.see-recalls',
    summary: { zh: '一次召回', en: 'A recall' },
    input: z.object(onRecall),
    output: shape.full,
    refusals: [notFound],
  }),
  listRecipients: endpoint({
    method: 'GET',
    path: '/recalls/{recallId}/recipients',
    permission: 'recalls.see-recalls',
    summary: { zh: '召回通知对象、进度与各自的平衡', en: 'Who is told, how far, and the balance of each' },
    input: z.object({
      ...onRecall,
      waiting: z.stringbool().optional(),
      text: z.string().trim().max(60).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ items: z.array(shape.recipient), next: z.string().nullable() }),
    refusals: [notFound],
  }),
  recallNotices: endpoint({
    method: 'GET',
    path: '/recalls/{recallId}/public-notice',
    permission: 'recalls.see-recalls',
    summary: { zh: '召回公告草稿', en: 'Draft of the public notice' },
    input: z.object(onRecall),
    output: z.object({ title: z.string(), paragraphs: z.array(z.string()) }),
    refusals: [notFound],
  }),
  makeReport: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/report-files',
    permission: 'recalls.see-recalls',
    summary: { zh: '生成召回报告（PDF 或 XLSX，后台任务）', en: 'Report of the recall as a file (PDF or XLSX), as a job' },
    input: z.object({ ...onRecall, as: z.enum(['pdf', 'xlsx']).default('pdf') }),
    output: z.object({ jobId: id }),
    refusals: [notFound],
  }),

  // The kitchen: signed in, or by the link of its notice.
  myRecallNotices: endpoint({
    method: 'GET',
    path: '/my/recall-notices',
    permission: 'recalls.answer-notices',
    summary: { zh: '给我的召回通知', en: 'Recall notices for me' },
    input: z.object({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(20) }),
    output: z.object({
      items: z.array(shape.kitchenNotice.omit({ lines: true, asks: true, phone: true, can: true }).extend({ products: z.array(z.string()) })),
      next: z.string().nullable(),
    }),
  }),
  myRecallNotice: endpoint({
    method: 'GET',
    path: '/my/recall-notices/{noticeId}',
    permission: 'recalls.answer-notices',
    summary: { zh: '一份召回通知（食堂）', en: 'A recall notice (kitchen)' },
    input: z.object(onNotice),
    output: shape.kitchenNotice,
    refusals: ['recalls.notice-not-found'],
  }),
  ...acts,
  ...scope,
};
