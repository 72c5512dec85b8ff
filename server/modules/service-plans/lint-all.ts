// Every plan, contract, calendar and law file of a folder: what `npm run check` and start-up read.
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { CalendarFile } from './calendar.ts';
import { lintPlan } from './lint-plan.ts';
import { type Law, lawList } from './lint-words.ts';
import type { PlanDocument } from './plan.ts';
import { type Problem, readCalendarFile } from './read-plan.ts';
import type { Catalogue } from './watched.ts';

export type ShippedText<T> = { readonly file: string; readonly content: string; readonly value: T };
export type Shipped = {
  readonly plans: readonly ShippedText<PlanDocument>[];
  readonly calendars: readonly ShippedText<CalendarFile>[];
  readonly laws: readonly Law[];
  readonly problems: readonly Problem[];
};

/** Beside the plans lie other dated data of the product, each read by the module it is for. */
const NOT_PLANS: readonly string[] = [
  'laws.yaml',
  'tolerances.yaml',
  'certificate-kinds.yaml',
  'banned-goods.yaml',
  'receiving-checks.yaml',
  'alert-rules.yaml',
  'recall-rules.yaml',
  'ledger-rules.yaml',
  'stock-rules.yaml',
  'recovery-rules.yaml',
  'claim-steps.yaml',
  'supplier-licences.yaml',
  'claim-rules.yaml',
  'consumer-law.yaml',
  'goods-back.yaml',
  'settlement-terms.yaml',
];

type Source = { readonly file: string; readonly content: string };

async function sources(folder: URL, under: string): Promise<Source[]> {
  const names = await readdir(new URL(under, folder)).catch(() => []);
  const files = names.filter((name) => name.endsWith('.yaml') && !NOT_PLANS.includes(name)).sort();
  return Promise.all(
    files.map(async (name) => ({ file: `plans/${under}${name}`, content: await readFile(new URL(`${under}${name}`, folder), 'utf8') })),
  );
}

const inFile = (file: string, problems: readonly Problem[]): Problem[] => problems.map((problem) => ({ ...problem, file }));

export const readLaws = async (folder: URL): Promise<Law[]> => lawList.parse(parse(await readFile(new URL('laws.yaml', folder), 'utf8'))).laws;

/** Reads and lints everything under `folder` (the repository's `plans/`). Contracts are linted after the plans they stand on. */
export async function lintAll(folder: URL, catalogue: Catalogue): Promise<Shipped> {
  const laws = await readLaws(folder);
  const calendars = (await sources(folder, 'calendars/')).map((source) => ({ ...source, ...readCalendarFile(source.content) }));
  const keys = calendars.flatMap(({ value }) => (value?.kind === 'weekly' ? [value.calendar] : []));
  const plans: ShippedText<PlanDocument>[] = [];
  const problems = calendars.flatMap(({ file, problems: found }) => inFile(file, found));
  const base = (key: string, version: number) => plans.find(({ value }) => value.plan === key && value.version === version)?.value;
  for (const { file, content } of [...(await sources(folder, '')), ...(await sources(folder, 'contracts/'))]) {
    const linted = lintPlan(content, { catalogue, laws, base, calendars: keys });
    problems.push(...inFile(file, linted.problems));
    if (linted.plan) plans.push({ file, content, value: linted.plan });
  }
  return { plans, calendars: calendars.flatMap(({ file, content, value }) => (value ? [{ file, content, value }] : [])), laws, problems };
}

export const errorsOf = (problems: readonly Problem[]): Problem[] => problems.filter(({ severity }) => severity === 'error');
