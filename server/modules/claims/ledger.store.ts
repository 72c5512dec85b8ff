// The only SQL that writes entries of the claims ledger. Totals are kept by the database (migration 240).
import { type RawBuilder, sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Tx } from '../../platform/app.ts';
import { PREPARED } from '../../platform/database/prepare-statements.ts';
import type { EntryKind } from './ledger.ts';

export type Entry = {
  readonly kind: EntryKind;
  readonly lineId: string;
  readonly noteId: string;
  readonly customerId: string;
  readonly lotId: string | null;
  readonly claimId?: string | null;
  readonly itemId?: string | null;
  readonly eventId?: string | null;
  /** Integer of the base unit; what is nothing is not entered. */
  readonly amount: number;
};

export async function enter(tx: Tx, fact: Pick<Fact, 'id' | 'occurredAt'>, entries: readonly Entry[]): Promise<void> {
  const real = entries.filter(({ amount }) => amount !== 0);
  if (real.length === 0) return;
  await sql`${PREPARED}
    insert into claims.entry (fact_id, leg, kind, line_id, note_id, customer_id, lot_id, claim_id, item_id, event_id, amount, occurred_at)
    select ${fact.id}, leg, kind, "lineId", "noteId", "customerId", "lotId", "claimId", "itemId", "eventId", amount, ${iso(fact.occurredAt)}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(real)}::jsonb) as (
      kind text, "lineId" uuid, "noteId" uuid, "customerId" uuid, "lotId" uuid, "claimId" uuid, "itemId" uuid, "eventId" uuid, amount bigint)) with ordinality
      as r(kind, "lineId", "noteId", "customerId", "lotId", "claimId", "itemId", "eventId", amount, leg)`.execute(tx);
}

export type Came = Pick<Entry, 'lineId' | 'noteId' | 'customerId' | 'lotId'> & {
  readonly came: { readonly accepted: number; readonly refused: number; readonly ofLot: number | null };
};

type Opening = Omit<Entry, 'amount'> & { readonly accepted?: number; readonly refused?: number; readonly ofLot?: number };

/** What the ledger has to learn of these lines first, each once. */
function openingsOf(lines: readonly Came[]): Opening[] {
  const seen = new Set<string>();
  const first = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  return lines.flatMap(({ lineId, noteId, customerId, lotId, came }): Opening[] => {
    const { accepted, refused, ofLot } = came;
    const line = { lineId, noteId, customerId, lotId: null, accepted, refused };
    return [
      ...(first(lineId)
        ? [
            { ...line, kind: 'accepted' as const },
            { ...line, kind: 'refused' as const },
          ]
        : []),
      ...(lotId !== null && ofLot !== null && first(`${lineId} ${lotId}`)
        ? [{ lineId, noteId, customerId, lotId, kind: 'carried' as const, ofLot }]
        : []),
    ];
  });
}

/**
 * Entries after what the ledger has to learn of their lines first: a note may have been corrected since; never below what is held already
 * (refused goods first). One statement, reckoned from the totals as they stand.
 */
export function enterCame(fact: Pick<Fact, 'id' | 'occurredAt'>, lines: readonly Came[], entries: readonly Entry[]): RawBuilder<unknown> {
  const rows = JSON.stringify([...openingsOf(lines), ...entries]);
  return sql`
    insert into claims.entry (fact_id, leg, kind, line_id, note_id, customer_id, lot_id, claim_id, item_id, event_id, amount, occurred_at)
    select ${fact.id}::uuid, row_number() over (order by e.n), e.kind, e."lineId", e."noteId", e."customerId", e."lotId", e."claimId", e."itemId", e."eventId",
      e.amount, ${iso(fact.occurredAt)}::timestamptz
    from (
      select r.n, r.kind, r."lineId", r."noteId", r."customerId", r."lotId", r."claimId", r."itemId", r."eventId", case r.kind
        when 'accepted' then greatest(r.accepted, coalesce(l.claimed + l.returned, 0) - r.refused) - coalesce(l.accepted, 0)
        when 'refused' then r.refused - coalesce(l.refused, 0)
        when 'carried' then greatest(r."ofLot", coalesce(o.claimed + o.returned, 0)) - coalesce(o.carried, 0)
        else r.amount end as amount
      from rows from (jsonb_to_recordset(${rows}::jsonb) as (
        kind text, "lineId" uuid, "noteId" uuid, "customerId" uuid, "lotId" uuid, "claimId" uuid, "itemId" uuid, "eventId" uuid, amount bigint,
        accepted bigint, refused bigint, "ofLot" bigint)) with ordinality
        as r(kind, "lineId", "noteId", "customerId", "lotId", "claimId", "itemId", "eventId", amount, accepted, refused, "ofLot", n)
      left join claims.line l on l.line_id = r."lineId" left join claims.line_lot o on o.line_id = r."lineId" and o.lot_id = r."lotId"
    ) e where e.amount <> 0`;
}
