import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '../../../kernel/time.ts';
import { refusalOf, type SignedIn } from '../../../testing/open-test-app.ts';
import { CAME, KG } from '../testing/a-delivery.ts';
import { bare, type Office, of, openAccount } from './testing/open-account.ts';

let office: Office;
beforeAll(async () => {
  office = await openAccount();
}, 60_000);
afterAll(() => office.it.close());

describe('ways with money', () => {
  test('扣秤 by share takes that much of the goods, so the rest can be claimed', async () => {
    const { agent, lead, aPlace, account } = office;
    const place = await aPlace();
    const { claimId } = await agent.api.claims.request({ ...of(place, CAME), way: 'deduction', details: { way: 'deduction', shareBp: 500 } });
    await lead.api.claims.approve({ claimId });
    const shown = await agent.api.claims.show({ claimId });
    expect(shown).toMatchObject({ grantedFen: 1250, items: [{ requested: 2500, given: 2500 }] });
    expect((await account(place)).billFen).toBe(-1250);
  });

  test('a loss is granted as far as documents prove it; what is missing is named; later papers help', async () => {
    const { agent, lead, finance, aPlace, paper } = office;
    const place = await aPlace();
    const { claimId } = await agent.api.claims.request({
      ...bare(place),
      way: 'loss',
      amountFen: 80_000,
      details: { way: 'loss', documents: [await paper(agent, 'payment', 30_000)] },
    });
    const refused = await refusalOf(lead.api.claims.approve({ claimId }));
    expect(refused).toMatchObject({ code: 'claims.above-documents' });
    expect(refused.message).toContain('损失清单');
    expect(await refusalOf(agent.api.claims.addDocuments({ claimId, documents: [await paper(agent, 'loss-list', 50_001)] }))).toMatchObject({
      code: 'claims.documents-above-asked',
    });
    expect(await agent.api.claims.addDocuments({ claimId, documents: [await paper(agent, 'loss-list', 20_000)] })).toMatchObject({ missing: [] });
    await lead.api.claims.approve({ claimId, amountFen: 50_000 });
    expect(await finance.api.claims.accountOfClaim({ claimId })).toMatchObject({
      sumFen: -50_000,
      detail: { documentsFen: 50_000, documentCount: 2, missing: [] },
      documents: [{ kind: 'payment' }, { kind: 'loss-list' }],
    });
    expect(await refusalOf(agent.api.claims.addDocuments({ claimId, documents: [await paper(agent, 'payment', 1)] }))).toMatchObject({
      code: 'claims.documents-too-late',
    });
  });

  test('a whole note is waived once, and no more than was billed of it', async () => {
    const { agent, lead, aPlace } = office;
    const place = await aPlace();
    const waive = { ...bare(place), way: 'waiver' as const, details: { way: 'waiver' as const, of: 'note' as const, noteId: place.noteId } };
    await lead.api.claims.approve({ claimId: (await agent.api.claims.request({ ...of(place), way: 'credit' })).claimId });
    expect(await refusalOf(agent.api.claims.request({ ...waive, amountFen: 25_000 }))).toMatchObject({ code: 'claims.above-note' });
    const { claimId } = await agent.api.claims.request(waive);
    expect(await agent.api.claims.show({ claimId })).toMatchObject({ askedFen: 20_000, noteId: place.noteId });
    expect(await refusalOf(agent.api.claims.request(waive))).toMatchObject({ code: 'claims.above-note' });
    const other = await aPlace();
    expect(await refusalOf(agent.api.claims.request({ ...bare(other), way: 'waiver', details: { ...waive.details } }))).toMatchObject({
      code: 'claims.note-unknown',
    });
  });

  test('papers about health: seen by few, in no fact, erased on demand', async () => {
    const { it, agent, lead, aPlace, photo, paper } = office;
    const place = await aPlace();
    const bill = await paper(agent, 'hospital-bill', 36_000);
    const { claimId } = await agent.api.claims.request({
      ...bare(place),
      way: 'medical',
      reason: 'illness',
      details: { way: 'medical', documents: [bill] },
      files: [await photo(agent)],
    });
    expect(await refusalOf(lead.api.claims.eraseMedical({ claimId }))).toMatchObject({ code: 'claims.not-decided-yet' });
    await lead.api.claims.approve({ claimId });
    expect((await agent.api.claims.accountOfClaim({ claimId })).medical).toBeNull();
    expect((await lead.api.claims.accountOfClaim({ claimId })).medical).toMatchObject([{ kind: 'hospital-bill', amountFen: 36_000 }]);
    const { rows } = await sql<{ text: string }>`select data::text as text from journal.fact where data->>'claimId' = ${claimId}`.execute(it.app.db);
    expect(rows.map(({ text }) => text).join()).not.toContain(bill.fileId);
    expect((await place.scanned.claims.follow({ claimId })).files).toEqual([]);
    expect(await lead.api.claims.eraseMedical({ claimId })).toEqual({ erased: 1 });
    expect((await lead.api.claims.accountOfClaim({ claimId })).medical).toEqual([]);
    await it.advance(2 * DAY, DAY);
    await it.app.files.sweep(it.clock.now());
    expect((await it.server.inject({ url: `/api/files/${bill.fileId}`, headers: lead.headers })).statusCode).toBe(404);
  });

  test('an advance is paid first; what is found later goes to whoever bears it, never more than was paid', async () => {
    const { agent, lead, finance, aPlace, photo, account, reconcile } = office;
    const place = await aPlace();
    const { claimId } = await agent.api.claims.request({ ...bare(place), reason: 'illness', way: 'advance', amountFen: 100_000 });
    await lead.api.claims.approve({ claimId });
    await finance.api.claims.settle({ claimId, files: [await photo(finance)] });
    expect((await finance.api.claims.accountOfClaim({ claimId })).recourse).toMatchObject({ amountFen: 100_000, recoveredFen: 0 });
    const part = { claimId, body: '判定书 3 号' };
    expect(await refusalOf(lead.api.claims.openRecourse({ claimId }))).toMatchObject({ code: 'claims.recourse-open' });
    await finance.api.claims.recordRecourse({ ...part, bearer: 'supplier', amountFen: 60_000 });
    expect(await refusalOf(finance.api.claims.recordRecourse({ ...part, bearer: 'carrier', amountFen: 40_001 }))).toMatchObject({
      code: 'claims.more-than-open',
    });
    expect(await finance.api.claims.recordRecourse({ ...part, bearer: 'customer', amountFen: 40_000 })).toMatchObject({ openFen: 0 });
    expect(await account(place)).toMatchObject({ billFen: 40_000, closingFen: 0 });
    expect(await reconcile(place)).toMatchObject({ agrees: true, byHandFen: 40_000 });
  });
});

describe('自行补购', () => {
  const bought = async (by: SignedIn, paidFen = 8000) => ({
    way: 'self-purchase' as const,
    paidFen,
    documents: [await office.paper(by, 'receipt', paidFen)],
  });

  test('by the multiple of the contract: twice the difference, and the price of goods that were no use', async () => {
    const { agent, lead, finance, aPlace, account, reconcile } = office;
    const place = await aPlace();
    const { claimId } = await agent.api.claims.request({ ...of(place), way: 'self-purchase', details: await bought(agent) });
    expect(await agent.api.claims.show({ claimId })).toMatchObject({ askedFen: 11_000 });
    await lead.api.claims.approve({ claimId });
    expect(await account(place)).toMatchObject({ billFen: -11_000, items: [{ kind: 'self-purchase' }] });
    expect((await finance.api.claims.accountOfClaim({ claimId })).detail).toMatchObject({
      paidFen: 8000,
      contractFen: 5000,
      billedFen: 5000,
      timesBp: 20_000,
    });
    expect(await reconcile(place)).toMatchObject({ agrees: true });
  });

  test('refused without a receipt, above it, beyond what was claimed, or above the multiple', async () => {
    const { agent, aPlace } = office;
    const place = await aPlace();
    const ask = (details: object, more = {}) =>
      refusalOf(agent.api.claims.request({ ...of(place), way: 'self-purchase', ...more, details } as never));
    expect(await refusalOf(agent.api.claims.request({ ...of(place), way: 'self-purchase', amountFen: 100 }))).toMatchObject({
      code: 'claims.receipt-needed',
    });
    expect(await ask({ ...(await bought(agent)), paidFen: 8001 })).toMatchObject({ code: 'claims.paid-above-receipts' });
    expect(await ask({ ...(await bought(agent)), bought: [10 * KG + 1] })).toMatchObject({ code: 'claims.bought-more-than-claimed' });
    expect(await ask(await bought(agent), { amountFen: 11_001 })).toMatchObject({ code: 'claims.above-the-multiple' });
    expect((await ask({ ...(await bought(agent)), paidFen: -1 })).status).toBe(400);
  });
});
