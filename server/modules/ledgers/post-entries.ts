// The books follow what moved, within seconds; once a day they are compared with it.
import { sql } from 'kysely';
import { actorRef, SYSTEM } from '../../kernel/actor.ts';
import { type Instant, iso, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App, Db, Tx, Unit } from '../../platform/app.ts';
import { factsWanted } from '../../platform/journal/read.ts';
import { entriesById, hashOf, insertEntries } from './entry.store.ts';
import * as tell from './facts.ts';
import { OWN } from './ledger.ts';
import { makeEntries } from './make-entries.ts';

const TOGETHER = 25;
/** What waits longer than this is a gap: the sweep runs every few seconds. */
const LATE = 30 * MINUTE;

/** Enters all that waits; answers how many entries are new. Runs on every node: what one holds, the others pass over. */
export async function postWaiting(app: App): Promise<number> {
  let entries = 0;
  for (;;) {
    const round = await app.inUnit(SYSTEM, postSome);
    entries += round.entries;
    if (round.taken < TOGETHER) return entries;
  }
}

async function postSome(unit: Unit): Promise<{ readonly taken: number; readonly entries: number }> {
  const { tx, now, actor } = unit;
  const rows = await tx.selectFrom('ledgers.due').selectAll().orderBy('since').orderBy('fact_id').limit(TOGETHER).forUpdate().skipLocked().execute();
  if (rows.length === 0) return { taken: 0, entries: 0 };
  const due = rows.map(({ fact_id, name, data, occurred_at }) => ({ factId: fact_id, name, data, occurredAt: occurred_at }));
  const { ids, incomplete, sha256 } = await insertEntries(tx, await makeEntries(tx, due, shanghaiDate(now)), { by: actorRef(actor), now });
  if (ids.length > 0) {
    const data = { companyId: OWN, entries: ids.length, incomplete, entryIds: [...ids], sha256 };
    await unit.record([tell.posted.tell(data, { occurredAt: now, grade: 'B' })]);
    unit.announce('ledgers');
  }
  await tx
    .deleteFrom('ledgers.due')
    .where(
      'fact_id',
      'in',
      rows.map(({ fact_id }) => fact_id),
    )
    .execute();
  return { taken: rows.length, entries: ids.length };
}

export type Check = {
  readonly day: string;
  readonly entries: number;
  readonly incomplete: number;
  readonly waiting: number;
  readonly altered: number;
};

/** The books of a day against what was told of them: how many entries, how many lack something, what still waits, what is not as it was entered. */
export async function checkDay(db: Db | Tx, day: string, now: Instant): Promise<Check> {
  const [from, to] = [shanghaiInstant(day), shanghaiInstant(day, '24:00')];
  const { rows } = await sql<Pick<Check, 'entries' | 'incomplete' | 'waiting'>>`
    select (select count(*) from ledgers.entry where on_day = ${day}::date) as entries,
      (select count(*) from ledgers.entry where on_day = ${day}::date and missing <> '{}') as incomplete,
      (select count(*) from ledgers.due where since < ${iso(now - LATE)}::timestamptz) as waiting`.execute(db);
  const subject = { type: 'company', id: OWN };
  const told = await factsWanted(db, [{ subject, names: [tell.posted.name], from, always: [] }]);
  let altered = 0;
  for (const { data, occurredAt } of told.get(`company:${OWN}`) ?? []) {
    const { entryIds, sha256 } = data as { entryIds: string[]; sha256: string };
    if (occurredAt < to && hashOf(await entriesById(db, entryIds)) !== sha256) altered += 1;
  }
  return { day, ...(rows[0] as Pick<Check, 'entries' | 'incomplete' | 'waiting'>), altered };
}

/** Once for each day that has ended; tells what it found. */
export async function checkBooks(app: App): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    const day = shanghaiDate(shanghaiInstant(shanghaiDate(unit.now)) - 1);
    const subject = { type: 'company', id: OWN };
    const from = shanghaiInstant(shanghaiDate(unit.now));
    const done = await factsWanted(unit.tx, [{ subject, names: [tell.checked.name], from, always: [] }]);
    if ((done.get(`company:${OWN}`) ?? []).length > 0) return;
    const { altered, ...found } = await checkDay(unit.tx, day, unit.now);
    const at = { occurredAt: unit.now, grade: 'B' } as const;
    const gap = found.waiting + altered;
    await unit.record([
      tell.checked.tell({ companyId: OWN, ...found }, at),
      ...(gap > 0 ? [tell.gapFound.tell({ companyId: OWN, day, waiting: gap }, at)] : []),
    ]);
  });
}
