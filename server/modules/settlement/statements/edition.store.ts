// Editions with their lines: plain tables beside the facts, frozen once an edition is sent (migration 258).
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Fen } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { Line } from './reckon.rules.ts';
import type { Month, Sums } from './statement.ts';

/** Names and terms as they were when it was drawn. */
export type Head = {
  readonly customer: string;
  readonly sites: readonly { readonly id: string; readonly name: string; readonly amountFen: Fen; readonly notes: number }[];
  readonly terms: { readonly title: string; readonly wording: string; readonly source: string; readonly rules: readonly Text[] };
  readonly sums: Sums;
  readonly lines: number;
  readonly notes: number;
};
export type Edition = { readonly statementId: string; readonly edition: number };

type Hashed = { readonly customerId: string; readonly month: Month; readonly contractKey: string; readonly version: number };

/** Of all that money rests on. */
export function hashOf({ customerId, month, contractKey, version }: Hashed, lines: readonly Line[]): string {
  const hash = createHash('sha256').update(JSON.stringify([customerId, month, contractKey, version]));
  for (const { key, kind, home, siteId, noteId, claimId, title, spec, unit, accepted, price, owedFen, statedFen, amountFen } of lines)
    hash.update(
      JSON.stringify([
        [key, kind, home, siteId, noteId, claimId, title.zh, spec, unit, accepted, owedFen, statedFen, amountFen],
        price && [price.fen, price.per, price.on, price.by, price.sheetId],
      ]),
    );
  return hash.digest('hex');
}

const PART = 5000;

type Kept = Edition & { readonly sha256: string; readonly head: Head; readonly lines: readonly Line[]; readonly now: Instant };

/** In place of what the draft said before; an edition that was sent refuses. */
export async function keepEdition(tx: Tx, { statementId, edition, sha256, head, lines, now }: Kept): Promise<void> {
  await sql`delete from settlement.statement_line where statement_id = ${statementId} and edition = ${edition}`.execute(tx);
  await sql`
    insert into settlement.edition (statement_id, edition, sha256, total_fen, head, drawn_at)
    values (${statementId}, ${edition}, ${sha256}, ${head.sums.totalFen}, ${JSON.stringify(head)}, ${iso(now)}::timestamptz)
    on conflict (statement_id, edition) do update set sha256 = excluded.sha256, total_fen = excluded.total_fen, head = excluded.head, drawn_at = excluded.drawn_at`.execute(
    tx,
  );
  for (let from = 0; from < lines.length; from += PART) await insertLines(tx, { statementId, edition, from, lines: lines.slice(from, from + PART) });
}

type Part = Edition & { readonly from: number; readonly lines: readonly Line[] };
const insertLines = (tx: Tx, { statementId, edition, from, lines }: Part) =>
  sql`
  insert into settlement.statement_line (statement_id, edition, place, key, kind, home, site_id, note_id, note_line_id, claim_id, title, spec, unit, accepted,
    price_fen, price_per, price_on, priced_by, sheet_id, owed_fen, stated_fen, amount_fen)
  select ${statementId}::uuid, ${edition}::int, ${from}::int + n, key, kind, (home || '-01')::date, "siteId", "noteId", "noteLineId", "claimId", title, spec, unit,
    accepted, fen, per, "on", by, "sheetId", "owedFen", "statedFen", "amountFen"
  from rows from (jsonb_to_recordset(${JSON.stringify(lines.map(({ price, ...line }) => ({ ...line, ...price })))}::jsonb) as (
    key text, kind text, home text, "siteId" uuid, "noteId" uuid, "noteLineId" uuid, "claimId" uuid, title jsonb, spec text, unit text, accepted bigint,
    fen bigint, per text, "on" date, by text, "sheetId" uuid, "owedFen" bigint, "statedFen" bigint, "amountFen" bigint)) with ordinality
    as r(key, kind, home, "siteId", "noteId", "noteLineId", "claimId", title, spec, unit, accepted, fen, per, "on", by, "sheetId", "owedFen", "statedFen", "amountFen", n)`.execute(
    tx,
  );

export const freezeEdition = (tx: Tx, { statementId, edition }: Edition, now: Instant) =>
  tx
    .updateTable('settlement.edition')
    .set({ sent_at: iso(now) })
    .where('statement_id', '=', statementId)
    .where('edition', '=', edition)
    .execute();

export type EditionRow = {
  readonly edition: number;
  readonly sha256: string;
  readonly totalFen: Fen;
  readonly head: Head;
  readonly drawnAt: Instant;
  readonly sentAt: Instant | null;
};
export async function editionsOf(db: Db | Tx, statementId: string): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select edition, sha256, total_fen as "totalFen", head, drawn_at as "drawnAt", sent_at as "sentAt"
    from settlement.edition where statement_id = ${statementId} order by edition desc`.execute(db);
  return rows;
}
