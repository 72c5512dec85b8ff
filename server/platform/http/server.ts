// Fastify with the API, the live channel and the built web on one port.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { ORPCError } from '@orpc/contract';
import { SmartCoercionPlugin } from '@orpc/json-schema';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, actorRef, NOBODY } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { say, type Text } from '../../kernel/text.ts';
import type { App } from '../app.ts';
import type { Module } from '../module.ts';
import type { Units } from '../unit.ts';
import { localeOf, requestIdOf } from './call.ts';
import { mountLive } from './live.ts';
import { openApiDocument, readablePage } from './openapi.ts';
import { no } from './refusals.ts';
import { routerOf } from './router.ts';

export type ServerOptions = {
  readonly app: App;
  readonly units: Units;
  readonly modules: readonly Module[];
  /** Routes of machines that are no endpoints: sign-in, files. `actorOf` is the request's actor. */
  readonly mounts?: readonly ((server: FastifyInstance, actorOf: (request: FastifyRequest) => Promise<Actor>) => void | Promise<void>)[];
  readonly webRoot?: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly log?: (line: object) => void;
  /** Requests a minute of one address without sign-in; people signed in may do ten times as much. */
  readonly perMinute?: number;
};

const BODY_LIMIT = 2 * 1024 * 1024;
const actors = new WeakMap<FastifyRequest, Promise<Actor>>();

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { app, modules, log = () => undefined, perMinute = 300 } = options;
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: 'loopback',
    // Streams and keep-alive must not hold up a stop.
    forceCloseConnections: true,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    ...(options.tls ? { https: options.tls } : {}),
  } as object) as FastifyInstance;
  const actorOf = (request: FastifyRequest): Promise<Actor> => {
    const known = actors.get(request) ?? app.identity.actorOf(request.headers);
    actors.set(request, known);
    return known;
  };

  // A key or token that does not hold counts against the address that guesses.
  const countedActor = (request: FastifyRequest): Promise<Actor> => actorOf(request).catch(() => NOBODY);

  server.addHook('onSend', async (request, reply, payload) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'SAMEORIGIN',
    });
    return payload;
  });
  server.setErrorHandler((error: FastifyError, request, reply) => fail(error, { request, reply, log }));
  await server.register(rateLimit, {
    timeWindow: 60_000,
    keyGenerator: async (request) => {
      const actor = await countedActor(request);
      return actor.kind === 'nobody' ? request.ip : actorRef(actor);
    },
    max: async (request) => ((await countedActor(request)).kind === 'nobody' ? perMinute : perMinute * 10),
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (request, { ttl }) => {
      throw Object.assign(no('too-many', { seconds: Math.ceil(ttl / 1000) }), { statusCode: 429, requestId: request.id });
    },
  });

  // A kitchen on slow 4G waits for bytes: answers go out small, files of the build were made small once, when they were built.
  await server.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  for (const mount of options.mounts ?? []) await server.register(async (scope) => mount(scope, actorOf));
  mountLive(server, app.live, actorOf);
  mountApi(server, { ...options, log }, actorOf);
  mountDescription(server, modules, app.publicUrl);
  if (options.webRoot && existsSync(options.webRoot)) await mountWeb(server, options.webRoot);
  server.setNotFoundHandler((request, reply) => fail(no('not-found', { path: request.url.split('?')[0] ?? '' }), { request, reply, log }));
  return server;
}

function mountApi(
  server: FastifyInstance,
  options: ServerOptions & { log: (line: object) => void },
  actorOf: (request: FastifyRequest) => Promise<Actor>,
): void {
  const { app, units, modules, log } = options;
  const labels = new Map<string, Text>(
    modules.flatMap((module) => Object.entries(module.permissions).map(([name, { label }]) => [name, label] as const)),
  );
  const report = (error: unknown, requestId: string) =>
    log({ level: 'error', requestId, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  const handler = new OpenAPIHandler(routerOf(modules, { app, units, labels, report }) as never, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    interceptors: [
      async ({ next, ...rest }) => {
        try {
          return await next();
        } catch (error) {
          const told = error instanceof ORPCError && error.code.includes('.');
          if (!told) report(error instanceof ORPCError ? (error.cause ?? error) : error, (rest.context as { requestId: string }).requestId);
          throw error;
        }
      },
    ],
  });
  server.all('/api/*', async (request, reply) => {
    const context = { actor: await actorOf(request), headers: request.headers, requestId: request.id };
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context: context as never });
    if (!matched) throw no('not-found', { path: request.url.split('?')[0] ?? '' });
    return reply;
  });
}

function mountDescription(server: FastifyInstance, modules: readonly Module[], url: string): void {
  let document: Promise<object> | undefined;
  server.get('/api/openapi.json', async () => (document ??= openApiDocument(modules, url)));
  server.get('/api', async (request, reply) => reply.type('text/html; charset=utf-8').send(readablePage(modules, localeOf(request.headers))));
}

/** Three faces, three pages: what is not a file of the build is the page of its face. */
async function mountWeb(server: FastifyInstance, root: string): Promise<void> {
  const page = async (name: string) => readFile(`${root}/${name}`, 'utf8');
  await server.register(fastifyStatic, {
    root,
    index: false,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const faces: [prefix: string, page: string][] = [
    ['/portal', 'portal/index.html'],
    ['/driver', 'driver/index.html'],
    ['', 'index.html'],
  ];
  for (const [prefix, name] of faces) {
    const html = await page(name);
    const answer = async (_request: FastifyRequest, reply: FastifyReply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
    server.get(`${prefix}/`, answer);
    if (prefix) server.get(prefix, answer);
    server.get(`${prefix}/*`, answer);
  }
}

function fail(
  error: FastifyError | Refusal,
  { request, reply, log }: { request: FastifyRequest; reply: FastifyReply; log: (line: object) => void },
): FastifyReply {
  const refusal = error instanceof Refusal ? error : ofFastify(error);
  if (!refusal) log({ level: 'error', requestId: request.id, error: error.stack ?? error.message });
  const { code, status, text, params, fields } = refusal ?? no('unexpected', { requestId: request.id });
  const locale = localeOf(request.headers);
  const data = { requestId: request.id, fields: fields.map((field) => ({ path: field.path, message: say(field.text, locale, field.params) })) };
  return reply.code(status).send({ defined: false, code, status, message: say(text, locale, params), data });
}

function ofFastify(error: FastifyError): Refusal | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return no('too-large', { limit: '2 MB' });
  if (error.code?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError || error.statusCode === 400) return no('not-json');
  return undefined;
}
