// Uploads that no subject took within a day go away: rows first, then content that no other upload shares.
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY, type Instant } from '../../kernel/time.ts';
import type { Db } from '../app.ts';
import type { ContentStore } from './content-store.ts';
import type { Derived } from './derived.ts';
import { deleteOrphans, isContentUsed, lockContent } from './files.store.ts';

const BATCH = 200;
export const ORPHAN_AFTER = DAY;

type Machines = { readonly db: Db; readonly store: ContentStore; readonly derived: Derived; readonly incoming: string };

/** Number of contents removed. A crash in between leaves content without a row, never a row without content. */
export async function sweepOrphans(machines: Machines, now: Instant): Promise<number> {
  const { db, store, derived, incoming } = machines;
  let removed = 0;
  for (;;) {
    const hashes = await db.transaction().execute((tx) => deleteOrphans(tx, now - ORPHAN_AFTER, BATCH));
    for (const sha256 of hashes) {
      const gone = await db.transaction().execute(async (tx) => {
        await lockContent(tx, sha256);
        if (await isContentUsed(tx, sha256)) return false;
        await store.remove(sha256);
        return true;
      });
      if (!gone) continue;
      await derived.forget(sha256);
      removed += 1;
    }
    if (hashes.length === 0) break;
  }
  await clearIncoming(incoming);
  return removed;
}

/** What a killed process was receiving. By the machine's own clock: these are times of files. */
async function clearIncoming(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const begun = await stat(path).catch(() => undefined);
    if (begun && begun.mtimeMs < Date.now() - ORPHAN_AFTER) await rm(path, { force: true });
  }
}
