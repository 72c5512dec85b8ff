// Who is running on a data folder: the server that holds it, and a postmaster that a killed server left behind.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** When the process began, as a mark to compare: a process id alone is given again to others. Undefined: not running. */
function beginningOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'linux') {
    const fields = read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ');
    // A zombie has ended; it only waits for its parent to take note.
    if (!fields || fields[0] === 'Z') return undefined;
    return `${read('/proc/sys/kernel/random/boot_id')?.trim()}/${fields[19]}`;
  }
  return process.platform === 'win32'
    ? 'alive'
    : spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)])
        .stdout.toString()
        .trim();
}

/** A postmaster works inside its data folder, and stays there when the folder is renamed; its command line is the second best. */
function servesFolder(pid: number, pgData: string): boolean {
  if (process.platform !== 'linux')
    return (
      spawnSync('ps', ['-o', 'command=', '-p', String(pid)])
        .stdout?.toString()
        .includes(pgData) ?? false
    );
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgData) && (read(`/proc/${pid}/cmdline`) ?? '').includes('postgres');
  } catch {
    return false;
  }
}

export type Hold = { readonly release: () => void; readonly check: () => void };

const inUse = (dataDir: string, pid: number) =>
  new Error(
    `数据目录 ${dataDir} 正被另一个鲜诺（进程 ${pid}）使用，请先停止它，或另设 DATA_DIR · Data folder in use by process ${pid}: stop it, or set DATA_DIR`,
  );

/** The living process that holds the data folder, if any. */
export function heldBy(dataDir: string): number | undefined {
  const written = read(join(dataDir, 'server.pid'));
  if (!written) return undefined;
  const { pid, began } = parseHolder(written);
  return began !== undefined && beginningOf(pid) === began ? pid : undefined;
}

/** Takes the data folder for this process by `server.pid`; throws where a living server holds it. */
export function holdFolder(dataDir: string): Hold {
  const file = join(dataDir, 'server.pid');
  const mine = JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) });
  const refuse = (pid: number | undefined): void => {
    if (pid !== undefined) throw inUse(dataDir, pid);
  };
  refuse(heldBy(dataDir));
  rmSync(file, { force: true });
  try {
    writeFileSync(file, mine, { flag: 'wx' });
  } catch (error) {
    // EEXIST: another server came first in this instant. Anything else: the folder is not ours to write.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new Error(`数据目录 ${dataDir} 不可写 · Cannot write to the data folder: ${error}`);
    refuse(heldBy(dataDir) ?? 0);
  }
  return {
    release: () => {
      if (read(file) === mine) rmSync(file, { force: true });
    },
    /** Two servers starting in the same instant: the one whose mark was overwritten gives up. */
    check: () => refuse(read(file) === mine ? undefined : (heldBy(dataDir) ?? 0)),
  };
}

function parseHolder(written: string): { pid: number; began?: string } {
  try {
    return JSON.parse(written) as { pid: number; began?: string };
  } catch {
    // Cut off by a crash while writing: nobody holds it.
    return { pid: 0, began: 'unreadable' };
  }
}

/** Stops a postmaster that outlived its server. Call only while holding the folder. Returns whether there was one. */
export async function stopOrphan(pgData: string): Promise<boolean> {
  const file = join(pgData, 'postmaster.pid');
  const pid = Number(read(file)?.split('\n')[0]);
  if (!pid || !isAlive(pid)) return false;
  if (!servesFolder(pid, pgData)) {
    // The id belongs to another program now (common after a container restart): PostgreSQL would refuse to start over it.
    rmSync(file, { force: true });
    return false;
  }
  await stopPostmaster(pid);
  return true;
}

/** Fast shutdown (SIGINT: roll back, checkpoint, end); after `patience` ms immediate shutdown, recovered at the next start. */
export async function stopPostmaster(pid: number, patience = 30_000): Promise<void> {
  signal(pid, 'SIGINT');
  for (let waited = 0; beginningOf(pid) !== undefined; waited += 20) {
    if (waited === patience) signal(pid, 'SIGQUIT');
    if (waited > patience + 10_000) throw new Error(`PostgreSQL (process ${pid}) does not stop`);
    await pause(20);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Ended in between.
  }
}
