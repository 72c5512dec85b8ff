// Where the score will end: today's score less what is likely still to come, as a whole distribution and not as one number.
import { lossAfter, verdictOf } from './score.rules.ts';
import type { Card, CardItem, Hundredths, Scored } from './score.ts';

export type Pace = {
  /** Delivery days of the period so far and still to come. */
  readonly daysSoFar: number;
  readonly daysLeft: number;
  /** Item → occurrences per delivery day before the period. */
  readonly before: ReadonlyMap<string, number>;
};
export type Forecast = {
  readonly low: Hundredths;
  readonly likely: Hundredths;
  readonly high: Hundredths;
  /** Verdict → chance. */
  readonly verdicts: readonly { readonly verdict: string; readonly chance: number }[];
};

/** What was before the period weighs as much as this many delivery days of it; with nothing known at all, a little doubt remains. */
const BEFORE_WEIGHS = 5;
const DOUBT = 0.1;
const TAIL = 1e-6;
const MOST_FURTHER = 400;
/** One in ten ends below `low`, one in ten above `high`. */
const [LOW, MIDDLE, HIGH] = [0.1, 0.5, 0.9];

type Chances = ReadonlyMap<Hundredths, number>;

/** Vetoes are left out: what happens once in years has no rate. Neither has a share: it is taken to stay as it is. */
export function forecast(card: Card, scored: Scored, pace: Pace): Forecast {
  const further = scored.items
    .filter(({ item }) => !item.veto)
    .map(({ item, losses, hundredths }) => {
      const times = losses.filter(({ occurrence }) => occurrence && !occurrence.excused).length;
      return furtherLoss(item, { times, left: item.cap - hundredths, pace });
    })
    .reduce(both, new Map([[0, 1]]));
  const totals = new Map<Hundredths, number>();
  for (const [lost, chance] of further) add(totals, Math.max(0, scored.total - lost), chance);
  const ordered = [...totals].sort(([a], [b]) => a - b);
  const verdicts = new Map<string, number>();
  for (const [total, chance] of ordered) {
    const verdict = verdictOf(card, total)?.verdict;
    if (verdict !== undefined) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + chance);
  }
  return {
    low: quantile(ordered, LOW),
    likely: quantile(ordered, MIDDLE),
    high: quantile(ordered, HIGH),
    verdicts: [...verdicts].map(([verdict, chance]) => ({ verdict, chance })),
  };
}

type Course = { readonly times: number; readonly left: Hundredths; readonly pace: Pace };

/** Occurrences come at a rate nobody knows exactly: Gamma over the rate, so a negative binomial over their number. */
function furtherLoss(item: CardItem, { times, left, pace }: Course): Chances {
  const shape = times + BEFORE_WEIGHS * (pace.before.get(item.id) ?? 0) + DOUBT;
  const known = pace.daysSoFar + BEFORE_WEIGHS;
  const chances = new Map<Hundredths, number>();
  if (pace.daysLeft === 0 || left === 0) return new Map([[0, 1]]);
  const stays = known / (known + pace.daysLeft);
  let chance = stays ** shape;
  let all = 0;
  for (let more = 0; more < MOST_FURTHER && all < 1 - TAIL; more++) {
    add(chances, Math.min(left, lossAfter(item, times + more) - lossAfter(item, times)), chance);
    all += chance;
    chance *= ((shape + more) / (more + 1)) * (1 - stays);
  }
  // What the loop left out is the worst there can be.
  if (all < 1) add(chances, Math.min(left, lossAfter(item, times + MOST_FURTHER) - lossAfter(item, times)), 1 - all);
  return chances;
}

function both(one: Chances, other: Chances): Chances {
  const sums = new Map<Hundredths, number>();
  for (const [a, p] of one) for (const [b, q] of other) add(sums, a + b, p * q);
  return sums;
}

const add = (chances: Map<Hundredths, number>, value: Hundredths, chance: number): void => {
  chances.set(value, (chances.get(value) ?? 0) + chance);
};

function quantile(ordered: readonly (readonly [Hundredths, number])[], share: number): Hundredths {
  let all = 0;
  for (const [value, chance] of ordered) {
    all += chance;
    if (all >= share - 1e-9) return value;
  }
  return ordered.at(-1)?.[0] ?? 0;
}
