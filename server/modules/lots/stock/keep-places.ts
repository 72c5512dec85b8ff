// Places of our own: opened, listed, closed once they are empty.
import { sql } from 'kysely';
import { newId } from '../../../kernel/id.ts';
import type { Temperature } from '../../../kernel/temperature.ts';
import { type Instant, iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import * as tell from '../facts.ts';
import { no as noLot } from '../refusals.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type Row = {
  readonly id: string;
  readonly kind: 'store' | 'quarantine';
  readonly name: string;
  readonly temperature: Temperature;
  readonly active: boolean;
  readonly opened_at: Instant;
  readonly lots: number;
  readonly stopped: number;
};

/** Open ones first, stores before quarantine. */
export async function listPlaces({ db, actor, now }: Call): Promise<OutputOf<typeof contract.places>> {
  const today = shanghaiDate(now);
  const { rows } = await sql<Row>`
    select p.*, count(b.lot_id)::int as lots, (count(b.lot_id) filter (where l.state <> 'available' or l.expires_on < ${today}::date))::int as stopped
    from lots.place p
    left join lots.balance b on b.place_id = p.id and b.place_kind = p.kind and b.here
    left join lots.lot l on l.id = b.lot_id
    group by p.id order by p.active desc, p.kind desc, p.name`.execute(db);
  const may = actor.can.has('lots.keep-places');
  const left = (kind: Row['kind']) => rows.filter((row) => row.active && row.kind === kind).length;
  const items = rows.map(({ opened_at, ...row }) => ({
    ...row,
    openedAt: iso(opened_at),
    can: { close: may && row.active && row.lots === 0 && left(row.kind) > 1 },
  }));
  return { items, can: { open: may } };
}

type Open = InputOf<typeof contract.openPlace>;

export const openPlace = (call: Call, input: Open): Promise<OutputOf<typeof contract.openPlace>> =>
  call.write(async (unit) => ({ placeId: await openPlaceInUnit(unit, input) }));

export async function openPlaceInUnit(unit: Unit, { name, kind, temperature }: Open): Promise<string> {
  // Two who open a place of the same name: the second waits and is told.
  await sql`select pg_advisory_xact_lock(hashtext('lots.place'))`.execute(unit.tx);
  if (await unit.tx.selectFrom('lots.place').select('id').where('name', '=', name).executeTakeFirst()) throw no('place-known', { name });
  const placeId = newId(unit.now);
  await unit.record([tell.placeOpened.tell({ placeId, kind, name, temperature }, { occurredAt: unit.now, grade: 'B' })]);
  unit.announce('lots');
  return placeId;
}

export const closePlace = (call: Call, { placeId }: InputOf<typeof contract.closePlace>): Promise<OutputOf<typeof contract.closePlace>> =>
  call.write(async (unit) => {
    const rows = await unit.tx.selectFrom('lots.place').selectAll().orderBy('id').forUpdate().execute();
    const place = rows.find(({ id, active }) => id === placeId && active);
    if (!place) throw noLot('place-not-found');
    const { rows: held } = await sql<{ lots: number }>`
      select count(*)::int as lots from lots.balance where place_kind = ${place.kind} and place_id = ${placeId} and here`.execute(unit.tx);
    const lots = held[0]?.lots ?? 0;
    if (lots > 0) throw no('place-holds-goods', { name: place.name, lots });
    if (!rows.some(({ id, active, kind }) => id !== placeId && active && kind === place.kind)) throw no('last-place', { name: place.name });
    await unit.record([tell.placeClosed.tell({ placeId }, { occurredAt: unit.now, grade: 'B' })]);
    unit.announce('lots');
    return { placeId };
  });
