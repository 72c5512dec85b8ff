// Judged now against stored: what has to be told. The same for live work, the sweep, replay and repair.
import type { Calendar } from '../../kernel/calendar/compile.ts';
import type { Subject, Told } from '../../kernel/fact.ts';
import { type Instant, instant, iso, MINUTE } from '../../kernel/time.ts';
import { nextAlarm, stepsDue } from './alarms.rules.ts';
import type { PinnedClause } from './clause.ts';
import type { Commitment, Identity, State } from './commitment.ts';
import * as tell from './facts.ts';
import type { Judged } from './judge/judged.ts';

export type Sight = {
  readonly clause: PinnedClause;
  readonly calendar: Calendar;
  readonly calendarVersion: string;
  readonly asOf: Instant;
  readonly subject: Subject;
  readonly customerId: string | null;
  readonly siteId: string | null;
  /** Instances that started earlier were not looked at. */
  readonly from: Instant;
  readonly mayOpen: boolean;
  readonly newId: () => string;
};

/** `told` in order; `commitments`: those of the clause that were looked at, as they are from now on. */
export type Compared = { readonly told: readonly Told[]; readonly commitments: readonly Commitment[] };

export const QUARANTINE = 'quarantine';

export function compare(sight: Sight, judged: readonly Judged[], stored: readonly Commitment[]): Compared {
  const told: Told[] = [];
  const commitments: Commitment[] = [];
  const keep = (change: Change | null) => {
    if (!change) return;
    told.push(...change.told);
    commitments.push(change.commitment);
  };
  const rows = new Map(stored.map((row) => [row.instance, row]));
  for (const one of judged) {
    const row = rows.get(one.instance);
    rows.delete(one.instance);
    keep(row ? change(sight, one, row) : open(sight, one));
  }
  for (const row of rows.values()) keep(isGone(sight, row) ? withdraw(sight, row) : { told: [], commitment: row });
  return { told, commitments };
}

type Change = { readonly told: readonly Told[]; readonly commitment: Commitment };

/** What never applied and asks for nothing later is not worth a row. */
function open(sight: Sight, judged: Judged): Change | null {
  if (!sight.mayOpen || judged.startedAt < sight.from) return null;
  if (judged.verdict === 'not-applicable' && judged.alarms.length === 0) return null;
  const { clause, subject, customerId, siteId } = sight;
  const identity: Identity = {
    commitmentId: sight.newId(),
    clauseKey: clause.key,
    kind: clause.judge.kind,
    bound: clause.bound,
    subjectType: subject.type,
    subjectId: subject.id,
    instance: judged.instance,
    customerId,
    siteId,
  };
  const state = stateOf(sight, judged, { told: judged.verdict === 'missed' ? ['miss'] : [], corrected: false });
  const opened = tell.opened.tell({ ...identity, state: open_(state) }, { occurredAt: judged.startedAt, grade: 'B' });
  const decided = judged.verdict === 'running' || judged.verdict === 'excused' ? [] : [decision(identity, judged, state)];
  return stepped(sight, judged, { told: [opened, ...decided], commitment: { ...identity, state } });
}

function change(sight: Sight, judged: Judged, row: Commitment): Change {
  const before = row.state;
  const takenBack = before.verdict !== judged.verdict && judged.verdict !== 'excused' && (before.verdict === 'missed' || before.verdict === 'met');
  const kept = takenBack && before.verdict === 'missed' ? before.told.filter((step) => step.startsWith('warn:')) : before.told;
  const state = stateOf(sight, judged, {
    told: judged.verdict === 'missed' && !kept.includes('miss') ? [...kept, 'miss'] : kept,
    corrected: before.corrected || (takenBack && before.verdict === 'missed'),
  });
  // A step that is due tells the next alarm itself.
  const { nextAlarmAt, nextStep } = before;
  const alike = (after: State): State => (stepsOf(sight, judged, after).length > 0 ? { ...after, nextAlarmAt, nextStep } : after);
  const told: Told[] = [];
  const identity = named(row);
  if (takenBack) told.push(tell.retracted.tell({ ...identity, was: before.verdict, state: open_(state) }, tell.machine(sight.asOf)));
  if (before.verdict !== judged.verdict && judged.verdict !== 'running' && judged.verdict !== 'excused') told.push(decision(row, judged, state));
  else if (!takenBack && differs(before, alike(state))) told.push(tell.adjusted.tell({ ...identity, state: open_(state) }, tell.machine(sight.asOf)));
  return stepped(sight, judged, { told, commitment: told.length > 0 ? { ...row, state } : row });
}

const stepsOf = (sight: Sight, judged: Judged, { told }: State) =>
  stepsDue(judged, sight.clause, round(sight, told)).filter(({ step }) => step !== 'miss');

/** Warnings, escalations and repetitions due by now, one fact each. */
function stepped(sight: Sight, judged: Judged, change: Change): Change {
  const due = stepsOf(sight, judged, change.commitment.state);
  const told = [...change.told];
  let commitment = change.commitment;
  for (const { at, step } of due) {
    const state = withAlarm(sight, judged, { ...commitment.state, told: [...commitment.state.told, step] });
    commitment = { ...commitment, state };
    const tellStep = step.startsWith('warn:') ? tell.warned : tell.escalated;
    told.push(tellStep.tell({ ...named(commitment), step, state: open_(state) }, { occurredAt: at, grade: 'B' }));
  }
  return { told, commitment };
}

/** A start was taken back, or another fact came first: this instance is not judged any more. Periods stay: they are judged one by one. */
const isGone = (sight: Sight, { kind, instance, state }: Commitment): boolean =>
  state.verdict !== 'retracted' &&
  (instance === QUARANTINE ? state.verdict === 'running' : kind === 'deadline' && instant(state.startedAt) >= sight.from);

function withdraw({ asOf }: Sight, row: Commitment): Change {
  const { verdict } = row.state;
  const undecided = verdict === 'running';
  if (verdict === 'not-applicable') return { told: [], commitment: row };
  const state: State = {
    ...row.state,
    verdict: undecided ? 'not-applicable' : 'retracted',
    decidedAt: undecided ? iso(asOf) : row.state.decidedAt,
    corrected: row.state.corrected || verdict === 'missed',
    quarantined: false,
    nextAlarmAt: null,
    nextStep: null,
  };
  const data = { ...named(row), state: open_(state) };
  const fact = undecided ? tell.voided.tell(data, tell.machine(asOf)) : tell.retracted.tell({ ...data, was: verdict }, tell.machine(asOf));
  return { told: [fact], commitment: { ...row, state } };
}

/** A newer version of the contract promises the same for the same period: the older promise stops there. */
export const supersede = (asOf: Instant, row: Commitment): Change => withdraw({ asOf } as Sight, row);

/** Dated when it was decided: a miss at its deadline, never when somebody looked. */
function decision(identity: Identity, judged: Judged, state: State): Told {
  const by = { met: tell.met, missed: tell.missed, unobserved: tell.unobserved, 'not-applicable': tell.voided } as const;
  const fact = by[judged.verdict as keyof typeof by];
  return fact.tell({ ...named(identity), state: open_(state) }, { occurredAt: judged.decidedAt ?? judged.startedAt, grade: judged.grade ?? 'B' });
}

const named = ({ commitmentId, clauseKey, subjectType, subjectId, instance, customerId }: Identity) => ({
  commitmentId,
  clauseKey,
  subjectType,
  subjectId,
  instance,
  customerId,
});

/** Fact data is plain, changeable JSON to its schema. */
const open_ = (state: State) => ({ ...state, pauses: [...state.pauses], evidence: [...state.evidence], told: [...state.told] });

const round = ({ calendar, asOf }: Sight, told: readonly string[]) => ({ calendar, asOf, told });

/**
 * What moves with the present moment is not stored but judged on reading: the time used by a running clock, and what a running measure counts
 * (a delivery does not rewrite the month's figures).
 */
function stateOf(sight: Sight, judged: Judged, { told, corrected }: { told: readonly string[]; corrected: boolean }): State {
  const moves = !judged.paused && judged.doneAt === null && judged.verdict !== 'not-applicable';
  const counting = judged.verdict === 'running' && (sight.clause.judge.kind === 'measure' || sight.clause.judge.kind === 'never');
  return withAlarm(sight, judged, {
    verdict: judged.verdict,
    calendarVersion: sight.calendarVersion,
    startedAt: iso(judged.startedAt),
    dueAt: isoOrNull(judged.dueAt),
    decidedAt: isoOrNull(judged.decidedAt),
    doneAt: isoOrNull(judged.doneAt),
    paused: judged.paused,
    allowedMs: judged.allowedMs,
    usedMs: moves ? null : judged.usedMs,
    value: counting ? null : judged.value,
    grade: counting ? null : judged.grade,
    pauses: judged.pauses.map(({ from, to, ms }) => ({ from: iso(from), to: isoOrNull(to), ms })),
    evidence: counting ? [] : judged.evidence.map(({ position, factId, role }) => ({ position, factId, role })),
    unknown: judged.unknown,
    acknowledgedAt: isoOrNull(judged.acknowledgedAt),
    nextAlarmAt: null,
    nextStep: null,
    told,
    corrected,
    quarantined: false,
  });
}

/** Never in the past: a sweep that finds nothing to tell must not find the same again. */
function withAlarm(sight: Sight, judged: Judged, state: State): State {
  const next = nextAlarm(judged, sight.clause, round(sight, state.told));
  if (!next) return { ...state, nextAlarmAt: null, nextStep: null };
  return { ...state, nextAlarmAt: iso(next.at > sight.asOf ? next.at : sight.asOf + MINUTE), nextStep: next.step };
}

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

/** A newer edition of the calendar that changes nothing else is no news. */
const differs = (before: State, after: State): boolean =>
  JSON.stringify({ ...before, calendarVersion: '' }) !== JSON.stringify({ ...after, calendarVersion: '' });

/** The clause could not be judged: its running commitments turn red, or a row of its own says so. */
export function quarantine(sight: Sight, stored: readonly Commitment[], error: string): Compared {
  const standing = stored.filter(({ state }) => state.verdict === 'running' || state.nextAlarmAt !== null);
  const rows = standing.length > 0 ? standing : [stored.find(({ instance }) => instance === QUARANTINE) ?? unjudged(sight)];
  const told: Told[] = [];
  const changed = new Map<string, Commitment>();
  for (const row of rows) {
    if (row.state.quarantined) continue;
    const state: State = { ...row.state, quarantined: true, nextAlarmAt: null, nextStep: null };
    changed.set(row.commitmentId, { ...row, state });
    const { kind, bound, siteId } = row;
    const data = { ...named(row), kind, bound, siteId, error: error.slice(0, 300), state: open_(state) };
    told.push(tell.quarantined.tell(data, tell.machine(sight.asOf)));
  }
  const others = stored.filter(({ commitmentId }) => !changed.has(commitmentId));
  return { told, commitments: [...others, ...changed.values()] };
}

function unjudged(sight: Sight): Commitment {
  const { clause, subject, customerId, siteId, asOf, calendarVersion } = sight;
  return {
    commitmentId: sight.newId(),
    clauseKey: clause.key,
    kind: clause.judge.kind,
    bound: clause.bound,
    subjectType: subject.type,
    subjectId: subject.id,
    instance: QUARANTINE,
    customerId,
    siteId,
    state: {
      verdict: 'running',
      calendarVersion,
      startedAt: iso(asOf),
      dueAt: null,
      decidedAt: null,
      doneAt: null,
      paused: false,
      allowedMs: null,
      usedMs: null,
      value: null,
      grade: null,
      pauses: [],
      evidence: [],
      unknown: null,
      acknowledgedAt: null,
      nextAlarmAt: null,
      nextStep: null,
      told: [],
      corrected: false,
      quarantined: false,
    },
  };
}
