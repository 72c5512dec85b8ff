// How far away a lot is, and whether it is only possible. Pure: breadth first over the edges, each lot and each edge once.
import type { TraceEdge, Way } from './way.ts';

export type TracedLot = {
  readonly lotId: string;
  /** Steps from where the trace began: below nothing towards the suppliers, above towards the kitchens. */
  readonly level: number;
  /** No chain of certain edges leads here. */
  readonly possible: boolean;
};

type Walked = { readonly starts: readonly string[]; readonly edges: readonly TraceEdge[]; readonly way: Way };

/** Shortest number of steps to every lot that these edges reach. */
export function stepsTo({ starts, edges, way }: Walked): Map<string, number> {
  const next = new Map<string, string[]>();
  for (const { fromLot, toLot } of edges) {
    const [near, far] = way === 'forward' ? [fromLot, toLot] : [toLot, fromLot];
    const known = next.get(near);
    if (known) known.push(far);
    else next.set(near, [far]);
  }
  const steps = new Map(starts.map((id) => [id, 0]));
  const queue = [...steps.keys()];
  for (let at = 0; at < queue.length; at++) {
    const id = queue[at] as string;
    for (const far of next.get(id) ?? [])
      if (!steps.has(far)) {
        steps.set(far, (steps.get(id) as number) + 1);
        queue.push(far);
      }
  }
  return steps;
}

/** Nearest first. What only a possible edge, or a chain with one, leads to is possible itself. */
export function levelsOf(walked: Walked): TracedLot[] {
  const sign = walked.way === 'forward' ? 1 : -1;
  const certain = stepsTo({ ...walked, edges: walked.edges.filter(({ possible }) => !possible) });
  return [...stepsTo(walked)].map(([lotId, steps]) => ({ lotId, level: steps === 0 ? 0 : sign * steps, possible: !certain.has(lotId) }));
}
