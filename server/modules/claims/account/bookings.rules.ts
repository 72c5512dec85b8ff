// What a claim books on the account of its customer. Pure: fact and claim → entries.
import type { Fen } from '../../../kernel/money.ts';
import { goodsWorth } from '../claim.rules.ts';
import type { Item, Pay, Way } from '../claim.ts';
import { BOOKED_AS, type Booking, type BookingKind } from './account.ts';

/** What every fact about a claim carries. */
export type OfClaim = Pick<Booking, 'customerId' | 'siteId' | 'noteId'> & { readonly claimId: string; readonly caseId: string; readonly way: Way };

/** Its id is given when it is told. */
export type Unnumbered = Omit<Booking, 'entryId'>;

export const entryOf = (
  { claimId, caseId, customerId, siteId, noteId, way }: OfClaim,
  entry: { readonly kind: BookingKind; readonly pay: Pay; readonly amountFen: Fen; readonly reverses?: string | null },
): Unnumbered => ({ claimId, caseId, customerId, siteId, noteId, way, reverses: null, ...entry });

/** Money that is to be transferred is owed from the approval on. */
export function owedBy(claim: OfClaim, { pay, grantedFen }: { readonly pay: Pay | null; readonly grantedFen: Fen | null }): Unnumbered[] {
  const kind = BOOKED_AS[claim.way];
  return pay !== 'transfer' || kind === null || grantedFen === null ? [] : [entryOf(claim, { kind, pay, amountFen: -grantedFen })];
}

/** Off the bill of the month; or paid, which settles what was owed. */
export function settledBy(claim: OfClaim, { pay, amountFen }: { readonly pay: Pay | null; readonly amountFen: Fen }): Unnumbered[] {
  const kind = BOOKED_AS[claim.way];
  if (pay === null || kind === null) return [];
  return [entryOf(claim, pay === 'bill' ? { kind, pay, amountFen: -amountFen } : { kind: 'paid', pay, amountFen })];
}

type Came = Pick<Item, 'itemId' | 'unit' | 'refusedPart' | 'price'>;

/**
 * Goods refused at the dock were never billed: what of them is replaced after all is billed now. What was refused comes first, as in the
 * request. Null: replaced without a known price.
 */
export const chargeOf = (item: Omit<Came, 'itemId'>, given: number): Fen | null => {
  const part = Math.min(given, item.refusedPart);
  return part === 0 ? 0 : goodsWorth(item, part);
};

export function chargedFor(
  claim: OfClaim,
  { items, shares }: { readonly items: readonly Came[]; readonly shares: readonly { readonly itemId: string; readonly amount: number }[] },
): Unnumbered[] {
  const given = new Map(shares.map(({ itemId, amount }) => [itemId, amount]));
  const amountFen = items.reduce((sum, item) => sum + (chargeOf(item, given.get(item.itemId) ?? 0) ?? 0), 0);
  return amountFen === 0 ? [] : [entryOf(claim, { kind: 'replacement-charge', pay: 'bill', amountFen })];
}

type Stands = Pick<Booking, 'entryId' | 'pay' | 'amountFen'>;
/** A claim that is withdrawn after its approval leaves nothing owed: each entry that stands is taken back by one of its own. */
export const takenBack = (claim: OfClaim, standing: readonly Stands[]): Unnumbered[] =>
  standing.map(({ entryId, pay, amountFen }) => entryOf(claim, { kind: 'reversal', pay, amountFen: -amountFen, reverses: entryId }));
