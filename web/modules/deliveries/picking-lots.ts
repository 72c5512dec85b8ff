// Lots of a line at the scale: what the rule proposes, what the picker chose or scanned, and how the weight divides.
import { UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import type { Answer, api } from '../../client/api.ts';

export type WaveLots = Answer<typeof api.deliveries.waveLots>;
export type OfferedLot = WaveLots['lots'][number];
export type LineOffer = WaveLots['lines'][number];
type Why = LineOffer['shut'][number]['why'];
export type Row = { readonly lot: OfferedLot; readonly proposed: number; readonly why: Why | null };

/** Proposed ones first, in the order of the rule; what cannot go last, with its reason. */
export function rowsOf(answer: WaveLots, lineId: string): Row[] {
  const offer = answer.lines.find((line) => line.lineId === lineId);
  if (!offer) return [];
  const lots = answer.lots.filter(({ productId }) => productId === offer.productId);
  const rows = lots.map((lot) => ({
    lot,
    proposed: offer.proposed.find(({ lotId }) => lotId === lot.id)?.amount ?? 0,
    why: offer.shut.find(({ lotId }) => lotId === lot.id)?.why ?? null,
  }));
  const place = ({ lot }: Row) => offer.proposed.findIndex(({ lotId }) => lotId === lot.id);
  const rank = (row: Row) => (row.proposed > 0 ? place(row) : row.why === null ? 1_000 : 2_000);
  return rows.sort((a, b) => rank(a) - rank(b) || (a.lot.expiresOn ?? '9999').localeCompare(b.lot.expiresOn ?? '9999'));
}

/** One lot takes all, so that too little of it is refused aloud; of several each gives what it has, in the order chosen. */
export function divide(amount: number, chosen: readonly OfferedLot[]): { lotId: string; amount: number }[] {
  const [only] = chosen;
  if (only && chosen.length === 1) return amount > 0 ? [{ lotId: only.id, amount }] : [];
  let left = amount;
  return chosen.flatMap(({ id, stock }) => {
    const some = Math.min(left, stock);
    left -= some;
    return some > 0 ? [{ lotId: id, amount: some }] : [];
  });
}

export const sameMeasure = (lot: Pick<OfferedLot, 'unit'>, unit: UnitCode): boolean => UNITS[lot.unit].base === UNITS[unit].base;
