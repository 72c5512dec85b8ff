// The day's notes as the print centre shows them: by van and stop.
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { visibleTo } from '../note.store.ts';
import { rowsOf } from '../note-row.ts';
import type { contract } from './contract.ts';

const MOST = 1000;

export async function listPrintable(
  call: Call,
  { day, waveId, driverId, unprinted = false }: InputOf<typeof contract.printable>,
): Promise<OutputOf<typeof contract.printable>> {
  let query = call.db
    .selectFrom('deliveries.note')
    .selectAll()
    .where(visibleTo(call.actor))
    .where('delivery_on', '=', day)
    .where('state', '<>', 'cancelled');
  if (waveId) query = query.where('wave_id', '=', waveId);
  if (driverId) query = query.where('driver_id', '=', driverId);
  if (unprinted) query = query.where('prints', '=', 0);
  const notes = await query
    .orderBy('vehicle')
    .orderBy('driver_id')
    .orderBy('stop_no')
    .orderBy('window_from')
    .orderBy('number')
    .limit(MOST + 1)
    .execute();
  const shown = notes.slice(0, MOST);
  const { rows } = await rowsOf(call, shown);
  const items = shown.map((note, at) => {
    const row = rows[at] as (typeof rows)[number];
    const { id, number, customer, site, state, windowFrom, windowTo, driver, vehicle, lineCount } = row;
    const place = { waveId: note.wave_id, stopNo: note.stop_no, cratesOut: note.crates_out, prints: note.prints };
    return { id, number, customer, site, state, windowFrom, windowTo, driver, vehicle, lineCount, ...place };
  });
  return { items, more: notes.length > MOST };
}
