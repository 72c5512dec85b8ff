// `npm run bench -- NAME… [--json]`: every bench of this folder (or the named ones), one line per figure; ends with 1 when a figure is short of its bar.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from './bench.ts';

type Figure = { readonly name: string; readonly figure: string; readonly bar: string; readonly ok: boolean; readonly seconds: number };

async function collect(): Promise<Bench[]> {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'run.ts');
  const loaded = (await Promise.all(files.sort().map((file) => import(join(import.meta.dirname, file))))) as { bench?: Bench }[];
  return loaded.flatMap(({ bench }) => (bench ? [bench] : []));
}

/** A bench that breaks is short: a figure that could not be taken was not reached. */
async function measure({ name, bar, run }: Bench, report: (line: string) => void): Promise<Figure> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  try {
    const { figure, ok } = await run(report);
    return { name, figure, bar, ok, seconds: seconds() };
  } catch (error) {
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { name, figure: 'not measured', bar, ok: false, seconds: seconds() };
  }
}

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const names = words.filter((word) => !word.startsWith('--'));
const benches = await collect();
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const bench of names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name))) {
  // Progress goes beside the figures, so that `--json` can be piped.
  const report = (line: string) => process.stderr.write(`  ${bench.name}: ${line}\n`);
  const figure = await measure(bench, report);
  figures.push(figure);
  if (!asJson) console.log(`bench ${figure.name} ${figure.figure} bar ${figure.bar} ${figure.ok ? 'ok' : 'short'}`);
}
if (asJson) console.log(JSON.stringify(figures, null, 2));
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
