// What other statements of a customer, sent or confirmed, said: the current edition of each counts.
import { sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { firstDay } from './goods.ts';
import type { Owed, Price } from './reckon.rules.ts';
import type { LineKind, Month, PricedBy } from './statement.ts';

/** Whose statements, besides which one (null: all), about which confirmed months. */
export type Others = { readonly customerId: string; readonly statementId: string | null; readonly months: readonly Month[] };
export type Said = ReadonlyMap<string, { readonly line: Owed; readonly fen: Fen }>;

type Row = {
  readonly key: string;
  readonly kind: LineKind;
  readonly home: Month;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly noteLineId: string | null;
  readonly claimId: string | null;
  readonly title: Text;
  readonly spec: string;
  readonly unit: UnitCode | null;
  readonly accepted: number | null;
  readonly priceFen: Fen | null;
  readonly pricePer: UnitCode | null;
  readonly priceOn: string | null;
  readonly pricedBy: PricedBy | null;
  readonly sheetId: string | null;
  readonly owedFen: Fen | null;
};
/** A line as it is kept; for readers of `settlement.statement_line as l`. */
export const LINE_COLUMNS = sql`
  l.key, l.kind, to_char(l.home, 'YYYY-MM') as home, l.site_id as "siteId", l.note_id as "noteId", l.note_line_id as "noteLineId", l.claim_id as "claimId",
  l.title, l.spec, l.unit, l.accepted, l.price_fen as "priceFen", l.price_per as "pricePer", l.price_on as "priceOn", l.priced_by as "pricedBy",
  l.sheet_id as "sheetId", l.owed_fen as "owedFen"`;

export const priceOf = ({ priceFen, pricePer, priceOn, pricedBy, sheetId }: Row): Price | null =>
  priceFen === null || pricePer === null || priceOn === null || pricedBy === null
    ? null
    : { fen: priceFen, per: pricePer, on: priceOn, by: pricedBy, sheetId };
export const owedOf = (row: Row): Owed => {
  const { priceFen: _fen, pricePer: _per, priceOn: _on, pricedBy: _by, sheetId: _sheet, ...line } = row;
  return { ...line, price: priceOf(row) };
};
export type KeptLine = Row;

const days = (months: readonly Month[]): string[] => months.map(firstDay);
const current = ({ customerId, statementId }: Others) => sql`
  settlement.statement s join settlement.statement_line l on l.statement_id = s.id and l.edition = s.edition
  where s.customer_id = ${customerId} and s.id is distinct from ${statementId}::uuid and s.state in ('sent', 'confirmed')`;

/** Notes of these months of which something was accepted that the statements do not say so. */
export async function lateNotes(db: Db | Tx, others: Others): Promise<string[]> {
  if (others.months.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with said as (
      select distinct on (l.note_line_id) l.note_line_id, l.accepted from ${current(others)} and l.kind = 'goods' and l.home = any(${days(others.months)}::date[])
      order by l.note_line_id, s.month desc
    )
    select distinct n.id from unnest(${days(others.months)}::date[]) as m(first)
    join deliveries.note n on n.delivery_on >= m.first and n.delivery_on < (m.first + interval '1 month')
    join deliveries.note_line x on x.note_id = n.id left join said on said.note_line_id = x.id
    where n.customer_id = ${others.customerId} and n.state <> 'cancelled' and x.accepted is not null and x.accepted <> coalesce(said.accepted, 0)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Everything but goods, and all of these notes. */
export async function saidOf(db: Db | Tx, others: Others, noteIds: readonly string[]): Promise<Said> {
  if (others.months.length === 0) return new Map();
  const about = sql`l.home = any(${days(others.months)}::date[])`;
  const { rows } = await sql<Row & { fen: Fen }>`
    with lines as (
      select ${LINE_COLUMNS}, l.amount_fen, s.month as stated_in from ${current(others)} and ${about} and l.kind not in ('goods', 'rounding')
      union all
      select ${LINE_COLUMNS}, l.amount_fen, s.month from ${current(others)} and ${about} and l.note_id = any(${[...noteIds]}::uuid[]) and l.kind in ('goods', 'rounding'))
    select distinct on (key) lines.*, sum(amount_fen) over (partition by key)::bigint as fen from lines order by key, stated_in desc`.execute(db);
  return new Map(rows.map(({ fen, ...row }) => [row.key, { line: owedOf(row), fen }]));
}

/** Prices that statements of these months, or corrections of them, have said of lines. */
export async function fixedPrices(
  db: Db | Tx,
  others: Others,
  which: { readonly noteIds?: readonly string[]; readonly lineIds?: readonly string[] },
) {
  if (others.months.length === 0 || (which.noteIds ?? which.lineIds ?? []).length === 0) return new Map<string, Price>();
  const { rows } = await sql<Row>`
    select distinct on (l.note_line_id) ${LINE_COLUMNS} from ${current(others)} and l.kind = 'goods' and l.home = any(${days(others.months)}::date[])
      and (l.note_id = any(${[...(which.noteIds ?? [])]}::uuid[]) or l.note_line_id = any(${[...(which.lineIds ?? [])]}::uuid[]))
    order by l.note_line_id, s.month desc`.execute(db);
  return new Map(
    rows.flatMap((row) => {
      const price = priceOf(row);
      return price && row.noteLineId ? [[row.noteLineId, price] as const] : [];
    }),
  );
}
