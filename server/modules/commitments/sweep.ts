// What falls due without anybody acting: found by index, taken by one sweeper only, judged as of now. A miss is dated at its deadline.
import { sql } from 'kysely';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Subject, Told } from '../../kernel/fact.ts';
import { instant, iso } from '../../kernel/time.ts';
import type { App, Unit } from '../../platform/app.ts';
import { loadRows } from './commitment.store.ts';
import { type Commitment, clauseOf } from './commitment.ts';
import { quarantine, type Sight } from './compare.rules.ts';
import { judgeAll, type Task, type Work } from './judge-work.ts';
import { type Keeping, spread } from './keeper.ts';
import { hasPeriods, isLongLived } from './listen.ts';
import { clauseByKey, clausesInForce } from './plans-port.ts';

const BATCH = 500;

/** Answers how many facts were told. */
export async function sweep(app: App, keeping: Keeping): Promise<number> {
  for (let told = 0; ; ) {
    if (!(await isAnyDue(app))) return told;
    const batch = await app.inUnit(SYSTEM, (unit) => sweepBatch(unit, keeping));
    told += batch.told;
    if (batch.due < BATCH || batch.told === 0) return told;
  }
}

/** The idle sweep: one look into an index. */
async function isAnyDue({ db, clock }: App): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from commitments.commitment where next_alarm_at <= ${iso(clock.now())}::timestamptz) as due`.execute(db);
  return rows[0]?.due ?? false;
}

type Due = { subject_type: string; subject_id: string; clause_key: string; customer_id: string | null; site_id: string | null; mine: boolean };

async function sweepBatch(unit: Unit, keeping: Keeping): Promise<{ due: number; told: number }> {
  const due = await takeDue(unit);
  const mine = due.filter((row) => row.mine);
  if (mine.length === 0) return { due: due.length, told: 0 };
  const { works, unreadable } = await worksOf(unit, keeping, mine);
  const judgement = await judgeAll({ plans: keeping.plans, db: unit.tx, asOf: unit.now }, works);
  const told = [...judgement.told, ...unreadable];
  await spread(unit, keeping, judgement);
  await unit.record(told);
  return { due: due.length, told: told.length };
}

/** `mine`: nobody judges the subject at this moment. A writer who does will see to it, or the next sweep. */
async function takeDue({ tx, now }: Unit): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with due as materialized (
      select subject_type, subject_id, clause_key, customer_id, site_id from commitments.commitment
      where next_alarm_at <= ${iso(now)}::timestamptz order by next_alarm_at limit ${BATCH} for update skip locked
    )
    select *, pg_try_advisory_xact_lock(hashtextextended(subject_type || ':' || subject_id, 7)) as mine from due`.execute(tx);
  return rows;
}

type Found = { readonly works: readonly Work[]; readonly unreadable: readonly Told[] };

async function worksOf(unit: Unit, keeping: Keeping, due: readonly Due[]): Promise<Found> {
  const groups = Map.groupBy(due, (row) => `${row.subject_type}:${row.subject_id}`);
  const wanted = [...groups.values()].map((rows) => {
    const subject = subjectOf(rows[0] as Due);
    return { subject, clauseIds: isLongLived(subject.type) ? rows.map((row) => clauseOf(row.clause_key).clauseId) : null };
  });
  const stored = await loadRows(unit.tx, wanted, unit.now);
  const works: Work[] = [];
  const unreadable: Told[] = [];
  for (const [key, rows] of groups) {
    const first = rows[0] as Due;
    const all = stored.get(key) ?? [];
    const tasks: Task[] = [];
    for (const clauseKey of new Set(rows.map((row) => row.clause_key))) {
      const own = all.filter((row) => row.clauseKey === clauseKey);
      try {
        tasks.push(...(await tasksOf(unit, keeping, { due: first, clauseKey, own })));
      } catch (error) {
        unreadable.push(...quarantine({ asOf: unit.now } as Sight, own, String(error)).told);
      }
    }
    works.push({ subject: subjectOf(first), customerId: first.customer_id, siteId: first.site_id, tasks, stored: all });
  }
  return { works, unreadable };
}

const subjectOf = (row: Due): Subject => ({ type: row.subject_type, id: row.subject_id });

type Case = { readonly due: Due; readonly clauseKey: string; readonly own: readonly Commitment[] };

/** A promise that comes again goes on under the version in force: the old one is judged to its end, the new one opens the next period. */
async function tasksOf(unit: Unit, { plans }: Keeping, { due, clauseKey, own }: Case): Promise<Task[]> {
  const clause = await clauseByKey(plans, unit.tx, clauseKey);
  if (!isLongLived(due.subject_type)) return [{ clause, mayOpen: true, since: null }];
  const starts = own
    .filter(({ state }) => state.nextAlarmAt !== null && instant(state.nextAlarmAt) <= unit.now)
    .map(({ state }) => instant(state.startedAt));
  const since = Math.min(unit.now, ...starts);
  const { clauses } = await clausesInForce(plans, unit.tx, { customerId: due.customer_id, at: unit.now });
  const inForce = clauses.find(({ id }) => id === clause.id);
  if (inForce?.key === clauseKey) return [{ clause, mayOpen: true, since }];
  const old: Task = { clause, mayOpen: false, since };
  return inForce && hasPeriods(inForce) ? [old, { clause: inForce, mayOpen: true, since: unit.now }] : [old];
}
