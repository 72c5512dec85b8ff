// Whose goods a certificate is about, and which lot of ours: chosen, scanned, or following from each other.
import type { Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { type Lot, lotsByIds, lotsByNumbers } from '../lots/public.ts';
import { termsOf } from '../products/public.ts';
import { noSupplier, supplierNames } from '../suppliers/public.ts';
import { goodsOf } from './certificate.store.ts';
import type { CoveredProduct } from './certificate.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type Input = Pick<InputOf<typeof contract.file>, 'supplierId' | 'supplier' | 'lotId' | 'lot' | 'products'>;
export type Whose = {
  readonly supplierId: string | null;
  /** As people read it. */
  readonly supplier: string;
  readonly lotId: string | null;
  readonly lot: string | null;
  readonly products: readonly CoveredProduct[];
};

const AT_LOT = [{ path: 'lot', text: { zh: '批次号', en: 'Lot' } }];

export async function whoseIs({ tx }: Unit, input: Input, on: string): Promise<Whose> {
  const lot = await lotOf(tx, input);
  if (!lot) {
    const { supplierId, supplier, lot: written, products } = input;
    return { supplierId, supplier: await nameOf(tx, supplierId, supplier), lotId: null, lot: written || null, products };
  }
  const product = (await termsOf(tx, { ids: [lot.productId], on })).byId.get(lot.productId);
  const own = { productId: lot.productId, code: product?.code ?? null, name: product?.name ?? '' };
  const named = goodsOf(input.products);
  if (product && named.length > 0 && !goodsOf([own]).some((key) => named.includes(key)))
    throw no('lot-of-other-goods', { lot: lot.number, product: own.name }, AT_LOT);
  if (input.supplierId !== null && lot.supplierId !== null && input.supplierId !== lot.supplierId)
    throw no('lot-of-another-supplier', { lot: lot.number, supplier: await nameOf(tx, lot.supplierId, '') }, AT_LOT);
  const supplierId = input.supplierId ?? lot.supplierId;
  const written = input.lot && input.lot !== lot.number ? input.lot : (lot.supplierLot ?? lot.number);
  return {
    supplierId,
    supplier: await nameOf(tx, supplierId, input.supplier),
    lotId: lot.id,
    lot: written,
    products: input.products.length > 0 || own.name === '' ? input.products : [own],
  };
}

/** A number of ours in place of the supplier's names the lot as well as its id. */
async function lotOf(tx: Unit['tx'], { lotId, lot }: Input): Promise<Lot | undefined> {
  if (lotId !== null) {
    const found = (await lotsByIds(tx, [lotId])).get(lotId);
    if (!found) throw no('lot-unknown', { lot: lot ?? '' }, AT_LOT);
    return found;
  }
  return lot ? (await lotsByNumbers(tx, [lot])).get(lot) : undefined;
}

async function nameOf(tx: Unit['tx'], supplierId: string | null, written: string): Promise<string> {
  if (supplierId === null) return written;
  const name = (await supplierNames(tx, [supplierId])).get(supplierId);
  if (name === undefined) throw noSupplier('not-found');
  return name;
}
