// Versions made from originals (thumbnail, served, watermarked), kept in a local folder and made again where they are missing.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../../kernel/id.ts';
import { shardOf } from './content-store.ts';

export type VersionName = 'thumbnail' | 'served';
const ALL: readonly VersionName[] = ['thumbnail', 'served'];

export type Derived = {
  of(sha256: string, version: VersionName, make: () => Promise<Buffer>): Promise<Buffer>;
  keep(sha256: string, version: VersionName, bytes: Buffer): Promise<void>;
  forget(sha256: string): Promise<void>;
};

export function openDerived(folder: string): Derived {
  const place = (sha256: string, version: VersionName): string => join(folder, `${shardOf(sha256)}.${version}`);
  const keep: Derived['keep'] = async (sha256, version, bytes) => {
    const path = place(sha256, version);
    await mkdir(dirname(path), { recursive: true });
    const beside = `${path}.${newId()}`;
    await writeFile(beside, bytes);
    await rename(beside, path);
  };
  return {
    keep,
    async of(sha256, version, make) {
      const kept = await readFile(place(sha256, version)).catch(() => undefined);
      if (kept) return kept;
      const bytes = await make();
      await keep(sha256, version, bytes);
      return bytes;
    },
    async forget(sha256) {
      for (const version of ALL) await rm(place(sha256, version), { force: true });
    },
  };
}
