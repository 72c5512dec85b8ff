// What other modules may ask about suppliers.
import type { Db, Tx } from '../../platform/app.ts';
import { supplierOf } from './supplier.store.ts';
import type { Supplier } from './supplier.ts';

export { ensureDemoSuppliers } from './demo.ts';
export { askedOf, type Gap, gapsOf } from './licences.ts';
export { supplierNames } from './name-suppliers.ts';
export { no as noSupplier } from './refusals.ts';
export {
  LICENCES,
  type Licence,
  type LicenceKind,
  SUPPLIER_KINDS,
  type Supplier,
  type Supplier as SupplierCard,
  type SupplierKind,
} from './supplier.ts';

/** Id → name, address, contact, phone, e-mail and licences; those dropped too (`active` says so). */
export async function supplierCards(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Supplier>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('suppliers.supplier')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, supplierOf(row)]));
}

/** Every supplier in use, by name. */
export async function activeSuppliers(db: Db | Tx): Promise<Supplier[]> {
  const rows = await db.selectFrom('suppliers.supplier').selectAll().where('active', '=', true).orderBy('name').orderBy('id').execute();
  return rows.map(supplierOf);
}
