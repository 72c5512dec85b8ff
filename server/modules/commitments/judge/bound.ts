// The instant a deadline is bound to when a fact carries it ("before the meal"), and what happens when a later fact moves it.
import { add, addWorkingDays, elapsed } from '../../../kernel/calendar/calendar.ts';
import { type Instant, instant } from '../../../kernel/time.ts';
import type { Clock } from './clock.ts';
import { PART } from './compile-clause.ts';
import { calendarUnknown } from './conclude.ts';
import type { Entry, Hearing } from './hearing.ts';
import type { Unknown } from './judged.ts';

/** `known` with `at` null: the clock stands still. none: the fact says there is no such instant. missing: no fact has carried it yet. */
export type Bound = {
  readonly state: 'known' | 'unknown' | 'none' | 'missing';
  readonly at: Instant | null;
  readonly allowedMs: number | null;
  /** The fact that carried it. */
  readonly entry: Entry | null;
  readonly unknown: Unknown | null;
};

type Carried = { readonly field: string; readonly of?: unknown };
type Course = { readonly start: Entry; readonly until: Instant | null; readonly clock: Clock };

/**
 * The last instant carried before it was done. A change after the deadline in force had passed comes too late: a miss is not repaired by moving
 * the deadline. Pauses do not move it: the meal does not wait. Throws RangeError for a field that is no instant.
 */
export function boundInForce(hearing: Hearing, carried: Carried, { start, until, clock }: Course): Bound {
  if (!carried.of) return boundOf(hearing, carried.field, { entry: start, clock });
  let bound: Bound | null = null;
  for (const entry of hearing.entries) {
    if (!(entry.parts & PART.anchor)) continue;
    if (entry.at > start.at) {
      if (until !== null && entry.at > until) break;
      if (bound !== null && bound.at !== null && bound.at < entry.at) break;
    }
    bound = boundOf(hearing, carried.field, { entry, clock });
  }
  return bound ?? { state: 'missing', at: null, allowedMs: null, entry: null, unknown: `instant:${carried.field}` };
}

function boundOf(hearing: Hearing, field: string, { entry, clock }: { entry: Entry; clock: Clock }): Bound {
  const written = entry.fact.data[field];
  if (written === null || written === undefined) return { state: 'none', at: null, allowedMs: null, entry, unknown: null };
  const at = shift(hearing, instant(String(written)));
  if (at === 'unknown') return { state: 'unknown', at: null, allowedMs: null, entry, unknown: calendarUnknown(hearing, clock.startedAt) };
  const allowed = elapsed(clock.calendar, clock.startedAt, Math.max(at, clock.startedAt));
  return { state: 'known', at, allowedMs: allowed === 'unknown' ? null : allowed, entry, unknown: null };
}

/** `lead`: that much earlier on the calendar. */
function shift({ calendar, clause }: Hearing, anchor: Instant) {
  if (clause.span === null) return anchor;
  return 'ms' in clause.span ? add(calendar, anchor, -clause.span.ms) : addWorkingDays(calendar, anchor, -clause.span.days);
}
