// Lists of sheets: for our people, and for the customer with what waits for them.
import { sql } from 'kysely';
import { boundMonth } from '../../../kernel/actor.ts';
import { periodNamed, periodOf } from '../../../kernel/calendar/period.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { deliveryDays } from '../../deliveries/public.ts';
import { settlementFor } from '../../service-plans/public.ts';
import { cardFrom, chosenCard } from './card.ts';
import type { contract } from './contract.ts';
import { ownCustomer } from './own-customer.ts';
import { pointsOf } from './score.ts';
import { type SheetRow, sheetsOf } from './scorecards.store.ts';

type Head = OutputOf<typeof contract.listScores>['items'][number];
type Waiting = OutputOf<typeof contract.ownScores>['waiting'][number];

const or = (hundredths: number | null): number | null => (hundredths === null ? null : pointsOf(hundredths));
const momentOf = (at: Instant | null): string | null => (at === null ? null : iso(at));

const headOf = (row: SheetRow): Head => ({
  sheetId: row.id,
  customerId: row.customer_id,
  clauseId: row.clause_id,
  period: row.period,
  state: row.state as Head['state'],
  most: pointsOf(row.most_hundredths),
  offered: or(row.offered_hundredths),
  stated: or(row.stated_hundredths),
  total: pointsOf(row.total_hundredths),
  verdict: row.verdict,
  appealBy: momentOf(row.appeal_by),
  finalAt: momentOf(row.final_at),
});

type Paging = { readonly cursor?: string | undefined; readonly limit: number };
type Sheets = ReturnType<typeof sheetsOf>;

async function page(sheets: Sheets, { cursor, limit }: Paging): Promise<{ items: Head[]; next: string | null }> {
  const after = readCursor(cursor, 2);
  const from = after ? sheets.where(sql<boolean>`(period, id) < (${after[0]}::text, ${after[1]}::uuid)`) : sheets;
  const rows = await from
    .orderBy('period', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(headOf), next: rows.length > limit && last ? writeCursor([last.period, last.id]) : null };
}

export async function listScores(
  call: Call,
  { customerId, period, state, ...paging }: InputOf<typeof contract.listScores>,
): Promise<OutputOf<typeof contract.listScores>> {
  let sheets = sheetsOf(call, call.db);
  if (customerId !== undefined) sheets = sheets.where('customer_id', '=', customerId);
  if (period !== undefined) sheets = sheets.where('period', '=', period);
  if (state !== undefined) sheets = sheets.where('state', '=', state);
  return page(sheets, paging);
}

export async function ownScores(call: Call, paging: InputOf<typeof contract.ownScores>): Promise<OutputOf<typeof contract.ownScores>> {
  const customerId = ownCustomer(call);
  const month = boundMonth(call.actor);
  const sheets = sheetsOf(call, call.db);
  const mine = month === undefined ? sheets : sheets.where('period', 'like', `${month}%`);
  const waiting = await waitingOf(call, customerId);
  return { ...(await page(mine, paging)), waiting: waiting.filter(({ period }) => month === undefined || period.startsWith(month)) };
}

const BACK = 3;

/** The last periods that are over, had deliveries and were not stated yet. */
async function waitingOf(call: Call, customerId: string): Promise<Waiting[]> {
  const held = chosenCard((await settlementFor(call.db, customerId, call.now)).scorecards);
  if (!held) return [];
  const { every } = cardFrom(held.rule);
  const length = every === 'quarter' || every === 'year' ? every : 'month';
  const periods = [];
  let at = call.now;
  for (let back = 0; back < BACK; back++) {
    const before = periodOf(length, periodOf(length, at).from - 1);
    periods.unshift(before);
    at = before.from;
  }
  const known = await sheetsOf(call, call.db)
    .where('clause_id', '=', held.id)
    .where(
      'period',
      'in',
      periods.map(({ key }) => key),
    )
    .execute();
  const first = periods[0] ?? periodNamed(periodOf(length, call.now).key);
  const days = (await deliveryDays(call.db, { customerIds: [customerId], from: first.from, to: call.now })).get(customerId) ?? [];
  return periods.flatMap(({ key, from, to }): Waiting[] => {
    const row = known.find(({ period }) => period === key);
    const delivered = days.some((day) => Date.parse(`${day}T00:00:00+08:00`) >= from && Date.parse(`${day}T00:00:00+08:00`) < to);
    const open = row ? row.state === 'offered' : delivered;
    return open ? [{ period: key, clauseId: held.id, offered: row !== undefined }] : [];
  });
}
