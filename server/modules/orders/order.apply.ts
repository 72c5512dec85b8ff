// How facts change the tables of orders: the only writer, told again from the journal in tests.

import { type RawBuilder, sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Tx } from '../../platform/app.ts';
import { type Data, on } from '../../platform/apply.ts';
import type { ApplyMany } from '../../platform/module.ts';
import * as told from './facts.ts';
import { type Act, after, type State } from './order.ts';

type Change = { readonly [column: string]: unknown };

/** Moves the state by the transition table. */
async function move(tx: Tx, act: Act, { orderId, values = {} }: { readonly orderId: string; readonly values?: Change }): Promise<void> {
  const row = await tx.selectFrom('orders.order').select('state').where('id', '=', orderId).executeTakeFirstOrThrow();
  await tx
    .updateTable('orders.order')
    .set({ ...values, state: after(act, row.state as State) ?? row.state } as never)
    .where('id', '=', orderId)
    .execute();
}

type Line = Data<typeof told.received>['lines'][number];

const sumsOf = (lines: readonly Line[]) => ({
  total_fen: lines.every(({ totalFen }) => totalFen === null) ? null : lines.reduce((sum, { totalFen }) => sum + (totalFen ?? 0), 0),
  unpriced: lines.filter(({ totalFen }) => totalFen === null).length,
  unchecked: lines.filter(({ unchecked }) => unchecked).length,
});

const LINE_SHAPE = sql.raw(`("orderId" uuid, "lineId" uuid, "lineNo" integer, "productId" uuid, "productCode" text, product text, spec text,
  "orderedAmount" bigint, "orderedUnit" text, amount bigint, unit text, pieces integer, "pieceUnit" text, "priceFen" bigint, "pricePer" text, "sheetId" uuid,
  "totalFen" bigint, unchecked boolean, missing bigint)`);

const insertLines = (lines: readonly (Line & { readonly orderId: string; readonly missing?: number })[]): RawBuilder<unknown> => sql`
  insert into orders.line (id, order_id, line_no, product_id, product_code, product, spec, ordered_amount, ordered_unit, amount, unit, pieces, piece_unit,
    price_fen, price_per, sheet_id, total_fen, unchecked, missing)
  select "lineId", "orderId", "lineNo", "productId", "productCode", product, spec, "orderedAmount", "orderedUnit", amount, unit, pieces, "pieceUnit",
    "priceFen", "pricePer", "sheetId", "totalFen", unchecked, coalesce(missing, 0)
  from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r${LINE_SHAPE}`;

type Received = Data<typeof told.received>;

const rowOf = (fact: Fact) => {
  const { lines, ...data } = fact.data as Received;
  return {
    ...data,
    ...sumsOf(lines),
    received_at: iso(fact.occurredAt),
    recorded_at: iso(fact.recordedAt),
    received_by: fact.actor,
  };
};

/** New orders come by the hundred: all of one recording in two statements. */
export const applyReceived: ApplyMany & { readonly names: readonly string[] } = {
  names: [told.received.name],
  apply: async (tx, facts) => {
    await sql`
      insert into orders.order (id, number, external_number, customer_id, site_id, state, kind, channel, timing, delivery_on, window_from, window_to, urgent,
        change_until, supplement_of, content_hash, line_count, total_fen, unpriced, unchecked, version, received_at, recorded_at, received_by)
      select "orderId", number, "externalNumber", "customerId", "siteId", 'received', "orderKind", channel, timing, "deliveryOn", "windowFrom", "windowTo",
        urgent, "changeUntil", "supplementOf", "contentHash", "lineCount", total_fen, unpriced, unchecked, 1, received_at, recorded_at, received_by
      from jsonb_to_recordset(${JSON.stringify(facts.map(rowOf))}::jsonb) as r("orderId" uuid, number text, "externalNumber" text, "customerId" uuid,
        "siteId" uuid, "orderKind" text, channel text, timing text, "deliveryOn" date, "windowFrom" timestamptz, "windowTo" timestamptz, urgent boolean,
        "changeUntil" timestamptz, "supplementOf" uuid, "contentHash" text, "lineCount" integer, total_fen bigint, unpriced integer, unchecked integer,
        received_at timestamptz, recorded_at timestamptz, received_by text)`.execute(tx);
    const lines = facts.flatMap(({ data }) => (data as Received).lines.map((line) => ({ ...line, orderId: (data as Received).orderId })));
    await insertLines(lines).execute(tx);
  },
};

/** What was agreed to be missing stays with a line that is still of the same product. */
async function applyChanged(tx: Tx, data: Data<typeof told.changed>): Promise<void> {
  const before = await tx
    .deleteFrom('orders.line')
    .where('order_id', '=', data.orderId)
    .returning(['id', 'product_id', 'product', 'missing'])
    .execute();
  const missingOf = (line: Line): number => {
    const same = before.find(({ id }) => id === line.lineId);
    return same && same.product_id === line.productId && same.product === line.product ? Math.min(same.missing, line.amount) : 0;
  };
  await insertLines(data.lines.map((line) => ({ ...line, orderId: data.orderId, missing: missingOf(line) }))).execute(tx);
  const { deliveryOn, windowFrom, windowTo, timing, urgent, orderKind, changeUntil, lineCount, contentHash, version } = data;
  const values = {
    delivery_on: deliveryOn,
    window_from: windowFrom,
    window_to: windowTo,
    timing,
    urgent,
    agreed: null,
    kind: orderKind,
    change_until: changeUntil,
    line_count: lineCount,
    content_hash: contentHash,
    version,
    checks: null,
    confirmed_at: null,
    ...sumsOf(data.lines),
  };
  await move(tx, 'change', { orderId: data.orderId, values });
}

async function applyAgreed(tx: Tx, data: Data<typeof told.shortageAgreed>, fact: Fact): Promise<void> {
  await tx
    .updateTable('orders.shortage')
    .set({
      outcome: data.outcome,
      substitute: data.substitute === null ? null : JSON.stringify(data.substitute),
      later_on: data.laterOn,
      agreed_at: iso(fact.occurredAt),
      agreed_by: data.agreedBy,
      grade: fact.grade,
      proof_file_id: data.proofFileId,
    })
    .where('id', '=', data.shortageId)
    .execute();
  await sql`update orders.line l set missing = case when ${data.outcome} = 'cancel' then l.amount else least(l.amount, l.missing + s.missing) end
    from orders.shortage s where s.id = ${data.shortageId} and l.id = s.line_id`.execute(tx);
}

export const apply = Object.fromEntries([
  on(told.changed, applyChanged),
  on(told.cancelled, (tx, { orderId, reason }) => move(tx, 'cancel', { orderId, values: { reason } })),
  on(told.confirmed, (tx, { orderId, checks }, fact) => move(tx, 'confirm', { orderId, values: { checks, confirmed_at: iso(fact.occurredAt) } })),
  on(told.declined, (tx, { orderId, reason }) => move(tx, 'decline', { orderId, values: { reason } })),
  on(told.urgentAnswered, (tx, { orderId, agreed, windowFrom, windowTo }) =>
    move(tx, 'answer-urgent', { orderId, values: { agreed, window_from: windowFrom, window_to: windowTo } }),
  ),
  on(told.shortageFound, (tx, data, fact) =>
    sql`insert into orders.shortage (id, order_id, line_id, product, missing, unit, reason, found_at, proposal)
      select ${data.shortageId}, ${data.orderId}, ${data.lineId}, product, ${data.missing}, ${data.unit}, ${data.reason}, ${iso(fact.occurredAt)},
        ${data.proposal === null ? null : JSON.stringify(data.proposal)}::jsonb
      from orders.line where id = ${data.lineId}`.execute(tx),
  ),
  on(told.shortageTold, (tx, { shortageId, by }, fact) =>
    tx
      .updateTable('orders.shortage')
      .set({ told_at: sql`coalesce(told_at, ${iso(fact.occurredAt)}::timestamptz)`, told_by: sql`coalesce(told_by, ${by})` })
      .where('id', '=', shortageId)
      .execute(),
  ),
  on(told.shortageAgreed, applyAgreed),
  on(told.readyTold, (tx, { orderId }, fact) =>
    move(tx, 'tell-ready', { orderId, values: { ready_at: sql`coalesce(ready_at, ${iso(fact.occurredAt)}::timestamptz)` } }),
  ),
  on(told.noted, (tx, { orderId, noteId }) => move(tx, 'note', { orderId, values: { note_id: noteId } })),
  on(told.noteLost, (tx, { orderId }) => move(tx, 'lose-note', { orderId, values: { note_id: null } })),
  on(told.delivered, (tx, { orderId }, fact) =>
    move(tx, 'deliver', { orderId, values: { delivered_at: sql`least(coalesce(delivered_at, 'infinity'), ${iso(fact.occurredAt)}::timestamptz)` } }),
  ),
]);

/** Life-cycle tables that `apply` alone writes, parents first. */
export const rebuilds = ['orders.order', 'orders.line', 'orders.shortage'];
