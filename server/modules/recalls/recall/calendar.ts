// Working days by the State Council's calendar, compiled for the year around a moment.
import type { Calendar } from '../../../kernel/calendar/compile.ts';
import { compileCalendar } from '../../../kernel/calendar/compile.ts';
import { DAY, type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { statutoryCalendar } from '../../service-plans/public.ts';

export async function compiledStatutory(db: Db | Tx, at: Instant): Promise<Calendar> {
  const { definition, statutory } = await statutoryCalendar(db);
  return compileCalendar(definition, { from: shanghaiDate(at - DAY), to: shanghaiDate(at + 400 * DAY) }, statutory);
}
