// What other rooms of month end ask about statements and the goods they rest on.
import { type SqlBool, sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import { shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';
import type { Call, Db, Tx } from '../../../platform/app.ts';
import { type EditionRow, editionsOf } from './edition.store.ts';
import { monthEnd, termsOfMonth } from './gather.ts';
import { firstDay, inMonth, monthGoods } from './goods.ts';
import { findHeads, headOf, type StatementHead } from './heads.ts';
import { type LineRow, lineRows } from './line-rows.ts';
import { goodsOwed, type Price } from './reckon.rules.ts';
import { fixedPrices } from './said.ts';
import type { Month } from './statement.ts';

export type { StatementHead } from './heads.ts';
export type { LineRow } from './line-rows.ts';
export { after, dayAfter, type TermsInForce, termsAt, termsFor, type Within } from './terms.ts';

/** A delivered line with what it is worth; null: no price. */
export type LineWorth = {
  readonly noteLineId: string;
  readonly noteId: string;
  readonly accepted: number;
  readonly price: Price | null;
  readonly fen: Fen | null;
};
export type NoteWorth = { readonly fen: Fen; readonly unpriced: number };
type Of = { readonly customerId: string; readonly month: Month };

/** Goods of a month at the prices that its statement uses: those it was confirmed with, else those in force now. */
export async function lineWorths(db: Db | Tx, { customerId, month }: Of): Promise<LineWorth[]> {
  const end = monthEnd(month) - 1;
  const terms = await termsOfMonth(db, { customerId, month, now: end });
  const { rows } = await sql<{ noteId: string }>`
    select n.id as "noteId" from deliveries.note n join settlement.statement s on s.customer_id = n.customer_id and s.month = ${firstDay(month)}::date
    where n.customer_id = ${customerId} and s.state = 'confirmed' and ${inMonth(sql`n.delivery_on`, month)}`.execute(db);
  const none = '00000000-0000-0000-0000-000000000000';
  const noteIds = rows.map(({ noteId }) => noteId);
  const fixed = noteIds.length === 0 ? undefined : await fixedPrices(db, { customerId, statementId: none, months: [month] }, { noteIds });
  const goods = await monthGoods(db, month, { customerId, howOf: () => terms, ...(fixed ? { fixed } : {}) });
  const owed = goodsOwed(goods, terms.line);
  return goods.map(({ noteLineId, noteId, accepted, price }, i) => ({ noteLineId, noteId, accepted, price, fen: owed[i]?.owedFen ?? null }));
}

export async function noteWorths(db: Db | Tx, of: Of): Promise<ReadonlyMap<string, NoteWorth>> {
  const notes = new Map<string, NoteWorth>();
  for (const { noteId, fen } of await lineWorths(db, of)) {
    const known = notes.get(noteId) ?? { fen: 0, unpriced: 0 };
    notes.set(noteId, { fen: known.fen + (fen ?? 0), unpriced: known.unpriced + (fen === null ? 1 : 0) });
  }
  return notes;
}

/** 当月货款: accepted goods, before anything is taken off. */
export async function monthValue(db: Db | Tx, of: Of): Promise<NoteWorth> {
  const notes = [...(await noteWorths(db, of)).values()];
  return notes.reduce((sum, { fen, unpriced }) => ({ fen: sum.fen + fen, unpriced: sum.unpriced + unpriced }), { fen: 0, unpriced: 0 });
}

/** A statement with all its lines, for papers. `sent`: the edition that was last sent, as the customer sees it; null where there is none. */
export type WholeStatement = {
  readonly head: StatementHead;
  readonly edition: EditionRow;
  readonly lines: readonly LineRow[];
  readonly stamps: readonly { readonly side: string; readonly fileId: string; readonly sha256: string }[];
};
type Asked = ({ readonly statementId: string } | Of) & { readonly sent?: boolean };

export async function statementOf(call: Pick<Call, 'db' | 'app' | 'now'>, asked: Asked): Promise<WholeStatement | null> {
  const { db } = call;
  const where =
    'statementId' in asked
      ? sql<SqlBool>`s.id = ${asked.statementId}`
      : sql<SqlBool>`s.customer_id = ${asked.customerId} and s.month = ${firstDay(asked.month)}::date`;
  const [row] = await findHeads(db, { where, theirs: asked.sent === true });
  if (!row) return null;
  const wanted = asked.sent && row.state === 'draft' ? row.edition - 1 : row.edition;
  const edition = (await editionsOf(db, row.id)).find((one) => one.edition === wanted);
  if (!edition) return null;
  const sender = row.sent_by === null ? null : row.sent_by.slice(row.sent_by.indexOf(':') + 1);
  const names = sender === null ? null : await call.app.identity.namesOf(db, [sender]);
  const stamps = await db.selectFrom('settlement.stamp').selectAll().where('statement_id', '=', row.id).orderBy('stamped_at').execute();
  return {
    head: headOf(row, { today: shanghaiDate(call.now), sender: sender === null ? null : (names?.get(sender) ?? '') }),
    edition,
    lines: await lineRows(db, { statementId: row.id, edition: wanted }),
    stamps: stamps.map(({ side, file_id, sha256 }) => ({ side, fileId: file_id, sha256 })),
  };
}

/** Heads of all customers of a month, in one query. */
export async function statementHeads(db: Db | Tx, { month, now }: { readonly month: Month; readonly now: number }): Promise<StatementHead[]> {
  const rows = await findHeads(db, { where: sql<SqlBool>`s.month = ${firstDay(month)}::date`, theirs: false, limit: 100_000 });
  return rows.map((row) => headOf(row, { today: shanghaiDate(now), sender: null }));
}

/** Sent to the customer and not answered in time. */
export async function unconfirmedBefore(
  db: Db | Tx,
  at: number,
): Promise<{ statementId: string; customerId: string; number: string; month: Month; edition: number }[]> {
  const { rows } = await sql<{ statementId: string; customerId: string; number: string; month: Month; edition: number }>`
    select id as "statementId", customer_id as "customerId", number, to_char(month, 'YYYY-MM') as month, edition from settlement.statement
    where state = 'sent' and confirm_by < ${new Date(at).toISOString()}::timestamptz order by confirm_by limit 1000`.execute(db);
  return rows;
}

export const startOf = (month: Month): number => shanghaiInstant(firstDay(month));
