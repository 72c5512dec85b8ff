// Load over plain sockets: so little work for each request that the generator is never what is measured.
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Load = {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** The whole request as it goes over the wire. */
  readonly request: () => string;
};

export type Loaded = { readonly answers: number; readonly perSecond: number; readonly bad: readonly string[]; readonly latencies: readonly number[] };

/** Each connection sends one request after the other. Whatever is not 2xx is `bad` (the first five are kept). */
export async function load({ port, connections, seconds, request }: Load): Promise<Loaded> {
  const latencies: number[] = [];
  const bad: string[] = [];
  let running = true;
  const began = performance.now();
  const all = Array.from({ length: connections }, async () => {
    const line = openLine(port);
    try {
      while (running) {
        const sent = performance.now();
        const answer = await line.ask(request());
        if (!running) return;
        latencies.push(performance.now() - sent);
        if (!answer.startsWith('HTTP/1.1 2') && bad.length < 5) bad.push(answer.slice(0, 800));
      }
    } finally {
      line.end();
    }
  });
  await Promise.race([pause(seconds * 1000), Promise.all(all)]);
  const spent = (performance.now() - began) / 1000;
  running = false;
  await Promise.all(all);
  return { answers: latencies.length, perSecond: latencies.length / spent, bad, latencies: latencies.sort((a, b) => a - b) };
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** One keep-alive connection. Answers carry content-length. */
export function openLine(port: number) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let waiting: { done: (answer: string) => void; fail: (error: Error) => void } | undefined;
  let parts: Buffer[] = [];
  let length = 0;
  let wanted = Number.POSITIVE_INFINITY;

  const take = (chunk: Buffer) => {
    parts.push(chunk);
    length += chunk.length;
    if (wanted === Number.POSITIVE_INFINITY) wanted = wantedOf(Buffer.concat(parts));
    if (length < wanted) return;
    const answer = Buffer.concat(parts).toString();
    [parts, length, wanted] = [[], 0, Number.POSITIVE_INFINITY];
    const { done } = waiting ?? { done: () => undefined };
    waiting = undefined;
    done(answer);
  };
  const lost = (error: Error) => waiting?.fail(error);
  socket
    .on('data', take)
    .on('error', lost)
    .on('close', () => lost(new Error('the server closed the connection')));

  return {
    ask: (request: string) =>
      new Promise<string>((done, fail) => {
        waiting = { done, fail };
        socket.write(request);
      }),
    end: () => socket.destroy(),
  };
}

/** Bytes of the whole answer, once its head is there. */
function wantedOf(bytes: Buffer): number {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return Number.POSITIVE_INFINITY;
  const [, size] = /\r\ncontent-length: *(\d+)/i.exec(bytes.subarray(0, head + 2).toString('latin1')) ?? [];
  if (size === undefined) throw new Error(`an answer without content-length: ${bytes.subarray(0, head).toString()}`);
  return head + 4 + Number(size);
}

export function requestText(method: 'GET' | 'POST', path: string, { cookie, body, key }: { cookie: string; body?: object; key?: string }): string {
  const payload = body === undefined ? '' : JSON.stringify(body);
  const lines = [`${method} ${path} HTTP/1.1`, 'host: 127.0.0.1', `cookie: ${cookie}`];
  if (key !== undefined) lines.push(`idempotency-key: ${key}`);
  if (body !== undefined) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(payload)}`);
  return `${lines.join('\r\n')}\r\n\r\n${payload}`;
}

/** JSON of an answer as `ask` gave it. */
export const bodyOf = <T>(answer: string): T => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as T;
