// What leaves a recall with one lot, and what that lot is connected with both ways. Pure.
import type { ScopedLot } from './recall.ts';

type Edge = { readonly fromLot: string; readonly toLot: string };
export type Leaving = {
  /** The lot itself first, then what is in the recall only because of it. */
  readonly leave: readonly string[];
  readonly stay: readonly ScopedLot[];
  /** Lots that stay of which it was made, at any depth. */
  readonly upstream: readonly string[];
  /** Lots that stay and were made of what leaves, and of something else besides. */
  readonly downstream: readonly string[];
};

/** `edges`: at least those among the lots of the recall. */
export function leavingWith(lotId: string, standing: readonly ScopedLot[], edges: readonly Edge[]): Leaving {
  const known = new Set(standing.map((one) => one.lotId));
  const inside = edges.filter(({ fromLot, toLot }) => known.has(fromLot) && known.has(toLot));
  const forward = waysBy(inside.map(({ fromLot, toLot }) => [fromLot, toLot]));
  const backward = waysBy(inside.map(({ fromLot, toLot }) => [toLot, fromLot]));
  const made = reachedFrom([lotId], forward);
  const roots = standing.flatMap((one) => (one.root && one.lotId !== lotId ? [one.lotId] : []));
  const kept = reachedFrom(roots, forward, lotId);
  const leave = [lotId, ...[...made].filter((id) => id !== lotId && !kept.has(id))];
  const gone = new Set(leave);
  const stays = (ids: Iterable<string>): string[] => [...ids].filter((id) => !gone.has(id));
  return {
    leave,
    stay: standing.filter((one) => !gone.has(one.lotId)),
    upstream: stays(reachedFrom([lotId], backward)),
    downstream: stays(made),
  };
}

function waysBy(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, string[]>();
  for (const [from, to] of pairs) {
    const known = ways.get(from);
    if (known) known.push(to);
    else ways.set(from, [to]);
  }
  return ways;
}

/** Each lot once, so that a diamond of any depth stays linear; never through `without`. */
function reachedFrom(starts: readonly string[], ways: ReadonlyMap<string, readonly string[]>, without?: string): Set<string> {
  const found = new Set(starts);
  for (const id of found) for (const next of ways.get(id) ?? []) if (next !== without) found.add(next);
  return found;
}
