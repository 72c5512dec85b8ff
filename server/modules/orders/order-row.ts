// An order as lists and pages show it.

import { sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Db } from '../../platform/app.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import { siteCardsOf } from '../customers/public.ts';
import type { contract } from './contract.ts';
import type { OrderRow } from './order.store.ts';
import type { Channel, Kind, State, Timing } from './order.ts';

export type Row = OutputOf<typeof contract.list>['items'][number];

const TITLE_LINES = 3;

type Beside = { order_id: string; products: string[]; blocks: number; warnings: number; open: number; awaiting: number; note_number: string | null };

/** What lists say of an order besides its own row: one statement for a page. */
async function besideOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, Beside>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await sql<Beside>`
    select o.id as order_id, n.number as note_number, coalesce(c.blocks, 0) as blocks, coalesce(c.warnings, 0) as warnings,
      array(select product from orders.line l where l.order_id = o.id and l.line_no <= ${TITLE_LINES} order by l.line_no) as products,
      (select count(*) from orders.shortage s where s.order_id = o.id and s.outcome is null)::int as open,
      (select count(*) from orders.shortage s where s.order_id = o.id and s.outcome is null and s.told_at is not null)::int as awaiting
    from orders.order o left join orders.checked c on c.order_id = o.id left join deliveries.note n on n.id = o.note_id
    where o.id = any(${[...orderIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.order_id, row]));
}

/** 番茄、菠菜、土豆…: what the order is about. */
export const titleOf = (products: readonly string[], lineCount: number): string => products.join('、') + (lineCount > products.length ? '…' : '');

export async function rowsOf(db: Db, rows: readonly OrderRow[]): Promise<Row[]> {
  const [cards, beside] = await Promise.all([
    siteCardsOf(
      db,
      rows.map((row) => row.site_id),
    ),
    besideOf(
      db,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => {
    const [card, more] = [cards.get(row.site_id), beside.get(row.id)];
    return {
      id: row.id,
      number: row.number,
      externalNumber: row.external_number,
      customer: { id: row.customer_id, name: card?.customerName ?? '' },
      site: { id: row.site_id, name: card?.siteName ?? '' },
      state: row.state as State,
      orderKind: row.kind as Kind,
      channel: row.channel as Channel,
      timing: row.timing as Timing,
      deliveryOn: row.delivery_on,
      windowFrom: iso(row.window_from),
      windowTo: iso(row.window_to),
      promisedBy: iso(row.window_to),
      urgent: row.urgent,
      agreed: row.agreed,
      title: titleOf(more?.products ?? [], row.line_count),
      lineCount: row.line_count,
      totalFen: row.total_fen,
      unpriced: row.unpriced,
      blocks: more?.blocks ?? 0,
      warnings: more?.warnings ?? 0,
      unchecked: row.unchecked,
      openShortages: more?.open ?? 0,
      awaitingConsent: more?.awaiting ?? 0,
      note: row.note_id === null ? null : { id: row.note_id, number: more?.note_number ?? '' },
      receivedAt: iso(row.received_at),
      version: row.version,
    };
  });
}
