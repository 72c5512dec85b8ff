// Pick-ups and parcels as acts on them need them: the claim's lines are locked first, as everywhere in claims.
import { type Selectable, sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Db, Tx, Unit } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import { aboutClaim } from '../claim.rules.ts';
import { load } from '../claim.store.ts';
import type { Claim } from '../claim.ts';
import type { Parcel } from './goods.rules.ts';
import type { ParcelState, PickupMode, PickupState } from './goods.ts';
import { no } from './refusals.ts';

export type StoredParcel = Parcel & {
  readonly pickupId: string;
  readonly claimId: string;
  readonly siteId: string;
  readonly productId: string | null;
  readonly foodSafety: boolean;
  readonly placeKind: string | null;
  readonly placeId: string | null;
  readonly finding: string | null;
};
export type Pickup = {
  readonly id: string;
  readonly number: string;
  readonly claimId: string;
  readonly customerId: string;
  readonly siteId: string;
  readonly foodSafety: boolean;
  readonly until: Instant;
  readonly state: PickupState;
  readonly mode: PickupMode | null;
  readonly stopNoteId: string | null;
  readonly driverId: string | null;
  readonly vehicle: string | null;
};

const toParcel = (row: Selectable<DB['claims.parcel']>): StoredParcel => ({
  id: row.id,
  number: row.number,
  pickupId: row.pickup_id,
  claimId: row.claim_id,
  itemId: row.item_id,
  lineId: row.line_id,
  noteId: row.note_id,
  siteId: row.site_id,
  lotId: row.lot_id,
  productId: row.product_id,
  unit: row.unit as UnitCode,
  foodSafety: row.food_safety,
  unsafe: row.unsafe,
  expected: row.expected,
  collected: row.collected,
  received: row.received,
  disposed: row.disposed,
  booked: row.booked,
  state: row.state as ParcelState,
  placeKind: row.place_kind,
  placeId: row.place_id,
  finding: row.finding,
});

const toPickup = (row: Selectable<DB['claims.pickup']>): Pickup => ({
  id: row.id,
  number: row.number,
  claimId: row.claim_id,
  customerId: row.customer_id,
  siteId: row.site_id,
  foodSafety: row.food_safety,
  until: row.until,
  state: row.state as PickupState,
  mode: row.mode as PickupMode | null,
  stopNoteId: row.stop_note_id,
  driverId: row.driver_id,
  vehicle: row.vehicle,
});

/** Whoever may work on the goods may do so on any claim: the claim is loaded as ours. */
export const loadClaim = (unit: Unit, claimId: string): Promise<Claim> => load({ ...unit, actor: SYSTEM }, claimId);

export type Loaded = { readonly pickup: Pickup; readonly parcels: readonly StoredParcel[]; readonly claim: Claim };

export async function loadPickup(unit: Unit, pickupId: string): Promise<Loaded> {
  const { tx } = unit;
  const found = await tx.selectFrom('claims.pickup').select('claim_id').where('id', '=', pickupId).executeTakeFirst();
  if (!found) throw no('pickup-not-found');
  const claim = await loadClaim(unit, found.claim_id);
  const row = await tx.selectFrom('claims.pickup').selectAll().where('id', '=', pickupId).forUpdate().executeTakeFirstOrThrow();
  return { pickup: toPickup(row), parcels: await parcelsOf(tx, [pickupId]), claim };
}

export async function parcelsOf(db: Db | Tx, pickupIds: readonly string[]): Promise<StoredParcel[]> {
  if (pickupIds.length === 0) return [];
  const rows = await db
    .selectFrom('claims.parcel')
    .selectAll()
    .where('pickup_id', 'in', [...pickupIds])
    .orderBy('number')
    .execute();
  return rows.map(toParcel);
}

export async function loadParcel(
  unit: Unit,
  parcelId: string,
): Promise<{ readonly parcel: StoredParcel; readonly claim: Claim; readonly pickup: Pickup }> {
  const found = await unit.tx.selectFrom('claims.parcel').select('pickup_id').where('id', '=', parcelId).executeTakeFirst();
  if (!found) throw no('parcel-not-found');
  const { parcels, claim, pickup } = await loadPickup(unit, found.pickup_id);
  return { parcel: parcels.find(({ id }) => id === parcelId) as StoredParcel, claim, pickup };
}

/** What every fact about goods of a claim carries; the site is where they lie, which may be another than the claim's first. */
export const aboutGoods = (claim: Claim, { siteId, noteId }: { readonly siteId: string; readonly noteId: string | null }) => ({
  ...aboutClaim(claim),
  siteId,
  noteId: noteId ?? claim.noteId,
});

export const aboutPickup = ({ claim, pickup, parcels }: Loaded) => aboutGoods(claim, { siteId: pickup.siteId, noteId: parcels[0]?.noteId ?? null });

/** Names of goods for refusals, by the line of the note. */
export async function productOf(tx: Tx, parcelId: string): Promise<string> {
  const { rows } = await sql<{ product: string }>`
    select l.product from claims.parcel p join deliveries.note_line l on l.id = p.note_line_id where p.id = ${parcelId}`.execute(tx);
  return rows[0]?.product ?? '';
}

export const announceGoods = (unit: Unit, { id, caseId }: Pick<Claim, 'id' | 'caseId'>): void => {
  for (const topic of ['claims', 'goods-back', `claim:${id}`, `case:${caseId}`]) unit.announce(topic);
};
