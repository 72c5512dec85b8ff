// The fulfilment report of a customer and period, internal edition: every number is a filter on commitments, every commitment opens its evidence.
import { sql } from 'kysely';
import { type Period, periodNamed } from '../../kernel/calendar/period.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { askModules } from './ask-modules.ts';
import { keyOf } from './commitment.store.ts';
import type { Commitment } from './commitment.ts';
import { clauseOf } from './commitment.ts';
import type { contract } from './contract.ts';
import { type ExcuseRow, excusesOf } from './excuse.store.ts';
import { countsOf, decidedIn, groupsOf, type Line, linesOf, onTimeShare, share, worstOf } from './figures.rules.ts';
import { type ClauseSet, clauseByKey, clausesInForce, type Plans } from './plans-port.ts';
import { readCommitments } from './present.ts';
import type { Answering } from './tell-people.ts';

export type Report = OutputOf<typeof contract.report>;
type Input = InputOf<typeof contract.report>;
const MOST = 50_000;

export type Basis = {
  readonly period: Period;
  readonly set: ClauseSet;
  readonly commitments: readonly Commitment[];
  readonly lines: readonly Line[];
};

/** What the figures of both editions rest on. */
export async function basisOf(call: Call, plans: Plans, { customerId, period: key }: Input): Promise<Basis> {
  const period = periodNamed(key);
  const set = await clausesInForce(plans, call.db, { customerId, at: Math.min(call.now, period.to - 1) });
  const commitments = await readCommitments(
    call.db,
    sql`where c.customer_id = ${customerId} and c.counted_at >= ${iso(period.from)}::timestamptz
          and c.counted_at < ${iso(period.to)}::timestamptz
        order by c.counted_at, c.id limit ${MOST}`,
  );
  const known = [...set.clauses.map((clause) => ({ clause, watched: true })), ...set.unwatched.map((clause) => ({ clause, watched: false }))];
  for (const key of new Set(commitments.map(({ clauseKey }) => clauseKey)))
    known.push({ clause: await clauseByKey(plans, call.db, key), watched: true });
  return { period, set, commitments, lines: linesOf(known, commitments) };
}

const ours = (commitments: readonly Commitment[]) => commitments.filter(({ bound }) => bound === 'us' || bound === 'team');

/** `names`: known once all modules are. */
export type Sources = { readonly plans: Plans; readonly names: () => Answering['names'] };

export const internalReport =
  ({ plans, names }: Sources) =>
  async (call: Call, input: Input): Promise<Report> => {
    const { period, set, commitments, lines } = await basisOf(call, plans, input);
    const counts = countsOf(commitments);
    const ourCounts = countsOf(ours(commitments));
    const decided = decidedIn(counts);
    const missed = commitments.filter(({ state }) => state.verdict === 'missed');
    const called = await askModules(
      call.db,
      names(),
      missed.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId })),
    );
    const excuses = await excusesOf(
      call.db,
      missed.map(({ commitmentId }) => commitmentId),
    );
    return {
      customerId: input.customerId,
      period: period.key,
      from: iso(period.from),
      to: iso(period.to),
      open: period.to > call.now,
      contract: { key: set.contractKey, version: set.version },
      total: commitments.length,
      decided,
      counts,
      ours: {
        total: ours(commitments).length,
        decided: decidedIn(ourCounts),
        counts: ourCounts,
        onTimeShare: onTimeShare(ourCounts),
      },
      onTimeShare: onTimeShare(counts),
      excusedShare: share(counts.excused, decided),
      unobservedShare: share(counts.unobserved, decided),
      clauses: { judged: set.clauses.length + set.unwatched.length, watched: set.clauses.length, notYetWatched: set.unwatched.length },
      byBound: groupsOf(commitments, ({ bound }) => bound).map(({ key, ...rest }) => ({ bound: key, ...rest })),
      byKind: groupsOf(commitments, ({ kind }) => kind).map(({ key, ...rest }) => ({ kind: key, ...rest })),
      lines: lines.map((line) => ({ ...line })),
      misses: missed.map((one) => missOf(one, { excuses, called })),
      worst: worstOf(lines).map((line) => ({ ...line })),
      can: { draft: call.actor.can.has('commitments.draft-reports') },
    };
  };

type Beside = { readonly excuses: readonly ExcuseRow[]; readonly called: ReadonlyMap<string, string> };

function missOf(one: Commitment, { excuses, called }: Beside): Report['misses'][number] {
  const { state } = one;
  const excuse = excuses.findLast(({ commitment_id }) => commitment_id === one.commitmentId);
  return {
    commitmentId: one.commitmentId,
    clauseId: clauseOf(one.clauseKey).clauseId,
    subject: { type: one.subjectType, id: one.subjectId, name: called.get(keyOf({ type: one.subjectType, id: one.subjectId })) ?? null },
    dueAt: state.dueAt,
    decidedAt: state.decidedAt,
    doneAt: state.doneAt,
    overMs: state.usedMs !== null && state.allowedMs !== null ? state.usedMs - state.allowedMs : null,
    grade: state.grade,
    value: state.value,
    positions: state.evidence.map(({ position }) => position),
    acknowledgedAt: state.acknowledgedAt,
    excuse: excuse ? { reason: excuse.reason as 'other', state: excuse.state as 'waiting' } : null,
  };
}
