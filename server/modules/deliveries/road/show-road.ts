// One note on the road: for the office and its driver.
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from '../contract.ts';
import { visibleTo } from '../note.store.ts';
import { allows, type Delay, type State } from '../note.ts';
import type { NoteRow } from '../note-row.ts';
import { no } from '../refusals.ts';
import { estimatesOf } from './estimate.store.ts';
import { showExceptions } from './exception-row.ts';
import { wordsOf } from './keep-word.ts';
import { at, foreseenOf, toldOf, waitEnds } from './road-row.ts';

type Road = OutputOf<typeof contract.roadOf>;

export async function showRoad(call: Call, { noteId }: InputOf<typeof contract.roadOf>): Promise<Road> {
  const note = await call.db.selectFrom('deliveries.note').selectAll().where('id', '=', noteId).where(visibleTo(call.actor)).executeTakeFirst();
  if (!note) throw no('not-found');
  const [estimates, waits, exceptions, goodsStates, words] = await Promise.all([
    estimatesOf(call.db, [noteId]),
    showWaits(call, note),
    call.db.selectFrom('deliveries.exception').selectAll().where('note_id', '=', noteId).orderBy('reported_at').execute(),
    call.db.selectFrom('deliveries.goods_state').selectAll().where('note_id', '=', noteId).orderBy('occurred_at').execute(),
    wordsOf(call.db, [noteId]),
  ]);
  return {
    ...tapsOf(note),
    estimate: estimates.get(noteId) ?? null,
    foreseen: foreseenOf(note),
    told: toldOf(note),
    delayReason: note.delay_reason as Delay | null,
    waits,
    exceptions: await showExceptions(call, exceptions, [note]),
    goodsStates: goodsStates.map((row) => ({
      id: row.id,
      tenthsCelsius: row.tenths_celsius,
      looks: row.looks as Road['goodsStates'][number]['looks'],
      at: iso(row.occurred_at),
    })),
    words: words.filter(({ exceptionId }) => exceptionId === null).map(({ exceptionId: _, ...word }) => word),
    can: canOnRoad(call, note),
  };
}

const tapsOf = (note: NoteRow) => ({
  noteId: note.id,
  departedAt: at(note.departed_at),
  waitingAt: at(note.waiting_at),
  arrivedAt: at(note.arrived_at),
  unloadingAt: at(note.unloading_at),
  acceptedAt: at(note.accepted_at),
  leftAt: at(note.left_at),
  ratingAskedAt: at(note.rating_asked_at),
  stars: note.stars,
});

export function canOnRoad({ actor }: Pick<Call, 'actor'>, { state }: NoteRow): Road['can'] {
  const report = state !== 'cancelled' && actor.can.has('deliveries.report-exceptions');
  return { tell: allows('delay', state as State) && actor.can.has('deliveries.drive'), report, recordGoodsState: report };
}

export async function showWaits({ app, db, actor }: Call, note: NoteRow): Promise<Road['waits']> {
  const rows = await db.selectFrom('deliveries.gate_wait').selectAll().where('note_id', '=', note.id).orderBy('began_at').execute();
  if (rows.length === 0) return [];
  const files = await app.files.attachedTo(db, { type: 'wait', ids: rows.map(({ id }) => id) }, actor);
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason as Road['waits'][number]['reason'],
    causedBy: row.caused_by as Road['waits'][number]['causedBy'],
    from: iso(row.began_at),
    to: at(waitEnds(row, note, rows)),
    metres: row.metres,
    grade: row.grade as Road['waits'][number]['grade'],
    fileIds: files.filter(({ subject }) => subject.id === row.id).map(({ id }) => id),
  }));
}
