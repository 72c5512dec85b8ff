// What stands in the books of a month for each customer: statement, payment, penalties, appeals, package. One statement for all of them.
import { sql } from 'kysely';
import { periodNamed } from '../../../kernel/calendar/period.ts';
import { DAY, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Db } from '../../../platform/app.ts';
import { pointsOf } from '../scorecards/score.ts';
import { OPEN_DUE } from '../statements/heads.ts';
import { type MonthRow, NOTHING_OWED, NOTHING_STATED } from './month.rules.ts';
import type { PackageState } from './package.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly packageId: string | null;
  readonly packageState: PackageState | null;
  readonly statementId: string | null;
  readonly state: 'draft' | 'sent' | 'confirmed';
  readonly totalFen: number;
  readonly unpriced: number;
  readonly disputes: number;
  readonly confirmBy: number | null;
  readonly invoicedFen: number;
  readonly paidFen: number;
  readonly dueOn: string | null;
  readonly statedFen: number;
  readonly agreedFen: number;
  readonly open: number;
  readonly asked: number;
  readonly answerBy: number | null;
  readonly canAppeal: number;
  readonly statedClauses: readonly string[];
};

export type Papers = Omit<MonthRow, 'score'> & {
  /** Clauses whose penalty the customer has named: no estimate of ours is added to it. */
  readonly statedClauses: readonly string[];
};

/** Who had a delivery, a statement, a score sheet, a penalty or a package in the month. */
export async function papersOf(db: Db, { month, now }: { readonly month: string; readonly now: number }): Promise<Papers[]> {
  const { from, to } = periodNamed(month);
  const first = `${month}-01`;
  const { rows } = await sql<Row>`
    with theirs as (
      select customer_id from deliveries.note where delivery_on >= ${first}::date and delivery_on < (${first}::date + interval '1 month')::date
        and state <> 'cancelled'
      union select customer_id from deliveries.note where accepted_at >= ${iso(from)}::timestamptz and accepted_at < ${iso(to)}::timestamptz
      union select customer_id from settlement.statement where month = ${first}::date
      union select customer_id from settlement.score_sheet where left(period, 7) = ${month}
      union select customer_id from settlement.penalty where period = ${month}
      union select customer_id from settlement.package where month = ${month}),
    penalties as (
      select customer_id, coalesce(sum(amount_fen) filter (where state in ('stated', 'declined')), 0)::bigint as stated,
        coalesce(sum(amount_fen) filter (where state = 'agreed'), 0)::bigint as agreed, array_agg(clause_id) filter (where clause_id is not null) as clauses,
        count(*) filter (where state in ('stated', 'declined') and (appeal_by is null or appeal_by >= ${iso(now)}::timestamptz) and not exists (
          select from settlement.appeal a where a.penalty_id = p.id and a.state <> 'withdrawn'))::int as appealable,
        min(appeal_by) filter (where state in ('stated', 'declined') and appeal_by >= ${iso(now)}::timestamptz) as until
      from settlement.penalty p where period = ${month} group by 1),
    deductions as (
      select s.customer_id, count(*)::int as appealable, min(s.appeal_by) as until
      from settlement.score_sheet s join settlement.score_deduction d on d.sheet_id = s.id
      where left(s.period, 7) = ${month} and s.state = 'stated' and (s.appeal_by is null or s.appeal_by >= ${iso(now)}::timestamptz)
        and d.restored_hundredths < d.hundredths
        and not exists (select from settlement.appeal a where a.deduction_id = d.id and a.state <> 'withdrawn')
      group by 1),
    appeals as (
      select customer_id, count(*)::int as open, coalesce(sum(asked_hundredths), 0)::int as asked
      from settlement.appeal where left(period, 7) = ${month} and state = 'open' group by 1)
    select c.id, c.name, p.id as "packageId", p.state as "packageState",
      s.id as "statementId", s.state, s.total_fen as "totalFen", s.unpriced, s.disputes, s.confirm_by as "confirmBy", s.invoiced_fen as "invoicedFen",
      s.paid_fen as "paidFen", case when s.id is not null then ${OPEN_DUE} end as "dueOn",
      coalesce(y.stated, 0)::bigint as "statedFen", coalesce(y.agreed, 0)::bigint as "agreedFen", coalesce(y.clauses, '{}') as "statedClauses",
      coalesce(a.open, 0) as open, coalesce(a.asked, 0) as asked, coalesce(y.appealable, 0) + coalesce(d.appealable, 0) as "canAppeal",
      least(y.until, d.until) as "answerBy"
    from theirs join customers.customer c on c.id = theirs.customer_id
    left join settlement.statement s on s.customer_id = c.id and s.month = ${first}::date
    left join penalties y on y.customer_id = c.id left join deductions d on d.customer_id = c.id left join appeals a on a.customer_id = c.id
    left join lateral (select id, state from settlement.package where customer_id = c.id and month = ${month} order by edition desc limit 1) p on true`.execute(
    db,
  );
  return rows.map((row) => papersIn(row, now));
}

const moment = (at: number | null): string | null => (at === null ? null : iso(at));

function papersIn(row: Row, now: number): Papers {
  const { id, name, packageId, packageState, statedFen, agreedFen, open, asked, canAppeal, answerBy, statedClauses } = row;
  return {
    customer: { id, name },
    risk: { estimatedFen: 0, statedFen, agreedFen },
    appeals: { open, points: pointsOf(asked), nextDeadline: canAppeal > 0 ? moment(answerBy) : null, canAppeal },
    statement: statementIn(row, now),
    payment: paymentIn(row, now),
    package: packageId === null || packageState === null ? null : { packageId, state: packageState },
    statedClauses,
  };
}

function statementIn({ statementId, state, totalFen, unpriced, disputes, confirmBy }: Row, now: number): MonthRow['statement'] {
  if (statementId === null) return NOTHING_STATED;
  const late = state === 'sent' && confirmBy !== null && confirmBy < now;
  return { statementId, state, totalFen, unpriced, disputes, confirmBy: moment(confirmBy), late };
}

function paymentIn({ statementId, state, totalFen, invoicedFen, paidFen, dueOn }: Row, now: number): MonthRow['payment'] {
  if (statementId === null || state !== 'confirmed') return NOTHING_OWED;
  const daysOver = dueOn === null ? 0 : Math.max(0, (Date.parse(shanghaiDate(now)) - Date.parse(dueOn)) / DAY);
  return { invoicedFen, paidFen, unpaidFen: Math.max(0, totalFen - paidFen), dueOn, daysOver };
}
