// Which lots go in place of what was bad: named by a person, else by the rule of the kitchen; never the claimed ones. Pure.
import { showQuantity } from '../../../kernel/quantity.ts';
import type { Part, Stocked } from '../../lots/words.ts';
import { no as noClaim } from '../refusals.ts';
import type { Bring } from './bring.rules.ts';
import { no } from './refusals.ts';

export type Naming = { readonly itemId: string; readonly lots: readonly Part[] };
export type Known = { readonly number: string; readonly productId: string };

/** What a person named fits: lots of this product, each once, none of those claimed on, not more than is to be brought. */
export function mustFit(brings: readonly Bring[], named: readonly Naming[], lots: ReadonlyMap<string, Known>): void {
  for (const { itemId, lots: parts } of named) {
    const bring = brings.find((one) => one.itemId === itemId);
    if (!bring) throw noClaim('item-unknown');
    if (new Set(parts.map(({ lotId }) => lotId)).size < parts.length) throw no('lot-twice');
    for (const { lotId } of parts) {
      const lot = lots.get(lotId);
      if (!lot || lot.productId !== bring.productId) throw no('lot-of-another', { lot: lot?.number ?? '', product: bring.product });
      if (bring.claimed.includes(lotId)) throw no('lot-claimed', { lot: lot.number });
    }
    const total = parts.reduce((sum, { amount }) => sum + amount, 0);
    if (total <= bring.amount) continue;
    const show = (amount: number): string => showQuantity({ amount, unit: bring.unit });
    throw no('lots-more-than-wanted', { product: bring.product, lots: show(total), wanted: show(bring.amount) });
  }
}

/** What lies in the stores without what others take, and without lots that may not go. */
export const without = (stocked: readonly Stocked[], parts: readonly Part[], shut: readonly string[]): Stocked[] =>
  stocked
    .filter(({ lot }) => !shut.includes(lot.id))
    .map(({ lot, stores }) => {
      let gone = parts.filter(({ lotId }) => lotId === lot.id).reduce((sum, { amount }) => sum + amount, 0);
      const left = stores.map(({ placeId, amount }) => {
        const some = Math.min(gone, amount);
        gone -= some;
        return { placeId, amount: amount - some };
      });
      return { lot, stores: left };
    });

export type SparePart = { readonly lotId: string; readonly productId: string; readonly amount: number };

/** From what is aboard already, where that is all of it; null: it is not. */
export function fromVan<S extends SparePart>(brings: readonly Bring[], spares: readonly S[]): { itemId: string; spare: S; amount: number }[] | null {
  const left = spares.map((spare) => ({ spare, amount: spare.amount }));
  const taken: { itemId: string; spare: S; amount: number }[] = [];
  for (const bring of brings) {
    let wanted = bring.amount;
    for (const one of left) {
      if (wanted <= 0 || one.spare.productId !== bring.productId || bring.claimed.includes(one.spare.lotId)) continue;
      const amount = Math.min(wanted, one.amount);
      if (amount <= 0) continue;
      taken.push({ itemId: bring.itemId, spare: one.spare, amount });
      one.amount -= amount;
      wanted -= amount;
    }
    if (wanted > 0) return null;
  }
  return taken;
}
