// What lies in the stores for the lines of notes, and which lots the rule of each kitchen gives them.
import { type Selectable, sql } from 'kysely';
import type { BaseUnit } from '../../../kernel/quantity.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { LotRule } from '../../customers/public.ts';
import { toLot } from '../read-lots.ts';
import { lastOf } from './at-the-dock.ts';
import { type Aged, type Choice, chooseLots, type Stocked, type Wish } from './choose.rules.ts';
import { lifeRuleOn, readStockRules } from './stock-rules.ts';

/** A note whose lines want lots; `amount` in the base unit of the line. */
export type Wanting = {
  readonly customerId: string;
  readonly deliveryOn: string;
  readonly lotRule: LotRule;
  readonly lifeLeftBp: number | null;
  readonly lines: readonly { readonly lineId: string; readonly productId: string | null; readonly base: BaseUnit; readonly amount: number }[];
};

type StockRow = Selectable<DB['lots.lot']> & { place_id: string; amount: number };

/** Lots of these products that lie in a store, whatever their state: what may not be chosen is shown with its reason. */
export async function stockOf(db: Db | Tx, productIds: readonly string[]): Promise<Stocked[]> {
  if (productIds.length === 0) return [];
  const { rows } = await sql<StockRow>`
    select l.*, b.place_id, b.amount from lots.lot l join lots.balance b on b.lot_id = l.id and b.place_kind = 'store' and b.amount > 0
    where l.product_id = any(${[...new Set(productIds)]}::uuid[]) order by l.id, b.place_id`.execute(db);
  const byLot = Map.groupBy(rows, ({ id }) => id);
  return [...byLot.values()].map((own) => ({
    lot: toLot(own[0] as StockRow),
    stores: own.map(({ place_id, amount }) => ({ placeId: place_id, amount })),
  }));
}

/**
 * Whoever picks waits here for whoever moves the same lots, so that the rule chooses from what is really there and no normal morning is refused.
 * Always in the order of the lots.
 */
export const lockStock = (tx: Tx, productIds: readonly string[]) =>
  sql`select id from lots.lot l where product_id = any(${[...new Set(productIds)]}::uuid[])
    and exists (select from lots.balance b where b.lot_id = l.id and b.place_kind in ('store', 'staging', 'van') and b.amount > 0)
    order by id for no key update`.execute(tx);

/** Of each product the newest lot of the last delivery that this customer got before this day. */
export async function lastDelivered(db: Db | Tx, customerId: string, { productIds, before }: { productIds: readonly string[]; before: string }) {
  if (productIds.length === 0) return new Map<string, Aged>();
  const { rows } = await sql<Aged>`
    select p.id as "productId", last.lot_id as "lotId", last.aged_on as "agedOn" from unnest(${[...new Set(productIds)]}::uuid[]) as p(id)
    cross join lateral (${lastOf(customerId, { product: sql`p.id`, before })}) last`.execute(db);
  return new Map(rows.map((row) => [row.productId, row]));
}

/** The wishes of these notes, line by line in the order given. */
export async function wishesOf(db: Db | Tx, notes: readonly Wanting[]): Promise<{ wishes: Wish[]; toConfirm: boolean }> {
  const rules = await readStockRules();
  const wishes: Wish[] = [];
  let toConfirm = false;
  for (const { customerId, deliveryOn, lotRule, lifeLeftBp, lines } of notes) {
    const productIds = lines.flatMap(({ productId }) => productId ?? []);
    const last = lotRule === 'fefo' ? undefined : await lastDelivered(db, customerId, { productIds, before: deliveryOn });
    const life = lifeRuleOn(rules, deliveryOn, lifeLeftBp);
    toConfirm ||= life.toConfirm;
    wishes.push(
      ...lines.map((line) => ({
        ...line,
        deliveryOn,
        life,
        notBefore: line.productId === null ? null : (last?.get(line.productId)?.agedOn ?? null),
      })),
    );
  }
  return { wishes, toConfirm };
}

export type Suggested = { readonly choices: readonly Choice[]; readonly stocked: readonly Stocked[]; readonly toConfirm: boolean };

/** Note by note, line by line: what one takes the next does not get. */
export async function suggestLots(db: Db | Tx, notes: readonly Wanting[]): Promise<Suggested> {
  const productIds = notes.flatMap(({ lines }) => lines.flatMap(({ productId }) => productId ?? []));
  const [stocked, { wishes, toConfirm }] = await Promise.all([stockOf(db, productIds), wishesOf(db, notes)]);
  return { choices: chooseLots(wishes, stocked), stocked, toConfirm };
}
