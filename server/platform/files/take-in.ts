// Streams an upload to a temporary file: counted, hashed and looked at while it comes, never held in memory.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../kernel/id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HARD_LIMIT, LIMITS, type MediaType, megabytes } from './file.ts';
import { no } from './refusals.ts';
import { type Declared, HEAD, limitOf, sniffFile } from './sniff.ts';

export type TakenIn = { readonly path: string; readonly sha256: string; readonly size: number; readonly media: MediaType };

/**
 * The file lies synced in `folder`; the caller removes it. Refuses as soon as the limit of the kind is passed.
 * The body is left open on refusal, so that the answer can still be sent to who is uploading.
 */
export async function takeIn(body: Readable, declared: Declared, folder: string): Promise<TakenIn> {
  const path = join(folder, newId());
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  let limit = HARD_LIMIT;
  const watched = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      hash.update(chunk);
      if (head.length < HEAD) {
        head = Buffer.concat([head, chunk.subarray(0, HEAD - head.length)]);
        if (head.length === HEAD) limit = await limitOf(head, declared);
      }
      if (size > limit) throw no('too-large', { megabytes: megabytes(limit) });
      yield chunk;
    }
  };
  try {
    await pipeline(watched, createWriteStream(path, { flags: 'wx', flush: true }));
    if (size === 0) throw no('empty');
    const media = await sniffFile(path, head, declared);
    if (size > LIMITS[media.kind]) throw no('too-large', { megabytes: megabytes(LIMITS[media.kind]) });
    return { path, sha256: hash.digest('hex'), size, media };
  } catch (error) {
    await rm(path, { force: true });
    throw error instanceof Refusal || !brokeOff(error) ? error : no('upload-broken');
  }
}

const brokeOff = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(String((error as { code?: unknown }).code));
