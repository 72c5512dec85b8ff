// Goods of a replacement move: out of stock or from what a van has aboard, onto the van, to the kitchen, back. The line of its ledger is the item.
import { UNITS } from '../../../kernel/quantity.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { type Spare, spareAboard } from '../../deliveries/public.ts';
import {
  carriedBy,
  chooseLots,
  FIRST_STORE,
  type ForNote,
  handOverLots,
  inHand,
  loadLots,
  lockStock,
  lotsByIds,
  mustBeFree,
  type Part,
  pickLots,
  putBackLots,
  stockOf,
  sure,
  takeBackLots,
  unloadLots,
  type Wish,
  wishesOf,
} from '../../lots/public.ts';
import type { Claim } from '../claim.ts';
import type { Bring, PickedItem } from './bring.rules.ts';
import { fromVan, mustFit, type Naming, without } from './goods.rules.ts';
import { bringOf, notesOf } from './what-to-bring.ts';

export type Taking = {
  readonly named: readonly Naming[];
  /** Lots that nobody named stay those by rule; in hand they are known. */
  readonly checked: boolean;
  /** The day it is eaten from. */
  readonly on: string;
  /** A van that may have it aboard. */
  readonly vehicleId: string | null;
};
export type Taken = { readonly items: readonly PickedItem[]; readonly aboard: boolean };

const itemIds = (claim: Claim): string[] => claim.items.map(({ itemId }) => itemId);
const noteIds = (claim: Claim): string[] => claim.items.map(({ noteId }) => noteId);

/** Runs one move for each note that the items belong to. */
async function onNotes(unit: Unit, claim: Claim, move: (note: ForNote, lineIds: string[]) => Promise<unknown>): Promise<void> {
  for (const note of await notesOf(unit.tx, noteIds(claim)))
    await move(
      note,
      claim.items.filter(({ noteId }) => noteId === note.noteId).map(({ itemId }) => itemId),
    );
}

export const putBack = (unit: Unit, claim: Claim): Promise<void> => onNotes(unit, claim, (note, lineIds) => putBackLots(unit, note, { lineIds }));
export const takeOff = (unit: Unit, claim: Claim): Promise<void> => onNotes(unit, claim, (note, lineIds) => unloadLots(unit, note, { lineIds }));
export const load = (unit: Unit, claim: Claim, { vehicleId, occurredAt }: { vehicleId: string | null; occurredAt?: Instant | undefined }) =>
  onNotes(unit, claim, (note, lineIds) => loadLots(unit, note, { vehicleId, lineIds, occurredAt }));

/** Lots of the items as they are now, in our hands or gone. */
export const carriedFor = async (unit: Pick<Unit, 'tx' | 'now'>, claim: Claim) =>
  (await carriedBy(unit.tx, noteIds(claim), shanghaiDate(unit.now))).filter(({ lineId }) => itemIds(claim).includes(lineId));

/**
 * Out of stock anew. What the books do not have goes without a lot: never a refusal. A van that has all of it aboard brings that.
 * Answers nothing taken where the books know no lot of these goods at all.
 */
export async function takeGoods(unit: Unit, claim: Claim, taking: Taking): Promise<Taken> {
  const brings = await bringOf(unit.tx, claim);
  const productIds = brings.flatMap(({ productId }) => productId ?? []);
  await lockStock(unit.tx, productIds);
  await putBack(unit, claim);
  const spares = taking.vehicleId === null || taking.named.length > 0 ? null : await aboardOf(unit, brings, taking.vehicleId);
  if (spares) return { items: await takeSpares(unit, claim, { brings, spares }), aboard: true };
  return { items: await takeStock(unit, claim, { brings, taking }), aboard: false };
}

async function aboardOf(unit: Unit, brings: readonly Bring[], vehicleId: string) {
  const spares = await spareAboard(unit.tx, { productIds: brings.flatMap(({ productId }) => productId ?? []), now: unit.now });
  const own = spares.filter((spare) => spare.vehicleId === vehicleId);
  return own.length === 0 ? null : fromVan(brings, own);
}

type OfVan = { readonly brings: readonly Bring[]; readonly spares: NonNullable<ReturnType<typeof fromVan<Spare>>> };

/** In the books it comes back, is picked anew and goes aboard again: in one transaction, so nobody else gets it in between. */
async function takeSpares(unit: Unit, claim: Claim, { brings, spares }: OfVan): Promise<PickedItem[]> {
  for (const { spare, amount } of spares) {
    const { note, lineId, lotId } = spare;
    const what = [{ lineId, lotId, amount, to: { kind: 'store', id: FIRST_STORE } as const }];
    await takeBackLots(unit, note, { what, goods: await inHand(unit.tx, [note.noteId]) });
  }
  const parts = Map.groupBy(spares, ({ itemId }) => itemId);
  const partsOf = (itemId: string): Part[] => (parts.get(itemId) ?? []).map(({ spare, amount }) => ({ lotId: spare.lotId, amount }));
  const stocked = await stockOf(
    unit.tx,
    brings.flatMap(({ productId }) => productId ?? []),
  );
  await pick(unit, claim, { brings, partsOf, stocked, named: () => true });
  await load(unit, claim, { vehicleId: spares[0]?.spare.vehicleId ?? null });
  return brings.map((bring) => pickedItem(bring, partsOf(bring.itemId)));
}

type OfStock = { readonly brings: readonly Bring[]; readonly taking: Taking };

async function takeStock(unit: Unit, claim: Claim, { brings, taking }: OfStock): Promise<PickedItem[]> {
  const stocked = await stockOf(
    unit.tx,
    brings.flatMap(({ productId }) => productId ?? []),
  );
  const lots = await lotsByIds(
    unit.tx,
    taking.named.flatMap(({ lots }) => lots.map(({ lotId }) => lotId)),
  );
  mustFit(brings, taking.named, lots);
  const wishes = await wishesFor(unit, claim, { brings, on: taking.on });
  const named = new Map(taking.named.map(({ itemId, lots: parts }) => [itemId, parts]));
  for (const [itemId, parts] of named) mustBeFree(wishes.get(itemId) as Wish, parts, stocked);
  const free = (bring: Bring, gone: readonly Part[]) => without(stocked, gone, bring.claimed);
  const taken: Part[] = [...named.values()].flat();
  const byRule = new Map<string, readonly Part[]>();
  for (const bring of brings.filter(({ itemId }) => !named.has(itemId))) {
    const parts = chooseLots([wishes.get(bring.itemId) as Wish], free(bring, taken))[0]?.parts ?? [];
    byRule.set(bring.itemId, parts);
    taken.push(...parts);
  }
  const partsOf = (itemId: string): readonly Part[] => named.get(itemId) ?? byRule.get(itemId) ?? [];
  await pick(unit, claim, { brings, partsOf, stocked, named: (itemId) => taking.checked || named.has(itemId) });
  return brings.map((bring) => pickedItem(bring, partsOf(bring.itemId)));
}

async function wishesFor(unit: Unit, claim: Claim, { brings, on }: { brings: readonly Bring[]; on: string }): Promise<ReadonlyMap<string, Wish>> {
  const card = (await siteCardsOf(unit.tx, [claim.siteId])).get(claim.siteId);
  const lines = brings.map(({ itemId, productId, unit: code, amount }) => ({ lineId: itemId, productId, base: UNITS[code].base, amount }));
  const wanting = { customerId: claim.customerId, deliveryOn: on, lotRule: card?.lotRule ?? 'fefo', lifeLeftBp: card?.lifeLeftBp ?? null, lines };
  return new Map((await wishesOf(unit.tx, [wanting])).wishes.map((wish) => [wish.lineId, wish]));
}

type Picking = {
  readonly brings: readonly Bring[];
  readonly partsOf: (itemId: string) => readonly Part[];
  readonly stocked: Awaited<ReturnType<typeof stockOf>>;
  readonly named: (itemId: string) => boolean;
};

/** Lots that are claimed on lie apart in people's minds and cannot have gone in their place. */
const pick = (unit: Unit, claim: Claim, { brings, partsOf, stocked, named }: Picking): Promise<void> =>
  onNotes(unit, claim, (note, lineIds) => {
    const own = brings.filter(({ itemId, productId }) => lineIds.includes(itemId) && productId !== null && partsOf(itemId).length > 0);
    const shut = own.flatMap(({ claimed }) => claimed);
    const taken = own.map(({ itemId, productId, amount }) => ({
      lineId: itemId,
      productId: productId as string,
      parts: partsOf(itemId),
      named: named(itemId),
      amount,
    }));
    return pickLots(unit, note, { taken, stocked: without(stocked, [], shut) });
  });

const pickedItem = ({ itemId, productId, unit, amount, substitute }: Bring, lots: readonly Part[]): PickedItem => {
  const has = lots.reduce((sum, one) => sum + one.amount, 0);
  return { itemId, productId, unit, amount, missing: Math.max(0, amount - has), substitute, lots };
};

export type Handed = {
  readonly shares: readonly { readonly itemId: string; readonly amount: number }[];
  readonly told: Parameters<typeof handOverLots>[2]['told'];
};

/** What the kitchen took is at its site; the rest is still with us, and shown until somebody takes it in. */
export async function handOver(unit: Unit, claim: Claim, { shares, told }: Handed): Promise<void> {
  const carried = (await carriedFor(unit, claim)).filter(sure);
  if (carried.length === 0) return;
  const { lifeLeftBp = null } = (await siteCardsOf(unit.tx, [claim.siteId])).get(claim.siteId) ?? {};
  await onNotes(unit, claim, (note, lineIds) => {
    const lines = claim.items
      .filter(({ itemId }) => lineIds.includes(itemId))
      .map(({ itemId, approved, requested }) => {
        const came = approved ?? requested;
        const handed = shares.find((one) => one.itemId === itemId)?.amount ?? 0;
        return { lineId: itemId, came, handed, back: came - handed };
      });
    return handOverLots(unit, note, { lines, lifeLeftBp, told });
  });
}
