// Which lots a line gets (rules 2.7). Pure: lots, what was asked and the day → amounts of lots, and why the others are not proposed.
import type { BaseUnit } from '../../../kernel/quantity.ts';
import { DAY } from '../../../kernel/time.ts';
import { type Lot, standingOf } from '../lot.ts';
import type { Why } from './why.ts';

/** A lot with what lies in our stores, and where. */
export type Stocked = { readonly lot: Lot; readonly stores: readonly { readonly placeId: string; readonly amount: number }[] };
export type LifeRule = { readonly shareBp: number; readonly fromShelfLifeDays: number };
export type Wish = {
  readonly lineId: string;
  readonly productId: string | null;
  readonly base: BaseUnit;
  readonly amount: number;
  /** `YYYY-MM-DD`: the day on which it is eaten from. */
  readonly deliveryOn: string;
  readonly life: LifeRule;
  /** The day by which the last lot of this customer is aged, where its rule is never an older one. */
  readonly notBefore: string | null;
};
export type Part = { readonly lotId: string; readonly amount: number };
export type Choice = {
  readonly lineId: string;
  readonly parts: readonly Part[];
  /** What the books do not have. */
  readonly missing: number;
  readonly shut: readonly { readonly lotId: string; readonly why: Why }[];
};

const days = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
const WHOLE = 10_000;

/** Null where it cannot be reckoned, or where goods this fresh have no such rule. */
export function lifeLeft({ producedOn, expiresOn }: Pick<Lot, 'producedOn' | 'expiresOn'>, on: string, { fromShelfLifeDays }: LifeRule) {
  if (producedOn === null || expiresOn === null) return null;
  const totalDays = days(producedOn, expiresOn);
  return totalDays <= 0 || totalDays < fromShelfLifeDays ? null : { totalDays, remainingDays: days(on, expiresOn) };
}

/** Strictly more than the share must be left. */
export const tooShort = (left: { totalDays: number; remainingDays: number }, { shareBp }: LifeRule): boolean =>
  left.remainingDays * WHOLE <= left.totalDays * shareBp;

/** By what a lot is older than another: production, else expiry, else receipt. */
export const agedOn = ({ producedOn, expiresOn, receivedOn }: Pick<Lot, 'producedOn' | 'expiresOn' | 'receivedOn'>): string =>
  producedOn ?? expiresOn ?? receivedOn;

export function whyNot(lot: Lot, wish: Omit<Wish, 'lineId' | 'productId' | 'amount'>): Why | null {
  if (lot.base !== wish.base) return 'other-unit';
  const standing = standingOf(lot, wish.deliveryOn);
  if (standing !== 'available') return standing;
  const left = lifeLeft(lot, wish.deliveryOn, wish.life);
  if (left && tooShort(left, wish.life)) return 'short-life';
  return wish.notBefore !== null && agedOn(lot) < wish.notBefore ? 'older' : null;
}

/** First expired first out: what has no expiry last; then what came first; then by id. */
export const fefo = (a: Lot, b: Lot): number =>
  (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999') || a.receivedOn.localeCompare(b.receivedOn) || a.id.localeCompare(b.id);

/** Line by line in the order given: what one takes the next does not get. */
export function chooseLots(wishes: readonly Wish[], stocked: readonly Stocked[]): Choice[] {
  const left = new Map(stocked.map(({ lot, stores }) => [lot.id, stores.reduce((sum, { amount }) => sum + amount, 0)]));
  const byProduct = Map.groupBy([...stocked].map(({ lot }) => lot).sort(fefo), ({ productId }) => productId);
  return wishes.map((wish) => {
    const shut: { lotId: string; why: Why }[] = [];
    const parts: Part[] = [];
    let wanted = wish.amount;
    for (const lot of wish.productId === null ? [] : (byProduct.get(wish.productId) ?? [])) {
      const why = whyNot(lot, wish);
      if (why) shut.push({ lotId: lot.id, why });
      const amount = why ? 0 : Math.min(wanted, left.get(lot.id) ?? 0);
      if (amount <= 0) continue;
      parts.push({ lotId: lot.id, amount });
      left.set(lot.id, (left.get(lot.id) ?? 0) - amount);
      wanted -= amount;
    }
    return { lineId: wish.lineId, parts, missing: wanted, shut };
  });
}

type Beside = { readonly amount: number; readonly on: string; readonly stocked: readonly Stocked[] };

/**
 * Lots that lay beside: they may have gone in place of those chosen, as much as there was and as was taken. What was stopped by then is under
 * seal: to call it possible would turn every note of the product red.
 */
export function besides(productId: string, chosen: readonly Part[], { amount, on, stocked }: Beside): Part[] {
  const own = new Set(chosen.map(({ lotId }) => lotId));
  return stocked
    .filter(({ lot }) => lot.productId === productId && !own.has(lot.id) && standingOf(lot, on) === 'available')
    .map(({ lot, stores }) => ({
      lotId: lot.id,
      amount: Math.min(
        amount,
        stores.reduce((sum, store) => sum + store.amount, 0),
      ),
    }))
    .filter((part) => part.amount > 0);
}

/** The latest lot of a product that a customer got, by the day that tells its age. */
export type Aged = { readonly productId: string; readonly lotId: string; readonly agedOn: string };
