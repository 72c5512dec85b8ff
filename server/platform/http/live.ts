// Tells open screens that something changed: topic names only, never data. Best effort; screens read again by themselves.
import { EventEmitter } from 'node:events';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import pg from 'pg';
import type { Actor } from '../../kernel/actor.ts';

const CHANNEL = 'live';
const GATHER = 150;
const KEEP_ALIVE = 25_000;

export type Live = {
  /** After commit. Reaches this process at once, other processes gathered every 150 ms. */
  publish(topics: Iterable<string>): void;
  subscribe(listener: (topic: string) => void): () => void;
  close(): Promise<void>;
};

/** `url`: where other processes of this installation listen too. */
export async function openLive(url: string): Promise<Live> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const self = Math.random().toString(36).slice(2);
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  client.on('notification', ({ payload = '' }) => {
    const { from, topics } = JSON.parse(payload) as { from: string; topics: string[] };
    if (from !== self) for (const topic of topics) emitter.emit('topic', topic);
  });
  await client.connect();
  await client.query(`listen ${CHANNEL}`);
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const topics = [...waiting].slice(0, 100);
    waiting.clear();
    client.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify({ from: self, topics })]).catch(() => undefined);
  };
  return {
    publish(topics) {
      for (const topic of topics) {
        emitter.emit('topic', topic);
        waiting.add(topic);
      }
      if (waiting.size > 0) timer ??= setTimeout(flush, GATHER).unref();
    },
    subscribe(listener) {
      emitter.on('topic', listener);
      return () => emitter.off('topic', listener);
    },
    async close() {
      if (timer) clearTimeout(timer);
      emitter.emit('close');
      await client.end();
    },
  };
}

/** `GET /api/live?topics=queue,case:<id>`: server-sent events, one `{topic}` each. */
export function mountLive(server: FastifyInstance, live: Live, actorOf: (request: FastifyRequest) => Promise<Actor>): void {
  server.get<{ Querystring: { topics?: string } }>('/api/live', async (request, reply) => {
    const actor = await actorOf(request);
    if (actor.kind === 'nobody') return reply.code(401).send({ code: 'http.sign-in-needed' });
    const topics = new Set((request.query.topics ?? '').split(',').slice(0, 50));
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write('retry: 2000\n\n');
    const stop = live.subscribe((topic) => {
      if (topics.has(topic)) raw.write(`data: ${JSON.stringify({ topic })}\n\n`);
    });
    const beat = setInterval(() => raw.write(': still here\n\n'), KEEP_ALIVE);
    raw.on('close', () => {
      stop();
      clearInterval(beat);
    });
  });
}
