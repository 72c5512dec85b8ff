// Vehicles by plate.
import { type SqlBool, sql } from 'kysely';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { vehicleOf } from './vehicle.store.ts';

export async function listVehicles(
  { db, actor }: Call,
  { retired, cursor, limit }: InputOf<typeof contract.list>,
): Promise<OutputOf<typeof contract.list>> {
  const after = readCursor(cursor, 2);
  let query = db.selectFrom('vehicles.vehicle').selectAll();
  if (!retired) query = query.where('active', '=', true);
  if (after) query = query.where(sql<SqlBool>`(plate, id) > (${after[0]}, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('plate')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const manages = actor.can.has('vehicles.manage');
  return {
    items: page.map((row) => ({ ...vehicleOf(row), can: { change: manages && row.active, retire: manages && row.active } })),
    next: rows.length > limit && last ? writeCursor([last.plate, last.id]) : null,
    can: { register: manages },
  };
}
