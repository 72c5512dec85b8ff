// Starts the PostgreSQL that ships with the product on a data folder: nothing to install, nothing to configure.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Binaries, findBinaries, mayDo, openToAll, programOf, type RunAs, readableBinaries, systemUser } from './binaries.ts';
import { heldBy, holdFolder, stopOrphan, stopPostmaster } from './running.ts';

export type Embedded = {
  /** Superuser on the database `xiannuo`. */
  readonly ownerUrl: string;
  readonly stop: () => Promise<void>;
  /** Folder that holds the database: below the data folder, or below /var/lib/xiannuo where PostgreSQL's user may not enter that. */
  readonly where: string;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** false: for tests and scratch work, may lose everything on a power cut. */
  readonly durable?: boolean;
  /** For files that PostgreSQL's system user cannot reach elsewhere; only used as root. */
  readonly systemDir?: string;
};

type Home = { readonly folder: string; readonly pgData: string; readonly runAs: RunAs; readonly binaries: Binaries };

const OWNER = 'xiannuo';
const DATABASE = 'xiannuo';

export async function startEmbedded({ dataDir, log, durable = true, systemDir = '/var/lib/xiannuo' }: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true });
  const folder = realpathSync(resolve(dataDir));
  const hold = holdFolder(folder);
  try {
    const home = findHome(folder, systemDir);
    if (!home.folder.startsWith(folder))
      log(`数据库放在 ${home.folder}（系统用户 ${home.runAs?.name} 进不了 ${folder}）· Database kept in ${home.folder}`);
    if (!existsSync(home.pgData)) initialise(home, durable, log);
    requireSameMajor(home);
    hold.check();
    if (await stopOrphan(home.pgData)) log('已停止上次遗留的数据库进程 · Stopped the database left behind by the last run');
    if (existsSync(logOf(home)) && statSync(logOf(home)).size > 10_000_000) rmSync(logOf(home));
    const { child, port } = await startPostmaster(home, durable);
    const ownerUrl = await makeDatabase(home, port);
    let stopping: Promise<void> | undefined;
    const stopOnce = async () => {
      if (child.exitCode === null && child.signalCode === null) await stopPostmaster(child.pid as number);
      hold.release();
    };
    const stop = () => {
      stopping ??= stopOnce();
      return stopping;
    };
    child.once('exit', (code) => stopping ?? log(`数据库意外停止（${code}），见 ${logOf(home)} · Database ended unexpectedly, see its log`));
    return { ownerUrl, stop, where: home.folder };
  } catch (error) {
    hold.release();
    throw error;
  }
}

/** The database that a running server keeps on this data folder, for tools beside it. Undefined: nobody runs there. */
export function urlOfRunning(dataDir: string, systemDir = '/var/lib/xiannuo'): string | undefined {
  if (!existsSync(dataDir) || heldBy(realpathSync(resolve(dataDir))) === undefined) return undefined;
  const home = findHome(realpathSync(resolve(dataDir)), systemDir);
  const port = readFileSync(join(home.pgData, 'postmaster.pid'), 'utf8').split('\n')[3];
  return urlOf(home, Number(port), DATABASE);
}

const logOf = (home: Home) => join(home.folder, 'postgres.log');
const passwordOf = (home: Home) => join(home.folder, 'password');

/** Existing data stays where it is and runs as its owner; new data goes below the data folder where PostgreSQL's user may enter that. */
function findHome(dataDir: string, systemDir: string): Home {
  const inside = join(dataDir, 'postgres');
  const outside = join(systemDir, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
  const folder = [inside, outside].find((place) => existsSync(join(place, 'data')));
  if (folder) return prepared(folder, ownerOf(join(folder, 'data')), systemDir);
  const runAs = systemUser();
  makeFolder(inside, runAs);
  if (mayDo(runAs, '-w', inside)) return prepared(inside, runAs, systemDir);
  rmSync(inside, { recursive: true });
  openToAll(systemDir);
  makeFolder(outside, runAs);
  return prepared(outside, runAs, systemDir);
}

function makeFolder(folder: string, runAs: RunAs): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  if (runAs) chownSync(folder, runAs.uid, runAs.gid);
}

const prepared = (folder: string, runAs: RunAs, systemDir: string): Home => ({
  folder,
  pgData: join(folder, 'data'),
  runAs,
  binaries: readableBinaries(findBinaries(), runAs, systemDir),
});

function ownerOf(pgData: string): RunAs {
  const { uid, gid } = statSync(pgData);
  const me = process.getuid?.();
  if (me === undefined || me === uid) return undefined;
  if (me === 0) return { uid, gid, name: String(uid) };
  throw new Error(
    `数据库 ${pgData} 属于系统用户 ${uid}，请以该用户或 root 启动 · The database belongs to system user ${uid}: start as that user or as root`,
  );
}

const asUser = ({ runAs }: Home) => (runAs ? { uid: runAs.uid, gid: runAs.gid } : {});

function initialise(home: Home, durable: boolean, log: (line: string) => void): void {
  log('正在建立数据库 … · Creating the database');
  const unfinished = `${home.pgData}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordOf(home), randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (home.runAs) chownSync(passwordOf(home), home.runAs.uid, home.runAs.gid);
  const settings = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  const access = ['--auth=scram-sha-256', `--username=${OWNER}`, `--pwfile=${passwordOf(home)}`];
  const initdb = (letters: string) => {
    const all = ['-D', unfinished, ...settings, ...access, `--lc-ctype=${letters}`, ...(durable ? [] : ['--no-sync'])];
    return spawnSync(programOf(home.binaries, 'initdb'), all, { ...asUser(home), cwd: home.folder, encoding: 'utf8' });
  };
  // pg_trgm asks the system's locale what a letter is: under C no Chinese character is one, and searching finds nothing.
  let run = initdb('C.UTF-8');
  if (run.status !== 0) run = initdb('en_US.UTF-8');
  if (run.status !== 0) throw new Error(`initdb: ${run.error?.message ?? run.stderr}`);
  renameSync(unfinished, home.pgData);
}

function requireSameMajor({ pgData, binaries }: Home): void {
  const data = readFileSync(join(pgData, 'PG_VERSION'), 'utf8').trim();
  const program = binaries.version.split('.')[0];
  if (data === program) return;
  throw new Error(
    `数据库是 PostgreSQL ${data} 的格式，程序是 ${program}，需先迁移 · The data is of PostgreSQL ${data}, the program is ${program}: upgrade it first`,
  );
}

const SAFE = { shared_buffers: '256MB', wal_compression: 'on', max_wal_size: '2GB', checkpoint_timeout: '15min' };
const SCRATCH = {
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum_naptime: '10min',
};
const ALWAYS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  timezone: 'UTC',
  log_timezone: 'UTC',
  random_page_cost: '1.1',
  jit: 'off',
  log_line_prefix: '%m [%p] ',
};

/** Tries again while the port was taken in between, or while children of a killed postmaster still hold its memory. */
async function startPostmaster(home: Home, durable: boolean): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const before = existsSync(logOf(home)) ? statSync(logOf(home)).size : 0;
    const child = spawnPostmaster(home, { ...ALWAYS, ...(durable ? SAFE : SCRATCH), port: String(port) });
    if (await accepts(home, child, port)) return { child, port };
    const last = readFileSync(logOf(home)).subarray(before).toString().slice(-2_000);
    if (attempt === 20 || !/still in use|Address already in use/.test(last))
      throw new Error(`PostgreSQL 未能启动 · PostgreSQL did not start:\n${last}`);
    await pause(250);
  }
}

function spawnPostmaster(home: Home, settings: Record<string, string>): ChildProcess {
  const logFile = openSync(logOf(home), 'a', 0o600);
  if (home.runAs) fchownSync(logFile, home.runAs.uid, home.runAs.gid);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own process group: Ctrl-C reaches only the app, which drains and then stops the database.
  const child = spawn(programOf(home.binaries, 'postgres'), ['-D', home.pgData, ...options], {
    ...asUser(home),
    cwd: home.pgData,
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  closeSync(logFile);
  child.once('error', () => undefined);
  child.unref();
  return child;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => probe.once('listening', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  return port;
}

const urlOf = (home: Home, port: number, database: string) =>
  `postgres://${OWNER}:${readFileSync(passwordOf(home), 'utf8')}@127.0.0.1:${port}/${database}`;

/** False: the process ended. Recovery after a crash may take long: waits as long as it lives. */
async function accepts(home: Home, child: ChildProcess, port: number): Promise<boolean> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const client = new pg.Client({ connectionString: urlOf(home, port, 'postgres') });
    client.on('error', () => undefined);
    const error = await client.connect().then(
      () => undefined,
      (reason: Error & { code?: string }) => reason,
    );
    await client.end().catch(() => undefined);
    if (!error) return true;
    if (error.code !== 'ECONNREFUSED' && error.code !== '57P03' && error.code !== 'ECONNRESET') throw error;
    await pause(15);
  }
  return false;
}

async function makeDatabase(home: Home, port: number): Promise<string> {
  const client = new pg.Client({ connectionString: urlOf(home, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  return urlOf(home, port, DATABASE);
}
