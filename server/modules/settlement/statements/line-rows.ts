// Lines of an edition as screens and papers show them, with names beside their ids and what was said of each.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { type KeptLine, LINE_COLUMNS, priceOf } from './said.ts';
import type { LineState } from './statement.ts';

export type LineRow = OutputOf<typeof contract.statementLines>['items'][number];
type Found = KeptLine & {
  readonly place: number;
  readonly statedFen: Fen;
  readonly amountFen: Fen | null;
  readonly month: string;
  readonly siteName: string | null;
  readonly noteNumber: string | null;
  readonly deliveryOn: string | null;
  readonly claimNumber: string | null;
  readonly sheetNumber: string | null;
  readonly state: LineState;
  readonly deltaFen: Fen | null;
  readonly words: number;
};

/** What was said last counts; a confirmation counts as long as the line says the same; a confirmed statement confirms what nobody spoke of. */
const STATE = sql`
  case when d.id is not null and d.outcome is null then 'disputed'
    when k.amount_fen = l.amount_fen and (d.settled_at is null or k.confirmed_at >= d.settled_at) then 'confirmed'
    when d.outcome in ('kept', 'changed') then d.outcome
    when s.state = 'confirmed' then 'confirmed' else 'open' end`;

export type Asked = {
  readonly statementId: string;
  readonly edition: number;
  readonly where?: RawBuilder<SqlBool>;
  readonly after?: number | undefined;
  /** Absent: all. */
  readonly limit?: number;
};

export const DISPUTED = sql<SqlBool>`d.id is not null and d.outcome is null`;

export async function lineRows(db: Db | Tx, { statementId, edition, where, after, limit }: Asked): Promise<LineRow[]> {
  const { rows } = await sql<Found>`
    select ${LINE_COLUMNS}, l.place, l.stated_fen as "statedFen", l.amount_fen as "amountFen", to_char(s.month, 'YYYY-MM') as month, x.name as "siteName",
      n.number as "noteNumber", n.delivery_on as "deliveryOn", c.number as "claimNumber", p.number as "sheetNumber", ${STATE} as state,
      case when d.outcome = 'changed' then d.delta_fen end as "deltaFen",
      (select count(*)::int from settlement.statement_word w where w.statement_id = l.statement_id and w.key = l.key) as words
    from settlement.statement_line l join settlement.statement s on s.id = l.statement_id
    left join customers.site x on x.id = l.site_id left join deliveries.note n on n.id = l.note_id left join claims.claim c on c.id = l.claim_id
    left join products.price_sheet p on p.id = l.sheet_id
    left join settlement.line_confirmation k on k.statement_id = l.statement_id and k.key = l.key
    left join lateral (select * from settlement.dispute d where d.statement_id = l.statement_id and d.key = l.key order by opened_at desc, id desc limit 1) d on true
    where l.statement_id = ${statementId} and l.edition = ${edition} ${where ? sql`and ${where}` : sql``}
      ${after === undefined ? sql`` : sql`and l.place > ${after}`}
    order by l.place ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(db);
  return rows.map(rowOf);
}

function rowOf(row: Found): LineRow {
  const { siteId, noteId, claimId, sheetId, noteNumber, deliveryOn } = row;
  const price = priceOf(row);
  return {
    key: row.key,
    place: row.place,
    kind: row.kind,
    home: row.home,
    correction: row.home !== row.month,
    title: row.title,
    site: siteId === null ? null : { id: siteId, name: row.siteName ?? '' },
    note: noteId === null || noteNumber === null || deliveryOn === null ? null : { id: noteId, number: noteNumber, deliveryOn },
    noteLineId: row.noteLineId,
    claim: claimId === null ? null : { id: claimId, number: row.claimNumber ?? '' },
    spec: row.spec,
    unit: row.unit,
    accepted: row.accepted,
    price: price && { fen: price.fen, per: price.per, on: price.on, by: price.by, sheetId, sheetNumber: row.sheetNumber },
    owedFen: row.owedFen,
    statedFen: row.statedFen,
    amountFen: row.amountFen,
    state: row.state,
    deltaFen: row.deltaFen,
    words: row.words,
  };
}
