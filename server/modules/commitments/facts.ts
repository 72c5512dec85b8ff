import { z } from 'zod';
import { defineFact, type FactDefinition, GRADES, type Subject, type Told } from '../../kernel/fact.ts';
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { VERDICTS } from './judge/judged.ts';

const id = z.string();
const at = z.iso.datetime();
const number = z.number().nullable();

/** All of a commitment that can change: a table row is what the last fact says. Not checked in depth: only the keeper writes it, on the hot path. */
const state = z.object({
  verdict: z.enum(VERDICTS),
  calendarVersion: z.string(),
  startedAt: at,
  dueAt: at.nullable(),
  decidedAt: at.nullable(),
  doneAt: at.nullable(),
  paused: z.boolean(),
  allowedMs: number,
  usedMs: number,
  value: number,
  grade: z.enum(GRADES).nullable(),
  pauses: z.array(z.unknown()),
  evidence: z.array(z.unknown()),
  unknown: z.string().nullable(),
  acknowledgedAt: at.nullable(),
  nextAlarmAt: at.nullable(),
  nextStep: z.string().nullable(),
  told: z.array(z.string()),
  corrected: z.boolean(),
  quarantined: z.boolean(),
});

const named = { commitmentId: id, clauseKey: id, subjectType: z.string(), subjectId: id, instance: z.string(), customerId: id.nullable() };
const subjects = { commitment: 'commitmentId' } as const;

const changed = <const N extends string>(name: N, label: Text) =>
  defineFact({ name: `commitments.${name}`, version: 1, label, data: z.object({ ...named, state }), subjects });

export const opened = defineFact({
  name: 'commitments.opened',
  version: 1,
  label: { zh: '承诺开始计时', en: 'Commitment opened' },
  data: z.object({ ...named, kind: z.string(), bound: z.string(), siteId: id.nullable(), state }),
  subjects,
});
/** The deadline moved, the clock paused or resumed, an excuse or acknowledgement took effect: no other verdict of the facts. */
export const adjusted = changed('adjusted', { zh: '时限调整', en: 'Adjusted' });
export const met = changed('met', { zh: '按时·达标', en: 'Met' });
export const missed = changed('missed', { zh: '超时·未达标', en: 'Missed' });
export const unobserved = changed('unobserved', { zh: '未观测', en: 'Unobserved' });
export const voided = changed('voided', { zh: '不再适用', en: 'Does not apply any more' });
export const retracted = defineFact({
  name: 'commitments.retracted',
  version: 1,
  label: { zh: '更正判定', en: 'Verdict retracted' },
  data: z.object({ ...named, was: z.enum(VERDICTS), state }),
  subjects,
});

const stepTold = <const N extends string>(name: N, label: Text) =>
  defineFact({ name: `commitments.${name}`, version: 1, label, data: z.object({ ...named, step: z.string(), state }), subjects });
export const warned = stepTold('warned', { zh: '临期提醒', en: 'Warned' });
/** Also each repetition after a miss. */
export const escalated = stepTold('escalated', { zh: '逐级上报', en: 'Escalated' });

export const quarantined = defineFact({
  name: 'commitments.quarantined',
  version: 1,
  label: { zh: '无法判定', en: 'Could not be judged' },
  data: z.object({ ...named, kind: z.string(), bound: z.string(), siteId: id.nullable(), error: z.string(), state }),
  subjects,
});

// What people say about a commitment. They name its subject too (`aboutSubject`): the judge reads them among the facts of the subject.
const reason = z.enum(['force-majeure', 'customer-caused', 'other']);

export const acknowledged = defineFact({
  name: 'commitments.acknowledged',
  version: 1,
  label: { zh: '确认知悉超时', en: 'Acknowledged' },
  data: z.object(named),
  subjects,
});
export const excuseRequested = defineFact({
  name: 'commitments.excuse-requested',
  version: 1,
  label: { zh: '申请免责', en: 'Excuse asked for' },
  data: z.object({ ...named, excuseId: id, reason, textHash: z.string(), files: z.array(id) }),
  subjects,
});
export const excused = defineFact({
  name: 'commitments.excused',
  version: 1,
  label: { zh: '核准免责', en: 'Excused' },
  data: z.object({ ...named, excuseId: id, reason }),
  subjects,
});
export const excuseDeclined = defineFact({
  name: 'commitments.excuse-declined',
  version: 1,
  label: { zh: '不予免责', en: 'Excuse declined' },
  data: z.object({ ...named, excuseId: id }),
  subjects,
});
export const attested = defineFact({
  name: 'commitments.attested',
  version: 1,
  label: { zh: '签字确认', en: 'Attested' },
  data: z.object({ ...named, period: z.string(), kept: z.boolean(), textHash: z.string().nullable(), files: z.array(id) }),
  subjects,
});

const report = { reportId: id, customerId: id };
const ofReport = { report: 'reportId', customer: 'customerId' } as const;

export const reportDrafted = defineFact({
  name: 'commitments.report-drafted',
  version: 1,
  label: { zh: '生成履约月报草稿', en: 'Report drafted' },
  data: z.object({
    ...report,
    contractKey: id,
    contractVersion: z.int(),
    period: z.string(),
    sha256: z.string(),
    lines: z.array(z.object({ line: z.int(), clauseKey: z.string() })),
  }),
  subjects: ofReport,
});
export const reportReleased = defineFact({
  name: 'commitments.report-released',
  version: 1,
  label: { zh: '发布履约月报', en: 'Report released' },
  data: z.object({ ...report, sha256: z.string() }),
  subjects: ofReport,
});
export const lineConfirmed = defineFact({
  name: 'commitments.line-confirmed',
  version: 1,
  label: { zh: '客户确认月报一行', en: 'Report line confirmed' },
  data: z.object({ ...report, line: z.int() }),
  subjects: ofReport,
});
export const lineDisputed = defineFact({
  name: 'commitments.line-disputed',
  version: 1,
  label: { zh: '客户对月报一行有异议', en: 'Report line disputed' },
  data: z.object({ ...report, line: z.int(), wordHash: z.string() }),
  subjects: ofReport,
});

export const facts: readonly FactDefinition[] = [
  opened,
  adjusted,
  met,
  missed,
  unobserved,
  voided,
  retracted,
  warned,
  escalated,
  quarantined,
  acknowledged,
  excuseRequested,
  excused,
  excuseDeclined,
  attested,
  reportDrafted,
  reportReleased,
  lineConfirmed,
  lineDisputed,
];

type Named = { readonly subjectType: string; readonly subjectId: string; readonly customerId: string | null };

/** A ruling names the subject and the customer of its commitment as well. */
export function aboutSubject<D extends Named>(told: Told<D>): Told<D> {
  const { subjectType, subjectId, customerId } = told.data;
  const more: Subject[] = [{ type: subjectType, id: subjectId }];
  if (customerId !== null && subjectType !== 'customer') more.push({ type: 'customer', id: customerId });
  return { ...told, subjects: [...told.subjects, ...more] };
}

/** What the keeper tells: at the moment of judging, by the system. */
export const machine = (now: Instant) => ({ occurredAt: now, grade: 'B' }) as const;
