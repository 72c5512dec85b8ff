// All that handing a note over needs to know of its goods, in one question: where they are, what lots they are, and what the kitchen got last.
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import type { InHand } from '../line.ts';
import type { Certainty, ForNote, PlaceKind, Stage } from '../lot.ts';
import type { Aged } from './choose.rules.ts';
import type { LotAtTheDock } from './told.rules.ts';

type Place = { readonly kind: PlaceKind; readonly id: string; readonly amount: number };
type Row = LotAtTheDock & {
  readonly lineId: string;
  readonly certainty: Certainty;
  readonly stage: Stage;
  readonly atMost: number;
  readonly places: readonly Place[] | null;
  readonly lastLot: string | null;
  readonly lastAgedOn: string | null;
};

export type Possible = { readonly lineId: string; readonly lotId: string; readonly stage: Stage; readonly amount: number };
export type AtTheDock = {
  readonly goods: readonly InHand[];
  /** What lines only may carry. */
  readonly possible: readonly Possible[];
  readonly lots: ReadonlyMap<string, LotAtTheDock>;
  /** By product. */
  readonly last: ReadonlyMap<string, Aged>;
};

/** What is in our hands by the movements of the lines themselves, so it holds after every correction. */
const places = sql`
  select jsonb_agg(jsonb_build_object('kind', s.kind, 'id', s.place, 'amount', s.amount) order by s.kind, s.place) as places from (
    select e.kind, e.place, sum(e.change) as amount from lots.movement m
    cross join lateral (values (m.to_kind, m.to_place, m.amount), (m.from_kind, m.from_place, -m.amount)) as e(kind, place, change)
    where m.line_id = c.line_id and m.lot_id = c.lot_id and e.kind in ('staging', 'van') group by 1, 2 having sum(e.change) > 0
  ) s`;

/** `c`: lines of lots. Of the product the newest lot of the last delivery before this day: the first entry of an index (line_last). */
export const lastOf = (customerId: string, { product, before }: { product: ReturnType<typeof sql>; before: string }) => sql`
  select b.lot_id, b.aged_on from lots.line b
  where b.customer_id = ${customerId} and b.product_id = ${product} and b.delivery_on < ${before}::date and b.certainty <> 'possible' and b.delivered > 0
  order by b.delivery_on desc, b.aged_on desc limit 1`;

/** Every lot of the note with its places and its forerunner: the cost is that of its lines alone, whatever the kitchen got before. */
export const askGoods = ({ noteId, customerId, deliveryOn }: ForNote) => sql<Row>`
  select c.line_id as "lineId", c.certainty, c.stage, c.at_most as "atMost", l.id, l.product_id as "productId", l.state, l.received_on as "receivedOn",
    l.produced_on as "producedOn", l.expires_on as "expiresOn", l.derived, p.places, b.lot_id as "lastLot", b.aged_on as "lastAgedOn"
  from lots.line c join lots.lot l on l.id = c.lot_id
  left join lateral (${places}) p on true
  left join lateral (${lastOf(customerId, { product: sql`c.product_id`, before: deliveryOn })}) b on c.certainty <> 'possible'
  where c.note_id = ${noteId} order by c.line_id, c.lot_id`;

export async function goodsAtTheDock(tx: Db | Tx, note: ForNote): Promise<AtTheDock> {
  const { rows } = await askGoods(note).execute(tx);
  return {
    goods: rows.flatMap(({ lineId, id: lotId, places: at }) =>
      at ? [{ lineId, lotId, places: at.map(({ amount, ...place }) => ({ place, amount })), origins: [] }] : [],
    ),
    possible: rows.flatMap(({ lineId, id: lotId, certainty, stage, atMost }) =>
      certainty === 'possible' && atMost > 0 ? [{ lineId, lotId, stage, amount: atMost }] : [],
    ),
    lots: new Map(rows.map((row) => [row.id, row])),
    last: new Map(
      rows.flatMap(({ productId, lastLot, lastAgedOn }) =>
        lastLot && lastAgedOn ? [[productId, { productId, lotId: lastLot, agedOn: lastAgedOn }]] : [],
      ),
    ),
  };
}
