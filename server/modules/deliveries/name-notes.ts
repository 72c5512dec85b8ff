// What people call a delivery note: its number and where it goes.
import type { Db, Tx } from '../../platform/app.ts';

export async function nameNotes(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('deliveries.note')
    .innerJoin('customers.site', 'customers.site.id', 'deliveries.note.site_id')
    .select(['deliveries.note.id', 'deliveries.note.number', 'customers.site.name'])
    .where('deliveries.note.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, number, name }) => [id, `${number} ${name}`]));
}
