// Drafts of price sheets, and what people wrote on sheets: plain rows beside the facts.
import { type Selectable, sql } from 'kysely';
import { actorRef } from '../../kernel/actor.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../platform/app.ts';
import { drawNumber } from '../../platform/database/number-series.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import type { Line } from './price.rules.ts';
import { no } from './refusals.ts';

export type Paper = Selectable<DB['products.sheet_paper']>;
type Input = Omit<InputOf<typeof contract.draftSheet>, 'copyOf'>;
/** What stands in the draft beside the columns of the paper. */
export type Draft = Pick<Input, 'contractId' | 'purpose' | 'series' | 'fromOn' | 'toOn' | 'reference' | 'rateBp' | 'rates' | 'replaces'>;

export const draftIn = (paper: Pick<Paper, 'draft'>): Draft | null => paper.draft as Draft | null;

const columns = ({ name, remark, customerId, kind, ...rest }: Input, now: Instant) => ({
  name,
  remark,
  customer_id: customerId,
  kind,
  draft: JSON.stringify({
    contractId: rest.contractId,
    purpose: rest.purpose,
    series: rest.series,
    fromOn: rest.fromOn,
    toOn: rest.toOn,
    reference: rest.reference,
    rateBp: rest.rateBp,
    rates: rest.rates,
    replaces: rest.replaces,
  } satisfies Draft),
  changed_at: iso(now),
});

/** `JG261122-000001`: day in Asia/Shanghai and a number that never repeats. */
export async function insertPaper({ tx, actor, now }: Unit, id: string, input: Input): Promise<string> {
  const number = await drawNumber(tx, { letters: 'JG', sequence: 'products.sheet_number', now });
  await tx
    .insertInto('products.sheet_paper')
    .values({ id, number, ...columns(input, now), created_by: actorRef(actor), created_at: iso(now) })
    .execute();
  return number;
}

export const updatePaper = ({ tx, now }: Unit, id: string, input: Input) =>
  tx.updateTable('products.sheet_paper').set(columns(input, now)).where('id', '=', id).execute();

/** Locks the draft; what is published does not change any more. */
export async function loadDraft({ tx }: Unit, sheetId: string): Promise<Paper & { readonly written: Draft }> {
  const paper = await tx.selectFrom('products.sheet_paper').selectAll().where('id', '=', sheetId).forUpdate().executeTakeFirst();
  if (!paper) throw no('sheet-not-found');
  const written = draftIn(paper);
  if (written === null) throw no('sheet-published', { number: paper.number });
  return { ...paper, written };
}

type Prices = readonly Omit<Line, 'sheetId'>[];

export const setLines = ({ tx }: Unit, sheetId: string, lines: Prices) =>
  sql`
  insert into products.draft_line (sheet_id, product_id, unit, fen)
  select ${sheetId}::uuid, r."productId", r.unit, r.fen
  from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r("productId" uuid, unit text, fen bigint)
  on conflict (sheet_id, product_id) do update set unit = excluded.unit, fen = excluded.fen`.execute(tx);

export const removeLines = ({ tx }: Unit, sheetId: string, productIds: readonly string[]) =>
  sql`delete from products.draft_line where sheet_id = ${sheetId}::uuid and product_id = any(${[...productIds]}::uuid[])`.execute(tx);

/** Prices of products that are still sold begin the new draft. */
export const copyLines = ({ tx }: Unit, from: string, to: string) =>
  sql`
  insert into products.draft_line (sheet_id, product_id, unit, fen)
  select ${to}::uuid, l.product_id, l.unit, l.fen from (
    select product_id, unit, fen from products.price_line where sheet_id = ${from}::uuid
    union all select product_id, unit, fen from products.draft_line where sheet_id = ${from}::uuid
  ) l join products.product p on p.id = l.product_id and p.active`.execute(tx);

export async function draftLines(db: Db | Tx, sheetId: string): Promise<Prices> {
  const rows = await db.selectFrom('products.draft_line').selectAll().where('sheet_id', '=', sheetId).orderBy('product_id').execute();
  return rows.map((row) => ({ productId: row.product_id, unit: row.unit as Line['unit'], fen: row.fen }));
}

export async function countLines(db: Db | Tx, sheetId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from products.draft_line where sheet_id = ${sheetId}::uuid`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The paper keeps its words; what was drafted stands in the fact now. */
export async function settlePaper({ tx, now }: Unit, sheetId: string): Promise<void> {
  await tx
    .updateTable('products.sheet_paper')
    .set({ draft: null, changed_at: iso(now) })
    .where('id', '=', sheetId)
    .execute();
  await tx.deleteFrom('products.draft_line').where('sheet_id', '=', sheetId).execute();
}

export const deletePaper = ({ tx }: Unit, sheetId: string) => tx.deleteFrom('products.sheet_paper').where('id', '=', sheetId).execute();
