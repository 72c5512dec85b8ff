// One replacement: its goods with their lots, what the stock still offers, talks, and what is left over.
import { UNITS } from '../../../kernel/quantity.ts';
import { type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { type Carried, carriedBy, chooseLots, stockOf, type Wish, wishesOf } from '../../lots/public.ts';
import { mustReplace } from '../claim.rules.ts';
import { visibleClaims } from '../claim.store.ts';
import type { Claim } from '../claim.ts';
import { itemsOf, toClaim } from '../load-claims.ts';
import { no as noClaim } from '../refusals.ts';
import { type Bring, mayLoad, mayPick, mayTalk } from './bring.rules.ts';
import type { contract } from './contract.ts';
import { errandItemsOf, errandOf, type ShortageRow, shortagesOf } from './errand.store.ts';
import { without } from './goods.rules.ts';
import { restOf } from './rest.ts';
import { bringsOf } from './what-to-bring.ts';

type Shown = OutputOf<typeof contract.bringing>;
type Goods = OutputOf<typeof contract.toDeliver>['items'][number]['goods'][number];
type Choice = Shown['items'][number]['choices'][number];

const at = (moment: Instant | null): string | null => (moment === null ? null : iso(moment));

const showLot = ({ lotId, number, unit, amount, certainty, stage, standing, producedOn, expiresOn }: Carried): Goods['lots'][number] => ({
  lotId,
  number,
  unit,
  amount,
  certainty,
  stage,
  standing,
  producedOn,
  expiresOn,
});

/** Goods of these claims with the lots they carry, or may carry. */
export async function goodsOf({ db, now }: Pick<Call, 'db' | 'now'>, claims: readonly Claim[]): Promise<ReadonlyMap<string, Goods[]>> {
  const noteIds = claims.flatMap(({ items }) => items.map(({ noteId }) => noteId));
  const [brings, carried, errands] = await Promise.all([
    bringsOf(db, claims),
    carriedBy(db, noteIds, shanghaiDate(now)),
    errandItemsOf(
      db,
      claims.map(({ id }) => id),
    ),
  ]);
  return new Map(
    claims.map(({ id }) => [
      id,
      (brings.get(id) ?? []).map(({ itemId, productId, product, substitute, unit, amount }): Goods => {
        const missing = errands.get(itemId)?.missing ?? 0;
        return {
          itemId,
          productId,
          product,
          substitute,
          unit,
          amount,
          missing,
          lots: carried.filter(({ lineId }) => lineId === itemId).map(showLot),
        };
      }),
    ]),
  );
}

export async function showBringing(call: Call, { claimId }: InputOf<typeof contract.bringing>): Promise<Shown> {
  const { db, actor, now } = call;
  const row = await visibleClaims(db, actor).selectAll('claim').where('claim.id', '=', claimId).executeTakeFirst();
  if (!row) throw noClaim('not-found');
  const claim = toClaim(row, (await itemsOf(db, [claimId])).get(claimId) ?? []);
  mustReplace(claim);
  const [errand, shortages, brings, goods, rests] = await Promise.all([
    errandOf(db, claimId),
    shortagesOf(db, [claimId]),
    bringsOf(db, [claim]),
    goodsOf(call, [claim]),
    restOf({ tx: db, now }, [claim]),
  ]);
  const choices = mayPick(claim) ? await choicesOf(call, claim, brings.get(claimId) ?? []) : new Map<string, Choice[]>();
  const rest = rests.get(claimId) ?? [];
  const open = shortages.some(({ talkedAt }) => talkedAt === null);
  return {
    claimId,
    vehicleId: errand.vehicleId,
    vehicle: row.vehicle,
    special: errand.special,
    pickedAt: at(errand.pickedAt),
    checkedAt: at(errand.checkedAt),
    loadedAt: at(errand.loadedAt),
    items: (goods.get(claimId) ?? []).map((one) => ({ ...one, choices: choices.get(one.itemId) ?? [] })),
    shortages: shortages.map((one) => showShortage(one, brings.get(claimId) ?? [])),
    rest,
    can: {
      pick: actor.can.has('claims.pick') && mayPick(claim),
      load: actor.can.has('claims.load') && mayLoad(claim) && errand.loadedAt === null && errand.pickedAt !== null,
      takeIn: actor.can.has('claims.pick') && rest.length > 0,
      findShortage: actor.can.has('claims.plan') && mayTalk(claim) && !open,
      talk: actor.can.has('claims.plan') && mayTalk(claim) && open,
    },
  };
}

export function showShortage(row: ShortageRow, brings: readonly Bring[]): Shown['shortages'][number] {
  return {
    id: row.id,
    reason: row.reason,
    items: row.items.map(({ itemId, missing }) => {
      const bring = brings.find((one) => one.itemId === itemId);
      return { itemId, missing, product: bring?.product ?? '', unit: bring?.unit ?? 'piece' };
    }),
    foundAt: iso(row.foundAt),
    talkedAt: at(row.talkedAt),
    outcome: row.outcome as Shown['shortages'][number]['outcome'],
    by: row.talkedBy as Shown['shortages'][number]['by'],
    agreedBy: row.agreedBy as Shown['shortages'][number]['agreedBy'],
    laterBy: at(row.laterBy),
    otherWay: row.otherWay,
  };
}

/** Lots in the stores, item by item: what the rule of the kitchen would take, and why others may not go. */
async function choicesOf({ db, now }: Call, claim: Claim, brings: readonly Bring[]): Promise<ReadonlyMap<string, Choice[]>> {
  const stocked = await stockOf(
    db,
    brings.flatMap(({ productId }) => productId ?? []),
  );
  if (stocked.length === 0) return new Map();
  const card = (await siteCardsOf(db, [claim.siteId])).get(claim.siteId);
  const lines = brings.map(({ itemId, productId, unit, amount }) => ({ lineId: itemId, productId, base: UNITS[unit].base, amount }));
  const on = shanghaiDate(claim.arriveBy ?? claim.neededBy ?? now);
  const wanting = { customerId: claim.customerId, deliveryOn: on, lotRule: card?.lotRule ?? 'fefo', lifeLeftBp: card?.lifeLeftBp ?? null, lines };
  const wishes = new Map((await wishesOf(db, [wanting])).wishes.map((wish) => [wish.lineId, wish]));
  return new Map(
    brings.map((bring) => {
      const choice = chooseLots([wishes.get(bring.itemId) as Wish], without(stocked, [], bring.claimed))[0];
      const own = stocked.filter(({ lot }) => lot.productId === bring.productId);
      return [
        bring.itemId,
        own.map(({ lot, stores }): Choice => {
          const { id: lotId, number, unit, expiresOn, producedOn } = lot;
          const has = stores.reduce((sum, { amount }) => sum + amount, 0);
          const suggested = choice?.parts.find((part) => part.lotId === lotId)?.amount ?? 0;
          const why = bring.claimed.includes(lotId) ? 'claimed' : (choice?.shut.find((one) => one.lotId === lotId)?.why ?? null);
          return { lotId, number, unit, has, suggested, expiresOn, producedOn, why };
        }),
      ];
    }),
  );
}
