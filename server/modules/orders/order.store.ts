// The only SQL that writes orders. `apply…` is the only writer of life-cycle tables; words people wrote stay beside.

import { type ExpressionBuilder, type ExpressionWrapper, type Selectable, type SqlBool, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { drawNumbers } from '../../platform/database/number-series.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { Channel, Kind, Line, Offer, Order, Shortage, ShortageOutcome, State, Timing } from './order.ts';
import { no } from './refusals.ts';

export type OrderRow = Selectable<DB['orders.order']>;
export type LineRow = Selectable<DB['orders.line']>;
export type ShortageRow = Selectable<DB['orders.shortage']>;

/** People of a customer see theirs; who holds the paper of one note, none; the office all. */
export const visibleTo =
  (actor: Actor) =>
  (eb: ExpressionBuilder<DB, 'orders.order'>): ExpressionWrapper<DB, 'orders.order', SqlBool> => {
    const customer = boundCustomer(actor);
    const own = customer === undefined ? [] : [eb('orders.order.customer_id', '=', customer)];
    const none = actor.kind === 'note-holder' ? [eb.lit(false)] : [];
    return eb.and([...own, ...none]) as ExpressionWrapper<DB, 'orders.order', SqlBool>;
  };

export const linesOf = (db: Db | Tx, orderIds: readonly string[]): Promise<LineRow[]> =>
  orderIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('orders.line')
        .selectAll()
        .where('order_id', 'in', [...orderIds])
        .orderBy('order_id')
        .orderBy('line_no')
        .execute();

export const shortagesOf = (db: Db | Tx, orderIds: readonly string[]): Promise<ShortageRow[]> =>
  orderIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('orders.shortage')
        .selectAll()
        .where('order_id', 'in', [...orderIds])
        .orderBy('found_at')
        .orderBy('id')
        .execute();

/** Locks and loads; what the actor may not see does not exist. */
export async function load(unit: Unit, orderId: string): Promise<Order> {
  const [order] = await loadMany(unit, [orderId]);
  if (!order) throw no('not-found');
  return order;
}

/** Locked in the order of their ids, so that two who take several never wait for each other. */
export async function loadMany({ tx, actor }: Unit, orderIds: readonly string[]): Promise<Order[]> {
  if (orderIds.length === 0) return [];
  const rows = await tx
    .selectFrom('orders.order')
    .selectAll()
    .where('id', 'in', [...orderIds])
    .where(visibleTo(actor))
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = rows.map(({ id }) => id);
  const [lines, shortages] = [await linesOf(tx, ids), await shortagesOf(tx, ids)];
  return rows.map((row) =>
    toOrder(row, {
      lines: lines.filter((line) => line.order_id === row.id),
      shortages: shortages.filter((shortage) => shortage.order_id === row.id),
    }),
  );
}

export const toOrder = (row: OrderRow, { lines, shortages }: { lines: readonly LineRow[]; shortages: readonly ShortageRow[] }): Order => ({
  id: row.id,
  number: row.number,
  customerId: row.customer_id,
  siteId: row.site_id,
  state: row.state as State,
  kind: row.kind as Kind,
  timing: row.timing as Timing,
  deliveryOn: row.delivery_on,
  windowFrom: row.window_from,
  windowTo: row.window_to,
  channel: row.channel as Channel,
  urgent: row.urgent,
  agreed: row.agreed,
  contentHash: row.content_hash,
  version: row.version,
  receivedAt: row.received_at,
  changeUntil: row.change_until,
  lines: lines.map(toLine),
  shortages: shortages.map(toShortage),
});

const toLine = (row: LineRow): Line => ({
  id: row.id,
  lineNo: row.line_no,
  productId: row.product_id,
  productCode: row.product_code,
  product: row.product,
  spec: row.spec,
  orderedAmount: row.ordered_amount,
  orderedUnit: row.ordered_unit as UnitCode,
  amount: row.amount,
  unit: row.unit as UnitCode,
  pieces: row.pieces,
  pieceUnit: row.piece_unit as UnitCode | null,
  missing: row.missing,
  unchecked: row.unchecked,
});

const toShortage = (row: ShortageRow): Shortage => {
  const offer = (row.outcome === null ? row.proposal : row.substitute) as Offer | null;
  return {
    id: row.id,
    lineId: row.line_id,
    missing: row.missing,
    toldAt: row.told_at,
    outcome: row.outcome as ShortageOutcome | null,
    productId: offer?.productId ?? null,
    product: offer?.product ?? null,
    amount: offer?.amount ?? null,
    unit: offer?.unit ?? null,
  };
};

/** `DD261122-000042`: day in Asia/Shanghai and a number that never repeats. */
export const nextNumbers = (db: Db | Tx, count: number, now: Instant): Promise<string[]> =>
  drawNumbers(db, count, { letters: 'DD', sequence: 'orders.number', now });

/** Whoever brings numbers of another system, or the same file again, waits here: two would otherwise both find them new. */
export const lockReceiving = ({ tx }: Unit) => sql`select pg_advisory_xact_lock(hashtextextended('orders.receiving', 0))`.execute(tx);

export type KnownOrder = {
  readonly id: string;
  readonly number: string;
  readonly contentHash: string;
  readonly customerId: string;
  readonly external: string;
};

/** Orders that carry one of these numbers of the customer's own system. */
export async function externalOf(db: Db | Tx, asked: readonly { readonly customerId: string; readonly external: string }[]): Promise<KnownOrder[]> {
  if (asked.length === 0) return [];
  const { rows } = await sql<KnownOrder>`
    select o.id, o.number, o.content_hash as "contentHash", o.customer_id as "customerId", o.external_number as external
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("customerId" uuid, external text)
    join orders.order o on o.customer_id = a."customerId" and o.external_number = a.external`.execute(db);
  return rows;
}

export type WordsKind = 'remark' | 'source' | 'override' | 'reply';
export type Words = { readonly orderId: string; readonly lineId: string | null; readonly kind: WordsKind; readonly body: string };

/** An insert of what people wrote; the latest word of a kind stands. Nothing is written where nobody wrote anything. */
export function wordsInsert(words: readonly Words[]) {
  const said = words.filter(({ body }) => body !== '');
  if (said.length === 0) return undefined;
  return sql`
    insert into orders.words (order_id, line_id, kind, body)
    select "orderId", "lineId", kind, body
    from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as w("orderId" uuid, "lineId" uuid, kind text, body text)
    on conflict (order_id, line_id, kind) do update set body = excluded.body`;
}

export async function keepWords({ tx }: Unit, words: readonly Words[]): Promise<void> {
  await wordsInsert(words)?.execute(tx);
}
