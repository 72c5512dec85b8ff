// When something is needed by, in a kitchen's words: before the next meals.
import { DAY, shanghaiDate, shanghaiInstant, shanghaiTime } from '../../../server/kernel/time.ts';
import type { Text } from '../../design/locale.ts';

type Meals = { readonly breakfast?: string | undefined; readonly lunch?: string | undefined; readonly dinner?: string | undefined };
export type MealChip = { readonly at: number; readonly label: Text; readonly time: string };

const NAMES = {
  breakfast: { zh: '早餐前', en: 'Before breakfast' },
  lunch: { zh: '午餐前', en: 'Before lunch' },
  dinner: { zh: '晚餐前', en: 'Before dinner' },
} as const satisfies Record<keyof Meals, Text>;

/** Where a site has not said when it eats. */
const USUAL: Meals = { breakfast: '07:00', lunch: '11:00', dinner: '17:00' };
const SHORTEST = 10 * 60_000;
const MOST = 4;

/** The next meals, today's first; tomorrow's say so. */
export function nextMeals(meals: Meals, now: number): MealChip[] {
  const known = Object.values(meals).some(Boolean) ? meals : USUAL;
  const chips = [0, 1].flatMap((days) =>
    (Object.keys(NAMES) as (keyof Meals)[]).flatMap((meal): MealChip[] => {
      const time = known[meal];
      if (!time) return [];
      const at = shanghaiInstant(shanghaiDate(now + days * DAY), time);
      const { zh, en } = NAMES[meal];
      return [{ at, time: shanghaiTime(at), label: days === 0 ? { zh, en } : { zh: `明天${zh}`, en: `${en} tomorrow` } }];
    }),
  );
  return chips
    .filter(({ at }) => at > now + SHORTEST)
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST);
}
