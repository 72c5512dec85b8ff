// On the first of a month the last one is over for every customer that got goods in it: told once, so that promises about statements have a start.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { periodOf } from '../../../kernel/calendar/period.ts';
import { circumstances } from '../../../kernel/grade.ts';
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { App } from '../../../platform/app.ts';
import { after, termsFor } from '../statements/terms.ts';
import { monthEnded } from './facts.ts';

const AT_ONCE = 200;

/** How many customers it was told for. */
export async function endMonths(app: App): Promise<number> {
  const { key: month, from, to } = periodOf('month', periodOf('month', app.clock.now()).from - 1);
  return app.inUnit(SYSTEM, async (unit) => {
    // Of several nodes one tells it.
    await sql`select pg_advisory_xact_lock(hashtext('settlement.end-months'))`.execute(unit.tx);
    const { rows } = await sql<{ customerId: string }>`
      select distinct n.customer_id as "customerId" from deliveries.note n
      where n.delivery_on >= ${shanghaiDate(from)}::date and n.delivery_on < ${shanghaiDate(to)}::date and n.accepted_at is not null
        and not exists (select from settlement.month_ended e where e.customer_id = n.customer_id and e.month = ${shanghaiDate(from)}::date)
      limit ${AT_ONCE}`.execute(unit.tx);
    const told = [];
    for (const { customerId } of rows) {
      const { sendWithin } = await termsFor(unit.tx, customerId, to - 1);
      const sendBy = iso(await after(unit.tx, to, sendWithin));
      told.push(monthEnded.tell({ customerId, month, sendBy }, { ...circumstances(SYSTEM, unit.now), occurredAt: to }));
    }
    if (told.length > 0) await unit.record(told);
    return told.length;
  });
}
