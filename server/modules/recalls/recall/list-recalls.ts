// Recalls, the newest first; the duty to exercise.
import { type SqlBool, sql } from 'kysely';
import { type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db, Tx } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { lotsByIds } from '../../lots/public.ts';
import type { contract } from './contract.ts';
import { OPEN_STATES } from './recall.ts';
import { type RecallRow, rowToRecall } from './recall-row.ts';
import { RULES, ruleOf } from './recall-rules.ts';
import { productNamesOf } from './recall-words.ts';

type Page = OutputOf<typeof contract.listRecalls>;
type Head = Page['items'][number];
const moment = (at: Instant | null): string | null => (at === null ? null : iso(at));

export async function listRecalls(call: Call, { state, mock, caseId, lotId, cursor, limit }: InputOf<typeof contract.listRecalls>): Promise<Page> {
  const after = readCursor(cursor, 2);
  let query = call.db.selectFrom('recalls.recall').selectAll();
  if (state) query = query.where('state', state === 'open' ? 'in' : 'not in', [...OPEN_STATES]);
  if (mock !== undefined) query = query.where('mock', '=', mock);
  if (caseId) query = query.where('case_id', '=', caseId);
  if (lotId)
    query = query.where(sql<SqlBool>`exists (select from recalls.recall_lot l where l.recall_id = recalls.recall.id and l.lot_id = ${lotId})`);
  if (after) query = query.where(sql<SqlBool>`(needed_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('needed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor([iso(last.needed_at), last.id]) : null;
  return { items: await headsOf(call, page), next, can: { need: call.actor.can.has('recalls.decide-recalls') } };
}

export async function headsOf({ db }: Pick<Call, 'db'>, rows: readonly RecallRow[]): Promise<Head[]> {
  const ids = rows.map(({ id }) => id);
  const [products, told] = await Promise.all([productsOf(db, ids), toldOf(db, ids)]);
  const nobody = { all: 0, sent: 0, acknowledged: 0, sites: 0, answered: 0 };
  return rows.map((row) => {
    const { id, number, kind, mock, level, reason, fault, state } = rowToRecall(row);
    return {
      ...{ id, number, kind, mock, level, reason, fault, state, balanced: row.balanced },
      products: products.get(id) ?? [],
      lotCount: row.lot_count,
      siteCount: row.site_count,
      knownAt: iso(row.known_at),
      neededAt: iso(row.needed_at),
      startBy: moment(row.start_by),
      begunAt: moment(row.begun_at),
      finishBy: moment(row.finish_by),
      closedAt: moment(row.closed_at),
      told: told.get(id) ?? nobody,
    };
  });
}

async function productsOf(db: Db | Tx, recallIds: readonly string[]): Promise<Map<string, string[]>> {
  if (recallIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('recalls.recall_lot')
    .select(['recall_id', 'lot_id'])
    .where('recall_id', 'in', [...recallIds])
    .where('root', '=', true)
    .where('released_at', 'is', null)
    .execute();
  const lots = await lotsByIds(
    db,
    rows.map(({ lot_id }) => lot_id),
  );
  const names = await productNamesOf(
    db,
    [...lots.values()].map(({ productId }) => productId),
  );
  const found = new Map<string, Set<string>>();
  for (const { recall_id, lot_id } of rows) {
    const name = names.get(lots.get(lot_id)?.productId ?? '') ?? lots.get(lot_id)?.number;
    if (name) found.set(recall_id, (found.get(recall_id) ?? new Set()).add(name));
  }
  return new Map([...found].map(([id, all]) => [id, [...all]]));
}

async function toldOf(db: Db | Tx, recallIds: readonly string[]): Promise<Map<string, Head['told']>> {
  if (recallIds.length === 0) return new Map();
  const { rows } = await sql<Head['told'] & { id: string }>`
    select recall_id as id, count(*)::int as all, count(*) filter (where state <> 'made')::int as sent,
      count(*) filter (where acknowledged_at is not null or state = 'answered')::int as acknowledged,
      count(*) filter (where party = 'site')::int as sites, count(*) filter (where state = 'answered')::int as answered
    from recalls.notice where recall_id = any(${[...recallIds]}::uuid[]) and state <> 'released' group by 1`.execute(db);
  return new Map(rows.map(({ id, ...told }) => [id, told]));
}

/** `YYYY-MM-DD` so many months later; the last day of a month stays inside it. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export type LastMock = { readonly id: string; readonly number: string; readonly closed_at: number | null; readonly passed: boolean | null };
export const lastMock = (db: Db | Tx): Promise<LastMock | undefined> =>
  db
    .selectFrom('recalls.recall')
    .select(['id', 'number', 'closed_at', 'passed'])
    .where('mock', '=', true)
    .where('state', '=', 'closed')
    .orderBy('closed_at', 'desc')
    .executeTakeFirst();

export async function showMockDuty({ db, now }: Call): Promise<OutputOf<typeof contract.showMockDuty>> {
  const last = await lastMock(db);
  const { frequency } = RULES.mock;
  const dueOn = last?.closed_at ? monthsLater(shanghaiDate(last.closed_at), frequency.months) : null;
  return {
    last: last?.closed_at ? { recallId: last.id, number: last.number, at: iso(last.closed_at), passed: last.passed ?? false } : null,
    dueOn,
    overdue: dueOn === null || dueOn < shanghaiDate(now),
    rule: ruleOf(frequency),
    label: { zh: `每 ${frequency.months} 个月至少一次`, en: `At least once in ${frequency.months} months` },
  };
}
