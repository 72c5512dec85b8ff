import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Actor, NOBODY, SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { DAY, HOUR, type Instant, instant } from '../../kernel/time.ts';
import type { Db } from '../app.ts';
import { openKysely, openPool } from '../database/connect.ts';
import { openDocuments } from '../documents/public.ts';
import { mountFiles } from './mount.ts';
import { openFiles } from './open-files.ts';
import type { Files } from './public.ts';

const START = instant('2026-03-02T07:00:00+08:00');
const upload = new Set(['files.upload']);
const [schoolA, schoolB] = [newId(), newId()];
const holder = (customerId: string): Actor => ({
  kind: 'note-holder',
  id: newId(),
  name: '',
  can: upload,
  customerId,
  siteId: newId(),
  noteId: newId(),
});
const actors = {
  agent: { kind: 'staff', id: newId(), name: '客服', can: new Set(['files.read', 'files.upload']), roles: ['service-agent'] },
  driver: { kind: 'staff', id: newId(), name: '司机', can: upload, roles: ['driver'] },
  receiverA: { kind: 'contact', id: newId(), name: '验收员', can: upload, roles: ['customer-receiver'], customerId: schoolA },
  holderA: holder(schoolA),
  holderB: holder(schoolB),
  supplier: { kind: 'staff', id: newId(), name: '', can: new Set(), roles: [] },
  nobody: NOBODY,
} as const satisfies Record<string, Actor>;
type Name = keyof typeof actors;

let now: Instant = START;
let folder: string;
let db: Db;
let files: Files;
let server: FastifyInstance;
let origin: string;
let photo: Buffer;

beforeAll(async () => {
  const { ownerUrl, templateName } = inject('pg');
  const name = `files_${process.pid}_${Date.now()}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`create database ${name} template ${templateName}`).finally(() => owner.end());
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  db = openKysely(openPool(url.href, { max: 4 }));
  folder = await mkdtemp(join(tmpdir(), 'xiannuo-files-'));
  files = await openFiles({ db, folder });
  server = Fastify();
  server.setErrorHandler((error, _request, reply) => {
    const { status, code } = error instanceof Refusal ? error : { status: 500, code: String(error) };
    return reply.code(status).send({ code });
  });
  await mountFiles(server, { files, now: () => now, actorOf: async ({ headers }) => actors[(headers['x-actor'] as Name | undefined) ?? 'nobody'] });
  await server.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  photo = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3a7d44', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .jpeg()
    .withExif({ IFD0: { Make: 'PhoneMaker', Copyright: 'geheim' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
});

afterAll(async () => {
  await server.close();
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

type Answer = {
  status: number;
  code?: string;
  id: string;
  sha256: string;
  kind: string;
  mediaType: string;
  width: number;
  height: number;
  name: string;
  size: number;
};

async function post(as: Name, body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(`${origin}/api/files`, {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'x-actor': as, 'content-type': 'application/octet-stream', ...headers },
  });
  return { ...((await answer.json()) as Answer), status: answer.status };
}

type Got = { status: number; headers: Headers; bytes: Buffer };
async function get(as: Name, path: string, headers: Record<string, string> = {}): Promise<Got> {
  const answer = await fetch(`${origin}/api/files/${path}`, { headers: { 'x-actor': as, ...headers } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
const attach = (actor: Actor, id: string, to: Parameters<Files['attach']>[2]) =>
  db.transaction().execute((tx) => files.attach({ tx, actor, now }, id, to));
const wav = (seconds: number): Buffer => {
  const data = Buffer.alloc(8000 * seconds, 0x80);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
};

describe('uploading', () => {
  it('takes a photo as it came, by its hash, and knows its size as seen', async () => {
    const file = await post('holderA', photo, { 'content-type': 'image/jpeg', 'x-file-name': encodeURIComponent('C:\\相册\\西兰花 坏了.jpg') });
    expect(file).toMatchObject({
      status: 201,
      kind: 'image',
      mediaType: 'image/jpeg',
      width: 800,
      height: 1200,
      name: '西兰花 坏了.jpg',
      size: photo.length,
    });
    expect(file.sha256).toBe(createHash('sha256').update(photo).digest('hex'));
    expect((await get('agent', `${file.id}/original`)).bytes).toEqual(photo);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    const twice = await post('holderA', photo);
    expect(twice.id).not.toBe(file.id);
    expect(twice.sha256).toBe(file.sha256);
  });

  it('tells the type by content: voice, tables, text, PDF', async () => {
    const { pdf, xlsx } = openDocuments();
    const kinds = [
      await post('agent', wav(1), { 'content-type': 'image/jpeg' }),
      await post('agent', await pdf({ title: '检测报告', body: [] })),
      await post('agent', await xlsx.write([{ name: '送货单', columns: [{ header: '商品' }], rows: [['土豆']] }])),
      await post('agent', Buffer.from([0xc9, 0xcc, 0xc6, 0xb7, 0x2c, 0x31]), { 'x-file-name': 'a.csv' }),
      await post('agent', '商品 1', { 'content-type': 'text/plain' }),
      await post('agent', await sharp(photo).webp().toBuffer()),
    ];
    expect(kinds.map(({ kind, mediaType }) => `${kind} ${mediaType.split('/')[1]?.slice(0, 16)}`)).toEqual([
      'voice wav',
      'document pdf',
      'document vnd.openxmlforma',
      'document csv',
      'document plain',
      'image webp',
    ]);
  });

  it.each([
    ['HEIC', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(5000)]), '422 files.heic'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(6000)]), '415 files.not-taken'],
    ['a web page', '<!doctype html><script>alert(1)</script>', '415 files.not-taken'],
    ['a drawing with scripts', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', '415 files.not-taken'],
    ['bytes called text', Buffer.from([0, 1, 2, 3, 4, 5]), '415 files.not-taken'],
    ['nothing', Buffer.alloc(0), '422 files.empty'],
  ])('refuses %s', async (_what, body, expected) => {
    const { status, code } = await post('agent', body, { 'x-file-name': 'a.txt.jpg' });
    expect(`${status} ${code}`).toBe(expected);
  });

  it('refuses photos that do not open: only a head, or cut off', async () => {
    expect(await post('agent', photo.subarray(0, 300))).toMatchObject({ status: 422, code: 'files.not-a-photo' });
    expect(await post('agent', photo.subarray(0, photo.length - 5000))).toMatchObject({ status: 422, code: 'files.not-a-photo' });
  });

  it('refuses early what is too long, by its kind, declared or not', async () => {
    const long = await send({ 'content-type': 'image/jpeg', 'content-length': String(200 * 1024 * 1024) }, photo, 200);
    expect(long).toMatchObject({ status: 413, code: 'files.too-large' });
    expect(long.sent).toBeLessThan(30 * 1024 * 1024);
    const undeclared = await send({ 'content-type': 'image/jpeg' }, photo, 200);
    expect(undeclared).toMatchObject({ status: 413, code: 'files.too-large' });
    expect(undeclared.sent).toBeLessThan(60 * 1024 * 1024);
    expect(await post('agent', Buffer.concat([photo, Buffer.alloc(21 * 1024 * 1024)]))).toMatchObject({ status: 413, code: 'files.too-large' });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('needs a sign-in or a scanned note, and the permission', async () => {
    expect(await post('nobody', photo)).toMatchObject({ status: 401, code: 'http.sign-in-needed' });
    expect(await post('supplier', photo)).toMatchObject({ status: 403, code: 'http.not-permitted' });
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const before = await sql<{ count: number }>`select count(*) from files.file`.execute(db);
    const request = httpRequest(`${origin}/api/files`, { method: 'POST', headers: { 'x-actor': 'agent', 'content-length': '100000' } });
    request.on('error', () => undefined);
    request.write(photo.subarray(0, 8000));
    await new Promise((resolve) => setTimeout(resolve, 100));
    request.destroy();
    await expect.poll(() => readdir(join(folder, 'incoming'))).toEqual([]);
    expect((await sql<{ count: number }>`select count(*) from files.file`.execute(db)).rows).toEqual(before.rows);
  });
});

describe('seeing', () => {
  const readers: Name[] = ['agent', 'driver', 'receiverA', 'holderA', 'holderB', 'nobody'];
  const statuses = async (path: string): Promise<Record<string, number>> =>
    Object.fromEntries(await Promise.all(readers.map(async (name) => [name, (await get(name, path)).status] as const)));

  it('shows a file to who uploaded it and to staff, then to its customer when it is attached for customers', async () => {
    const { id } = await post('holderA', photo);
    expect(await statuses(id)).toEqual({ agent: 200, driver: 404, receiverA: 404, holderA: 200, holderB: 404, nobody: 404 });
    const subject = { type: 'case', id: newId() };
    await attach(actors.agent, id, { subject, customerId: schoolA, visibility: 'internal' });
    expect(await statuses(`${id}/thumbnail`)).toMatchObject({ receiverA: 404, holderB: 404 });
    await attach(actors.agent, id, { subject, customerId: schoolA, visibility: 'customer' });
    expect(await statuses(`${id}/thumbnail`)).toEqual({ agent: 200, driver: 404, receiverA: 200, holderA: 200, holderB: 404, nobody: 404 });
    expect(await statuses(`${id}/original`)).toEqual({ agent: 200, driver: 404, receiverA: 404, holderA: 404, holderB: 404, nobody: 404 });
    const seen = await files.attachedTo(db, { type: 'case', ids: [subject.id] }, actors.receiverA);
    expect(seen).toMatchObject([{ id, subject, visibility: 'customer', createdAt: START }]);
    expect(await files.attachedTo(db, { type: 'case', ids: [subject.id] }, actors.holderB)).toEqual([]);
  });

  it("answers another customer's id exactly like an id that does not exist", async () => {
    const { id } = await post('holderA', photo);
    const answers = await Promise.all([id, newId(), 'not-an-id'].map(async (one) => (await get('holderB', one)).bytes.toString()));
    expect(new Set(answers).size).toBe(1);
  });

  it('lets nobody make a file visible by attaching it to something of his own', async () => {
    const { id } = await post('holderA', photo);
    await expect(
      attach(actors.holderB, id, { subject: { type: 'case', id: newId() }, customerId: schoolB, visibility: 'customer' }),
    ).rejects.toMatchObject({ code: 'files.not-found' });
  });
});

describe('serving', () => {
  it('strips what the phone wrote into the picture and turns it upright', async () => {
    const { id, sha256 } = await post('agent', photo, { 'x-file-name': encodeURIComponent('坏菜.jpg') });
    const answer = await get('agent', id);
    const served = answer.bytes;
    const meta = await sharp(served).metadata();
    expect([meta.format, meta.width, meta.height, meta.orientation, meta.exif]).toEqual(['jpeg', 800, 1200, undefined, undefined]);
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': "inline; filename*=UTF-8''%E5%9D%8F%E8%8F%9C.jpg",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${sha256}.served"`,
    });
    expect((await get('agent', id, { 'if-none-match': `"${sha256}.served"` })).status).toBe(304);
    const thumbnail = await sharp((await get('agent', `${id}/thumbnail`)).bytes).metadata();
    expect([thumbnail.format, thumbnail.width, thumbnail.height]).toEqual(['webp', 213, 320]);
  });

  it('makes versions again that were lost', async () => {
    const { id } = await post('agent', photo);
    await rm(join(folder, 'derived'), { recursive: true, force: true });
    expect((await get('agent', `${id}/thumbnail`)).status).toBe(200);
  });

  it('writes time, site and person on the picture, those the reader may know', async () => {
    const { id } = await post('holderA', photo);
    await attach(actors.agent, id, {
      subject: { type: 'case', id: newId() },
      customerId: schoolA,
      visibility: 'internal',
      mark: { site: '实验学校 <南门> & 食堂', person: '收货人' },
    });
    const answer = await get('agent', `${id}/watermarked`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const marked = answer.bytes;
    const { width = 0, height = 0 } = await sharp(marked).metadata();
    expect([width, height]).toEqual([800, 1200]);
    const strip = async (top: number) => sharp(await sharp(marked).extract({ left: 0, top, width, height: 60 }).toBuffer()).stats();
    const [head, foot] = [(await strip(0)).channels[0], (await strip(height - 60)).channels[0]];
    expect(foot?.mean).toBeLessThan((head?.mean ?? 0) * 0.8);
    expect(foot?.max).toBeGreaterThan(240);
    // Who uploaded it but may not see where it hangs reads the time only.
    const { bytes } = await get('holderA', `${id}/watermarked`);
    expect(bytes.equals(marked)).toBe(false);
    expect(bytes.equals((await get('holderA', `${(await post('holderA', photo)).id}/watermarked`)).bytes)).toBe(true);
  });

  it('plays sound from any place in it', async () => {
    const sound = wav(2);
    const { id } = await post('agent', sound);
    const part = await get('agent', id, { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
      206,
      `bytes 100-199/${sound.length}`,
      '100',
    ]);
    expect(part.bytes).toEqual(sound.subarray(100, 200));
    expect((await get('agent', id, { range: 'bytes=-10' })).bytes).toEqual(sound.subarray(-10));
    expect((await get('agent', id, { range: `bytes=${sound.length}-` })).status).toBe(416);
    const whole = await get('agent', id);
    expect([whole.status, whole.headers.get('accept-ranges'), whole.bytes.equals(sound)]).toEqual([200, 'bytes', true]);
    expect((await get('agent', `${id}/thumbnail`)).status).toBe(404);
  });

  it('hands documents out as downloads', async () => {
    const { id } = await post('agent', '商品,数量', { 'x-file-name': encodeURIComponent("a'b(1).csv") });
    expect((await get('agent', id)).headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''a%27b%281%29.csv");
  });
});

describe('sweeping', () => {
  const receive = (bytes: Buffer) => files.receive({ body: Readable.from([bytes]), uploader: actors.agent, now });
  const has = (id: string) =>
    files
      .see(SYSTEM, id)
      .then(files.bytes)
      .then(
        () => true,
        () => false,
      );

  it('removes what nobody attached within a day, content only with its last upload, and nothing a fact names', async () => {
    const other = async (seed: number) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background: { r: seed, g: 0, b: 0 } } })
        .png()
        .toBuffer();
    now = START + DAY;
    const [lone, shared, sharedAgain, named, late] = [
      await receive(await other(1)),
      await receive(await other(2)),
      await receive(await other(2)),
      await receive(await other(3)),
      undefined,
    ];
    await attach(actors.agent, sharedAgain.id, { subject: { type: 'case', id: newId() }, customerId: schoolA, visibility: 'internal' });
    await sql`insert into journal.fact_subject (subject_type, subject_id, position, recorded_at) values ('file', ${named.id}, 999999, now())`.execute(
      db,
    );
    await files.sweep(now + 23 * HOUR);
    expect(await has(lone.id)).toBe(true);
    now += 25 * HOUR;
    const young = late ?? (await receive(await other(4)));
    await files.sweep(now);
    expect(await Promise.all([lone, shared, sharedAgain, named, young].map(({ id }) => has(id)))).toEqual([false, false, true, true, true]);
    await expect(files.open(lone)).rejects.toThrow();
    expect((await files.bytes(sharedAgain)).length).toBeGreaterThan(0);
  });

  it('never removes content from under an upload of the same bytes', async () => {
    const bytes = await sharp({ create: { width: 30, height: 30, channels: 3, background: '#123456' } })
      .png()
      .toBuffer();
    for (let round = 0; round < 5; round++) {
      await receive(bytes);
      now += 2 * DAY;
      const [, fresh] = await Promise.all([files.sweep(now), receive(bytes)]);
      expect((await files.bytes(fresh)).equals(bytes)).toBe(true);
    }
  });
});

/** Sends `first`, then zeros, `megabytes` in all; stops when the answer comes. Counts what went out. */
function send(headers: Record<string, string>, first: Buffer, megabytes: number): Promise<{ status: number; code: string; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const request = httpRequest(`${origin}/api/files`, { method: 'POST', headers: { 'x-actor': 'agent', ...headers } });
    request.on('response', async (response) => {
      const body = Buffer.concat(await response.toArray()).toString();
      request.destroy();
      resolve({ status: response.statusCode ?? 0, code: (JSON.parse(body) as { code: string }).code, sent });
    });
    request.on('error', reject);
    const more = () => {
      while (!request.destroyed && sent < megabytes * 1024 * 1024) {
        const piece = sent === 0 ? first : Buffer.alloc(256 * 1024);
        sent += piece.length;
        if (!request.write(piece)) return void request.once('drain', more);
      }
    };
    more();
  });
}
