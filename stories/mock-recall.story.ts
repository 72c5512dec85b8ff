// The yearly exercise: traced back and forward, told, answered and in balance within four hours, with nothing really stopped.
// Monday 2 March 2026. The food-safety officer calls it on a lot of tofu that five kitchens got this morning.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../server/kernel/time.ts';
import { KG, type Kitchens, openAlerts } from '../server/modules/recalls/alerts/testing/open-alerts.ts';
import { openTestApp, type SignedIn } from '../server/testing/open-test-app.ts';

let day: Kitchens;
let officer: SignedIn;
let agent: SignedIn;
let [recallId, lotId] = ['', ''];
const places: { customerId: string; siteId: string; name: string }[] = [];

beforeAll(async () => {
  day = await openAlerts(await openTestApp({ at: '2026-03-02T09:00:00+08:00' }));
  [officer, agent] = [await day.it.as('food-safety-officer'), await day.it.as('service-agent')];
}, 60_000);
afterAll(() => day.it.close());

const notices = async () => (await officer.api.recalls.listRecipients({ recallId })).items;

test('09:00 five kitchens got tofu of one lot this morning; no exercise has been held yet', async () => {
  lotId = (await day.lot(await day.product('豆腐'))).lotId;
  for (const name of ['实验小学', '育才中学', '市中心医院', '区机关', '阳光养老院']) {
    const place = await day.kitchen(name);
    places.push(place);
    await day.bring(lotId, place);
  }
  expect(await officer.api.recalls.showMockDuty({})).toMatchObject({ last: null, overdue: true });
});

test('09:10 she calls a mock recall: the scope is there at once', async () => {
  await day.it.advance(10 * MINUTE);
  const seen = await officer.api.recalls.previewScope({ lotIds: lotId, level: 1 });
  expect(seen).toMatchObject({ lotCount: 1, sites: 5, customers: 5, sums: [{ delivered: 50 * KG, stock: 950 * KG }] });
  recallId = (await officer.api.recalls.needRecall({ mock: true, level: 1, reason: 'exercise', lotIds: [lotId] })).recallId;
  expect(await officer.api.recalls.beginRecall({ recallId })).toMatchObject({ state: 'running', lots: 1, notices: 9 });
});

test('nothing is held, and no kitchen hears of it; our own people do', async () => {
  const all = await notices();
  expect(all.filter(({ party }) => party === 'site').map(({ state }) => state)).toEqual(Array(5).fill('made'));
  expect(all.filter(({ party }) => party === 'internal').map(({ state }) => state)).toEqual(Array(4).fill('sent'));
  const kitchen = await day.it.asContact(places[0]?.customerId ?? '');
  expect((await kitchen.api.recalls.myRecallNotices({})).items).toEqual([]);
  expect((await officer.api.recalls.showRecall({ recallId })).lots).toMatchObject([{ state: 'available' }]);
  await day.bring(lotId, places[0] as (typeof places)[number]);
});

test('09:40 agents ask the kitchens by phone what is left and write it down', async () => {
  await day.it.advance(30 * MINUTE);
  for (const { id, party, lines } of await notices()) {
    if (party !== 'site') await agent.api.recalls.acknowledgeNotice({ noticeId: id });
    else
      await agent.api.recalls.recordAnswer({
        noticeId: id,
        said: '厨师长',
        amounts: lines.map(({ lotId: of, delivered }) => ({
          lotId: of,
          still: delivered - 4 * KG,
          used: 4 * KG,
          returned: 0,
          destroyed: 0,
          missing: 0,
        })),
      });
  }
  expect((await officer.api.recalls.showRecall({ recallId })).told).toEqual({ all: 9, sent: 9, acknowledged: 9, sites: 5, answered: 5 });
});

test('10:25 it is in balance: scored, well within four hours and our own two', async () => {
  await day.it.advance(45 * MINUTE);
  expect(await officer.api.recalls.scoreMock({ recallId })).toEqual({ recallId, passed: true, minutes: 75, accountedBp: 10_000 });
  const { score, state } = await officer.api.recalls.showRecall({ recallId });
  expect(state).toBe('closed');
  expect(score).toMatchObject({ passed: true, withinOwnGoal: true, target: 240, own: 120 });
});

test('the report is printed, marked as an exercise, and the next one is due in a year', async () => {
  const from = performance.now();
  const { jobId } = await officer.api.recalls.makeReport({ recallId });
  await day.it.app.tasks.drain();
  const { fileId } = await officer.api.jobs.show({ jobId });
  const pdf = await day.it.server.inject({ url: `/api/files/${fileId}`, headers: officer.headers });
  expect(performance.now() - from).toBeLessThan(10_000);
  expect(pdf.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
  expect(decodeURIComponent(String(pdf.headers['content-disposition']))).toContain('模拟召回报告');
  expect(await officer.api.recalls.showMockDuty({})).toMatchObject({ dueOn: '2027-03-02', overdue: false });
});
