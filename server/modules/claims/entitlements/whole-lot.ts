// R5.2: what is bad in one crate is sent back with all of its lot that came to this customer that day, at every site of its.
import type { Actor } from '../../../kernel/actor.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { ClaimableLine, LineLot } from '../claim.ts';
import { claimableByIds, claimableLinesOf, claimableOfLots } from '../read-lines.ts';
import { at } from '../refusals.ts';
import { leftOf, leftOfLot, lotOf } from '../request.rules.ts';
import { no } from './refusals.ts';

type Item = { readonly noteId: string; readonly lineId: string; readonly lotId?: string | null | undefined; readonly amount: number };
type Input = { readonly items: readonly Item[]; readonly wholeLot?: boolean | undefined; readonly wholeDelivery?: boolean | undefined };

/** The one asked for, the only one, else all that it surely carries. */
export function lotsOfLine(line: ClaimableLine, said: string | null | undefined): string[] {
  const one = lotOf(line, said);
  if (one !== null) return [one];
  return line.lots.filter(({ possible }) => !possible).map(({ lotId }) => lotId);
}

/** So much of a lot is left on a line; lots that may only possibly lie there are for a person. */
export const leftHere = (line: ClaimableLine, lot: LineLot): number => (lot.possible ? 0 : Math.min(leftOf(line), leftOfLot(lot)));

/** Lines of these lots that day, those asked for first; whoever scanned one note answers for that note alone. */
export async function sameLotLines(
  db: Db | Tx,
  { line, lotIds }: { readonly line: ClaimableLine; readonly lotIds: readonly string[] },
  actor: Actor,
) {
  const lines = await claimableOfLots(db, { customerId: line.customerId, lotIds, on: line.deliveryOn });
  const own = actor.kind === 'note-holder' ? lines.filter(({ noteId }) => noteId === actor.noteId) : lines;
  return [...own].sort((a, b) => Number(b.noteId === line.noteId) - Number(a.noteId === line.noteId));
}

/** The items of a request with what its reach adds; amounts are what is left. Nothing left: as asked, the ledger says so. */
export async function reachOut(tx: Tx, input: Input, actor: Actor): Promise<Item[]> {
  const [first] = input.items;
  if (!first || !(input.wholeLot || input.wholeDelivery)) return [...input.items];
  const more = input.wholeDelivery ? await ofNote(tx, first.noteId) : await ofLots(tx, input.items, actor);
  return more.length > 0 ? more : [...input.items];
}

const ofNote = async (tx: Tx, noteId: string): Promise<Item[]> =>
  (await claimableLinesOf(tx, noteId))
    .filter((line) => line.lineId === line.noteLineId && leftOf(line) > 0)
    .map((line) => ({ noteId, lineId: line.lineId, amount: leftOf(line) }));

async function ofLots(tx: Tx, items: readonly Item[], actor: Actor): Promise<Item[]> {
  const asked = await claimableByIds(
    tx,
    items.map(({ lineId }) => lineId),
  );
  const found = new Map<string, Item>();
  for (const [i, { lineId, lotId }] of items.entries()) {
    const line = asked.get(lineId);
    // Of a line that is not there or another's the request itself says so.
    if (!line) return [...items];
    const lotIds = lotsOfLine(line, lotId);
    if (lotIds.length === 0) throw no('whole-lot-unknown', {}, at(`items.${i}.lotId`));
    for (const one of await sameLotLines(tx, { line, lotIds }, actor)) {
      for (const item of itemsOf(one, lotIds)) found.set(`${item.lineId} ${item.lotId}`, item);
    }
  }
  return [...found.values()];
}

function itemsOf(line: ClaimableLine, lotIds: readonly string[]): Item[] {
  let left = leftOf(line);
  return line.lots
    .filter(({ lotId }) => lotIds.includes(lotId))
    .map((lot): Item => {
      const amount = Math.min(left, leftHere(line, lot));
      left -= amount;
      return { noteId: line.noteId, lineId: line.lineId, lotId: lot.lotId, amount };
    })
    .filter(({ amount }) => amount > 0);
}
