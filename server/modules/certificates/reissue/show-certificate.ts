// One certificate: what it rests on, what was issued on it, and how many deliveries it goes along with.
import { sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { supplierNames } from '../../suppliers/public.ts';
import type { CertificateRow } from '../certificate.store.ts';
import { filesById, showOnDesk } from '../certificate-row.ts';
import type { contract } from '../contract.ts';
import { isConfirmed, labelOf, REISSUE } from '../kinds.ts';
import { paperLots } from '../paper-lots.ts';
import { no } from '../refusals.ts';

type Shown = OutputOf<typeof contract.show>;
type Brief = Shown['basedOn'][number];
type Row = CertificateRow & { readonly supplier: string | null; readonly remark: string | null };

const written = sql`select c.*, w.supplier, w.remark from certificates.certificate c left join certificates.words w on w.certificate_id = c.id`;

export async function certificateRow(db: Db, certificateId: string): Promise<Row> {
  const { rows } = await sql<Row>`${written} where c.id = ${certificateId}`.execute(db);
  const [row] = rows;
  if (!row) throw no('not-found');
  return row;
}

/** In the order in which ours names them. */
export async function groundsOf(db: Db, row: CertificateRow): Promise<Row[]> {
  if (row.based_on.length === 0) return [];
  const { rows } =
    await sql<Row>`${written} where c.id = any(${row.based_on}::uuid[]) order by array_position(${row.based_on}::uuid[], c.id)`.execute(db);
  return rows;
}

export async function showCertificatePage(call: Call, { certificateId }: InputOf<typeof contract.show>): Promise<Shown> {
  const { app, db, now, actor } = call;
  const row = await certificateRow(db, certificateId);
  const based = await groundsOf(db, row);
  const { rows: issued } =
    await sql<Row>`${written} where c.reissued and c.based_on @> array[${certificateId}]::uuid[] order by c.filed_at desc limit 100`.execute(db);
  const { rows: counted } = await sql<{ notes: number }>`
    select count(*) as notes from certificates.pack where certificates @> array[${certificateId}]::uuid[]`.execute(db);
  const lots = await paperLots(db, row.missing, shanghaiDate(now));
  const suppliers = await supplierNames(db, [
    ...[row, ...based, ...issued].flatMap((one) => one.supplier_id ?? []),
    ...[...lots.values()].flatMap((lot) => lot.supplierId ?? []),
  ]);
  const files = await filesById({ ...app, db }, [row]);
  const brief = (one: Row): Brief => briefOf(one, suppliers);
  return {
    ...showOnDesk(row, { files, suppliers, now, mayWithdraw: actor.can.has('certificates.withdraw') }),
    made: madeOf(row),
    basedOn: based.map(brief),
    issuedOnIt: issued.map(brief),
    missing: row.missing.flatMap((lotId) => {
      const lot = lots.get(lotId);
      if (!lot) return [];
      const { number, supplierLot, product, code, supplierId } = lot;
      return [{ lotId, number, supplierLot, product, productCode: code, supplier: suppliers.get(supplierId ?? '') ?? '' }];
    }),
    notes: counted[0]?.notes ?? 0,
  };
}

const madeOf = (row: CertificateRow): Shown['made'] =>
  row.reissued && row.amount !== null
    ? {
        amount: row.amount,
        unit: row.unit as UnitCode,
        origin: row.place_of_origin ?? '',
        source: REISSUE.source,
        wordingConfirmed: isConfirmed(REISSUE.wording),
      }
    : null;

const briefOf = (row: Row, suppliers: ReadonlyMap<string, string>): Brief => ({
  id: row.id,
  kind: row.kind,
  label: labelOf(row.kind),
  number: row.number,
  lot: row.lot,
  lotId: row.lot_id,
  supplier: suppliers.get(row.supplier_id ?? '') ?? row.supplier ?? '',
  issuedOn: row.issued_on,
  validTo: row.valid_to,
  reissued: row.reissued,
  draft: row.missing.length > 0,
  withdrawn: row.withdrawn_at !== null,
});
