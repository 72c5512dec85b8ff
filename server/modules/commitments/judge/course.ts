// Follows one deadline from its start through the facts: pauses, doing, withdrawing, reopening.
import type { Instant } from '../../../kernel/time.ts';
import type { Stop } from './clock.ts';
import { PART } from './compile-clause.ts';
import type { Proof } from './conclude.ts';
import type { Entry, Hearing } from './hearing.ts';

type Ending = { readonly at: Instant; readonly entry: Entry; readonly how: 'done' | 'withdrawn' };
export type Followed = { readonly stops: readonly Stop[]; readonly ending: Ending | null; readonly proofs: Proof[] };

/** Bit of "it is done", beside one bit per pause: the clock stands still while any bit is set. */
const ENDED = 1 << 30;
type Rules = {
  readonly same: string | undefined;
  readonly total: boolean;
  /** What was done before the start counts. */
  readonly early: boolean;
};

/**
 * Resuming what is not paused, and reopening what is not done, say nothing. What was done before the start does not count, unless at the same
 * instant (a device's wrong clock is put right when its facts are recorded, not here) or `early`.
 */
export function follow(hearing: Hearing, start: Entry, { same, total, early }: Rules): Followed {
  const proofs: Proof[] = [[start, 'start']];
  const stops: Stop[] = [];
  let halted = 0;
  let since = start.at;
  let ending: Ending | null = null;
  const belongs = (entry: Entry) =>
    entry !== start &&
    (entry.at >= start.at || (early && (entry.parts & PART.done) !== 0)) &&
    (same === undefined || entry.fact.data[same] === start.fact.data[same]);
  for (const entry of hearing.entries) {
    const before: number = halted;
    halted = (halted | entry.pauses) & ~entry.resumes;
    if (halted !== before) proofs.push([entry, halted > before ? 'pause' : 'resume']);
    if (ending === null && entry.parts & (PART.done | PART.withdraw) && belongs(entry)) {
      ending = { at: entry.at, entry, how: entry.parts & PART.done ? 'done' : 'withdrawn' };
      halted |= ENDED;
      proofs.push([entry, entry.parts & PART.done ? 'done' : 'withdraw']);
    } else if (ending !== null && total && entry.parts & PART.reopen && belongs(entry)) {
      ending = null;
      halted &= ~ENDED;
      proofs.push([entry, 'reopen']);
    }
    if (before === 0 && halted !== 0) since = entry.at;
    if (before !== 0 && halted === 0) close(stops, Math.max(since, start.at), entry.at);
    if (halted === 0 && entry.at <= start.at) dropPauses(proofs);
    if (ending !== null && !total) break;
  }
  if (halted !== 0) {
    const from = Math.max(since, start.at);
    if (ending === null) stops.push({ from, to: null });
    else close(stops, from, ending.at);
  }
  return { stops, ending, proofs };
}

function close(stops: Stop[], from: Instant, to: Instant): void {
  if (to > from) stops.push({ from, to });
}

/** Pauses that were over when the clock started prove nothing about it. */
function dropPauses(proofs: Proof[]): void {
  for (let i = proofs.length - 1; i > 0; i--) {
    const role = proofs[i]?.[1];
    if (role === 'pause' || role === 'resume') proofs.splice(i, 1);
  }
}
