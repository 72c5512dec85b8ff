// Before the time to appeal ends, somebody is told what is left unappealed: once for each sheet and penalty.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { DAY, type Instant, iso } from '../../../kernel/time.ts';
import type { App } from '../../../platform/app.ts';

/** Our own habit: a day is enough to collect and sign a letter. */
const BEFORE = DAY;
const MOST = 200;

type Ending = {
  readonly key: string;
  readonly customer: string;
  readonly what: string;
  readonly by: Instant;
  readonly count: number;
  readonly id: string;
};

export async function remindOfAppeals(app: App): Promise<number> {
  const now = app.clock.now();
  const { rows } = await sql<Ending>`
    select 'sheet ' || s.id as key, s.id, c.name as customer, s.period as what, s.appeal_by as by, count(*)::int as count
    from settlement.score_sheet s join settlement.score_deduction d on d.sheet_id = s.id and d.restored_hundredths < d.hundredths
      join customers.customer c on c.id = s.customer_id
      left join settlement.appeal a on a.deduction_id = d.id and a.state <> 'withdrawn'
    where s.state = 'stated' and s.appeal_by > ${iso(now)}::timestamptz and s.appeal_by <= ${iso(now + BEFORE)}::timestamptz and a.id is null
    group by s.id, c.name, s.period, s.appeal_by
    union all
    select 'penalty ' || p.id, p.id, c.name, p.number, p.appeal_by, 1
    from settlement.penalty p join customers.customer c on c.id = p.customer_id
      left join settlement.appeal a on a.penalty_id = p.id and a.state <> 'withdrawn'
    where p.state = 'stated' and p.appeal_by > ${iso(now)}::timestamptz and p.appeal_by <= ${iso(now + BEFORE)}::timestamptz and a.id is null
    limit ${MOST}`.execute(app.db);
  for (const { key, id, customer, what, by, count } of rows)
    await app.inUnit(SYSTEM, (unit) =>
      unit.app.messaging.notify(unit, {
        key: `appeal-ends ${key}`,
        to: [{ role: 'after-sales-manager' }, { role: 'project-manager' }],
        template: 'settlement.appeal-ends',
        params: { customer, what, by: iso(by), count },
        about: { type: key.split(' ')[0] ?? 'sheet', id },
      }),
    );
  return rows.length;
}
