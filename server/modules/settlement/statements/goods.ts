// Accepted lines of notes with their prices, by the terms of their month.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { DAY, type Instant, shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Category, type PriceHistory, priceHistory } from '../../products/public.ts';
import type { NoteLine, Price } from './reckon.rules.ts';
import type { Month } from './statement.ts';
import type { Terms } from './terms.ts';

type How = Pick<Terms, 'pricedOn' | 'repricing'>;
type Row = Omit<NoteLine, 'price'> & {
  readonly productId: string | null;
  readonly category: Category | null;
  readonly deliveryOn: string;
  readonly acceptedAt: Instant | null;
  readonly orderedAt: Instant | null;
  readonly handFen: Fen | null;
  readonly handPer: UnitCode | null;
  readonly handAt: Instant | null;
};

export const firstDay = (month: Month): string => `${month}-01`;
/** Days of a month, as SQL. */
export const inMonth = (column: RawBuilder<unknown>, month: Month): RawBuilder<SqlBool> =>
  sql<SqlBool>`${column} >= ${firstDay(month)}::date and ${column} < (${firstDay(month)}::date + interval '1 month')`;

/** Site by site, day by day, as notes are filed. */
async function acceptedLines(db: Db | Tx, which: RawBuilder<SqlBool>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.id as "noteLineId", n.id as "noteId", n.site_id as "siteId", to_char(n.delivery_on, 'YYYY-MM') as month, l.product, l.spec, l.unit, l.accepted,
      l.product_id as "productId", p.category, n.delivery_on as "deliveryOn", n.accepted_at as "acceptedAt", o.received_at as "orderedAt",
      h.fen as "handFen", h.per as "handPer", h.priced_at as "handAt"
    from deliveries.note n join deliveries.note_line l on l.note_id = n.id join customers.site s on s.id = n.site_id
    left join products.product p on p.id = l.product_id left join orders.order o on o.id = n.order_id
    left join settlement.hand_price h on h.note_line_id = l.id
    where ${which} and l.accepted is not null and n.state <> 'cancelled'
    order by s.name, s.id, n.delivery_on, n.number, l.line_no`.execute(db);
  return rows;
}

function dayOf({ deliveryOn, acceptedAt, orderedAt }: Row, pricedOn: How['pricedOn']): string {
  const at = pricedOn === 'acceptance' ? acceptedAt : pricedOn === 'order' ? orderedAt : null;
  return at === null ? deliveryOn : shanghaiDate(at);
}

/** Goods are delivered when they are accepted; where nobody said when, at the end of their day. */
const deliveredAt = ({ acceptedAt, deliveryOn }: Row): Instant => acceptedAt ?? shanghaiInstant(deliveryOn) + DAY - 1;

/** A sheet prices before a person does. */
function priceOf(row: Row, how: How, { priceOn }: PriceHistory): Price | null {
  const on = dayOf(row, how.pricedOn);
  const knownAt = how.repricing === 'published-before-delivery' ? deliveredAt(row) : null;
  const found = row.productId && row.category ? priceOn({ productId: row.productId, category: row.category }, { on, knownAt }) : undefined;
  if (found) return { fen: found.fen, per: found.per, on, by: 'sheet', sheetId: found.sheetId };
  if (row.handFen === null || row.handPer === null || row.handAt === null) return null;
  return { fen: row.handFen, per: row.handPer, on: shanghaiDate(row.handAt), by: 'hand', sheetId: null };
}

const lineOf = (row: Row, price: Price | null): NoteLine => {
  const { noteLineId, noteId, siteId, month, product, spec, unit, accepted } = row;
  return { noteLineId, noteId, siteId, month, product, spec, unit, accepted, price };
};

export type Asked = {
  readonly customerId: string;
  /** Terms of the month that a note is of. */
  readonly howOf: (month: Month) => How;
  /** Prices that a confirmed statement has fixed. */
  readonly fixed?: ReadonlyMap<string, Price>;
};

/** One query for the lines, two for the sheets. */
export async function pricedLines(db: Db | Tx, which: RawBuilder<SqlBool>, { customerId, howOf, fixed }: Asked): Promise<NoteLine[]> {
  const rows = await acceptedLines(db, which);
  const open = rows.filter(({ noteLineId }) => !fixed?.has(noteLineId));
  const days = open.map((row) => dayOf(row, howOf(row.month).pricedOn)).sort();
  const productIds = [...new Set(open.flatMap(({ productId }) => productId ?? []))];
  const [from, to] = [days[0], days.at(-1)];
  const history: PriceHistory =
    from === undefined || to === undefined
      ? { priceOn: () => undefined, numbers: new Map() }
      : await priceHistory(db, { customerId, from, to, productIds });
  return rows.map((row) => lineOf(row, fixed?.get(row.noteLineId) ?? priceOf(row, howOf(row.month), history)));
}

/** Goods of a month as they would be billed now. */
export const monthGoods = (db: Db | Tx, month: Month, asked: Asked): Promise<NoteLine[]> =>
  pricedLines(db, sql<SqlBool>`n.customer_id = ${asked.customerId} and ${inMonth(sql`n.delivery_on`, month)}`, asked);
