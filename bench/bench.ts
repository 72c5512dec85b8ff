// One measured promise about speed: a ratio against something measured in the same run, so that it means the same on every machine.
export type Bench = {
  readonly name: string;
  /** What must be reached, in words: "≥ 1,000 × faster than walking minutes". */
  readonly bar: string;
  readonly run: (report: (line: string) => void) => Promise<{ readonly figure: string; readonly ok: boolean }>;
};

/** Nanoseconds of one call: the best of several rounds, each long enough to be told from the clock's grain. */
export function nanosecondsOf(work: () => unknown, { rounds = 7, roundMs = 60 } = {}): number {
  let calls = 1;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; ) {
    const begun = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) kept = work();
    const spent = Number(process.hrtime.bigint() - begun);
    if (spent < roundMs * 1e6) {
      calls = Math.ceil(calls * Math.min(10, Math.max(1.5, (1.2 * roundMs * 1e6) / spent)));
      continue;
    }
    best = Math.min(best, spent / calls);
    round++;
  }
  return best;
}

/** The last result, kept where the engine can't see that nobody reads it. */
export let kept: unknown;

export const showMicroseconds = (nanoseconds: number): string => `${(nanoseconds / 1000).toPrecision(3)} µs`;
