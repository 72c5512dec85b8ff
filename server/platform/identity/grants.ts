import type { Role } from '../../kernel/actor.ts';
import type { Grants } from './public.ts';

const NONE: ReadonlySet<string> = new Set();

/** Role → permissions. Sets are shared between all actors with the same roles. */
export function openGrants() {
  let grants: Grants = {};
  let byRoles = new Map<string, ReadonlySet<string>>();
  const collect = (roles: readonly Role[]): ReadonlySet<string> =>
    new Set(Object.entries(grants).flatMap(([name, { roles: holders }]) => (roles.some((role) => holders.includes(role)) ? [name] : [])));
  return {
    define(next: Grants): void {
      grants = next;
      byRoles = new Map();
    },
    all: (): Grants => grants,
    of(roles: readonly Role[]): ReadonlySet<string> {
      if (roles.length === 0) return NONE;
      const key = roles.join(' ');
      const known = byRoles.get(key) ?? collect(roles);
      byRoles.set(key, known);
      return known;
    },
    /** Those of `names` that still exist. */
    among: (names: readonly string[]): ReadonlySet<string> => new Set(names.filter((name) => name in grants)),
  };
}

export type OpenGrants = ReturnType<typeof openGrants>;
