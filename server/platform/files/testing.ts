// For tests of this folder: the file machine and its routes on a database of its own, with actors chosen by a header.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';
import sharp from 'sharp';
import { type Actor, NOBODY } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Instant, instant } from '../../kernel/time.ts';
import { openKysely, openPool } from '../database/connect.ts';
import { mountFiles } from './mount.ts';
import { openFiles } from './open-files.ts';
import type { Files } from './public.ts';

export const START = instant('2026-03-02T07:00:00+08:00');
export const [schoolA, schoolB] = [newId(), newId()];

const upload = new Set(['files.upload']);
const holder = (customerId: string): Actor => ({
  kind: 'note-holder',
  id: newId(),
  name: '',
  can: upload,
  customerId,
  siteId: newId(),
  noteId: newId(),
});
export const actors = {
  agent: { kind: 'staff', id: newId(), name: '客服', can: new Set(['files.read', 'files.upload']), roles: ['service-agent'] },
  driver: { kind: 'staff', id: newId(), name: '司机', can: upload, roles: ['driver'] },
  receiverA: { kind: 'contact', id: newId(), name: '验收员', can: upload, roles: ['customer-receiver'], customerId: schoolA },
  holderA: holder(schoolA),
  holderB: holder(schoolB),
  withoutRole: { kind: 'staff', id: newId(), name: '', can: new Set(), roles: [] },
  nobody: NOBODY,
} as const satisfies Record<string, Actor>;
export type Name = keyof typeof actors;

export type Answer = {
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
type Got = { status: number; headers: Headers; bytes: Buffer };
type Headed = Record<string, string>;

export async function openTestFiles({ ownerUrl, templateName }: { ownerUrl: string; templateName: string }) {
  const url = await freshDatabase(ownerUrl, templateName);
  const db = openKysely(openPool(url, { max: 4 }));
  const folder = await mkdtemp(join(tmpdir(), 'xiannuo-files-'));
  const files = await openFiles({ db, folder });
  const time = { now: START as Instant };
  const server = await openServer(files, time);
  const origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return {
    db,
    folder,
    files,
    time,
    origin,
    async post(as: Name, body: Uint8Array | string, headers: Headed = {}): Promise<Answer> {
      const all = { 'x-actor': as, 'content-type': 'application/octet-stream', ...headers };
      const answer = await fetch(`${origin}/api/files`, { method: 'POST', body: body as BodyInit, headers: all });
      return { ...((await answer.json()) as Answer), status: answer.status };
    },
    async get(as: Name, path: string, headers: Headed = {}): Promise<Got> {
      const answer = await fetch(`${origin}/api/files/${path}`, { headers: { 'x-actor': as, ...headers } });
      return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
    },
    attach: (actor: Actor, id: string, to: Parameters<Files['attach']>[2]) =>
      db.transaction().execute((tx) => files.attach({ tx, actor, now: time.now }, id, to)),
    async close(): Promise<void> {
      await server.close();
      await db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type TestFiles = Awaited<ReturnType<typeof openTestFiles>>;

async function freshDatabase(ownerUrl: string, templateName: string): Promise<string> {
  const name = `files_${newId().replaceAll('-', '')}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`create database ${name} template ${templateName}`).finally(() => owner.end());
  return Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).href;
}

async function openServer(files: Files, time: { now: Instant }): Promise<FastifyInstance> {
  // A connection whose last stream has not quite ended when the server closes would keep it open for a minute.
  const server = Fastify({ forceCloseConnections: true });
  server.setErrorHandler((error, _request, reply) => {
    const { status, code } = error instanceof Refusal ? error : { status: 500, code: String(error) };
    return reply.code(status).send({ code });
  });
  const actorOf = async ({ headers }: { headers: Record<string, unknown> }) => actors[(headers['x-actor'] as Name | undefined) ?? 'nobody'];
  await mountFiles(server, { files, now: () => time.now, actorOf });
  await server.listen({ port: 0, host: '127.0.0.1' });
  return server;
}

/** As a phone makes it: lying on its side, with maker and place written into it. */
export const phonePhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3a7d44', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .jpeg()
    .withExif({ IFD0: { Make: 'PhoneMaker', Copyright: 'private' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

export const wav = (seconds: number): Buffer => {
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
