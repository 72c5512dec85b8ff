// What commitments ask of whoever keeps plans. They import no business module: modules.ts hands this over.
import type { Calendar } from '../../kernel/calendar/compile.ts';
import { compileCalendar } from '../../kernel/calendar/compile.ts';
import type { CalendarDefinition, StatutoryDays } from '../../kernel/calendar/definition.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { PinnedClause } from './clause.ts';
import { clauseOf } from './commitment.ts';

/**
 * Published text: the same object every time, so that what is compiled from it is remembered by it. `unwatched` (尚未监测): clauses whose facts
 * no module tells; nothing is opened for them.
 */
export type ClauseSet = {
  readonly contractKey: string;
  readonly version: number;
  /** As people know it: title of the text, number of the contract. */
  readonly title: string;
  readonly clauses: readonly PinnedClause[];
  readonly unwatched: readonly PinnedClause[];
};
export type PlanCalendar = {
  readonly key: string;
  readonly version: string;
  readonly definition: CalendarDefinition;
  readonly statutory: StatutoryDays;
};

export type Plans = {
  clausesFor(db: Db | Tx, customerId: string, at: Instant): Promise<ClauseSet>;
  clausesAt(db: Db | Tx, contractKey: string, version: number): Promise<ClauseSet>;
  calendarFor(db: Db | Tx, calendar: string, contract: { readonly contractKey: string; readonly version: number }): Promise<PlanCalendar>;
};

/** Subjects of no customer (a lot, a vehicle) run on the adopted plan. */
const NO_CUSTOMER = '00000000-0000-0000-0000-000000000000';
export const clausesInForce = (plans: Plans, db: Db | Tx, { customerId, at }: { customerId: string | null; at: Instant }): Promise<ClauseSet> =>
  plans.clausesFor(db, customerId ?? NO_CUSTOMER, at);

const byId = new WeakMap<ClauseSet, ReadonlyMap<string, PinnedClause>>();

export function clauseIn(set: ClauseSet, clauseId: string): PinnedClause | undefined {
  const known = byId.get(set) ?? new Map([...set.clauses, ...set.unwatched].map((clause) => [clause.id, clause]));
  byId.set(set, known);
  return known.get(clauseId);
}

/** The clause a stored key names. Throws where its text is gone. */
export async function clauseByKey(plans: Plans, db: Db | Tx, key: string): Promise<PinnedClause> {
  const { contractKey, version, clauseId } = clauseOf(key);
  const found = clauseIn(await plans.clausesAt(db, contractKey, version), clauseId);
  if (!found) throw new Error(`no clause ${key}`);
  return found;
}

export type Timing = { readonly calendar: Calendar; readonly version: string };

const RANGE = { from: '2020-01-01', to: '2039-12-31' };
const compiled = new WeakMap<PlanCalendar, Calendar>();

/** The calendar a clause runs on, compiled once per version of it. Throws where it does not exist. */
export async function timingOf(plans: Plans, db: Db | Tx, clause: PinnedClause): Promise<Timing> {
  const { contractKey, version } = clauseOf(clause.key);
  const written = await plans.calendarFor(db, clause.judge.calendar, { contractKey, version });
  const calendar = compiled.get(written) ?? compileCalendar(written.definition, RANGE, written.statutory);
  compiled.set(written, calendar);
  return { calendar, version: written.version };
}
