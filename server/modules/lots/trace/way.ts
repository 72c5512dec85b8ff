// Steps of a trace.
import type { Making } from '../lot.ts';

export type Way = 'backward' | 'forward';

/** What went from one lot into another at one event: `taken` in the base unit of the one, `given` in that of the other. */
export type TraceEdge = {
  readonly fromLot: string;
  readonly toLot: string;
  readonly kind: Making;
  readonly taken: number;
  readonly given: number;
  /** They lay together without being blended: `given` is the most it can be. */
  readonly possible: boolean;
};
