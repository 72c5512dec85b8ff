// What the ledger of claims learns of goods that came back: of the claim, of the line besides, or nothing any more.
import { sql } from 'kysely';
import type { Tx } from '../../../platform/app.ts';
import type { Data } from '../../../platform/apply.ts';
import type { Claim } from '../claim.ts';
import type * as tell from './facts.ts';
import { splitBack } from './goods.rules.ts';

export type CameBack = {
  readonly itemId: string;
  readonly lineId: string;
  readonly noteId: string;
  readonly lotId: string | null;
  readonly amount: number;
  readonly eventId: string | null;
};
export type BackEntry = Data<typeof tell.collected>['entries'][number];

type Line = { lineId: string; came: number; claimed: number; gone: number; returned: number };
type OfLot = { lineId: string; lotId: string; carried: number; claimed: number; returned: number };

/** Came back, or destroyed at the site, of this item already. */
export async function goneOf(tx: Tx, itemIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ itemId: string; gone: number }>`
    select item_id as "itemId", sum(amount)::bigint as gone from claims.entry
    where line_id in (select line_id from claims.item where id = any(${[...itemIds]}::uuid[])) and item_id = any(${[...itemIds]}::uuid[])
      and kind in ('came-back', 'destroyed') group by 1`.execute(tx);
  return new Map(rows.map(({ itemId, gone }) => [itemId, gone]));
}

async function totalsOf(tx: Tx, lineIds: readonly string[]) {
  const lines = await sql<Line>`
    select line_id as "lineId", accepted + refused as came, claimed, gone, returned from claims.line where line_id = any(${[...lineIds]}::uuid[])`.execute(
    tx,
  );
  const lots = await sql<OfLot>`
    select line_id as "lineId", lot_id as "lotId", carried, claimed, returned from claims.line_lot where line_id = any(${[...lineIds]}::uuid[])`.execute(
    tx,
  );
  return {
    lines: new Map(lines.rows.map((row) => [row.lineId, { ...row }])),
    lots: new Map(lots.rows.map((row) => [`${row.lineId} ${row.lotId}`, { ...row }])),
  };
}

/** The lines are locked. `as`: how it left the customer. */
export async function entriesOf(
  tx: Tx,
  { claim, back, as }: { readonly claim: Claim; readonly back: readonly CameBack[]; readonly as: 'came-back' | 'destroyed' },
): Promise<BackEntry[]> {
  const { lines, lots } = await totalsOf(
    tx,
    back.map(({ lineId }) => lineId),
  );
  const gone = new Map(
    await goneOf(
      tx,
      back.map(({ itemId }) => itemId),
    ),
  );
  return back.flatMap((one): BackEntry[] => {
    const { lineId, noteId, lotId, itemId, eventId } = one;
    const line = lines.get(lineId);
    const item = claim.items.find((known) => known.itemId === itemId);
    if (!line || !item) return [];
    const lot = lotId === null ? null : (lots.get(`${lineId} ${lotId}`) ?? null);
    const outstanding = (item.approved ?? 0) - (gone.get(itemId) ?? 0);
    const { ofClaim, besides } = splitBack({ ...one, outstanding }, line, lot);
    gone.set(itemId, (gone.get(itemId) ?? 0) + ofClaim);
    line.gone += ofClaim;
    line.returned += besides;
    if (lot) lot.returned += besides;
    const at = { lineId, noteId, eventId };
    return [
      ...(ofClaim > 0 ? [{ ...at, kind: as, itemId, lotId, amount: ofClaim }] : []),
      ...(besides > 0 ? [{ ...at, kind: 'returned' as const, itemId: null, lotId: lot ? lotId : null, amount: besides }] : []),
    ];
  });
}
