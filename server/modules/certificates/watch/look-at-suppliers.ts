// What papers the suppliers and their goods in stock need, and which of them are there and hold.
import { sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Lot, lotsByIds } from '../../lots/public.ts';
import { nameKey, type Terms, termsOf } from '../../products/public.ts';
import { askedOf, gapsOf, type Supplier } from '../../suppliers/public.ts';
import { candidates, certificateOf, goodsOf } from '../certificate.store.ts';
import type { Certificate, PackLine, PaperLot } from '../certificate.ts';
import { fitOf } from '../fit.rules.ts';
import { KINDS, type Kind } from '../kinds.ts';
import { papersOfLots } from '../pack.rules.ts';
import { wroteOf } from '../reissue/who-wrote.ts';

export type Lacking = { readonly kind: string; readonly lotId: string | null; readonly state: 'missing' | 'expired' };
export type Looked = { readonly supplierId: string; readonly needed: number; readonly valid: number; readonly lacking: readonly Lacking[] };

type Goods = { readonly lot: Lot; readonly product: Terms };

/** In the order given. Papers of a load are looked at as of the day it came: those of one day need not be renewed for what lies in the store. */
export async function lookAtSuppliers(db: Db | Tx, suppliers: readonly Supplier[], now: number): Promise<Looked[]> {
  const today = shanghaiDate(now);
  const goods = await goodsInStock(
    db,
    suppliers.map(({ id }) => id),
    today,
  );
  const certificates = await papersOver(db, goods, today);
  return suppliers.map((supplier) => {
    const ofLicences = licencesOf(supplier, today);
    const own = (goods.get(supplier.id) ?? []).flatMap((one) =>
      KINDS.filter(({ code }) => one.product.certificateKinds.some((kind) => kind === code)).map((kind) => ({ ...one, kind })),
    );
    const lacking = own
      .filter(({ lot, product, kind }) => !holds(kind, { lot, product }, { certificates, today, supplierId: supplier.id }))
      .map(({ lot, kind }): Lacking => ({ kind: kind.code, lotId: lot.id, state: 'missing' }));
    const needed = ofLicences.needed + own.length;
    const all = [...ofLicences.lacking, ...lacking];
    return { supplierId: supplier.id, needed, valid: needed - all.length, lacking: all };
  });
}

function licencesOf(supplier: Supplier, on: string): { needed: number; lacking: Lacking[] } {
  const asked = askedOf(supplier.kind, on).filter(({ licences }) => licences.length > 0);
  const lacking = gapsOf(supplier, on).flatMap(({ what, licences }): Lacking[] => {
    if (what !== 'licence-missing' && what !== 'licence-expired') return [];
    return [{ kind: `licence:${licences[0]}`, lotId: null, state: what === 'licence-expired' ? 'expired' : 'missing' }];
  });
  return { needed: asked.length, lacking };
}

/** Free to be delivered: what waits apart for its papers is not used, and what is used up needs none. */
async function goodsInStock(db: Db | Tx, supplierIds: readonly string[], on: string): Promise<ReadonlyMap<string, Goods[]>> {
  if (supplierIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string }>`
    select l.id from lots.lot l where l.supplier_id = any(${[...supplierIds]}::uuid[]) and l.state = 'available' and (l.expires_on is null or l.expires_on >= ${on}::date)
      and exists (select from lots.balance b where b.lot_id = l.id and b.place_kind = 'store' and b.amount > 0)`.execute(db);
  const lots = [
    ...(
      await lotsByIds(
        db,
        rows.map(({ id }) => id),
      )
    ).values(),
  ];
  const { byId } = await termsOf(db, { ids: [...new Set(lots.map(({ productId }) => productId))], on });
  const goods = lots.flatMap((lot): Goods[] => {
    const product = byId.get(lot.productId);
    return product ? [{ lot, product }] : [];
  });
  return Map.groupBy(goods, ({ lot }) => lot.supplierId ?? '');
}

async function papersOver(db: Db | Tx, goods: ReadonlyMap<string, Goods[]>, today: string): Promise<Certificate[]> {
  const all = [...goods.values()].flat();
  if (all.length === 0) return [];
  const rows = await candidates(db, {
    goods: goodsOf(all.map(({ product }) => product)),
    lots: all.flatMap(({ lot: { number, supplierLot } }) => (supplierLot === null ? [number] : [number, supplierLot])),
    lotIds: all.map(({ lot }) => lot.id),
    from: all.map(({ lot }) => lot.receivedOn).sort()[0] ?? today,
    to: today,
  });
  const wrote = await wroteOf(db, rows);
  return rows.filter(({ reissued }) => !reissued).map((row) => ({ ...certificateOf(row), supplierId: wrote(row) }));
}

type Around = { readonly certificates: readonly Certificate[]; readonly today: string; readonly supplierId: string };

function holds(kind: Kind, { lot, product }: Goods, { certificates, today, supplierId }: Around): boolean {
  if (kind.by === 'lot') {
    const { id, number, supplierLot, receivedOn } = lot;
    const paper: PaperLot = { id, number, supplierLot, supplierId, receivedOn, product: product.name, code: product.code, madeOf: [] };
    // Filed later than the goods came, it counts from then: what it says is about these goods.
    const late = certificates.map((one) => (one.validFrom > receivedOn && one.validFrom <= today ? { ...one, validFrom: receivedOn } : one));
    return (
      papersOfLots([id], { certificates: late, lots: new Map([[id, paper]]), at: { kind, deliveryOn: receivedOn, key: nameKey } }).lacking.length ===
      0
    );
  }
  const line: PackLine = { lineId: lot.id, lineNo: 1, product: product.name, code: product.code, lot: null, kinds: [kind.code], supplierId };
  return certificates.some((one) => fitOf(one, line, { kind, deliveryOn: today, key: nameKey }) !== undefined);
}
