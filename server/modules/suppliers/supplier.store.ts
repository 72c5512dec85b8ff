// The only SQL that writes suppliers. The table holds names and phones: it is not rebuilt from facts.
import { type Selectable, type SqlBool, sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { nextInSeries } from '../../platform/database/number-series.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import { no } from './refusals.ts';
import type { DropReason, Licence, Supplier, SupplierFields, SupplierKind } from './supplier.ts';

export type Row = Selectable<DB['suppliers.supplier']>;

export const supplierOf = (row: Row): Supplier => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind as SupplierKind,
  address: row.address,
  contact: row.contact,
  phone: row.phone,
  email: row.email,
  licences: row.licences as unknown as Licence[],
  remark: row.remark,
  active: row.active,
});

/** Locks it, so that two changes come one after the other. */
export async function load({ tx }: Unit, supplierId: string): Promise<Supplier> {
  const row = await tx.selectFrom('suppliers.supplier').selectAll().where('id', '=', supplierId).forUpdate().executeTakeFirst();
  if (!row) throw no('not-found');
  return supplierOf(row);
}

const columns = ({ licences, ...fields }: SupplierFields) => ({ ...fields, licences: JSON.stringify(licences) });

/** A name in use belongs to one supplier: undefined where another has it; the code otherwise. */
export async function insert({ tx, now }: Unit, id: string, fields: SupplierFields): Promise<string | undefined> {
  const code = sql<string>`'GYS' || ${nextInSeries('suppliers.code', 4)}`;
  const row = await tx
    .insertInto('suppliers.supplier')
    .values({ id, code, ...columns(fields), registered_at: iso(now) })
    // Written out: a prepared statement could not prove that a parameter fits the partial index.
    .onConflict((conflict) => conflict.column('name').where(sql<SqlBool>`active`).doNothing())
    .returning('code')
    .executeTakeFirst();
  return row?.code;
}

/** The code of the active supplier of this name, other than `but`. */
export async function codeOfName({ tx }: Unit, name: string, but: string | null = null): Promise<string | undefined> {
  let query = tx.selectFrom('suppliers.supplier').select('code').where('name', '=', name).where('active', '=', true);
  if (but !== null) query = query.where('id', '<>', but);
  return (await query.executeTakeFirst())?.code;
}

export const update = ({ tx }: Unit, id: string, fields: SupplierFields) =>
  tx.updateTable('suppliers.supplier').set(columns(fields)).where('id', '=', id).execute();

export const drop = ({ tx, now }: Unit, id: string, reason: DropReason) =>
  tx
    .updateTable('suppliers.supplier')
    .set({ active: false, dropped_at: iso(now), dropped_for: reason })
    .where('id', '=', id)
    .execute();
