// Calendar periods of Asia/Shanghai: days, ISO weeks, months, quarters, years.
import { DAY, type Instant, SHANGHAI_OFFSET } from '../time.ts';
import { dateOfDay, dayNumber, dayStart, weekdayOf } from './compile.ts';

export type Every = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** `to` is the first instant after it. Keys: `2026-11-20`, `2026-W47`, `2026-11`, `2026-Q4`, `2026`. */
export type Period = { readonly key: string; readonly from: Instant; readonly to: Instant };

export function periodOf(every: Every, at: Instant): Period {
  const day = dayNumber(at);
  if (every === 'day') return { key: dateOfDay(day), from: dayStart(day), to: dayStart(day + 1) };
  if (every === 'week') return weekOf(day);
  const date = new Date(at + SHANGHAI_OFFSET);
  return monthsOf(every, date.getUTCFullYear(), date.getUTCMonth());
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function monthsOf(every: keyof typeof MONTHS, year: number, month: number): Period {
  const length = MONTHS[every];
  const first = month - (month % length);
  const key = every === 'month' ? `${year}-${String(month + 1).padStart(2, '0')}` : every === 'quarter' ? `${year}-Q${first / 3 + 1}` : `${year}`;
  return { key, from: Date.UTC(year, first) - SHANGHAI_OFFSET, to: Date.UTC(year, first + length) - SHANGHAI_OFFSET };
}

/** ISO 8601: weeks begin on Monday and belong to the year their Thursday lies in. */
function weekOf(day: number): Period {
  const monday = day - weekdayOf(day);
  const year = new Date((monday + 3) * DAY).getUTCFullYear();
  const week = Math.floor((monday + 3 - Date.UTC(year, 0) / DAY) / 7) + 1;
  return { key: `${year}-W${String(week).padStart(2, '0')}`, from: dayStart(monday), to: dayStart(monday + 7) };
}

/** The period a key names; RangeError for what is no key. */
export function periodNamed(key: string): Period {
  const named = (every: Every, date: string): Period => periodOf(every, Date.parse(`${date}T00:00:00+08:00`));
  const week = /^(\d{4})-W(\d\d)$/.exec(key);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(key);
  const period = week
    ? weekOf(dayNumber(named('week', `${week[1]}-01-04`).from) + (Number(week[2]) - 1) * 7)
    : quarter
      ? named('quarter', `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}-01`)
      : /^\d{4}$/.test(key)
        ? named('year', `${key}-01-01`)
        : /^\d{4}-\d\d$/.test(key)
          ? named('month', `${key}-01`)
          : /^\d{4}-\d\d-\d\d$/.test(key)
            ? named('day', key)
            : undefined;
  if (period?.key !== key) throw new RangeError(`not a period: ${key}`);
  return period;
}
