// The scope of a recall that has begun: it grows, and a lot found harmless leaves it early.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { HOUR, MINUTE } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { FIRST_STORE, holdInUnit, makeLots, moveInUnit, workOn } from '../../lots/public.ts';
import { KG, type Kitchens, openAlerts } from '../alerts/testing/open-alerts.ts';

let the: Kitchens;
beforeAll(async () => {
  the = await openAlerts();
});
afterAll(() => the.it.close());

const officer = () => the.it.as('food-safety-officer');
const NONE = { still: 0, returned: 0, used: 0, destroyed: 0, missing: 0 };
type Site = Awaited<ReturnType<Kitchens['kitchen']>>;

/** With an account, so that messages reach it. */
async function reachable(name: string) {
  const site = await the.kitchen(name);
  const who = await the.it.asContact(site.customerId);
  await the.it.app.db.updateTable('customers.contact').set({ account_id: who.accountId }).where('customer_id', '=', site.customerId).execute();
  return { ...site, api: who.api, inbox: () => inboxOf(who.accountId) };
}

async function inboxOf(accountId: string): Promise<string[]> {
  // Messages of a minute go out together at its end.
  await the.it.advance(2 * MINUTE);
  return (await the.it.app.messaging.list(the.it.app.db, { accountId, limit: 100 })).map(({ template }) => template);
}

/** One lot at two kitchens, recalled; another lot of the same goods at the second and at a third. */
async function underWay(name: string) {
  const product = await the.product(name);
  const [lot, other] = [await the.lot(product), await the.lot(product)];
  const [first, second, third] = [await reachable(`${name}一小`), await reachable(`${name}二小`), await reachable(`${name}三小`)];
  for (const [one, site] of [
    [lot, first],
    [lot, second],
    [other, second],
    [other, third],
  ] as const)
    await the.bring(one.lotId, site);
  const { api } = await officer();
  const { recallId } = await api.recalls.needRecall({ level: 1, reason: 'food-safety', lotIds: [lot.lotId] });
  await api.recalls.beginRecall({ recallId, finishDays: 10 });
  return { api, recallId, lot, other, first, second, third };
}

const noticeOf = async (recallId: string, { siteId }: Site) => {
  const { items } = await (await officer()).api.recalls.listRecipients({ recallId });
  return items.find(({ site }) => site?.id === siteId);
};
const stateOf = async (lotId: string) =>
  (await the.it.app.db.selectFrom('lots.lot').select('state').where('id', '=', lotId).executeTakeFirstOrThrow()).state;
/** A file of its own each time. */
const report = async (): Promise<string[]> => {
  const payload = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#eee' } })
    .png()
    .toBuffer();
  const headers = { ...(await officer()).headers, 'content-type': 'image/png' };
  return [(await the.it.server.inject({ method: 'POST', url: '/api/files', headers, payload })).json().id];
};

describe('lots added to a recall that has begun', () => {
  it('are held, told to those they concern, and grow the balance; clocks stay', async () => {
    const { api, recallId, lot, other, first, second, third } = await underWay('白菜');
    const before = await api.recalls.showRecall({ recallId });
    for (const site of [first, second]) {
      const notice = await noticeOf(recallId, site);
      await site.api.recalls.answerMine({ noticeId: notice?.id ?? '', amounts: [{ ...NONE, lotId: lot.lotId, still: 10 * KG }] });
    }
    await the.it.advance(HOUR, HOUR);
    expect((await refusalOf(api.recalls.widenRecall({ recallId, lotIds: [lot.lotId] }))).code).toBe('recalls.lot-in-already');
    expect(await api.recalls.widenRecall({ recallId, lotIds: [other.lotId, lot.lotId], body: '同批原料' })).toEqual({
      recallId,
      state: 'running',
      lots: 1,
      notices: 1,
      // The second kitchen got both, and our own four must act again.
      again: 5,
    });
    const now = await api.recalls.showRecall({ recallId });
    expect(now.lots.map(({ state }) => state)).toEqual(['recalled', 'recalled']);
    expect(now).toMatchObject({ lotCount: 2, siteCount: 3, holdId: before.holdId, sums: [{ delivered: 40 * KG, left: 40 * KG }] });
    expect(now.clocks).toEqual(before.clocks);
    expect(now.timeline.map(({ name }) => name)).toContain('recalls.widened');
    const held = await the.it.app.db.selectFrom('lots.hold').select('lot_count').where('id', '=', now.holdId).executeTakeFirstOrThrow();
    expect(held.lot_count).toBe(2);

    expect(await noticeOf(recallId, first)).toMatchObject({ state: 'answered' });
    expect(await first.inbox()).toEqual(['recalls.recall-notice']);
    expect(await noticeOf(recallId, second)).toMatchObject({ state: 'sent', reminders: 0, acknowledgedAt: null });
    expect(await second.inbox()).toContain('recalls.recall-widened');
    expect(await noticeOf(recallId, third)).toMatchObject({ state: 'sent', sentBy: 'app' });
    expect(await third.inbox()).toEqual(['recalls.recall-notice']);

    // What was said before is there to go on from; reminders start anew.
    const mine = await second.api.recalls.myRecallNotice({ noticeId: (await noticeOf(recallId, second))?.id ?? '' });
    expect(mine.lines.map(({ lotId, said }) => [lotId === lot.lotId, said?.still ?? null])).toEqual(
      expect.arrayContaining([
        [true, 10 * KG],
        [false, null],
      ]),
    );
    await the.it.advance(16 * MINUTE, 4 * MINUTE);
    expect((await noticeOf(recallId, second))?.reminders).toBe(1);
    expect(await second.inbox()).toContain('recalls.recall-reminder');
  });

  it('undo a verification, and are refused where they are in another recall, unknown or the recall is over', async () => {
    const { api, recallId, lot, other } = await underWay('萝卜');
    for (const { id } of (await api.recalls.listRecipients({ recallId })).items.filter(({ party }) => party === 'site'))
      await api.recalls.recordRecovery({ noticeId: id, lots: [{ lotId: lot.lotId, returned: 10 * KG }] });
    await api.recalls.explainRest({ recallId, lotId: lot.lotId, siteId: null, why: 'kept-apart', amount: 1000 * KG });
    expect(await api.recalls.verifyRecall({ recallId, effective: true })).toMatchObject({ state: 'closing' });

    const elsewhere = await the.lot(await the.product('莴笋'));
    const { recallId: second } = await api.recalls.needRecall({ level: 3, reason: 'label', lotIds: [elsewhere.lotId] });
    expect((await refusalOf(api.recalls.widenRecall({ recallId, lotIds: [elsewhere.lotId] }))).code).toBe('recalls.lot-in-recall');
    expect((await refusalOf(api.recalls.widenRecall({ recallId, lotIds: [recallId] }))).code).toBe('recalls.recall-lot-unknown');
    const agent = await the.it.as('service-agent');
    expect((await refusalOf(agent.api.recalls.widenRecall({ recallId, lotIds: [other.lotId] }))).status).toBe(403);

    expect(await api.recalls.widenRecall({ recallId, lotIds: [other.lotId] })).toMatchObject({ state: 'running', notices: 1 });
    expect((await refusalOf(api.recalls.closeRecall({ recallId }))).code).toBe('recalls.not-verified');

    // Before it begins only the names are taken down.
    const more = await the.lot(await the.product('茼蒿'));
    expect(await api.recalls.widenRecall({ recallId: second, lotIds: [more.lotId] })).toMatchObject({ state: 'needed', lots: 1, notices: 0 });
    expect(await stateOf(more.lotId)).toBe('available');
    await api.recalls.dropRecall({ recallId: second, why: 'mistaken' });
    expect((await refusalOf(api.recalls.widenRecall({ recallId: second, lotIds: [more.lotId] }))).code).toBe('recalls.recall-state');
  });
});

describe('a lot found harmless', () => {
  it('leaves with its proof: hold lifted, kitchens told, balance smaller, all of it on record', async () => {
    const { api, recallId, lot, other, first, second, third } = await underWay('芹菜');
    await api.recalls.widenRecall({ recallId, lotIds: [other.lotId] });
    await the.it.advance(2 * MINUTE);
    const seen = await api.recalls.previewRelease({ recallId, lotId: other.lotId });
    expect(seen).toMatchObject({ alongCount: 0, upstreamCount: 0, downstreamCount: 0, sites: 2, sitesWhole: 1, stillHeld: 0 });
    expect(seen.sums).toMatchObject([{ delivered: 20 * KG }]);
    const released = { recallId, lotId: other.lotId, why: 'tested' as const, body: '送检合格，报告编号 2026-118' };
    expect(await refusalOf(api.recalls.releaseLot(released))).toMatchObject({ code: 'recalls.release-proof', fields: [{ path: 'files' }] });
    const agent = await the.it.as('service-agent');
    expect((await refusalOf(agent.api.recalls.releaseLot(released))).status).toBe(403);
    expect(await api.recalls.releaseLot({ ...released, files: await report() })).toEqual({
      ...{ recallId, state: 'running', lots: 1, told: 6, toCall: 0, stillHeld: 0 },
    });

    expect([await stateOf(other.lotId), await stateOf(lot.lotId)]).toEqual(['available', 'recalled']);
    const now = await api.recalls.showRecall({ recallId });
    expect(now).toMatchObject({ lotCount: 1, siteCount: 2, releasedCount: 1, sums: [{ delivered: 20 * KG, left: 20 * KG }] });
    expect(now.released).toMatchObject([{ lotId: other.lotId, why: 'tested', delivered: 20 * KG, sites: 2, state: 'available' }]);
    expect(now.told).toMatchObject({ sites: 2, all: 6 });

    expect(await first.inbox()).not.toContain('recalls.recall-released');
    expect(await second.inbox()).toContain('recalls.recall-released');
    expect(await noticeOf(recallId, second)).toMatchObject({ state: 'sent', lines: [{ lotId: lot.lotId }] });
    const gone = await noticeOf(recallId, third);
    expect(gone).toMatchObject({ state: 'released', lines: [], can: { answer: false, remind: false, acknowledge: false } });
    const mine = await third.api.recalls.myRecallNotice({ noticeId: gone?.id ?? '' });
    expect(mine).toMatchObject({ over: true, lines: [], released: [{ number: other.number }], can: { answer: false } });
    expect((await refusalOf(third.api.recalls.acknowledgeMine({ noticeId: mine.id }))).code).toBe('recalls.notice-released');

    expect((await refusalOf(api.recalls.releaseLot({ ...released, files: await report() }))).code).toBe('recalls.lot-released-already');
    expect((await refusalOf(api.recalls.releaseLot({ ...released, lotId: lot.lotId }))).code).toBe('recalls.release-leaves-nothing');
    const [told] = (await the.toldOf('recalls.lot-released')).filter(({ data }) => data.lotId === other.lotId);
    expect(told?.data).toMatchObject({ why: 'tested', upstream: 0, downstream: 0, evidence: [{ sha256: expect.any(String) }] });

    // New findings: it may come back, and those told it was good are told again.
    expect(await api.recalls.widenRecall({ recallId, lotIds: [other.lotId] })).toMatchObject({ lots: 1, notices: 0 });
    expect(await stateOf(other.lotId)).toBe('recalled');
    expect(await noticeOf(recallId, third)).toMatchObject({ state: 'sent', lines: [{ lotId: other.lotId }] });
  });

  it('stays stopped where another hold stands, and those without an account are to be called', async () => {
    const product = await the.product('西红柿');
    const [lot, other] = [await the.lot(product), await the.lot(product)];
    const place = await the.kitchen('西红柿小学');
    await the.bring(other.lotId, place);
    const { api } = await officer();
    await the.it.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'hold', reason: 'complaint', lotIds: [other.lotId] }));
    const { recallId } = await api.recalls.needRecall({ level: 2, reason: 'spoiled', lotIds: [lot.lotId, other.lotId] });
    await api.recalls.beginRecall({ recallId });
    await api.recalls.sendNotice({ noticeId: (await noticeOf(recallId, place))?.id ?? '', way: 'phone' });
    expect((await api.recalls.previewRelease({ recallId, lotId: other.lotId })).stillHeld).toBe(1);
    const released = await api.recalls.releaseLot({ recallId, lotId: other.lotId, why: 'mistaken', body: '登记时选错批次' });
    expect(released).toMatchObject({ lots: 1, toCall: 1, stillHeld: 1 });
    expect(await stateOf(other.lotId)).toBe('held');
    const { accountId } = await officer();
    expect(await inboxOf(accountId)).toContain('recalls.recall-released-call');
  });

  it('made of a recalled lot needs a test; disposed of under the recall it stays', async () => {
    const { api } = await officer();
    const product = await the.product('土豆');
    const [lot, spare] = [await the.lot(product), await the.lot(product)];
    const place = { kind: 'store' as const, id: FIRST_STORE };
    const part = (one: { lotId: string; number: string }) => ({ lotId: one.lotId, number: one.number, unit: 'kg' as const, amount: 30 * KG, place });
    const repacked = await the.it.app.inUnit(SYSTEM, async (unit) => {
      const asked = { productId: product, unit: 'kg' as const, supplierId: null, supplierLot: null, origin: '' };
      const [made] = await makeLots(unit, [{ ...asked, producedOn: null, expiresOn: null, shelfLifeDays: null }]);
      if (!made) throw new Error('no lot');
      const { legs, edges } = workOn({ kind: 'repacked', inputs: [part(lot)], outputs: [part(made)] });
      await moveInUnit(unit, { kind: 'repacked', lots: [made], legs, edges });
      return made;
    });
    const { recallId } = await api.recalls.needRecall({ level: 1, reason: 'spoiled', lotIds: [lot.lotId, spare.lotId] });
    await api.recalls.beginRecall({ recallId });
    const released = { recallId, lotId: repacked.lotId, why: 'unrelated' as const, body: '另一条生产线' };
    expect(await refusalOf(api.recalls.releaseLot(released))).toMatchObject({ code: 'recalls.release-connected' });
    expect((await refusalOf(api.recalls.previewRelease({ recallId, lotId: recallId }))).code).toBe('recalls.lot-not-in-recall');

    await api.recalls.reportToAuthority({ recallId, stage: 'destruction', body: '下午三点' });
    await api.recalls.disposeOf({ recallId, way: 'destroyed', lotId: spare.lotId, amount: KG, witnesses: ['李四'] });
    const gone = await refusalOf(api.recalls.releaseLot({ ...released, lotId: spare.lotId }));
    expect(gone).toMatchObject({ code: 'recalls.release-disposed' });
    expect(gone.message).toContain('1 公斤');

    // With the root goes what was made of it alone.
    expect(await api.recalls.releaseLot({ ...released, lotId: lot.lotId, why: 'unrelated' })).toMatchObject({ lots: 2 });
    expect([await stateOf(lot.lotId), await stateOf(repacked.lotId)]).toEqual(['available', 'available']);
  });
});

it('the tables are what the journal says', async () => {
  expect(await verifyRebuild(the.it, 'recalls')).toEqual([]);
  expect(await verifyRebuild(the.it, 'lots')).toEqual([]);
});
