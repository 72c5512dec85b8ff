// An amount for every line of a claim, as a form holds it and as the server takes it.
import { amountOf } from './goods-words.ts';

export type Amounts = Readonly<Record<string, number | null>>;

export const amountsOf = ({ items }: { readonly items: readonly (Parameters<typeof amountOf>[0] & { readonly itemId: string })[] }): Amounts =>
  Object.fromEntries(items.map((item) => [item.itemId, amountOf(item)]));

/** As the server takes them: a line left empty is granted nothing. */
export const sharesOf = (amounts: Amounts) => Object.entries(amounts).map(([itemId, amount]) => ({ itemId, amount: amount ?? 0 }));

export const someOf = (amounts: Amounts): boolean => Object.values(amounts).some((amount) => (amount ?? 0) > 0);
