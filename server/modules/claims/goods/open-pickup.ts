// A claim whose goods come back was approved: a pick-up opens at every site where they lie, and the rule plans it with the next van.
import { sql } from 'kysely';
import type { Fact, Told } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { HOUR, iso } from '../../../kernel/time.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { drawNumber, drawNumbers } from '../../../platform/database/number-series.ts';
import { type LineCarries, lotsOfLines } from '../../lots/public.ts';
import type { aboutClaim } from '../claim.rules.ts';
import type { Claim, Item } from '../claim.ts';
import * as tell from './facts.ts';
import { goodsTermsAt } from './goods-terms.ts';
import { aboutGoods, loadClaim } from './load-goods.ts';
import { markRefusedUnsafe } from './mark-refused.ts';
import { comes, stopsAt } from './read-stops.ts';

type Wanted = {
  readonly itemId: string;
  readonly lineId: string;
  readonly noteLineId: string;
  readonly noteId: string;
  readonly siteId: string;
  readonly lotId: string | null;
  readonly productId: string | null;
  readonly unit: UnitCode;
  readonly amount: number;
};

export async function hearApproved(unit: Unit, { data }: Fact): Promise<void> {
  const { claimId, goods } = data as { claimId: string; goods?: string };
  if (goods !== 'back') return;
  const claim = await loadClaim(unit, claimId);
  if (claim.foodSafety) await markRefusedUnsafe(unit, claim);
  const wanted = await wantedOf(unit.tx, claim);
  const sites = Map.groupBy(wanted, ({ siteId }) => siteId);
  for (const [siteId, some] of sites) await openAt(unit, claim, { siteId, wanted: some });
  if (sites.size > 0) unit.announce('goods-back');
}

/** Refused at the dock went back with the van already: only what the kitchen kept is fetched. */
const wantedOf = (tx: Tx, claim: Claim): Promise<Wanted[]> =>
  lotsLying(
    tx,
    claim,
    claim.items
      .filter(({ approved, refusedPart }) => (approved ?? 0) > refusedPart)
      .map((item) => ({ item, amount: (item.approved ?? 0) - item.refusedPart })),
  );

/** Amounts of items by lots, and where they lie. */
export async function lotsLying(tx: Tx, claim: Claim, of: readonly { readonly item: Item; readonly amount: number }[]): Promise<Wanted[]> {
  if (of.length === 0) return [];
  const noteIds = [...new Set(of.map(({ item }) => item.noteId))];
  const { rows } = await sql<{
    id: string;
    siteId: string;
  }>`select id, site_id as "siteId" from deliveries.note where id = any(${noteIds}::uuid[])`.execute(tx);
  const site = new Map(rows.map(({ id, siteId }) => [id, siteId]));
  const carried = await lotsOfLines(
    tx,
    of.map(({ item }) => item.lineId),
  );
  const lots = Map.groupBy(carried, ({ lineId }) => lineId);
  return of.flatMap(({ item, amount }) => {
    const { itemId, lineId, noteLineId, noteId, lotId, productId, unit } = item;
    const about = { itemId, lineId, noteLineId, noteId, productId, unit, siteId: site.get(noteId) ?? claim.siteId };
    const parts = lotId === null ? spread(amount, here(lots.get(lineId) ?? [], unit)) : [{ lotId, amount }];
    return parts.map((part) => ({ ...about, ...part }));
  });
}

/** Lots that a line surely carries, in the same measure, and that lie at the kitchen still. */
const here = (lots: readonly LineCarries[], unit: UnitCode): readonly { lotId: string; left: number }[] =>
  lots
    .filter((lot) => lot.certainty !== 'possible' && UNITS[lot.unit].base === UNITS[unit].base)
    .map((lot) => ({ lotId: lot.lotId, left: lot.delivered - lot.returned - lot.destroyed - lot.consumed }))
    .filter(({ left }) => left > 0);

/** Nobody said which lot: as they lie there, one after the other. What no lot accounts for comes without one. */
export function spread(
  amount: number,
  lots: readonly { readonly lotId: string; readonly left: number }[],
): { lotId: string | null; amount: number }[] {
  const [only] = lots;
  if (lots.length === 1 && only) return [{ lotId: only.lotId, amount }];
  let rest = amount;
  const parts = lots.flatMap(({ lotId, left }): { lotId: string | null; amount: number }[] => {
    const some = Math.min(rest, left);
    rest -= some;
    return some > 0 ? [{ lotId, amount: some }] : [];
  });
  return rest > 0 ? [...parts, { lotId: null, amount: rest }] : parts;
}

async function openAt(unit: Unit, claim: Claim, { siteId, wanted }: { readonly siteId: string; readonly wanted: readonly Wanted[] }): Promise<void> {
  const { tx, now } = unit;
  const terms = await goodsTermsAt(now);
  const until = now + terms.fetchHours * HOUR;
  const pickupId = newId(now);
  const number = await drawNumber(tx, { letters: 'QH', sequence: 'claims.pickup_number', now });
  const numbers = await drawNumbers(tx, wanted.length, { letters: 'TJ', sequence: 'claims.parcel_number', now });
  const parcels = wanted.map(({ siteId: _site, ...one }, i) => ({ ...one, parcelId: newId(now), number: numbers[i] as string }));
  const about = aboutGoods(claim, { siteId, noteId: wanted[0]?.noteId ?? null });
  const opened = tell.pickupOpened.tell(
    { ...about, pickupId, number, foodSafety: claim.foodSafety, until: iso(until), parcels },
    { occurredAt: now, grade: 'B' },
  );
  await unit.record([opened]);
  const planned = await planByRule(unit, { about, pickupId, siteId, until });
  if (planned) await unit.record([planned]);
}

type About = ReturnType<typeof aboutClaim>;

/** The next van that stops there before the goods are due; a person may choose otherwise. Undefined: none comes. */
export async function planByRule(
  { tx, now }: Pick<Unit, 'tx' | 'now'>,
  { about, pickupId, siteId, until }: { readonly about: About; readonly pickupId: string; readonly siteId: string; readonly until: number },
): Promise<Told | undefined> {
  const next = (await stopsAt(tx, [siteId], { now, until })).find(comes);
  if (!next) return undefined;
  const { noteId, driverId, vehicle, windowTo } = next;
  return tell.pickupPlanned.tell(
    { ...about, pickupId, mode: 'van', stopNoteId: noteId, driverId, vehicle, dueAt: iso(windowTo), byRule: true },
    { occurredAt: now, grade: 'B' },
  );
}

/** The claim was taken back before anything was fetched. */
export async function hearWithdrawn(unit: Unit, { data }: Fact): Promise<void> {
  const { claimId } = data as { claimId: string };
  const { rows } = await sql<{ id: string; siteId: string }>`
    select id, site_id as "siteId" from claims.pickup where claim_id = ${claimId} and state in ('open', 'planned') order by id for update`.execute(
    unit.tx,
  );
  if (rows.length === 0) return;
  const claim = await loadClaim(unit, claimId);
  await unit.record(
    rows.map(({ id, siteId }) =>
      tell.pickupCalledOff.tell({ ...aboutGoods(claim, { siteId, noteId: null }), pickupId: id }, { occurredAt: unit.now, grade: 'B' }),
    ),
  );
  unit.announce('goods-back');
}
