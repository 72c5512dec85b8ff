// Goods on vans that nobody waits for: refused by a kitchen that merely did not want them, and still good.
import { sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { carriedBy, carriesLots, type ForNote, inHand } from '../../lots/public.ts';
import type { Reason } from '../note.ts';
import { placeFor } from './goods.rules.ts';

export type Spare = {
  readonly note: ForNote;
  readonly lineId: string;
  readonly lotId: string;
  readonly productId: string;
  readonly amount: number;
  readonly vehicleId: string;
};

/** Of today's notes that a kitchen has had its say about. */
export async function spareAboard(
  db: Db | Tx,
  { productIds, now }: { readonly productIds: readonly string[]; readonly now: number },
): Promise<Spare[]> {
  if (productIds.length === 0) return [];
  const on = shanghaiDate(now);
  const notes = await db
    .selectFrom('deliveries.note')
    .select(['id', 'number', 'customer_id', 'site_id', 'delivery_on', 'vehicle_id'])
    .where('delivery_on', '=', on)
    .where('state', 'in', ['partly-accepted', 'refused', 'accepted'])
    .where('vehicle_id', 'is not', null)
    .where(carriesLots(sql.ref('deliveries.note.id')))
    .execute();
  if (notes.length === 0) return [];
  const ids = notes.map(({ id }) => id);
  const [hand, carried] = [await inHand(db, ids), await carriedBy(db, ids, on)];
  const wanted = hand.filter(({ places }) => places.some(({ place }) => place.kind === 'van'));
  if (wanted.length === 0) return [];
  const lines = await db
    .selectFrom('deliveries.note_line')
    .select(['id', 'note_id', 'reason'])
    .where('id', 'in', [...new Set(wanted.map(({ lineId }) => lineId))])
    .execute();
  return wanted.flatMap(({ lineId, lotId, places }): Spare[] => {
    const line = lines.find(({ id }) => id === lineId);
    const lot = carried.find((one) => one.lineId === lineId && one.lotId === lotId);
    const note = notes.find(({ id }) => id === line?.note_id);
    if (!line || !lot || !note?.vehicle_id || !productIds.includes(lot.productId)) return [];
    if (placeFor(line.reason as Reason | null, lot.standing) !== 'store') return [];
    const forNote = { noteId: note.id, noteNumber: note.number, customerId: note.customer_id, siteId: note.site_id, deliveryOn: note.delivery_on };
    const vehicleId = note.vehicle_id;
    return places
      .filter(({ place }) => place.kind === 'van')
      .map(({ amount }) => ({ note: forNote, lineId, lotId, productId: lot.productId, amount, vehicleId }));
  });
}
