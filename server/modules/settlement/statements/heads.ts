// Statements as lists and pages show them: the head of each in one query, for ours and for the customer.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { boundCustomer, idInRef } from '../../../kernel/actor.ts';
import { DAY, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db, Tx } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import type { Head } from './edition.store.ts';
import type { StatementState } from './statement.ts';
import type { StatementRow } from './statements.store.ts';

export type StatementHead = OutputOf<typeof contract.statements>['items'][number];
export type Found = StatementRow & {
  readonly customer: string;
  readonly open_due_on: string | null;
  readonly ours: number;
  readonly theirs: number;
  /** Of the last edition that was sent, where the customer sees that. */
  readonly shown: Pick<Head, 'sums' | 'lines' | 'notes'> | null;
  readonly shown_sha: string | null;
  readonly shown_sent_at: number | null;
};

/** Invoices are paid in the order they fall due; what is not invoiced is due where terms count from the confirmation. */
export const OPEN_DUE = sql`
  case when s.state = 'confirmed' and s.paid_fen < s.total_fen then coalesce(
    (select min(i.due_on) from (
      select due_on, sum(amount_fen) over (order by due_on, id) as upto from settlement.invoice where statement_id = s.id and voided_at is null) i
      where i.upto > s.paid_fen), s.due_on) end`;

type Find = { readonly where: RawBuilder<SqlBool>; readonly theirs: boolean; readonly order?: RawBuilder<unknown>; readonly limit?: number };

export async function findHeads(db: Db | Tx, { where, theirs, order = sql`s.month desc, s.number desc`, limit = 1 }: Find): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select s.*, c.name as customer, ${OPEN_DUE} as open_due_on, t.ours, t.theirs, e.head as shown, e.sha256 as shown_sha, e.sent_at as shown_sent_at
    from settlement.statement s join customers.customer c on c.id = s.customer_id
    cross join lateral (select count(*) filter (where side = 'ours')::int as ours, count(*) filter (where side = 'customer')::int as theirs
      from settlement.stamp where statement_id = s.id) t
    left join settlement.edition e on ${theirs} and s.state = 'draft' and e.statement_id = s.id and e.edition = s.edition - 1
    where ${where} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

const moment = (at: number | null): string | null => (at === null ? null : iso(at));

export function headOf(row: Found, { today, sender }: { readonly today: string; readonly sender: string | null }): StatementHead {
  const open = row.state === 'confirmed' ? Math.sign(row.total_fen) * (Math.abs(row.total_fen) - row.paid_fen) : 0;
  const own = {
    goodsFen: row.goods_fen,
    claimsFen: row.claims_fen,
    penaltiesFen: row.penalties_fen,
    feesFen: row.fees_fen,
    itemsFen: row.items_fen,
    adjustmentsFen: row.adjustments_fen,
    roundingFen: row.rounding_fen,
    correctionsFen: row.corrections_fen,
    totalFen: row.total_fen,
  };
  const { shown } = row;
  return {
    statementId: row.id,
    number: row.number,
    customer: { id: row.customer_id, name: row.customer },
    month: row.month.slice(0, 7),
    state: row.state as StatementState,
    edition: shown ? row.edition - 1 : row.edition,
    sha256: row.shown_sha ?? row.sha256,
    sums: shown?.sums ?? own,
    lines: shown?.lines ?? row.lines,
    notes: shown?.notes ?? row.notes,
    unpriced: shown ? 0 : row.unpriced,
    disputes: row.disputes,
    drawnAt: iso(row.drawn_at),
    sentAt: moment(row.shown_sent_at ?? row.sent_at),
    sentBy: sender,
    confirmBy: moment(row.confirm_by),
    confirmedAt: moment(row.confirmed_at),
    confirmedVia: row.confirmed_via as StatementHead['confirmedVia'],
    stamps: { ours: row.ours, customer: row.theirs },
    invoicedFen: row.invoiced_fen,
    paidFen: row.paid_fen,
    openFen: open,
    dueOn: row.open_due_on,
    overdueDays: row.open_due_on === null ? 0 : Math.max(0, (Date.parse(today) - Date.parse(row.open_due_on)) / DAY),
  };
}
export async function headsOf(call: Call, rows: readonly Found[]): Promise<StatementHead[]> {
  const today = shanghaiDate(call.now);
  const names = await call.app.identity.namesOf(call.db, [...new Set(rows.flatMap(({ sent_by }) => (sent_by === null ? [] : [idInRef(sent_by)])))]);
  return rows.map((row) => headOf(row, { today, sender: row.sent_by === null ? null : (names.get(idInRef(row.sent_by)) ?? '') }));
}

export const isTheirs = ({ actor }: Pick<Call, 'actor'>): boolean => boundCustomer(actor) !== undefined;
