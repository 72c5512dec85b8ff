// The dispatch board of a day, and the loading list of one van.

import type { UnitCode } from '../../../kernel/quantity.ts';
import { temperatureOf } from '../../../kernel/temperature.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type Vehicle, vehiclesOf } from '../../vehicles/public.ts';
import type { contract } from '../contract.ts';
import type { State } from '../note.ts';
import { type Card, cardsOf, masterOf } from './cards.ts';
import { inStopOrder, onSeveralVans, type Stop, warningsOf } from './dispatch.rules.ts';
import { type NoteRow, notesOfDay, roundOf } from './round.ts';
import type { Difference } from './wave.ts';

const ABOARD: readonly State[] = ['issued', 'departed'];

/** A board is for eyes: more than this is no board any more. */
const MOST = 600;

export async function showBoard(
  call: Call,
  { day = shanghaiDate(call.now) }: InputOf<typeof contract.board>,
): Promise<OutputOf<typeof contract.board>> {
  const { app, db, actor } = call;
  const rows = await notesOfDay({ tx: db, actor }, day)
    .orderBy('window_from')
    .orderBy('number')
    .limit(MOST + 1)
    .execute();
  const shown = rows.slice(0, MOST);
  const [vehicles, staff] = await Promise.all([
    vehiclesOf(db, { ids: shown.flatMap((row) => row.vehicle_id ?? []), plates: shown.flatMap((row) => row.vehicle ?? []) }),
    app.identity.accounts(db, { kind: 'staff' }),
  ]);
  const { cards } = await cardsOf(call, shown, vehicles);
  const several = onSeveralVans(cards.map(({ vehicleId, driver }) => ({ vehicleId, driverId: driver?.id ?? null })));
  const drivers = staff.filter(({ active, roles }) => active && roles.includes('driver'));
  return {
    day,
    vans: vehicles.map((vehicle) => showVan(vehicle, { cards: cards.filter(({ vehicleId }) => vehicleId === vehicle.id), several })),
    drivers: drivers.map(({ id, displayName }) => ({ id, name: displayName })),
    notes: cards,
    more: rows.length > MOST,
  };
}

type Van = OutputOf<typeof contract.board>['vans'][number];

function showVan(vehicle: Vehicle, { cards, several }: { cards: readonly Card[]; several: ReadonlySet<string> }): Van {
  // What is at its door weighs no more and has no window to miss.
  const aboard = cards.filter(({ state }) => ABOARD.includes(state));
  const stops = inStopOrder(aboard.map(stopOf));
  const drivers = new Map(cards.flatMap(({ driver }) => (driver ? [[driver.id, driver]] : [])));
  const first = stops.find(({ driverId }) => driverId !== null)?.driverId ?? '';
  return {
    ...showVehicle(vehicle),
    grams: stops.reduce((all, { grams }) => all + grams, 0),
    crates: stops.reduce((all, { crates }) => all + crates, 0),
    driver: drivers.get(first) ?? null,
    warnings: warningsOf(vehicle, stops, { driversElsewhere: several }),
  };
}

const showVehicle = ({ id, plate, name, temperature, capacityKg, crates }: Vehicle) => ({
  id,
  plate,
  name,
  temperature,
  capacityKg,
  crateCapacity: crates,
});

const stopOf = ({ id, stopNo, windowFrom, windowTo, driver, temperature, grams, crates }: Card): Stop => ({
  id,
  stopNo,
  windowFrom: Date.parse(windowFrom),
  windowTo: Date.parse(windowTo),
  driverId: driver?.id ?? null,
  temperature,
  grams,
  crates,
});

/** The last stop is loaded first. */
export async function showLoading(
  call: Call,
  { day = shanghaiDate(call.now), vehicleId }: InputOf<typeof contract.loading>,
): Promise<OutputOf<typeof contract.loading>> {
  const { db, actor } = call;
  const { van, notes } = await roundOf({ tx: db, actor }, { day, vehicleId });
  const rows = notes.toReversed();
  const [{ cards, sites }, goods, remarks] = await Promise.all([cardsOf(call, rows, van ? [van] : []), goodsOf(call, rows), remarksOf(db, rows)]);
  const waits = rows.some((row) => row.departed_at === null && row.state === 'issued');
  return {
    day,
    vehicle: van ? showVehicle(van) : null,
    notes: cards.map((card, at) => {
      const row = rows[at] as NoteRow;
      const address = sites.get(row.site_id)?.address ?? '';
      const counted = {
        cratesCounted: row.crates_counted,
        differences: row.differences as { lineId: string | null; kind: Difference; amount: number | null }[],
      };
      return { ...card, address, seals: row.seals, ...counted, remark: remarks.get(row.id) ?? '', goods: goods.get(row.id) ?? [] };
    }),
    can: {
      load: waits && actor.can.has('deliveries.load'),
      check: waits && actor.can.has('deliveries.load'),
      depart: waits && actor.can.has('deliveries.drive'),
    },
  };
}

type LoadLine = OutputOf<typeof contract.loading>['notes'][number]['goods'][number];

async function goodsOf({ db, now }: Call, notes: readonly NoteRow[]): Promise<ReadonlyMap<string, LoadLine[]>> {
  if (notes.length === 0) return new Map();
  const rows = await db
    .selectFrom('deliveries.note_line')
    .selectAll()
    .where(
      'note_id',
      'in',
      notes.map(({ id }) => id),
    )
    .orderBy('line_no')
    .execute();
  const master = await masterOf(db, rows, shanghaiDate(now));
  const goods = new Map<string, LoadLine[]>();
  for (const row of rows) {
    const line = {
      id: row.id,
      lineNo: row.line_no,
      product: row.product,
      spec: row.spec,
      unit: row.unit as UnitCode,
      ordered: row.ordered,
      picked: row.picked,
      pieces: row.picked_pieces ?? row.pieces,
      pieceUnit: row.piece_unit as UnitCode | null,
      temperature: temperatureOf(master(row)?.temperatureClass ?? null),
      lot: row.lot,
    };
    goods.set(row.note_id, [...(goods.get(row.note_id) ?? []), line]);
  }
  return goods;
}

async function remarksOf(db: Db, notes: readonly NoteRow[]): Promise<ReadonlyMap<string, string>> {
  if (notes.length === 0) return new Map();
  const ids = notes.map(({ id }) => id);
  const rows = await db.selectFrom('deliveries.load_remark').select(['note_id', 'body']).where('note_id', 'in', ids).execute();
  return new Map(rows.map(({ note_id, body }) => [note_id, body]));
}
