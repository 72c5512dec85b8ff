import { add } from '../server/kernel/calendar/calendar.ts';
import { compileCalendar } from '../server/kernel/calendar/compile.ts';
import type { CalendarDefinition } from '../server/kernel/calendar/definition.ts';
import { OFFICE, SCHOOL, STATUTORY_2025_2026 } from '../server/kernel/calendar/samples.ts';
import { addByMinutes, addByWindows, daySpans } from '../server/kernel/calendar/walker.ts';
import { HOUR, type Instant, shanghaiInstant } from '../server/kernel/time.ts';
import { seeded } from '../server/testing/seeded.ts';
import { type Bench, nanosecondsOf, showMicroseconds } from './bench.ts';

const RANGE = { from: '2025-01-01', to: '2027-12-31' };
const UNTIL = shanghaiInstant('2028-01-01');
const CASES = 100_000;

/** Reported at noon of the last school day; eight hours of work, so the deadline lies behind the winter break of 41 days. */
const START = shanghaiInstant('2026-01-23', '12:00');
const TIME = 8 * HOUR;

export const bench: Bench = {
  name: 'calendar',
  bar: `≥ 1,000 × faster than walking minutes, equal on ${CASES.toLocaleString('en')} random cases`,
  async run(report) {
    const unequal = compareAtRandom(report);
    const school = compileCalendar(SCHOOL, RANGE, STATUTORY_2025_2026);
    const spansOn = daySpans(SCHOOL, STATUTORY_2025_2026);
    const walked = addByMinutes(spansOn, START, { ms: TIME, until: UNTIL });
    const closed = add(school, START, TIME);
    const slow = nanosecondsOf(() => addByMinutes(spansOn, START, { ms: TIME, until: UNTIL }));
    const fast = nanosecondsOf(() => add(school, START, TIME));
    const times = slow / fast;
    report(`deadline across 41 days: ${showMicroseconds(fast)}, walking minutes ${showMicroseconds(slow)}`);
    const ok = unequal === 0 && walked === closed && times >= 1000;
    return {
      figure: `${Math.round(times).toLocaleString('en')} × (${showMicroseconds(fast)}), ${unequal} of ${CASES.toLocaleString('en')} unequal`,
      ok,
    };
  },
};

/** Half on an office calendar, half on a school's; any millisecond of seventeen months, also where the answer is "unknown". */
function compareAtRandom(report: (line: string) => void): number {
  const sides = [OFFICE, SCHOOL].map(sideOf);
  const random = seeded(20261118);
  const from = shanghaiInstant('2025-09-01');
  const to = shanghaiInstant('2027-01-31');
  let unequal = 0;
  let unknown = 0;
  for (let i = 0; i < CASES; i++) {
    const { closed, walked } = sides[i % 2] as ReturnType<typeof sideOf>;
    const at = from + Math.floor(random() * (to - from));
    const ms = 1 + Math.floor(random() ** 3 * 400 * HOUR);
    const due = closed(at, ms);
    if (due === 'unknown') unknown++;
    if (due !== walked(at, ms)) unequal++;
    if (i % 25_000 === 24_999) report(`${i + 1} cases compared, ${unequal} unequal, ${unknown} unknown on both sides`);
  }
  return unequal;
}

function sideOf(definition: CalendarDefinition) {
  const calendar = compileCalendar(definition, RANGE, STATUTORY_2025_2026);
  const spansOn = daySpans(definition, STATUTORY_2025_2026);
  return {
    closed: (at: Instant, ms: number) => add(calendar, at, ms),
    walked: (at: Instant, ms: number) => addByWindows(spansOn, at, { ms, until: UNTIL }),
  };
}
