// Bytes under their SHA-256. Two stores: a folder, or a bucket of an S3-compatible service.
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { newId } from '../../kernel/id.ts';

/** First and last byte, both included. */
export type ByteRange = { readonly start: number; readonly end: number };

export type ContentStore = {
  /** Copies the file at `path` (whose hash is `sha256`) in; nothing happens where it is already there. `path` stays. */
  put(sha256: string, path: string): Promise<void>;
  has(sha256: string): Promise<boolean>;
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  remove(sha256: string): Promise<void>;
};

/** `ab/cd/abcd…`: no folder grows too long. */
export const shardOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

export function openDiskStore(folder: string): ContentStore {
  const place = (sha256: string): string => join(folder, shardOf(sha256));
  const has = (sha256: string): Promise<boolean> =>
    access(place(sha256), constants.R_OK).then(
      () => true,
      () => false,
    );
  return {
    has,
    async put(sha256, path) {
      if (await has(sha256)) return;
      await appear(path, place(sha256));
    },
    async open(sha256, range) {
      await stat(place(sha256));
      return createReadStream(place(sha256), range ?? {});
    },
    remove: (sha256) => rm(place(sha256), { force: true }),
  };
}

/** The whole file appears at once under its name, and stays there after a power cut. */
async function appear(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  try {
    await link(from, to);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EEXIST') return;
    // File systems without hard links.
    const beside = `${to}.${newId()}`;
    await copyFile(from, beside);
    await syncPath(beside);
    await rename(beside, to);
  }
  // Windows cannot open a folder to sync it.
  if (process.platform !== 'win32') await syncPath(dirname(to));
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
