// Numbers of the papers that belong to goods, for books and reports.
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/app.ts';
import { goodsOf } from './certificate.store.ts';
import { labelOf } from './kinds.ts';

/** Goods of a lot: its numbers as we and the supplier write them, and the product. */
export type Goods = { readonly lots: readonly string[]; readonly code: string | null; readonly name: string };
type Row = { kind: string; number: string; lot: string; goods: string[] };

const plain = (text: string): string => text.trim().toLowerCase();

/** For each of the goods, in the order given: `动物检疫合格证明 37A001`. Only papers that name the very lot. */
export async function vouchersOf(db: Db | Tx, goods: readonly Goods[]): Promise<string[][]> {
  const lots = [...new Set(goods.flatMap((one) => one.lots.map(plain)))];
  if (lots.length === 0) return goods.map(() => []);
  const { rows } = await sql<Row>`
    select kind, number, lower(trim(lot)) as lot, goods from certificates.certificate
    where lower(trim(lot)) = any(${lots}::text[]) and withdrawn_at is null order by kind, number`.execute(db);
  return goods.map((one) =>
    rows
      .filter(({ lot, goods: covered }) => one.lots.some((number) => plain(number) === lot) && covers(covered, one))
      .map(({ kind, number }) => `${labelOf(kind).zh} ${number}`.trim()),
  );
}

const covers = (covered: readonly string[], goods: Goods): boolean => covered.length === 0 || goodsOf([goods]).some((key) => covered.includes(key));
