import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { noteFilter } from './note-filter.ts';

export type NoteFilter = z.infer<z.ZodObject<typeof noteFilter>>;
type Narrowed<O> = SelectQueryBuilder<DB, 'deliveries.note', O>;

const EQUAL = {
  customerId: 'customer_id',
  siteId: 'site_id',
  driverId: 'driver_id',
  vehicleId: 'vehicle_id',
  waveId: 'wave_id',
  state: 'state',
} as const;

export function narrow<O>(query: Narrowed<O>, filter: NoteFilter): Narrowed<O> {
  let narrowed = query;
  if (filter.from) narrowed = narrowed.where('delivery_on', '>=', filter.from);
  if (filter.to) narrowed = narrowed.where('delivery_on', '<=', filter.to);
  for (const key of Object.keys(EQUAL) as (keyof typeof EQUAL)[]) {
    const value = filter[key];
    if (value) narrowed = narrowed.where(EQUAL[key], '=', value);
  }
  if (filter.number) narrowed = narrowed.where(sql<SqlBool>`starts_with(number, ${filter.number})`);
  if (filter.urgent) narrowed = narrowed.where('urgent', '=', true);
  if (filter.exceptions) narrowed = narrowed.where(WITH_EXCEPTIONS);
  return filter.text ? narrowed.where(found(filter.text)) : narrowed;
}

const WITH_EXCEPTIONS = sql<SqlBool>`exists (select from deliveries.note_line l where l.note_id = deliveries.note.id
  and (l.outcome <> 'accepted' or coalesce(l.deduct_bp, 0) > 0))`;

/** `%` and `_` of what people type mean themselves. */
const found = (text: string) => {
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql<SqlBool>`(number ilike ${like} or vehicle ilike ${like}
    or customer_id in (select id from customers.customer where name ilike ${like})
    or site_id in (select id from customers.site where name ilike ${like} or code ilike ${like})
    or exists (select from deliveries.note_line l where l.note_id = deliveries.note.id and l.product ilike ${like}))`;
};
