import { expect, test } from 'vitest';
import { instant } from '../../../server/kernel/time.ts';
import { nextMeals } from './meal-times.ts';

const meals = { breakfast: '07:20', lunch: '11:30' };
const said = (at: string, of = meals) => nextMeals(of, instant(at)).map(({ label, time }) => `${label.zh} ${time}`);

test('before breakfast, today’s meals come first', () => {
  expect(said('2026-03-02T05:40:00+08:00')).toEqual(['早餐前 07:20', '午餐前 11:30', '明天早餐前 07:20', '明天午餐前 11:30']);
});

test('a meal that begins now is not offered', () => {
  expect(said('2026-03-02T11:25:00+08:00')).toEqual(['明天早餐前 07:20', '明天午餐前 11:30']);
});

test('a site that has not said when it eats gets the usual times', () => {
  expect(said('2026-03-02T09:00:00+08:00', {} as typeof meals)).toEqual(['午餐前 11:00', '晚餐前 17:00', '明天早餐前 07:00', '明天午餐前 11:00']);
});
