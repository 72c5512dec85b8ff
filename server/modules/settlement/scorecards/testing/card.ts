// Cards and occurrences for tests of rules, written in points as a contract writes them.
import type { Scorecard } from '../../../service-plans/public.ts';
import { cardFrom } from '../card.ts';
import type { Card, Occurrence } from '../score.ts';

type Item = Partial<Scorecard['items'][number]> & { readonly id: string };
type Written = Partial<Omit<Scorecard, 'items' | 'thresholds'>> & {
  readonly items: readonly Item[];
  readonly thresholds?: readonly Partial<Scorecard['thresholds'][number]>[];
};

export const cardOf = ({
  items,
  thresholds = [
    { verdict: '满意', atLeast: 85 },
    { verdict: '不满意', below: 85 },
  ],
  ...rest
}: Written): Card =>
  cardFrom({
    every: 'month',
    total: 100,
    ...rest,
    items: items.map((item) => ({ name: item.id, weight: 0, clauses: [], facts: [], tiers: [], veto: false, ...item })),
    thresholds: thresholds.map((threshold) => ({ verdict: '', effects: [], ...threshold })),
  });

/** `K1 12`: on the 12th of May 2026; a third word marks it excused. */
export const happened = (...texts: readonly string[]): Occurrence[] =>
  texts.map((text, place) => {
    const [itemId = '', day = '1', excused] = text.split(' ');
    const occurredOn = `2026-05-${day.padStart(2, '0')}`;
    return {
      itemId,
      commitmentId: `c${place}`,
      clauseId: 'R1',
      subject: { type: 'note', id: `n${place}` },
      at: Date.parse(`${occurredOn}T08:00:00+08:00`) + place,
      occurredOn,
      excused: excused !== undefined,
      positions: [place],
    };
  });
