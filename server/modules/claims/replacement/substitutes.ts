// What may come in place of goods that are short: of the same category, at a price the customer has, counted alike; what is in stock first.
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { stockOf } from '../../lots/public.ts';
import { ofSameCategory, type Price, priceAt } from '../../products/public.ts';
import type { Claim } from '../claim.ts';
import type { Shortage } from './bring.rules.ts';
import { bringOf } from './what-to-bring.ts';

export type Offered = {
  readonly itemId: string;
  readonly productId: string;
  readonly product: string;
  readonly unit: UnitCode;
  readonly amount: number;
  readonly price: Pick<Price, 'fen' | 'per'>;
  readonly inStock: boolean;
};

/** More nobody reads on a phone. */
const MOST = 6;

/** For one item that is short: in place of all of it, so that a kitchen cooks with one kind. */
export async function substitutesFor(
  db: Db | Tx,
  { claim, shortage, now }: { readonly claim: Claim; readonly shortage: Pick<Shortage, 'items'>; readonly now: Instant },
): Promise<Offered[]> {
  const [missing, ...more] = shortage.items;
  if (!missing || more.length > 0) return [];
  const short = (await bringOf(db, claim)).find(({ itemId }) => itemId === missing.itemId);
  const item = claim.items.find(({ itemId }) => itemId === missing.itemId);
  if (!short?.productId || !item) return [];
  const alike = (await ofSameCategory(db, short.productId)).filter(({ settleUnit }) => UNITS[settleUnit].base === UNITS[item.unit].base);
  const on = shanghaiDate(now);
  const prices = await priceAt(db, { customerId: claim.customerId, productIds: alike.map(({ productId }) => productId), on });
  const stocked = new Set(
    (await stockOf(db, [...prices.keys()])).flatMap(({ lot }) =>
      lot.state === 'available' && (lot.expiresOn === null || lot.expiresOn >= on) ? [lot.productId] : [],
    ),
  );
  return alike
    .flatMap(({ productId, name, settleUnit }): Offered[] => {
      const price = prices.get(productId);
      const amount = item.approved ?? item.requested;
      if (!price) return [];
      const { fen, per } = price;
      return [{ itemId: item.itemId, productId, product: name, unit: settleUnit, amount, price: { fen, per }, inStock: stocked.has(productId) }];
    })
    .sort((a, b) => Number(b.inStock) - Number(a.inStock))
    .slice(0, MOST);
}
