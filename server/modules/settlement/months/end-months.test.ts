// A month is over for whoever got goods in it, told once; the promise of the contract to send the statement runs from then.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '../../../kernel/time.ts';
import { openTestApp, type TestApp } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { signSample } from '../../service-plans/testing/sign-sample.ts';
import { endMonths } from './end-months.ts';

let house: TestApp;
const served = { customerId: '', siteId: '' };

beforeAll(async () => {
  house = await openTestApp({ at: '2026-03-27T05:00:00+08:00' });
  const { api } = await house.as('after-sales-manager');
  served.customerId = (await api.customers.register({ code: 'SYXX', name: '实验小学', kind: 'school' })).customerId;
  served.siteId = (
    await api.customers.registerSite({ customerId: served.customerId, code: 'SYXX-1', name: '食堂', meals: { lunch: '11:30' } })
  ).siteId;
  await api.customers.register({ code: 'KONG', name: '没有供货的学校', kind: 'school' });
  await signSample(house, served.customerId);
  const clerk = await house.as('order-clerk');
  const note = await clerk.api.deliveries.issue({
    number: 'PS260327-001',
    siteId: served.siteId,
    windowFrom: '2026-03-27T05:30:00+08:00',
    windowTo: '2026-03-27T07:00:00+08:00',
    lines: [{ product: '番茄', unit: 'kg', ordered: 10_000 }],
  });
  const kitchen = house.client({ 'x-note-token': note.link.split('/').at(-1) as string });
  house.clock.set('2026-03-27T06:00:00+08:00');
  await kitchen.deliveries.accept({ noteId: note.noteId, receiverName: '王师傅', lines: [] });
}, 60_000);
afterAll(() => house.close());

const promised = async () => {
  const { api } = await house.as('finance-clerk');
  const { items } = await api.commitments.list({ subjectType: 'customer', subjectId: served.customerId });
  return items.filter(({ clauseId }) => clauseId === 'C6.1-statement');
};

it('nothing is over while the month runs', async () => {
  expect(await endMonths(house.app)).toBe(0);
  expect(await promised()).toEqual([]);
});

it('on the first it is over for the customer that was served, once', async () => {
  house.clock.set('2026-04-01T00:20:00+08:00');
  expect(await endMonths(house.app)).toBe(1);
  expect(await endMonths(house.app)).toBe(0);
  expect(await promised()).toMatchObject([{ verdict: 'running', startedAt: '2026-03-31T16:00:00.000Z', dueAt: '2026-04-03T16:00:00.000Z' }]);
});

it('who sends nothing by the third has missed it', async () => {
  await house.advance(4 * DAY, DAY);
  expect(await promised()).toMatchObject([{ verdict: 'missed' }]);
});

it('the table comes back from the journal', async () => {
  await expect.poll(() => verifyRebuild(house, 'settlement'), { timeout: 20_000, interval: 200 }).toEqual([]);
});
