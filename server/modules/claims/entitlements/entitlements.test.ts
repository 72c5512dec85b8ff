// Entitlements over HTTP: refused with clause, version and recourse; goodwill, all of a lot that day, limits and two persons.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { DAY, HOUR, iso } from '../../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { receiveInUnit } from '../../lots/testing/receive.ts';
import { latestOf, signContract } from '../../service-plans/public.ts';
import { aDelivery, CAME, KG, type Place } from '../testing/a-delivery.ts';
import { priced } from '../testing/a-price.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let boss: SignedIn;
let director: SignedIn;
beforeAll(async () => {
  it = await openTestApp();
  [agent, lead, boss, director] = await Promise.all([
    it.as('service-agent'),
    it.as('after-sales-manager'),
    it.as('project-manager'),
    it.as('general-manager'),
  ]);
});
afterAll(() => it.close());

type Where = Place & { caseId: string };
async function aPlace({ plan = 'canteen-tender', kind = 'school', fen = 500 } = {}): Promise<Where> {
  const place = await aDelivery(it);
  const { customerId, siteId, noteId } = place;
  await priced(it, place, fen);
  const { db } = it.app;
  await db.updateTable('customers.customer').set({ kind }).where('id', '=', customerId).execute();
  await db
    .updateTable('deliveries.note')
    .set({ accepted_at: iso(it.clock.now()) })
    .where('id', '=', noteId)
    .execute();
  await it.app.inUnit(SYSTEM, async (unit) =>
    signContract(unit, { customerId, number: `HT-${kind}-${customerId.slice(-6)}`, plan: await latestOf(unit.tx, plan), from: '2026-02-09' }),
  );
  const { caseId } = await agent.api.cases.open({ customerId, siteId, channel: 'phone', category: 'delivery', body: '番茄破损' });
  return { ...place, caseId };
}
const of = ({ caseId, noteId, lineId }: Where, amount = 8 * KG) => ({ caseId, reason: 'damaged' as const, items: [{ noteId, lineId, amount }] });
/** The verdict, and the voice that decides it. */
const verdictOf = async (claimId: string) => {
  const { verdict } = await agent.api.claims.show({ claimId });
  return { ...verdict, first: verdict?.voices[0] };
};
const photo = async (by: SignedIn): Promise<string> => {
  const { default: sharp } = await import('sharp');
  const payload = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a44' } })
    .jpeg()
    .toBuffer();
  const headers = { ...by.headers, 'content-type': 'image/jpeg' };
  return ((await it.server.inject({ method: 'POST', url: '/api/files', headers, payload })).json() as { id: string }).id;
};

describe('refused', () => {
  test('without the proof the clause needs: what is missing, which clause and version; with it, due', async () => {
    const place = await aPlace();
    const refused = await refusalOf(agent.api.claims.request(of(place)));
    expect(refused).toMatchObject({ code: 'claims.evidence-needed', status: 422, fields: [{ path: 'files' }] });
    expect(refused.message).toContain('照片');
    expect(refused.message).toMatch(/《.+HT-school-.+》第 1 版 R5\.1-unconditional/);
    const { claimId } = await agent.api.claims.request({ ...of(place), files: [await photo(agent)] });
    expect(await verdictOf(claimId)).toMatchObject({
      says: 'approve',
      grade: 'B',
      freight: 'us',
      first: { key: 'R5.1-unconditional', version: 1 },
    });
  });

  test('outside the window of a retail plan: until when, which clause, where else to turn; 待确认 where nobody confirmed it', async () => {
    const place = await aPlace({ plan: 'retail', kind: 'other' });
    await it.app.db
      .updateTable('deliveries.note')
      .set({ accepted_at: iso(it.clock.now() - 2 * DAY) })
      .where('id', '=', place.noteId)
      .execute();
    const asked = { ...of(place), way: 'refund' as const, files: [await photo(agent)] };
    const refused = await refusalOf(agent.api.claims.request(asked));
    expect(refused.code).toBe('claims.outside-window');
    for (const said of ['签收后 24 小时内', 'R5.3-report-window（待确认）', '12315', '食品安全']) expect(refused.message).toContain(said);
    const shown = await agent.api.claims.entitlements({ noteId: place.noteId, lineId: place.lineId });
    const damaged = shown.reasons.find(({ reason }) => reason === 'damaged');
    expect(damaged?.ways.find(({ way }) => way === 'refund')).toMatchObject({ open: false, until: iso(it.clock.now() - DAY), from: 'signed' });
    expect(shown.clauses.find(({ key }) => key === 'R5.3-report-window')).toMatchObject({ confirmed: false, mark: 'V2' });

    expect(await refusalOf(agent.api.claims.request({ ...asked, goodwill: true, body: '老客户' }))).toMatchObject({
      code: 'claims.goodwill-not-yours',
    });
    expect(await refusalOf(lead.api.claims.request({ ...asked, goodwill: true }))).toMatchObject({ code: 'claims.goodwill-words' });
    const { claimId } = await lead.api.claims.request({ ...asked, goodwill: true, body: '老客户，确有破损' });
    expect(await verdictOf(claimId)).toMatchObject({ says: 'person', first: { why: 'too-late', says: 'person' } });
    const safe = await agent.api.claims.request({ ...asked, items: [{ ...asked.items[0], amount: KG }], foodSafety: true } as typeof asked);
    expect(await verdictOf(safe.claimId)).toMatchObject({ says: 'approve' });
  });

  test('coupons for an institution; reads of another customer’s line answer like one that does not exist', async () => {
    const [place, other] = [await aPlace(), await aPlace()];
    const refused = await refusalOf(
      agent.api.claims.request({ ...of(place), way: 'coupon', items: [], amountFen: 100, files: [await photo(agent)] }),
    );
    expect(refused).toMatchObject({ code: 'claims.way-not-offered', fields: [{ path: 'way' }] });
    expect(refused.message).toContain('换货补货');
    const { noteId, lineId } = other;
    const [foreign, missing] = await Promise.all([
      refusalOf(place.scanned.claims.myEntitlements({ noteId, lineId })),
      refusalOf(place.scanned.claims.myEntitlements({ noteId: newId(), lineId: newId() })),
    ]);
    expect(foreign).toEqual(missing);
    expect(await refusalOf(place.scanned.claims.myLotToday({ noteId, lineId }))).toEqual(missing);
  });
});

test('one question reads the whole ground: judging a claim adds at most two round trips', async () => {
  const place = await aPlace();
  const { readGround } = await import('./read-matter.ts');
  const ground = await readGround(it.app.db, { customerId: place.customerId, caseId: place.caseId, lineIds: [place.lineId] });
  expect(ground).toMatchObject({ customerKind: 'school', caseFiles: 0 });
  expect(ground.lines.get(place.lineId)).toMatchObject({ deliveryOn: '2026-03-02', category: 'vegetable', signedAt: it.clock.now(), accepted: CAME });
});

/** Another note of the same customer and day, at another site. */
async function second(place: Where, on = '2026-03-02'): Promise<Place> {
  const more = await aDelivery(it);
  const { db } = it.app;
  const { customerId } = place;
  await db.updateTable('customers.site').set({ customer_id: customerId, name: '二食堂' }).where('id', '=', more.siteId).execute();
  await db.updateTable('deliveries.note').set({ customer_id: customerId, delivery_on: on }).where('id', '=', more.noteId).execute();
  return { ...more, customerId };
}
async function carry(lotId: string, productId: string, { place, on = '2026-03-02' }: { place: Place; on?: string }): Promise<void> {
  await sql`insert into lots.line (line_id, lot_id, product_id, aged_on, note_id, note_number, customer_id, site_id, delivery_on, certainty, stage, picked, delivered)
    values (${place.lineId}, ${lotId}, ${productId}, ${on}, ${place.noteId}, ${place.noteId}, ${place.customerId}, ${place.siteId}, ${on}, 'named', 'site', ${CAME}, ${CAME})`.execute(
    it.app.db,
  );
}

describe('R5.2 all of the lot that came that day', () => {
  test('every site of the customer that day, what is left of each; not other days, not other customers; a QR only its own note', async () => {
    const place = await aPlace();
    const [twin, yesterday, foreign] = [await second(place), await second(place, '2026-03-01'), await aPlace()];
    const { product_id: productId } = await it.app.db
      .selectFrom('deliveries.note_line')
      .select('product_id')
      .where('id', '=', place.lineId)
      .executeTakeFirstOrThrow();
    const [lot] = await it.app.inUnit(SYSTEM, (unit) => receiveInUnit(unit, [{ productId: productId as string, amount: 4 * CAME }]));
    const lotId = lot?.lotId ?? '';
    await carry(lotId, productId as string, { place });
    await carry(lotId, productId as string, { place: twin });
    await carry(lotId, productId as string, { place: yesterday, on: '2026-03-01' });
    await carry(lotId, productId as string, { place: foreign });

    const { noteId, lineId } = place;
    const shown = await agent.api.claims.lotToday({ noteId, lineId });
    expect(shown).toMatchObject({ on: '2026-03-02', elsewhere: { otherDays: 1, otherCustomers: 1 }, clause: { key: 'R5.2-same-lot', version: 1 } });
    expect(shown.lines.map(({ site, left }) => [site, left])).toEqual([
      ['一食堂', CAME],
      ['二食堂', CAME],
    ]);
    expect((await place.scanned.claims.myLotToday({ noteId, lineId })).lines).toHaveLength(1);

    const asked = { ...of(place, 3 * KG), reason: 'off-spec' as const, way: 'credit' as const, amountFen: 50_000, wholeLot: true };
    const { claimId } = await agent.api.claims.request({ ...asked, files: [await photo(agent)] });
    const claim = await agent.api.claims.show({ claimId });
    expect(claim.items.map(({ noteId: of, lotId: which, requested }) => [of, which, requested])).toEqual([
      [noteId, lotId, CAME],
      [twin.noteId, lotId, CAME],
    ]);
    expect(claim.verdict).toMatchObject({ says: 'approve', reach: 'lot-today' });
    expect(await refusalOf(agent.api.claims.request({ ...asked, files: [await photo(agent)] }))).toMatchObject({ code: 'claims.more-than-came' });
  });

  test('a line without a lot cannot name one', async () => {
    const place = await aPlace();
    const asked = { ...of(place), reason: 'off-spec' as const, wholeLot: true };
    expect(await refusalOf(agent.api.claims.request(asked))).toMatchObject({ code: 'claims.whole-lot-unknown' });
  });
});

describe('limits', () => {
  test('above the limit of a role another must; above 5,000 yuan two persons, one of whom may grant so much', async () => {
    // 50 kg at 200 yuan.
    const place = await aPlace({ fen: 20_000 });
    const files = [await photo(agent)];
    const clerk = await it.as('order-clerk');
    const small = await agent.api.claims.request({ ...of(place, 5 * KG), way: 'credit', files });
    expect(await refusalOf(clerk.api.claims.approve({ claimId: small.claimId }))).toMatchObject({ code: 'claims.above-limit', status: 403 });
    expect(await lead.api.claims.approve({ claimId: small.claimId })).toMatchObject({ state: 'settled' });
    const large = await agent.api.claims.request({ ...of(place, 40 * KG), way: 'credit', files: [await photo(agent)] });
    expect(await verdictOf(large.claimId)).toMatchObject({ says: 'person', first: { why: 'above-automatic' } });
    expect(await lead.api.claims.approve({ claimId: large.claimId })).toMatchObject({ state: 'endorsed' });
    expect(await refusalOf(lead.api.claims.approve({ claimId: large.claimId }))).toMatchObject({ code: 'claims.second-person' });
    expect(await refusalOf(clerk.api.claims.approve({ claimId: large.claimId }))).toMatchObject({ code: 'claims.above-limit' });
    expect(await boss.api.claims.approve({ claimId: large.claimId })).toMatchObject({ state: 'settled' });
  });

  test('the first of two may be the one who may', async () => {
    const place = await aPlace({ fen: 20_000 });
    const { claimId } = await agent.api.claims.request({ ...of(place, 40 * KG), way: 'credit', files: [await photo(agent)] });
    expect(await director.api.claims.approve({ claimId })).toMatchObject({ state: 'endorsed' });
    expect(await lead.api.claims.approve({ claimId })).toMatchObject({ state: 'settled' });
    it.clock.move(HOUR);
    expect((await agent.api.claims.show({ claimId })).clauseKey).toBe('R5.1-unconditional');
  });
});
