// Lots as certificates look at them, with everything they were made of.
import type { Db, Tx } from '../../platform/app.ts';
import { lotsByIds, traceOf } from '../lots/public.ts';
import { termsOf } from '../products/public.ts';
import type { PaperLot } from './certificate.ts';
import type { Lots } from './pack.rules.ts';

/** These lots and, step by step back, all that went into them. */
export async function paperLots(db: Db | Tx, lotIds: readonly string[], on: string): Promise<Lots> {
  if (lotIds.length === 0) return new Map();
  const { lots: traced, edges } = await traceOf(db, { lotIds, direction: 'backward' });
  const lots = await lotsByIds(
    db,
    traced.map(({ lotId }) => lotId),
  );
  const { byId } = await termsOf(db, { ids: [...new Set([...lots.values()].map(({ productId }) => productId))], on });
  const madeOf = Map.groupBy(edges, ({ toLot }) => toLot);
  return new Map(
    [...lots.values()].map((lot): [string, PaperLot] => {
      const { id, number, supplierLot, supplierId, receivedOn, productId } = lot;
      const product = byId.get(productId);
      const from = [...new Set((madeOf.get(id) ?? []).map(({ fromLot }) => fromLot))];
      return [id, { id, number, supplierLot, supplierId, receivedOn, product: product?.name ?? '', code: product?.code ?? null, madeOf: from }];
    }),
  );
}

export const namesOf = (lots: Lots): { code: string | null; name: string }[] =>
  [...lots.values()].filter(({ product }) => product !== '').map(({ code, product }) => ({ code, name: product }));

/** The suppliers whose goods are in these lots, each once. */
export function rootsOf(lots: Lots, lotIds: readonly string[]): string[] {
  const seen = new Set<string>();
  const suppliers = new Set<string>();
  const visit = (lotId: string): void => {
    const lot = lots.get(lotId);
    if (!lot || seen.size === seen.add(lotId).size) return;
    if (lot.supplierId !== null) suppliers.add(lot.supplierId);
    lot.madeOf.forEach(visit);
  };
  lotIds.forEach(visit);
  return [...suppliers];
}
