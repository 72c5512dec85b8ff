// Confirmed cases nobody has called about yet, oldest confirmation first: cost depends on what is due.
import { type SqlBool, sql } from 'kysely';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { type Line, titleOf, visibleTo } from '../cases/public.ts';
import type { contract } from './contract.ts';

type Page = OutputOf<typeof contract.due>;

const dueCases = (call: Call) =>
  call.db
    .selectFrom('surveys.due as due')
    .innerJoin('cases.case', 'cases.case.id', 'due.case_id')
    .innerJoin('customers.customer as customer', 'customer.id', 'due.customer_id')
    .leftJoin('customers.site as site', 'site.id', 'cases.case.site_id')
    .leftJoin('cases.reporter as reporter', 'reporter.case_id', 'due.case_id')
    .leftJoin('surveys.rating as rating', (join) =>
      join.onRef('rating.case_id', '=', 'due.case_id').on(sql<boolean>`rating.round = cases.case.reopenings + 1`),
    )
    .select(['due.case_id', 'due.confirmed_at', 'due.customer_id', 'customer.name as customer_name', 'rating.csat'])
    .select(['cases.case.number', 'cases.case.lines', 'cases.case.assignee_id', 'cases.case.site_id', 'site.name as site_name'])
    .select(['reporter.case_id as reporter_of', 'reporter.name as reporter_name', 'reporter.phone as reporter_phone'])
    .where(visibleTo(call.actor));

export async function listDue(call: Call, { customerId, cursor, limit }: InputOf<typeof contract.due>): Promise<Page> {
  const after = readCursor(cursor, 2);
  let query = dueCases(call);
  if (customerId) query = query.where('due.customer_id', '=', customerId);
  if (after) query = query.where(sql<SqlBool>`(due.confirmed_at, due.case_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query
    .orderBy('due.confirmed_at')
    .orderBy('due.case_id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const people = await call.app.identity.namesOf(
    call.db,
    page.flatMap((row) => row.assignee_id ?? []),
  );
  return {
    items: page.map((row) => ({
      caseId: row.case_id,
      number: row.number,
      title: titleOf(row.lines as Line[]),
      customer: { id: row.customer_id, name: row.customer_name },
      site: row.site_id === null ? null : { id: row.site_id, name: row.site_name ?? '' },
      assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: people.get(row.assignee_id) ?? '' },
      reporter: row.reporter_of === null ? null : { name: row.reporter_name, phone: row.reporter_phone },
      confirmedAt: iso(row.confirmed_at),
      rating: row.csat,
    })),
    next: rows.length > limit && last ? writeCursor([iso(last.confirmed_at), last.case_id]) : null,
  };
}
