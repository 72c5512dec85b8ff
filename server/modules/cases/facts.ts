import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { CATEGORIES, CHANNELS, DEPARTMENTS, ROOT_CAUSE_CODES, WAITING_ON, WAYS } from './case.ts';

const id = z.string();
const hash = z.string();
const at = z.iso.datetime();
const about = { caseId: id, customerId: id };
const subjects = { case: 'caseId', customer: 'customerId' } as const;

export const problemLine = z.object({
  lineId: id.nullable(),
  product: z.string().nullable(),
  amount: z.int().nonnegative().nullable(),
  unit: z.enum(UNIT_CODES).nullable(),
  problem: z.string().nullable(),
});

export const opened = defineFact({
  name: 'cases.opened',
  version: 1,
  label: { zh: '登记售后单', en: 'Case opened' },
  data: z.object({
    ...about,
    number: z.string(),
    siteId: id.nullable(),
    noteId: id.nullable(),
    lineId: id.nullable(),
    channel: z.enum(CHANNELS),
    category: z.enum(CATEGORIES),
    subcategory: z.string().nullable(),
    severity: z.int().min(1).max(4),
    neededBy: at.nullable(),
    lines: z.array(problemLine),
    againstStaffId: id.nullable(),
    bodyHash: hash,
  }),
  subjects: { ...subjects, note: 'noteId', site: 'siteId' },
});

export const classified = defineFact({
  name: 'cases.classified',
  version: 1,
  label: { zh: '更改分类', en: 'Classified' },
  data: z.object({ ...about, category: z.enum(CATEGORIES), subcategory: z.string().nullable(), severity: z.int().min(1).max(4) }),
  subjects,
});
export const taken = defineFact({
  name: 'cases.taken',
  version: 1,
  label: { zh: '接单', en: 'Taken' },
  data: z.object({ ...about, assigneeId: id }),
  subjects,
});
export const answered = defineFact({
  name: 'cases.answered',
  version: 1,
  label: { zh: '答复客户', en: 'Customer answered' },
  data: z.object({ ...about, messageId: id, bodyHash: hash, channel: z.enum(CHANNELS) }),
  subjects,
});
export const customerWrote = defineFact({
  name: 'cases.customer-wrote',
  version: 1,
  label: { zh: '客户留言', en: 'Customer wrote' },
  // After the matter is settled a "thanks" must not start a clock: then needsReply is false.
  data: z.object({ ...about, messageId: id, bodyHash: hash, needsReply: z.boolean() }),
  subjects,
});
export const noted = defineFact({
  name: 'cases.noted',
  version: 1,
  label: { zh: '内部备注', en: 'Internal note' },
  data: z.object({ ...about, messageId: id, bodyHash: hash }),
  subjects,
});
export const evidenceAdded = defineFact({
  name: 'cases.evidence-added',
  version: 1,
  label: { zh: '添加凭证', en: 'Evidence added' },
  data: z.object({ ...about, fileId: id, sha256: hash, kind: z.enum(['image', 'voice', 'video', 'document']), internal: z.boolean() }),
  subjects: { ...subjects, file: 'fileId' },
});
export const departmentAsked = defineFact({
  name: 'cases.department-asked',
  version: 1,
  label: { zh: '请部门核查', en: 'Department asked' },
  data: z.object({ ...about, askId: id, department: z.enum(DEPARTMENTS), answerBy: at, messageId: id, bodyHash: hash }),
  subjects,
});
export const departmentAnswered = defineFact({
  name: 'cases.department-answered',
  version: 1,
  label: { zh: '部门回复', en: 'Department answered' },
  data: z.object({ ...about, askId: id, department: z.enum(DEPARTMENTS), messageId: id, bodyHash: hash }),
  subjects,
});
/** The retained sample and the voucher are kept (R4.2): who keeps it and how it is proved. */
export const sampleKept = defineFact({
  name: 'cases.sample-kept',
  version: 1,
  label: { zh: '留样封存', en: 'Sample kept' },
  data: z.object({ ...about, keptBy: z.enum(['kitchen', 'us', 'laboratory']), bodyHash: hash }),
  subjects,
});
export const causeFound = defineFact({
  name: 'cases.cause-found',
  version: 1,
  label: { zh: '查明原因', en: 'Cause found' },
  data: z.object({ ...about, cause: z.enum(ROOT_CAUSE_CODES), bodyHash: hash }),
  subjects,
});
export const proposed = defineFact({
  name: 'cases.proposed',
  version: 1,
  label: { zh: '提出处理方案', en: 'Solution proposed' },
  data: z.object({ ...about, way: z.enum(WAYS), messageId: id, bodyHash: hash }),
  subjects,
});
export const waitingBegan = defineFact({
  name: 'cases.waiting-began',
  version: 1,
  label: { zh: '开始等待', en: 'Waiting began' },
  data: z.object({ ...about, on: z.enum(WAITING_ON) }),
  subjects,
});
export const waitingEnded = defineFact({
  name: 'cases.waiting-ended',
  version: 1,
  label: { zh: '结束等待', en: 'Waiting ended' },
  data: z.object({ ...about, on: z.enum(WAITING_ON) }),
  subjects,
});
export const settled = defineFact({
  name: 'cases.settled',
  version: 1,
  label: { zh: '处理完成', en: 'Settled' },
  data: z.object({ ...about, way: z.enum(WAYS), bodyHash: hash }),
  subjects,
});
export const confirmed = defineFact({
  name: 'cases.confirmed',
  version: 1,
  label: { zh: '客户确认解决', en: 'Customer confirmed' },
  data: z.object({ ...about, by: z.enum(['customer', 'staff']) }),
  subjects,
});
export const reopened = defineFact({
  name: 'cases.reopened',
  version: 1,
  label: { zh: '重新处理', en: 'Reopened' },
  data: z.object({ ...about, reason: z.enum(['not-solved', 'again', 'mistake']), by: z.enum(['customer', 'staff']), bodyHash: hash }),
  subjects,
});
export const closed = defineFact({
  name: 'cases.closed',
  version: 1,
  label: { zh: '关闭', en: 'Closed' },
  data: z.object({ ...about, rootCause: z.enum(ROOT_CAUSE_CODES) }),
  subjects,
});
export const withdrawn = defineFact({
  name: 'cases.withdrawn',
  version: 1,
  label: { zh: '撤销', en: 'Withdrawn' },
  data: z.object({ ...about, reason: z.enum(['duplicate', 'mistake', 'customer']) }),
  subjects,
});

export const facts = [
  opened,
  classified,
  taken,
  answered,
  customerWrote,
  noted,
  evidenceAdded,
  sampleKept,
  departmentAsked,
  departmentAnswered,
  causeFound,
  proposed,
  waitingBegan,
  waitingEnded,
  settled,
  confirmed,
  reopened,
  closed,
  withdrawn,
];
