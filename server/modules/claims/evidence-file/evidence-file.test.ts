import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call } from '../../../platform/app.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { aDelivery, KG, type Place } from '../testing/a-delivery.ts';
import { priced } from '../testing/a-price.ts';
import { gather, type Wanted } from './gather.ts';

let it: TestApp;
let agent: SignedIn;
let lead: SignedIn;
let buyer: SignedIn;
let place: Place;
let claimId = '';
const recoveryIds: string[] = [];

beforeAll(async () => {
  it = await openTestApp({ load: false });
  [agent, lead, buyer] = await Promise.all([it.as('service-agent'), it.as('after-sales-manager'), it.as('purchasing')]);
  place = await aDelivery(it);
  await priced(it, place);
  const { customerId, siteId, noteId, lineId } = place;
  const { caseId } = await agent.api.cases.open({ customerId, siteId, noteId, channel: 'phone', category: 'quality', body: '番茄烂了' });
  const files = [await photo(agent, '#a03020')];
  const asked = { caseId, way: 'credit' as const, reason: 'spoiled' as const, goods: 'kept' as const, files, body: '烂了一筐' };
  claimId = (await agent.api.claims.request({ ...asked, items: [{ noteId, lineId, amount: 8 * KG }] })).claimId;
  await lead.api.claims.approve({ claimId });
  const parts = [
    { bearer: 'carrier' as const, name: '城东冷链', amountFen: 1_000 },
    { bearer: 'ours' as const, amountFen: 3_000 },
  ];
  await buyer.api.claims.splitCost({ claimId, parts });
  const asks = { claimId, partNo: 1, amountFen: 400, body: '只给我们自己看' };
  for (const background of ['#103050', '#503010'])
    recoveryIds.push((await buyer.api.claims.askRecovery({ ...asks, files: [await photo(buyer, background)] })).recoveryId);
}, 120_000);
afterAll(() => it.close());

async function fileFor(who: SignedIn, wanted: Omit<Wanted, 'claimId'>) {
  const { app, clock } = it;
  const actor = await app.identity.actorOf(who.headers);
  const call: Call = { app, db: app.db, actor, now: clock.now(), locale: 'zh-CN', requestId: '', write: (work) => app.inUnit(actor, work) };
  return gather(call, { claimId, ...wanted });
}
const namesOf = ({ steps }: Awaited<ReturnType<typeof fileFor>>) => steps.map(({ fact }) => fact.name);

test('ours tells everything: words and files of the recovery, who bears it, the account', async () => {
  const file = await fileFor(lead, { edition: 'internal' });
  expect(file.papers.map(({ internal }) => internal).sort()).toEqual([false, true, true]);
  expect(file.papers.every(({ grade }) => grade === 'B')).toBe(true);
  expect(file.claim.messages.map(({ kind }) => kind)).toContain('recovery');
  expect(file.recovery?.recoveries).toHaveLength(2);
  expect(file.account?.sumFen).toBe(-4_000);
  expect(file.docks).toMatchObject([{ lines: [{ product: '番茄', ordered: 50 * KG, accepted: 50 * KG }] }]);
  // The warehouse may read claims, not who bears them.
  expect((await fileFor(await it.as('warehouse-clerk'), { edition: 'internal' })).recovery).toBeNull();
});

test('what the customer may see: nothing internal, no colleague by name, no word of who bears it', async () => {
  const file = await fileFor(lead, { edition: 'customer' });
  expect(file.papers.map(({ internal }) => internal).sort()).toEqual([false]);
  expect(file.claim.messages.every(({ internal }) => !internal)).toBe(true);
  expect(file.recovery).toBeNull();
  expect(namesOf(file)).not.toContain('claims.cost-split');
  expect(namesOf(file)).not.toContain('claims.recovery-requested');
  expect(file.steps.filter(({ fact }) => fact.actor.startsWith('staff:')).every(({ who }) => who === '我公司')).toBe(true);
});

test('with a letter goes what belongs to it: no account, no clauses, nothing of another recovery', async () => {
  const file = await fileFor(buyer, { edition: 'outside', recoveryId: recoveryIds[0] as string });
  expect(file.account).toBeNull();
  expect(file.voices).toEqual([]);
  expect(file.steps.filter(({ fact }) => fact.name === 'claims.recovery-requested')).toMatchObject([
    { fact: { data: { recoveryId: recoveryIds[0] } } },
  ]);
  expect(file.papers.map(({ internal }) => internal).sort()).toEqual([false, true]);
});

test('who may have it: the kitchen its own, nobody another one, drivers none', async () => {
  const get = async (headers: Record<string, string>, url: string) => (await it.server.inject({ method: 'GET', url, headers })).statusCode;
  expect((await place.scanned.claims.myEvidenceFile({ claimId })).type).toBe('application/pdf');
  const other = await aDelivery(it);
  expect(await refusalOf(other.scanned.claims.myEvidenceFile({ claimId }))).toMatchObject({ code: 'claims.not-found' });
  const driver = await it.as('driver');
  for (const url of [`/api/claims/${claimId}/evidence`, `/api/my/claims/${claimId}/evidence`, `/api/claims/${claimId}/recovery`, '/api/recoveries'])
    expect(await get(driver.headers, url), url).toBe(403);
  expect(await get(agent.headers, `/api/recoveries/${recoveryIds[0]}/letter`)).toBe(403);
  expect(await get(buyer.headers, `/api/recoveries/${recoveryIds[0]}/letter`)).toBe(200);
});

async function photo({ headers }: SignedIn, background: string): Promise<string> {
  const payload = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const answer = await it.server.inject({ method: 'POST', url: '/api/files', payload, headers: { ...headers, 'content-type': 'image/jpeg' } });
  return (answer.json() as { id: string }).id;
}
