// Work on a thread of its own. What it works on is handed over in parts, with a breath between them: copying it all at once would keep everybody waiting.
import { on } from 'node:events';
import { setImmediate as breath } from 'node:timers/promises';
import { parentPort, Worker } from 'node:worker_threads';

type Handed = { readonly part?: unknown; readonly end?: true };

/** `thread`: a file of this folder that answers with the bytes it made. */
export async function makeBeside(thread: string, parts: Iterable<unknown>): Promise<Buffer> {
  const worker = new Worker(new URL(thread, import.meta.url));
  const made = new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ${thread} ended with ${code} and made nothing`)));
  });
  // Failing while parts are still on their way is no unhandled failure: whoever waits hears of it.
  made.catch(() => undefined);
  for (const part of parts) {
    worker.postMessage({ part } satisfies Handed);
    await breath();
  }
  worker.postMessage({ end: true } satisfies Handed);
  return made;
}

/** In the thread: all parts in their order. */
export async function handedParts<T>(): Promise<T[]> {
  const parts: T[] = [];
  if (!parentPort) throw new Error('only inside a thread');
  for await (const [{ part, end }] of on(parentPort, 'message') as AsyncIterable<[Handed]>) {
    if (end) break;
    parts.push(part as T);
  }
  return parts;
}

/** In the thread: the answer; then it ends. */
export function answerWith(bytes: Buffer): void {
  parentPort?.postMessage(new Uint8Array(bytes));
  parentPort?.unref();
}

export function* slicesOf<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
