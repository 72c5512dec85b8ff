import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { CATEGORIES, CHANNELS, DEPARTMENTS, ROOT_CAUSE_CODES, STATES, type State, WAITING_ON, WAYS } from './case.ts';

const id = z.uuid();
const at = z.iso.datetime();
const instantIn = z.iso.datetime({ offset: true });
const body = z.string().trim().min(1).max(4000);
const states = Object.keys(STATES) as [State, ...State[]];
const person = z.object({ id: z.string(), name: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });

/** When it happened and what proves it, for things entered later. */
const late = { occurredAt: instantIn.optional(), proof: z.array(id).max(20).default([]) };

const line = z.object({
  lineId: id.nullable().default(null),
  product: z.string().trim().max(80).nullable().default(null),
  amount: z.int().nonnegative().max(1_000_000_000).nullable().default(null),
  unit: z.enum(UNIT_CODES).nullable().default(null),
  problem: z.string().max(40).nullable().default(null),
});

const caseRow = z.object({
  id,
  number: z.string(),
  customer: named,
  site: named.nullable(),
  title: z.string(),
  category: z.enum(CATEGORIES),
  subcategory: z.string().nullable(),
  severity: z.int(),
  state: z.enum(states),
  channel: z.enum(CHANNELS),
  assignee: person.nullable(),
  lastWord: z.enum(['customer', 'us']),
  openedAt: at,
  dueAt: at.nullable(),
  paused: z.boolean(),
  missed: z.int(),
});

const problem = {
  category: z.enum(CATEGORIES),
  subcategory: z.string().max(40).nullable().default(null),
  severity: z.int().min(1).max(4).default(3),
  lines: z.array(line).max(40).default([]),
  body: z.string().trim().max(4000).default(''),
  files: z.array(id).max(20).default([]),
  neededBy: instantIn.nullable().default(null),
};

const onCase = { caseId: id };
const changed = z.object({ caseId: id, state: z.enum(states) });
const refusals = ['cases.not-found', 'cases.not-in-this-state', 'moment.in-future', 'moment.proof-needed'] as const;

const guess = z.object({ value: z.string().nullable(), source: z.string().nullable(), sure: z.boolean() });
const draft = z.object({
  kind: z.enum(['case', 'order', 'other']),
  intents: z.array(z.string()),
  category: z.enum(CATEGORIES).nullable(),
  subcategory: z.string().nullable(),
  severity: z.int().nullable(),
  needsPerson: z.boolean(),
  words: z.array(z.object({ text: z.string(), reason: z.string() })),
  customer: z.object({ id: id.nullable(), name: z.string().nullable(), siteId: id.nullable(), source: z.string().nullable(), sure: z.boolean() }),
  lines: z.array(
    line.extend({ written: z.string().nullable(), quantityText: z.string().nullable(), assumedUnit: z.boolean(), sure: z.boolean(), action: z.string() }),
  ),
  neededBy: z.object({ at: at.nullable(), text: z.string(), sure: z.boolean() }).nullable(),
  occurredAt: at.nullable(),
  from: guess,
  body: z.string(),
  sameMatter: z.array(z.object({ caseId: id, number: z.string(), title: z.string(), openedAt: at })),
});

const message = z.object({
  id,
  kind: z.string(),
  body: z.string(),
  author: z.string(),
  byUs: z.boolean(),
  internal: z.boolean(),
  channel: z.string(),
  occurredAt: at,
  recordedAt: at,
});

const timelineEntry = z.object({
  position: z.int(),
  name: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  occurredAt: at,
  recordedAt: at,
  grade: z.enum(['A', 'B', 'C', 'D']),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
});

const full = caseRow.extend({
  neededBy: at.nullable(),
  lines: z.array(line),
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  waitingOn: z.enum(WAITING_ON).nullable(),
  rootCause: z.enum(ROOT_CAUSE_CODES).nullable(),
  way: z.enum(WAYS).nullable(),
  reopenings: z.int(),
  reporter: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  evidence: z.array(z.object({ fileId: id, kind: z.enum(['image', 'voice', 'video', 'document']), internal: z.boolean(), addedAt: at })),
  asks: z.array(z.object({ id, department: z.enum(DEPARTMENTS), askedAt: at, answerBy: at, answeredAt: at.nullable() })),
  messages: z.array(message),
  timeline: z.array(timelineEntry),
  otherOpen: z.array(z.object({ id, number: z.string(), title: z.string(), state: z.enum(states), openedAt: at })),
  can: z.record(z.string(), z.boolean()),
});

export const VIEWS = ['all', 'mine', 'unassigned', 'food-safety', 'breaking', 'overdue', 'waiting-for-customer'] as const;

export const contract = {
  queue: endpoint({
    method: 'GET',
    path: '/cases/queue',
    permission: 'cases.read',
    summary: { zh: '待办队列（按剩余时间）', en: 'Queue by time left' },
    input: z.object({
      view: z.enum(VIEWS).default('all'),
      customerId: id.optional(),
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
      text: z.string().max(100).optional(),
      customerId: id.optional(),
      state: z.enum(states).optional(),
      category: z.enum(CATEGORIES).optional(),
      from: instantIn.optional(),
      to: instantIn.optional(),
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
  open: endpoint({
    method: 'POST',
    path: '/cases',
    permission: 'cases.open',
    summary: { zh: '登记售后单', en: 'Open a case' },
    input: z.object({
      customerId: id,
      siteId: id.nullable().default(null),
      noteId: id.nullable().default(null),
      lineId: id.nullable().default(null),
      channel: z.enum(CHANNELS),
      reporter: z.object({ name: z.string().max(60).nullable().default(null), phone: z.string().max(30).nullable().default(null) }).optional(),
      againstStaffId: z.string().max(80).nullable().default(null),
      /** The chat name of the sender: remembered for the next paste. */
      sender: z.string().max(80).optional(),
      occurredAt: instantIn.optional(),
      ...problem,
    }),
    output: z.object({ caseId: id, number: z.string() }),
    refusals: ['cases.customer-unknown', 'cases.site-of-other-customer', 'cases.line-unknown', 'cases.needed-by-in-past', 'cases.nothing-told', 'cases.file-unknown', 'moment.in-future', 'moment.proof-needed'],
  }),
  take: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/take',
    permission: 'cases.handle',
    summary: { zh: '接单（自己处理）', en: 'Take a case' },
    input: z.object(onCase),
    output: changed,
    refusals: [...refusals, 'cases.not-yours'],
  }),
  assign: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/assign',
    permission: 'cases.assign',
    summary: { zh: '派给同事', en: 'Assign to a colleague' },
    input: z.object({ ...onCase, assigneeId: z.string().max(80) }),
    output: changed,
    refusals: [...refusals, 'cases.assignee-unknown', 'cases.not-yours'],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/answers',
    permission: 'cases.handle',
    summary: { zh: '答复客户', en: 'Answer the customer' },
    input: z.object({ ...onCase, body, channel: z.enum(CHANNELS).default('portal'), ...late }),
    output: changed,
    refusals,
  }),
  note: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/notes',
    permission: 'cases.handle',
    summary: { zh: '内部备注', en: 'Internal note' },
    input: z.object({ ...onCase, body }),
    output: changed,
    refusals,
  }),
  recordCustomerMessage: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/customer-messages',
    permission: 'cases.handle',
    summary: { zh: '登记客户的话（电话、微信）', en: 'Record what the customer said' },
    input: z.object({ ...onCase, body, channel: z.enum(CHANNELS), ...late }),
    output: changed,
    refusals,
  }),
  classify: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/classification',
    permission: 'cases.handle',
    summary: { zh: '更改分类', en: 'Classify' },
    input: z.object({ ...onCase, category: z.enum(CATEGORIES), subcategory: z.string().max(40).nullable(), severity: z.int().min(1).max(4) }),
    output: changed,
    refusals,
  }),
  addEvidence: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/evidence',
    permission: 'cases.handle',
    summary: { zh: '添加凭证', en: 'Add evidence' },
    input: z.object({ ...onCase, files: z.array(id).min(1).max(20), internal: z.boolean().default(true) }),
    output: changed,
    refusals: [...refusals, 'cases.file-unknown'],
  }),
  askDepartment: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/asks',
    permission: 'cases.handle',
    summary: { zh: '请部门核查', en: 'Ask a department' },
    input: z.object({ ...onCase, department: z.enum(DEPARTMENTS), body, answerWithinMinutes: z.int().min(5).max(10_080).default(60) }),
    output: changed.extend({ askId: id }),
    refusals: [...refusals, 'cases.asked-already'],
  }),
  answerAsk: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/asks/{askId}/answer',
    permission: 'cases.answer-department',
    summary: { zh: '回复部门核查', en: 'Answer for the department' },
    input: z.object({ ...onCase, askId: id, body, files: z.array(id).max(20).default([]) }),
    output: changed,
    refusals: [...refusals, 'cases.ask-unknown'],
  }),
  findCause: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/cause',
    permission: 'cases.handle',
    summary: { zh: '登记原因', en: 'Record the cause' },
    input: z.object({ ...onCase, cause: z.enum(ROOT_CAUSE_CODES), body: z.string().trim().max(4000).default('') }),
    output: changed,
    refusals,
  }),
  propose: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/proposal',
    permission: 'cases.handle',
    summary: { zh: '向客户提出处理方案', en: 'Propose a solution' },
    input: z.object({ ...onCase, way: z.enum(WAYS), body, ...late }),
    output: changed,
    refusals,
  }),
  wait: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/waiting',
    permission: 'cases.handle',
    summary: { zh: '登记等待', en: 'Begin waiting' },
    input: z.object({ ...onCase, on: z.enum(WAITING_ON) }),
    output: changed,
    refusals: [...refusals, 'cases.waiting-already'],
  }),
  resume: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/resumption',
    permission: 'cases.handle',
    summary: { zh: '结束等待', en: 'End waiting' },
    input: z.object(onCase),
    output: changed,
    refusals: [...refusals, 'cases.not-waiting'],
  }),
  settle: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/settlement',
    permission: 'cases.handle',
    summary: { zh: '登记处理完成', en: 'Settle' },
    input: z.object({ ...onCase, way: z.enum(WAYS), body, ...late }),
    output: changed,
    refusals,
  }),
  confirmForCustomer: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/confirmation',
    permission: 'cases.handle',
    summary: { zh: '代客户确认（电话、微信）', en: 'Record the customer’s confirmation' },
    input: z.object({ ...onCase, ...late }),
    output: changed,
    refusals,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/reopening',
    permission: 'cases.handle',
    summary: { zh: '重新处理', en: 'Reopen' },
    input: z.object({ ...onCase, reason: z.enum(['not-solved', 'again', 'mistake']), body: z.string().trim().max(4000).default('') }),
    output: changed,
    refusals,
  }),
  close: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/closing',
    permission: 'cases.close',
    summary: { zh: '关闭', en: 'Close' },
    input: z.object({ ...onCase, rootCause: z.enum(ROOT_CAUSE_CODES).nullable().default(null) }),
    output: changed,
    refusals: [...refusals, 'cases.cause-needed', 'cases.ask-open'],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/cases/{caseId}/withdrawal',
    permission: 'cases.close',
    summary: { zh: '撤销（重复、误登）', en: 'Withdraw' },
    input: z.object({ ...onCase, reason: z.enum(['duplicate', 'mistake', 'customer']) }),
    output: changed,
    refusals,
  }),
  asksForMe: endpoint({
    method: 'GET',
    path: '/department-asks',
    permission: 'cases.answer-department',
    summary: { zh: '待本部门回复的核查', en: 'Questions waiting for a department' },
    input: z.object({ department: z.enum(DEPARTMENTS).optional() }),
    output: z.object({
      items: z.array(
        z.object({ id, caseId: id, number: z.string(), title: z.string(), department: z.enum(DEPARTMENTS), question: z.string(), askedAt: at, answerBy: at }),
      ),
    }),
  }),

  // What the customer's side may do: from the QR code of a note, or signed in.
  report: endpoint({
    method: 'POST',
    path: '/my/cases',
    permission: 'cases.report',
    summary: { zh: '反映问题（食堂）', en: 'Report a problem (kitchen)' },
    input: z.object({
      noteId: id.nullable().default(null),
      lineId: id.nullable().default(null),
      siteId: id.nullable().default(null),
      reporter: z.object({ name: z.string().max(60).nullable().default(null), phone: z.string().max(30).nullable().default(null) }).optional(),
      occurredAt: instantIn.optional(),
      ...problem,
    }),
    output: z.object({ caseId: id, number: z.string(), answerBy: at.nullable() }),
    refusals: ['cases.line-unknown', 'cases.needed-by-in-past', 'cases.nothing-told', 'cases.file-unknown', 'cases.customer-unknown', 'moment.in-future'],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/my/cases',
    permission: 'cases.follow',
    summary: { zh: '我的售后单', en: 'My cases' },
    input: z.object({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(50).default(20) }),
    output: z.object({ items: z.array(caseRow), next: z.string().nullable() }),
  }),
  follow: endpoint({
    method: 'GET',
    path: '/my/cases/{caseId}',
    permission: 'cases.follow',
    summary: { zh: '跟进我的售后单', en: 'Follow my case' },
    input: z.object(onCase),
    output: full.omit({ timeline: true, otherOpen: true, asks: true, rootCause: true, missed: true }).extend({
      steps: z.array(z.object({ name: z.string(), label: z.object({ zh: z.string(), en: z.string() }), at })),
    }),
    refusals: ['cases.not-found'],
  }),
  write: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/messages',
    permission: 'cases.report',
    summary: { zh: '给供应方留言', en: 'Write to the supplier' },
    input: z.object({ ...onCase, body: z.string().trim().max(4000).default(''), files: z.array(id).max(20).default([]) }),
    output: changed,
    refusals: [...refusals, 'cases.nothing-told', 'cases.file-unknown'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/confirmation',
    permission: 'cases.confirm',
    summary: { zh: '确认已解决', en: 'Confirm' },
    input: z.object(onCase),
    output: changed,
    refusals: [...refusals, 'cases.settle-before-confirm'],
  }),
  reject: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/reopening',
    permission: 'cases.confirm',
    summary: { zh: '没有解决，重新处理', en: 'Not solved' },
    input: z.object({ ...onCase, body: z.string().trim().max(4000).default('') }),
    output: changed,
    refusals,
  }),
};
