// The slow, obvious calendar: walks minute by minute, or window by window. Only tests and benches use it, to check the closed form against.
import { DAY, type Instant, MINUTE, SHANGHAI_OFFSET } from '../time.ts';
import { type CalendarDefinition, type StatutoryDays, timeOfDay, WEEKDAYS, type Window } from './definition.ts';

type Spans = readonly (readonly [from: number, to: number])[];

/** Windows per day, looked up by date text; null = nobody knows. Written apart from `compile.ts` on purpose. */
function windowsByDate(definition: CalendarDefinition, statutory: StatutoryDays): (date: string) => readonly Window[] | null {
  if (definition.kind === 'always') return () => [['00:00', '24:00']];
  const { weekly, overrides = {}, terms = [], makeUp } = definition;
  const fullDay = makeUp ?? WEEKDAYS.map((weekday) => weekly[weekday] ?? []).find((windows) => windows.length) ?? [];
  return (date) => {
    if (overrides[date]) return overrides[date];
    if (terms.length && (terms.every((term) => date < term.from) || terms.every((term) => date > term.to))) return null;
    if (terms.length && !terms.some((term) => date >= term.from && date <= term.to)) return [];
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    const ordinary = weekly[WEEKDAYS[(weekday + 6) % 7] as (typeof WEEKDAYS)[number]] ?? [];
    if (!definition.statutory) return ordinary;
    const special = statutory.days.find((day) => day.date === date);
    if (special) return special.working ? fullDay : [];
    return statutory.years.includes(Number(date.slice(0, 4))) ? ordinary : null;
  };
}

/** Spans of each day since the epoch, remembered: a fair walker does not read dates again and again. */
export function daySpans(definition: CalendarDefinition, statutory: StatutoryDays): (day: number) => Spans | null {
  const onDate = windowsByDate(definition, statutory);
  const remembered = new Map<number, Spans | null>();
  return (day) => {
    const found = remembered.get(day);
    if (found !== undefined) return found;
    const windows = onDate(new Date(day * DAY).toISOString().slice(0, 10));
    const spans = windows === null ? null : windows.map(([from, to]) => [timeOfDay(from), timeOfDay(to)] as const).sort((a, b) => a[0] - b[0]);
    remembered.set(day, spans);
    return spans;
  };
}

type DaySpans = ReturnType<typeof daySpans>;
const dayOf = (at: Instant): number => Math.floor((at + SHANGHAI_OFFSET) / DAY);
const timeOf = (at: Instant): number => at + SHANGHAI_OFFSET - dayOf(at) * DAY;

/** `from` and `ms` in whole minutes. `until`: give up there. */
export function addByMinutes(spansOn: DaySpans, from: Instant, { ms, until }: { ms: number; until: Instant }): Instant | 'unknown' {
  let left = ms;
  let at = from;
  while (left > 0) {
    const spans = at < until ? spansOn(dayOf(at)) : null;
    if (spans === null) return 'unknown';
    const time = timeOf(at);
    if (spans.some((span) => time >= span[0] && time < span[1])) left -= MINUTE;
    at += MINUTE;
  }
  return at;
}

/** Whole minutes again. */
export function elapsedByMinutes(spansOn: DaySpans, from: Instant, to: Instant): number | 'unknown' {
  let worked = 0;
  for (let at = from; at < to; at += MINUTE) {
    const spans = spansOn(dayOf(at));
    if (spans === null) return 'unknown';
    const time = timeOf(at);
    if (spans.some((span) => time >= span[0] && time < span[1])) worked += MINUTE;
  }
  return worked;
}

/** Any milliseconds; a step per window. */
export function addByWindows(spansOn: DaySpans, from: Instant, { ms, until }: { ms: number; until: Instant }): Instant | 'unknown' {
  if (ms === 0) return from;
  let left = ms;
  for (let day = dayOf(from); ; day++) {
    const midnight = day * DAY - SHANGHAI_OFFSET;
    const spans = midnight < until ? spansOn(day) : null;
    if (spans === null) return 'unknown';
    for (const [start, end] of spans) {
      const begin = Math.max(midnight + start, from);
      const length = midnight + end - begin;
      if (length <= 0) continue;
      if (left <= length) return begin + left;
      left -= length;
    }
  }
}
