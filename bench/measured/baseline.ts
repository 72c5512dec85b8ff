// The limit of the machine: the same rows written by pgbench, or by a bare loop of prepared statements where there is no pgbench.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshIds, type Statement } from './rows.ts';

export type Baseline = { readonly tool: 'pgbench' | 'bare loop'; readonly perSecond: number };
type Options = { readonly ownerUrl: string; readonly seconds: number; readonly connections: number };

const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

export async function writeSameRows(statements: readonly Statement[], options: Options): Promise<Baseline> {
  return hasPgbench() ? byPgbench(statements, options) : byBareLoop(statements, options);
}

const literal = (text: string | null): string => {
  if (text === null) return 'null';
  // A place of its own: the facts of neighbours come between ours, and two could reckon the same place.
  if (/^\{position:\d+\}$/.test(text)) return "nextval('journal.fact_position_seq')";
  return `'${text.replaceAll("'", "''").replace(/\{(\d+|number)\}/g, ':v$1')}'`;
};

/** One transaction. The application asks for the next number too; the same statement brings the ids, so that they cost no further round trip. */
export function scriptOf(statements: readonly Statement[]): string {
  const ids = Array.from({ length: freshIds(statements) }, (_, i) => `uuidv7() as v${i}`).join(', ');
  const inserts = statements.map(({ table, columns, values }) => {
    const rows = values.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
    return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values ${rows};`;
  });
  return ['begin;', `select 'B' || nextval('cases.number') as vnumber, ${ids} \\gset`, ...inserts, 'commit;', ''].join('\n');
}

async function byPgbench(statements: readonly Statement[], { ownerUrl, seconds, connections }: Options): Promise<Baseline> {
  const folder = mkdtempSync(join(tmpdir(), 'xiannuo-pgbench-'));
  try {
    const script = join(folder, 'rows.sql');
    writeFileSync(script, scriptOf(statements));
    const words = ['-n', '-c', String(connections), '-j', '2', '-T', String(seconds), '-f', script, ownerUrl];
    const output = await run('pgbench', words);
    const tps = /tps = ([\d.]+)/.exec(output)?.[1];
    if (!tps || !/number of failed transactions: 0 /.test(output)) throw new Error(`pgbench: ${output.slice(0, 2000)}`);
    return { tool: 'pgbench', perSecond: Number(tps) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function byBareLoop(statements: readonly Statement[], options: Options): Promise<Baseline> {
  const output = await run(process.execPath, [join(import.meta.dirname, 'bare-loop.ts')], JSON.stringify({ statements, ...options }));
  return { tool: 'bare loop', perSecond: Number(output) };
}

function run(command: string, words: readonly string[], input = ''): Promise<string> {
  const child = spawn(command, words);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? done(output) : fail(new Error(`${command} ended with ${code}: ${output.slice(0, 2000)}`))));
  });
}
