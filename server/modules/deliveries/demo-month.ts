// What the demo's first school was brought last month and this month until the day before yesterday: enough for a score, a statement and an appeal.
import { DAY, HOUR, MINUTE, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App } from '../../platform/app.ts';
import { openSites } from '../customers/public.ts';
import { type Good, type Stop, tellDay } from './demo.ts';

/** Days of the week of both months; one of each is enough to be looked at, and the start stays quick. */
const DAYS = [1, 3, 5];
const LATE = 125 * MINUTE;
/** Notes are written the evening before. */
const EVENING = 5 * HOUR;
/** No price list has it. */
const UNLISTED: Good = ['本地小青菜', 'V900', '净菜', 'kg', 6, 6, 2];

/** By its place in its month: late because the gate was shut, late on the road, short by a line. */
const LAST_MONTH: Readonly<Record<number, Partial<Stop>>> = { 2: { late: LATE, gate: true }, 5: { stage: 'partly' }, 8: { late: LATE } };
const THIS_MONTH: Readonly<Record<number, Partial<Stop>>> = { 1: { late: LATE }, 2: { more: [UNLISTED] }, 3: { stage: 'partly' } };

export async function createDemoMonth(app: App): Promise<void> {
  const staff = await app.identity.accounts(app.db, { kind: 'staff' });
  const driverId = staff.find(({ roles }) => roles.includes('driver'))?.id ?? null;
  const [site] = [...(await openSites(app.db))].sort((a, b) => a.siteCode.localeCompare(b.siteCode));
  if (!site) return;
  const months = daysOf(app.clock.now());
  for (const [days, told] of [[months.last, LAST_MONTH] as const, [months.running, THIS_MONTH] as const]) {
    for (const [place, day] of days.entries()) {
      await tellDay(app, { site, at: 0, driverId, day, issuedAt: shanghaiInstant(day) - EVENING, stage: 'accepted', ...told[place] });
    }
  }
}

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

function daysOf(now: number): { readonly last: string[]; readonly running: string[] } {
  const month = shanghaiDate(now).slice(0, 7);
  const first = shanghaiDate(shanghaiInstant(`${month}-01`) - DAY).slice(0, 7);
  const days: string[] = [];
  for (let at = shanghaiInstant(`${first}-01`); at < now - 2 * DAY; at += DAY) days.push(shanghaiDate(at));
  const wanted = days.filter((day) => DAYS.includes(weekday(day)));
  return { last: wanted.filter((day) => day.startsWith(first)), running: wanted.filter((day) => day.startsWith(month)) };
}
