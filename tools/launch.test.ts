// The launcher in a small tree of its own, with a server that only says what happens to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

const HERE = import.meta.dirname;
const LOCK = JSON.stringify({
  packages: { '': {}, 'node_modules/needed': { version: '1.0.0' }, 'node_modules/extra': { version: '1.0.0', optional: true } },
});
const INSTALLED = JSON.stringify({ packages: { 'node_modules/needed': { version: '1.0.0' } } });

const SERVER = `
  import { appendFileSync } from 'node:fs';
  const say = (line: string) => appendFileSync('said', line + '\\n');
  say('pid ' + process.pid);
  say('node ' + process.versions.node.split('.')[0]);
  say('words ' + process.argv.slice(2).join(' '));
  if (process.argv[2] === 'fail') process.exit(7);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { say(signal); setTimeout(() => process.exit(0), 100); });
  setInterval(() => undefined, 1000);`;

// Stands for npm: says how it was called and writes what npm writes last.
const NPM = `
  const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
  appendFileSync('said', 'npm ' + process.argv.slice(2).join(' ') + '\\n');
  if (process.env.NPM_FAILS) process.exit(3);
  mkdirSync('node_modules', { recursive: true });
  writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(INSTALLED)});`;

let root: string;
let children: ChildProcess[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xiannuo-launch-'));
  children = [];
  for (const folder of ['tools', 'server', 'node_modules']) mkdirSync(join(root, folder));
  for (const file of ['launch.mjs', 'end-with-parent.mjs']) cpSync(join(HERE, file), join(root, 'tools', file));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), LOCK);
  mkdirSync(join(root, 'npm'));
  writeFileSync(join(root, 'npm/package.json'), '{ "type": "commonjs" }');
  writeFileSync(join(root, 'npm/npm-cli.js'), NPM);
  writeFileSync(join(root, 'node_modules/.package-lock.json'), INSTALLED);
  writeFileSync(join(root, 'server/main.ts'), SERVER);
  const pinned = `node-${process.platform}-${process.arch}`;
  if (existsSync(join(HERE, '../node_modules', pinned))) symlinkSync(join(HERE, '../node_modules', pinned), join(root, 'node_modules', pinned));
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  const pid = pidOfServer();
  if (pid && isRunning(pid)) process.kill(pid, 'SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

const said = (): string => (existsSync(join(root, 'said')) ? readFileSync(join(root, 'said'), 'utf8') : '');
const pidOfServer = (): number => Number(/^pid (\d+)$/m.exec(said())?.[1]);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(what: () => boolean, patience = 8_000): Promise<void> {
  for (let waited = 0; !what(); waited += 20) {
    if (waited > patience) throw new Error(`not within ${patience} ms; said:\n${said()}`);
    await pause(20);
  }
}

function launch(words: string[], env: Record<string, string> = {}): ChildProcess {
  const { npm_lifecycle_event: _, ...own } = process.env;
  const options = { cwd: root, stdio: ['pipe', 'ignore', 'ignore'] as ['pipe', 'ignore', 'ignore'] };
  const child = spawn(process.execPath, ['tools/launch.mjs', ...words], {
    ...options,
    env: { ...own, npm_execpath: join(root, 'npm/npm-cli.js'), ...env },
  });
  children.push(child);
  return child;
}

const codeOf = (child: ChildProcess): Promise<number | null> => new Promise((done) => child.once('exit', (code) => done(code)));

test('runs the command on Node 24 or later with its words and answers its exit code', async () => {
  expect(await codeOf(launch(['start', 'fail', 'loudly']))).toBe(7);
  expect(said()).toContain('words fail loudly');
  expect(Number(/node (\d+)/.exec(said())?.[1])).toBeGreaterThanOrEqual(24);
  expect(said()).not.toContain('npm ci');
});

test('an unknown command is refused', async () => {
  expect(await codeOf(launch(['strat']))).toBe(2);
});

test.each([
  ['nothing is installed', () => rmSync(join(root, 'node_modules/.package-lock.json'))],
  ['the lock file wants another version', () => writeFileSync(join(root, 'node_modules/.package-lock.json'), INSTALLED.replace('1.0.0', '0.9.0'))],
])('installs when %s, even under NODE_ENV=production', async (_, spoil) => {
  spoil();
  expect(await codeOf(launch(['start', 'fail'], { NODE_ENV: 'production' }))).toBe(7);
  expect(said()).toMatch(/^npm ci --include=dev/m);
});

test('a failed install ends with its code and starts nothing', async () => {
  rmSync(join(root, 'node_modules/.package-lock.json'));
  expect(await codeOf(launch(['start'], { NPM_FAILS: 'yes' }))).toBe(3);
  expect(said()).not.toContain('pid');
});

test.each(['SIGTERM', 'SIGINT'] as const)('hands %s on once and waits until the command has ended', async (signal) => {
  const child = launch(['start']);
  await until(() => said().includes('words'));
  child.kill(signal);
  expect(await codeOf(child)).toBe(0);
  expect(
    said()
      .split('\n')
      .filter((line) => line === signal),
  ).toHaveLength(1);
  expect(isRunning(pidOfServer())).toBe(false);
});

test('the command ends when the launcher is killed without a word', async () => {
  const child = launch(['start']);
  await until(() => said().includes('words'));
  child.kill('SIGKILL');
  await until(() => said().includes('SIGTERM') && !isRunning(pidOfServer()));
});

test('the command ends when npm above the launcher and a shell is killed', async () => {
  const script = `require('node:child_process').spawn('/bin/sh', ['-c', '"${process.execPath}" tools/launch.mjs start; true'], { stdio: 'ignore' }); setInterval(() => {}, 1000)`;
  const npm = spawn(process.execPath, ['-e', script], { cwd: root, stdio: 'ignore', env: { ...process.env, npm_lifecycle_event: 'start' } });
  children.push(npm);
  await until(() => said().includes('words'));
  npm.kill('SIGTERM');
  await until(() => said().includes('SIGTERM') && !isRunning(pidOfServer()));
});
