// What a consequence of the contract comes to for one customer and month. Pure: misses and values in, an estimate out. Internal until stated.
import { type Fen, halfUp } from '../../../kernel/money.ts';
import type { AmountEffect, CapEffect, Consequence, Effect, MeasureEffect, Tier } from './consequence.ts';
import type { Lacking } from './penalty.ts';

type Basis = AmountEffect['amount']['of'];

/** What goods are worth at the prices in force; null where some have none. */
export type Worth = { readonly noteFen: Fen | null; readonly lineFen: Fen | null; readonly shortageFen: Fen | null };
export type Occurrence = {
  readonly key: string;
  /** Of the month that is estimated; earlier ones of the span only count. */
  readonly inMonth: boolean;
  /** Null: it concerns no goods of a note. */
  readonly worth: Worth | null;
};
export type Known = {
  readonly monthFen: Fen | null;
  readonly contractFen: Fen | null;
  readonly bondFen: Fen | null;
  /** Missed ÷ decided in the month, of 1; null: nothing was decided. */
  readonly share: number | null;
};
export type Part = { readonly key: string; readonly baseFen: Fen | null; readonly amountFen: Fen | null; readonly lacking: Lacking | null };
export type Estimate = {
  readonly count: number;
  readonly tier: Tier | null;
  /** One for each occurrence of the month. */
  readonly parts: readonly Part[];
  readonly beforeCapFen: Fen;
  readonly capFen: Fen | null;
  readonly amountFen: Fen;
  readonly points: number;
  readonly measures: readonly MeasureEffect[];
  readonly lacking: readonly Lacking[];
};

const MILLION = 1_000_000;
const CENTS = 100;
/** A factor of the contract (0.1, 1.5, 3) of an amount, half up to the fen. */
export const times = (fen: Fen, factor: number): Fen => halfUp(fen, Math.round(factor * MILLION), MILLION);
export const fenOf = (yuan: number): Fen => Math.round(yuan * CENTS);

/** By its nature a share of the month or of the contract is meant once, the rest for each time. */
const OF_ALL: readonly Basis[] = ['month-value', 'contract-value'];
export const isEach = ({ per, amount }: AmountEffect): boolean => (per ?? (OF_ALL.includes(amount.of) ? 'once' : 'each')) === 'each';

const within = (tier: Tier, value: number): boolean => value >= tier.from && (tier.below === undefined || value < tier.below);
const tierBy = (rule: Consequence, by: Tier['by'], value: number | null): Tier | null =>
  value === null ? null : (rule.tiers.findLast((tier) => tier.by === by && within(tier, value)) ?? null);

export function estimate(rule: Consequence, occurrences: readonly Occurrence[], known: Known): Estimate {
  const count = occurrences.length;
  const now = occurrences.filter(({ inMonth }) => inMonth);
  const before = count - now.length;
  const needed = rule.when.count?.atLeast ?? 1;
  const reached = now.length > 0 && count >= needed;
  const byShare = reached ? tierBy(rule, 'share', known.share) : null;
  const byCount = reached ? tierBy(rule, 'count', count) : null;
  const fromThere = rule.tiersHold === 'from-there';
  /** Effects that hold for the n-th occurrence of the span. */
  const effectsOf = (n: number): Effect[] => {
    if (!reached || (fromThere && n < needed)) return [];
    const tier = fromThere ? tierBy(rule, 'count', n) : byCount;
    return [...rule.effects, ...(tier?.effects ?? []), ...(byShare?.effects ?? [])];
  };
  const each = now.map((one, i) =>
    partOf(
      one,
      effectsOf(before + i + 1)
        .filter(isAmount)
        .filter(isEach),
      known,
    ),
  );
  const all = reached ? [...rule.effects, ...(byCount?.effects ?? []), ...(byShare?.effects ?? [])] : [];
  const fresh = all.filter((effect) => isFresh(rule, { effect, before, needed }));
  const once = fresh.filter(isAmount).filter((effect) => !isEach(effect));
  const total = onceOf(once, known);
  const beforeCapFen = sum(each.map(({ amountFen }) => amountFen ?? 0)) + sum(total.map(({ amountFen }) => amountFen ?? 0));
  const caps = all.filter(isCap).map((cap) => capOf(cap, known));
  const capFen = least(caps.flatMap(({ fen }) => fen ?? []));
  const points = sum(now.flatMap((_, i) => effectsOf(before + i + 1).flatMap((effect) => (effect.kind === 'points' ? effect.points * CENTS : []))));
  const lacking = [...each, ...total, ...caps].flatMap((one) => one.lacking ?? []);
  return {
    count,
    tier: byCount ?? byShare,
    parts: each,
    beforeCapFen,
    capFen,
    amountFen: capFen === null ? beforeCapFen : Math.min(beforeCapFen, capFen),
    points: Math.round(points) / CENTS,
    measures: fresh.filter(isMeasure),
    lacking: [...new Set(lacking)],
  };
}

const isAmount = (effect: Effect): effect is AmountEffect => effect.kind === 'amount';
const isCap = (effect: Effect): effect is CapEffect => effect.kind === 'cap';
const isMeasure = (effect: Effect): effect is MeasureEffect => effect.kind === 'suspend' || effect.kind === 'terminate';
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const least = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : Math.min(...numbers));

type Asked = { readonly effect: Effect; readonly before: number; readonly needed: number };

/** What comes once, comes in the month in which it was reached: not again in the next month of the same quarter or contract. */
function isFresh(rule: Consequence, { effect, before, needed }: Asked): boolean {
  const tier = rule.tiers.find(({ effects }) => effects.includes(effect));
  if (tier?.by === 'share') return true;
  return before < Math.max(needed, Math.ceil(tier?.from ?? 0));
}

type Sum = { readonly baseFen: Fen | null; readonly amountFen: Fen | null; readonly lacking: Lacking | null };

/** Several amounts for one occurrence add up; the base shown is the first one's. */
function partOf({ key, worth }: Occurrence, effects: readonly AmountEffect[], known: Known): Part {
  const sums = effects.map((effect) => amountOf(effect, { worth, known }));
  const known_ = sums.flatMap(({ amountFen }) => amountFen ?? []);
  return {
    key,
    baseFen: sums[0]?.baseFen ?? null,
    amountFen: known_.length === 0 && sums.length > 0 ? null : sum(known_),
    lacking: sums.find(({ lacking }) => lacking !== null)?.lacking ?? null,
  };
}

const onceOf = (effects: readonly AmountEffect[], known: Known): Sum[] => effects.map((effect) => amountOf(effect, { worth: null, known }));

type Values = { readonly worth: Worth | null; readonly known: Known };

function amountOf({ amount, atLeastYuan, atMostYuan }: AmountEffect, values: Values): Sum {
  const base = amount.of === 'fixed' ? { fen: null, lacking: null } : baseOf(amount.of, values);
  const raw = amount.of === 'fixed' ? fenOf(amount.yuan) : base.fen === null ? null : times(base.fen, amount.times);
  // Nothing is known of the base, but the contract names a least amount: that much is certain.
  const floor = atLeastYuan === undefined ? 0 : fenOf(atLeastYuan);
  const held = raw === null ? (floor > 0 ? floor : null) : Math.max(raw, floor);
  const amountFen = held === null || atMostYuan === undefined ? held : Math.min(held, fenOf(atMostYuan));
  return { baseFen: base.fen, amountFen, lacking: base.lacking };
}

function baseOf(of: Exclude<Basis, 'fixed'>, { worth, known }: Values): { readonly fen: Fen | null; readonly lacking: Lacking | null } {
  if (of === 'month-value') return told(known.monthFen, 'month-value');
  if (of === 'contract-value') return told(known.contractFen, 'contract-value');
  if (of === 'direct-loss') return told(null, 'direct-loss');
  if (worth === null) return told(null, 'note');
  return told({ 'note-value': worth.noteFen, 'line-value': worth.lineFen, 'shortage-value': worth.shortageFen }[of], 'price');
}

const told = (fen: Fen | null, lacking: Lacking) => ({ fen, lacking: fen === null ? lacking : null });

function capOf({ share, of }: CapEffect, known: Known): { readonly fen: Fen | null; readonly lacking: Lacking | null } {
  const base = { 'month-value': known.monthFen, 'contract-value': known.contractFen, 'performance-bond': known.bondFen }[of];
  return base === null ? { fen: null, lacking: of } : { fen: times(base, share), lacking: null };
}

/** The same with one more such miss in this month: what it would add. Null where its amount cannot be said. */
export function oneMore(
  rule: Consequence,
  occurrences: readonly Occurrence[],
  { known, typical }: { known: Known; typical: Worth | null },
): Fen | null {
  const worths = occurrences.filter(({ inMonth, worth }) => inMonth && worth !== null).map(({ worth }) => worth as Worth);
  const worth = worths.length > 0 ? meanOf(worths) : typical;
  const now = estimate(rule, occurrences, known);
  const then = estimate(rule, [...occurrences, { key: 'one-more', inMonth: true, worth }], known);
  const unknown = then.parts.some(({ key, amountFen }) => key === 'one-more' && amountFen === null);
  return unknown ? null : then.amountFen - now.amountFen;
}

function meanOf(worths: readonly Worth[]): Worth {
  const mean = (pick: (worth: Worth) => Fen | null): Fen | null => {
    const some = worths.flatMap((worth) => pick(worth) ?? []);
    return some.length === 0 ? null : halfUp(sum(some), 1, some.length);
  };
  return { noteFen: mean((worth) => worth.noteFen), lineFen: mean((worth) => worth.lineFen), shortageFen: mean((worth) => worth.shortageFen) };
}
