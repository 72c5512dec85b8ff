// The only SQL that writes vehicles.
import { type Selectable, type SqlBool, sql } from 'kysely';
import type { Temperature } from '../../kernel/temperature.ts';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import { no } from './refusals.ts';
import type { Vehicle, VehicleFields } from './vehicle.ts';

export const vehicleOf = (row: Selectable<DB['vehicles.vehicle']>): Vehicle => ({
  id: row.id,
  plate: row.plate,
  name: row.name,
  temperature: row.temperature as Temperature,
  capacityKg: row.capacity_kg,
  crates: row.crates,
  active: row.active,
});

/** Locks it, so that two changes come one after the other. */
export async function load({ tx }: Unit, vehicleId: string): Promise<Vehicle> {
  const row = await tx.selectFrom('vehicles.vehicle').selectAll().where('id', '=', vehicleId).forUpdate().executeTakeFirst();
  if (!row) throw no('not-found');
  return vehicleOf(row);
}

const columns = ({ plate, name, temperature, capacityKg, crates }: VehicleFields) => ({ plate, name, temperature, capacity_kg: capacityKg, crates });

/** A plate in use belongs to one vehicle: false where another has it. */
export async function insert({ tx, now }: Unit, id: string, fields: VehicleFields): Promise<boolean> {
  const values = { id, ...columns(fields), registered_at: iso(now) };
  const row = await tx
    .insertInto('vehicles.vehicle')
    .values(values)
    // Written out: a prepared statement could not prove that a parameter fits the partial index.
    .onConflict((conflict) => conflict.column('plate').where(sql<SqlBool>`active`).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function plateTaken({ tx }: Unit, { id, plate }: Pick<Vehicle, 'id' | 'plate'>): Promise<boolean> {
  const row = await tx
    .selectFrom('vehicles.vehicle')
    .select('id')
    .where('plate', '=', plate)
    .where('active', '=', true)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

export const update = ({ tx }: Unit, id: string, fields: VehicleFields) =>
  tx.updateTable('vehicles.vehicle').set(columns(fields)).where('id', '=', id).execute();

export const retire = ({ tx, now }: Unit, id: string) =>
  tx
    .updateTable('vehicles.vehicle')
    .set({ active: false, retired_at: iso(now) })
    .where('id', '=', id)
    .execute();
