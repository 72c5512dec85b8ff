// Stretches of time that are judged one by one: the periods of a clause in force, or the subject's whole life.
import { elapsed } from '../../../kernel/calendar/calendar.ts';
import { dayNumber, dayStart } from '../../../kernel/calendar/compile.ts';
import { type Every, periodOf } from '../../../kernel/calendar/period.ts';
import type { Instant } from '../../../kernel/time.ts';
import { PART } from './compile-clause.ts';
import type { Proof } from './conclude.ts';
import type { Entry, Hearing } from './hearing.ts';
import type { Alarm } from './judged.ts';

export type Stretch = {
  readonly key: string;
  readonly from: Instant;
  /** First instant after it; null for a whole life. */
  readonly to: Instant | null;
  /** Where the clause stopped being in force, if inside. */
  readonly cut: { readonly at: Instant; readonly entry: Entry; readonly withdrawn: boolean } | null;
  /** Working time passed in the period before the day the clause came into force. */
  readonly partial: boolean;
  readonly start: Entry;
  /** Place of its first entry, and of the first one after it, in the hearing. */
  readonly first: number;
  readonly after: number;
};

type Force = { readonly start: Entry; readonly end: Entry | null };

/** Stretches begun by asOf and not ended before `since`, oldest first. */
export function stretches(hearing: Hearing, every: Every | 'subject' | 'once'): Stretch[] {
  const found: Stretch[] = [];
  const seen = new Set<string>();
  for (const force of forces(hearing)) {
    const end = force.end?.at ?? Number.POSITIVE_INFINITY;
    if (every === 'subject' || every === 'once') {
      if (seen.has('subject')) continue;
      seen.add('subject');
      found.push(stretch(hearing, force, { key: 'subject', from: force.start.at, to: null }));
      continue;
    }
    for (let at = Math.max(force.start.at, hearing.since); at <= hearing.asOf && (at < end || at === force.start.at); ) {
      const period = periodOf(every, at);
      if (!seen.has(period.key)) found.push(stretch(hearing, force, period));
      seen.add(period.key);
      at = period.to;
    }
  }
  return found;
}

/** From a start to the next end or withdrawal. A clause without a start begins with the first fact it names. */
function forces({ entries, clause }: Hearing): Force[] {
  const begins = clause.spec.start.length > 0 ? PART.start : PART.breach | PART.observe | PART.part | PART.whole;
  const found: Force[] = [];
  let start: Entry | null = null;
  for (const entry of entries) {
    if (start === null && entry.parts & begins) start = entry;
    else if (start !== null && entry.parts & (PART.end | PART.withdraw)) {
      found.push({ start, end: entry });
      start = null;
    }
  }
  if (start !== null) found.push({ start, end: null });
  return found;
}

type Span = { readonly key: string; readonly from: Instant; readonly to: Instant | null };

function stretch({ entries, calendar }: Hearing, { start, end }: Force, { key, from, to }: Span): Stretch {
  const cut = end !== null && (to === null || end.at < to) ? { at: end.at, entry: end, withdrawn: (end.parts & PART.withdraw) !== 0 } : null;
  const lost = to === null ? 0 : elapsed(calendar, from, Math.max(from, dayStart(dayNumber(start.at))));
  const first = firstAt(entries, Math.max(from, start.at));
  return {
    key,
    from,
    to,
    cut,
    partial: lost !== 0,
    start,
    first,
    after: cut ? firstAt(entries, cut.at + 1) : to === null ? entries.length : firstAt(entries, to),
  };
}

/** Place of the first entry at or after an instant. */
function firstAt(entries: readonly Entry[], at: Instant): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] as Entry).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When the stretch is over: its end, or where it was cut; null while nothing ends it. */
export const endOf = ({ to, cut }: Stretch): Instant | null => cut?.at ?? to;

/** The start belongs to every period's proof only where it lies in it. */
export const proofOfStart = ({ start, from }: Stretch): Proof[] => (start.at >= from ? [[start, 'start']] : []);

/** Wakes the keeper when the period is over, also what is decided already: the next period opens then. */
export function periodAlarm(hearing: Hearing, { to, cut }: Stretch): Alarm[] {
  return to === null || cut !== null || to <= hearing.asOf ? [] : [{ at: to, step: 'period' }];
}
