// Whose a certificate is: the supplier that was chosen, else the one whose name was written, else nobody's in particular.
import type { Db, Tx } from '../../../platform/app.ts';
import { nameKey } from '../../products/public.ts';
import { activeSuppliers } from '../../suppliers/public.ts';
import type { CertificateRow } from '../certificate.store.ts';

/** Stands for a name that is none of our suppliers': it is somebody else's all the same. */
const NOBODY = 'nobody';

export async function wroteOf(db: Db | Tx, rows: readonly CertificateRow[]): Promise<(row: CertificateRow) => string | null> {
  const unsure = rows.filter(({ supplier_id, reissued }) => supplier_id === null && !reissued).map(({ id }) => id);
  if (unsure.length === 0) return ({ supplier_id }) => supplier_id;
  const words = await db
    .selectFrom('certificates.words')
    .select(['certificate_id', 'supplier'])
    .where('certificate_id', 'in', unsure)
    .where('supplier', '<>', '')
    .execute();
  if (words.length === 0) return ({ supplier_id }) => supplier_id;
  const byName = new Map((await activeSuppliers(db)).map(({ id, name }) => [nameKey(name), id]));
  const written = new Map(words.map(({ certificate_id, supplier }) => [certificate_id, byName.get(nameKey(supplier)) ?? NOBODY]));
  return ({ id, supplier_id }) => supplier_id ?? written.get(id) ?? null;
}
