// What other rooms of month end ask about statements and the goods they rest on.
import { sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import { iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { monthEnd, termsOfMonth } from './gather.ts';
import { firstDay, inMonth, monthGoods } from './goods.ts';
import { goodsOwed, type Price } from './reckon.rules.ts';
import { fixedPrices } from './said.ts';
import type { Month } from './statement.ts';

export { after, termsAt, termsFor } from './terms.ts';

/** A delivered line with what it is worth; null: no price. */
export type LineWorth = {
  readonly noteLineId: string;
  readonly noteId: string;
  readonly accepted: number;
  readonly price: Price | null;
  readonly fen: Fen | null;
};
type Of = { readonly customerId: string; readonly month: Month };

/** Goods of a month at the prices that its statement uses: those it was confirmed with, else those in force now. */
export async function lineWorths(db: Db | Tx, { customerId, month }: Of): Promise<LineWorth[]> {
  const terms = await termsOfMonth(db, { customerId, month, now: monthEnd(month) - 1 });
  const { rows } = await sql<{ noteId: string }>`
    select n.id as "noteId" from deliveries.note n join settlement.statement s on s.customer_id = n.customer_id and s.month = ${firstDay(month)}::date
    where n.customer_id = ${customerId} and s.state = 'confirmed' and ${inMonth(sql`n.delivery_on`, month)}`.execute(db);
  const noteIds = rows.map(({ noteId }) => noteId);
  const fixed = await fixedPrices(db, { customerId, statementId: null, months: [month] }, { noteIds });
  const goods = await monthGoods(db, month, { customerId, howOf: () => terms, fixed });
  const owed = goodsOwed(goods, terms.line);
  return goods.map(({ noteLineId, noteId, accepted, price }, i) => ({ noteLineId, noteId, accepted, price, fen: owed[i]?.owedFen ?? null }));
}

type Unconfirmed = {
  readonly statementId: string;
  readonly customerId: string;
  readonly number: string;
  readonly month: Month;
  readonly edition: number;
};

/** Sent to the customer and not answered in time. */
export async function unconfirmedBefore(db: Db | Tx, at: number): Promise<Unconfirmed[]> {
  const { rows } = await sql<Unconfirmed>`
    select id as "statementId", customer_id as "customerId", number, to_char(month, 'YYYY-MM') as month, edition from settlement.statement
    where state = 'sent' and confirm_by < ${iso(at)}::timestamptz order by confirm_by limit 1000`.execute(db);
  return rows;
}
