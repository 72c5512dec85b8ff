// The other two shapes: shares of short weight per class (hospital), day sheets with vetoes (company).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { iso, shanghaiInstant } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { latestOf, signContract } from '../../service-plans/public.ts';
import { openSchool } from '../penalties/testing/open-school.ts';

type House = Awaited<ReturnType<typeof openSchool>>;
let house: House;
let lead: Awaited<ReturnType<House['it']['as']>>;
let company: { customerId: string; siteId: string };
let hospital: Awaited<ReturnType<House['aSchool']>>;

const score = (customerId: string, period: string) => lead.api.settlement.showScore({ customerId, period });
const mornings = async (place: Awaited<ReturnType<House['aSchool']>>, days: Readonly<Record<string, object>>) => {
  for (const [on, morning] of Object.entries(days)) await house.aMorning(place, on, morning);
};

beforeAll(async () => {
  house = await openSchool({ terms: 'sample-hospital' });
  hospital = await house.aSchool();
  lead = await house.it.as('after-sales-manager');
  const { api } = await house.it.as('project-manager');
  const { customerId } = await api.customers.register({ code: 'QY', name: '园区食堂公司', kind: 'company' });
  const { siteId } = await api.customers.registerSite({ customerId, code: 'QY-1', name: '一号食堂' });
  company = { customerId, siteId };
  await house.it.app.inUnit(SYSTEM, async (unit) => {
    const [plan, terms] = [await latestOf(unit.tx, 'canteen-tender'), await latestOf(unit.tx, 'sample-company')];
    await signContract(unit, { customerId, number: 'HT-QY', plan, terms, from: '2026-02-09' });
  });
  const place = { ...hospital, ...company };
  await mornings(hospital, { '2026-03-03': { short: 1 }, '2026-03-04': {} });
  await mornings(place, { '2026-03-05': { late: 30 }, '2026-03-06': {}, '2026-03-09': {}, '2026-03-10': { late: 20 } });
  await house.it.settle();
}, 120_000);
afterAll(() => house.it.close());

describe('shares of short weight', () => {
  it('put the class into the tier its share falls in', async () => {
    const { items, computed } = await score(hospital.customerId, '2026-03');
    const vegetables = items.find(({ itemId }) => itemId === 'H1');
    // 1 kg of 200 kg: half of one percent, where the first tier begins.
    expect(vegetables).toMatchObject({ share: 0.005, deducted: 4, oneMore: null });
    expect(vegetables?.rule.zh).toBe('短重占送货重量：0.5% 及以上、不足 1%扣 4 分；1% 及以上、不足 3%扣 10 分；3% 及以上扣 20 分，扣完 20 分为止');
    expect(items.find(({ itemId }) => itemId === 'H2')).toMatchObject({ share: null, deducted: 0 });
    expect(computed.total).toBeLessThanOrEqual(96);
  });
});

describe('day sheets', () => {
  it('each day by itself, the month their average', async () => {
    const { days, computed, forecast, card } = await score(company.customerId, '2026-03');
    expect(card).toMatchObject({ every: 'day', combine: 'average' });
    expect(days).toEqual([
      { period: '2026-03-05', total: 90, state: 'open' },
      { period: '2026-03-06', total: 100, state: 'open' },
      { period: '2026-03-09', total: 100, state: 'open' },
      { period: '2026-03-10', total: 90, state: 'open' },
    ]);
    expect(computed).toMatchObject({ total: 95, verdict: '合格' });
    expect(forecast).toBeNull();
  });

  const enter = (period: string, said: object) => lead.api.settlement.enterScore({ customerId: company.customerId, period, ...said });

  it('a day is scored on the day, the month only when it is over', async () => {
    house.it.clock.set(shanghaiInstant('2026-03-10', '18:00'));
    expect((await refusalOf(enter('2026-03-11', { total: 100 }))).code).toBe('settlement.period-not-over');
    expect((await refusalOf(enter('2026-03', { total: 95 }))).code).toBe('settlement.period-not-over');
    expect(await enter('2026-03-10', { items: [{ itemId: 'V4', deducted: 100 }] })).toMatchObject({ total: 0, verdict: '不合格' });
    const { days, computed } = await score(company.customerId, '2026-03');
    expect(days.at(-1)).toEqual({ period: '2026-03-10', total: 0, state: 'stated' });
    expect(computed.total).toBe(72.5);
  });

  it('the month is stated from its days, and its deductions sum up to what it lost', async () => {
    house.it.clock.set('2026-04-01T09:00:00+08:00');
    await house.it.settle();
    expect(await enter('2026-03', { total: 72.5 })).toMatchObject({ total: 72.5, verdict: '不合格' });
    const { deductions, sheetId } = await score(company.customerId, '2026-03');
    expect(deductions.map(({ itemId, points }) => [itemId, points])).toEqual([
      ['D1', 2.5],
      ['V4', 25],
    ]);
    expect(await lead.api.settlement.finishScore({ sheetId: sheetId ?? '' })).toMatchObject({ total: 72.5, verdict: '不合格', inARow: 0 });
  });

  it('stands in the list with its days, newest first, page by page', async () => {
    const all = await lead.api.settlement.listScores({ customerId: company.customerId });
    expect(all.items.map(({ period }) => period)).toEqual(['2026-03-10', '2026-03']);
    const first = await lead.api.settlement.listScores({ customerId: company.customerId, limit: 1 });
    const second = await lead.api.settlement.listScores({ customerId: company.customerId, limit: 1, cursor: first.next ?? '' });
    expect([first.items[0]?.period, second.items[0]?.period, second.next]).toEqual(['2026-03-10', '2026-03', null]);
  });
});

it('a late fact changes the open sheet, not the stated one', async () => {
  const before = await score(company.customerId, '2026-03');
  const place = { ...hospital, ...company };
  house.it.clock.set(shanghaiInstant('2026-04-01', '10:00'));
  expect(iso(house.it.clock.now())).toBe('2026-04-01T02:00:00.000Z');
  await house.aMorning(place, '2026-04-02', { late: 30 });
  await house.it.settle();
  expect((await score(company.customerId, '2026-04')).computed.total).toBe(90);
  expect((await score(company.customerId, '2026-03')).stated?.total).toBe(before.stated?.total);
});

it('the tables come back from the journal', async () => {
  await expect.poll(() => verifyRebuild(house.it, 'settlement'), { timeout: 20_000, interval: 200 }).toEqual([]);
});
