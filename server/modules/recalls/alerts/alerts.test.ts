import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { MINUTE } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { liftInUnit, lotsByIds } from '../../lots/public.ts';
import { handOver, KG, type Kitchens, openAlerts } from './testing/open-alerts.ts';

let k: Kitchens;
let spinach: string;
beforeAll(async () => {
  k = await openAlerts();
  spinach = await k.product('菠菜');
});
afterAll(() => k.it.close());

const agent = () => k.it.as('service-agent');
const quality = () => k.it.as('quality-engineer');
const stateOf = async (lotId: string) => (await lotsByIds(k.it.app.db, [lotId])).get(lotId)?.state;

describe('a matter that names delivered lines', () => {
  it('suspects their lots, and two customers on one lot raise one alert that grows', async () => {
    const lot = await k.lot(spinach);
    const brought = await Promise.all(['甲校', '乙校', '丙校'].map(async (name) => k.bring(lot.lotId, await k.kitchen(name))));
    const [a, b, c] = brought as [(typeof brought)[0], (typeof brought)[0], (typeof brought)[0]];
    const first = await k.complain(a);
    expect((await (await agent()).api.recalls.caseLots({ caseId: first })).suspected).toBe(true);
    const mine = async () =>
      (await (await quality()).api.recalls.alerts({})).items.filter(({ lots }) => lots.some(({ lotId }) => lotId === lot.lotId));
    expect(await mine()).toEqual([]);
    await k.complain(b);
    expect(await mine()).toMatchObject([{ kind: 'lot', state: 'open', customers: 2, cases: 2, act: 'propose' }]);
    await k.complain(c);
    expect(await mine()).toMatchObject([{ customers: 3, cases: 3 }]);
    const alertId = (await mine())[0]?.alertId ?? '';
    expect((await (await quality()).api.recalls.alert({ alertId })).kitchens).toHaveLength(3);
    const held = await (await quality()).api.recalls.hold({ alertId });
    expect(held).toMatchObject({ lotCount: 1, sites: 3 });
    expect(await mine()).toMatchObject([{ state: 'held', holdId: held.holdId }]);
    expect(await refusalOf((await quality()).api.recalls.hold({ alertId }))).toMatchObject({ code: 'recalls.answered-already' });
    // A further customer on goods that are stopped is covered at once, without a new alert.
    const late = await k.complain(c, { body: '又发现' });
    expect((await (await agent()).api.recalls.caseLots({ caseId: late })).hold?.holdId).toBe(held.holdId);
    expect(await mine()).toHaveLength(1);
  });

  it('of two food-safety reports on one lot, the system holds by itself', async () => {
    const lot = await k.lot(spinach);
    for (const name of ['丁校', '戊校']) await k.complain(await k.bring(lot.lotId, await k.kitchen(name)), { category: 'food-safety', severity: 2 });
    await k.it.settle();
    expect(await stateOf(lot.lotId)).toBe('held');
    const held = (await k.toldOf('lots.held')).filter(({ data }) => (data.lotIds as string[]).includes(lot.lotId));
    expect(held).toMatchObject([{ actor: 'system:system' }]);
  });

  it('can be decided not to be held, with a reason', async () => {
    const lot = await k.lot(spinach);
    const caseId = await k.complain(await k.bring(lot.lotId, await k.kitchen('己校')));
    const { api } = await quality();
    expect(await refusalOf(api.recalls.clearCase({ caseId, reason: 'other' }))).toMatchObject({ code: 'recalls.reason-needed', status: 422 });
    await api.recalls.clearCase({ caseId, reason: 'not-the-lot', body: '冷库断电' });
    expect(await api.recalls.caseLots({ caseId })).toMatchObject({ suspected: false, can: { clear: false } });
    expect(await refusalOf(api.recalls.clearCase({ caseId, reason: 'not-the-lot' }))).toMatchObject({ code: 'recalls.nothing-suspected' });
    expect(await refusalOf((await agent()).api.recalls.clearCase({ caseId, reason: 'not-the-lot' }))).toMatchObject({ status: 403 });
  });
});

describe('a hold', () => {
  it('stops the lots, warns who has them, and kitchens answer by their code without sign-in', async () => {
    const lot = await k.lot(spinach);
    const driver = await k.it.as('driver');
    const [here, there, coming] = [await k.kitchen('实验小学'), await k.kitchen('市中心医院'), await k.kitchen('车上小学')];
    const [a, b] = [await k.bring(lot.lotId, here), await k.bring(lot.lotId, there)];
    await k.bring(lot.lotId, coming, { until: 'van', driverId: driver.accountId });
    const caseId = await k.complain(a);
    const { api } = await agent();
    const scope = await api.recalls.scope({ caseId });
    expect(scope).toMatchObject({ lotCount: 1, vans: [{ plate: '浙A12345', stops: 1 }] });
    expect(scope.kitchens.map(({ customer }) => customer).sort()).toEqual(['实验小学', '市中心医院']);
    const { holdId, sites } = await api.recalls.hold({ caseId, body: '异味' });
    expect(sites).toBe(2);
    expect(await refusalOf(api.recalls.hold({ caseId }))).toMatchObject({ code: 'recalls.held-already' });
    const [one, other] = [await k.holderOf(a), await k.holderOf(b)];
    const mine = await one.recalls.myWarnings({});
    expect(mine.warnings).toMatchObject([{ site: '实验小学食堂', seenAt: null, lots: [{ number: lot.number, amount: 10 * KG, product: '菠菜' }] }]);
    const warningId = mine.warnings[0]?.warningId ?? '';
    // Another customer's warning is not there, however it is asked for.
    const said = { warningId, lots: [{ lotId: lot.lotId, apart: 6 * KG, used: 4 * KG }] };
    const foreign = await refusalOf(other.recalls.answerWarning(said));
    expect(foreign).toMatchObject({ code: 'recalls.warning-not-found', status: 404 });
    expect((await other.recalls.myWarnings({})).warnings.map((row) => row.warningId)).not.toContain(warningId);
    await one.recalls.seeWarnings({});
    const absurd = { warningId, lots: [{ lotId: lot.lotId, apart: 60 * KG, used: 0 }] };
    expect(await refusalOf(one.recalls.answerWarning(absurd))).toMatchObject({ code: 'recalls.amounts-absurd', fields: [{ path: 'lots.0.apart' }] });
    await one.recalls.answerWarning({ ...said, body: '已放冷库门口' });
    const shown = await api.recalls.showHold({ holdId });
    expect(shown).toMatchObject({ sites: 2, seen: 1, answered: 1, case: { caseId } });
    expect(shown.warnings.find((row) => row.warningId === warningId)?.lots).toMatchObject([{ apart: 6 * KG, used: 4 * KG }]);
    await k.it.advance(16 * MINUTE);
    expect((await api.recalls.showHold({ holdId })).warnings.map(({ reminders }) => reminders).sort()).toEqual([0, 1]);
    await api.recalls.remindSites({ holdId });
    await k.it.app.inUnit(SYSTEM, (unit) => liftInUnit(unit, { holdId, outcome: 'harmless' }));
    expect((await one.recalls.myWarnings({})).warnings).toMatchObject([{ outcome: 'harmless', can: { answer: false } }]);
    expect(await refusalOf(one.recalls.answerWarning(said))).toEqual(foreign);
    expect(await refusalOf(api.recalls.remindSites({ holdId }))).toMatchObject({ code: 'recalls.nobody-to-remind' });
  });

  it('warns a kitchen that gets the goods only afterwards, and asks again one that gets more', async () => {
    const lot = await k.lot(spinach);
    const [before, late] = [await k.kitchen('先收到小学'), await k.kitchen('后收到小学')];
    const a = await k.bring(lot.lotId, before);
    const onTheWay = { late: await k.bring(lot.lotId, late, { until: 'van' }), more: await k.bring(lot.lotId, before, { until: 'van' }) };
    const { api } = await agent();
    const { holdId, sites } = await api.recalls.hold({ caseId: await k.complain(a) });
    expect(sites).toBe(1);
    const first = await k.holderOf(a);
    const answer = async (by: typeof first) => {
      const [warning] = (await by.recalls.myWarnings({})).warnings;
      await by.recalls.answerWarning({ warningId: warning?.warningId ?? '', lots: [{ lotId: lot.lotId, apart: 10 * KG, used: 0 }] });
    };
    await answer(first);
    // A phone that was offline sends the acceptance after the hold.
    await handOver(k, lot.lotId, onTheWay.late);
    const theirs = await k.holderOf(onTheWay.late);
    expect((await theirs.recalls.myWarnings({})).warnings).toMatchObject([
      { seenAt: null, lots: [{ number: lot.number, amount: 10 * KG }], can: { answer: true } },
    ]);
    expect(await api.recalls.showHold({ holdId })).toMatchObject({ sites: 2, answered: 1 });
    await handOver(k, lot.lotId, onTheWay.more);
    expect(await api.recalls.showHold({ holdId })).toMatchObject({ sites: 2, answered: 0 });
    const messages = await k.it.app.db.selectFrom('messaging.notice').select('key').where('key', 'like', `recalls.warned:${holdId}%`).execute();
    expect(messages).toHaveLength(3);
    await k.it.app.inUnit(SYSTEM, (unit) => liftInUnit(unit, { holdId, outcome: 'harmless' }));
    const after = await k.bring(lot.lotId, await k.kitchen('解除后小学'));
    expect((await (await k.holderOf(after)).recalls.myWarnings({})).warnings).toEqual([]);
  });

  it('gives a call sheet by cook time, with ticks, on paper and as a table', async () => {
    const lot = await k.lot(spinach);
    const [late, early] = [await k.kitchen('晚餐学校', { dinner: '17:30' }), await k.kitchen('午餐学校', { lunch: '11:00' })];
    const a = await k.bring(lot.lotId, late);
    await k.bring(lot.lotId, early);
    const { api, headers } = await agent();
    const { holdId } = await api.recalls.hold({ caseId: await k.complain(a) });
    const sheet = await api.recalls.callSheet({ holdId });
    expect(sheet.items.map(({ customer }) => customer)).toEqual(['午餐学校', '晚餐学校']);
    expect(sheet.items[0]).toMatchObject({ meal: 'lunch', eaten: 'no', contacts: [{ name: '张老师' }], stage: 'site', call: null });
    await api.recalls.tickCall({ holdId, siteId: early.siteId, outcome: 'no-answer' });
    await api.recalls.tickCall({ holdId, siteId: early.siteId, outcome: 'told', spokenTo: '李师傅' });
    expect((await api.recalls.callSheet({ holdId })).items[0]?.call).toMatchObject({
      outcome: 'told',
      calls: 2,
      spokenTo: '李师傅',
      by: 'service-agent',
    });
    const elsewhere = await k.kitchen('没有货的学校');
    expect(await refusalOf(api.recalls.tickCall({ holdId, siteId: elsewhere.siteId, outcome: 'told' }))).toMatchObject({
      code: 'recalls.site-not-on-sheet',
    });
    for (const [kind, begins] of Object.entries({ pdf: '%PDF', xlsx: 'PK' })) {
      const file = await k.it.server.inject({ url: `/api/recalls/holds/${holdId}/call-sheet.${kind}`, headers });
      expect([file.statusCode, file.rawPayload.subarray(0, begins.length).toString()]).toEqual([200, begins]);
    }
  });
});

describe('the retained sample', () => {
  it('is asked for at once and answered by the kitchen, which the clause hears', async () => {
    const lot = await k.lot(spinach);
    const brought = await k.bring(lot.lotId, await k.kitchen('留样学校'));
    const caseId = await k.complain(brought, { category: 'food-safety' });
    const kitchen = await k.holderOf(brought);
    expect((await kitchen.recalls.myWarnings({})).samples).toMatchObject([{ caseId, answeredAt: null, can: { answer: true } }]);
    expect(await refusalOf(kitchen.recalls.answerSample({ caseId, kept: true }))).toMatchObject({ code: 'recalls.keeper-needed' });
    await kitchen.recalls.answerSample({ caseId, kept: false, reason: 'used-up' });
    await kitchen.recalls.answerSample({ caseId, kept: true, keptBy: 'kitchen', keeper: '王师傅' });
    const told = (await k.toldOf('cases.sample-kept')).filter(({ data }) => data.caseId === caseId);
    expect(told).toMatchObject([{ data: { keptBy: 'kitchen' } }]);
    expect((await (await agent()).api.recalls.caseLots({ caseId })).sample).toMatchObject({ kept: true, keptBy: 'kitchen', keeper: '王师傅' });
    const stranger = await k.holderOf(await k.bring(lot.lotId, await k.kitchen('别的学校')));
    expect(await refusalOf(stranger.recalls.answerSample({ caseId, kept: true, keptBy: 'kitchen' }))).toMatchObject({ status: 404 });
  });

  it('recorded by our people on the case is answered too', async () => {
    const caseId = await k.complain(await k.bring((await k.lot(spinach)).lotId, await k.kitchen('电话学校')), { category: 'food-safety' });
    const { api } = await agent();
    await api.cases.keepSample({ caseId, keptBy: 'us', body: '司机取回' });
    expect((await api.recalls.caseLots({ caseId })).sample).toMatchObject({ kept: true, keptBy: 'us' });
  });
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(k.it, 'recalls')).toEqual([]);
});
