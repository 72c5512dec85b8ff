// A large module is split into rooms by noun (road, acceptance, picking …): each brings its endpoints with all that belongs to them.
import type { Contract, Module } from './module.ts';

export type Part<C extends Contract> = Pick<Module<C>, 'contract' | 'handlers' | 'permissions' | 'refusals'> &
  Partial<Pick<Module, 'hears' | 'sweeps' | 'tasks' | 'jobs' | 'templates'>>;
export const definePart = <C extends Contract>(part: Part<C>): Part<C> => part;

type Hears = NonNullable<Module['hears']>;
type AnyPart = Omit<Part<Contract>, 'handlers' | 'contract'>;

/** Everything but contract and handlers, which keep their types by being spread. Two rooms may hear the same fact: in the order given. */
export function together(parts: readonly AnyPart[]) {
  const hears: Record<string, Hears[string]> = {};
  for (const [name, hear] of parts.flatMap((part) => Object.entries(part.hears ?? {}))) {
    const before = hears[name];
    hears[name] = before
      ? async (unit, fact) => {
          await before(unit, fact);
          await hear(unit, fact);
        }
      : hear;
  }
  return {
    permissions: Object.assign({}, ...parts.map(({ permissions }) => permissions)) as Module['permissions'],
    refusals: parts.flatMap(({ refusals }) => refusals),
    hears,
    sweeps: parts.flatMap(({ sweeps = [] }) => sweeps),
    tasks: Object.assign({}, ...parts.map(({ tasks }) => tasks)) as NonNullable<Module['tasks']>,
    jobs: Object.assign({}, ...parts.map(({ jobs }) => jobs)) as NonNullable<Module['jobs']>,
    templates: Object.assign({}, ...parts.map(({ templates }) => templates)) as NonNullable<Module['templates']>,
  };
}
