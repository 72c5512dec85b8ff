// The code on a printed sheet: one customer's month without sign-in, nothing else, until it is renewed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../../testing/open-test-app.ts';
import { signSample } from '../../service-plans/testing/sign-sample.ts';

let house: TestApp;
let finance: SignedIn;
let customerId = '';

beforeAll(async () => {
  house = await openTestApp({ at: '2026-04-01T09:00:00+08:00' });
  finance = await house.as('finance-clerk');
  const lead = await house.as('after-sales-manager');
  customerId = (await lead.api.customers.register({ code: 'SYXX', name: '实验小学', kind: 'school' })).customerId;
  await signSample(house, customerId);
}, 60_000);
afterAll(() => house.close());

const tokenIn = ({ link }: { readonly link: string }): string => link.split('/').at(-1) as string;
const scan = (token: string) => house.client({ 'x-note-token': token });

describe('who scans the code of March', () => {
  it('is known by nothing but the customer and the month', async () => {
    const code = await finance.api.settlement.monthCode({ customerId, month: '2026-03' });
    expect(code.link).toMatch(/\/portal\/m\/M[\w-]{32}$/);
    expect(code.svg).toContain('<svg');
    expect(await scan(tokenIn(code)).identity.session({})).toMatchObject({ kind: 'month-holder', customerId, month: '2026-03', noteId: null });
  });

  it('opens the sheet of March, and no other month', async () => {
    const api = scan(tokenIn(await finance.api.settlement.monthCode({ customerId, month: '2026-03' })));
    expect(await api.settlement.ownScore({ period: '2026-03' })).toMatchObject({ customer: { id: customerId }, period: '2026-03' });
    expect(await refusalOf(api.settlement.ownScore({ period: '2026-02' }))).toMatchObject({ status: 404 });
    const { waiting, items } = await api.settlement.ownScores({});
    expect([...waiting, ...items].every(({ period }) => period.startsWith('2026-03'))).toBe(true);
    expect(await api.settlement.myStatements({ month: '2026-02' })).toMatchObject({ items: [] });
  });

  it('may not look at orders, claims, accounts or penalties', async () => {
    const api = scan(tokenIn(await finance.api.settlement.monthCode({ customerId, month: '2026-03' })));
    const tries = [
      api.orders.mine({}),
      api.claims.myAccount({}),
      api.settlement.myPenalties({ month: '2026-03' }),
      api.settlement.monthView({ month: '2026-03' }),
    ];
    for (const tried of tries) expect(await refusalOf(tried)).toMatchObject({ status: 403 });
  });
});

describe('the code', () => {
  it('stops working once it is renewed', async () => {
    const old = tokenIn(await finance.api.settlement.monthCode({ customerId, month: '2026-03' }));
    const fresh = tokenIn(await finance.api.settlement.renewMonthCode({ customerId, month: '2026-03' }));
    await expect.poll(async () => (await refusalOf(scan(old).settlement.ownScores({})))?.status, { timeout: 2000 }).toBe(401);
    expect(await scan(fresh).settlement.ownScores({})).toMatchObject({ items: [] });
  });

  it('is refused for customers there are not and for months long past', async () => {
    expect(await refusalOf(finance.api.settlement.monthCode({ customerId: newId(), month: '2026-03' }))).toMatchObject({
      code: 'settlement.no-such-customer',
    });
    expect(await refusalOf(finance.api.settlement.monthCode({ customerId, month: '2025-10' }))).toMatchObject({ code: 'settlement.code-too-late' });
  });
});
