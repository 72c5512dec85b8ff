// Once a month, while the yearly exercise is due, the food-safety officer is told so.
import { SYSTEM } from '../../../kernel/actor.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { App } from '../../../platform/app.ts';
import { lastMock, monthsLater } from './list-recalls.ts';
import { RULES } from './recall-rules.ts';

/** Before the first exercise the year counts from the first lot that came in: an empty installation owes none. */
export async function remindMock(app: App): Promise<void> {
  await app.inUnit(SYSTEM, async (unit) => {
    const today = shanghaiDate(unit.now);
    const last = await lastMock(unit.tx);
    const first = await unit.tx.selectFrom('lots.lot').select('received_on').orderBy('received_on').limit(1).executeTakeFirst();
    const since = last?.closed_at ? shanghaiDate(last.closed_at) : first?.received_on;
    const { months } = RULES.mock.frequency;
    if (since === undefined || monthsLater(since, months) > today) return;
    await app.messaging.notify(unit, {
      key: `recall:mock-due:${today.slice(0, 7)}`,
      to: [{ role: 'food-safety-officer' }, { role: 'quality-engineer' }],
      template: 'recalls.mock-due',
      params: { last: last?.closed_at ? since : '—', months },
    });
  });
}
