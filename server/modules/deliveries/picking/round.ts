// One van of a day: which notes go with it.
import type { Selectable } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import { type Vehicle, vehiclesOf } from '../../vehicles/public.ts';
import { visibleTo } from '../note.store.ts';
import { inStopOrder } from './dispatch.rules.ts';
import { no } from './refusals.ts';

export type NoteRow = Selectable<DB['deliveries.note']>;

/** A note names its van by id, or by a plate that somebody wrote. */
export const vanOf = (vans: readonly Vehicle[], note: Pick<NoteRow, 'vehicle_id' | 'vehicle'>): Vehicle | undefined =>
  vans.find(({ id }) => id === note.vehicle_id) ?? (note.vehicle_id === null ? vans.find(({ plate }) => plate === note.vehicle) : undefined);

type Asking = { readonly tx: Db | Tx; readonly actor: Actor };
type Round = { readonly day: string; readonly vehicleId: string | undefined };

/** The notes of a day that somebody brings, in no order. */
export const notesOfDay = ({ tx, actor }: Asking, day: string) =>
  tx
    .selectFrom('deliveries.note')
    .selectAll()
    .where(visibleTo(actor))
    .where('delivery_on', '=', day)
    .where('state', '<>', 'cancelled')
    .where('timing', '<>', 'pick-up');

/** In stop order. A driver without a van named takes all that is his; the office names one. */
export async function roundOf({ tx, actor }: Asking, { day, vehicleId }: Round): Promise<{ van: Vehicle | undefined; notes: NoteRow[] }> {
  if (vehicleId === undefined && actor.can.has('deliveries.read-all')) throw no('round-needed');
  const rows = await notesOfDay({ tx, actor }, day).execute();
  const vans = await vehiclesOf(tx, { ids: rows.flatMap((row) => row.vehicle_id ?? []), plates: rows.flatMap((row) => row.vehicle ?? []) });
  if (vehicleId !== undefined && !vans.some(({ id }) => id === vehicleId)) throw no('vehicle-unknown');
  const mine = vehicleId === undefined ? rows : rows.filter((row) => vanOf(vans, row)?.id === vehicleId);
  const ordered = inStopOrder(mine.map((row) => ({ row, id: row.id, stopNo: row.stop_no, windowFrom: row.window_from, windowTo: row.window_to })));
  const notes = ordered.map(({ row }) => row);
  const van =
    vehicleId === undefined ? notes.map((row) => vanOf(vans, row)).find((one) => one !== undefined) : vans.find(({ id }) => id === vehicleId);
  return { van, notes };
}
