// Calendars that tests and benches share: an office with split days, half days and make-up days, and a school with its terms.
import type { CalendarDefinition, StatutoryDays } from './definition.ts';

const SPLIT = [
  ['08:00', '12:00'],
  ['14:00', '18:00'],
] as const;

export const OFFICE: CalendarDefinition = {
  kind: 'weekly',
  weekly: { mon: SPLIT, tue: SPLIT, wed: SPLIT, thu: SPLIT, fri: SPLIT },
  statutory: true,
};

/** Winter break of 41 days, 2026-01-24 to 2026-03-05. */
export const SCHOOL: CalendarDefinition = {
  kind: 'weekly',
  weekly: { mon: [['06:00', '18:30']], tue: [['06:00', '18:30']], wed: [['06:00', '18:30']], thu: [['06:00', '18:30']], fri: [['06:00', '12:30']] },
  statutory: true,
  makeUp: [['06:00', '18:30']],
  terms: [
    { from: '2025-09-01', to: '2026-01-23' },
    { from: '2026-03-06', to: '2026-07-10' },
    { from: '2026-09-01', to: '2026-12-31' },
  ],
  overrides: { '2026-04-30': [['06:00', '10:00']], '2026-06-06': SPLIT, '2026-10-29': [] },
};

const between = (from: string, to: string, working: boolean) => {
  const days: { date: string; working: boolean }[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) days.push({ date: new Date(at).toISOString().slice(0, 10), working });
  return days;
};

/** 国务院办公厅关于2025、2026年部分节假日安排的通知: 28 + 33 days off, 5 + 6 make-up days. */
export const STATUTORY_2025_2026: StatutoryDays = {
  years: [2025, 2026],
  days: [
    ...between('2025-01-01', '2025-01-01', false),
    ...between('2025-01-28', '2025-02-04', false),
    ...between('2025-04-04', '2025-04-06', false),
    ...between('2025-05-01', '2025-05-05', false),
    ...between('2025-05-31', '2025-06-02', false),
    ...between('2025-10-01', '2025-10-08', false),
    ...between('2026-01-01', '2026-01-03', false),
    ...between('2026-02-15', '2026-02-23', false),
    ...between('2026-04-04', '2026-04-06', false),
    ...between('2026-05-01', '2026-05-05', false),
    ...between('2026-06-19', '2026-06-21', false),
    ...between('2026-09-25', '2026-09-27', false),
    ...between('2026-10-01', '2026-10-07', false),
    ...['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'].map((date) => ({ date, working: true })),
    ...['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map((date) => ({ date, working: true })),
  ],
};
