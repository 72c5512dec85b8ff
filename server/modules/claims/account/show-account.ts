// The account of a customer, month by month; all customers of a month; and what the customer itself sees.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../../kernel/actor.ts';
import type { Call, Db } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type Month, monthOf } from './account.ts';
import type { contract } from './contract.ts';
import { entryRows } from './entry-rows.ts';
import { noBooking } from './refusals.ts';

type Page = OutputOf<typeof contract.account>;
type Customer = { readonly id: string; readonly name: string };

export async function customerNamed(db: Db, customerId: string): Promise<Customer> {
  const row = await db.selectFrom('customers.customer').select(['id', 'name']).where('id', '=', customerId).executeTakeFirst();
  if (!row) throw noBooking('no-such-account');
  return row;
}

export async function showAccount(call: Call, input: InputOf<typeof contract.account>): Promise<Page> {
  const { customerId, month = monthOf(call.now), cursor, limit } = input;
  const [customer, months, { items, next }] = await Promise.all([
    customerNamed(call.db, customerId),
    monthsOf(call.db, customerId),
    entryRows(call, { where: sql`e.customer_id = ${customerId} and e.month = ${`${month}-01`}::date`, cursor, limit }),
  ]);
  const openingFen = months.filter((one) => one.month < month).reduce((sum, one) => sum + one.transferFen, 0);
  const of = months.find((one) => one.month === month);
  const transferFen = of?.transferFen ?? 0;
  const closed = of?.closed ?? (await isClosed(call.db, { customerId, month }));
  return {
    customer,
    month,
    closed,
    months,
    openingFen,
    closingFen: openingFen + transferFen,
    billFen: of?.billFen ?? 0,
    transferFen,
    items,
    next,
    can: { correct: call.actor.can.has('claims.correct-account') },
  };
}

async function monthsOf(db: Db, customerId: string): Promise<Page['months']> {
  const { rows } = await sql<Page['months'][number]>`
    select to_char(t.month, 'YYYY-MM') as month, sum(t.bill_fen)::bigint as "billFen", sum(t.transfer_fen)::bigint as "transferFen",
      sum(t.entries)::int as entries, exists (select from claims.account_closed k where k.customer_id = ${customerId} and k.month = t.month) as closed
    from claims.account_total t where t.customer_id = ${customerId} group by t.month order by t.month desc`.execute(db);
  return rows;
}

async function isClosed(db: Db, { customerId, month }: { readonly customerId: string; readonly month: Month }): Promise<boolean> {
  const row = await db
    .selectFrom('claims.account_closed')
    .select('month')
    .where('customer_id', '=', customerId)
    .where('month', '=', `${month}-01`)
    .executeTakeFirst();
  return row !== undefined;
}

type List = OutputOf<typeof contract.accounts>;
type Listed = Omit<List['items'][number], 'customer'> & { readonly id: string; readonly name: string };

/** Every customer with entries of the month, by name. */
export async function listAccounts(call: Call, input: InputOf<typeof contract.accounts>): Promise<List> {
  const { month = monthOf(call.now), cursor, limit } = input;
  const first = `${month}-01`;
  const after = readCursor(cursor, 2);
  const [{ rows }, { rows: sums }] = await Promise.all([
    sql<Listed>`
      select c.id, c.name, sum(t.bill_fen)::bigint as "billFen", sum(t.transfer_fen)::bigint as "transferFen", sum(t.entries)::int as entries,
        exists (select from claims.account_closed k where k.customer_id = c.id and k.month = ${first}::date) as closed
      from claims.account_total t join customers.customer c on c.id = t.customer_id
      where t.month = ${first}::date ${after ? sql`and (c.name, c.id) > (${after[0]}, ${after[1]}::uuid)` : sql``}
      group by c.id, c.name order by c.name, c.id limit ${limit + 1}`.execute(call.db),
    sql<{ billFen: number; transferFen: number; entries: number }>`
      select coalesce(sum(bill_fen), 0)::bigint as "billFen", coalesce(sum(transfer_fen), 0)::bigint as "transferFen", coalesce(sum(entries), 0)::int as entries
      from claims.account_total where month = ${first}::date`.execute(call.db),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    month,
    ...(sums[0] as { billFen: number; transferFen: number; entries: number }),
    items: page.map(({ id, name, ...sum }) => ({ customer: { id, name }, ...sum })),
    next: rows.length > limit && last ? writeCursor([last.name, last.id]) : null,
  };
}

/** A contact sees the whole account of its customer; whoever holds a note, entries of claims on that note alone. */
function own(actor: Actor): RawBuilder<SqlBool> {
  const mine = sql<SqlBool>`e.customer_id = ${boundCustomer(actor)}`;
  if (actor.kind !== 'note-holder') return mine;
  return sql`${mine} and e.note_id = ${actor.noteId} and not exists (
    select from claims.item i where i.claim_id = e.claim_id and i.note_id <> ${actor.noteId})`;
}

type Mine = OutputOf<typeof contract.myAccount>;

export async function showMyAccount(call: Call, input: InputOf<typeof contract.myAccount>): Promise<Mine> {
  const { month = monthOf(call.now), cursor, limit } = input;
  const where = own(call.actor);
  const [{ items, next }, { rows: sums }, { rows: months }] = await Promise.all([
    entryRows(call, { where: sql`${where} and e.month = ${`${month}-01`}::date`, cursor, limit }),
    sql<{ billFen: number; transferFen: number }>`
      select coalesce(sum(amount_fen) filter (where pay = 'bill'), 0)::bigint as "billFen",
        coalesce(sum(amount_fen) filter (where pay = 'transfer'), 0)::bigint as "transferFen"
      from claims.account_entry e where ${where} and e.month = ${`${month}-01`}::date`.execute(call.db),
    sql<{
      month: Month;
    }>`select distinct to_char(e.month, 'YYYY-MM') as month from claims.account_entry e where ${where} order by 1 desc limit 36`.execute(call.db),
  ]);
  return {
    month,
    months: months.map((row) => row.month),
    ...(sums[0] as { billFen: number; transferFen: number }),
    items: items.map(({ bookedBy: _by, can: _can, site, files: _files, ...row }) => ({ ...row, siteName: site.name })),
    next,
  };
}
