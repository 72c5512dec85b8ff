// One lot, all of it back (R5.2, R5.5): the sample passed at the door, then a kitchen finds worms in the cabbage before it cooks. Everything of
// that lot that this customer got that day goes back, from two sites: with the next van and by a run of its own. It is put apart, inspected and
// destroyed before witnesses after the authority was told; nobody can sell it again. Other customers of the lot: a trace, and a person decides.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HOUR, iso, MINUTE } from '../server/kernel/time.ts';
import { aPicture } from '../server/modules/claims/goods/testing/delivered-lots.ts';
import { FIRST_QUARANTINE, FIRST_STORE, unsafeOf } from '../server/modules/lots/public.ts';
import { signSample } from '../server/modules/service-plans/testing/sign-sample.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../server/testing/open-test-app.ts';
import { verifyRebuild } from '../server/testing/rebuild.ts';

vi.setConfig({ testTimeout: 120_000 });

let day: TestApp;
const staff = {} as Record<'clerk' | 'lead' | 'agent' | 'picker' | 'dispatcher' | 'driver' | 'runner' | 'quality' | 'officer', SignedIn>;
type Site = { customerId: string; siteId: string; noteId: string; lineId: string };
const sites = {} as Record<'main' | 'branch' | 'hospital', Site>;
let [lotId, caseId, claimId, nextNoteId] = ['', '', '', ''];

const KG = 1000;
const at = (time: string, date = '2026-03-02') => `${date}T${time}:00+08:00`;
const clock = async (time: string, date = '2026-03-02') => {
  const left = Date.parse(at(time, date)) - day.clock.now();
  if (left > 0) await day.advance(left, Math.min(left, 30 * MINUTE));
};
const goods = async () => staff.agent.api.claims.goodsOf({ claimId });
const photo = (who: SignedIn) => aPicture(day, who.headers);
const pickupAt = async (siteId: string) => {
  const found = (await goods()).pickups.find(({ site }) => site.id === siteId);
  if (!found) throw new Error('no pick-up there');
  return found;
};

beforeAll(async () => {
  day = await openTestApp({ at: at('18:00', '2026-03-01') });
  const roles = {
    clerk: 'order-clerk',
    lead: 'after-sales-manager',
    agent: 'service-agent',
    picker: 'warehouse-clerk',
    dispatcher: 'dispatcher',
    driver: 'driver',
    quality: 'quality-engineer',
    officer: 'food-safety-officer',
  } as const;
  for (const [name, role] of Object.entries(roles)) staff[name as keyof typeof roles] = await day.as(role);
  staff.runner = await day.as('driver', 'a second driver');
}, 60_000);
afterAll(() => day.close());

test('Sunday 18:00: 200 kg of cabbage come with the lot number of their farm', async () => {
  const buyer = await day.as('purchasing');
  const party = { address: '山东省寿光市', contact: '孙经理', phone: '0536-5550101' };
  const { supplierId } = await buyer.api.suppliers.register({ name: '绿野蔬菜合作社', kind: 'farm', ...party });
  const common = { stockUnit: 'kg', settleUnit: 'kg', toleranceClass: 'weighed', temperatureClass: 'ambient' } as const;
  const { productId } = await buyer.api.products.register({ ...common, code: 'V9', name: '卷心菜', category: 'vegetable' } as never);
  const { checks } = await staff.picker.api.receiving.ask({ productId });
  const { receiptId } = await staff.picker.api.receiving.receive({
    supplierId,
    lines: [
      {
        ...{ productId, unit: 'kg', origin: '山东寿光', producedOn: '2026-03-01', storeId: FIRST_STORE, amount: 200 * KG, supplierLot: 'JXC-0301' },
        checks: checks.map(({ code }) => ({ code, ok: true })),
      },
    ],
  });
  lotId = (await staff.picker.api.receiving.show({ receiptId })).lines[0]?.lot?.id as string;
});

test('Monday 06:00: two sites of one school and a hospital sign for cabbage of it', async () => {
  const register = async (code: string, name: string) => (await staff.lead.api.customers.register({ code, name, kind: 'school' })).customerId;
  const site = async (customerId: string, code: string, name: string) =>
    (await staff.lead.api.customers.registerSite({ customerId, code, name, meals: { lunch: '11:30' } })).siteId;
  const school = await register('SYXX', '实验小学');
  await signSample(day, school);
  const hospital = await register('ZXYY', '市中心医院');
  const of = { main: school, branch: school, hospital } as const;
  await clock('04:00');
  for (const [name, customerId] of Object.entries(of)) {
    const siteId = await site(customerId, name, `${name}食堂`);
    const { noteId } = await staff.clerk.api.deliveries.issue({
      ...{ siteId, windowFrom: at('05:30'), windowTo: at('07:30'), driverId: staff.driver.accountId },
      lines: [{ product: '卷心菜', productCode: 'V9', unit: 'kg', ordered: 30 * KG }],
    });
    const [line] = (await staff.clerk.api.deliveries.show({ noteId })).lines;
    const lineId = line?.id as string;
    await staff.picker.api.deliveries.pick({ noteId, lines: [{ lineId, version: 0, picked: 30 * KG, lots: [{ lotId, amount: 30 * KG }] }] });
    sites[name as keyof typeof of] = { customerId, siteId, noteId, lineId };
  }
  await clock('05:00');
  const noteIds = Object.values(sites).map(({ noteId }) => noteId);
  for (const noteId of noteIds) await staff.picker.api.deliveries.load({ noteId, seals: [], cratesOut: 2 });
  await staff.driver.api.deliveries.departRound({ noteIds });
  await clock('06:00');
  for (const noteId of noteIds) {
    await staff.driver.api.deliveries.arrive({ noteId });
    const signatureFileId = await photo(staff.driver);
    await staff.driver.api.deliveries.deliver({ noteId, receiverName: '王师傅', signatureFileId, cratesBack: 2, lines: [] });
    await staff.driver.api.deliveries.leave({ noteId });
  }
  const { sums } = await staff.quality.api.lots.show({ lotId });
  expect(sums).toMatchObject({ delivered: 90 * KG });
});

test('08:40 worms, before anything is cooked: one claim takes back the whole lot of that day, at both sites', async () => {
  await clock('08:40');
  const { customerId, siteId, noteId, lineId } = sites.main;
  // Tomorrow’s van stops at the main site; nobody goes to the branch.
  ({ noteId: nextNoteId } = await staff.clerk.api.deliveries.issue({
    ...{ siteId, windowFrom: at('05:30', '2026-03-03'), windowTo: at('07:30', '2026-03-03'), driverId: staff.driver.accountId },
    lines: [{ product: '土豆', unit: 'kg', ordered: 10 * KG }],
  }));
  ({ caseId } = await staff.agent.api.cases.open({
    ...{ customerId, siteId, noteId, lineId, channel: 'phone', category: 'food-safety', body: '卷心菜里有虫，还没下锅' },
  }));
  ({ claimId } = await staff.agent.api.claims.request({
    ...{ caseId, way: 'credit', reason: 'spoiled', wholeLot: true, amountFen: 30_000, body: '同批全部退回', files: [await photo(staff.agent)] },
    items: [{ noteId, lineId, lotId, amount: 30 * KG }],
  }));
  const claim = await staff.agent.api.claims.show({ claimId });
  expect(claim).toMatchObject({ foodSafety: true, goods: 'back' });
  expect(claim.items.map(({ requested, lotId: of }) => [requested, of])).toEqual([
    [30 * KG, lotId],
    [30 * KG, lotId],
  ]);
  await staff.lead.api.claims.approve({ claimId });
  // The hospital’s goods are not touched by it: they are traced, and a person decides.
  const trace = await staff.quality.api.lots.trace({ lotId, direction: 'forward' });
  expect(JSON.stringify(trace)).toContain(sites.hospital.siteId);
  expect((await staff.agent.api.claims.list({ customerId: sites.hospital.customerId })).items).toEqual([]);
});

test('08:41 the rule plans the main site with tomorrow’s van; a person sends a run to the branch', async () => {
  expect(await pickupAt(sites.main.siteId)).toMatchObject({
    state: 'planned',
    mode: 'van',
    byRule: true,
    stop: { noteId: nextNoteId },
    foodSafety: true,
  });
  const branch = await pickupAt(sites.branch.siteId);
  expect(branch).toMatchObject({ state: 'open', suggested: [] });
  const run = { driverId: staff.runner.accountId, vehicle: null, at: iso(day.clock.now() + HOUR) };
  await staff.dispatcher.api.claims.planPickup({ pickupId: branch.id, run });
  expect((await staff.runner.api.claims.toCollect({})).items.map(({ id }) => id)).toEqual([branch.id]);
});

test('09:45 the run brings the branch’s 29.6 kg: put apart within the hour', async () => {
  await clock('09:45');
  const { id: pickupId, parcels } = await pickupAt(sites.branch.siteId);
  const parcelId = parcels[0]?.id as string;
  await staff.runner.api.claims.collect({
    pickupId,
    parcels: [{ parcelId, amount: 29_600 }],
    handedOver: 'handed',
    files: [await photo(staff.runner)],
  });
  await clock('10:30');
  await staff.picker.api.claims.receiveGoods({ pickupId, parcels: [{ parcelId, amount: 29_500 }], placeId: FIRST_QUARANTINE });
  const [parcel] = (await goods()).parcels.filter(({ pickupId: of }) => of === pickupId);
  expect(parcel).toMatchObject({ state: 'quarantined', collected: 29_600, received: 29_500, unsafe: true, clock: { for: 'inspect' } });
});

test('Tuesday 06:10 the next van takes the main site’s along', async () => {
  await clock('05:00', '2026-03-03');
  await staff.driver.api.deliveries.depart({ noteId: nextNoteId });
  await clock('06:10', '2026-03-03');
  await staff.driver.api.deliveries.arrive({ noteId: nextNoteId });
  const [pickup] = (await staff.driver.api.claims.toCollect({ noteId: nextNoteId })).items;
  const pickupId = pickup?.id as string;
  await staff.driver.api.claims.collect({ pickupId, files: [await photo(staff.driver)] });
  await clock('09:00', '2026-03-03');
  await staff.picker.api.claims.receiveGoods({ pickupId, placeId: FIRST_QUARANTINE });
  const { items } = await staff.picker.api.claims.shelf({ stage: 'inspect' });
  expect(items.map(({ unsafe, reportFirst }) => [unsafe, reportFirst])).toEqual([
    [true, true],
    [true, true],
  ]);
  // As much as came back, less what two scales differ by, is in quarantine and marked for ever.
  expect(await unsafeOf(day.app.db, [lotId])).toMatchObject([{ placeKind: 'quarantine', amount: 59_600, lies: 59_600 }]);
});

test('10:00 inspected: the supplier’s; nobody gets it back on the shelf, and what is good in the store stays sellable', async () => {
  await clock('10:00', '2026-03-03');
  for (const { id: parcelId } of (await goods()).parcels) {
    await staff.quality.api.claims.inspectGoods({ parcelId, finding: 'supplier', files: [await photo(staff.quality)], body: '虫害，田间带入' });
    expect((await refusalOf(staff.picker.api.claims.restockGoods({ parcelId, placeId: FIRST_STORE }))).code).toBe('claims.never-sold-again');
  }
  const put = staff.picker.api.lots.putAway({ lotId, fromId: FIRST_QUARANTINE, toId: FIRST_STORE, amount: 1, unit: 'kg' });
  expect((await refusalOf(put)).code).toBe('lots.unsafe');
  expect((await staff.quality.api.lots.show({ lotId })).standing).toBe('available');
});

test('14:00 the authority is told first, then all of it is destroyed before two witnesses; ledger and lots agree', async () => {
  await clock('14:00', '2026-03-03');
  const { parcels } = await goods();
  const witnesses = ['王强', '李敏'];
  for (const { id: parcelId } of parcels) {
    const files = [await photo(staff.picker)];
    const said = { parcelId, files, witnesses, at: '城东无害化处理厂，破碎后填埋' };
    expect((await refusalOf(staff.picker.api.claims.destroyGoods(said))).code).toBe('claims.report-needed');
    await staff.picker.api.claims.destroyGoods({ ...said, report: { at: at('11:00', '2026-03-03'), to: '区市场监督管理局' } });
  }
  const after = (await goods()).parcels;
  expect(after.map(({ state, left }) => [state, left])).toEqual([
    ['disposed', 0],
    ['disposed', 0],
  ]);
  expect(await unsafeOf(day.app.db, [lotId])).toEqual([]);
  const { sums } = await staff.quality.api.lots.show({ lotId });
  // 0.4 kg of the branch were not handed over: they are still there by the books.
  expect(sums).toMatchObject({ destroyed: 59_600 });
  const { lines } = await staff.agent.api.claims.show({ claimId });
  expect(lines.map(({ claimed, gone }) => [claimed, gone]).sort()).toEqual([
    [30 * KG, 29_600],
    [30 * KG, 30 * KG],
  ]);
  for (const module of ['claims', 'lots']) await expect.poll(() => verifyRebuild(day, module), { timeout: 20_000, interval: 100 }).toEqual([]);
});
