// Who can bring what is owed, from where and by when: today's vans and their stops, the stores, and what vans have left over (R5.4).
import { type Instant, iso, MINUTE, shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { type Spare, spareAboard } from '../../deliveries/public.ts';
import { type Carried, carriedBy, type Stocked, standingOf, stockOf, sure } from '../../lots/public.ts';
import type { Claim } from '../claim.ts';
import { listed } from '../claim-row.ts';
import { itemsOf, toClaim } from '../load-claims.ts';
import { no as noClaim } from '../refusals.ts';
import type { Bring } from './bring.rules.ts';
import { type BringFigures, bringFiguresAt } from './bring-figures.ts';
import type { contract } from './contract.ts';
import { type Errand, errandsOf, type ShortageRow, shortagesOf } from './errand.store.ts';
import { type Fleet, fleetOf } from './fleet.ts';
import { fromVan } from './goods.rules.ts';
import { openReplacements } from './list-replacements.ts';
import { type Run, runsFor } from './runs.rules.ts';
import { bringsOf } from './what-to-bring.ts';

type Shown = OutputOf<typeof contract.waysThere>;
type Way = Shown['items'][number];

export async function showWaysThere(call: Call, { claimId, limit }: InputOf<typeof contract.waysThere>): Promise<Shown> {
  const { db, now, actor } = call;
  const open = openReplacements(call).where('claim.state', '<>', 'delivered');
  const rows = await (claimId === undefined ? open : open.where('claim.id', '=', claimId)).limit(limit).execute();
  if (claimId !== undefined && rows.length === 0) {
    const known = await listed(call).where('claim.id', '=', claimId).executeTakeFirst();
    if (!known) throw noClaim('not-found');
  }
  const items = await itemsOf(
    db,
    rows.map(({ id }) => id),
  );
  const claims = rows.map((row) => toClaim(row, items.get(row.id) ?? []));
  const known = await knownOf(call, claims);
  return {
    now: iso(now),
    items: claims.map((claim) => wayOf(claim, known)),
    toConfirm: known.fleet.toConfirm,
    can: { plan: actor.can.has('claims.plan') },
  };
}

type Known = {
  readonly now: Instant;
  readonly figures: BringFigures;
  readonly fleet: Fleet;
  readonly brings: ReadonlyMap<string, Bring[]>;
  readonly stocked: readonly Stocked[];
  readonly spares: readonly Spare[];
  readonly carried: readonly Carried[];
  readonly errands: ReadonlyMap<string, Errand>;
  readonly shortages: readonly ShortageRow[];
  readonly sites: Awaited<ReturnType<typeof siteCardsOf>>;
};

async function knownOf(call: Call, claims: readonly Claim[]): Promise<Known> {
  const { db, now } = call;
  const ids = claims.map(({ id }) => id);
  const brings = await bringsOf(db, claims);
  const productIds = [...brings.values()].flat().flatMap(({ productId }) => productId ?? []);
  const [fleet, stocked, spares, carried, errands, shortages, sites] = await Promise.all([
    fleetOf(call),
    stockOf(db, productIds),
    spareAboard(db, { productIds, now }),
    carriedBy(
      db,
      claims.flatMap(({ items }) => items.map(({ noteId }) => noteId)),
      shanghaiDate(now),
    ),
    errandsOf(db, ids),
    shortagesOf(db, ids),
    siteCardsOf(
      db,
      claims.map(({ siteId }) => siteId),
    ),
  ]);
  return { now, figures: await bringFiguresAt(now), fleet, brings, stocked, spares, carried, errands, shortages, sites };
}

const at = (moment: Instant | null | undefined): string | null => (moment === null || moment === undefined ? null : iso(moment));

function wayOf(claim: Claim, known: Known): Way {
  const { now, figures, fleet, sites } = known;
  const brings = known.brings.get(claim.id) ?? [];
  const errand = known.errands.get(claim.id);
  const own = known.carried.filter(({ lineId, stage }) => brings.some(({ itemId }) => itemId === lineId) && stage !== 'over');
  const card = sites.get(claim.siteId);
  const place = card?.longitude == null || card.latitude === null ? null : { longitude: card.longitude, latitude: card.latitude };
  const vans = fleet.vans.map((van) => ({ ...van, hasGoods: hasGoods(van.vehicleId, { brings, errand, spares: known.spares }) }));
  const runs = runsFor(
    { siteId: claim.siteId, place, neededBy: claim.neededBy },
    { vans, free: fleet.free },
    { ...fleet.roads, specialMinutes: figures.specialRunMinutes, now },
  );
  const talk = known.shortages.find(({ claimId, talkedAt }) => claimId === claim.id && talkedAt === null);
  return {
    claimId: claim.id,
    goods: brings.map((bring) => goodsOf(bring, { known, picked: own.filter((one) => one.lineId === bring.itemId && sure(one)) })),
    runs: runs.map((run) => showRun(run, claim, fleet)),
    tooLate: claim.neededBy !== null && runs.every(({ arriveAt }) => arriveAt > (claim.neededBy as Instant)),
    talkDue: talk ? iso(talk.foundAt + figures.talkMinutes * MINUTE) : null,
    pickedAt: at(errand?.pickedAt),
    checkedAt: at(errand?.checkedAt),
    loadedAt: at(errand?.loadedAt),
    stopped: own.filter(({ standing }) => standing !== 'available').map(({ number }) => number),
  };
}

type Having = { readonly brings: readonly Bring[]; readonly errand: Errand | undefined; readonly spares: readonly Spare[] };

/** Loaded already, or left over on it from other kitchens. */
function hasGoods(vehicleId: string | null, { brings, errand, spares }: Having): boolean {
  if (vehicleId === null) return false;
  if (errand?.loadedAt != null && errand.vehicleId === vehicleId) return true;
  const own = spares.filter((spare) => spare.vehicleId === vehicleId);
  return own.length > 0 && brings.length > 0 && fromVan(brings, own) !== null;
}

type Goods = { readonly known: Known; readonly picked: readonly Carried[] };

function goodsOf(bring: Bring, { known, picked }: Goods): Way['goods'][number] {
  const { itemId, product, unit, amount, productId, claimed } = bring;
  const on = shanghaiDate(known.now);
  const sum = (all: readonly { amount: number }[]) => all.reduce((total, one) => total + one.amount, 0);
  const free = known.stocked.filter(({ lot }) => lot.productId === productId && !claimed.includes(lot.id) && standingOf(lot, on) === 'available');
  const inStock = free.reduce((total, { stores }) => total + sum(stores), 0) + sum(picked);
  const aboard = sum(known.spares.filter((spare) => spare.productId === productId && !claimed.includes(spare.lotId)));
  return { itemId, product, unit, wanted: amount, inStock, aboard, missing: Math.max(0, amount - inStock - aboard) };
}

const showRun = ({ driverId, arriveAt, ...run }: Run, { neededBy }: Claim, { drivers }: Fleet): Way['runs'][number] => ({
  ...run,
  arriveAt: iso(arriveAt),
  driver: driverId === null ? null : { id: driverId, name: drivers.get(driverId) ?? '' },
  beforeMeal: neededBy === null ? null : arriveAt <= neededBy,
});
