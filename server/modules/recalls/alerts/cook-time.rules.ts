// When a kitchen begins to cook what it has, estimated by its meal times: whoever cooks first is called first. Pure.

import { DAY, type Instant, MINUTE, shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';

export const MEALS = ['breakfast', 'lunch', 'dinner'] as const;
export type Meal = (typeof MEALS)[number];
/** Wall times at which meals are served. */
export type Meals = { readonly [meal in Meal]?: string | undefined };

export type Cooking = {
  readonly meal: Meal;
  readonly mealAt: Instant;
  readonly cookAt: Instant;
  readonly cooking: boolean;
  readonly assumed: boolean;
  /** no: no meal since the goods came. perhaps: one was served. likely: every meal of their day was. */
  readonly eaten: 'no' | 'perhaps' | 'likely';
};

type Goods = { readonly deliveryOn: string; readonly arrived: boolean };
type Kitchen = { readonly meals: Meals; readonly usual: Meals; readonly leadMinutes: number };

const mealsOn = (meals: Meals, on: string) =>
  MEALS.flatMap((meal) => {
    const time = meals[meal];
    return time ? [{ meal, mealAt: shanghaiInstant(on, time) }] : [];
  }).sort((a, b) => a.mealAt - b.mealAt);

/** The next meal that these goods can go into, and whether some of them may be eaten already. */
export function cookingOf({ deliveryOn, arrived }: Goods, { meals, usual, leadMinutes }: Kitchen, now: Instant): Cooking {
  const assumed = MEALS.every((meal) => !meals[meal]);
  const times = assumed ? usual : meals;
  const today = shanghaiDate(now);
  const first = deliveryOn > today ? deliveryOn : today;
  const days = [first, shanghaiDate(shanghaiInstant(first) + DAY)];
  const next = days.flatMap((on) => mealsOn(times, on)).find(({ mealAt }) => mealAt > now);
  if (!next) throw new RangeError('a kitchen without any meal');
  const cookAt = next.mealAt - leadMinutes * MINUTE;
  const served = arrived ? mealsOn(times, deliveryOn).filter(({ mealAt }) => mealAt <= now).length : 0;
  const dayOver = arrived && shanghaiDate(next.mealAt) > deliveryOn;
  return { ...next, cookAt, cooking: cookAt <= now, assumed, eaten: dayOver ? 'likely' : served > 0 ? 'perhaps' : 'no' };
}

/** Whoever cooks first comes first; those whose meal is over come last. */
export const byCookTime = (a: Pick<Cooking, 'eaten' | 'cookAt'>, b: Pick<Cooking, 'eaten' | 'cookAt'>): number =>
  Number(a.eaten === 'likely') - Number(b.eaten === 'likely') || a.cookAt - b.cookAt;
