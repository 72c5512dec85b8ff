// A certificate as lists and packs show it.
import { SYSTEM } from '../../kernel/actor.ts';
import { iso, shanghaiDate } from '../../kernel/time.ts';
import type { App } from '../../platform/app.ts';
import type { StoredFile } from '../../platform/files/public.ts';
import type { OutputOf } from '../../platform/http/endpoint.ts';
import { daysBetween } from './certificate.rules.ts';
import { type CertificateRow, filesOf, productsOf } from './certificate.store.ts';
import type { Withdrawal } from './certificate.ts';
import type { contract } from './contract.ts';
import { labelOf } from './kinds.ts';

export type OnDesk = OutputOf<typeof contract.list>['items'][number];
export type Shown = OutputOf<typeof contract.packOf>['certificates'][number];

/** The files of all of them, by id. Whoever may see the certificate may know what files it has. */
export async function filesById({ files, db }: App, rows: readonly CertificateRow[]): Promise<ReadonlyMap<string, StoredFile>> {
  const attached = await files.attachedTo(db, { type: 'certificate', ids: rows.map(({ id }) => id) }, SYSTEM);
  return new Map(attached.map((file) => [file.id, file]));
}

export const showCertificate = (row: CertificateRow, { files, now }: { files: ReadonlyMap<string, StoredFile>; now: number }): Shown => ({
  id: row.id,
  kind: row.kind,
  label: labelOf(row.kind),
  variant: row.variant,
  number: row.number,
  lot: row.lot,
  products: productsOf(row).map(({ productId, code, name }) => ({ productId, code, name })),
  issuedOn: row.issued_on,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  daysLeft: row.valid_to === null ? null : daysBetween(shanghaiDate(now), row.valid_to),
  files: filesOf(row).map(({ fileId }) => ({
    fileId,
    kind: files.get(fileId)?.kind === 'image' ? ('image' as const) : ('document' as const),
    name: files.get(fileId)?.name ?? null,
  })),
  reissued: row.reissued,
  draft: row.missing.length > 0,
});

type Words = { readonly supplier: string | null; readonly remark: string | null };

export const showOnDesk = (
  row: CertificateRow & Words,
  beside: { files: ReadonlyMap<string, StoredFile>; suppliers: ReadonlyMap<string, string>; now: number; mayWithdraw: boolean },
): OnDesk => ({
  ...showCertificate(row, beside),
  // The name of today where we know who it is, else as it was written.
  supplier: beside.suppliers.get(row.supplier_id ?? '') ?? row.supplier ?? '',
  supplierId: row.supplier_id,
  lotId: row.lot_id,
  remark: row.remark ?? '',
  filedAt: iso(row.filed_at),
  withdrawnAt: row.withdrawn_at === null ? null : iso(row.withdrawn_at),
  withdrawnFor: row.withdrawn_for as Withdrawal | null,
  can: { withdraw: beside.mayWithdraw && row.withdrawn_at === null },
});
