// The plain streaming routes of files; everything else speaks of files by id.
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Instant } from '../../kernel/time.ts';
import { no as door } from '../http/refusals.ts';
import { HARD_LIMIT, megabytes, type StoredFile } from './file.ts';
import { permissions } from './permissions.ts';
import type { Files } from './public.ts';
import { rangeOf } from './range.ts';
import { no } from './refusals.ts';

export type Mounted = { readonly files: Files; readonly actorOf: (request: FastifyRequest) => Promise<Actor>; readonly now: () => Instant };

type ById = { Params: { id: string } };
/** How long a refused sender may go on talking before the line is cut: long enough to read the answer. */
const PATIENCE = 5_000;

/**
 * `POST /api/files`: the bytes as the body, `Content-Type` their type, `X-File-Name` the percent-encoded name (optional) → 201 with the file.
 * `GET /api/files/:id` (pictures upright and without metadata, sound and film with ranges), `…/thumbnail`, `…/watermarked`, `…/original`.
 */
export async function mountFiles(server: FastifyInstance, mounted: Mounted): Promise<void> {
  await server.register(async (scope) => {
    // In this scope bodies are streams, counted by the file machine and by nobody else.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    mountUpload(scope, mounted);
    mountReading(scope, mounted);
  });
}

function mountUpload(scope: FastifyInstance, { files, actorOf, now }: Mounted): void {
  scope.post('/api/files', { bodyLimit: HARD_LIMIT }, async (request, reply) => {
    try {
      const uploader = await permitted(request, actorOf, 'files.upload');
      if (Number(request.headers['content-length'] ?? 0) > HARD_LIMIT) throw no('too-large', { megabytes: megabytes(HARD_LIMIT) });
      if (request.body === undefined) throw no('empty');
      const mediaType = request.headers['content-type'];
      const name = nameOf(request.headers['x-file-name']);
      const file = await files.receive({ body: request.body as Readable, uploader, now: now(), mediaType, name });
      return reply.code(201).send(shown(file));
    } catch (error) {
      hangUpLater(request);
      throw error;
    }
  });
}

function mountReading(scope: FastifyInstance, { files, actorOf }: Mounted): void {
  scope.get<ById>('/api/files/:id', async (request, reply) => {
    const file = await files.see(await actorOf(request), request.params.id);
    return file.kind === 'image'
      ? sendVersion(request, reply, { file, version: 'served', make: () => files.served(file) })
      : sendContent(request, reply, { file, files });
  });
  scope.get<ById>('/api/files/:id/thumbnail', async (request, reply) => {
    const file = await files.see(await actorOf(request), request.params.id);
    return sendVersion(request, reply, { file, version: 'thumbnail', make: () => files.thumbnail(file) });
  });
  scope.get<ById>('/api/files/:id/watermarked', async (request, reply) => {
    const actor = await actorOf(request);
    const file = await files.see(actor, request.params.id);
    const { bytes, mediaType } = await files.watermarked(file, actor);
    // What is written on it may still be set: not kept for good.
    return heads(reply, { file, mediaType, inline: true }).header('cache-control', 'private, max-age=60').send(bytes);
  });
  scope.get<ById>('/api/files/:id/original', async (request, reply) => {
    // The untouched bytes tell place and device: for our people only.
    const actor = await actorOf(request);
    if (boundCustomer(actor) !== undefined) throw no('not-found');
    const file = await files.see(actor, request.params.id);
    return sendContent(request, reply, { file, files, download: true });
  });
}

async function permitted(request: FastifyRequest, actorOf: Mounted['actorOf'], permission: keyof typeof permissions): Promise<Actor> {
  const actor = await actorOf(request);
  if (actor.can.has(permission)) return actor;
  throw actor.kind === 'nobody' ? door('sign-in-needed') : door('not-permitted', { permission: permissions[permission].label.zh });
}

const shown = (file: StoredFile) => ({
  id: file.id,
  sha256: file.sha256,
  size: file.size,
  kind: file.kind,
  mediaType: file.mediaType,
  width: file.width,
  height: file.height,
  name: file.name,
});

function nameOf(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header === '') return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}

/** The rest of a refused body is let run off unread, for a moment; cutting at once would lose the answer on its way. */
function hangUpLater({ raw }: FastifyRequest): void {
  if (raw.readableEnded || raw.destroyed) return;
  raw.resume();
  const timer = setTimeout(() => raw.destroy(), PATIENCE).unref();
  raw.once('close', () => clearTimeout(timer));
}

type Sent = { readonly file: StoredFile; readonly version: string; readonly make: () => Promise<{ bytes: Buffer; mediaType: string }> };

async function sendVersion(request: FastifyRequest, reply: FastifyReply, { file, version, make }: Sent): Promise<FastifyReply> {
  const tag = `"${file.sha256}.${version}"`;
  const unchanged = request.headers['if-none-match'] === tag;
  const { bytes, mediaType } = unchanged ? { bytes: Buffer.alloc(0), mediaType: file.mediaType } : await make();
  immutable(heads(reply, { file, mediaType, inline: true }), tag);
  return unchanged ? reply.code(304).send() : reply.send(bytes);
}

async function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, files, download = false }: { file: StoredFile; files: Files; download?: boolean },
): Promise<FastifyReply> {
  const tag = `"${file.sha256}"`;
  immutable(heads(reply, { file, mediaType: file.mediaType, inline: !download && file.kind !== 'document' }), tag).header('accept-ranges', 'bytes');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const range = rangeOf(request.headers.range, file.size);
  if (!range) return reply.header('content-length', file.size).send(await files.open(file));
  reply.code(206).headers({ 'content-range': `bytes ${range.start}-${range.end}/${file.size}`, 'content-length': range.end - range.start + 1 });
  return reply.send(await files.open(file, range));
}

const EXTENSIONS: Readonly<Record<string, string>> = { 'image/webp': 'webp', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** Uploads come from strangers: never read as anything but their type, never run, never framed by others. */
function heads(reply: FastifyReply, { file, mediaType, inline }: { file: StoredFile; mediaType: string; inline: boolean }): FastifyReply {
  const extension = inline ? EXTENSIONS[mediaType] : undefined;
  const name = extension ? `${(file.name ?? file.id).replace(/\.\w{1,5}$/, '')}.${extension}` : (file.name ?? file.id);
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return reply.type(mediaType).headers({
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
}

const immutable = (reply: FastifyReply, tag: string): FastifyReply =>
  reply.headers({ 'cache-control': 'private, max-age=31536000, immutable', etag: tag });
