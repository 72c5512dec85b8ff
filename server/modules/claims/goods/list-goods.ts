// The quarantine shelf, pick-ups for desk and driver, and where the goods of one claim are.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { openPlaces } from '../../lots/public.ts';
import { visibleClaims } from '../claim.store.ts';
import type { Item } from '../claim.ts';
import { itemsOf } from '../load-claims.ts';
import { no as noClaim } from '../refusals.ts';
import type { contract } from './contract.ts';
import { parcelRows } from './parcel-row.ts';
import { type PickupRow, pickupRows } from './pickup-row.ts';
import { no } from './refusals.ts';
import { destroyedOf, toDestroyOf } from './site-rows.ts';

type Shelf = OutputOf<typeof contract.shelf>;
type Stage = InputOf<typeof contract.shelf>['stage'];

// Word for word the condition of the index `parcel_shelf`.
const WAITS = sql<SqlBool>`p.state in ('on-the-way', 'received', 'quarantined', 'inspected')`;
const STAGES: Readonly<Record<Stage, RawBuilder<SqlBool>>> = {
  all: WAITS,
  receive: sql`p.state = 'on-the-way'`,
  quarantine: sql`p.state = 'received'`,
  inspect: sql`p.state = 'quarantined'`,
  dispose: sql`p.state = 'inspected'`,
};
const KEY = sql`coalesce(p.received_at, p.collected_at, 'infinity'::timestamptz)`;

/** What waits longest first. */
export async function showShelf(call: Call, { stage, cursor, limit }: InputOf<typeof contract.shelf>): Promise<Shelf> {
  const after = readCursor(cursor, 2);
  const from = after ? sql`and (${KEY}, p.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const which = sql`${WAITS} and ${STAGES[stage]} ${from} order by ${KEY}, p.id`;
  const [rows, counts, places] = await Promise.all([parcelRows(call, which, limit + 1), countStages(call), openPlaces(call.db)]);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const key = last && (last.receivedAt ?? last.collectedAt ?? 'infinity');
  return {
    items,
    next: rows.length > limit && last && key ? writeCursor([key, last.id]) : null,
    counts,
    places: places.map(({ id, name, kind }) => ({ id, name, kind })),
  };
}

async function countStages({ db }: Call): Promise<Shelf['counts']> {
  const { rows } = await sql<Shelf['counts']>`
    select (count(*) filter (where p.state = 'on-the-way'))::int as receive, (count(*) filter (where p.state = 'received'))::int as quarantine,
      (count(*) filter (where p.state = 'quarantined'))::int as inspect, (count(*) filter (where p.state = 'inspected'))::int as dispose
    from claims.parcel p where ${WAITS}`.execute(db);
  return rows[0] ?? { receive: 0, quarantine: 0, inspect: 0, dispose: 0 };
}

/** Scanned: the number, or the whole code that ends with it. */
export async function parcelByNumber(call: Call, { number }: InputOf<typeof contract.parcelByNumber>): Promise<Shelf['items'][number]> {
  const written = (number.match(/TJ\d{6}-\d{6,}/i)?.[0] ?? number).toUpperCase();
  const [row] = await parcelRows(call, sql`p.number = ${written}`, 1);
  if (!row) throw no('parcel-not-found');
  return row;
}

/** By when they are due; those that are over newest first. */
export async function listPickups(call: Call, { open, cursor, limit }: InputOf<typeof contract.pickups>): Promise<OutputOf<typeof contract.pickups>> {
  const after = readCursor(cursor, 2);
  const which = open
    ? sql`u.state in ('open', 'planned') ${after ? sql`and (u.until, u.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``} order by u.until, u.id`
    : sql`u.state in ('collected', 'called-off') ${after ? sql`and (u.until, u.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``} order by u.until desc, u.id desc`;
  const rows = await pickupRows(call, which, { limit: limit + 1, suggest: open });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.until, last.id]) : null };
}

/** Planned for the driver who asks, on a stop of his, or lying at a site where he stops today; nothing that another has taken. */
export async function listToCollect(call: Call, { noteId }: InputOf<typeof contract.toCollect>): Promise<{ items: PickupRow[] }> {
  const me = call.actor.id;
  const today = shanghaiDate(call.now);
  const only = noteId === undefined ? sql`` : sql`and u.site_id = (select site_id from deliveries.note where id = ${noteId})`;
  const which = sql`u.state in ('open', 'planned') ${only} and (
    u.driver_id = ${me} or exists (select from deliveries.note n where n.id = u.stop_note_id and n.driver_id = ${me})
    or (u.state = 'open' and exists (select from deliveries.note n where n.site_id = u.site_id and n.driver_id = ${me}
      and n.delivery_on = ${today}::date and n.state <> 'cancelled' and n.left_at is null)))
    order by u.due_at nulls last, u.until, u.id`;
  return { items: await pickupRows(call, which, { limit: 100, suggest: false }) };
}

async function mustSee(call: Call, claimId: string): Promise<{ readonly goods: string; readonly state: string }> {
  const found = await visibleClaims(call.db, call.actor).select(['claim.goods', 'claim.state']).where('claim.id', '=', claimId).executeTakeFirst();
  if (!found) throw noClaim('not-found');
  return found;
}

const DECIDED: readonly string[] = ['approved', 'planned', 'delivered', 'accepted', 'settled'];

/** Lines whose goods are destroyed where they are, and what is recorded of it. */
async function atTheSite(call: Call, claimId: string, own: (item: Item) => boolean) {
  const { goods, state } = await mustSee(call, claimId);
  const items = ((await itemsOf(call.db, [claimId])).get(claimId) ?? []).filter(own);
  const runs = goods === 'destroyed-at-site' && DECIDED.includes(state);
  const [destroyed, toDestroy] = await Promise.all([destroyedOf(call, claimId, items), runs ? toDestroyOf(call, items) : []]);
  return { destroyed, toDestroy };
}

export async function goodsOfClaim(call: Call, { claimId }: InputOf<typeof contract.goodsOf>): Promise<OutputOf<typeof contract.goodsOf>> {
  const site = await atTheSite(call, claimId, () => true);
  const [pickups, parcels] = await Promise.all([
    pickupRows(call, sql`u.claim_id = ${claimId} order by u.number`, { limit: 100, suggest: true }),
    parcelRows(call, sql`p.claim_id = ${claimId} order by p.number`),
  ]);
  const may = call.actor.can.has('claims.record-site-destruction') && site.toDestroy.some(({ left }) => left > 0);
  return { pickups, parcels, ...site, can: { destroyAtSite: may } };
}

/** What the kitchen sees: when its goods are fetched and that they were; nothing of what becomes of them inside. */
export async function myGoods(call: Call, { claimId }: InputOf<typeof contract.myGoods>): Promise<OutputOf<typeof contract.myGoods>> {
  const { actor } = call;
  const own = ({ noteId }: Pick<Item, 'noteId'>): boolean => actor.kind !== 'note-holder' || actor.noteId === noteId;
  const site = await atTheSite(call, claimId, own);
  const scanned =
    actor.kind === 'note-holder' ? sql`and exists (select from claims.parcel p where p.pickup_id = u.id and p.note_id = ${actor.noteId})` : sql``;
  const rows = await pickupRows(call, sql`u.claim_id = ${claimId} ${scanned} order by u.number`, { limit: 100, suggest: false });
  const pickups = rows.map(({ id, number, state, mode, until, dueAt, collectedAt, stop, parcels }) => ({
    ...{ id, number, state, mode, until, dueAt, collectedAt },
    stop: stop && { deliveryOn: stop.deliveryOn, windowFrom: stop.windowFrom, windowTo: stop.windowTo },
    parcels: parcels.map(({ number: _number, ...parcel }) => parcel),
  }));
  const may = actor.can.has('claims.destroy-at-site') && site.toDestroy.some(({ left }) => left > 0);
  return { pickups, ...site, can: { destroyAtSite: may } };
}
