// Lots and places as acts on stock need them.
import { type Selectable, sql } from 'kysely';
import type { Tx, Unit } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { Lot, Place } from '../lot.ts';
import { toLot } from '../read-lots.ts';
import { no as noLot } from '../refusals.ts';

/** Locked in one order, so that of two who act on the same goods the second waits and then sees what the first did. */
export async function lockLots({ tx }: Pick<Unit, 'tx'>, lotIds: readonly string[]): Promise<(lotId: string) => Lot> {
  const ids = [...new Set(lotIds)];
  const { rows } = await sql<Selectable<DB['lots.lot']>>`select * from lots.lot where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, toLot(row)]));
  return (lotId) => {
    const lot = found.get(lotId);
    if (!lot) throw noLot('not-found');
    return lot;
  };
}

export async function lockLot(unit: Pick<Unit, 'tx'>, lotId: string): Promise<Lot> {
  return (await lockLots(unit, [lotId]))(lotId);
}

export type Kept = Place & { readonly name: string; readonly kind: 'store' | 'quarantine' };

/** Places of our own to which goods may come. Nobody closes them meanwhile. */
export const openPlaces = (tx: Tx, placeIds: readonly string[]) => places(placeIds, sql`and active`, tx);

/** Goods may leave a closed place too. */
export const anyPlaces = (tx: Tx, placeIds: readonly string[]) => places(placeIds, sql``, tx);

async function places(placeIds: readonly string[], also: ReturnType<typeof sql>, tx: Tx): Promise<(placeId: string) => Kept> {
  const { rows } = await sql<Kept>`
    select id, kind, name from lots.place where id = any(${[...new Set(placeIds)]}::uuid[]) ${also} order by id for share`.execute(tx);
  const found = new Map(rows.map((row) => [row.id, row]));
  return (placeId) => {
    const place = found.get(placeId);
    if (!place) throw noLot('place-not-found');
    return place;
  };
}

export const at = ({ kind, id }: Kept): Place => ({ kind, id });
