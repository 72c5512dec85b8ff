// Waves are opened, changed and closed; picked weights are entered (R1.4).
import { newId } from '../../../kernel/id.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { carriedBy } from '../../lots/public.ts';
import type { contract } from '../contract.ts';
import { chooseGoods, takeGoods } from '../goods/pick-goods.ts';
import { linesOf } from '../note.store.ts';
import { loadPacked, loadWave, loadWithLines, nextWaveNo, unpickedLines } from './load-packed.ts';
import { readWords, tellPicked } from './pick.rules.ts';
import { showPickLine } from './show-wave.ts';
import { decideChangeWave, decideCloseWave, decideOpenWave } from './wave.rules.ts';

type OnWave = { waveId: string };

function announce(unit: Unit, waveId: string | null): void {
  unit.announce('deliveries');
  if (waveId !== null) unit.announce(`wave:${waveId}`);
}

export const openWave = (call: Call, { day: asked, noteIds }: InputOf<typeof contract.openWave>): Promise<OutputOf<typeof contract.openWave>> =>
  call.write((unit) => openWaveInUnit(unit, { day: asked ?? shanghaiDate(unit.now), noteIds }));

export async function openWaveInUnit(unit: Unit, { day, noteIds }: { day: string; noteIds: readonly string[] }) {
  const notes = await loadPacked(unit, noteIds);
  const wave = { id: newId(unit.now), day, waveNo: await nextWaveNo(unit, day) };
  await unit.record(decideOpenWave(notes, wave, unit));
  announce(unit, wave.id);
  return { waveId: wave.id, waveNo: wave.waveNo };
}

export const changeWave = (call: Call, { waveId, add, remove }: InputOf<typeof contract.changeWave>): Promise<OnWave> =>
  call.write(async (unit) => {
    const wave = await loadWave(unit, waveId);
    const notes = await loadPacked(unit, [...add, ...remove]);
    const of = (ids: readonly string[]) => notes.filter(({ id }) => ids.includes(id));
    await unit.record(decideChangeWave(wave, { add: of(add), remove: of(remove) }, unit));
    announce(unit, waveId);
    return { waveId };
  });

export const closeWave = (call: Call, { waveId }: InputOf<typeof contract.closeWave>): Promise<OnWave> =>
  call.write(async (unit) => {
    const wave = await loadWave(unit, waveId);
    await unit.record(decideCloseWave(wave, { unpickedLines: await unpickedLines(unit, waveId) }, unit));
    announce(unit, waveId);
    return { waveId };
  });

export const pickNote = (call: Call, input: InputOf<typeof contract.pick>): Promise<OutputOf<typeof contract.pick>> =>
  call.write((unit) => pickInUnit(unit, input));

export async function pickInUnit(unit: Unit, { noteId, lines: words }: InputOf<typeof contract.pick>): Promise<OutputOf<typeof contract.pick>> {
  const { note, lines } = await loadWithLines(unit, noteId);
  const goods = await chooseGoods(unit, { note, lines, words, said: readWords({ note, lines }, words) });
  const told = tellPicked({ note, lines }, goods.said, unit);
  await unit.record(told);
  await takeGoods(unit, note, goods);
  if (told.length > 0 && note.waveId !== null) await closeWhenPicked(unit, note.waveId);
  announce(unit, note.waveId);
  unit.announce(`note:${noteId}`);
  const after = await linesOf(unit.tx, noteId);
  const said = new Set(words.map(({ lineId }) => lineId));
  const carried = await carriedBy(unit.tx, [noteId], shanghaiDate(unit.now));
  return {
    noteId,
    state: note.state,
    lines: after.filter(({ id }) => said.has(id)).map((line) => showPickLine(line, carried)),
    complete: after.every(({ picked }) => picked !== null),
  };
}

/** The wave is locked before its lines are counted: of two who finish the last two notes at once, the second closes it. */
async function closeWhenPicked(unit: Unit, waveId: string): Promise<void> {
  const wave = await loadWave(unit, waveId);
  if (wave.state === 'done' || (await unpickedLines(unit, waveId)) > 0) return;
  await unit.record(decideCloseWave(wave, { unpickedLines: 0 }, unit));
}
