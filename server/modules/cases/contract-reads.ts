// Lists and pages of the desk.
import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { CATEGORIES, DEPARTMENTS } from './case.ts';
import { at, caseRow, draft, full, id, instantIn, onCase, states, VIEWS } from './shapes.ts';

export const queueFilter = { view: z.enum(VIEWS).default('all'), customerId: id.optional() };
export const searchFilter = {
  text: z.string().max(100).optional(),
  customerId: id.optional(),
  state: z.enum(states).optional(),
  category: z.enum(CATEGORIES).optional(),
  from: instantIn.optional(),
  to: instantIn.optional(),
};

export const reads = {
  queue: endpoint({
    method: 'GET',
    path: '/cases/queue',
    permission: 'cases.read',
    summary: { zh: '待办队列（按剩余时间）', en: 'Queue by time left' },
    input: z.object({
      ...queueFilter,
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(caseRow), next: z.string().nullable() }),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/cases/queue/counts',
    permission: 'cases.read',
    summary: { zh: '各视图的数量（最多数到 999）', en: 'Counts of the views, up to 999' },
    input: z.object({}),
    output: z.record(z.enum(VIEWS), z.int()),
  }),
  search: endpoint({
    method: 'GET',
    path: '/cases',
    permission: 'cases.read',
    summary: { zh: '查找售后单（含已关闭）', en: 'Search cases, closed ones too' },
    input: z.object({
      ...searchFilter,
      noteId: id.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(caseRow), next: z.string().nullable() }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/cases/{caseId}',
    permission: 'cases.read',
    summary: { zh: '一张售后单的全部内容', en: 'Everything about a case' },
    input: z.object(onCase),
    output: full,
    refusals: ['cases.not-found'],
  }),
  read: endpoint({
    method: 'POST',
    path: '/cases/drafts',
    permission: 'cases.open',
    summary: { zh: '粘贴识别：聊天文字→草稿', en: 'Read pasted chat into drafts' },
    input: z.object({ text: z.string().max(20_000), files: z.array(id).max(20).default([]), customerId: id.optional() }),
    output: z.object({
      drafts: z.array(draft),
      messages: z.array(z.object({ from: z.string().nullable(), at: at.nullable(), text: z.string() })),
    }),
  }),
  asksForMe: endpoint({
    method: 'GET',
    path: '/department-asks',
    permission: 'cases.answer-department',
    summary: { zh: '待本部门回复的核查', en: 'Questions waiting for a department' },
    input: z.object({ department: z.enum(DEPARTMENTS).optional() }),
    output: z.object({
      items: z.array(
        z.object({
          id,
          caseId: id,
          number: z.string(),
          title: z.string(),
          department: z.enum(DEPARTMENTS),
          question: z.string(),
          askedAt: at,
          answerBy: at,
        }),
      ),
    }),
  }),
};
