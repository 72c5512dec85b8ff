// Which statements an actor may see: ours see all, a customer what was sent to it, the holder of a month-end sheet one month of it.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Actor, boundCustomer, boundMonth } from '../../../kernel/actor.ts';
import type { Unit } from '../../../platform/app.ts';
import { lockCustomer } from './draw.ts';
import { firstDay } from './goods.ts';
import { no } from './refusals.ts';
import type { StatementRow } from './statements.store.ts';

/** For queries that call the table `s`. A draft that follows a sent edition shows that one to the customer. */
export function visibleTo(actor: Actor): RawBuilder<SqlBool> {
  const customer = boundCustomer(actor);
  if (customer === undefined) return sql<SqlBool>`true`;
  const month = boundMonth(actor);
  const one = month === undefined ? sql`` : sql`and s.month = ${firstDay(month)}::date`;
  return sql<SqlBool>`s.customer_id = ${customer} and (s.state <> 'draft' or s.edition > 1) ${one}`;
}

/** The edition that an actor sees. */
export const shownEdition = (actor: Actor, { state, edition }: Pick<StatementRow, 'state' | 'edition'>): number =>
  boundCustomer(actor) !== undefined && state === 'draft' ? edition - 1 : edition;

const find = async ({ tx, actor }: Pick<Unit, 'tx' | 'actor'>, statementId: string): Promise<StatementRow> => {
  const { rows } = await sql<StatementRow>`select s.* from settlement.statement s where s.id = ${statementId} and ${visibleTo(actor)}`.execute(tx);
  const [row] = rows;
  if (!row) throw no('no-such-statement');
  return row;
};

/** Waits for whoever works on a statement of the customer, then reads. */
export async function loadStatement(unit: Unit, statementId: string): Promise<StatementRow> {
  const { customer_id: customerId } = await find(unit, statementId);
  await lockCustomer(unit.tx, customerId);
  return find(unit, statementId);
}

export const aboutOf = ({ id, customer_id, month }: StatementRow) => ({ statementId: id, customerId: customer_id, month: month.slice(0, 7) });
