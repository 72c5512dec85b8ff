// The server under load, in a process of its own: `DATABASE_URL` says where; tells its parent the address and ends with it.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstallation } from '../../server/installation.ts';
import { systemClock } from '../../server/kernel/time.ts';
import { modules, openKeeper } from '../../server/modules.ts';

const UNLIMITED = 1_000_000_000;
const filesFolder = mkdtempSync(join(tmpdir(), 'xiannuo-bench-'));
const problems = new Set<string>();

const installation = await openInstallation({
  databaseUrl: process.env.DATABASE_URL ?? '',
  modules,
  openKeeper,
  clock: systemClock,
  filesFolder,
  publicUrl: 'http://127.0.0.1',
  secret: 'a secret for benches only, long enough to sign with',
  log: (line) => {
    const text = JSON.stringify(line);
    if (problems.size < 5 && !problems.has(text)) process.stderr.write(`${text}\n`);
    problems.add(text);
  },
});
await installation.load({ demo: true });
// The built web where there is one: pages are measured too.
const webRoot = process.env.WEB_ROOT;
const server = await installation.buildServer({ perMinute: UNLIMITED, ...(webRoot ? { webRoot } : {}) });
await server.listen({ port: 0, host: '127.0.0.1' });

async function end(): Promise<void> {
  await server.close();
  await installation.close();
  rmSync(filesFolder, { recursive: true, force: true });
  process.exit(0);
}

/** `start`: sweeps and tasks run from now on, as they do in production. */
process.on('message', async (word) => {
  if (word === 'start') await installation.start();
  if (word === 'start') process.send?.('started');
  if (word === 'end') await end();
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: (server.server.address() as AddressInfo).port });
