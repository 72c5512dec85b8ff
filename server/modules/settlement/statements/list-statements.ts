// Lists of statements, and what is open by age.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { firstDay } from './goods.ts';
import { findHeads, headsOf, isTheirs, OPEN_DUE } from './heads.ts';
import { visibleTo } from './visible.ts';

type List = OutputOf<typeof contract.myStatements>;
type Asked = { readonly where: RawBuilder<SqlBool>; readonly cursor?: string | undefined; readonly limit: number };

async function pageOf(call: Call, { where, cursor, limit }: Asked): Promise<List> {
  const after = readCursor(cursor, 2);
  const below = after ? sql`and (s.month, s.number) < (${after[0]}::date, ${after[1]})` : sql``;
  const rows = await findHeads(call.db, {
    where: sql<SqlBool>`${visibleTo(call.actor)} and ${where} ${below}`,
    theirs: isTheirs(call),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: await headsOf(call, page), next: rows.length > limit && last ? writeCursor([last.month, last.number]) : null };
}

const inThat = (month: string | undefined): RawBuilder<SqlBool> =>
  month === undefined ? sql<SqlBool>`true` : sql<SqlBool>`s.month = ${firstDay(month)}::date`;

type Input = InputOf<typeof contract.statements>;
function needs(call: Call, attention: Input['attention']): RawBuilder<SqlBool> {
  switch (attention) {
    case 'unpriced':
      return sql<SqlBool>`s.unpriced > 0`;
    case 'disputed':
      return sql<SqlBool>`s.disputes > 0`;
    case 'unconfirmed':
      return sql<SqlBool>`s.state = 'sent' and s.confirm_by < ${iso(call.now)}::timestamptz`;
    case 'overdue':
      return sql<SqlBool>`${OPEN_DUE} < ${shanghaiDate(call.now)}::date`;
    case 'open':
      return sql<SqlBool>`s.state = 'confirmed' and s.paid_fen < abs(s.total_fen)`;
    default:
      return sql<SqlBool>`true`;
  }
}

export async function listStatements(call: Call, input: Input): Promise<OutputOf<typeof contract.statements>> {
  const { month, customerId, state, attention, ...page } = input;
  const where = sql<SqlBool>`${inThat(month)} and ${needs(call, attention)}
    ${customerId === undefined ? sql`` : sql`and s.customer_id = ${customerId}`} ${state === undefined ? sql`` : sql`and s.state = ${state}`}`;
  return { ...(await pageOf(call, { ...page, where })), can: { draw: call.actor.can.has('settlement.draw-statements') } };
}

export const listMyStatements = (call: Call, { month, ...page }: InputOf<typeof contract.myStatements>): Promise<List> =>
  pageOf(call, { ...page, where: inThat(month) });
