// The import rules of .dependency-cruiser.cjs on a tree, and one thing they cannot say: calls between modules form no circle.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IModule } from 'dependency-cruiser';

const ROOT = join(import.meta.dirname, '..');

/** Throws where no file was read: a checker that sees nothing must not call it good. */
export async function checkBoundaries(baseDir = ROOT): Promise<{ files: number; violations: string[] }> {
  const { forbidden, options } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden'];
    options: ICruiseOptions;
  };
  const folders = ['server', 'web', 'stories', 'tests', 'tools', 'bench'].filter((folder) => existsSync(join(baseDir, folder)));
  const { output } = await cruise(folders, { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  const { modules, summary } = output as ICruiseResult;
  const ours = modules.filter(({ source }) => !source.includes('node_modules') && folders.some((folder) => source.startsWith(`${folder}/`)));
  if (ours.length === 0 || !ours.some(({ dependencies }) => dependencies.length > 0)) throw new Error('dependency-cruiser read no imports at all');
  const violations = summary.violations.map(
    ({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle?.map(({ name }) => name).join(' → ') ?? to}`,
  );
  return { files: ours.length, violations: [...violations, ...circlesOfCalls(ours)] };
}

const moduleOf = (path: string): string | undefined => /^server\/modules\/([^/]+)\//.exec(path)?.[1];

/** Which module calls which: imports of its public.ts that are more than types. */
function calls(files: readonly IModule[]): Map<string, Set<string>> {
  const called = new Map<string, Set<string>>();
  for (const { source, dependencies } of files) {
    const caller = moduleOf(source);
    if (!caller || /\.test\.ts$/.test(source)) continue;
    for (const { resolved, dependencyTypes } of dependencies) {
      const other = /\/public\.ts$/.test(resolved) && !dependencyTypes.includes('type-only') ? moduleOf(resolved) : undefined;
      if (other && other !== caller) called.set(caller, (called.get(caller) ?? new Set()).add(other));
    }
  }
  return called;
}

function circlesOfCalls(files: readonly IModule[]): string[] {
  const called = calls(files);
  const circles = new Set<string>();
  const walk = (module: string, path: readonly string[]): void => {
    if (path.includes(module)) {
      const circle = path.slice(path.indexOf(module));
      if (circle[0] === [...circle].sort()[0]) circles.add(`no-circle-of-calls: ${[...circle, module].join(' → ')}`);
      return;
    }
    for (const other of called.get(module) ?? []) walk(other, [...path, module]);
  };
  for (const module of called.keys()) walk(module, []);
  return [...circles];
}

if (import.meta.main) {
  const { files, violations } = await checkBoundaries();
  for (const violation of violations) console.error(violation);
  console.log(`${files} files, ${violations.length} violations`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
