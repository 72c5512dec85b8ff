import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { createDemoCustomers } from '../customers/demo.ts';
import { createDemoStaff } from '../staff/demo.ts';
import { createDemoDeliveries } from './demo.ts';

let app: TestApp;
let clerk: SignedIn;
beforeAll(async () => {
  app = await openTestApp({ load: false, at: '2026-03-02T10:00:00+08:00' });
  await createDemoStaff(app.app);
  await createDemoCustomers(app.app);
  await createDemoDeliveries(app.app);
  clerk = await app.as('order-clerk');
});
afterAll(() => app.close());

describe('the demo company', () => {
  it('has yesterday accepted and this morning on its way', async () => {
    const states = async (day: string) =>
      (await clerk.api.deliveries.list({ from: day, to: day })).items.map(({ number, state }) => [number.slice(-3), state]).reverse();
    expect((await states('2026-03-01')).every(([, state]) => state === 'accepted' || state === 'partly-accepted')).toBe(true);
    expect(await states('2026-03-02')).toEqual([
      ['001', 'accepted'],
      ['002', 'partly-accepted'],
      ['003', 'arrived'],
      ['004', 'departed'],
      ['005', 'departed'],
      ['006', 'issued'],
      ['007', 'issued'],
    ]);
  });

  it('says when things happened, never in the future, and the kitchen signed', async () => {
    const facts = await app.app.db
      .selectFrom('journal.fact')
      .select(['name', 'occurred_at', 'grade'])
      .where('name', 'like', 'deliveries.%')
      .execute();
    expect(facts.every(({ occurred_at }) => occurred_at <= app.clock.now())).toBe(true);
    expect(new Set(facts.filter(({ name }) => name === 'deliveries.accepted').map(({ grade }) => grade))).toEqual(new Set(['A']));
  });

  it('shows the driver his stops', async () => {
    const staff = await app.app.identity.accounts(app.app.db, { kind: 'staff' });
    const driver = staff.find(({ userName }) => userName === 'driver');
    expect((await clerk.api.deliveries.list({ driverId: driver?.id as string, from: '2026-03-02' })).items).toHaveLength(7);
  });
});
