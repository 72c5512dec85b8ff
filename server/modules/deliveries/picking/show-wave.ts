// Waves of a day, and the picking list of one.
import { type Selectable, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { iso, shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Db } from '../../../platform/app.ts';
import type { DB } from '../../../platform/database/schema.gen.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { type Carried, carriedBy } from '../../lots/public.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import type { contract } from '../contract.ts';
import { lotsOfLine } from '../goods/marks.ts';
import { cardsOf } from './cards.ts';
import { packedLineOf } from './load-packed.ts';
import { boundsOf } from './pick.rules.ts';
import { no } from './refusals.ts';
import type { WaveState } from './wave.ts';

type Shown = OutputOf<typeof contract.waves>['items'][number];
export type PickLine = OutputOf<typeof contract.wave>['items'][number];
type Row = Selectable<DB['deliveries.wave']> & { notes: number; lines: number; picked_lines: number };

const picks = (actor: Actor): boolean => actor.can.has('deliveries.pick');

export async function listWaves(
  { db, actor, now }: Call,
  { day = shanghaiDate(now) }: InputOf<typeof contract.waves>,
): Promise<OutputOf<typeof contract.waves>> {
  const { rows } = await counted(db, sql`w.day = ${day}`);
  return { day, items: rows.map(showCounts), can: { open: picks(actor) } };
}

const counted = (db: Db, which: ReturnType<typeof sql>) =>
  sql<Row>`
    select w.*, count(distinct n.id) as notes, count(l.id) as lines, count(l.picked) as picked_lines
    from deliveries.wave w
    left join deliveries.note n on n.wave_id = w.id and n.state <> 'cancelled'
    left join deliveries.note_line l on l.note_id = n.id
    where ${which} group by w.id order by w.wave_no`.execute(db);

const showCounts = (row: Row): Shown => ({
  id: row.id,
  day: row.day,
  waveNo: row.wave_no,
  state: row.state as WaveState,
  openedAt: iso(row.opened_at),
  doneAt: row.done_at === null ? null : iso(row.done_at),
  notes: row.notes,
  lines: row.lines,
  pickedLines: row.picked_lines,
});

export function showPickLine(row: Selectable<DB['deliveries.note_line']>, carried: readonly Carried[]): PickLine {
  const { overBp: _over, underBp: _under, productId: _product, ...line } = packedLineOf(row);
  return {
    ...line,
    ...boundsOf(packedLineOf(row)),
    noteId: row.note_id,
    spec: row.spec,
    pieces: row.pieces,
    pieceUnit: row.piece_unit as UnitCode | null,
    pieceTare: row.piece_tare,
    substituteFor: row.substitute_for,
    ...lotsOfLine(row, carried),
  };
}

const MOST = 500;

export async function listWaveless(
  call: Call,
  { day = shanghaiDate(call.now) }: InputOf<typeof contract.waveless>,
): Promise<OutputOf<typeof contract.waveless>> {
  const rows = await call.db
    .selectFrom('deliveries.note')
    .selectAll()
    .where('delivery_on', '=', day)
    .where('state', '=', 'issued')
    .where('wave_id', 'is', null)
    .orderBy('urgent', 'desc')
    .orderBy('window_from')
    .orderBy('number')
    .limit(MOST + 1)
    .execute();
  const shown = rows.slice(0, MOST);
  const { cards } = await cardsOf(call, shown, await vehiclesOf(call.db));
  return { day, items: cards, more: rows.length > MOST };
}

/** Urgent notes first, then by window: whoever leaves first is picked first. */
export async function showWave(call: Call, { waveId }: InputOf<typeof contract.wave>): Promise<OutputOf<typeof contract.wave>> {
  const { db, actor } = call;
  const { rows } = await counted(db, sql`w.id = ${waveId}`);
  const [wave] = rows;
  if (!wave) throw no('wave-not-found');
  const notes = await db
    .selectFrom('deliveries.note')
    .selectAll()
    .where('wave_id', '=', waveId)
    .where('state', '<>', 'cancelled')
    .orderBy('urgent', 'desc')
    .orderBy('window_from')
    .orderBy('number')
    .execute();
  const ids = notes.map(({ id }) => id);
  const [{ cards }, lines, carried] = await Promise.all([
    cardsOf(call, notes, await vehiclesOf(db)),
    linesOfMany(db, ids),
    carriedBy(db, ids, shanghaiDate(call.now)),
  ]);
  const byLine = Map.groupBy(carried, ({ lineId }) => lineId);
  const orderOf = new Map(notes.map(({ id, order_id }) => [id, order_id]));
  const may = picks(actor) && wave.state !== 'done';
  return {
    ...showCounts(wave),
    cards: cards.map((card) => ({ ...card, orderId: orderOf.get(card.id) ?? null })),
    items: lines.map((line) => showPickLine(line, byLine.get(line.id) ?? [])),
    can: { pick: picks(actor), close: may, change: may },
  };
}

/** In the order of the notes given, then of their lines. */
export const linesOfMany = (db: Db, noteIds: readonly string[]) =>
  db
    .selectFrom('deliveries.note_line')
    .selectAll()
    .where('note_id', '=', (eb) => eb.fn.any(sql<string[]>`${[...noteIds]}::uuid[]`))
    .orderBy(sql`array_position(${[...noteIds]}::uuid[], note_id)`)
    .orderBy('line_no')
    .execute();
