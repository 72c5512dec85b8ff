// The scorecard of a contract, with its points as integers.
import type { Held, Scorecard } from '../../service-plans/public.ts';
import { type Card, hundredthsOf } from './score.ts';

const or = (points: number | undefined): number | null => (points === undefined ? null : hundredthsOf(points));

export function cardFrom({ every, combine, total, items, thresholds }: Scorecard): Card {
  const most = hundredthsOf(total);
  return {
    every,
    combine: every === 'day' ? (combine ?? 'average') : null,
    most,
    items: items.map((item) => {
      const weight = hundredthsOf(item.weight);
      return {
        id: item.id,
        name: item.name,
        weight,
        // An item without weight of its own (加扣项) may take as much as there is.
        cap: item.cap === undefined ? (weight > 0 ? weight : most) : Math.max(0, hundredthsOf(item.cap)),
        veto: item.veto,
        per: or(item.pointsPer),
        tiers: item.tiers.map(({ by, from, below, points }) => ({ by, from, below: below ?? null, points: hundredthsOf(points) })),
        share: item.share ? { of: item.share.of, categories: item.share.categories ?? null } : null,
      };
    }),
    thresholds: thresholds.map(({ verdict, atLeast, below, inARow, consequence, effects }) => ({
      verdict,
      atLeast: or(atLeast),
      below: or(below),
      inARow: inARow ?? null,
      consequence: consequence ?? null,
      effects,
    })),
  };
}

/** The scorecard meant: the named one, or of several the one whose text stands highest. */
export function chosenCard(held: readonly Held<Scorecard>[], clauseId?: string): Held<Scorecard> | undefined {
  if (clauseId !== undefined) return held.find(({ id }) => id === clauseId);
  return held.reduce<Held<Scorecard> | undefined>((best, one) => (best && best.precedence >= one.precedence ? best : one), undefined);
}
