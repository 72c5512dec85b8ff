// Lots as cards: what they are, from whom, how long they last, whether they are stopped.

import type { z } from 'zod';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { lotsByIds, standingOf } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import { supplierCards } from '../../suppliers/public.ts';
import type { lotCard } from './shapes.ts';

export type LotCard = z.infer<typeof lotCard>;

/** In the order asked for. */
export async function lotCards(db: Db | Tx, lotIds: readonly string[], now: Instant): Promise<LotCard[]> {
  const lots = await lotsByIds(db, lotIds);
  const on = shanghaiDate(now);
  const all = [...lots.values()];
  const [products, suppliers] = await Promise.all([
    termsOf(db, { ids: [...new Set(all.map(({ productId }) => productId))], on }),
    supplierCards(
      db,
      all.flatMap(({ supplierId }) => supplierId ?? []),
    ),
  ]);
  return [...new Set(lotIds)].flatMap((lotId) => {
    const lot = lots.get(lotId);
    if (!lot) return [];
    const { number, productId, supplierId, supplierLot, origin, unit, receivedOn, producedOn, expiresOn } = lot;
    return [
      {
        ...{ lotId, number, supplierLot, origin, unit, receivedOn, producedOn, expiresOn },
        product: { id: productId, name: products.byId.get(productId)?.name ?? '' },
        supplier: supplierId === null ? null : { id: supplierId, name: suppliers.get(supplierId)?.name ?? '' },
        standing: standingOf(lot, on),
      },
    ];
  });
}
