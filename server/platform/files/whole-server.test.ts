// Through the real door: sign-in, the limits and texts of the http machine around the streaming routes.
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { DAY } from '../../kernel/time.ts';
import { openTestApp, type TestApp } from '../../testing/open-test-app.ts';

let app: TestApp;
let origin: string;
beforeAll(async () => {
  app = await openTestApp({ load: false });
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  app.server.server.closeAllConnections();
  await app.close();
});

const post = (body: Uint8Array, headers: Record<string, string>) => fetch(`${origin}/api/files`, { method: 'POST', body: body as BodyInit, headers });

describe('files behind the real door', () => {
  it('takes a photo longer than any other body, and shows it to colleagues', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const photo = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#000', noise } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(photo.length).toBeGreaterThan(4 * 1024 * 1024);
    const [driver, agent] = await Promise.all([app.as('driver'), app.as('service-agent')]);
    const answer = await post(photo, { ...driver.headers, 'content-type': 'image/png' });
    const { id } = (await answer.json()) as { id: string };
    expect(answer.status).toBe(201);
    const thumbnail = await fetch(`${origin}/api/files/${id}/thumbnail`, { headers: agent.headers });
    expect([thumbnail.status, thumbnail.headers.get('content-type'), (await thumbnail.arrayBuffer()).byteLength > 1000]).toEqual([
      200,
      'image/webp',
      true,
    ]);
  });

  it('takes a photo from who holds a scanned note, and shows it to nobody else outside', async () => {
    const note = () => ({ noteId: newId(), customerId: newId(), siteId: newId(), expiresAt: app.clock.now() + DAY });
    const issue = () => app.app.inUnit(SYSTEM, (unit) => app.app.identity.issueNoteToken(unit, note()));
    const [mine, other] = [await issue(), await issue()];
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#2a7' } })
      .jpeg()
      .toBuffer();
    const answer = await post(photo, { 'x-note-token': mine, 'content-type': 'image/jpeg' });
    const { id } = (await answer.json()) as { id: string };
    const seen = await Promise.all(
      [mine, other].map(async (token) => (await fetch(`${origin}/api/files/${id}`, { headers: { 'x-note-token': token } })).status),
    );
    expect([answer.status, ...seen]).toEqual([201, 200, 404]);
  });

  it('refuses in the language of the reader, in the shape of every other refusal', async () => {
    const { headers } = await app.as('service-agent');
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
    const answers = await Promise.all(
      ['zh-CN', 'en'].map(async (language) => (await post(heic, { ...headers, 'accept-language': language })).json()),
    );
    expect(answers).toMatchObject([
      { code: 'files.heic', status: 422, message: expect.stringContaining('请在手机上改为 JPEG') },
      { code: 'files.heic', status: 422, message: expect.stringContaining('Switch the phone to JPEG'), data: { requestId: expect.any(String) } },
    ]);
    expect((await post(heic, {})).status).toBe(401);
    expect(app.errors).toEqual([]);
  });
});
