// A throw-away PostgreSQL for tests, generators and benchmarks; removes what a killed run left behind.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heldBy, stopOrphan } from './running.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

const PREFIX = 'xiannuo-scratch-';
const MINUTE = 60_000;

/** `durable: true` for measuring with real commits. `stop` also removes the data. */
export async function startScratch({
  durable = false,
  log = () => undefined,
}: {
  durable?: boolean;
  log?: (line: string) => void;
} = {}): Promise<Embedded> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ dataDir: join(folder, 'data'), durable, log });
  const stop = async () => {
    await embedded.stop();
    for (const path of [embedded.where, folder]) rmSync(path, { recursive: true, force: true });
  };
  return { ...embedded, stop };
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const young = Date.now() - statSync(folder).mtimeMs < MINUTE;
      if (young || heldBy(join(folder, 'data')) !== undefined) continue;
      await stopOrphan(join(folder, 'data', 'postgres', 'data'));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or removed by its owner in this moment.
    }
  }
}
