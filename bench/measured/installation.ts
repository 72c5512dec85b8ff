// A scratch installation to measure: durable PostgreSQL, the real server in a child process, the demo company, a signed-in agent.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DEMO_PASSWORD } from '../../server/modules/staff/demo.ts';
import { startScratch } from '../../server/platform/database/embedded/scratch.ts';
import { prepareDatabase } from '../../server/prepare-database.ts';

export type Measured = {
  readonly ownerUrl: string;
  readonly port: number;
  /** Cookie header of the demo agent. */
  readonly cookie: string;
  /** As the owner of the database. */
  query<R extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** Milliseconds for which the server was ready to work and no processor was free, so far; undefined where the system does not tell. */
  starved(): number | undefined;
  /** Milliseconds of processor the server has used so far, all its threads; undefined where the system does not tell. */
  processor(): number | undefined;
  /** Sweeps and tasks run from now on. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Where the built web lies. */
export const WEB = process.env.WEB_OUT ?? join(import.meta.dirname, '../../dist/web');

/** `withServer: false`: the migrated, empty database alone; then `port` and `cookie` mean nothing. */
export async function openMeasured(report: (line: string) => void, { withServer = true } = {}): Promise<Measured> {
  report('starting a scratch PostgreSQL that really writes to disk');
  const scratch = await startScratch({ durable: true });
  const pool = new pg.Pool({ connectionString: scratch.ownerUrl, max: 4 });
  pool.on('error', () => undefined);
  let child: ChildProcess | undefined;
  const stop = async () => {
    if (child?.connected) child.send('end');
    if (child && child.exitCode === null) await once(child, 'exit');
    await pool.end();
    await scratch.stop();
  };
  try {
    await prepareDatabase(scratch.ownerUrl);
    if (withServer)
      child = fork(join(import.meta.dirname, 'serve.ts'), {
        env: { ...process.env, DATABASE_URL: scratch.ownerUrl, ...(existsSync(WEB) ? { WEB_ROOT: WEB } : {}) },
        execArgv: profiling(),
      });
    const port = child ? await portOf(child) : 0;
    return {
      ownerUrl: scratch.ownerUrl,
      port,
      cookie: child ? await signIn(port) : '',
      query: async (sql, values) => (await pool.query(sql, values as unknown[])).rows,
      starved: () => starvedFor(child?.pid),
      processor: () => processorOf(child?.pid),
      async start() {
        child?.send('start');
        if (child) await once(child, 'message');
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `BENCH_PROFILE=folder`: the server writes a CPU profile there when it ends. */
const profiling = (): string[] => (process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []);

function starvedFor(pid: number | undefined): number | undefined {
  try {
    // Nanoseconds on the processor, nanoseconds waiting for one, turns.
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return undefined;
  }
}

/** User and system time in ticks of 10 ms, the 14th and 15th field; the name before them may hold blanks. */
function processorOf(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  const early = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${code} before it was ready`);
  });
  early.catch(() => undefined);
  const [ready] = (await Promise.race([once(child, 'message'), early])) as [{ port: number }];
  return ready.port;
}

async function signIn(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'agent', password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** A customer with a site: of the demo company, else one of our own. */
export async function aCustomer({ query }: Pick<Measured, 'query'>): Promise<{ customerId: string; siteId: string }> {
  const find = () =>
    query<{ customerId: string; siteId: string }>(
      'select customer_id as "customerId", id as "siteId" from customers.site where active order by code limit 1',
    );
  const [known] = await find();
  if (known) return known;
  await query(`with c as (insert into customers.customer (id, code, name, kind, created_at) values (uuidv7(), 'bench', '实验小学', 'school', now()) returning id)
    insert into customers.site (id, customer_id, code, name, created_at) select uuidv7(), id, 'bench', '实验小学食堂', now() from c`);
  const [made] = await find();
  if (!made) throw new Error('no customer could be made');
  return made;
}
