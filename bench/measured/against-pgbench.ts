// What benches that run the real server beside pgbench have in common.
import type { Bench } from '../bench.ts';
import type { Baseline } from './baseline.ts';
import { type Measured, openMeasured } from './installation.ts';

type Result = Awaited<ReturnType<Bench['run']>>;
type Report = Parameters<Bench['run']>[0];

/** A scratch installation around the measuring, stopped whatever happens. */
export const onScratch =
  (measure: (measured: Measured, report: Report) => Promise<Result>): Bench['run'] =>
  async (report) => {
    const measured = await openMeasured(report);
    try {
      return await measure(measured, report);
    } finally {
      await measured.stop();
    }
  };

/** One process against the many of pgbench: on a machine that others use too, it gets the smaller share, and the figure says little. */
export function sayIfBusy(report: Report, starvedMs: number, seconds: number): void {
  const share = starvedMs / (seconds * 1_000);
  if (share > 0.4) report(`the server waited ${Math.round(share * 100)} % of the time for a processor: something else keeps this machine busy`);
}

/** Against the mean of both baselines, before and after. */
export function ratioOf(perSecond: number, baselines: readonly [Baseline, Baseline], bar: number): Result {
  const limit = (baselines[0].perSecond + baselines[1].perSecond) / 2;
  const ratio = perSecond / limit;
  return { figure: `${ratio.toFixed(3)} of ${baselines[0].tool} (${perSecond.toFixed(0)} of ${limit.toFixed(0)} a second)`, ok: ratio >= bar };
}
