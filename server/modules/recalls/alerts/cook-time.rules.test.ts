import { describe, expect, it } from 'vitest';
import { shanghaiInstant, shanghaiMoment } from '../../../kernel/time.ts';
import { byCookTime, cookingOf } from './cook-time.rules.ts';

const [DAY, NEXT] = ['2026-03-02', '2026-03-03'];
const usual = { lunch: '11:30' };
const see = (time: string, meals: object, { deliveryOn = DAY, arrived = true } = {}) =>
  cookingOf({ deliveryOn, arrived }, { meals, usual, leadMinutes: 120 }, shanghaiInstant(DAY, time));

describe('when a kitchen begins to cook', () => {
  it('is the lead before its next meal; while it cooks the meal still counts', () => {
    const early = see('08:00', { breakfast: '07:00', lunch: '11:30' });
    expect(shanghaiMoment(early.cookAt)).toBe(`${DAY} 09:30`);
    expect(early).toMatchObject({ meal: 'lunch', cooking: false, assumed: false, eaten: 'perhaps' });
    expect(see('10:00', { lunch: '11:30' })).toMatchObject({ meal: 'lunch', cooking: true, eaten: 'no' });
  });
  it('is of the next day when the meals of the day are over, and then the goods may be eaten', () => {
    const late = see('11:30', { lunch: '11:30' });
    expect(shanghaiMoment(late.mealAt)).toBe(`${NEXT} 11:30`);
    expect(late.eaten).toBe('likely');
    expect(see('13:00', { lunch: '11:30', dinner: '17:30' })).toMatchObject({ meal: 'dinner', eaten: 'perhaps' });
  });
  it('of goods on the way is not before they come, and nothing of them is eaten', () => {
    const coming = see('20:00', { lunch: '11:30' }, { deliveryOn: NEXT, arrived: false });
    expect(shanghaiMoment(coming.mealAt)).toBe(`${NEXT} 11:30`);
    expect(coming.eaten).toBe('no');
  });
  it('is guessed by the usual meals where nobody told us, and says so', () => {
    expect(see('08:00', {})).toMatchObject({ meal: 'lunch', assumed: true });
  });
});

it('who cooks first is called first, whose meal is over last', () => {
  const rows = [
    { name: 'over', eaten: 'likely', cookAt: 1 },
    { name: 'dinner', eaten: 'perhaps', cookAt: 3 },
    { name: 'lunch', eaten: 'no', cookAt: 2 },
  ] as const;
  expect([...rows].sort(byCookTime).map(({ name }) => name)).toEqual(['lunch', 'dinner', 'over']);
});
