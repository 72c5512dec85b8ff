// The only SQL that writes entries of the claims ledger. Totals are kept by the database (migration 240).
import { sql } from 'kysely';
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Tx } from '../../platform/app.ts';
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
  await sql`
    insert into claims.entry (fact_id, leg, kind, line_id, note_id, customer_id, lot_id, claim_id, item_id, event_id, amount, occurred_at)
    select ${fact.id}, leg, kind, "lineId", "noteId", "customerId", "lotId", "claimId", "itemId", "eventId", amount, ${iso(fact.occurredAt)}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(real)}::jsonb) as (
      kind text, "lineId" uuid, "noteId" uuid, "customerId" uuid, "lotId" uuid, "claimId" uuid, "itemId" uuid, "eventId" uuid, amount bigint)) with ordinality
      as r(kind, "lineId", "noteId", "customerId", "lotId", "claimId", "itemId", "eventId", amount, leg)`.execute(tx);
}

export type Came = Pick<Entry, 'lineId' | 'noteId' | 'customerId' | 'lotId'> & {
  readonly came: { readonly accepted: number; readonly refused: number; readonly ofLot: number | null };
};

type Totals = {
  lineId: string;
  accepted: number;
  refused: number;
  held: number;
  lotId: string | null;
  carried: number | null;
  heldOfLot: number | null;
};

/** What the ledger has to learn of these lines first: a note may have been corrected since; never below what is held already. */
export async function openings(tx: Tx, lines: readonly Came[]): Promise<Entry[]> {
  const { rows } = await sql<Totals>`
    select x."lineId", l.accepted, l.refused, l.claimed + l.returned as held, x."lotId", o.carried, o.claimed + o.returned as "heldOfLot"
    from rows from (jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as ("lineId" uuid, "lotId" uuid)) with ordinality as x("lineId", "lotId", n)
    left join claims.line l on l.line_id = x."lineId" left join claims.line_lot o on o.line_id = x."lineId" and o.lot_id = x."lotId" order by x.n`.execute(
    tx,
  );
  const seen = new Set<string>();
  const first = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  return lines.flatMap((line, i): Entry[] => {
    const known = rows[i] as Totals;
    const { came, lotId } = line;
    const at = { lineId: line.lineId, noteId: line.noteId, customerId: line.customerId };
    // Refused goods first: what is held must stay covered.
    const accepted = Math.max(came.accepted, (known.held ?? 0) - came.refused);
    return [
      ...(first(line.lineId)
        ? [
            { ...at, lotId: null, kind: 'accepted' as const, amount: accepted - (known.accepted ?? 0) },
            { ...at, lotId: null, kind: 'refused' as const, amount: came.refused - (known.refused ?? 0) },
          ]
        : []),
      ...(lotId !== null && came.ofLot !== null && first(`${line.lineId} ${lotId}`)
        ? [{ ...at, lotId, kind: 'carried' as const, amount: Math.max(came.ofLot, known.heldOfLot ?? 0) - (known.carried ?? 0) }]
        : []),
    ];
  });
}
