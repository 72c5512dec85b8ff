// A replacement is short: what the customer says to it, told to us or said by the kitchen itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { HOUR, iso } from '../../../kernel/time.ts';
import { refusalOf, type SignedIn } from '../../../testing/open-test-app.ts';
import { verifyRebuild } from '../../../testing/rebuild.ts';
import { balancesOf } from '../../lots/public.ts';
import { receiveInUnit } from '../../lots/testing/receive.ts';
import { type Office, openAccount, type Where } from '../account/testing/open-account.ts';
import { KG } from '../testing/a-delivery.ts';
import { aPricedProduct } from '../testing/a-price.ts';
import { inForceOn } from './bring-figures.ts';

let office: Office;
let dispatcher: SignedIn;
let driver: SignedIn;
beforeAll(async () => {
  office = await openAccount();
  [dispatcher, driver] = await Promise.all([office.it.as('dispatcher'), office.it.as('driver')]);
}, 60_000);
afterAll(() => office.it.close());

/** 8 kg approved to be brought, `missing` of them not to be had. */
async function short(place: Where, { missing = 8 * KG, planned = false } = {}) {
  const { agent, lead, it, photo } = office;
  const { claimId } = await agent.api.claims.request({
    ...{ caseId: place.caseId, reason: 'off-spec', way: 'replacement', files: [await photo(agent)], body: '太小' },
    items: [{ noteId: place.noteId, lineId: place.lineId, amount: 8 * KG }],
  });
  await lead.api.claims.approve({ claimId });
  if (planned) await dispatcher.api.claims.plan({ claimId, arriveBy: iso(it.clock.now() + HOUR), driverId: driver.accountId });
  const itemId = (await agent.api.claims.show({ claimId })).items[0]?.itemId ?? '';
  const { shortageId } = await dispatcher.api.claims.findShortage({ claimId, reason: 'no-stock', items: [{ itemId, amount: missing }] });
  return { claimId, shortageId, itemId };
}
const received = async (productId: string, amount: number) => {
  const [lot] = await office.it.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, [{ productId, amount }]));
  return lot?.lotId ?? '';
};
const gradesOf = async (claimId: string) =>
  Object.fromEntries(
    (
      await office.it.app.db
        .selectFrom('journal.fact')
        .select(['name', 'grade'])
        .where((eb) => eb(eb.val(`claim:${claimId}`), '=', eb.fn.any('subjects')))
        .execute()
    ).map(({ name, grade }) => [name, grade]),
  );
const toldTo = async (template: string, caseId: string) =>
  office.it.app.db.selectFrom('messaging.notice').select('id').where('template', '=', template).where('about_id', '=', caseId).execute();

describe('something in its place', () => {
  test('the kitchen chooses by QR from what it has a price for; it is picked, brought and accepted; its word is grade A', async () => {
    const { it } = office;
    const place = await office.aPlace();
    const { customerId, scanned } = place;
    const cucumber = await aPricedProduct(it, { customerId, name: '黄瓜', fen: 400 });
    const lotId = await received(cucumber, 20 * KG);
    const melon = await aPricedProduct(it, { customerId, name: '冬瓜', fen: 200 });
    const others = [
      await aPricedProduct(it, { customerId, name: '南瓜', fen: null }),
      await aPricedProduct(it, { customerId, name: '猪肉', category: 'livestock-meat', fen: 3000 }),
      await aPricedProduct(it, { customerId, name: '西兰花（棵）', unit: 'piece', fen: 300 }),
    ];
    const { claimId, shortageId, itemId } = await short(place, { planned: true });
    expect(await toldTo('claims.shortage-asked', place.caseId)).toHaveLength(1);
    const shown = await scanned.claims.myShortage({ claimId });
    expect(shown).toMatchObject({
      shortage: { id: shortageId, reason: 'no-stock', items: [{ product: '番茄', missing: 8 * KG }] },
      outcomes: ['later', 'substitute', 'other-way'],
      substitutes: [
        { productId: cucumber, product: '黄瓜', amount: 8 * KG, inStock: true, price: { fen: 400 } },
        { productId: melon, inStock: false },
      ],
      can: { answer: true },
    });
    const answer = (said: object) => scanned.claims.answerShortage({ claimId, shortageId, outcome: 'substitute', ...said });
    expect(await refusalOf(answer({}))).toMatchObject({ code: 'claims.substitute-needed' });
    for (const productId of others) expect(await refusalOf(answer({ productId }))).toMatchObject({ code: 'claims.substitute-not-offered' });
    expect(await answer({ productId: cucumber, body: '黄瓜也可以' })).toMatchObject({ state: 'planned', nextClaimId: null });
    expect(await refusalOf(answer({ productId: cucumber }))).toMatchObject({ code: 'claims.shortage-talked' });
    expect(await gradesOf(claimId)).toMatchObject({ 'claims.shortage-talked': 'A', 'claims.goods-picked': 'B' });
    expect(await dispatcher.api.claims.bringing({ claimId })).toMatchObject({
      items: [{ itemId, product: '黄瓜', substitute: true, amount: 8 * KG, missing: 0, lots: [{ lotId }] }],
      shortages: [{ outcome: 'substitute', by: 'portal', agreedBy: 'customer' }],
    });
    expect(await toldTo('claims.shortage-answered-substitute', place.caseId)).toHaveLength(1);
    await driver.api.claims.deliver({ claimId });
    expect(await scanned.claims.accept({ claimId })).toMatchObject({ state: 'accepted' });
    const at = (await balancesOf(it.app.db, [lotId])).map(({ placeKind, amount }) => [placeKind, amount]);
    expect(Object.fromEntries(at)).toEqual({ store: 12 * KG, site: 8 * KG });
  });

  test('on the phone it needs a proof, and any product of the catalogue will do', async () => {
    const { agent, photo } = office;
    const place = await office.aPlace();
    const { claimId, shortageId, itemId } = await short(place);
    const productId = await aPricedProduct(office.it, { customerId: place.customerId, name: '茄子', category: 'other', fen: null });
    const said = { claimId, shortageId, outcome: 'substitute' as const, substitute: { itemId, productId, amount: 7 * KG } };
    expect(await refusalOf(agent.api.claims.talkShortage(said))).toMatchObject({ code: 'claims.word-needed' });
    await agent.api.claims.talkShortage({ ...said, proof: [await photo(agent)] });
    expect(await dispatcher.api.claims.bringing({ claimId })).toMatchObject({ items: [{ product: '茄子', amount: 7 * KG, substitute: true }] });
  });
});

describe('another way', () => {
  test.each(['the kitchen', 'the desk'] as const)('%s: the claim ends, one of money stands in its place with the same proof', async (who) => {
    const { agent, lead, photo } = office;
    const place = await office.aPlace();
    const { claimId, shortageId } = await short(place);
    const said = { claimId, shortageId, outcome: 'other-way' as const, otherWay: 'credit' as const };
    const { nextClaimId } =
      who === 'the kitchen'
        ? await place.scanned.claims.answerShortage(said)
        : await agent.api.claims.talkShortage({ ...said, proof: [await photo(agent)] });
    expect(await agent.api.claims.show({ claimId })).toMatchObject({ state: 'withdrawn', withdrawnFor: 'other-way' });
    const next = await agent.api.claims.show({ claimId: nextClaimId ?? '' });
    expect(next).toMatchObject({ state: 'requested', way: 'credit', reason: 'off-spec', askedFen: 4000, items: [{ requested: 8 * KG }] });
    expect(next.files.length).toBeGreaterThan(0);
    await lead.api.claims.approve({ claimId: next.id });
    expect(await office.reconcile(place)).toMatchObject({ agrees: true });
    expect((await agent.api.claims.show({ claimId: next.id })).lines).toMatchObject([{ claimed: 8 * KG, given: 8 * KG }]);
  });

  test('without a price nothing is asked by itself, and everything stays as it was', async () => {
    const { it, agent } = office;
    const place = await office.aPlace();
    const { claimId, shortageId } = await short(place);
    await it.app.db.updateTable('claims.item').set({ price_fen: null, price_per: null }).where('claim_id', '=', claimId).execute();
    await it.app.db.updateTable('deliveries.note_line').set({ product_id: null }).where('id', '=', place.lineId).execute();
    const refused = await refusalOf(place.scanned.claims.answerShortage({ claimId, shortageId, outcome: 'other-way', otherWay: 'credit' }));
    expect(refused).toMatchObject({ code: 'claims.amount-needed' });
    expect(await agent.api.claims.show({ claimId })).toMatchObject({ state: 'approved' });
    await it.app.db.updateTable('claims.item').set({ price_fen: 500, price_per: 'kg' }).where('claim_id', '=', claimId).execute();
  });
});

describe('less, or later', () => {
  test('what there is: the rest of the line is free again', async () => {
    const place = await office.aPlace();
    const { claimId, shortageId } = await short(place, { missing: 3 * KG });
    expect((await place.scanned.claims.myShortage({ claimId })).outcomes).toEqual(['less', 'later', 'other-way']);
    await place.scanned.claims.answerShortage({ claimId, shortageId, outcome: 'less' });
    expect(await office.agent.api.claims.show({ claimId })).toMatchObject({ items: [{ approved: 5 * KG }], lines: [{ claimed: 5 * KG }] });
    expect(await place.scanned.claims.myShortage({ claimId })).toMatchObject({ shortage: { outcome: 'less' }, outcomes: [], can: { answer: false } });
  });

  test('nothing is there: less is no answer; later lies ahead', async () => {
    const { it } = office;
    const place = await office.aPlace();
    const { claimId, shortageId } = await short(place);
    const answer = (said: object) => refusalOf(place.scanned.claims.answerShortage({ claimId, shortageId, outcome: 'later', ...said }));
    expect(await answer({ outcome: 'less' })).toMatchObject({ code: 'claims.nothing-left-to-bring' });
    expect(await answer({})).toMatchObject({ code: 'claims.later-needed' });
    expect(await answer({ laterBy: iso(it.clock.now() - HOUR) })).toMatchObject({ code: 'claims.later-needed' });
    const laterBy = iso(it.clock.now() + 20 * HOUR);
    await place.scanned.claims.answerShortage({ claimId, shortageId, outcome: 'later', laterBy });
    expect(await office.agent.api.claims.show({ claimId })).toMatchObject({ neededBy: laterBy });
  });
});

test('when the talk is due, and what a run costs, is dated data', async () => {
  const place = await office.aPlace();
  const { claimId } = await short(place);
  const [way] = (await dispatcher.api.claims.waysThere({ claimId })).items;
  expect(way?.talkDue).toBe(iso(office.it.clock.now() + HOUR));
  const row = { source: '测试', mark: 'own' as const, specialRunMinutes: 30 };
  const all = [
    { ...row, validFrom: '2026-01-01', talkMinutes: 60 },
    { ...row, validFrom: '2026-06-01', talkMinutes: 45 },
  ];
  expect(['2026-03-02', '2026-06-01'].map((day) => inForceOn(all, day).talkMinutes)).toEqual([60, 45]);
});

test('another customer sees and answers nothing; an inspector reads only', async () => {
  const [place, other] = [await office.aPlace(), await office.aPlace()];
  const { claimId, shortageId } = await short(place);
  const stranger = await office.it.asContact(other.customerId, 'customer-purchaser');
  for (const { api } of [stranger, { api: other.scanned }]) {
    expect(await refusalOf(api.claims.myShortage({ claimId }))).toMatchObject({ code: 'claims.not-found', status: 404 });
    expect(await refusalOf(api.claims.answerShortage({ claimId, shortageId, outcome: 'later' }))).toMatchObject({ code: 'claims.not-found' });
  }
  const inspector = await office.it.asContact(place.customerId, 'customer-inspector');
  expect(await inspector.api.claims.myShortage({ claimId })).toMatchObject({ can: { answer: false } });
  expect(await refusalOf(inspector.api.claims.answerShortage({ claimId, shortageId, outcome: 'later' }))).toMatchObject({ status: 403 });
});

test('the tables are rebuilt from the journal', async () => {
  await expect.poll(() => verifyRebuild(office.it, 'claims'), { timeout: 20_000, interval: 200 }).toEqual([]);
}, 60_000);
