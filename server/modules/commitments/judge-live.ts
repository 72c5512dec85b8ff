// What moves with the present moment is judged on reading: time used, the figures of a running month, the ticks of a schedule.
import { type Instant, instant } from '../../kernel/time.ts';
import type { Db } from '../../platform/app.ts';
import { factsWanted } from '../../platform/journal/read.ts';
import { isSilent } from './alarms.rules.ts';
import type { PinnedClause } from './clause.ts';
import { keyOf } from './commitment.store.ts';
import type { Commitment } from './commitment.ts';
import { type Alarm, type Judged, judge } from './judge.ts';
import { spanOf, type Task, type Work, wantedOf } from './judge-work.ts';
import { clauseByKey, type Plans, type Timing, timingOf } from './plans-port.ts';

/** `judged` null: its clause cannot be judged. `ticks`: the whole schedule as it stood while the clock ran. */
export type Live = { readonly clause: PinnedClause; readonly timing: Timing; readonly judged: Judged | null; readonly ticks: readonly Alarm[] };

type Reader = { readonly plans: Plans; readonly db: Db; readonly asOf: Instant };

export async function judgeLive({ plans, db, asOf }: Reader, commitments: readonly Commitment[]): Promise<ReadonlyMap<string, Live>> {
  const found = new Map<string, Live>();
  const clauses = new Map<string, PinnedClause>();
  for (const key of new Set(commitments.map(({ clauseKey }) => clauseKey))) clauses.set(key, await clauseByKey(plans, db, key));
  const works = [...Map.groupBy(commitments, ({ subjectType, subjectId }) => `${subjectType}:${subjectId}`).values()].map((stored) =>
    workOf(stored, clauses),
  );
  const facts = await factsWanted(
    db,
    works.map((work) =>
      wantedOf(
        work,
        work.tasks.map((task) => spanOf(work, task, asOf)),
      ),
    ),
  );
  for (const work of works) {
    for (const task of work.tasks) {
      const timing = await timingOf(plans, db, task.clause);
      const { since } = spanOf(work, task, asOf);
      const at = (moment: Instant) =>
        attempt(() => judge(task.clause, facts.get(keyOf(work.subject)) ?? [], { calendar: timing.calendar, asOf: moment, since }));
      const now = at(asOf);
      for (const row of work.stored.filter(({ clauseKey }) => clauseKey === task.clause.key)) {
        const judged = now.find(({ instance }) => instance === row.instance) ?? null;
        const before = endOf(row);
        const then = before === null ? judged : (at(before - 1).find(({ instance }) => instance === row.instance) ?? judged);
        const ticks = (then?.alarms ?? []).filter(({ step }) => !isSilent(step));
        found.set(row.commitmentId, { clause: task.clause, timing, judged, ticks });
      }
    }
  }
  return found;
}

function workOf(stored: readonly Commitment[], clauses: ReadonlyMap<string, PinnedClause>): Work {
  const { subjectType: type, subjectId: id, customerId, siteId } = stored[0] as Commitment;
  const tasks = [...Map.groupBy(stored, ({ clauseKey }) => clauseKey)].map(
    ([key, rows]): Task => ({
      clause: clauses.get(key) as PinnedClause,
      mayOpen: false,
      since: Math.min(...rows.map(({ state }) => instant(state.startedAt))),
    }),
  );
  return { subject: { type, id }, customerId, siteId, tasks, stored };
}

/** Before this moment the clock still ran; null while it does. */
function endOf({ state }: Commitment): Instant | null {
  const ends = [state.dueAt, state.doneAt, state.verdict === 'running' ? null : state.decidedAt].flatMap((at) => (at === null ? [] : [instant(at)]));
  return state.verdict === 'running' || ends.length === 0 ? null : Math.min(...ends);
}

function attempt(work: () => readonly Judged[]): readonly Judged[] {
  try {
    return work();
  } catch {
    return [];
  }
}
