// Facts, clauses and calendars for tests and benches: "given these facts, when judged at, then".
import type { z } from 'zod';
import type { Calendar } from '../../../kernel/calendar/compile.ts';
import { compileCalendar } from '../../../kernel/calendar/compile.ts';
import { OFFICE, STATUTORY_2025_2026 } from '../../../kernel/calendar/samples.ts';
import type { Fact, Grade } from '../../../kernel/fact.ts';
import { type Instant, shanghaiInstant } from '../../../kernel/time.ts';
import { judgedClause, type PinnedClause } from '../clause.ts';
import { judge } from '../judge.ts';
import type { Judged } from './judged.ts';

/** `11-18 09:00` of 2026, or with a year. */
export function at(text: string): Instant {
  const [date = '', time] = text.split(' ');
  return shanghaiInstant(date.length === 5 ? `2026-${date}` : date, time);
}

export const officeHours: Calendar = compileCalendar(OFFICE, { from: '2025-01-01', to: '2028-12-31' }, STATUTORY_2025_2026);

let made = 0;
type Written = { readonly id?: string; readonly grade?: Grade; readonly [field: string]: unknown };

/** A fact of a subject. Ids count up; `id` names it instead, `grade` is B unless said. */
export function fact(name: string, when: string | Instant, { id, grade = 'B', ...data }: Written = {}): Fact {
  const occurredAt = typeof when === 'string' ? at(when) : when;
  const position = ++made;
  return {
    id: id ?? `f${String(position).padStart(6, '0')}`,
    position,
    name,
    version: 1,
    data,
    subjects: [],
    occurredAt,
    recordedAt: occurredAt,
    grade,
    actor: 'system:system',
  };
}

export const KEY = 'canteen@1#clause';

/** Written as a plan writes it, checked by the same schema. */
export const clause = (written: z.input<typeof judgedClause>, key = KEY): PinnedClause => ({
  key,
  id: 'clause',
  wording: '',
  bound: 'us',
  precedence: 1,
  source: 'S4',
  judge: judgedClause.parse(written),
});

export function judgeAll(promise: PinnedClause, facts: readonly Fact[], { asOf, calendar = officeHours }: { asOf: string; calendar?: Calendar }) {
  return judge(promise, facts, { calendar, asOf: at(asOf) });
}

export function judgeOne(promise: PinnedClause, facts: readonly Fact[], view: { asOf: string; calendar?: Calendar }): Judged {
  const judged = judgeAll(promise, facts, view);
  if (judged.length !== 1) throw new Error(`expected one instance, found ${judged.length}`);
  return judged[0] as Judged;
}
