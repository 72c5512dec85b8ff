// Entries of the account as screens show them, with the names beside their ids.

import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { idInRef } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { reversible } from './correct.rules.ts';

export type BookingRow = OutputOf<typeof contract.account>['items'][number];
type Found = Omit<BookingRow, 'bookedAt' | 'bookedBy' | 'can' | 'site'> & {
  readonly siteId: string;
  readonly siteName: string;
  readonly at: number;
  readonly by: string;
};

export type Filter = {
  readonly where: RawBuilder<SqlBool>;
  readonly cursor?: string | undefined;
  readonly limit: number;
};
/** Oldest first, as a bill is read. */
export async function entryRows(call: Call, { where, cursor, limit }: Filter): Promise<{ items: BookingRow[]; next: string | null }> {
  const after = readCursor(cursor, 2);
  const { rows } = await sql<Found>`
    select e.id as "entryId", to_char(e.month, 'YYYY-MM') as month, e.kind, e.pay, e.way, e.amount_fen as "amountFen", e.claim_id as "claimId",
      c.reason, c.number as "claimNumber", e.note_id as "noteId", n.number as "noteNumber", e.site_id as "siteId", s.name as "siteName",
      coalesce(d.clause_key, c.clause_key) as "clauseKey", coalesce(d.clause_version, c.clause_version) as "clauseVersion",
      (select count(*) from files.attachment f where f.subject_type = 'claim' and f.subject_id = e.claim_id::text) as files,
      coalesce(w.body, '') as body, e.reverses, back.id as "reversedBy", e.booked_at as at, e.booked_by as by
    from claims.account_entry e
    join customers.site s on s.id = e.site_id
    left join claims.claim c on c.id = e.claim_id
    left join claims.money_detail d on d.claim_id = e.claim_id
    left join deliveries.note n on n.id = e.note_id
    left join claims.account_words w on w.entry_id = e.id
    left join claims.account_entry back on back.reverses = e.id
    where ${where} ${after ? sql`and (e.booked_at, e.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
    order by e.booked_at, e.id limit ${limit + 1}`.execute(call.db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const names = await call.app.identity.namesOf(
    call.db,
    page.map(({ by }) => idInRef(by)),
  );
  return {
    items: page.map((row) => rowOf(row, names, call)),
    next: rows.length > limit && last ? writeCursor([iso(last.at), last.entryId]) : null,
  };
}

const rowOf = ({ siteId, siteName, at, by, ...row }: Found, names: ReadonlyMap<string, string>, { actor }: Call): BookingRow => ({
  ...row,
  site: { id: siteId, name: siteName },
  bookedAt: iso(at),
  bookedBy: names.get(idInRef(by)) ?? '',
  can: { reverse: actor.can.has('claims.correct-account') && row.reversedBy === null && reversible(row) },
});
