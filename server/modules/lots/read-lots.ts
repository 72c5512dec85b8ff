// Lots as other modules and rooms read them.
import { type Selectable, sql } from 'kysely';
import type { BaseUnit, UnitCode } from '../../kernel/quantity.ts';
import type { Db, Tx } from '../../platform/app.ts';
import type { DB } from '../../platform/database/schema.gen.ts';
import type { LineCarries } from './line.ts';
import type { Lot, LotState, MovementKind, PlaceKind } from './lot.ts';

export const toLot = (row: Selectable<DB['lots.lot']>): Lot => ({
  id: row.id,
  number: row.number,
  productId: row.product_id,
  supplierId: row.supplier_id,
  supplierLot: row.supplier_lot,
  dayLot: row.day_lot,
  origin: row.origin,
  unit: row.unit as UnitCode,
  base: row.base as BaseUnit,
  madeBy: row.made_by as MovementKind,
  receivedOn: row.received_on,
  producedOn: row.produced_on,
  expiresOn: row.expires_on,
  derived: row.derived as Lot['derived'],
  state: row.state as LotState,
});

export async function lotsByIds(db: Db | Tx, lotIds: readonly string[]): Promise<ReadonlyMap<string, Lot>> {
  if (lotIds.length === 0) return new Map();
  const { rows } = await sql<Selectable<DB['lots.lot']>>`select * from lots.lot where id = any(${[...new Set(lotIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, toLot(row)]));
}

export type Balance = { readonly lotId: string; readonly placeKind: PlaceKind; readonly placeId: string; readonly amount: number };

/** Where what is left of these lots lies; only places that hold something. */
export async function balancesOf(db: Db | Tx, lotIds: readonly string[]): Promise<Balance[]> {
  if (lotIds.length === 0) return [];
  const { rows } = await sql<Balance>`
    select lot_id as "lotId", place_kind as "placeKind", place_id as "placeId", amount from lots.balance
    where lot_id = any(${[...new Set(lotIds)]}::uuid[]) and amount > 0 order by lot_id, place_kind, place_id`.execute(db);
  return rows;
}

const carrying = (which: ReturnType<typeof sql>) => sql<LineCarries>`
  select c.line_id as "lineId", c.lot_id as "lotId", l.number, l.product_id as "productId", l.unit, l.state, l.expires_on as "expiresOn", l.produced_on as "producedOn",
    c.note_id as "noteId", c.note_number as "noteNumber", c.customer_id as "customerId", c.site_id as "siteId", c.delivery_on as "deliveryOn",
    c.certainty, c.at_most as "atMost", c.stage, c.vehicle_id as "vehicleId", c.picked, c.delivered, c.returned, c.destroyed, c.consumed
  from lots.line c join lots.lot l on l.id = c.lot_id where ${which} order by c.delivery_on desc, c.note_number, c.line_id, l.number`;

/** The lots of these lines of delivery notes. */
export const lotsOfLines = async (db: Db | Tx, lineIds: readonly string[]): Promise<LineCarries[]> =>
  lineIds.length === 0 ? [] : (await carrying(sql`c.line_id = any(${[...new Set(lineIds)]}::uuid[])`).execute(db)).rows;

/** The lots of a whole delivery note. */
export const lotsOfNote = async (db: Db | Tx, noteId: string): Promise<LineCarries[]> =>
  (await carrying(sql`c.note_id = ${noteId}`).execute(db)).rows;

/** Every line that carries one of these lots, or may: newest delivery first. Lots made of these are not followed (see trace). */
export const linesOfLots = async (db: Db | Tx, lotIds: readonly string[]): Promise<LineCarries[]> =>
  lotIds.length === 0 ? [] : (await carrying(sql`c.lot_id = any(${[...new Set(lotIds)]}::uuid[])`).execute(db)).rows;

/** By our own numbers, as printed. */
export async function lotsByNumbers(db: Db | Tx, numbers: readonly string[]): Promise<ReadonlyMap<string, Lot>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<Selectable<DB['lots.lot']>>`select * from lots.lot where number = any(${[...new Set(numbers)]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.number, toLot(row)]));
}
