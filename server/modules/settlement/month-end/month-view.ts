// The manager's month: every customer with deliveries or papers in it, worst first. Read whole by few statements, since the counts need all of it.
import { sql } from 'kysely';
import { periodNamed } from '../../../kernel/calendar/period.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { countsOf, type MonthRow, NOTHING_OWED, NOTHING_STATED, ordered, shownBy } from './month.rules.ts';
import type { PackageState } from './package.ts';

export async function viewMonth(call: Call, input: InputOf<typeof contract.monthView>): Promise<OutputOf<typeof contract.monthView>> {
  const { month, sort, show, cursor, limit } = input;
  const rows = await rowsOf(call, month);
  const after = readCursor(cursor, 1)?.[0];
  const wanted = ordered(rows.filter(shownBy(show)), sort);
  const from = after === undefined ? 0 : wanted.findIndex(({ customer }) => customer.id === after) + 1;
  const items = wanted.slice(from, from + limit);
  const last = items.at(-1);
  const { can } = call.actor;
  return {
    month,
    open: periodNamed(month).to > call.now,
    counts: countsOf(rows),
    items,
    next: last && from + limit < wanted.length ? writeCursor([last.customer.id]) : null,
    can: { draftPackage: can.has('settlement.draft-packages'), releasePackage: can.has('settlement.release-packages') },
  };
}

type Head = { readonly id: string; readonly name: string; readonly packageId: string | null; readonly packageState: PackageState | null };

async function rowsOf({ db }: Call, month: string): Promise<MonthRow[]> {
  const heads = await customersOf(db, month);
  return heads.map(({ id, name, packageId, packageState }) => ({
    customer: { id, name },
    score: null,
    risk: { estimatedFen: 0, statedFen: 0, agreedFen: 0 },
    appeals: { open: 0, points: 0, nextDeadline: null, canAppeal: 0 },
    statement: NOTHING_STATED,
    payment: NOTHING_OWED,
    package: packageId === null || packageState === null ? null : { packageId, state: packageState },
  }));
}

/** Who had a delivery, a score sheet or a package in the month; active customers only where something is theirs. */
async function customersOf(db: Call['db'], month: string): Promise<readonly Head[]> {
  const { from, to } = periodNamed(month);
  const { rows } = await sql<Head>`
    with theirs as (
      select customer_id from deliveries.note where delivery_on >= ${`${month}-01`}::date and delivery_on < (${`${month}-01`}::date + interval '1 month')::date
        and state <> 'cancelled'
      union select customer_id from deliveries.note where accepted_at >= ${iso(from)}::timestamptz and accepted_at < ${iso(to)}::timestamptz
      union select customer_id from settlement.score_sheet where left(period, 7) = ${month}
      union select customer_id from settlement.package where month = ${month})
    select c.id, c.name, p.id as "packageId", p.state as "packageState"
    from theirs join customers.customer c on c.id = theirs.customer_id
    left join lateral (select id, state from settlement.package where customer_id = c.id and month = ${month} order by edition desc limit 1) p on true
    order by c.name, c.id`.execute(db);
  return rows;
}
