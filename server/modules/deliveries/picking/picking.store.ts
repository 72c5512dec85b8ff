// The facts of picking, dispatch and loading in the rows of waves, notes and lines.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import { change } from '../note-changes.ts';
import * as told from './facts.ts';

const openWave = (tx: Tx, { waveId, day, waveNo }: Data<typeof told.waveOpened>, fact: Fact) =>
  tx
    .insertInto('deliveries.wave')
    .values({ id: waveId, day, wave_no: waveNo, state: 'open', opened_at: iso(fact.occurredAt) })
    .execute();

const closeWave = (tx: Tx, { waveId }: Data<typeof told.waveClosed>, fact: Fact) =>
  tx
    .updateTable('deliveries.wave')
    .set({ state: 'done', done_at: iso(fact.occurredAt) })
    .where('id', '=', waveId)
    .execute();

const plan = (tx: Tx, { noteId, waveId, vehicleId, vehicle, driverId, stopNo }: Data<typeof told.planned>) =>
  change(tx, noteId, { wave_id: waveId, vehicle_id: vehicleId, vehicle, driver_id: driverId, stop_no: stopNo });

/** Lines, note and wave: whoever picks the first line of a wave begins it. */
async function pick(tx: Tx, { noteId, waveId, lines, complete }: Data<typeof told.picked>, fact: Fact): Promise<void> {
  await sql`
    update deliveries.note_line l
    set picked = r.picked, picked_pieces = r."pickedPieces", pick_gross = r.gross, pick_tare = r.tare, lot = r.lot,
      produced_on = r."producedOn", expires_on = r."expiresOn", pick_version = l.pick_version + 1
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r("lineId" uuid, picked bigint, "pickedPieces" integer, gross bigint, tare bigint,
      lot text, "producedOn" date, "expiresOn" date)
    where l.note_id = ${noteId} and l.id = r."lineId"`.execute(tx);
  await change(tx, noteId, complete ? { picked_at: iso(fact.occurredAt) } : { picked_at: null });
  if (waveId === null) return;
  await tx.updateTable('deliveries.wave').set({ state: 'picking' }).where('id', '=', waveId).where('state', '=', 'open').execute();
}

const load = (tx: Tx, { noteId, seals, cratesOut }: Data<typeof told.loaded>, fact: Fact) =>
  change(tx, noteId, { loaded_at: iso(fact.occurredAt), seals, crates_out: cratesOut });

/** What comes off the van is not counted any more. */
const takeOff = (tx: Tx, { noteId }: Data<typeof told.takenOff>) =>
  change(tx, noteId, { loaded_at: null, checked_at: null, seals: [], crates_counted: null, differences: '[]' });

const check = (tx: Tx, { noteId, cratesCounted, differences }: Data<typeof told.loadChecked>, fact: Fact) =>
  change(tx, noteId, { checked_at: iso(fact.occurredAt), crates_counted: cratesCounted, differences: JSON.stringify(differences) });

export const apply = Object.fromEntries([
  on(told.waveOpened, openWave),
  on(told.waveClosed, closeWave),
  on(told.planned, plan),
  on(told.picked, pick),
  on(told.loaded, load),
  on(told.takenOff, takeOff),
  on(told.loadChecked, check),
  on(told.departedUnchecked, (tx, { noteId }) => change(tx, noteId, { departed_unchecked: true })),
]);

/** Life-cycle table of this room; the others are the module's. */
export const rebuilds = ['deliveries.wave'];
