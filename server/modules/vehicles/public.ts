// What other modules may ask about vehicles.
import type { Db, Tx } from '../../platform/app.ts';
import { vehicleOf } from './vehicle.store.ts';
import type { Vehicle } from './vehicle.ts';

export type { Vehicle } from './vehicle.ts';

/** Every vehicle in use, and of the retired ones those of these ids or plates: yesterday's round names them still. By plate. */
export async function vehiclesOf(
  db: Db | Tx,
  { ids = [], plates = [] }: { ids?: readonly string[]; plates?: readonly string[] } = {},
): Promise<Vehicle[]> {
  const rows = await db
    .selectFrom('vehicles.vehicle')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('active', '=', true),
        ...(ids.length > 0 ? [eb('id', 'in', [...ids])] : []),
        ...(plates.length > 0 ? [eb('plate', 'in', [...plates])] : []),
      ]),
    )
    .orderBy('plate')
    .orderBy('id')
    .execute();
  return rows.map(vehicleOf);
}
