// Orders over HTTP: from received to delivered, urgent ones, changes, rights, and the journal that tells it all again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, iso } from '../../kernel/time.ts';
import { refusalOf, type SignedIn } from '../../testing/open-test-app.ts';
import { verifyRebuild } from '../../testing/rebuild.ts';
import { type Desk, GOODS, openOrders } from './testing/open-orders.ts';

let desk: Desk;
let kitchen: SignedIn;
let other: SignedIn;
beforeAll(async () => {
  desk = await openOrders();
  kitchen = await desk.app.asContact(desk.school.customerId, 'customer-purchaser');
  other = await desk.app.asContact(desk.hospital.customerId, 'customer-purchaser');
});
afterAll(() => desk.app.close());

const order = (over: object = {}) => ({ siteId: desk.school.siteId, deliveryOn: '2026-03-03', lines: GOODS, ...over });

describe('an order', () => {
  it('is checked, received, confirmed, noted and delivered as of the arrival', async () => {
    const checked = await desk.clerk.api.orders.check(order());
    expect(checked).toMatchObject({
      findings: [],
      urgent: false,
      promisedBy: '2026-03-02T23:30:00.000Z',
      changeUntil: '2026-03-02T10:00:00.000Z',
      unpriced: 0,
    });
    expect(checked.totalFen).toBe(30 * 560 + 30 * 2680 + 20 * 360);
    const { orderId, number, known } = await desk.receive({ remark: '走东门', sourceText: '明天西红柿60斤，前腿2箱，土豆20公斤', channel: 'paste' });
    expect([number, known]).toEqual([expect.stringMatching(/^DD260302-\d{6}$/), false]);
    const shown = await desk.show(orderId);
    expect(shown).toMatchObject({
      state: 'received',
      channel: 'paste',
      remark: '走东门',
      title: '番茄、猪前腿肉、土豆',
      sourceText: expect.stringContaining('西红柿'),
      blocks: 0,
    });
    expect(shown.lines).toMatchObject([
      { product: '番茄', orderedAmount: 30_000, orderedUnit: 'jin', amount: 30_000, unit: 'kg', totalFen: 16_800, remark: '要硬一点的' },
      { product: '猪前腿肉', orderedAmount: 2, orderedUnit: 'box', amount: 30_000, unit: 'kg', pieces: 2, pieceUnit: 'box' },
      { product: '土豆', productCode: 'V003', unit: 'kg' },
    ]);
    expect(shown.steps).toMatchObject([{ name: 'orders.received', grade: 'C' }]);

    const { text, state } = await desk.clerk.api.orders.confirm({ orderId, version: 1 });
    expect([state, text]).toEqual(['confirmed', expect.stringContaining(`订单号 ${number}`)]);
    expect(text).toContain('番茄 60 斤、猪前腿肉 2 箱');
    desk.app.clock.move(2 * 60_000);
    await desk.app.settle();
    const inbox = await desk.app.app.messaging.list(desk.app.app.db, { accountId: kitchen.accountId, limit: 5 });
    expect(inbox.some(({ body }) => body.includes(number))).toBe(true);

    const { issued, refused } = await desk.clerk.api.orders.issueNotes({ orderIds: [orderId] });
    expect([issued.length, refused]).toEqual([1, []]);
    const noteId = issued[0]?.noteId as string;
    const note = await desk.clerk.api.deliveries.show({ noteId });
    expect(note.lines).toMatchObject([
      { product: '番茄', unit: 'kg', ordered: 30_000 },
      { product: '猪前腿肉', ordered: 30_000, pieces: 2, pieceUnit: 'box' },
      {},
    ]);
    await desk.clerk.api.deliveries.assign({ noteId, driverId: desk.driver.accountId });
    desk.app.clock.set('2026-03-03T05:40:00+08:00');
    await desk.driver.api.deliveries.arrive({ noteId });
    desk.app.clock.move(20 * 60_000);
    await kitchen.api.deliveries.accept({ noteId, receiverName: '刘老师' });
    expect(await desk.show(orderId)).toMatchObject({ state: 'delivered', deliveredAt: '2026-03-02T21:40:00.000Z', note: { id: noteId } });
    expect(await desk.toldOf(orderId)).toEqual(['orders.received', 'orders.confirmed', 'orders.noted', 'orders.delivered']);
    desk.app.clock.set('2026-03-03T10:00:00+08:00');
  });

  it('goes back to confirmed when its note is called off, and is noted once however many press', async () => {
    const { orderId } = await desk.receive({ deliveryOn: '2026-03-05' });
    const confirmed = await Promise.allSettled([1, 2, 3].map(() => desk.clerk.api.orders.confirm({ orderId })));
    expect(confirmed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const both = await Promise.all([1, 2].map(() => desk.clerk.api.orders.issueNotes({ orderIds: [orderId] })));
    const issued = both.flatMap((one) => one.issued);
    expect(issued).toHaveLength(1);
    expect(both.flatMap((one) => one.refused)).toMatchObject([{ code: 'orders.not-in-this-state' }]);
    await desk.clerk.api.deliveries.cancel({ noteId: issued[0]?.noteId as string, reason: 'mistake' });
    expect(await desk.show(orderId)).toMatchObject({ state: 'confirmed', note: null });
    const again = await desk.clerk.api.orders.issueNotes({ orderIds: [], day: '2026-03-05' });
    expect(again.issued).toMatchObject([{ orderId }]);
    expect((await desk.toldOf(orderId)).filter((name) => name === 'orders.confirmed')).toHaveLength(1);
  });

  it('of another system comes once, however often it is sent', async () => {
    const sent = { ...order({ deliveryOn: '2026-03-06' }), externalNumber: 'ERP-7' };
    const answers = await Promise.all([1, 2, 3].map(() => desk.clerk.api.orders.receive(sent)));
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1);
    expect(answers.filter(({ known }) => !known)).toHaveLength(1);
    const changed = { ...sent, lines: [{ product: '番茄', amount: 1000, unit: 'kg' as const }] };
    expect(await refusalOf(desk.clerk.api.orders.receive(changed))).toMatchObject({ code: 'orders.external-number-taken', status: 409 });
    const elsewhere = await desk.clerk.api.orders.receive({ ...sent, siteId: desk.hospital.siteId });
    expect(elsewhere.known).toBe(false);
    expect(await desk.clerk.api.orders.check(order({ deliveryOn: '2026-03-06' }))).toMatchObject({
      findings: [{ code: 'duplicate', level: 'warn' }],
    });
  });

  it('is refused where it cannot be right, with the place in the form; nothing is written', async () => {
    const before = (await desk.clerk.api.orders.list({})).items.length;
    const wrong = order({
      lines: [
        { product: '番茄', amount: 0, unit: 'kg' },
        { product: '土豆', amount: -5, unit: 'kg' },
      ],
    });
    expect(await refusalOf(desk.clerk.api.orders.receive(wrong))).toMatchObject({
      code: 'orders.checks-failed',
      status: 422,
      fields: [{ path: 'deliveryOn' }, { path: 'lines.0.amount' }, { path: 'lines.1.amount' }],
    });
    expect(await refusalOf(desk.clerk.api.orders.receive(order({ siteId: desk.school.customerId })))).toMatchObject({ code: 'orders.site-unknown' });
    expect(await refusalOf(desk.clerk.api.orders.receive(order({ deliveryOn: '2026-03-02' })))).toMatchObject({ code: 'orders.checks-failed' });
    expect((await refusalOf(desk.clerk.api.orders.receive(order({ lines: [] })))).status).toBe(400);
    expect((await desk.clerk.api.orders.list({})).items.length).toBe(before);
  });

  it('with beans for a school waits for somebody who answers for it', async () => {
    const { orderId, findings } = await desk.receive({ deliveryOn: '2026-03-06', lines: [{ product: '四季豆', amount: 5000, unit: 'kg' }] });
    expect(findings).toMatchObject([{ code: 'high-risk', level: 'block', hard: false, lineNo: 1 }]);
    expect(await refusalOf(desk.clerk.api.orders.confirm({ orderId }))).toMatchObject({ code: 'orders.blocked' });
    expect(await refusalOf(desk.clerk.api.orders.confirm({ orderId, overrideReason: '教师聚餐' }))).toMatchObject({ status: 403 });
    await desk.manager.api.orders.confirm({ orderId, overrideReason: '教师聚餐，校长签字' });
    expect(await desk.show(orderId)).toMatchObject({ checks: 'overridden', overrideReason: '教师聚餐，校长签字', blocks: 1 });
  });

  it('asks for a second look where the amount is far from usual', async () => {
    for (const day of ['04', '05', '06'])
      await desk.receive({ siteId: desk.hospital.siteId, deliveryOn: `2026-04-${day}`, lines: [{ product: '菠菜', amount: 10_000, unit: 'kg' }] });
    const ask = (amount: number) =>
      desk.clerk.api.orders.check(
        order({ siteId: desk.hospital.siteId, lines: [{ product: '菠菜', amount, unit: 'kg' }], deliveryOn: '2026-04-10' }),
      );
    expect((await ask(50_000)).findings).toEqual([]);
    expect((await ask(51_000)).findings).toMatchObject([
      { code: 'amount-unusual', level: 'warn', lineNo: 1, text: expect.stringContaining('51 公斤') },
    ]);
  });
});

describe('the kitchen', () => {
  it('places, changes and cancels its own until the cutoff, and is told the way out afterwards', async () => {
    const placed = await kitchen.api.orders.place(order({ deliveryOn: '2026-03-04' }));
    expect(placed).toMatchObject({ state: 'received', urgent: false, version: 1 });
    await desk.clerk.api.orders.confirm({ orderId: placed.orderId });
    const mine = await kitchen.api.orders.myOrder({ orderId: placed.orderId });
    const lines = mine.lines.map(({ id, product, orderedAmount, orderedUnit }) => ({
      lineId: id,
      product,
      amount: orderedAmount * 2,
      unit: orderedUnit,
    }));
    const changed = await kitchen.api.orders.changeMine({ ...order({ deliveryOn: '2026-03-04' }), orderId: placed.orderId, version: 1, lines });
    expect(changed).toMatchObject({ state: 'received', version: 2 });
    expect((await kitchen.api.orders.myOrder({ orderId: placed.orderId })).lines.map(({ id, amount }) => [id, amount])).toEqual(
      mine.lines.map(({ id, amount }) => [id, amount * 2]),
    );
    expect(await refusalOf(desk.clerk.api.orders.confirm({ orderId: placed.orderId, version: 1 }))).toMatchObject({
      code: 'orders.changed-meanwhile',
    });
    await desk.clerk.api.orders.confirm({ orderId: placed.orderId, version: 2 });

    desk.app.clock.set('2026-03-03T18:30:00+08:00');
    expect(await refusalOf(kitchen.api.orders.cancelMine({ orderId: placed.orderId }))).toMatchObject({
      code: 'orders.after-cutoff',
      message: expect.stringContaining('加单'),
    });
    expect((await kitchen.api.orders.myOrder({ orderId: placed.orderId })).can).toMatchObject({ change: false, cancel: false, supplement: true });
    const extra = await kitchen.api.orders.place(
      order({ deliveryOn: '2026-03-04', supplementOf: placed.orderId, lines: [{ product: '菠菜', amount: 5000, unit: 'kg' }] }),
    );
    expect(extra).toMatchObject({ urgent: true, findings: [{ code: 'after-cutoff' }] });
    expect(await refusalOf(desk.clerk.api.orders.confirm({ orderId: extra.orderId }))).toMatchObject({ code: 'orders.urgent-open' });
    const answer = await desk.clerk.api.orders.answerUrgent({ orderId: extra.orderId, agreed: true, from: '09:00', to: '09:30', reply: '第二趟送' });
    expect([answer.state, answer.text]).toEqual(['confirmed', expect.stringMatching(/09:00–09:30.*第二趟送/s)]);
    expect(await desk.show(extra.orderId)).toMatchObject({ confirmationText: answer.text });
    expect(await kitchen.api.orders.myOrder({ orderId: extra.orderId })).toMatchObject({ reply: '第二趟送' });
    expect(await desk.show(extra.orderId)).toMatchObject({
      agreed: true,
      windowTo: '2026-03-04T01:30:00.000Z',
      supplementOf: { id: placed.orderId },
    });
    expect(await desk.show(placed.orderId)).toMatchObject({ supplements: [{ id: extra.orderId }] });
    expect(await desk.toldOf(extra.orderId)).toEqual(['orders.received', 'orders.urgent-asked', 'orders.urgent-answered', 'orders.confirmed']);
    const no = await kitchen.api.orders.place(order({ deliveryOn: '2026-03-04', lines: [{ product: '土豆', amount: 5000, unit: 'kg' }] }));
    expect(await desk.clerk.api.orders.answerUrgent({ orderId: no.orderId, agreed: false, reply: '车已发完' })).toMatchObject({ state: 'declined' });
    expect(await kitchen.api.orders.myOrder({ orderId: no.orderId })).toMatchObject({ declineReason: 'too-late', reply: '车已发完' });
    await desk.manager.api.orders.cancel({ orderId: placed.orderId, reason: 'customer', reply: '' });
    desk.app.clock.set('2026-03-04T10:00:00+08:00');
  });

  it('sees nothing of another customer, and may not name what is another’s', async () => {
    const { orderId } = await desk.receive({ deliveryOn: '2026-03-10' });
    expect(await refusalOf(other.api.orders.myOrder({ orderId }))).toMatchObject({ code: 'orders.not-found', status: 404 });
    expect(await refusalOf(other.api.orders.cancelMine({ orderId }))).toMatchObject({ code: 'orders.not-found' });
    expect(await refusalOf(other.api.orders.place(order({ deliveryOn: '2026-03-10' })))).toMatchObject({ code: 'orders.site-unknown' });
    expect((await other.api.orders.checkMine(order({ deliveryOn: '2026-03-10' }))).findings).toMatchObject([{ code: 'site-unknown' }]);
    expect(
      await refusalOf(other.api.orders.place(order({ siteId: desk.hospital.siteId, deliveryOn: '2026-03-10', supplementOf: orderId }))),
    ).toMatchObject({ code: 'orders.supplement-unknown' });
    expect((await other.api.orders.mine({})).items.every(({ customer }) => customer.id === desk.hospital.customerId)).toBe(true);
    expect((await refusalOf(kitchen.api.orders.show({ orderId }))).status).toBe(403);
  });

  it('keeps lists of its own, and is helped with the next order', async () => {
    const lines = [{ product: '番茄', amount: 5000, unit: 'kg' as const }];
    const { templateId } = await kitchen.api.orders.saveMyTemplate({ siteId: desk.school.siteId, name: '周一', lines });
    expect(await refusalOf(kitchen.api.orders.saveMyTemplate({ siteId: desk.school.siteId, name: '周一', lines }))).toMatchObject({
      code: 'orders.template-name-taken',
    });
    expect(await refusalOf(other.api.orders.changeMyTemplate({ templateId, name: '我的', lines }))).toMatchObject({ status: 404 });
    await kitchen.api.orders.changeMyTemplate({ templateId, name: '每周一', lines });
    const help = await kitchen.api.orders.myHelp({});
    expect(help).toMatchObject({ siteId: desk.school.siteId, deliveryOn: '2026-03-05', cutoff: '18:00', templates: [{ name: '每周一', lines }] });
    expect(help.recent[0]?.lines.length).toBeGreaterThan(0);
    expect(help.usual[0]).toMatchObject({ product: '土豆', times: expect.any(Number) });
    await kitchen.api.orders.removeMyTemplate({ templateId });
    const { items } = await kitchen.api.orders.myProducts({ siteId: desk.school.siteId, text: '前腿' });
    expect(items[0]).toMatchObject({ code: 'M001', orderUnit: 'box', units: ['box', 'kg', 'jin'], priceFen: 2680, pricePer: 'kg' });
    expect(await refusalOf(other.api.orders.myProducts({ siteId: desk.school.siteId }))).toMatchObject({ code: 'orders.site-unknown' });
  });
});

describe('everybody else', () => {
  it('finds orders by number, product, state and what is open', async () => {
    const { items } = await desk.clerk.api.orders.list({ text: '四季豆' });
    expect(items).toMatchObject([{ blocks: 1 }]);
    expect((await desk.clerk.api.orders.list({ flagged: true })).items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    const page = await desk.clerk.api.orders.list({ limit: 2 });
    const next = await desk.clerk.api.orders.list({ limit: 2, cursor: page.next as string });
    expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(4);
    expect((await desk.clerk.api.orders.counts({})).toConfirm).toBeGreaterThan(0);
  });

  it('comes by an API key as what it is', async () => {
    const admin = await desk.app.as('administrator');
    const { key } = await admin.api.staff.createApiKey({ name: 'ERP', scopes: ['orders.receive'], expiresAt: iso(desk.app.clock.now() + DAY) });
    const erp = desk.app.client({ authorization: `Bearer ${key}` });
    const { orderId } = await erp.orders.receive({ ...order({ deliveryOn: '2026-03-16' }), channel: 'phone', externalNumber: 'API-1' });
    expect(await desk.show(orderId)).toMatchObject({ channel: 'api', externalNumber: 'API-1' });
    expect((await refusalOf(erp.orders.list({}))).status).toBe(403);
  });

  it('is told again from the journal', async () => expect(await verifyRebuild(desk.app, 'orders')).toEqual([]));
});
