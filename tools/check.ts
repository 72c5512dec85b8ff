// `npm run check`: format and lint, types, import boundaries, file sizes, generated files. `-- --fix` first repairs what a machine can repair.
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBoundaries } from './boundaries.ts';

const ROOT = join(import.meta.dirname, '..');
const LONGEST_FILE = 300;

type Result = { readonly good: boolean; readonly output: string };
type Step = { readonly name: string; readonly run: () => Promise<Result> };

/** A program of node_modules, or a script of ours, with all it prints. */
function program(file: string, words: readonly string[]): Promise<Result> {
  const child = spawn(process.execPath, [join(ROOT, file), ...words], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ good: code === 0, output }));
  });
}

async function boundaries(): Promise<Result> {
  const { files, violations } = await checkBoundaries();
  return { good: violations.length === 0, output: [...violations, `${files} files, ${violations.length} violations`].join('\n') };
}

async function sizes(): Promise<Result> {
  const long: string[] = [];
  for (const folder of ['server', 'web', 'tools', 'tests', 'stories', 'bench']) {
    const entries = await readdir(join(ROOT, folder), { recursive: true }).catch(() => []);
    for (const entry of entries.filter((name) => /\.(ts|tsx|mjs|css)$/.test(name) && !name.includes('.gen.'))) {
      const lines = (await readFile(join(ROOT, folder, entry), 'utf8')).split('\n').length - 1;
      if (lines > LONGEST_FILE) long.push(`${folder}/${entry}: ${lines} lines, at most ${LONGEST_FILE}`);
    }
  }
  return { good: long.length === 0, output: long.join('\n') };
}

const biome = (words: readonly string[]) => program('node_modules/@biomejs/biome/bin/biome', ['check', '--max-diagnostics=200', ...words]);

const STEPS: readonly Step[] = [
  { name: 'format and lint', run: () => biome(['--error-on-warnings']) },
  { name: 'types', run: () => program('node_modules/typescript/bin/tsc', ['--noEmit']) },
  { name: 'import boundaries', run: boundaries },
  { name: 'file sizes', run: sizes },
  { name: 'generated files', run: () => program('tools/generate.ts', ['--check']) },
];

async function timed({ name, run }: Step): Promise<boolean> {
  const began = performance.now();
  const { good, output } = await run().catch((error: Error) => ({ good: false, output: String(error.stack) }));
  if (!good) console.log(output.trimEnd());
  console.log(`${good ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return good;
}

if (process.argv.includes('--fix')) await biome(['--write']);
const results: boolean[] = [];
for (const step of STEPS) results.push(await timed(step));
const failed = results.filter((good) => !good).length;
console.log(failed === 0 ? 'check passed' : `check failed: ${failed} of ${STEPS.length} steps`);
process.exitCode = failed === 0 ? 0 : 1;
