import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { actors, type Name, openTestFiles, phonePhoto, START, schoolA, schoolB, type TestFiles, wav } from './testing.ts';

let { db, folder, files, post, get, attach, close } = {} as TestFiles;
let photo: Buffer;
beforeAll(async () => {
  ({ db, folder, files, post, get, attach, close } = await openTestFiles(inject('pg')));
  photo = await phonePhoto();
});
afterAll(() => close());

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
