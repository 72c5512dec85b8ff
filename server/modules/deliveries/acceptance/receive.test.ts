import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { DAY, HOUR, iso } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { demoSignature } from '../../customers/public.ts';
import { type Dock, openDeliveries } from '../testing/open-deliveries.ts';
import { rebuilt } from '../testing/rebuild.ts';

let dock: Dock;
beforeAll(async () => {
  dock = await openDeliveries();
});
afterAll(() => dock.app.close());

describe('the kitchen', () => {
  it('accepts all as delivered from the QR code, once', async () => {
    const { noteId, link } = await dock.issue();
    const signatureFileId = await dock.app.app.inUnit(SYSTEM, demoSignature);
    expect(await refusalOf(dock.scanned(link).accept({ noteId, signatureFileId }))).toMatchObject({ code: 'files.not-found' });
    expect(await dock.scanned(link).accept({ noteId, receiverName: '王师傅', cratesBack: 4 })).toEqual({ noteId, state: 'accepted' });
    expect((await dock.linesOf(noteId)).map(({ accepted, outcome }) => [accepted, outcome])).toEqual([
      [30_200, 'accepted'],
      [20_000, 'accepted'],
      [40, 'accepted'],
    ]);
    expect(await dock.clerk.api.deliveries.show({ noteId })).toMatchObject({
      receipt: { receiverName: '王师傅' },
      cratesBack: 4,
      can: { cancel: false },
    });
    const told = await dock.toldOf(noteId);
    expect(told.map(({ name, grade }) => `${name} ${grade}`)).toEqual([
      'deliveries.note-issued B',
      'deliveries.departed A',
      'deliveries.arrived A',
      'deliveries.accepted A',
    ]);
    expect(told[3]).toMatchObject({ data: { lineCount: 3, acceptedLines: 3, partlyLines: 0, rejectedLines: 0, shortLines: 0, by: 'kitchen' } });
    expect(JSON.stringify(told)).not.toContain('王师傅');
    expect(await refusalOf(dock.scanned(link).accept({ noteId }))).toMatchObject({ code: 'deliveries.received-already', status: 409 });
    expect(await refusalOf(dock.scanned(link).refuse({ noteId, reason: 'late' }))).toMatchObject({ code: 'deliveries.received-already' });
  });

  it('accepts partly, with reasons', async () => {
    const { noteId, link } = await dock.issue();
    const [tomato, spinach] = await dock.linesOf(noteId);
    const words = [
      { lineId: tomato?.id as string, accepted: 29_000 },
      { lineId: spinach?.id as string, accepted: 0, reason: 'spoiled' as const },
    ];
    expect(await dock.scanned(link).accept({ noteId, lines: words })).toEqual({ noteId, state: 'partly-accepted' });
    expect((await dock.linesOf(noteId)).map(({ accepted, outcome, reason }) => [accepted, outcome, reason])).toEqual([
      [29_000, 'partly', 'short'],
      [0, 'rejected', 'spoiled'],
      [40, 'accepted', null],
    ]);
    expect((await dock.toldOf(noteId)).at(-1)?.data).toMatchObject({ acceptedLines: 1, partlyLines: 1, rejectedLines: 1, shortLines: 1 });
  });

  it('hears in words which line cannot be', async () => {
    const { noteId, link } = await dock.issue();
    const [, spinach] = await dock.linesOf(noteId);
    const refused = await refusalOf(dock.scanned(link).accept({ noteId, lines: [{ lineId: spinach?.id as string, accepted: 40_000 }] }));
    expect(refused).toMatchObject({
      code: 'deliveries.more-than-came',
      message: '第 2 行“菠菜”最多可验收 20.4 公斤（送达数量加允差）。请核对单位并复称；确实多送的，多出部分请退回，或联系跟单员补开加单后另行验收。',
      fields: [{ path: 'lines.0.accepted' }],
    });
    expect((await dock.clerk.api.deliveries.show({ noteId })).state).toBe('issued');
  });

  it('refuses the whole note', async () => {
    const { noteId, link } = await dock.issue();
    expect(await dock.scanned(link).refuse({ noteId, reason: 'temperature' })).toEqual({ noteId, state: 'refused' });
    expect(
      (await dock.linesOf(noteId)).every(({ accepted, outcome, reason }) => accepted === 0 && outcome === 'rejected' && reason === 'temperature'),
    ).toBe(true);
  });

  it('signed in sees and accepts its own notes; another customer’s does not exist', async () => {
    const { noteId } = await dock.issue();
    const [own, stranger] = [await dock.app.asContact(dock.school.customerId), await dock.app.asContact(dock.other.customerId)];
    const inspector = await dock.app.asContact(dock.school.customerId, 'customer-inspector');
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
    const { noteId, link } = await dock.issue();
    const phone = dock.scanned(link, { 'idempotency-key': newId() });
    const input = { noteId, occurredAt: iso(dock.app.clock.now() - 2 * HOUR) };
    expect([await phone.accept(input), await phone.accept(input)]).toEqual(Array(2).fill({ noteId, state: 'accepted' }));
    expect((await dock.toldOf(noteId)).filter(({ name }) => name === 'deliveries.accepted')).toHaveLength(1);
  });
});

describe('the driver', () => {
  it('sees his stops in order, with phones and gate, and nobody else’s', async () => {
    await dock.clerk.api.customers.addContact({
      customerId: dock.school.customerId,
      name: '刘燕',
      phone: '13600000001',
      role: 'customer-receiver',
      acceptor: true,
    });
    const { noteId } = await dock.issue({ windowFrom: '2026-03-02T09:30:00+08:00', windowTo: '2026-03-02T10:00:00+08:00' });
    const foreign = await dock.issue({ driverId: null });
    const { items, day } = await dock.driver.api.deliveries.stops({});
    expect(day).toBe('2026-03-02');
    expect(items.at(-1)).toMatchObject({
      id: noteId,
      phones: [{ name: '刘燕', phone: '13600000001' }],
      can: { depart: true, accept: true, cancel: false },
    });
    expect(items.map(({ id }) => id)).not.toContain(foreign.noteId);
    expect(await refusalOf(dock.driver.api.deliveries.show({ noteId: foreign.noteId }))).toMatchObject({ status: 404 });
    expect(await refusalOf(dock.driver.api.deliveries.depart({ noteId: foreign.noteId }))).toMatchObject({ status: 404 });
    await dock.clerk.api.deliveries.assign({ noteId: foreign.noteId, driverId: dock.driver.accountId, vehicle: '演A·1' });
    expect((await dock.driver.api.deliveries.show({ noteId: foreign.noteId })).vehicle).toBe('演A·1');
  });

  it('departs, is late and says so, arrives, and records the signature', async () => {
    const { noteId } = await dock.issue();
    const at = iso(dock.app.clock.now() + 2 * HOUR);
    expect(await dock.driver.api.deliveries.depart({ noteId })).toEqual({ noteId, state: 'departed' });
    expect(await dock.driver.api.deliveries.delay({ noteId, newEstimate: at, reason: 'traffic', toldCustomer: true })).toEqual({
      noteId,
      state: 'departed',
    });
    expect(await dock.driver.api.deliveries.arrive({ noteId, place: { longitude: 120.1552, latitude: 30.2741 } })).toEqual({
      noteId,
      state: 'arrived',
    });
    const file = await dock.app.app.files.receive({
      body: Readable.from([await dock.signaturePng()]),
      uploader: { kind: 'staff', id: dock.driver.accountId, name: '', can: new Set(), roles: ['driver'] },
      now: dock.app.clock.now(),
    });
    expect(await dock.driver.api.deliveries.deliver({ noteId, receiverName: '王师傅', signatureFileId: file.id })).toEqual({
      noteId,
      state: 'accepted',
    });
    const told = await dock.toldOf(noteId);
    expect(told.map(({ name, grade }) => `${name} ${grade}`)).toEqual([
      'deliveries.note-issued B',
      'deliveries.departed B',
      'deliveries.departed-unchecked B',
      'deliveries.delayed B',
      'deliveries.arrived B',
      'deliveries.accepted A',
    ]);
    expect(told[3]?.data).toMatchObject({ causedBy: 'us', newEstimate: at, toldCustomer: true });
    expect(told[5]?.data).toMatchObject({ by: 'staff', signatureSha256: file.sha256 });
  });

  it('sends from a cellar later what happened earlier', async () => {
    const { noteId, link } = await dock.issue();
    await dock.scanned(link).accept({ noteId });
    const earlier = dock.app.clock.now() - HOUR;
    await dock.driver.api.deliveries.arrive({ noteId, occurredAt: iso(earlier), place: { longitude: 120.1552, latitude: 30.2741 } });
    await dock.driver.api.deliveries.depart({ noteId, occurredAt: iso(earlier - HOUR) });
    expect(await dock.clerk.api.deliveries.show({ noteId })).toMatchObject({
      state: 'accepted',
      arrivedAt: iso(earlier),
      departedAt: iso(earlier - HOUR),
    });
    expect((await dock.toldOf(noteId)).slice(-2).map(({ grade }) => grade)).toEqual(['C', 'D']);
  });

  it('cannot sign with a text, nor tell the future', async () => {
    const { noteId } = await dock.issue();
    const text = await dock.app.app.files.receive({
      body: Readable.from([Buffer.from('不是照片')]),
      uploader: { kind: 'staff', id: dock.driver.accountId, name: '', can: new Set(), roles: ['driver'] },
      now: dock.app.clock.now(),
      name: '签字.txt',
    });
    expect(await refusalOf(dock.driver.api.deliveries.deliver({ noteId, signatureFileId: text.id }))).toMatchObject({
      code: 'deliveries.not-a-picture',
    });
    const tomorrow = iso(dock.app.clock.now() + DAY);
    expect(await refusalOf(dock.driver.api.deliveries.arrive({ noteId, occurredAt: tomorrow }))).toMatchObject({ code: 'moment.in-future' });
    expect((await dock.clerk.api.deliveries.show({ noteId })).state).toBe('issued');
  });
});

it('rebuilds its tables from the facts alone', async () => {
  const before = await rebuilt(dock.app, { wipe: false });
  const after = await rebuilt(dock.app, { wipe: true });
  expect(before.note.length).toBeGreaterThan(10);
  expect(after).toEqual(before);
});
