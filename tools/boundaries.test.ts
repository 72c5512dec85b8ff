// Each rule of .dependency-cruiser.cjs is shown one planted violation: a rule that finds nothing here guards nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkBoundaries } from './boundaries.ts';

const SOUND: Record<string, string> = {
  'server/kernel/time.ts': 'export const now = 1;',
  'server/kernel/id.ts': 'export const newId = () => "1";',
  'server/platform/unit.ts': "import { now } from '../kernel/time.ts'; export const unit = now;",
  'server/platform/http/endpoint.ts': 'export const endpoint = 1;',
  'server/modules/cases/public.ts': 'export const openCase = 1;',
  'server/modules/cases/facts.ts': 'export const opened = 1;',
  'server/modules/cases/contract.ts': "import { endpoint } from '../../platform/http/endpoint.ts'; export const contract = endpoint;",
  'server/modules/cases/case.store.ts': 'export const load = 1;',
  'server/modules/cases/case.rules.ts':
    "import { opened } from './facts.ts'; import { now } from '../../kernel/time.ts'; export const decide = [opened, now];",
  'server/modules/claims/public.ts': "import { openCase } from '../cases/public.ts'; export const request = openCase;",
  'server/modules/commitments/clause.ts': 'export const clause = 1;',
  'server/modules/service-plans/plan.ts': "import { clause } from '../commitments/clause.ts'; export const plan = clause;",
  'server/testing/open.ts': 'export const open = 1;',
  'server/modules/cases/case.test.ts':
    "import { open } from '../../testing/open.ts'; import { load } from '../claims/public.ts'; export const t = [open, load];",
  'server/main.ts': "import { openCase } from './modules/cases/public.ts'; export const all = openCase;",
  'web/app.tsx':
    "import { contract } from '../server/modules/cases/contract.ts'; import type { load } from '../server/modules/cases/case.store.ts'; export const App = <p>{contract}</p>;",
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xiannuo-boundaries-'));
  plant(SOUND);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function plant(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

test('finds nothing wrong with a sound tree, having read it', async () => {
  expect(await checkBoundaries(folder)).toEqual({ files: Object.keys(SOUND).length, violations: [] });
});

test.each<[rule: string, path: string, text: string]>([
  ['kernel-alone', 'server/kernel/text.ts', "import { unit } from '../platform/unit.ts'; export const a = unit;"],
  [
    'platform-below-modules',
    'server/platform/tasks.ts',
    "import type { openCase } from '../modules/cases/public.ts'; export type A = typeof openCase;",
  ],
  ['module-doors', 'server/modules/claims/request.ts', "import { load } from '../cases/case.store.ts'; export const a = load;"],
  ['module-doors', 'server/modules/claims/request.ts', "import type { clause } from '../commitments/clause.ts'; export type A = typeof clause;"],
  ['module-doors-of-plans', 'server/modules/service-plans/a.ts', "import { load } from '../cases/case.store.ts'; export const a = load;"],
  ['commitments-alone', 'server/modules/commitments/judge.ts', "import { opened } from '../cases/facts.ts'; export const a = opened;"],
  ['rules-pure', 'server/modules/claims/claim.rules.ts', "import type { unit } from '../../platform/unit.ts'; export type A = typeof unit;"],
  ['rules-pure', 'server/modules/claims/claim.rules.ts', "import { randomUUID } from 'node:crypto'; export const a = randomUUID;"],
  ['rules-without-tables', 'server/modules/claims/claim.rules.ts', "import { newId } from '../../kernel/id.ts'; export const a = newId;"],
  ['rules-reach-no-machine', 'server/modules/cases/case.rules.ts', "import { a } from './between.ts'; export const b = a;"],
  ['contract-light', 'server/modules/claims/contract.ts', "import { load } from './claim.store.ts'; export const a = load;"],
  ['web-sees-contracts', 'web/page.tsx', "import { openCase } from '../server/modules/cases/public.ts'; export const a = openCase;"],
  ['no-way-to-web', 'server/platform/page.ts', "import { App } from '../../web/app.tsx'; export const a = App;"],
  ['no-test-code', 'server/platform/page.ts', "import { open } from '../testing/open.ts'; export const a = open;"],
  ['no-cycles', 'server/kernel/time.ts', "import { other } from './other.ts'; export const now = other;"],
  ['main-is-the-top', 'tools/a.ts', "import { all } from '../server/main.ts'; export const a = all;"],
  ['no-circle-of-calls', 'server/modules/cases/close.ts', "import { request } from '../claims/public.ts'; export const a = request;"],
])('%s: %s', async (rule, path, text) => {
  plant({
    'server/modules/cases/between.ts': "import { load } from './case.store.ts'; export const a = load;",
    'server/modules/claims/claim.store.ts': 'export const load = 1;',
    'server/kernel/other.ts': "import { now } from './time.ts'; export const other = () => now;",
    [path]: text,
  });
  const { violations } = await checkBoundaries(folder);
  expect(violations.map((violation) => violation.split(':')[0])).toContain(rule);
});

test('refuses to call a tree good in which it read nothing', async () => {
  rmSync(folder, { recursive: true });
  plant({ 'server/README.md': 'nothing to read' });
  await expect(checkBoundaries(folder)).rejects.toThrow(/read no imports/);
});
