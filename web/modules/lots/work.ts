// What is typed of work on lots, before it is sent.
import { FIRST_STORE } from '../../../server/modules/lots/words.ts';
import type { Chosen } from '../products/product-select.tsx';
import type { Amount } from './amount-field.tsx';
import type { Lot, Row } from './labels.ts';

export type Kind = 'mixed' | 'repacked' | 'transformed';

/** So much of a lot from a store. */
export type Going = { readonly key: string; readonly lot: Row | undefined; readonly placeId: string; readonly size: Amount };
/** A new lot, or more of one that is there. */
export type Coming = {
  readonly key: string;
  readonly size: Amount;
  readonly placeId: string;
  readonly product: Chosen | undefined;
  readonly into: Row | undefined;
};

const storeOf = (lot: Lot): string => lot.balances.find(({ kind }) => kind === 'store')?.id ?? FIRST_STORE;

export const newGoing = (key: string, lot?: Lot): Going => ({
  key,
  lot,
  placeId: lot ? storeOf(lot) : '',
  size: { amount: null, unit: lot?.unit ?? 'kg' },
});
export const newComing = (key: string, lot: Lot): Coming => ({
  key,
  size: { amount: null, unit: lot.unit },
  placeId: storeOf(lot),
  product: undefined,
  into: undefined,
});
