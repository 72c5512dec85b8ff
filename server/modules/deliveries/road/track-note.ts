// The kitchen follows its delivery (R1.11): own steps and an estimate; of the van's other stops no more than how many come first.
import { sql } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from '../contract.ts';
import { visibleTo } from '../note.store.ts';
import { RECEIVED_STATES, type State } from '../note.ts';
import type { NoteRow } from '../note-row.ts';
import { no } from '../refusals.ts';
import { estimatesOf } from './estimate.store.ts';
import { at, toldOf } from './road-row.ts';
import { showWaits } from './show-road.ts';

type Tracked = OutputOf<typeof contract.track>;

export async function trackNote(call: Call, { noteId }: InputOf<typeof contract.track>): Promise<Tracked> {
  const note = await call.db.selectFrom('deliveries.note').selectAll().where('id', '=', noteId).where(visibleTo(call.actor)).executeTakeFirst();
  if (!note) throw no('not-found');
  const [estimates, seen, waits, exceptions] = await Promise.all([
    estimatesOf(call.db, [noteId]),
    lastSeen(call.db, note),
    showWaits(call, note),
    call.db.selectFrom('deliveries.exception').selectAll().where('note_id', '=', noteId).orderBy('reported_at').execute(),
  ]);
  const open = note.arrived_at === null && note.accepted_at === null && note.state !== 'cancelled';
  const estimate = open && note.departed_at !== null ? estimates.get(noteId) : undefined;
  return {
    noteId,
    state: note.state as State,
    windowFrom: iso(note.window_from),
    windowTo: iso(note.window_to),
    steps: stepsOf(note),
    estimate: estimate ? { at: estimate.at, stopsBefore: estimate.stopsBefore, computedAt: estimate.computedAt } : null,
    told: toldOf(note),
    // What the van did for others on an earlier trip says nothing of goods that have not left.
    lastSeen: open && note.departed_at !== null ? seen : null,
    waits: waits.map(({ reason, causedBy, from, to }) => ({ reason, causedBy, from, to })),
    exceptions: exceptions.map((row) => ({
      kind: row.kind as Tracked['exceptions'][number]['kind'],
      state: row.state as Tracked['exceptions'][number]['state'],
      remedy: row.remedy as Tracked['exceptions'][number]['remedy'],
      newEstimate: at(row.new_estimate),
      reportedAt: iso(row.reported_at),
    })),
    rating: { stars: note.stars, can: mayRate(call, note) },
  };
}

const mayRate = ({ actor }: Call, { state, stars }: NoteRow): boolean =>
  RECEIVED_STATES.includes(state as State) && stars === null && actor.can.has('deliveries.rate');

/** Waiting and unloading only where they were tapped: a step that nobody takes is not missing. */
function stepsOf(note: NoteRow): Tracked['steps'] {
  const all = [
    { step: 'issued', at: at(note.issued_at) },
    { step: 'departed', at: at(note.departed_at) },
    { step: 'waiting', at: at(note.waiting_at) },
    { step: 'arrived', at: at(note.arrived_at) },
    { step: 'unloading', at: at(note.unloading_at) },
    { step: 'accepted', at: at(note.accepted_at) },
    { step: 'left', at: at(note.left_at) },
  ] as const;
  return all.filter(({ step, at }) => at !== null || ['departed', 'arrived', 'accepted'].includes(step));
}

/** The last tap of the same van on that day. */
async function lastSeen(db: Db, { id, driver_id, vehicle, delivery_on }: NoteRow): Promise<Tracked['lastSeen']> {
  if (driver_id === null && vehicle === null) return null;
  const { rows } = await sql<{ what: 'departed' | 'arrived' | 'waiting' | 'left'; own: boolean; at: Instant }>`
    select tap.what, n.id = ${id} as own, tap.at
    from deliveries.note n
    cross join lateral (values ('departed', n.departed_at), ('waiting', n.waiting_at), ('arrived', n.arrived_at), ('left', coalesce(n.left_at, n.accepted_at))) as tap (what, at)
    where n.delivery_on = ${delivery_on} and n.state <> 'cancelled' and tap.at is not null
      and case when ${driver_id}::text is null then n.driver_id is null and n.vehicle = ${vehicle} else n.driver_id = ${driver_id} end
    order by tap.at desc, own desc limit 1`.execute(db);
  const [last] = rows;
  if (!last) return null;
  const { what, own } = last;
  const elsewhere = what === 'left' ? 'left-elsewhere' : 'arrived-elsewhere';
  return { what: own || what === 'departed' ? what : elsewhere, at: iso(last.at) };
}
