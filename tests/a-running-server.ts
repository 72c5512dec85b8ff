// The real server as people start it: a process of its own with its own data folder and port, and a database that outlives a killed server.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DEMO_PASSWORD } from '../server/modules/staff/demo.ts';

const ROOT = join(import.meta.dirname, '..');
const PATIENCE = 55_000;

export type RunningServer = {
  readonly url: string;
  start(): Promise<void>;
  /** Without a word of warning: the server and its database, as a power cut would. */
  kill(): Promise<void>;
  /** As the owner of the database. */
  query<R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** Stops what runs and removes the data. */
  remove(): Promise<void>;
};

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

export async function aRunningServer(): Promise<RunningServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'xiannuo-running-'));
  // As root, PostgreSQL runs as another system user, who must get in.
  chmodSync(dataDir, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const postgres = join(dataDir, 'postgres');
  let child: ChildProcess | undefined;
  let output = '';

  const postmaster = () => readFileSync(join(postgres, 'data', 'postmaster.pid'), 'utf8').split('\n');
  const gone = async (running: ChildProcess) => {
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
  };
  async function answers(running: ChildProcess): Promise<void> {
    for (let waited = 0; waited < PATIENCE; waited += 50) {
      if (running.exitCode !== null) throw new Error(`the server ended with ${running.exitCode}:\n${output}`);
      if (
        await fetch(`${url}/api/session`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
      await pause(50);
    }
    throw new Error(`the server does not answer:\n${output}`);
  }

  return {
    url,
    async start() {
      const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', TZ: 'UTC' };
      child = spawn(process.execPath, [join(ROOT, 'server/main.ts')], { cwd: ROOT, env });
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
      await answers(child);
    },
    async kill() {
      const database = Number(postmaster()[0]);
      child?.kill('SIGKILL');
      process.kill(database, 'SIGKILL');
      if (child) await gone(child);
    },
    async query(sql, values = []) {
      const password = readFileSync(join(postgres, 'password'), 'utf8');
      const client = new pg.Client({ connectionString: `postgres://xiannuo:${password}@127.0.0.1:${postmaster()[3]}/xiannuo` });
      await client.connect();
      return client
        .query(sql, values as unknown[])
        .then(
          ({ rows }) => rows,
          (error: Error) => {
            throw new Error(`${error.message}: ${sql}`);
          },
        )
        .finally(() => client.end());
    },
    async remove() {
      child?.kill('SIGTERM');
      if (child) await gone(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Cookie header of a demo account. */
export async function signIn(url: string, username: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
