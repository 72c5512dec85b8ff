// Requests for a trace of these lots, and traces kept as done: the newest few.
import { idInRef } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';

type Shown = OutputOf<typeof contract.trace>;
const MOST = 20;

export async function asksAbout(db: Db, lotIds: readonly string[]): Promise<Shown['asks']> {
  const rows = await db
    .selectFrom('lots.trace_ask as a')
    .leftJoin('lots.words as w', 'w.about_id', 'a.id')
    .select(['a.id', 'a.lot_id', 'a.asked_by', 'a.asked_at', 'a.answered_at', 'w.body'])
    .where('a.lot_id', 'in', [...lotIds])
    .orderBy('a.asked_at', 'desc')
    .orderBy('a.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    traceId: row.id,
    lotId: row.lot_id,
    askedBy: row.asked_by as Shown['asks'][number]['askedBy'],
    askedAt: iso(row.asked_at),
    answeredAt: row.answered_at === null ? null : iso(row.answered_at),
    words: row.body ?? '',
  }));
}

export async function keptAbout({ app, db }: Call, lotIds: readonly string[]): Promise<Shown['kept']> {
  const rows = await db
    .selectFrom('lots.trace')
    .selectAll()
    .where('lot_id', 'in', [...lotIds])
    .orderBy('traced_at', 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const names = await app.identity.namesOf(
    db,
    rows.filter(({ actor }) => actor.startsWith('staff:')).map(({ actor }) => idInRef(actor)),
  );
  return rows.map((row) => ({
    id: row.id,
    at: iso(row.traced_at),
    by: names.get(idInRef(row.actor)) ?? '',
    caseId: row.case_id,
    lots: row.lots,
    customers: row.customers,
    sites: row.sites,
    possible: row.possible,
  }));
}
