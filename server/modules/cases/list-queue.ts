// The desk's queue: food safety first, then by time left; cost depends on the page, not on history.
import { type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { type Instant, iso, MINUTE } from '../../kernel/time.ts';
import type { Call, Db } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { visibleTo } from './case.store.ts';
import { LISTED, rowsOf } from './case-row.ts';
import { type contract, VIEWS } from './contract.ts';

type View = (typeof VIEWS)[number];
const SOON = 30 * MINUTE;
const COUNTED = 999;

const due = sql<string>`coalesce(cases.queue.due_at, 'infinity'::timestamptz)`;

function inView(view: View, { actor, now }: { actor: Actor; now: Instant }) {
  if (view === 'mine') return sql<SqlBool>`cases.queue.assignee_id = ${actor.id}`;
  if (view === 'unassigned') return sql<SqlBool>`cases.queue.assignee_id is null`;
  if (view === 'food-safety') return sql<SqlBool>`cases.queue.safety`;
  if (view === 'breaking') return sql<SqlBool>`cases.queue.due_at between ${iso(now)}::timestamptz and ${iso(now + SOON)}::timestamptz`;
  if (view === 'overdue') return sql<SqlBool>`cases.queue.due_at < ${iso(now)}::timestamptz or cases.queue.missed > 0`;
  if (view === 'waiting-for-customer') return sql<SqlBool>`cases.queue.state = 'settled'`;
  return sql<SqlBool>`true`;
}

type Queued = Pick<InputOf<typeof contract.queue>, 'view' | 'customerId'>;

function queued(call: Call, { view, customerId }: Queued) {
  const query = call.db
    .selectFrom('cases.queue')
    .innerJoin('cases.case', 'cases.case.id', 'cases.queue.case_id')
    .where(inView(view, call))
    .where(visibleTo(call.actor));
  return customerId ? query.where('cases.queue.customer_id', '=', customerId) : query;
}

export async function countQueued(call: Call, wanted: Queued): Promise<number> {
  return (await queued(call, wanted).select(sql<number>`count(*)`.as('cases')).executeTakeFirstOrThrow()).cases;
}

export async function listQueue(
  call: Call,
  { view, customerId, cursor, limit }: InputOf<typeof contract.queue>,
): Promise<OutputOf<typeof contract.queue>> {
  const after = readCursor(cursor, 4);
  let query = queued(call, { view, customerId })
    .select(LISTED)
    .select(sql<string>`coalesce(cases.queue.due_at, 'infinity'::timestamptz)::text`.as('due_key'))
    .select('cases.queue.safety');
  if (after) {
    const [safety, dueKey, openedAt, id] = after;
    query = query.where(
      sql<SqlBool>`(not cases.queue.safety, coalesce(cases.queue.due_at, 'infinity'::timestamptz), cases.queue.opened_at, cases.queue.case_id)
        > (${safety !== 'true'}, ${dueKey}::timestamptz, ${openedAt}::timestamptz, ${id}::uuid)`,
    );
  }
  const rows = await query
    .orderBy(sql`not cases.queue.safety`)
    .orderBy(due)
    .orderBy('cases.queue.opened_at')
    .orderBy('cases.queue.case_id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor([String(last.safety), last.due_key, iso(last.opened_at), last.id]) : null;
  return { items: await rowsOf(call.db, page, call.app.identity), next };
}

/** Counts up to 999 and no further, so that a badge never costs a scan of everything. */
export async function countViews(call: Call): Promise<OutputOf<typeof contract.counts>> {
  const counted = await Promise.all(VIEWS.map(async (view) => [view, await count(call.db, view, call)] as const));
  return Object.fromEntries(counted) as Record<View, number>;
}

async function count(db: Db, view: View, viewer: { actor: Actor; now: Instant }): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from (select from cases.queue where ${inView(view, viewer)} limit ${COUNTED}) counted`.execute(db);
  return rows[0]?.count ?? 0;
}
