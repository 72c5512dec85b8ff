// Everything that lots became or were made of: the closure over `lots.edge`, each lot once, however many ways lead to it.
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import type { Making } from '../lot.ts';
import type { TraceEdge, Way } from './way.ts';

export type Closure = {
  readonly lotIds: readonly string[];
  readonly edges: readonly TraceEdge[] /** Lots beyond the limit. */;
  readonly left: number;
};

const ends = (way: Way) =>
  way === 'forward' ? { near: sql.ref('from_lot'), far: sql.ref('to_lot') } : { near: sql.ref('to_lot'), far: sql.ref('from_lot') };

const reached = (lotIds: readonly string[], way: Way) => {
  const { near, far } = ends(way);
  return sql`found(id) as (
    select id from lots.lot where id = any(${[...new Set(lotIds)]}::uuid[])
    union select e.${far} from found f join lots.edge e on e.${near} = f.id)`;
};

type Columns = { ids: string[]; total: number; from: number[]; to: number[]; kinds: Making[]; taken: number[]; given: number[]; possible: boolean[] };

/**
 * Steps outward ring by ring (`union` drops what is known), so a limit keeps what is nearest. Lots travel once and edges by their places in
 * that list, column by column: forty thousand edges are half a megabyte instead of five. `offset 0` keeps the planner from reading all edges.
 */
export async function closureOf(db: Db | Tx, lotIds: readonly string[], { way, limit }: { way: Way; limit: number }): Promise<Closure> {
  const { near } = ends(way);
  const { rows } = await sql<Columns>`
    with recursive ${reached(lotIds, way)},
    numbered as materialized (select id, row_number() over () - 1 as n from found),
    kept as materialized (select id, n from numbered where n < ${limit}::bigint),
    edges as (
      select f.n as f, t.n as t, e.kind, e.taken, e.given, e.possible from kept k
      cross join lateral (select * from lots.edge where ${near} = k.id offset 0) e
      join kept f on f.id = e.from_lot join kept t on t.id = e.to_lot)
    select (select coalesce(json_agg(id order by n), '[]') from kept) as ids, (select count(*) from numbered) as total,
      coalesce(json_agg(f), '[]') as from, coalesce(json_agg(t), '[]') as to, coalesce(json_agg(kind), '[]') as kinds,
      coalesce(json_agg(taken), '[]') as taken, coalesce(json_agg(given), '[]') as given, coalesce(json_agg(possible), '[]') as possible
    from edges`.execute(db);
  const { ids, total, ...columns } = rows[0] as Columns;
  return { lotIds: ids, edges: columns.from.map((_, i) => edgeAt({ ...columns, ids }, i)), left: total - ids.length };
}

const edgeAt = ({ ids, from, to, kinds, taken, given, possible }: Omit<Columns, 'total'>, i: number): TraceEdge => ({
  fromLot: ids[from[i] as number] as string,
  toLot: ids[to[i] as number] as string,
  kind: kinds[i] as Making,
  taken: taken[i] as number,
  given: given[i] as number,
  possible: possible[i] as boolean,
});

/** One step: what these lots went into, or what went into them. */
export async function stepOf(db: Db | Tx, lotIds: readonly string[], way: Way): Promise<TraceEdge[]> {
  if (lotIds.length === 0) return [];
  const { rows } = await sql<TraceEdge>`
    select from_lot as "fromLot", to_lot as "toLot", kind, taken, given, possible from lots.edge
    where ${ends(way).near} = any(${[...new Set(lotIds)]}::uuid[])`.execute(db);
  return rows;
}
