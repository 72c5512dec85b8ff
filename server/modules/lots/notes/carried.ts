// The lots that notes carry: which, where they are in our hands, and what is stopped among them.
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import type { Carried, InHand } from '../line.ts';
import { type LotState, type PlaceKind, standingOf } from '../lot.ts';

/** For the query that loads a note: whether there is anything to move at all. */
export const carriesLots = (noteId: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from lots.line c where c.note_id = ${noteId})`;

type Row = Omit<Carried, 'standing'> & { readonly state: LotState };

/** By line, first what it surely carries. Lots that were picked and put back are not among them. `on`: the day whose standing counts. */
export async function carriedBy(db: Db | Tx, noteIds: readonly string[], on: string): Promise<Carried[]> {
  if (noteIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select c.note_id as "noteId", c.line_id as "lineId", c.lot_id as "lotId", l.number, l.product_id as "productId", l.unit, c.certainty,
      case when c.certainty = 'possible' then c.at_most else c.picked end as amount, c.stage, l.state, l.produced_on as "producedOn", l.expires_on as "expiresOn"
    from lots.line c join lots.lot l on l.id = c.lot_id
    where c.note_id = any(${[...new Set(noteIds)]}::uuid[]) and case when c.certainty = 'possible' then c.at_most else c.picked end > 0
    order by c.note_id, c.line_id, c.certainty = 'possible', l.expires_on, l.number`.execute(db);
  return rows.map(({ state, ...row }) => ({ ...row, standing: standingOf({ state, expiresOn: row.expiresOn }, on) }));
}

/** By the movements of the lines themselves, so it holds after every correction. */
export async function inHand(tx: Db | Tx, noteIds: readonly string[]): Promise<InHand[]> {
  if (noteIds.length === 0) return [];
  const { rows } = await sql<{ lineId: string; lotId: string; kind: PlaceKind; placeId: string; amount: number }>`
    select line_id as "lineId", lot_id as "lotId", kind, place as "placeId", sum(change)::bigint as amount from (
      select m.line_id, m.lot_id, e.kind, e.place, e.change from lots.movement m
      cross join lateral (values (m.to_kind, m.to_place, m.amount), (m.from_kind, m.from_place, -m.amount)) as e(kind, place, change)
      where m.line_id in (select c.line_id from lots.line c where c.note_id = any(${[...new Set(noteIds)]}::uuid[]))
    ) t where kind in ('store', 'staging', 'van') group by 1, 2, 3, 4 having sum(change) <> 0 order by 1, 2, 3, 4`.execute(tx);
  return [...Map.groupBy(rows, ({ lineId, lotId }) => `${lineId} ${lotId}`).values()].map((own) => {
    const { lineId, lotId } = own[0] as (typeof own)[number];
    return {
      lineId,
      lotId,
      places: own
        .filter(({ kind, amount }) => kind !== 'store' && amount > 0)
        .map(({ kind, placeId, amount }) => ({ place: { kind, id: placeId }, amount })),
      origins: own.filter(({ kind, amount }) => kind === 'store' && amount < 0).map(({ placeId, amount }) => ({ placeId, amount: -amount })),
    };
  });
}

/** Notes that carry one of these lots, or may, and have not handed it over. */
export async function notesWith(tx: Db | Tx, lotIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct note_id as id from lots.line where stage in ('staging', 'van') and lot_id = any(${[...lotIds]}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}
