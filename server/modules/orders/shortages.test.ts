// A shortage over HTTP (R1.9): told, agreed in the portal or by phone with proof; never past the customer.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, iso } from '../../kernel/time.ts';
import { refusalOf, type SignedIn } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { type Desk, openOrders } from './testing/open-orders.ts';

let desk: Desk;
let kitchen: SignedIn;
let other: SignedIn;
beforeAll(async () => {
  desk = await openOrders();
  kitchen = await desk.app.asContact(desk.school.customerId, 'customer-purchaser');
  other = await desk.app.asContact(desk.hospital.customerId, 'customer-purchaser');
});
afterAll(() => desk.app.close());

/** What the clerk saved of the chat. */
async function aScreenshot(): Promise<string> {
  const payload = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#486' } })
    .png()
    .toBuffer();
  const headers = { ...desk.clerk.headers, 'content-type': 'image/png' };
  const answer = await desk.app.server.inject({ method: 'POST', url: '/api/files', headers, payload });
  return answer.json().id as string;
}

describe('a shortage', () => {
  it('is told, agreed in the portal, and the note holds the substitute', async () => {
    const { orderId } = await desk.receive({ deliveryOn: '2026-03-11' });
    await desk.clerk.api.orders.confirm({ orderId });
    const lineId = (await desk.show(orderId)).lines[1]?.id as string;
    const proposal = { product: '鸡胸肉', amount: 15_000, unit: 'kg' as const };
    const { shortageId } = await desk.clerk.api.orders.findShortage({ orderId, lineId, missing: 15_000, reason: 'no-stock', proposal });
    expect((await desk.clerk.api.orders.counts({})).toTell).toBeGreaterThan(0);
    expect((await desk.clerk.api.orders.issueNotes({ orderIds: [orderId] })).refused).toMatchObject([{ code: 'orders.shortage-open' }]);
    const { text } = await desk.clerk.api.orders.tellShortage({ orderId, shortageId, by: 'wechat' });
    expect(text).toContain('猪前腿肉 缺 15 公斤。可用“鸡胸肉”15 公斤替代');
    expect(await refusalOf(other.api.orders.consent({ orderId, shortageId, outcome: 'less' }))).toMatchObject({ status: 404 });
    const staff = { orderId, shortageId, outcome: 'substitute' as const };
    expect(await refusalOf(desk.clerk.api.orders.agreeShortage(staff))).toMatchObject({ code: 'orders.proof-needed' });
    const beans = { product: '四季豆', amount: 1000, unit: 'kg' as const };
    expect(await refusalOf(kitchen.api.orders.consent({ ...staff, substitute: beans }))).toMatchObject({ code: 'orders.high-risk-substitute' });
    const agreed = await Promise.allSettled([1, 2].map(() => kitchen.api.orders.consent(staff)));
    expect(agreed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await desk.show(orderId)).shortages).toMatchObject([
      { outcome: 'substitute', agreedBy: 'customer', grade: 'A', substitute: { product: '鸡胸肉', amount: 15_000 } },
    ]);
    const { issued } = await desk.clerk.api.orders.issueNotes({ orderIds: [orderId] });
    const { lines } = await desk.clerk.api.deliveries.show({ noteId: issued[0]?.noteId as string });
    expect(lines.map(({ product, ordered }) => [product, ordered])).toEqual([
      ['番茄', 30_000],
      ['猪前腿肉', 15_000],
      ['鸡胸肉', 15_000],
      ['土豆', 20_000],
    ]);
  });

  it('may be settled by phone with a recording, and the rest comes another day', async () => {
    const { orderId } = await desk.receive({ deliveryOn: '2026-03-12' });
    const { lines } = await desk.show(orderId);
    const find = async (at: number) =>
      (await desk.clerk.api.orders.findShortage({ orderId, lineId: lines[at]?.id as string, missing: 5000, reason: 'supplier-short' })).shortageId;
    const [first, second] = [await find(0), await find(2)];
    const proofFileId = await aScreenshot();
    const later = await desk.clerk.api.orders.agreeShortage({ orderId, shortageId: first, outcome: 'later', laterOn: '2026-03-13' });
    expect(later.state).toBe('received');
    expect((await desk.show(orderId)).supplements).toHaveLength(1);
    const [{ items }, shown] = [await desk.clerk.api.orders.list({ from: '2026-03-13', to: '2026-03-13' }), await desk.show(orderId)];
    expect(items).toMatchObject([{ title: '番茄', lineCount: 1, id: shown.supplements[0]?.id }]);
    const early = { occurredAt: iso(desk.app.clock.now() - HOUR), orderId, shortageId: second, outcome: 'less' as const };
    expect(await refusalOf(desk.clerk.api.orders.agreeShortage(early))).toMatchObject({ code: 'moment.proof-needed' });
    await desk.clerk.api.orders.agreeShortage({ ...early, proofFileId });
    expect((await desk.show(orderId)).shortages.find(({ id }) => id === second)).toMatchObject({
      outcome: 'less',
      agreedBy: 'staff',
      grade: 'C',
      proofFileId,
    });
    expect((await desk.show(orderId)).lines[0]).toMatchObject({ missing: 5000 });
  });

  it('is told again from the journal', async () => expect(await verifyRebuild(desk.app, 'orders')).toEqual([]));
});
