import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY, HOUR, iso } from '../../kernel/time.ts';
import { openTestApp, refusalOf, type SignedIn, type TestApp } from '../../testing/open-test-app.ts';
import { demoSignature } from '../customers/public.ts';
import { openNoteLink } from './public.ts';
import { rebuilt } from './testing.ts';

let app: TestApp;
let clerk: SignedIn;
let driver: SignedIn;
let school: { customerId: string; siteId: string };
let other: { customerId: string; siteId: string };

beforeAll(async () => {
  app = await openTestApp({ load: false, at: '2026-03-02T05:00:00+08:00' });
  clerk = await app.as('order-clerk');
  driver = await app.as('driver');
  [school, other] = [await newCustomer('实验小学'), await newCustomer('市中心医院')];
});
afterAll(() => app.close());

let counter = 0;
async function newCustomer(name: string) {
  const { customerId } = await clerk.api.customers.register({ code: `T${++counter}`, name, kind: 'school' });
  const place = { longitude: 120.1551, latitude: 30.2741, meals: { lunch: '11:30' } };
  const { siteId } = await clerk.api.customers.registerSite({ customerId, code: `TS${counter}`, name: `${name}食堂`, ...place });
  return { customerId, siteId };
}

const LINES = [
  { product: '番茄', unit: 'kg', ordered: 30_000, picked: 30_200, lot: 'L1', producedOn: '2026-03-01', expiresOn: '2026-03-05' },
  { product: '菠菜', unit: 'kg', ordered: 20_000 },
  { product: '嫩豆腐', unit: 'case', ordered: 40 },
] as const;
const issue = (over: object = {}) =>
  clerk.api.deliveries.issue({
    siteId: school.siteId,
    windowFrom: '2026-03-02T05:30:00+08:00',
    windowTo: '2026-03-02T07:30:00+08:00',
    driverId: driver.accountId,
    lines: [...LINES],
    ...over,
  });
const tokenOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
const scanned = (link: string) => app.client({ 'x-note-token': tokenOf(link) }).deliveries;
const linesOf = async (noteId: string) => (await clerk.api.deliveries.show({ noteId })).lines;
const toldOf = (noteId: string) =>
  app.app.db
    .selectFrom('journal.fact')
    .select(['name', 'data', 'grade', 'actor'])
    .where((eb) => eb(eb.val(`note:${noteId}`), '=', eb.fn.any('subjects')))
    .orderBy('position')
    .execute();
const scan = async (link: string) => {
  const access = await app.app.identity.noteToken(tokenOf(link));
  return { access, api: scanned(link) };
};

describe('a delivery note', () => {
  it('is issued with a number and a link that opens this note and no other, for 14 days after delivery', async () => {
    const { noteId, number, link } = await issue();
    expect(number).toMatch(/^PS260302-\d{6}$/);
    const { access } = await scan(link);
    expect(access).toMatchObject({ noteId, ...school });
    expect(iso(access?.expiresAt ?? 0)).toBe('2026-03-16T16:00:00.000Z');
    const mine = await scanned(link).myNote({ noteId });
    expect(mine).toMatchObject({
      number,
      state: 'issued',
      site: { name: '实验小学食堂' },
      meals: { lunch: '11:30' },
      can: { accept: true, report: true },
    });
    expect(mine.lines).toMatchObject([{ product: '番茄', picked: 30_200, most: 30_804, lot: 'L1' }, { product: '菠菜', most: 20_400 }, { most: 40 }]);
    const second = await issue();
    expect(await refusalOf(scanned(link).myNote({ noteId: second.noteId }))).toMatchObject({ code: 'deliveries.not-found', status: 404 });
    expect((await scanned(link).mine({})).items.map(({ id }) => id)).toEqual([noteId]);
    expect(await refusalOf(scanned(link).list({}))).toMatchObject({ status: 403 });
  });

  it.each([
    ['a window that ends before it begins', { windowTo: '2026-03-02T05:00:00+08:00' }, 'deliveries.window-backwards'],
    ['a window of two days', { windowTo: '2026-03-04T05:00:00+08:00' }, 'deliveries.window-absurd'],
    ['a site nobody knows', { siteId: newId() }, 'deliveries.site-unknown'],
    ['a driver who is none', { driverId: newId() }, 'deliveries.driver-unknown'],
    ['nothing ordered', { lines: [{ product: '番茄', unit: 'kg', ordered: 0 }] }, 'deliveries.nothing-ordered'],
    ['a unit mistaken', { lines: [{ product: '番茄', unit: 'kg', ordered: 10, picked: 21 }] }, 'deliveries.picked-absurd'],
    ['dates the wrong way round', { lines: [{ ...LINES[0], expiresOn: '2026-02-01' }] }, 'deliveries.expires-before-made'],
    ['a negative amount', { lines: [{ product: '番茄', unit: 'kg', ordered: -1 }] }, 'http.invalid-input'],
  ])('is refused for %s', async (_, over, code) => expect((await refusalOf(issue(over))).code).toBe(code));

  it('keeps its number to itself, even when two come at once', async () => {
    const results = await Promise.allSettled([issue({ number: 'N-1' }), issue({ number: 'N-1' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalOf(issue({ number: 'N-1' }))).toMatchObject({
      code: 'deliveries.number-taken',
      message: '送货单号 N-1 已存在，请换一个或查看已有的送货单。',
    });
  });

  it('is issued once for a repeated request', async () => {
    const again = app.client({ ...clerk.headers, 'idempotency-key': newId() }).deliveries;
    const input = { siteId: school.siteId, windowFrom: '2026-03-02T05:30:00+08:00', windowTo: '2026-03-02T07:30:00+08:00', lines: [...LINES] };
    const [first, second] = [await again.issue(input), await again.issue(input)];
    expect(second).toEqual(first);
  });

  it('gets a further QR code, or a new one that ends the old', async () => {
    const { noteId, link } = await issue();
    const { link: further, svg, png } = await clerk.api.deliveries.qr({ noteId });
    expect(svg).toContain('<svg');
    expect(png).toMatch(/^data:image\/png;base64,/);
    await scanned(link).myNote({ noteId });
    await scanned(further).myNote({ noteId });
    const { link: only } = await clerk.api.deliveries.renewQr({ noteId });
    await expect.poll(async () => (await refusalOf(scanned(link).myNote({ noteId }))).status).toBe(401);
    await scanned(only).myNote({ noteId });
  });

  it('is printed as a PDF with its number as name', async () => {
    const { noteId, number } = await issue();
    const file = await clerk.api.deliveries.print({ noteId });
    expect([file.type, file.name]).toEqual(['application/pdf', `${number}.pdf`]);
    expect((await file.text()).slice(0, 5)).toBe('%PDF-');
  });

  it('is cancelled before it is received, and then opens nothing', async () => {
    const { noteId, link } = await issue();
    expect(await clerk.api.deliveries.cancel({ noteId, reason: 'customer' })).toEqual({ noteId, state: 'cancelled' });
    expect(await refusalOf(scanned(link).accept({ noteId }))).toMatchObject({
      code: 'deliveries.not-in-this-state',
      message: expect.stringContaining('已取消'),
    });
  });
});

describe('the kitchen', () => {
  it('accepts all as delivered from the QR code, once', async () => {
    const { noteId, link } = await issue();
    const signatureFileId = await app.app.inUnit(SYSTEM, demoSignature);
    expect(await refusalOf(scanned(link).accept({ noteId, signatureFileId }))).toMatchObject({ code: 'files.not-found' });
    expect(await scanned(link).accept({ noteId, receiverName: '王师傅', cratesBack: 4 })).toEqual({ noteId, state: 'accepted' });
    expect((await linesOf(noteId)).map(({ accepted, outcome }) => [accepted, outcome])).toEqual([
      [30_200, 'accepted'],
      [20_000, 'accepted'],
      [40, 'accepted'],
    ]);
    expect(await clerk.api.deliveries.show({ noteId })).toMatchObject({ receipt: { receiverName: '王师傅' }, cratesBack: 4, can: { cancel: false } });
    const told = await toldOf(noteId);
    expect(told.map(({ name, grade }) => `${name} ${grade}`)).toEqual(['deliveries.note-issued B', 'deliveries.arrived A', 'deliveries.accepted A']);
    expect(told[2]).toMatchObject({ data: { lineCount: 3, acceptedLines: 3, partlyLines: 0, rejectedLines: 0, shortLines: 0, by: 'kitchen' } });
    expect(JSON.stringify(told)).not.toContain('王师傅');
    expect(await refusalOf(scanned(link).accept({ noteId }))).toMatchObject({ code: 'deliveries.received-already', status: 409 });
    expect(await refusalOf(scanned(link).refuse({ noteId, reason: 'late' }))).toMatchObject({ code: 'deliveries.received-already' });
  });

  it('accepts partly, with reasons', async () => {
    const { noteId, link } = await issue();
    const [tomato, spinach] = await linesOf(noteId);
    const words = [
      { lineId: tomato?.id as string, accepted: 29_000 },
      { lineId: spinach?.id as string, accepted: 0, reason: 'spoiled' as const },
    ];
    expect(await scanned(link).accept({ noteId, lines: words })).toEqual({ noteId, state: 'partly-accepted' });
    expect((await linesOf(noteId)).map(({ accepted, outcome, reason }) => [accepted, outcome, reason])).toEqual([
      [29_000, 'partly', 'short'],
      [0, 'rejected', 'spoiled'],
      [40, 'accepted', null],
    ]);
    expect((await toldOf(noteId)).at(-1)?.data).toMatchObject({ acceptedLines: 1, partlyLines: 1, rejectedLines: 1, shortLines: 1 });
  });

  it('hears in words which line cannot be', async () => {
    const { noteId, link } = await issue();
    const [, spinach] = await linesOf(noteId);
    const refused = await refusalOf(scanned(link).accept({ noteId, lines: [{ lineId: spinach?.id as string, accepted: 40_000 }] }));
    expect(refused).toMatchObject({
      code: 'deliveries.more-than-came',
      message: '第 2 行“菠菜”最多可验收 20.4 公斤（送达数量加允差），请核对单位。',
      fields: [{ path: 'lines.0.accepted' }],
    });
    expect((await clerk.api.deliveries.show({ noteId })).state).toBe('issued');
  });

  it('refuses the whole note', async () => {
    const { noteId, link } = await issue();
    expect(await scanned(link).refuse({ noteId, reason: 'temperature' })).toEqual({ noteId, state: 'refused' });
    expect(
      (await linesOf(noteId)).every(({ accepted, outcome, reason }) => accepted === 0 && outcome === 'rejected' && reason === 'temperature'),
    ).toBe(true);
  });

  it('signed in sees and accepts its own notes; another customer’s does not exist', async () => {
    const { noteId } = await issue();
    const [own, stranger] = [await app.asContact(school.customerId), await app.asContact(other.customerId)];
    const inspector = await app.asContact(school.customerId, 'customer-inspector');
    expect((await own.api.deliveries.mine({ limit: 1 })).items).toMatchObject([{ id: noteId }]);
    const { myNote, accept } = stranger.api.deliveries;
    for (const work of [() => myNote({ noteId }), () => accept({ noteId }), () => myNote({ noteId: newId() })]) {
      expect(await refusalOf(work())).toMatchObject({ code: 'deliveries.not-found', status: 404, message: '没有这张送货单，或您无权查看。' });
    }
    expect((await stranger.api.deliveries.mine({})).items).toEqual([]);
    expect(await refusalOf(inspector.api.deliveries.accept({ noteId }))).toMatchObject({ status: 403 });
    expect(await own.api.deliveries.accept({ noteId })).toEqual({ noteId, state: 'accepted' });
  });

  it('gets the same answer when the phone sends the acceptance twice', async () => {
    const { noteId, link } = await issue();
    const phone = app.client({ 'x-note-token': tokenOf(link), 'idempotency-key': newId() }).deliveries;
    const input = { noteId, occurredAt: iso(app.clock.now() - 2 * HOUR) };
    expect([await phone.accept(input), await phone.accept(input)]).toEqual(Array(2).fill({ noteId, state: 'accepted' }));
    expect((await toldOf(noteId)).filter(({ name }) => name === 'deliveries.accepted')).toHaveLength(1);
  });
});

describe('the driver', () => {
  it('sees his stops in order, with phones and gate, and nobody else’s', async () => {
    await clerk.api.customers.addContact({
      customerId: school.customerId,
      name: '刘燕',
      phone: '13600000001',
      role: 'customer-receiver',
      acceptor: true,
    });
    const { noteId } = await issue({ windowFrom: '2026-03-02T09:30:00+08:00', windowTo: '2026-03-02T10:00:00+08:00' });
    const foreign = await issue({ driverId: null });
    const { items, day } = await driver.api.deliveries.stops({});
    expect(day).toBe('2026-03-02');
    expect(items.at(-1)).toMatchObject({
      id: noteId,
      phones: [{ name: '刘燕', phone: '13600000001' }],
      can: { depart: true, accept: true, cancel: false },
    });
    expect(items.map(({ id }) => id)).not.toContain(foreign.noteId);
    expect(await refusalOf(driver.api.deliveries.show({ noteId: foreign.noteId }))).toMatchObject({ status: 404 });
    expect(await refusalOf(driver.api.deliveries.depart({ noteId: foreign.noteId }))).toMatchObject({ status: 404 });
    await clerk.api.deliveries.assign({ noteId: foreign.noteId, driverId: driver.accountId, vehicle: '演A·1' });
    expect((await driver.api.deliveries.show({ noteId: foreign.noteId })).vehicle).toBe('演A·1');
  });

  it('departs, is late and says so, arrives, and records the signature', async () => {
    const { noteId } = await issue();
    const at = iso(app.clock.now() + 2 * HOUR);
    expect(await driver.api.deliveries.depart({ noteId })).toEqual({ noteId, state: 'departed' });
    expect(await driver.api.deliveries.delay({ noteId, newEstimate: at, reason: 'traffic', toldCustomer: true })).toEqual({
      noteId,
      state: 'departed',
    });
    expect(await driver.api.deliveries.arrive({ noteId, place: { longitude: 120.1552, latitude: 30.2741 } })).toEqual({ noteId, state: 'arrived' });
    const file = await app.app.files.receive({
      body: Readable.from([await pngOf()]),
      uploader: { kind: 'staff', id: driver.accountId, name: '', can: new Set(), roles: ['driver'] },
      now: app.clock.now(),
    });
    expect(await driver.api.deliveries.deliver({ noteId, receiverName: '王师傅', signatureFileId: file.id })).toEqual({ noteId, state: 'accepted' });
    const told = await toldOf(noteId);
    expect(told.map(({ name, grade }) => `${name} ${grade}`)).toEqual([
      'deliveries.note-issued B',
      'deliveries.departed B',
      'deliveries.delayed B',
      'deliveries.arrived B',
      'deliveries.accepted A',
    ]);
    expect(told[2]?.data).toMatchObject({ causedBy: 'us', newEstimate: at, toldCustomer: true });
    expect(told[4]?.data).toMatchObject({ by: 'staff', signatureSha256: file.sha256 });
  });

  it('sends from a cellar later what happened earlier', async () => {
    const { noteId, link } = await issue();
    await scanned(link).accept({ noteId });
    const earlier = app.clock.now() - HOUR;
    await driver.api.deliveries.arrive({ noteId, occurredAt: iso(earlier), place: { longitude: 120.1552, latitude: 30.2741 } });
    await driver.api.deliveries.depart({ noteId, occurredAt: iso(earlier - HOUR) });
    expect(await clerk.api.deliveries.show({ noteId })).toMatchObject({
      state: 'accepted',
      arrivedAt: iso(earlier),
      departedAt: iso(earlier - HOUR),
    });
    expect((await toldOf(noteId)).slice(-2).map(({ grade }) => grade)).toEqual(['C', 'D']);
  });

  it('cannot sign with a text, nor tell the future', async () => {
    const { noteId } = await issue();
    const text = await app.app.files.receive({
      body: Readable.from([Buffer.from('不是照片')]),
      uploader: { kind: 'staff', id: driver.accountId, name: '', can: new Set(), roles: ['driver'] },
      now: app.clock.now(),
      name: '签字.txt',
    });
    expect(await refusalOf(driver.api.deliveries.deliver({ noteId, signatureFileId: text.id }))).toMatchObject({ code: 'deliveries.not-a-picture' });
    const tomorrow = iso(app.clock.now() + DAY);
    expect(await refusalOf(driver.api.deliveries.arrive({ noteId, occurredAt: tomorrow }))).toMatchObject({ code: 'moment.in-future' });
    expect((await clerk.api.deliveries.show({ noteId })).state).toBe('issued');
  });
});

describe('lists', () => {
  it('go page by page, by day, customer and number', async () => {
    for (let at = 0; at < 5; at++) await issue({ siteId: other.siteId, number: `L-${at}`, driverId: null });
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { number: string }[]; next: string | null } = await clerk.api.deliveries.list({
        customerId: other.customerId,
        from: '2026-03-02',
        to: '2026-03-02',
        number: 'L-',
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...page.items.map(({ number }) => number));
      cursor = page.next;
    }
    expect(seen).toEqual(['L-4', 'L-3', 'L-2', 'L-1', 'L-0']);
    expect((await clerk.api.deliveries.list({ from: '2026-03-03' })).items).toEqual([]);
  });
});

it('opens its link for prints of other modules, and no more after 14 days', async () => {
  const { noteId } = await issue();
  const link = await app.app.inUnit(SYSTEM, (unit) => openNoteLink(unit, noteId));
  expect((await scan(link)).access?.noteId).toBe(noteId);
  app.clock.move(16 * DAY);
  expect(await refusalOf(clerk.api.deliveries.qr({ noteId }))).toMatchObject({ code: 'deliveries.qr-expired' });
  app.clock.move(-16 * DAY);
});

it('rebuilds its tables from the facts alone', async () => {
  const before = await rebuilt(app, { wipe: false });
  const after = await rebuilt(app, { wipe: true });
  expect(before.note.length).toBeGreaterThan(10);
  expect(after).toEqual(before);
});

const pngOf = async (): Promise<Buffer> => {
  const id = await app.app.inUnit(SYSTEM, demoSignature);
  return app.app.files.bytes(await app.app.files.see(SYSTEM, id));
};
