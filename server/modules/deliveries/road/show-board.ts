// The day of the dispatcher on one board: every note with its window, estimate and meal; open exceptions.
import { iso, shanghaiDate, shanghaiInstant } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { SiteCard } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import { type NoteRow, rowsOf } from '../note-row.ts';
import { estimatesOf, type ShownEstimate } from './estimate.store.ts';
import { type StoredException, showExceptions } from './exception-row.ts';
import { at, foreseenOf, type StoredWait, toldOf, waitEnds } from './road-row.ts';
import { canOnRoad } from './show-road.ts';

type Board = OutputOf<typeof contract.roadBoard>;
type Row = Board['rows'][number];
/** A company that delivers more on one day needs a board per depot. */
const MOST = 1000;

export async function showBoard(call: Call, { day = shanghaiDate(call.now) }: InputOf<typeof contract.roadBoard>): Promise<Board> {
  const { db } = call;
  const found = await db
    .selectFrom('deliveries.note')
    .selectAll()
    .where('delivery_on', '=', day)
    .where('state', '<>', 'cancelled')
    .orderBy('driver_id')
    .orderBy('vehicle')
    .orderBy('stop_no')
    .orderBy('window_from')
    .orderBy('id')
    .limit(MOST + 1)
    .execute();
  const notes = found.slice(0, MOST);
  const ids = notes.map(({ id }) => id);
  const none = ids.length === 0;
  const [{ rows, cards }, estimates, waits, exceptions] = await Promise.all([
    rowsOf(call, notes),
    estimatesOf(db, ids),
    none ? [] : db.selectFrom('deliveries.gate_wait').selectAll().where('note_id', 'in', ids).execute(),
    none ? [] : db.selectFrom('deliveries.exception').selectAll().where('note_id', 'in', ids).orderBy('reported_at').orderBy('id').execute(),
  ]);
  const named = new Map(rows.map((row) => [row.id, row]));
  return {
    day,
    now: iso(call.now),
    rows: notes.flatMap((note) => {
      const row = named.get(note.id);
      const beside = { card: cards.get(note.site_id), estimate: estimates.get(note.id), waits, exceptions };
      return row ? [{ ...showRow(note, beside), ...pick(row), can: canOnBoard(call, note) }] : [];
    }),
    exceptions: await showExceptions(call, exceptions, notes),
    more: found.length > MOST,
  };
}

type Named = Awaited<ReturnType<typeof rowsOf>>['rows'][number];
const pick = ({ id, number, customer, site, state, driver, vehicle, windowFrom, windowTo, newEstimate }: Named) => ({
  id,
  number,
  customer,
  site,
  state,
  driver,
  vehicle,
  windowFrom,
  windowTo,
  newEstimate,
});

function canOnBoard(call: Call, note: NoteRow): Row['can'] {
  const { tell, report } = canOnRoad(call, note);
  return { tell, report };
}

type Beside = {
  readonly card: SiteCard | undefined;
  readonly estimate: ShownEstimate | undefined;
  readonly waits: readonly StoredWait[];
  readonly exceptions: readonly StoredException[];
};

const showRow = (note: NoteRow, { card, estimate, waits, exceptions }: Beside) => ({
  van: note.driver_id ?? note.vehicle,
  stopNo: note.stop_no,
  mealAt: mealAfter(note, card),
  departedAt: at(note.departed_at),
  arrivedAt: at(note.arrived_at),
  acceptedAt: at(note.accepted_at),
  leftAt: at(note.left_at),
  waiting: waitingNow(
    note,
    waits.filter(({ note_id }) => note_id === note.id),
  ),
  estimate: estimate ?? null,
  foreseen: foreseenOf(note),
  told: toldOf(note),
  exceptions: exceptions.filter(({ note_id, state }) => note_id === note.id && state !== 'settled').length,
  stars: note.stars,
});

/** The first meal that begins after the window does. */
function mealAfter({ delivery_on, window_from }: NoteRow, card: SiteCard | undefined): string | null {
  const meals = Object.values(card?.meals ?? {}).flatMap((time) => (time ? shanghaiInstant(delivery_on, time) : []));
  const next = meals.filter((meal) => meal > window_from).sort((a, b) => a - b)[0];
  return next === undefined ? null : iso(next);
}

function waitingNow(note: NoteRow, waits: readonly StoredWait[]): Row['waiting'] {
  const open = waits.find((wait) => waitEnds(wait, note, waits) === null);
  if (!open) return null;
  const { reason, caused_by } = open;
  return { since: iso(open.began_at), reason: reason as 'gate-closed', causedBy: caused_by as 'customer' };
}
