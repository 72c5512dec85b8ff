// Facts of recalls. Words people wrote stand in recalls.words.
import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import type { Text } from '../../../kernel/text.ts';
import {
  DISPOSAL_CODES,
  DROP_CODES,
  EXPLANATION_CODES,
  FAULT_CODES,
  KIND_CODES,
  LEVELS,
  PARTY_CODES,
  REASON_CODES,
  RELEASE_CODES,
  REPORT_STAGE_CODES,
  SENT_BY_CODES,
} from './recall.ts';

const id = z.string();
const at = z.iso.datetime();
const level = z.literal([...LEVELS]);
const amount = z.int().nonnegative();
const side = z.enum(['customer', 'staff']);
const evidence = z.array(z.object({ fileId: id, sha256: z.string() }));
const subject = { recall: 'recallId' } as const;
/** A notice names its customer and kitchen, where it is for one. */
const ofNotice = { recallId: id, noticeId: id, party: z.enum(PARTY_CODES), customerId: id.nullable(), siteId: id.nullable() };
const noticeSubjects = { recall: 'recallId', notice: 'noticeId', customer: 'customerId', site: 'siteId' } as const;
const defined = <const N extends string, S extends z.ZodRawShape>(name: N, label: Text, shape: S) =>
  defineFact({ name: `recalls.${name}`, version: 1, label, data: z.object({ recallId: id, ...shape }), subjects: subject as never });

/** From the moment somebody knew: legal clocks start here. A mock recall has no level, so that no clause of law watches it. */
export const needed = defineFact({
  name: 'recalls.needed',
  version: 1,
  label: { zh: '判定需要召回', en: 'Recall needed' },
  data: z.object({
    recallId: id,
    number: z.string(),
    kind: z.enum(KIND_CODES),
    mock: z.boolean(),
    level: level.nullable(),
    /** Of a mock recall: the level that is exercised. */
    mockLevel: level.nullable(),
    measures: z.string(),
    reason: z.enum(REASON_CODES),
    fault: z.enum(FAULT_CODES),
    knownAt: at,
    startBy: at.nullable(),
    caseId: id.nullable(),
    alertId: id.nullable(),
    tellsCustomers: z.boolean(),
    /** The lots that were named; those made of them come with `scoped`. */
    lotIds: z.array(id),
    evidence,
  }),
  subjects: { recall: 'recallId', case: 'caseId', alert: 'alertId' },
});
export const dropped = defined('dropped', { zh: '不予召回', en: 'Recall dropped' }, { why: z.enum(DROP_CODES) });
/** A part of the lots that are in it. */
export const scoped = defined(
  'scoped',
  { zh: '圈定召回批次', en: 'Recall scoped' },
  {
    lots: z.array(z.object({ lotId: id, root: z.boolean(), possible: z.boolean() })),
  },
);
/** A part of those who must be told. */
export const noticesMade = defined(
  'notices-made',
  { zh: '生成召回通知', en: 'Notices made' },
  {
    notices: z.array(
      z.object({
        noticeId: id,
        party: z.enum(PARTY_CODES),
        customerId: id.nullable(),
        siteId: id.nullable(),
        supplierId: id.nullable(),
        role: z.string().nullable(),
      }),
    ),
  },
);
export const begun = defined(
  'begun',
  { zh: '启动召回', en: 'Recall begun' },
  {
    mock: z.boolean(),
    holdId: id.nullable(),
    finishDays: z.int().nullable(),
    finishBy: at.nullable(),
    /** How long tracing back and forward took, in milliseconds. */
    backMs: z.int(),
    forwardMs: z.int(),
  },
);
/** More lots, once it has begun: `scoped` and `notices-made` beside it say which and whom. Clocks stay as they are. */
export const widened = defined(
  'widened',
  { zh: '扩大召回范围', en: 'Recall widened' },
  { mock: z.boolean(), lotIds: z.array(id), lots: z.int(), notices: z.int(), again: z.int(), holdId: id.nullable() },
);
/** A lot found harmless leaves, with what was made of it alone. A large number is told in parts. */
export const lotReleased = defineFact({
  name: 'recalls.lot-released',
  version: 1,
  label: { zh: '批次解除召回', en: 'Lot released' },
  data: z.object({
    recallId: id,
    mock: z.boolean(),
    /** The one that was decided about. */
    lotId: id,
    why: z.enum(RELEASE_CODES),
    lotIds: z.array(id),
    /** Traced both ways at that moment: lots that stay in the recall of which it is made, and that are made of it. */
    upstream: z.int(),
    downstream: z.int(),
    evidence,
  }),
  subjects: { recall: 'recallId', lot: 'lotId' },
});
const aboutNotice = <const N extends string, S extends z.ZodRawShape>(name: N, label: Text, shape: S) =>
  defineFact({ name: `recalls.${name}`, version: 1, label, data: z.object({ ...ofNotice, ...shape }), subjects: noticeSubjects as never });

export const noticeSent = aboutNotice(
  'notice-sent',
  { zh: '发出召回通知', en: 'Notice sent' },
  { way: z.enum(SENT_BY_CODES), remindAt: at.nullable() },
);
export const noticeRead = aboutNotice('notice-read', { zh: '已读召回通知', en: 'Notice read' }, { by: side });
export const noticeAcknowledged = aboutNotice('notice-acknowledged', { zh: '确认召回通知', en: 'Notice acknowledged' }, { by: side });
export const noticeAnswered = aboutNotice(
  'notice-answered',
  { zh: '答复召回数量', en: 'Quantities answered' },
  {
    by: side,
    /** 1 for the first answer, more when it was corrected. */
    revision: z.int().positive(),
    amounts: z.array(z.object({ lotId: id, still: amount, returned: amount, used: amount, destroyed: amount, missing: amount })),
  },
);
/** More of what they got is in it: told anew by a message (`way`), or waiting for a call. */
export const noticeReopened = aboutNotice(
  'notice-reopened',
  { zh: '范围扩大，重新通知', en: 'Told anew: more lots' },
  { way: z.enum(SENT_BY_CODES).nullable(), remindAt: at.nullable() },
);
/** `whole`: nothing they got is in it any more. `way` null: to be told by phone, or never told at all. */
export const noticeReleased = aboutNotice(
  'notice-released',
  { zh: '通知解除召回', en: 'Told: released' },
  { way: z.enum(SENT_BY_CODES).nullable(), whole: z.boolean(), lotIds: z.array(id) },
);
export const reminded = aboutNotice('reminded', { zh: '催办召回通知', en: 'Reminded' }, { nth: z.int().positive(), nextAt: at.nullable() });

export const disposed = defined(
  'disposed',
  { zh: '召回品处置', en: 'Disposed of' },
  {
    disposalId: id,
    way: z.enum(DISPOSAL_CODES),
    lotId: id,
    amount: z.int().positive(),
    weight: z.int().positive().nullable(),
    witnesses: z.int().nonnegative(),
    reportId: id.nullable(),
    evidence,
  },
);
export const explained = defined(
  'explained',
  { zh: '说明未收回原因', en: 'Rest explained' },
  {
    lotId: id,
    siteId: id.nullable(),
    why: z.enum(EXPLANATION_CODES),
    amount,
  },
);
/** To the authority. */
export const reported = defined(
  'reported',
  { zh: '向监管部门报告', en: 'Reported to the authority' },
  {
    reportId: id,
    stage: z.enum(REPORT_STAGE_CODES),
    evidence,
  },
);
export const remedyOpened = defineFact({
  name: 'recalls.remedy-opened',
  version: 1,
  label: { zh: '为召回开售后单', en: 'Case opened for a recall' },
  data: z.object({ recallId: id, lineId: id, caseId: id, customerId: id }),
  subjects: { recall: 'recallId', case: 'caseId', customer: 'customerId' },
});
export const verified = defined(
  'verified',
  { zh: '验证召回效果', en: 'Effect verified' },
  { effective: z.boolean(), recoveredBp: z.int(), answeredBp: z.int() },
);
export const closed = defined('closed', { zh: '关闭召回', en: 'Recall closed' }, { balanced: z.boolean(), unexplained: amount });
export const mockScored = defined(
  'mock-scored',
  { zh: '模拟召回评分', en: 'Mock recall scored' },
  {
    passed: z.boolean(),
    /** From the moment it was called until it was balanced. */
    minutes: z.int(),
    withinOwnGoal: z.boolean(),
    accountedBp: z.int(),
    balanceMs: z.int(),
  },
);
/** A number the rules do not give: set by a person for the whole installation. */
export const finishDaysSet = defineFact({
  name: 'recalls.finish-days-set',
  version: 1,
  label: { zh: '设定召回完成时限', en: 'Finish days set' },
  data: z.object({ measures: z.string(), level, days: z.int().positive() }),
  subjects: {},
});

export const facts = [
  needed,
  dropped,
  scoped,
  noticesMade,
  begun,
  widened,
  lotReleased,
  noticeSent,
  noticeRead,
  noticeAcknowledged,
  noticeAnswered,
  noticeReopened,
  noticeReleased,
  reminded,
  disposed,
  explained,
  reported,
  remedyOpened,
  verified,
  closed,
  mockScored,
  finishDaysSet,
];
