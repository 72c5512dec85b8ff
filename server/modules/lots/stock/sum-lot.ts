// The line that a lot's life comes to: what came in is what is left, what went out and what differed.
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { Balance } from '../read-lots.ts';
import type { contract } from './contract.ts';

export type Sums = OutputOf<typeof contract.show>['sums'];

type Outside = Pick<Sums, 'received' | 'made' | 'returned' | 'destroyed' | 'consumed' | 'differences'> & { readonly worked: number };

/** Integers of the lot's base unit; `received + made` is the sum of all others. */
export async function sumLot(db: Db | Tx, lotId: string, balances: readonly Balance[]): Promise<Sums> {
  const [{ rows }, loss] = await Promise.all([
    sql<Outside>`
      select coalesce(sum(amount) filter (where from_kind = 'supplier'), 0)::bigint as received,
        coalesce(sum(amount) filter (where from_kind = 'process'), 0)::bigint as made,
        coalesce(sum(amount) filter (where to_kind = 'process'), 0)::bigint as worked,
        coalesce(sum(amount) filter (where to_kind = 'supplier'), 0)::bigint as returned,
        coalesce(sum(amount) filter (where to_kind = 'destroyed'), 0)::bigint as destroyed,
        coalesce(sum(amount) filter (where to_kind = 'consumed'), 0)::bigint as consumed,
        coalesce(sum(case when to_kind in ('count', 'weighing') then amount when from_kind in ('count', 'weighing') then -amount end), 0)::bigint as differences
      from lots.movement where lot_id = ${lotId}`.execute(db),
    lossOf(db, lotId),
  ]);
  const { worked, ...outside } = rows[0] as Outside;
  const at = (...kinds: Balance['placeKind'][]) =>
    balances.filter(({ placeKind }) => kinds.includes(placeKind)).reduce((sum, { amount }) => sum + amount, 0);
  return { ...outside, stock: at('store', 'quarantine', 'staging'), vans: at('van'), delivered: at('site'), into: worked - loss, loss };
}

/** The lot's share of what went into work and did not come out, where both ends are measured alike. */
async function lossOf(db: Db | Tx, lotId: string): Promise<number> {
  const { rows } = await sql<{ loss: number }>`
    select coalesce(sum(round(mine.amount * (work.gone - work.come) / work.gone)) filter (where work.gone > work.come), 0)::bigint as loss
    from (select event_id, sum(amount) as amount from lots.movement where lot_id = ${lotId} and to_kind = 'process' group by 1) mine
    join lateral (
      select sum(m.amount) filter (where m.to_kind = 'process') as gone, coalesce(sum(m.amount) filter (where m.from_kind = 'process'), 0) as come,
        count(distinct case when l.base = 'piece' then l.unit else l.base end) as measures
      from lots.movement m join lots.lot l on l.id = m.lot_id where m.event_id = mine.event_id
    ) work on work.measures = 1`.execute(db);
  return rows[0]?.loss ?? 0;
}
