// Where all of a lot is: what came is in our hands, at kitchens, gone, or passed on into other lots (R7.1).
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';

export type LotBalance = OutputOf<typeof contract.trace>['balances'][number];
export type Held = { readonly came: number; readonly stock: number; readonly vans: number; readonly kitchens: number };

/** Lot → what came of it, and where what is left lies. */
export async function heldOf(db: Db | Tx, lotIds: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  if (lotIds.length === 0) return new Map();
  const { rows } = await sql<Held & { lotId: string }>`
    select x.id as "lotId", coalesce(m.came, 0)::bigint as came, coalesce(b.stock, 0)::bigint as stock, coalesce(b.vans, 0)::bigint as vans,
      coalesce(b.kitchens, 0)::bigint as kitchens
    from unnest(${[...lotIds]}::uuid[]) as x(id)
    left join lateral (
      select sum(amount) filter (where place_kind in ('store', 'quarantine', 'staging')) as stock, sum(amount) filter (where place_kind = 'van') as vans,
        sum(amount) filter (where place_kind = 'site') as kitchens from lots.balance where lot_id = x.id) b on true
    left join lateral (
      select sum(case when from_kind in ('supplier', 'process') and to_kind not in ('supplier', 'process') then amount else 0 end) as came
      from lots.movement where lot_id = x.id) m on true`.execute(db);
  return new Map(rows.map(({ lotId, ...held }) => [lotId, held]));
}

type Moved = { lotId: string; received: number; made: number; consumed: number; destroyed: number; returned: number; passedOn: number; lost: number };

/** From the movements on one side and from the balances on the other: they must agree. */
export async function balancesOfStarts(db: Db | Tx, lotIds: readonly string[]): Promise<LotBalance[]> {
  const { rows } = await sql<Moved>`
    select x.id as "lotId", coalesce(sum(amount) filter (where from_kind = 'supplier'), 0)::bigint as received,
      coalesce(sum(amount) filter (where from_kind = 'process'), 0)::bigint as made,
      coalesce(sum(amount) filter (where to_kind = 'consumed'), 0)::bigint as consumed,
      coalesce(sum(amount) filter (where to_kind = 'destroyed'), 0)::bigint as destroyed,
      coalesce(sum(amount) filter (where to_kind = 'supplier'), 0)::bigint as returned,
      coalesce(sum(amount) filter (where to_kind = 'process'), 0)::bigint as "passedOn",
      (coalesce(sum(amount) filter (where to_kind in ('weighing', 'count')), 0) - coalesce(sum(amount) filter (where from_kind in ('weighing', 'count')), 0))::bigint as lost
    from unnest(${[...lotIds]}::uuid[]) as x(id) left join lots.movement m on m.lot_id = x.id group by x.id`.execute(db);
  const held = await heldOf(db, lotIds);
  return rows.map(({ lost, ...moved }) => balanceOf({ ...moved, differences: lost, ...(held.get(moved.lotId) ?? NOTHING) }));
}

const NOTHING = { came: 0, stock: 0, vans: 0, kitchens: 0 };

function balanceOf({ came: _came, ...sums }: Omit<LotBalance, 'balanced'> & { came: number }): LotBalance {
  const gone = sums.consumed + sums.destroyed + sums.returned + sums.passedOn + sums.differences;
  return { ...sums, balanced: sums.received + sums.made === sums.stock + sums.vans + sums.kitchens + gone };
}
