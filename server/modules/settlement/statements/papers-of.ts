// Beside a statement: stamped copies, invoices, payments and items by hand.
import { sql } from 'kysely';
import { iso } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { isTheirs } from './heads.ts';
import type { ItemKind, Side } from './statement.ts';
import type { StatementRow } from './statements.store.ts';

type Shown = OutputOf<typeof contract.statement>;

export async function stampsOf(db: Db, statementId: string): Promise<Shown['stampFiles']> {
  const rows = await db.selectFrom('settlement.stamp').selectAll().where('statement_id', '=', statementId).orderBy('stamped_at').execute();
  return rows.map(({ side, file_id, stamped_at }) => ({ side: side as Side, fileId: file_id, at: iso(stamped_at) }));
}

export async function invoicesOf(call: Call, { id }: StatementRow): Promise<Shown['invoices']> {
  const rows = await call.db.selectFrom('settlement.invoice').selectAll().where('statement_id', '=', id).orderBy('issued_on').orderBy('id').execute();
  const may = call.actor.can.has('settlement.keep-payments');
  return rows.map((row) => ({
    invoiceId: row.id,
    number: row.number,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    amountFen: row.amount_fen,
    voidedAt: row.voided_at === null ? null : iso(row.voided_at),
    can: { void: may && row.voided_at === null },
  }));
}

/** What we noted about a payment is ours. */
export async function paymentsOf(call: Call, { id }: StatementRow): Promise<Shown['payments']> {
  const { rows } = await sql<{ id: string; paid_on: string; amount_fen: number; withdrawn_at: number | null; body: string | null }>`
    select p.id, p.paid_on, p.amount_fen, p.withdrawn_at, r.body from settlement.payment p left join settlement.reason r on r.about_id = p.id
    where p.statement_id = ${id} order by p.paid_on, p.id`.execute(call.db);
  const may = call.actor.can.has('settlement.keep-payments');
  return rows.map((row) => ({
    paymentId: row.id,
    paidOn: row.paid_on,
    amountFen: row.amount_fen,
    body: isTheirs(call) ? '' : (row.body ?? ''),
    withdrawnAt: row.withdrawn_at === null ? null : iso(row.withdrawn_at),
    can: { withdraw: may && row.withdrawn_at === null },
  }));
}

type ItemRow = { id: string; month: string; kind: ItemKind; site_id: string | null; site: string | null; amount_fen: number; body: string | null };

export async function itemsOf(call: Call, { customer_id, month, state }: StatementRow): Promise<Shown['items']> {
  const { rows } = await sql<ItemRow>`
    select i.id, to_char(i.month, 'YYYY-MM') as month, i.kind, i.site_id, s.name as site, i.amount_fen, r.body
    from settlement.item i left join customers.site s on s.id = i.site_id left join settlement.reason r on r.about_id = i.id
    where i.customer_id = ${customer_id} and i.month = ${month}::date and i.removed_at is null order by i.added_at, i.id`.execute(call.db);
  const may = state !== 'confirmed' && call.actor.can.has('settlement.adjust-statements');
  return rows.map((row) => ({
    itemId: row.id,
    month: row.month,
    kind: row.kind,
    site: row.site_id === null ? null : { id: row.site_id, name: row.site ?? '' },
    amountFen: row.amount_fen,
    body: row.body ?? '',
    can: { remove: may },
  }));
}
