// Runs every generator of tools/generators. `--check` writes nothing and fails where a file is not up to date. Further words pick generators by file name.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type Generator = {
  readonly name: string;
  /** Paths from the root of the repository. */
  readonly outputs: () => Promise<readonly { readonly path: string; readonly content: string }[]>;
};

const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(import.meta.dirname, 'generators');

const present = (path: string): Promise<string | undefined> => readFile(join(ROOT, path), 'utf8').catch(() => undefined);

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(ROOT, path)), { recursive: true });
  await writeFile(join(ROOT, path), content);
}

/** Lines to print; `stale` where a generated file differs from what is there. */
async function runOne(file: string, check: boolean): Promise<{ lines: string[]; stale: boolean }> {
  const began = performance.now();
  const { default: generator } = (await import(join(FOLDER, file))) as { default?: Generator };
  if (!generator) throw new Error('needs a default export { name, outputs }');
  const changed: string[] = [];
  for (const { path, content } of await generator.outputs()) {
    if ((await present(path)) === content) continue;
    changed.push(path);
    if (!check) await write(path, content);
  }
  const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const told = changed.map((path) => `  ${check ? 'not up to date, run npm run generate:' : 'written:'} ${path}`);
  return {
    lines: [`${generator.name}: ${changed.length === 0 ? 'up to date' : `${changed.length} changed`} (${took})`, ...told],
    stale: changed.length > 0,
  };
}

export async function generateAll({ check, only = [] }: { check: boolean; only?: readonly string[] }): Promise<boolean> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const picked = only.length === 0 ? files : files.filter((file) => only.some((word) => file.startsWith(word)));
  const results = await Promise.allSettled(picked.sort().map((file) => runOne(file, check)));
  let good = picked.length > 0;
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected')
      console.error(`${picked[index]}: ${result.reason instanceof Error ? result.reason.stack : String(result.reason)}`);
    else console.log(result.value.lines.join('\n'));
    if (result.status === 'rejected' || (check && result.value.stale)) good = false;
  }
  return good;
}

if (import.meta.main) {
  const words = process.argv.slice(2);
  const good = await generateAll({ check: words.includes('--check'), only: words.filter((word) => !word.startsWith('--')) });
  process.exitCode = good ? 0 : 1;
}
