// By when the other side answers: working days of the State Council's calendar, by the rule of the day.
import { addWorkingDays } from '../../../kernel/calendar/calendar.ts';
import { compileCalendar } from '../../../kernel/calendar/compile.ts';
import { DAY, type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { statutoryCalendar } from '../../service-plans/public.ts';
import { answerDaysOn } from './recovery-rules.ts';

/** Beyond the loaded years days count as they come: a clock is better early than absent. */
export async function answerAfter({ tx, now }: Unit, on: string): Promise<Instant> {
  const days = answerDaysOn(on);
  const { definition, statutory } = await statutoryCalendar(tx);
  const calendar = compileCalendar(definition, { from: shanghaiDate(now - DAY), to: shanghaiDate(now + 60 * DAY) }, statutory);
  const until = addWorkingDays(calendar, now, days);
  return typeof until === 'number' ? until : now + days * DAY;
}
