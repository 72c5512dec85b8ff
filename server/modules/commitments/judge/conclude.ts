// The last steps every kind shares: people's rulings, the weakest grade, the shape of the answer.
import { firstUnknownDay } from '../../../kernel/calendar/calendar.ts';
import type { Grade } from '../../../kernel/fact.ts';
import type { Instant } from '../../../kernel/time.ts';
import { PART } from './compile-clause.ts';
import type { Entry, Hearing } from './hearing.ts';
import type { Alarm, EvidenceRole, Judged, Pause, Unknown, Verdict } from './judged.ts';

export type Proof = readonly [entry: Entry, role: EvidenceRole];

/** A verdict of the facts, before people's rulings on it. */
export type Finding = {
  readonly instance: string;
  readonly verdict: Verdict;
  readonly startedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly proofs: Proof[];
  readonly dueAt?: Instant | null;
  readonly doneAt?: Instant | null;
  readonly paused?: boolean;
  readonly pauses?: readonly Pause[];
  readonly usedMs?: number | null;
  readonly allowedMs?: number | null;
  readonly value?: number | null;
  readonly unknown?: Unknown | null;
};

/** An excuse lifts what was missed, unobserved or not decided when it was given; what was kept by then needs none. `alarmsOf(open)`: open is what still runs, or was missed and is not done. */
export function conclude(hearing: Hearing, finding: Finding, alarmsOf: (open: boolean) => Alarm[]): Judged {
  const { instance, proofs, doneAt = null } = finding;
  let { verdict, decidedAt } = finding;
  let acknowledgedAt: Instant | null = null;
  for (const ruling of hearing.rulings) {
    if (ruling.fact.data.instance !== instance) continue;
    if (ruling.parts & PART.acknowledge) acknowledgedAt ??= ruling.at;
    if (!(ruling.parts & PART.excuse) || verdict === 'excused' || isKept(finding, ruling.at)) continue;
    verdict = 'excused';
    decidedAt = ruling.at;
    proofs.push([ruling, 'excuse']);
  }
  const open = verdict === 'running' || (verdict === 'missed' && doneAt === null);
  return {
    instance,
    verdict,
    startedAt: finding.startedAt,
    dueAt: finding.dueAt ?? null,
    decidedAt,
    doneAt,
    paused: verdict === 'running' && finding.paused === true,
    pauses: finding.pauses ?? [],
    usedMs: finding.usedMs ?? null,
    allowedMs: finding.allowedMs ?? null,
    value: finding.value ?? null,
    grade: weakestOf(proofs),
    evidence: proofs.map(([{ fact }, role]) => ({ factId: fact.id, position: fact.position, role })),
    unknown: finding.unknown ?? null,
    acknowledgedAt,
    alarms: inOrder(alarmsOf(open), open ? hearing.look : null),
  };
}

function isKept({ verdict, decidedAt }: Finding, by: Instant): boolean {
  return (verdict === 'met' || verdict === 'not-applicable') && decidedAt !== null && decidedAt <= by;
}

function weakestOf(proofs: readonly Proof[]): Grade | null {
  let worst: Grade | null = null;
  for (const [{ fact }] of proofs) if (worst === null || fact.grade > worst) worst = fact.grade;
  return worst;
}

function inOrder(alarms: Alarm[], look: Instant | null): Alarm[] {
  if (look !== null) alarms.push({ at: look, step: 'look' });
  return alarms.length > 1 ? alarms.sort((a, b) => a.at - b.at) : alarms;
}

/** Names the year whose days are missing. */
export function calendarUnknown(hearing: Hearing, from: Instant): Unknown {
  return `calendar:${firstUnknownDay(hearing.calendar, from)?.slice(0, 4) ?? '?'}`;
}
