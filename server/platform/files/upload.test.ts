import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDocuments } from '../documents/public.ts';
import { openTestFiles, phonePhoto, type TestFiles, wav } from './testing.ts';

let { db, folder, origin, post, get, close } = {} as TestFiles;
let photo: Buffer;
beforeAll(async () => {
  ({ db, folder, origin, post, get, close } = await openTestFiles(inject('pg')));
  photo = await phonePhoto();
});
afterAll(() => close());

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
    expect(await post('withoutRole', photo)).toMatchObject({ status: 403, code: 'http.not-permitted' });
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
