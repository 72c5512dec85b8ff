import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { DAY, MINUTE } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type TestApp } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { FIRST_STORE, holdInUnit, moveInUnit, outside } from '../lots/public.ts';
import { receiveInUnit } from '../lots/testing/receive.ts';
import { createDemoProducts } from '../products/demo.ts';
import { ensureDemoSuppliers } from '../suppliers/public.ts';

let app: TestApp;
let productId: string;
const people = {} as Record<'officer' | 'auditor' | 'driver', Awaited<ReturnType<TestApp['as']>>>;
beforeAll(async () => {
  app = await openTestApp();
  await createDemoProducts(app.app);
  await ensureDemoSuppliers(app.app);
  people.officer = await app.as('food-safety-officer');
  people.auditor = await app.as('auditor');
  people.driver = await app.as('driver');
  const { rows } = await sql<{ id: string }>`select id from products.product where category = 'oil' limit 1`.execute(app.app.db);
  productId = rows[0]?.id as string;
  await app.advance(MINUTE);
});
afterAll(() => app.close());

const supplier = async () => {
  const { rows } = await sql<{ id: string }>`select id from suppliers.supplier limit 1`.execute(app.app.db);
  return rows[0]?.id ?? null;
};
async function receive(amount: number) {
  const supplierId = await supplier();
  const [lot] = await app.app.inUnit(SYSTEM, (unit) =>
    receiveInUnit(unit, [
      { productId, amount, unit: 'bottle', supplierId, supplierLot: `B${amount}`, producedOn: '2026-02-01', shelfLifeDays: 540, origin: '山东滨州' },
    ]),
  );
  await app.advance(MINUTE);
  return lot as { lotId: string; number: string };
}
const entriesOf = async (lotId: string, book: 'purchase' | 'sales' = 'purchase') => (await people.officer.api.ledgers.list({ book, lotId })).items;

it('follows what is received, with the supplier as it stands that day', async () => {
  const { lotId, number } = await receive(120);
  const [entry] = await entriesOf(lotId);
  expect(entry).toMatchObject({
    kind: 'entry',
    amount: 120,
    unit: 'bottle',
    lot: { number, supplierLot: 'B120' },
    producedOn: '2026-02-01',
    expiresOn: '2027-07-26',
    origin: '山东滨州',
  });
  expect(entry?.number).toMatch(/^JH26\d{4}-\d{9}$/);
  expect(entry?.keepUntil).toBe('2029-03-02');
  if (await supplier()) expect(entry?.party).toMatchObject({ name: expect.stringMatching(/./), address: expect.stringMatching(/./) });
});

it('enters what goes back to the supplier as a return, and lets nobody change what stands', async () => {
  const { lotId } = await receive(60);
  await app.app.inUnit(SYSTEM, (unit) =>
    moveInUnit(unit, { kind: 'returned', legs: [{ lotId, from: { kind: 'store', id: FIRST_STORE }, to: outside('supplier'), amount: 10 }] }),
  );
  await app.advance(MINUTE);
  expect((await entriesOf(lotId)).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['return', -10],
    ['entry', 60],
  ]);
  await expect(sql`update ledgers.entry set amount = 1`.execute(app.app.db)).rejects.toThrow('permission denied');
});

it('is corrected by further entries only', async () => {
  const { lotId } = await receive(30);
  const [entry] = await entriesOf(lotId);
  const correct = people.officer.api.ledgers.correct;
  const entryId = entry?.id as string;
  await correct({ entryId, amount: 28, reason: '两瓶破损，收货时未扣' });
  expect((await refusalOf(correct({ entryId, amount: 28, reason: '再次' }))).code).toBe('ledgers.nothing-corrected');
  expect((await refusalOf(correct({ entryId, amount: -1, reason: '负数' }))).code).toBe('ledgers.negative');
  expect((await refusalOf(correct({ entryId, producedOn: '2028-01-01', reason: '日期' }))).code).toBe('ledgers.expires-before-produced');
  await correct({ entryId, amount: 29, partyContact: '王先生 13800000000', reason: '其中一瓶可用' });
  const entries = await entriesOf(lotId);
  expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['correction', 1],
    ['correction', -2],
    ['entry', 30],
  ]);
  expect(entries.at(-1)).toMatchObject({ amountNow: 29, can: { correct: true } });
  expect(entries[0]).toMatchObject({ party: { contact: '王先生 13800000000' }, can: { correct: false } });
  expect((await refusalOf(correct({ entryId: entries[0]?.id as string, amount: 1, reason: '更正的更正' }))).code).toBe(
    'ledgers.corrects-a-correction',
  );
  expect((await refusalOf(people.driver.api.ledgers.correct({ entryId, amount: 1, reason: '无权' }))).code).toBe('http.not-permitted');
});

it('keeps the records of a recall, until a person lifts that', async () => {
  const { lotId } = await receive(5);
  await app.app.inUnit(SYSTEM, (unit) => holdInUnit(unit, { kind: 'recall', reason: 'recall', lotIds: [lotId], recallId: lotId }));
  expect((await entriesOf(lotId))[0]).toMatchObject({ legalHold: true });
  const { items } = await people.officer.api.ledgers.holds({});
  await people.officer.api.ledgers.liftHold({ legalHoldId: items[0]?.id as string, words: '召回已结束两年' });
  expect((await entriesOf(lotId))[0]).toMatchObject({ legalHold: false });
  expect((await refusalOf(people.officer.api.ledgers.setHold({ reason: 'authority', lots: ['PC000000-1'], words: '协查' }))).code).toBe(
    'ledgers.lot-unknown',
  );
  expect(await verifyRebuild(app, 'ledgers')).toEqual([]);
});

it('finds an entry that somebody altered behind our back, and a day without gaps', async () => {
  const { lotId } = await receive(7);
  const day = '2026-03-02';
  expect(await people.auditor.api.ledgers.summary({ day })).toMatchObject({ waiting: 0, altered: 0 });
  await app.app.db.transaction().execute(async (tx) => {
    await sql`set local role none`.execute(tx);
    await sql`update ledgers.entry set amount = 70 where lot_id = ${lotId}`.execute(tx);
  });
  expect(await people.auditor.api.ledgers.summary({ day })).toMatchObject({ altered: 1 });
  await app.advance(DAY);
  const { rows } = await sql<{ name: string }>`select name from journal.fact where name like 'ledgers.gap%'`.execute(app.app.db);
  expect(rows).toHaveLength(1);
});

it('goes out as a spreadsheet and as pages', async () => {
  for (const form of ['xlsx', 'pdf'] as const) {
    const { jobId } = await people.auditor.api.ledgers.exportList({ book: 'purchase', form });
    await app.advance(MINUTE);
    const job = await people.auditor.api.jobs.show({ jobId });
    expect(job).toMatchObject({ state: 'done' });
  }
});
