// The only SQL that writes certificates and packs.

import { type Selectable, sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { on } from '../../platform/apply.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import { nameKey } from '../products/public.ts';
import type { Certificate, CoveredProduct } from './certificate.ts';
import * as told from './facts.ts';

/** By what goods and certificates find each other: product codes and names. */
export const goodsOf = (products: readonly { readonly code: string | null; readonly name: string }[]): string[] => [
  ...new Set(products.flatMap(({ code, name }) => [...(code === null ? [] : [`c:${code}`]), `n:${nameKey(name)}`])),
];

export const apply = Object.fromEntries([
  on(told.filed, (tx, data, fact) =>
    tx
      .insertInto('certificates.certificate')
      .values({
        id: data.certificateId,
        kind: data.kind,
        variant: data.variant,
        number: data.number,
        lot: data.lot,
        products: JSON.stringify(data.products),
        goods: goodsOf(data.products),
        issued_on: data.issuedOn,
        valid_from: data.validFrom,
        valid_to: data.validTo,
        files: JSON.stringify(data.files),
        supplier_id: data.supplierId ?? null,
        lot_id: data.lotId ?? null,
        filed_at: iso(fact.recordedAt),
      })
      .execute(),
  ),
  on(told.withdrawn, (tx, { certificateId, reason }, fact) =>
    tx
      .updateTable('certificates.certificate')
      .set({ withdrawn_at: iso(fact.recordedAt), withdrawn_for: reason })
      .where('id', '=', certificateId)
      .execute(),
  ),
  on(told.bundled, (tx, data, fact) => {
    const values = {
      complete: data.complete,
      line_count: data.lineCount,
      missing: JSON.stringify(data.missing),
      certificates: data.certificates,
      bundled_at: iso(fact.recordedAt),
    };
    const place = { note_id: data.noteId, customer_id: data.customerId, site_id: data.siteId, delivery_on: data.deliveryOn };
    return tx
      .insertInto('certificates.pack')
      .values({ ...place, ...values })
      .onConflict((conflict) => conflict.column('note_id').doUpdateSet(values))
      .execute();
  }),
]);

export const rebuilds = ['certificates.certificate', 'certificates.pack'];

export type CertificateRow = Selectable<DB['certificates.certificate']>;
export type KeptFile = { readonly fileId: string; readonly sha256: string };
export const productsOf = (row: CertificateRow): readonly CoveredProduct[] => row.products as unknown as CoveredProduct[];
export const filesOf = (row: CertificateRow): readonly KeptFile[] => row.files as unknown as KeptFile[];

/** A line and a certificate of its lot lie no further apart than this; others of long ago are not even looked at. */
const YEAR = 366;

type Asked = {
  readonly goods: readonly string[];
  readonly lots: readonly string[];
  readonly lotIds?: readonly string[];
  readonly from: string;
  readonly to: string;
};

/** Certificates that might belong to goods delivered between two days. A draft of ours belongs to nothing yet. */
export async function candidates(db: Db | Tx, { goods, lots, lotIds = [], from, to }: Asked): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`
    select * from certificates.certificate
    where withdrawn_at is null and missing = '{}' and (goods && ${[...goods]}::text[] or products = '[]' or lot_id = any(${[...lotIds]}::uuid[]))
      and valid_from <= ${to}::date and (valid_to is null or valid_to >= ${from}::date)
      and (valid_to is not null or lower(trim(lot)) = any(${lots.map((lot) => lot.trim().toLowerCase())}::text[]) or lot_id = any(${[...lotIds]}::uuid[])
        or issued_on >= ${from}::date - ${YEAR}::int)
    order by id`.execute(db);
  return rows;
}

export const certificateOf = (row: CertificateRow): Certificate => ({
  id: row.id,
  kind: row.kind,
  lot: row.lot,
  products: productsOf(row),
  issuedOn: row.issued_on,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  supplierId: row.supplier_id,
  lotId: row.lot_id,
  reissued: row.reissued,
});

/** Notes whose pack may be another now; a sweep makes it soon. */
export async function markGoods(
  tx: Tx,
  { goods, from, to }: Pick<Asked, 'goods' | 'from'> & { readonly to: string | null },
  at: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update certificates.concern set stale_since = coalesce(stale_since, ${iso(at)}::timestamptz)
    where delivery_on >= ${from}::date and (${to}::date is null or delivery_on <= ${to}::date)
      and (goods && ${[...goods]}::text[] or ${goods.length === 0})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function markHolders(tx: Tx, certificateId: string, at: number): Promise<void> {
  await sql`update certificates.concern c set stale_since = coalesce(stale_since, ${iso(at)}::timestamptz)
    from certificates.pack p where p.note_id = c.note_id and p.certificates @> array[${certificateId}]::uuid[]`.execute(tx);
}

export async function markNotes(tx: Tx, noteIds: readonly string[], at: number): Promise<void> {
  if (noteIds.length === 0) return;
  await sql`update certificates.concern set stale_since = coalesce(stale_since, ${iso(at)}::timestamptz) where note_id = any(${[...noteIds]}::uuid[])`.execute(
    tx,
  );
}

export async function markNote(tx: Tx, noteId: string, at: number): Promise<void> {
  await sql`update certificates.concern set stale_since = coalesce(stale_since, ${iso(at)}::timestamptz) where note_id = ${noteId}`.execute(tx);
}
