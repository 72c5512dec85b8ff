// The manager's month: every customer with deliveries or papers in it, worst first. Read whole by few statements, since the counts need all of it.
import { periodNamed } from '../../../kernel/calendar/period.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { estimateMonth } from '../penalties/estimate-month.ts';
import { type LiveScore, liveScores } from '../scorecards/live-scores.ts';
import type { contract } from './contract.ts';
import { countsOf, type MonthRow, ordered, shownBy } from './month.rules.ts';
import { papersOf } from './month-papers.ts';

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

async function rowsOf({ db, now }: Call, month: string): Promise<MonthRow[]> {
  const papers = await papersOf(db, { month, now });
  const customerIds = papers.map(({ customer }) => customer.id);
  const scores = await liveScores(db, { customerIds, period: month, now });
  const estimates = await estimateMonth(db, { customerIds, month, now });
  return papers.map(({ statedClauses, ...row }) => {
    const clauses = estimates.get(row.customer.id)?.clauses ?? [];
    const estimatedFen = clauses
      .filter(({ clause }) => !statedClauses.includes(clause.id))
      .reduce((sum, { estimate }) => sum + estimate.amountFen, 0);
    return { ...row, risk: { ...row.risk, estimatedFen }, score: scoreIn(scores.get(row.customer.id)) };
  });
}

const scoreIn = (score: LiveScore | undefined): MonthRow['score'] => (score ? { ...score } : null);
