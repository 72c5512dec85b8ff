// The month of an account is closed when its statement is drawn (R17): what comes later is booked into the next.

import { sql } from 'kysely';
import { circumstances } from '../../../kernel/grade.ts';
import type { Unit } from '../../../platform/app.ts';
import { lockMonths } from './account.store.ts';
import type { Month } from './account.ts';
import * as tell from './facts.ts';

export type MonthSums = { readonly billFen: number; readonly transferFen: number; readonly entries: number };

/** Gives the sums that stand for good. A month that is closed already only gives them again. */
export async function closeMonthInUnit(
  unit: Unit,
  { customerId, month }: { readonly customerId: string; readonly month: Month },
): Promise<MonthSums> {
  await lockMonths(unit.tx, customerId);
  const first = `${month}-01`;
  const { rows } = await sql<MonthSums & { closed: boolean }>`
    select coalesce(sum(bill_fen), 0)::bigint as "billFen", coalesce(sum(transfer_fen), 0)::bigint as "transferFen", coalesce(sum(entries), 0)::int as entries,
      exists (select from claims.account_closed where customer_id = ${customerId} and month = ${first}::date) as closed
    from claims.account_total where customer_id = ${customerId} and month = ${first}::date`.execute(unit.tx);
  const { closed, ...sums } = rows[0] as MonthSums & { closed: boolean };
  if (!closed) await unit.record([tell.monthClosed.tell({ customerId, month, ...sums }, circumstances(unit.actor, unit.now))]);
  return sums;
}
