// Vans that stop at a site soon: what may take goods along.
import { sql } from 'kysely';
import { HOUR, type Instant, iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';

export type Stop = {
  readonly noteId: string;
  readonly number: string;
  readonly siteId: string;
  readonly deliveryOn: string;
  readonly windowFrom: Instant;
  readonly windowTo: Instant;
  readonly driverId: string | null;
  readonly vehicle: string | null;
  readonly vehicleId: string | null;
  readonly state: string;
  readonly leftAt: Instant | null;
};

const COLUMNS = sql`id as "noteId", number, site_id as "siteId", delivery_on as "deliveryOn", window_from as "windowFrom", window_to as "windowTo",
  driver_id as "driverId", vehicle, vehicle_id as "vehicleId", state, left_at as "leftAt"`;
/** A van that should have been there this long ago and was not seen is no plan. */
const LOST = 6 * HOUR;

/** Not there yet, or standing there now; the next one first. */
export async function stopsAt(
  db: Db | Tx,
  siteIds: readonly string[],
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<Stop[]> {
  if (siteIds.length === 0) return [];
  const { rows } = await sql<Stop>`
    select ${COLUMNS} from deliveries.note
    where site_id = any(${[...new Set(siteIds)]}::uuid[]) and window_from <= ${iso(until)}::timestamptz and window_to >= ${iso(now - LOST)}::timestamptz
      and (state in ('issued', 'departed', 'arrived') or (state in ('accepted', 'partly-accepted', 'refused') and arrived_at is not null and left_at is null))
    order by window_from, number limit 200`.execute(db);
  return rows;
}

export async function stopsByIds(db: Db | Tx, noteIds: readonly string[]): Promise<ReadonlyMap<string, Stop>> {
  if (noteIds.length === 0) return new Map();
  const { rows } = await sql<Stop>`select ${COLUMNS} from deliveries.note where id = any(${[...new Set(noteIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.noteId, row]));
}

const ON_THE_WAY: readonly string[] = ['issued', 'departed'];
/** The rule itself plans only with a van that is still to come. */
export const comes = ({ state }: Pick<Stop, 'state'>): boolean => ON_THE_WAY.includes(state);
/** Cancelled, or gone without the goods. */
export const isOver = ({ state, leftAt }: Pick<Stop, 'state' | 'leftAt'>): boolean => state === 'cancelled' || leftAt !== null;
