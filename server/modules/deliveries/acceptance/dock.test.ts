import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../kernel/id.ts';
import { DAY, HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import { refusalOf } from '../../../testing/open-test-app.ts';
import { seeded } from '../../../testing/seeded.ts';
import { upload } from '../testing/dock-pictures.ts';
import { type Dock, openDeliveries } from '../testing/open-deliveries.ts';
import { rebuilt } from '../testing/rebuild.ts';

const PORK = { product: '猪前腿肉', unit: 'kg', ordered: 30_000, pieces: 2, pieceUnit: 'box', pieceTare: 500, overBp: 300, underBp: 100 } as const;
const LINES = [{ product: '番茄', unit: 'kg', ordered: 30_000 }, PORK, { product: '菠菜', unit: 'kg', ordered: 20_000 }] as const;

let dock: Dock;
beforeAll(async () => {
  dock = await openDeliveries();
});
afterAll(() => dock.app.close());

/** A note, its lines, and the phone that scanned it. */
async function arrive(over: object = {}) {
  const { noteId, link } = await dock.issue({ lines: [...LINES], ...over });
  const headers = { 'x-note-token': dock.tokenOf(link) };
  const lines = (await dock.linesOf(noteId)).map(({ id }) => id);
  return { noteId, headers, lines: lines as [string, string, string], phone: dock.scanned(link), link, photo: () => upload(dock.app, headers) };
}

const asks = (change: { signers_needed?: number; scale?: string }) =>
  dock.app.app.db
    .updateTable('customers.site')
    .set(change as never)
    .where('id', '=', dock.school.siteId)
    .execute();

const counts = async (noteId: string) => {
  const { db } = dock.app.app;
  const of = (table: 'deliveries.receipt' | 'deliveries.signer' | 'deliveries.photo') =>
    db.selectFrom(table).select('note_id').where('note_id', '=', noteId).execute();
  const hung = await db.selectFrom('files.attachment').select('file_id').where('subject_id', '=', noteId).execute();
  const [receipts, signers, photos] = [await of('deliveries.receipt'), await of('deliveries.signer'), await of('deliveries.photo')];
  const told = (await dock.toldOf(noteId)).filter(({ name }) => name !== 'deliveries.note-issued');
  return { receipts: receipts.length, signers: signers.length, photos: photos.length, hung: hung.length, told: told.length };
};
const NOTHING = { receipts: 0, signers: 0, photos: 0, hung: 0, told: 0 };

describe('a normal morning', () => {
  it('is weighed, deducted, partly given back and signed by two', async () => {
    const { noteId, lines, phone, photo } = await arrive();
    const [one, two, black, bad] = [await photo(), await photo(), await photo(), await photo()];
    const words = [
      { lineId: lines[0], deductBp: 500, reason: 'off-spec' as const, photos: [bad.id] },
      { lineId: lines[1], gross: 31_400, pieces: 2 },
      { lineId: lines[2], accepted: 0, reason: 'spoiled' as const, photos: [black.id] },
    ];
    const signers = [
      { name: '王师傅', signatureFileId: one.id },
      { name: '李园长', role: 'kitchen-manager' as const, signatureFileId: two.id },
    ];
    const rest = { signers, cratesBack: 5, seals: { whole: true, numbers: [] }, remark: '番茄个头小' };
    expect(await phone.accept({ noteId, lines: words, ...rest })).toEqual({ noteId, state: 'partly-accepted' });

    const note = await dock.clerk.api.deliveries.show({ noteId });
    expect(note).toMatchObject({ sealsWhole: true, cratesBack: 5, scale: 'customer', signersNeeded: 1, receipt: { receiverName: '王师傅' } });
    expect(note.receipt?.signers.map(({ name, role }) => `${name} ${role}`)).toEqual(['王师傅 receiver', '李园长 kitchen-manager']);
    expect(note.lines.map(({ accepted, outcome, net, tare, deductBp, photos }) => [accepted, outcome, net, tare, deductBp, photos.length])).toEqual([
      [28_500, 'partly', null, null, 500, 1],
      [30_400, 'accepted', 30_400, 1_000, null, 0],
      [0, 'rejected', null, null, null, 1],
    ]);
    const told = await dock.toldOf(noteId);
    expect(told.map(({ name }) => name).slice(1)).toEqual([
      'deliveries.departed',
      'deliveries.arrived',
      'deliveries.seals-checked',
      'deliveries.accepted',
    ]);
    const sums = { overLines: 1, deductedLines: 1, rejectedLines: 1, deliveredGrams: 80_000, acceptedGrams: 58_900 };
    expect(told.at(-1)?.data).toMatchObject({
      ...sums,
      signatureSha256: one.sha256,
      signers: [{ role: 'receiver' }, { signatureSha256: two.sha256 }],
    });
    const { exceptions } = (told.at(-1) as { data: unknown }).data as { exceptions: { photos: string[] }[] };
    expect(exceptions.map(({ photos }) => photos)).toEqual([[bad.sha256], [], [black.sha256]]);
    expect(JSON.stringify(told)).not.toMatch(/王师傅|李园长|个头小/);
  });

  it('marks every picture with time, site and person; the original stays the evidence', async () => {
    const { noteId, phone, photo, headers } = await arrive();
    const picture = await photo();
    await phone.accept({ noteId, receiverName: '王师傅', photos: [picture.id], occurredAt: iso(dock.app.clock.now() - HOUR) });
    const hung = await dock.app.app.db.selectFrom('files.attachment').selectAll().where('file_id', '=', picture.id).executeTakeFirstOrThrow();
    expect(hung.mark).toEqual({ site: '实验小学 实验小学食堂', person: '王师傅', takenAt: iso(dock.app.clock.now() - HOUR) });
    const get = (version: string) => dock.app.server.inject({ method: 'GET', url: `/api/files/${picture.id}/${version}`, headers });
    const marked = await get('watermarked');
    expect(marked.statusCode).toBe(200);
    expect(marked.rawPayload.equals((await get('')).rawPayload)).toBe(false);
    expect((await dock.toldOf(noteId)).at(-1)?.data).toMatchObject({ photos: [picture.sha256] });
  });

  it('asks as many to sign as the site says; the photo of the stamped paper is as good', async () => {
    await asks({ signers_needed: 2 });
    const { noteId, phone, photo } = await arrive();
    const [one, line, paper] = [await photo(), await photo(), await photo()];
    const once = { noteId, lines: [], photos: [line.id], signers: [{ name: '王师傅', signatureFileId: one.id }] };
    expect(await refusalOf(phone.accept(once))).toMatchObject({
      code: 'deliveries.signers-missing',
      message: '这个食堂验收需要 2 人签字，现有 1 人。请补签，或拍下已签字盖章的纸质单上传（同等有效）。',
    });
    expect(await counts(noteId)).toEqual(NOTHING);
    expect(await phone.accept({ ...once, paperFileId: paper.id })).toEqual({ noteId, state: 'accepted' });
    await asks({ signers_needed: 1 });
  });

  it('is settled by our scale where the contract says so; theirs is kept', async () => {
    await asks({ scale: 'ours' });
    const { noteId, phone, lines } = await arrive();
    expect(await phone.accept({ noteId, lines: [{ lineId: lines[0], net: 28_000 }] })).toMatchObject({ state: 'accepted' });
    const note = await dock.clerk.api.deliveries.show({ noteId });
    expect(note.lines[0]).toMatchObject({ accepted: 30_000, said: 28_000, net: 28_000, outcome: 'accepted' });
    expect((await dock.toldOf(noteId)).at(-1)?.data).toMatchObject({ scale: 'ours', disputedLines: 1, shortLines: 0, acceptedGrams: 80_000 });
    await asks({ scale: 'customer' });
  });
});

describe('a phone without signal', () => {
  it('may send the same twice, with or without its key, and gets the same answer', async () => {
    const { noteId, link } = await arrive();
    const said = { noteId, receiverName: '王师傅', cratesBack: 3 };
    const phone = dock.scanned(link, { 'idempotency-key': newId() });
    const now = dock.app.clock.now();
    expect(await phone.accept({ ...said, sentAt: iso(now) })).toEqual({ noteId, state: 'accepted' });
    expect(await phone.accept({ ...said, sentAt: iso(now + MINUTE) })).toEqual({ noteId, state: 'accepted' });
    const again = { ...said, occurredAt: iso(now - MINUTE) };
    expect(await dock.scanned(link, { 'idempotency-key': newId() }).accept(again)).toEqual({ noteId, state: 'accepted' });
    expect((await dock.toldOf(noteId)).filter(({ name }) => name === 'deliveries.accepted')).toHaveLength(1);
    expect(await refusalOf(dock.scanned(link).accept({ ...said, cratesBack: 4 }))).toMatchObject({
      code: 'deliveries.received-already',
      message: expect.stringContaining('不能重复验收'),
    });
    expect(await refusalOf(dock.driver.api.deliveries.deliver(said))).toMatchObject({ code: 'deliveries.received-already' });
  });

  it('may have a wrong clock: what counts is how long ago it was', async () => {
    const now = dock.app.clock.now();
    const { noteId, phone } = await arrive();
    await phone.accept({ noteId, occurredAt: iso(now + 5 * HOUR), sentAt: iso(now + 6 * HOUR) });
    expect(await dock.clerk.api.deliveries.show({ noteId })).toMatchObject({ acceptedAt: iso(now - HOUR) });
    expect((await dock.toldOf(noteId)).at(-1)?.data).toMatchObject({ clockSkewMs: -6 * HOUR, phoneAt: iso(now + 5 * HOUR) });
  });

  it('never tells the future', async () => {
    const now = dock.app.clock.now();
    const [set, lost] = [await arrive(), await arrive()];
    await set.phone.accept({ noteId: set.noteId, occurredAt: iso(now + HOUR), sentAt: iso(now) });
    expect((await dock.clerk.api.deliveries.show({ noteId: set.noteId })).acceptedAt).toBe(iso(now));
    expect(await refusalOf(lost.phone.accept({ noteId: lost.noteId, occurredAt: iso(now + DAY) }))).toMatchObject({ code: 'moment.in-future' });
    expect(await counts(lost.noteId)).toEqual(NOTHING);
  });
});

describe('before dispatch', () => {
  const later = { windowFrom: '2026-03-02T09:00:00+08:00', windowTo: '2026-03-02T10:00:00+08:00' };
  it('nothing is accepted hours before its window, until the driver has left', async () => {
    const { noteId, phone } = await arrive(later);
    expect(await refusalOf(phone.accept({ noteId }))).toMatchObject({
      code: 'deliveries.not-departed',
      message: expect.stringContaining('请司机先登记发车'),
    });
    expect(await refusalOf(phone.refuse({ noteId, reason: 'late' }))).toMatchObject({ code: 'deliveries.not-departed' });
    expect(await counts(noteId)).toEqual(NOTHING);
    await dock.driver.api.deliveries.depart({ noteId });
    expect(await phone.accept({ noteId })).toEqual({ noteId, state: 'accepted' });
  });
  it('nor at a time before the driver left', async () => {
    const { noteId, phone } = await arrive();
    await dock.driver.api.deliveries.depart({ noteId });
    const early = { noteId, occurredAt: iso(dock.app.clock.now() - 10 * MINUTE) };
    expect(await refusalOf(phone.accept(early))).toMatchObject({ code: 'deliveries.before-departure' });
    await dock.driver.api.deliveries.depart({ noteId, occurredAt: iso(dock.app.clock.now() - 20 * MINUTE) });
    expect(await phone.accept(early)).toEqual({ noteId, state: 'accepted' });
  });
});

describe('what cannot be', () => {
  it.each([
    ['negative', { net: -1 }],
    ['negative', { accepted: -1 }],
    ['reason-needed', { accepted: 0 }],
    ['more-than-came', { gross: 1_000_000_000, tare: 0 }],
    ['tare-above-gross', { gross: 1_000, tare: 1_001 }],
    ['deduct-absurd', { deductBp: 20_000, reason: 'off-spec' as const }],
    ['photo-needed', { deductBp: 500, reason: 'off-spec' as const }],
  ])('is refused as %s, and nothing is half-written', async (code, word) => {
    const { noteId, lines, phone, photo } = await arrive();
    const [sign, whole] = [await photo(), await photo()];
    const said = {
      noteId,
      signatureFileId: sign.id,
      photos: [whole.id],
      lines: [
        { lineId: lines[1], net: 30_100 },
        { lineId: lines[0], ...word },
      ],
    };
    const refused = await refusalOf(phone.accept(said));
    expect(refused).toMatchObject({ code: `deliveries.${code}`, fields: [{ path: expect.stringMatching(/^lines\.1\./) }] });
    expect(refused.message).toContain('番茄');
    expect(await counts(noteId)).toEqual(NOTHING);
    expect((await dock.clerk.api.deliveries.show({ noteId })).state).toBe('issued');
  });

  it('is a line of another note, a QR code of another note, a guessed or an old one', async () => {
    const [mine, other] = [await arrive(), await arrive()];
    const foreign = { noteId: mine.noteId, lines: [{ lineId: other.lines[0], accepted: 1 }] };
    expect(await refusalOf(mine.phone.accept(foreign))).toMatchObject({ code: 'deliveries.line-unknown' });
    expect(await refusalOf(other.phone.accept({ noteId: mine.noteId }))).toMatchObject({ code: 'deliveries.not-found', status: 404 });
    const guessed = dock.app.client({ 'x-note-token': 'A'.repeat(43) }).deliveries;
    expect(await refusalOf(guessed.accept({ noteId: mine.noteId }))).toMatchObject({
      status: expect.toSatisfy((status) => [401, 403].includes(status)),
    });
    dock.app.clock.move(16 * DAY);
    expect(await refusalOf(mine.phone.accept({ noteId: mine.noteId }))).toMatchObject({
      status: expect.toSatisfy((status) => [401, 403].includes(status)),
    });
    dock.app.clock.move(-16 * DAY);
    expect(await counts(mine.noteId)).toEqual(NOTHING);
  });

  it('is a photo that is none, one of another customer, and 200 MB', async () => {
    const { noteId, phone, headers } = await arrive();
    const send = (payload: Buffer, type: string, more: Record<string, string> = {}) =>
      dock.app.server.inject({ method: 'POST', url: '/api/files', headers: { ...headers, 'content-type': type, ...more }, payload });
    expect((await send(Buffer.from('GIF89a broken'), 'image/gif')).statusCode).toBe(422);
    const huge = await send(Buffer.from('x'), 'image/jpeg', { 'content-length': String(200 * 1024 * 1024) });
    expect([huge.statusCode, huge.json().code]).toEqual([413, 'files.too-large']);
    const text = (await send(Buffer.from('不是照片'), 'text/plain')).json() as { id: string };
    expect(await refusalOf(phone.accept({ noteId, photos: [text.id] }))).toMatchObject({ code: 'deliveries.not-a-picture' });
    const theirs = await upload(dock.app, (await dock.app.asContact(dock.other.customerId)).headers);
    expect(await refusalOf(phone.accept({ noteId, photos: [theirs.id] }))).toMatchObject({ code: 'files.not-found' });
    expect(await counts(noteId)).toEqual(NOTHING);
  });
});

it('adds up: what the facts say is what the lines hold, whatever was weighed', async () => {
  const random = seeded(20260302);
  const amount = (most: number) => Math.floor(random() * most);
  for (let round = 0; round < 12; round++) {
    const { noteId, lines, phone, photo } = await arrive();
    const { id } = await photo();
    const words = lines.flatMap((lineId, at) => {
      const came = [30_000, 30_000, 20_000][at] as number;
      if (random() < 0.3) return [];
      const net = came - amount(came / 10);
      return [{ lineId, net, deductBp: random() < 0.5 ? amount(4_000) + 1 : 0, reason: 'off-spec' as const, photos: [id] }];
    });
    await phone.accept({ noteId, lines: words });
    const data = ((await dock.toldOf(noteId)).at(-1) as { data: unknown }).data as {
      acceptedGrams: number;
      exceptions: { lineId: string; accepted: number }[];
    };
    const held = await dock.linesOf(noteId);
    expect(held.reduce((sum, { accepted }) => sum + (accepted ?? 0), 0)).toBe(data.acceptedGrams);
    for (const { lineId, accepted } of data.exceptions) expect(held.find(({ id: one }) => one === lineId)?.accepted).toBe(accepted);
  }
});

it('rebuilds its tables from the facts alone', async () => {
  const before = await rebuilt(dock.app, { wipe: false });
  expect(await rebuilt(dock.app, { wipe: true })).toEqual(before);
});
