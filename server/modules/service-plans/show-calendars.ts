// Calendar files and what they say of a day: working, not working, or unknown because nobody has loaded that year.
import { workingBetween } from '../../kernel/calendar/calendar.ts';
import { compileCalendar } from '../../kernel/calendar/compile.ts';
import { DAY, HOUR, iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { sharedOf } from './contracts-in-force.ts';
import { calendarFor, clausesAt, type PinnedCalendar, sharedCalendar, statutoryCalendar } from './public.ts';
import { no } from './refusals.ts';

export async function listCalendars(call: Call) {
  const rows = await call.db
    .selectFrom('service_plans.calendar_version')
    .select(['key', 'version', 'kind', 'title', 'loaded_at', 'content'])
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  const { calendars, years } = await sharedOf(call.db);
  return {
    items: rows.map(({ key, version, kind, title, loaded_at, content }) => ({
      ...{ key, version, kind: kind as 'statutory' | 'weekly', title, content, loadedAt: iso(loaded_at) },
      current: calendars.get(key)?.version === version,
    })),
    years: years.map(({ year }) => year),
    can: { load: call.actor.can.has('service-plans.load-calendar') },
  };
}

type Preview = { calendar: string; holder?: string | undefined; version?: number | undefined; from: string; to: string };

async function found(call: Call, { calendar, holder, version = 1 }: Preview): Promise<PinnedCalendar> {
  try {
    if (holder === undefined) return await (calendar === 'statutory' ? statutoryCalendar(call.db) : sharedCalendar(call.db, calendar));
    const { contractKey } = await clausesAt(call.db, holder, version);
    return await calendarFor(call.db, calendar, { contractKey, version });
  } catch (error) {
    // The reads throw plain errors for what does not exist: here a person asked, so it is a refusal.
    if (error instanceof Error && error.message.startsWith('no ')) throw no('not-found');
    throw error;
  }
}

const days = (from: string, to: string): string[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / DAY + 1 }, (_, place) => iso(Date.parse(from) + place * DAY).slice(0, 10));

export async function previewCalendar(call: Call, input: Preview) {
  const { from, to } = input;
  const length = (Date.parse(to) - Date.parse(from)) / DAY;
  if (length < 0 || length > 400) throw no('range-too-long');
  const { definition, statutory, version } = await found(call, input);
  const compiled = compileCalendar(definition, { from, to }, statutory);
  return {
    version,
    days: days(from, to).map((date) => {
      const worked = workingBetween(compiled, { from: date, to: date });
      if (worked === 'unknown') return { date, working: 'unknown' as const, hours: null };
      return { date, working: worked > 0 ? ('yes' as const) : ('no' as const), hours: worked / HOUR };
    }),
  };
}
