// Values over a period: ratios, averages, runs, the last state. Nothing counted is unobserved, never 100 %.
import type { Instant } from '../../../kernel/time.ts';
import type { JudgedClause } from '../clause.ts';
import { PART } from './compile-clause.ts';
import { conclude, type Finding, type Proof } from './conclude.ts';
import type { Entry, Hearing } from './hearing.ts';
import type { Judged } from './judged.ts';
import { afterMiss } from './schedule.ts';
import { endOf, periodAlarm, type Stretch, stretches } from './stretch.ts';

type Measure = Extract<JudgedClause, { kind: 'measure' }>;

export const judgeMeasure = (hearing: Hearing, spec: Measure): Judged[] =>
  stretches(hearing, spec.every).map((stretch) => {
    const finding = findingOf(hearing, spec, stretch);
    return conclude(hearing, finding, (open) => [...(open ? afterMiss(hearing, finding) : []), ...periodAlarm(hearing, stretch)]);
  });

/** Decided when the period is over; over a whole life, at each value. A run that grew too long is decided at once: it can't shrink. */
function findingOf(hearing: Hearing, spec: Measure, stretch: Stretch): Finding {
  const counted: Entry[] = [];
  for (let i = stretch.first; i < stretch.after; i++) {
    const entry = hearing.entries[i] as Entry;
    if (entry.parts & (PART.part | PART.whole)) counted.push(entry);
  }
  const reading = READ[spec.measure](counted, spec);
  const proofs = counted.map((entry): Proof => [entry, 'count']);
  const common = { instance: stretch.key, startedAt: Math.max(stretch.from, stretch.start.at), proofs, value: reading?.value ?? null };
  const end = endOf(stretch);
  if (reading?.brokenAt !== undefined) return { ...common, verdict: 'missed', decidedAt: reading.brokenAt };
  if (stretch.cut?.withdrawn) return { ...common, verdict: 'not-applicable', decidedAt: stretch.cut.at, proofs: [[stretch.cut.entry, 'withdraw']] };
  const last = counted.at(-1);
  const decidedAt = stretch.to === null && last ? last.at : end;
  if (decidedAt === null || hearing.asOf < decidedAt) return { ...common, verdict: 'running', decidedAt: null };
  if (!reading) return { ...common, verdict: stretch.to === null && end === null ? 'running' : 'unobserved', decidedAt: end };
  return { ...common, verdict: keeps(spec, reading.value) ? 'met' : 'missed', decidedAt };
}

const keeps = ({ atLeast, atMost }: Measure, value: number): boolean =>
  (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

/** Null: nothing to measure. `brokenAt`: when it became impossible to keep. */
type Reading = { readonly value: number; readonly brokenAt?: Instant } | null;

const READ: Readonly<Record<Measure['measure'], (counted: readonly Entry[], spec: Measure) => Reading>> = {
  'count-ratio': (counted) => ratio(count(counted, PART.part), count(counted, PART.whole)),
  'sum-ratio': (counted, spec) => ratio(sum(counted, PART.part, spec.partField), sum(counted, PART.whole, spec.wholeField)),
  average: (counted, spec) => {
    const values = numbers(counted, PART.whole, spec.wholeField);
    return ratio(total(values), values.length);
  },
  state: (counted, spec) => {
    const value = numbers(counted, PART.whole, spec.wholeField).at(-1);
    return value === undefined ? null : { value };
  },
  'in-a-row': longestRun,
};

const ratio = (part: number, whole: number): Reading => (whole === 0 ? null : { value: part / whole });
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const sum = (counted: readonly Entry[], part: number, field: string | undefined): number => total(numbers(counted, part, field));

function count(counted: readonly Entry[], part: number): number {
  let found = 0;
  for (const entry of counted) if (entry.parts & part) found++;
  return found;
}

/** Values of a field; facts without one say nothing. Throws TypeError for what is no number. */
function numbers(counted: readonly Entry[], part: number, field = ''): number[] {
  const found: number[] = [];
  for (const { parts, fact } of counted) {
    const value = parts & part ? fact.data[field] : null;
    if (value === null || value === undefined) continue;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(`${fact.name}.${field} is no number: ${JSON.stringify(value)}`);
    found.push(value);
  }
  return found;
}

function longestRun(counted: readonly Entry[], { atMost }: Measure): Reading {
  let run = 0;
  let value = 0;
  let seen = false;
  let brokenAt: Instant | undefined;
  for (const { parts, at } of counted) {
    if (!(parts & PART.whole)) continue;
    seen = true;
    run = parts & PART.part ? run + 1 : 0;
    value = Math.max(value, run);
    if (atMost !== undefined && run > atMost) brokenAt ??= at;
  }
  return seen ? { value, ...(brokenAt === undefined ? {} : { brokenAt }) } : null;
}
