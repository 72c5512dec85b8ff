// Exceptions of the dock as the desk lists them.
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { UnitCode } from '../../kernel/quantity.ts';
import { DAY, type Instant, iso, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { type Meals, siteCardsOf } from '../customers/public.ts';
import { noteNumbers, type Outcome, type Reason } from '../deliveries/public.ts';
import type { dock } from './contract-dock.ts';
import type { Suggestion } from './dock.ts';

type Listed = OutputOf<typeof dock.dockDrafts>;
export type DraftRow = Selectable<DB['cases.dock_draft']>;
const COUNTED = 999;

export async function listDockDrafts(
  { db, now }: Call,
  { customerId, noteId, state, cursor, limit }: InputOf<typeof dock.dockDrafts>,
): Promise<Listed> {
  const after = readCursor(cursor, 3);
  let query = db.selectFrom('cases.dock_draft').selectAll().where('state', '=', state);
  if (customerId) query = query.where('customer_id', '=', customerId);
  if (noteId) query = query.where('note_id', '=', noteId);
  if (after)
    query = query.where(
      sql<SqlBool>`(suggested <> 'replacement', told_at, id) > (${after[0] === 'true'}, ${after[1]}::timestamptz, ${after[2]}::uuid)`,
    );
  // What may have to be brought before a meal comes first, then the oldest.
  const rows = await query
    .orderBy(sql`suggested <> 'replacement'`)
    .orderBy('told_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeCursor([String(last.suggested !== 'replacement'), iso(last.told_at), last.id]) : null;
  const [cards, numbers] = await Promise.all([
    siteCardsOf(
      db,
      page.map(({ site_id }) => site_id),
    ),
    noteNumbers(
      db,
      page.map(({ note_id }) => note_id),
    ),
  ]);
  return { items: page.map((row) => show(row, { card: cards.get(row.site_id), number: numbers.get(row.note_id) ?? '', now })), next };
}

type Beside = {
  readonly card: { readonly siteName: string; readonly customerName: string; readonly meals: Meals } | undefined;
  readonly number: string;
  readonly now: Instant;
};

function show(row: DraftRow, { card, number, now }: Beside): Listed['items'][number] {
  const meal = nextMeal(card?.meals ?? {}, now);
  return {
    id: row.id,
    note: { id: row.note_id, number },
    lineId: row.line_id,
    customer: { id: row.customer_id, name: card?.customerName ?? '' },
    site: { id: row.site_id, name: card?.siteName ?? '' },
    product: row.product,
    unit: row.unit as UnitCode | null,
    reason: row.reason as Reason,
    outcome: row.outcome as Outcome,
    came: row.came,
    accepted: row.accepted,
    missing: missingOf(row),
    said: row.said,
    deductBp: row.deduct_bp,
    photos: row.photos,
    suggested: row.suggested as Suggestion,
    neededBy: meal === null ? null : iso(meal),
    toldAt: iso(row.told_at),
    state: row.state as 'open',
    caseId: row.case_id,
  };
}

export const missingOf = ({ came, accepted }: Pick<DraftRow, 'came' | 'accepted'>): number | null =>
  came === null ? null : Math.max(0, came - (accepted ?? 0));

const SHORTEST = 10 * MINUTE;

/** The next meal that goods can still reach, today or tomorrow; null where nobody told us when the site eats. */
export function nextMeal(meals: Meals, now: Instant): Instant | null {
  const times = Object.values(meals).filter((time): time is string => Boolean(time));
  const instants = [0, 1].flatMap((days) => times.map((time) => shanghaiInstant(shanghaiDate(now + days * DAY), time)));
  return instants.filter((at) => at > now + SHORTEST).sort((a, b) => a - b)[0] ?? null;
}

export async function countDockDrafts({ db }: Call): Promise<OutputOf<typeof dock.countDockDrafts>> {
  const { rows } = await sql<{
    open: number;
  }>`select count(*) as open from (select from cases.dock_draft where state = 'open' limit ${COUNTED}) c`.execute(db);
  return { open: rows[0]?.open ?? 0 };
}
