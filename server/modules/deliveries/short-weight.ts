// What came short at the dock, for whoever scores or pays by it; and on which days a customer is delivered to.
import { sql } from 'kysely';
import { UNITS } from '../../kernel/quantity.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';

/** Weighed goods alone: boxes and kilograms do not add up. */
const WEIGHED = Object.entries(UNITS).flatMap(([code, { base }]) => (base === 'g' ? [code] : []));

type Span = { readonly customerIds: readonly string[]; readonly from: Instant; readonly to: Instant };
/** Grams by category of goods; `category` null for goods outside the list of products. */
export type ShortWeight = { readonly customerId: string; readonly category: string | null; readonly came: number; readonly short: number };

/** Of weighed lines accepted in the span: what came by our weight, and what the dock called short or missing of it. */
export async function shortWeights(db: Db | Tx, { customerIds, from, to }: Span): Promise<ShortWeight[]> {
  const { rows } = await sql<ShortWeight>`
    select n.customer_id as "customerId", p.category, sum(coalesce(l.picked, l.ordered))::float8 as came,
      coalesce(sum(greatest(coalesce(l.picked, l.ordered) - l.accepted, 0)) filter (where l.reason in ('short', 'missing')), 0)::float8 as short
    from deliveries.note n join deliveries.note_line l on l.note_id = n.id left join products.product p on p.id = l.product_id
    where n.customer_id = any(${[...customerIds]}::uuid[]) and n.accepted_at >= ${iso(from)}::timestamptz and n.accepted_at < ${iso(to)}::timestamptz
      and l.accepted is not null and l.unit = any(${WEIGHED}::text[])
    group by 1, 2`.execute(db);
  return rows;
}

/** Days with a note that was not called off, in order; those still to come too, as far as they are planned. */
export async function deliveryDays(db: Db | Tx, { customerIds, from, to }: Span): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ customerId: string; day: string }>`
    select distinct customer_id as "customerId", delivery_on::text as day from deliveries.note
    where customer_id = any(${[...customerIds]}::uuid[]) and state <> 'cancelled'
      and delivery_on >= (${iso(from)}::timestamptz at time zone 'Asia/Shanghai')::date and delivery_on < (${iso(to)}::timestamptz at time zone 'Asia/Shanghai')::date
    order by 2`.execute(db);
  const found = new Map<string, string[]>(customerIds.map((id) => [id, []]));
  for (const { customerId, day } of rows) found.get(customerId)?.push(day);
  return found;
}
