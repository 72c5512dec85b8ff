// 账龄: what each customer has open, by how long ago it fell due.
import { sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { ageOf, type Invoice, openParts } from './aging.rules.ts';
import type { contract } from './contract.ts';
import { AGE_CODES, type Age, type Month } from './statement.ts';

type Output = OutputOf<typeof contract.aging>;
type Row = Output['items'][number];
type Owed = {
  readonly statementId: string;
  readonly number: string;
  readonly month: Month;
  readonly customerId: string;
  readonly name: string;
  readonly totalFen: Fen;
  readonly paidFen: Fen;
  readonly dueOn: string | null;
  readonly invoices: readonly Invoice[];
};

/** As the books stand now: earlier days would need payments undone. */
async function unpaid(db: Db, customerId: string | undefined): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select s.id as "statementId", s.number, to_char(s.month, 'YYYY-MM') as month, s.customer_id as "customerId", c.name, s.total_fen as "totalFen",
      s.paid_fen as "paidFen", s.due_on as "dueOn",
      coalesce((select jsonb_agg(jsonb_build_object('dueOn', i.due_on, 'amountFen', i.amount_fen) order by i.due_on, i.id)
        from settlement.invoice i where i.statement_id = s.id and i.voided_at is null), '[]') as invoices
    from settlement.statement s join customers.customer c on c.id = s.customer_id
    where s.state = 'confirmed' and s.paid_fen < abs(s.total_fen) ${customerId === undefined ? sql`` : sql`and s.customer_id = ${customerId}`}
    order by c.name, c.id, s.month`.execute(db);
  return rows;
}

const none = (): Record<Age, Fen> => Object.fromEntries(AGE_CODES.map((age) => [age, 0])) as Record<Age, Fen>;

function rowOf(owed: readonly [Owed, ...Owed[]], today: string): Row {
  const ages = none();
  const statements = owed.map((one) => {
    const parts = openParts(one);
    for (const { dueOn, openFen } of parts) ages[ageOf(dueOn, today)] += openFen;
    // Parts are in the order they fall due: the first is the oldest.
    const dueOn = parts[0]?.dueOn ?? null;
    const openFen = parts.reduce((sum, part) => sum + part.openFen, 0);
    return { statementId: one.statementId, number: one.number, month: one.month, openFen, dueOn, age: ageOf(dueOn, today) };
  });
  const [{ customerId: id, name }] = owed;
  return { customer: { id, name }, openFen: statements.reduce((sum, { openFen }) => sum + openFen, 0), ages, statements };
}

/** Read whole: the sums need all of it, and only what is open is there. */
export async function showAging(call: Call, input: InputOf<typeof contract.aging>): Promise<Output> {
  const { on = shanghaiDate(call.now), customerId, cursor, limit } = input;
  const groups = [...Map.groupBy(await unpaid(call.db, customerId), (one) => one.customerId).values()];
  const all = groups.map((owed) => rowOf(owed as [Owed, ...Owed[]], on));
  const ages = none();
  for (const row of all) for (const age of AGE_CODES) ages[age] += row.ages[age] ?? 0;
  const after = readCursor(cursor, 1)?.[0];
  const from = after === undefined ? 0 : all.findIndex(({ customer }) => customer.id === after) + 1;
  const items = all.slice(from, from + limit);
  const last = items.at(-1);
  return {
    on,
    openFen: all.reduce((sum, { openFen }) => sum + openFen, 0),
    ages,
    items,
    next: last && from + limit < all.length ? writeCursor([last.customer.id]) : null,
  };
}
