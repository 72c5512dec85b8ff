// What people call a recall: its number and what it is about.
import type { Db, Tx } from '../../../platform/app.ts';
import { headsOf } from './list-recalls.ts';

export async function nameRecalls(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('recalls.recall')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const heads = await headsOf({ db: db as Db }, rows);
  return new Map(heads.map(({ id, number, products, mock }) => [id, `${number} ${mock ? '模拟 ' : ''}${products.join('、')}`]));
}
