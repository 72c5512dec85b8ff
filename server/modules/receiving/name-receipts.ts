import type { Db, Tx } from '../../platform/app.ts';

/** `RK261122-000001`, for notices and papers. */
export async function nameReceipts(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('receiving.receipt')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
