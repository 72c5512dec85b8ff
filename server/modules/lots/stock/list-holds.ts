// Holds, those that stand or all, the latest first; and those of one lot.
import { type RawBuilder, sql } from 'kysely';
import { type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { HoldKind, HoldReason, Outcome } from '../lot.ts';
import type { contract } from './contract.ts';
import { productsOf } from './names.ts';

type Page = OutputOf<typeof contract.holds>;
type HoldRow = Page['items'][number];
type Lift = { readonly at: string; readonly by: string; readonly words: string; readonly lots: number };
type Found = {
  readonly id: string;
  readonly kind: HoldKind;
  readonly reason: HoldReason;
  readonly began_at: Instant;
  readonly lifted_at: Instant | null;
  readonly outcome: Outcome | null;
  readonly case_id: string | null;
  readonly alert_id: string | null;
  readonly recall_id: string | null;
  readonly lot_count: number;
  readonly body: string | null;
  readonly author_name: string | null;
  readonly standing: number;
  readonly lots: readonly { id: string; number: string; productId: string; lifted: boolean }[];
  readonly lifts: readonly Lift[];
};

const FIRST = 5;

const holdsWith = (which: RawBuilder<unknown>) => sql<Found>`
  select h.*, w.body, w.author_name,
    (select count(*)::int from lots.hold_lot hl where hl.hold_id = h.id and hl.lifted_at is null) as standing,
    (select coalesce(json_agg(json_build_object('id', x.id, 'number', x.number, 'productId', x.product_id, 'lifted', x.lifted)), '[]') from (
      select l.id, l.number, l.product_id, hl.lifted_at is not null as lifted from lots.hold_lot hl join lots.lot l on l.id = hl.lot_id
      where hl.hold_id = h.id order by hl.lifted_at is not null, l.number limit ${FIRST}) x) as lots,
    (select coalesce(json_agg(json_build_object('at', r.recorded_at, 'by', r.author_name, 'words', r.body, 'lots', r.lots) order by r.recorded_at), '[]')
      from lots.lift_words r where r.hold_id = h.id) as lifts
  from lots.hold h left join lots.words w on w.about_id = h.id ${which}`;

export async function listHolds(call: Call, { open, cursor, limit }: InputOf<typeof contract.holds>): Promise<Page> {
  const after = readCursor(cursor, 2);
  const conditions = [
    ...(open ? [sql`h.lifted_at is null`] : []),
    ...(after ? [sql`(h.began_at, h.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`] : []),
  ];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await holdsWith(sql`${where} order by h.began_at desc, h.id desc limit ${limit + 1}`).execute(call.db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: await toRows(call, shown), next: rows.length > limit && last ? writeCursor([iso(last.began_at), last.id]) : null };
}

const OF_A_LOT = 50;

/** Those that stand first. */
export async function holdsOfLot(call: Call, lotId: string): Promise<HoldRow[]> {
  const { rows } = await holdsWith(sql`
    join lots.hold_lot own on own.hold_id = h.id and own.lot_id = ${lotId}
    order by own.lifted_at is not null, h.began_at desc, h.id desc limit ${OF_A_LOT}`).execute(call.db);
  return toRows(call, rows);
}

async function toRows({ db, actor, now }: Call, found: readonly Found[]): Promise<HoldRow[]> {
  const products = await productsOf(
    db,
    found.flatMap(({ lots }) => lots.map(({ productId }) => productId)),
    shanghaiDate(now),
  );
  return found.map((row) => ({
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    beganAt: iso(row.began_at),
    liftedAt: row.lifted_at === null ? null : iso(row.lifted_at),
    outcome: row.outcome,
    words: row.body ?? '',
    by: row.author_name,
    lifts: row.lifts.map((lift) => ({ ...lift, at: iso(Date.parse(lift.at)) })),
    caseId: row.case_id,
    alertId: row.alert_id,
    recallId: row.recall_id,
    lotCount: row.lot_count,
    standing: row.standing,
    lots: row.lots.map(({ productId, ...lot }) => ({ ...lot, product: products(productId).name })),
    can: { lift: actor.can.has('lots.clear') && row.lifted_at === null && row.recall_id === null },
  }));
}
