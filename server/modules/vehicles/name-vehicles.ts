import type { Db, Tx } from '../../platform/app.ts';

/** `演A·00001`, for notices and papers. */
export async function nameVehicles(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('vehicles.vehicle')
    .select(['id', 'plate'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, plate }) => [id, plate]));
}
