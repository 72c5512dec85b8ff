// Locks and loads notes for picking, dispatch and loading: many at once, always in the same order, so that two who plan do not wait for each other in a ring.
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { UnitCode } from '../../../kernel/quantity.ts';
import type { Unit } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import { carriesLots } from '../../lots/public.ts';
import { linesOf, visibleTo } from '../note.store.ts';
import type { State } from '../note.ts';
import { no as noNote } from '../refusals.ts';
import type { Packed, PackedLine } from './packed.ts';
import { no } from './refusals.ts';
import type { Wave } from './wave.rules.ts';
import type { WaveState } from './wave.ts';

export const packedOf = (row: Selectable<DB['deliveries.note']> & { readonly carries_lots: boolean }): Packed => ({
  id: row.id,
  number: row.number,
  customerId: row.customer_id,
  siteId: row.site_id,
  state: row.state as State,
  driverId: row.driver_id,
  departedAt: row.departed_at,
  arrivedAt: row.arrived_at,
  deliveryOn: row.delivery_on,
  waveId: row.wave_id,
  vehicleId: row.vehicle_id,
  vehicle: row.vehicle,
  stopNo: row.stop_no,
  loadedAt: row.loaded_at,
  checkedAt: row.checked_at,
  cratesOut: row.crates_out,
  carriesLots: row.carries_lots,
});

/** In the order asked for; what the actor may not see does not exist. */
export async function loadPacked({ tx, actor }: Unit, noteIds: readonly string[]): Promise<Packed[]> {
  if (noteIds.length === 0) return [];
  const rows = await tx
    .selectFrom('deliveries.note')
    .selectAll()
    .select(carriesLots(sql.ref('deliveries.note.id')).as('carries_lots'))
    .where('id', 'in', [...noteIds])
    .where(visibleTo(actor))
    .orderBy('id')
    .forUpdate()
    .execute();
  const byId = new Map(rows.map((row) => [row.id, packedOf(row)]));
  return [...new Set(noteIds)].map((id) => byId.get(id) ?? notFound());
}

function notFound(): never {
  throw noNote('not-found');
}

export const packedLineOf = (row: Selectable<DB['deliveries.note_line']>): PackedLine => ({
  id: row.id,
  lineNo: row.line_no,
  product: row.product,
  productId: row.product_id,
  productCode: row.product_code,
  unit: row.unit as UnitCode,
  ordered: row.ordered,
  picked: row.picked,
  pickedPieces: row.picked_pieces,
  overBp: row.over_bp,
  underBp: row.under_bp,
  gross: row.pick_gross,
  tare: row.pick_tare,
  lot: row.lot,
  producedOn: row.produced_on,
  expiresOn: row.expires_on,
  version: row.pick_version,
});

export async function loadWithLines(unit: Unit, noteId: string): Promise<{ note: Packed; lines: PackedLine[] }> {
  const [note] = await loadPacked(unit, [noteId]);
  return { note: note ?? notFound(), lines: (await linesOf(unit.tx, noteId)).map(packedLineOf) };
}

export const waveOf = (row: Selectable<DB['deliveries.wave']>): Wave => ({
  id: row.id,
  day: row.day,
  waveNo: row.wave_no,
  state: row.state as WaveState,
});

export async function loadWave({ tx }: Unit, waveId: string): Promise<Wave> {
  const row = await tx.selectFrom('deliveries.wave').selectAll().where('id', '=', waveId).forUpdate().executeTakeFirst();
  if (!row) throw no('wave-not-found');
  return waveOf(row);
}

/** Whoever opens a wave of this day waits here: two would otherwise both become the third. */
export async function nextWaveNo({ tx }: Unit, day: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deliveries.waves:${day}`}, 0))`.execute(tx);
  const { last } = await tx
    .selectFrom('deliveries.wave')
    .select((eb) => eb.fn.max('wave_no').as('last'))
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Lines of a wave that have no word yet; cancelled notes are not waited for. */
export async function unpickedLines({ tx }: Unit, waveId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('deliveries.note_line')
    .innerJoin('deliveries.note', 'deliveries.note.id', 'deliveries.note_line.note_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('wave_id', '=', waveId)
    .where('state', '<>', 'cancelled')
    .where('picked', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
