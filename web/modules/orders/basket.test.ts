import { expect, test } from 'vitest';
import { shanghaiInstant } from '../../../server/kernel/time.ts';
import { basketLine, dayOffers, EMPTY, firstFill, orderOfBasket, stepFrom } from './basket.ts';

const potato = basketLine({ productId: null, product: '土豆', productCode: null, spec: '', amount: 15_000, unit: 'jin', remark: ' 大的 ' });
const kept = { productId: null, product: '土豆', productCode: null, spec: '', amount: 15_000, unit: 'jin' as const, remark: '' };

test('steps grow with the amount and come back the same way', () => {
  const up = [0, 1, 9, 10, 45, 50, 100].map((jin) => stepFrom(jin * 500, 'jin', 1) / 500);
  expect(up).toEqual([1, 2, 10, 15, 50, 60, 110]);
  const down = [110, 60, 50, 15, 10, 2, 1, 0].map((jin) => stepFrom(jin * 500, 'jin', -1) / 500);
  expect(down).toEqual([100, 50, 45, 10, 9, 1, 0, 0]);
  // 12.5 goes to the next round figure, either way.
  expect(stepFrom(6_250, 'jin', 1)).toBe(15 * 500);
  expect(stepFrom(6_250, 'jin', -1)).toBe(10 * 500);
  expect(stepFrom(2, 'box', 1)).toBe(3);
});

test('only what is wanted is ordered, and nothing without site, day or goods', () => {
  const basket = { ...EMPTY, siteId: 's', deliveryOn: '2026-03-03', lines: [potato, { ...potato, key: 'b', amount: 0 }] };
  expect(orderOfBasket(basket)?.keys).toEqual([potato.key]);
  expect(orderOfBasket(basket)?.input.lines).toMatchObject([{ product: '土豆', amount: 15_000, unit: 'jin', remark: '大的' }]);
  expect(orderOfBasket({ ...basket, deliveryOn: '' })).toBeUndefined();
  expect(orderOfBasket({ ...basket, lines: [{ ...potato, amount: 0 }] })).toBeUndefined();
});

test('the list starts with the template, the same weekday, the last order, the usual goods', () => {
  const template = { id: 't', siteId: 's', name: '早餐', lines: [kept], changedAt: '' };
  const order = { orderId: 'o', number: 'D1', deliveryOn: '2026-03-01', title: '', lineCount: 1, same: false, lines: [kept] };
  expect(firstFill({ templates: [template], recent: [order], usual: [] }).filledFrom).toBe('t');
  expect(firstFill({ templates: [], recent: [order, { ...order, orderId: 'w', same: true }], usual: [] }).filledFrom).toBe('w');
  expect(firstFill({ templates: [], recent: [order], usual: [] }).filledFrom).toBe('o');
  expect(firstFill({ templates: [], recent: [], usual: [{ ...kept, times: 4 }] }).lines).toMatchObject([{ product: '土豆', amount: 0 }]);
});

test('days on which nobody receives are not offered; each has the end of its ordering', () => {
  // Friday morning; received on working days only.
  const now = shanghaiInstant('2026-03-06', '09:00');
  const offers = dayOffers({ cutoff: '18:00', receiving: [{ days: [1, 2, 3, 4, 5], from: '05:30', to: '07:00' }] }, now, 3);
  expect(offers.map(({ day }) => day)).toEqual(['2026-03-06', '2026-03-09', '2026-03-10']);
  expect(offers[1]?.until).toBe(shanghaiInstant('2026-03-08', '18:00'));
});
