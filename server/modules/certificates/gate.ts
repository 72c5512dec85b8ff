// Whether the papers that goods need are there before the goods go in (R7.3): by kind, product, lot, day and supplier.
import { sql } from 'kysely';
import type { Text } from '../../kernel/text.ts';
import type { Db, Tx } from '../../platform/app.ts';
import { nameKey, termsOf } from '../products/public.ts';
import { supplierNames } from '../suppliers/public.ts';
import { type CertificateRow, candidates, certificateOf, goodsOf } from './certificate.store.ts';
import type { PackLine } from './certificate.ts';
import { KINDS, labelOf } from './kinds.ts';
import { packOf } from './pack.rules.ts';

/** `lots`: the supplier's lot of each product, in the order of `productIds`. */
export type GateAsk = {
  readonly supplierId: string;
  readonly productIds: readonly string[];
  readonly on: string;
  readonly lots?: readonly (string | null)[];
};
/** `expired`: there was one for these goods, until `validTo`. */
export type GatePaper = {
  readonly kind: string;
  readonly label: Text;
  readonly state: 'found' | 'missing' | 'expired';
  readonly certificateId: string | null;
  readonly validTo: string | null;
};
export type GateAnswer = { readonly productId: string; readonly papers: readonly GatePaper[] };

/** For each product, in the order given, every kind of paper it needs and where that stands. */
export async function gateOf(db: Db | Tx, { supplierId, productIds, on, lots = [] }: GateAsk): Promise<GateAnswer[]> {
  const { byId } = await termsOf(db, { ids: productIds, on });
  const lines: PackLine[] = productIds.map((id, i) => ({
    lineId: String(i),
    lineNo: i + 1,
    product: byId.get(id)?.name ?? '',
    code: byId.get(id)?.code ?? null,
    lot: lots[i] ?? null,
    kinds: byId.get(id)?.certificateKinds ?? [],
    supplierId,
  }));
  const goods = goodsOf(lines.map(({ code, product }) => ({ code, name: product })));
  const named = lots.flatMap((lot) => lot ?? []);
  const rows = await candidates(db, { goods, lots: named, from: on, to: on });
  // What we issued ourselves speaks of lots that we made, never of goods at the door.
  const certificates = (await notOfOthers(db, supplierId, rows)).filter(({ reissued }) => !reissued).map(certificateOf);
  const pack = packOf({ deliveryOn: on, lines, certificates, kinds: KINDS, key: nameKey });
  const ended = await notOfOthers(db, supplierId, await endedBefore(db, goods, on));
  return pack.lines.map(({ line, found, missing }, i) => ({
    productId: productIds[i] as string,
    papers: [
      ...found.map(({ kind, certificateId }) => {
        const validTo = certificates.find(({ id }) => id === certificateId)?.validTo ?? null;
        return { kind, label: labelOf(kind), state: 'found' as const, certificateId, validTo };
      }),
      ...missing.map((kind) => {
        const keys = goodsOf([{ code: line.code, name: line.product }]);
        const last = ended.find((one) => one.kind === kind && one.goods.some((key) => keys.includes(key)));
        return {
          kind,
          label: labelOf(kind),
          state: last ? ('expired' as const) : ('missing' as const),
          certificateId: null,
          validTo: last?.valid_to ?? null,
        };
      }),
    ],
  }));
}

/** A paper that names another supplier says nothing about these goods; one that names none may belong to them. */
async function notOfOthers<R extends Pick<CertificateRow, 'id' | 'supplier_id'>>(db: Db | Tx, supplierId: string, rows: readonly R[]): Promise<R[]> {
  const unsure = rows.filter(({ supplier_id }) => supplier_id === null).map(({ id }) => id);
  if (unsure.length === 0) return rows.filter(({ supplier_id }) => supplier_id === supplierId);
  const name = nameKey((await supplierNames(db, [supplierId])).get(supplierId) ?? '');
  const words = await db.selectFrom('certificates.words').select(['certificate_id', 'supplier']).where('certificate_id', 'in', unsure).execute();
  const written = new Map(words.map(({ certificate_id, supplier }) => [certificate_id, nameKey(supplier)]));
  return rows.filter(({ id, supplier_id }) => {
    if (supplier_id !== null) return supplier_id === supplierId;
    const supplier = written.get(id) ?? '';
    return supplier === '' || supplier === name;
  });
}

type Ended = Pick<CertificateRow, 'id' | 'supplier_id' | 'kind' | 'goods'> & { readonly valid_to: string };

/** The latest paper of each kind for these goods that is over, newest end first. */
async function endedBefore(db: Db | Tx, goods: readonly string[], on: string): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    select id, supplier_id, kind, goods, valid_to from certificates.certificate
    where withdrawn_at is null and goods && ${[...goods]}::text[] and valid_to < ${on}::date order by valid_to desc, id limit 500`.execute(db);
  return rows;
}
