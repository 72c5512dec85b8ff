// A lot that is recalled reaches a kitchen all the same: it joins the recall.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { moveInUnit, outside } from '../../lots/public.ts';
import { KG, type Kitchens, openAlerts } from '../alerts/testing/open-alerts.ts';

let the: Kitchens;
beforeAll(async () => {
  the = await openAlerts();
});
afterAll(() => the.it.close());

type Brought = Awaited<ReturnType<Kitchens['bring']>>;
/** Nobody looked at the stop: it went from the dock to the kitchen. */
const goesAllTheSame = (lotId: string, { lineId, siteId, ...note }: Brought) =>
  the.it.app.inUnit(SYSTEM, (unit) =>
    moveInUnit(unit, {
      kind: 'delivered',
      note: { ...note, siteId, deliveryOn: shanghaiDate(the.it.clock.now()) },
      legs: [{ lotId, lineId, from: outside('staging'), to: { kind: 'site', id: siteId }, amount: 10 * KG }],
    }),
  );

async function begun({ mock = false } = {}) {
  const officer = await the.it.as('food-safety-officer');
  const { lotId } = await the.lot(await the.product('菠菜'));
  const [school, hospital] = [await the.kitchen('实验小学'), await the.kitchen('市医院')];
  await the.bring(lotId, hospital);
  const waiting = await the.bring(lotId, school, { until: 'staging' });
  const more = [await the.bring(lotId, hospital, { until: 'staging' }), await the.bring(lotId, hospital, { until: 'staging' })] as const;
  const contact = await the.it.asContact(school.customerId);
  await the.it.app.db.updateTable('customers.contact').set({ account_id: contact.accountId }).where('customer_id', '=', school.customerId).execute();
  const { recallId } = await officer.api.recalls.needRecall({ mock, level: 1, reason: mock ? 'exercise' : 'food-safety', lotIds: [lotId] });
  await officer.api.recalls.beginRecall({ recallId });
  const sites = async () => {
    const { items } = await officer.api.recalls.listRecipients({ recallId });
    return items.flatMap(({ id, site, state }) => (site ? [{ id, siteId: site.id, state }] : []));
  };
  return { officer, lotId, school, hospital, waiting, more, contact, recallId, sites };
}
const toldOf = (noticeId: string) =>
  the.it.app.db.selectFrom('messaging.notice').select(['template', 'params']).where('about_id', '=', noticeId).orderBy('id').execute();

it('a kitchen that had nothing when it began gets a notice of its own, is told of the lot, and its goods are in the balance', async () => {
  const { officer, lotId, school, hospital, waiting, contact, recallId, sites } = await begun();
  expect((await sites()).map(({ siteId }) => siteId)).toEqual([hospital.siteId]);
  await goesAllTheSame(lotId, waiting);
  const joined = (await sites()).find(({ siteId }) => siteId === school.siteId);
  expect(joined).toMatchObject({ state: 'sent' });
  expect(await toldOf(joined?.id ?? '')).toMatchObject([{ template: 'recalls.recall-notice' }]);
  expect((await contact.api.recalls.myRecallNotices({})).items).toMatchObject([{ id: joined?.id }]);
  expect(await officer.api.recalls.showRecall({ recallId })).toMatchObject({ lots: [{ delivered: 20 * KG, left: 20 * KG }] });
});

it('a kitchen that had answered already is asked again; one that has not is not written to twice', async () => {
  const { officer, lotId, hospital, more, sites } = await begun();
  const of = async () => (await sites()).find(({ siteId }) => siteId === hospital.siteId);
  const noticeId = (await of())?.id ?? '';
  const amounts = [{ lotId, still: 0, returned: 0, used: 10 * KG, destroyed: 0, missing: 0 }];
  await officer.api.recalls.recordAnswer({ noticeId, amounts, said: '市医院食堂' });
  expect(await of()).toMatchObject({ state: 'answered' });
  await goesAllTheSame(lotId, more[0]);
  // Nobody of the hospital has an account: somebody has to call again.
  expect(await of()).toMatchObject({ state: 'made' });
  await goesAllTheSame(lotId, more[1]);
  expect(await the.toldOf('recalls.notice-reopened')).toHaveLength(1);
});

it('an exercise stays one: nobody is told because of it', async () => {
  const { lotId, waiting, school, sites } = await begun({ mock: true });
  await goesAllTheSame(lotId, waiting);
  expect((await sites()).some(({ siteId }) => siteId === school.siteId)).toBe(false);
});

it('the tables are rebuilt from the journal', async () => {
  await expect.poll(() => verifyRebuild(the.it, 'recalls'), { timeout: 20_000, interval: 200 }).toEqual([]);
}, 60_000);
