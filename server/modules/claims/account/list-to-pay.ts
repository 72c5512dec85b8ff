// 待付款: transfers that were granted and are not paid, the oldest approval first.
import { type SqlBool, sql } from 'kysely';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { visibleClaims } from '../claim.store.ts';
import type { Way } from '../claim.ts';
import type { contract } from './contract.ts';

type Page = OutputOf<typeof contract.toPay>;

// Word for word the condition of the index.
const toPay = sql<SqlBool>`claim.state = 'approved' and claim.pay = 'transfer'`;

export async function listToPay(call: Call, input: InputOf<typeof contract.toPay>): Promise<Page> {
  const [sum, rows] = await Promise.all([sumOf(call, input), rowsOf(call, input)]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const due = await duesOf(
    call,
    page.map(({ id }) => id),
  );
  return {
    sumFen: sum,
    items: page.map((row) => {
      const { dueAt = null, clauseKey = null } = due.get(row.id) ?? {};
      return {
        claimId: row.id,
        number: row.number,
        caseId: row.case_id,
        customer: { id: row.customer_id, name: row.customer_name },
        way: row.way as Way,
        amountFen: row.granted_fen ?? 0,
        approvedAt: iso(row.decided_at ?? row.requested_at),
        dueAt: dueAt === null ? null : iso(dueAt),
        clauseKey,
        late: dueAt !== null && dueAt < call.now,
        can: { pay: call.actor.can.has('claims.settle') },
      };
    }),
    next: rows.length > input.limit && last ? writeCursor([iso(last.decided_at ?? last.requested_at), last.id]) : null,
  };
}

const some = (call: Call, { customerId }: Pick<InputOf<typeof contract.toPay>, 'customerId'>) => {
  const query = visibleClaims(call.db, call.actor).where(toPay);
  return customerId ? query.where('claim.customer_id', '=', customerId) : query;
};

async function sumOf(call: Call, input: InputOf<typeof contract.toPay>): Promise<number> {
  const row = await some(call, input)
    .select(({ fn }) => fn.sum<number | null>('claim.granted_fen').as('fen'))
    .executeTakeFirst();
  return Number(row?.fen ?? 0);
}

function rowsOf(call: Call, input: InputOf<typeof contract.toPay>) {
  const after = readCursor(input.cursor, 2);
  let query = some(call, input).innerJoin('customers.customer as customer', 'customer.id', 'claim.customer_id');
  if (after) query = query.where(sql<SqlBool>`(claim.decided_at, claim.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query
    .selectAll('claim')
    .select('customer.name as customer_name')
    .orderBy('claim.decided_at')
    .orderBy('claim.id')
    .limit(input.limit + 1)
    .execute();
}

type Due = { readonly claimId: string; readonly dueAt: number | null; readonly clauseKey: string };

/** The tightest clock until it is paid: one that was missed goes on counting. */
async function duesOf(call: Call, claimIds: readonly string[]): Promise<ReadonlyMap<string, Due>> {
  if (claimIds.length === 0) return new Map();
  const { rows } = await sql<Due>`
    select distinct on (subject_id) subject_id as "claimId", due_at as "dueAt", clause_id as "clauseKey" from commitments.commitment
    where subject_type = 'claim' and subject_id = any(${[...claimIds]}) and verdict in ('running', 'missed') and done_at is null
      and due_at is not null
    order by subject_id, due_at`.execute(call.db);
  return new Map(rows.map((row) => [row.claimId, row]));
}
