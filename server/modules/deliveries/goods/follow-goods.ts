// What happens to a note happens to its goods: called off, gone, handed over. Notes without lots cost nothing here.
import type { Told } from '../../../kernel/fact.ts';
import { type Instant, shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { changeVan, handOverLots, loadLots, putBackLots, standingText, stoppedBeforeLoading, unloadLots } from '../../lots/public.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import type { Note } from '../note.ts';
import type { Packed } from '../picking/packed.ts';
import { handedOf } from './goods.rules.ts';
import { forNote } from './pick-goods.ts';
import { no } from './refusals.ts';

/** After an act on the note: the van may leave without a tap of loading, another may take over, and a note may be called off with goods on it. */
export async function followGoods(unit: Unit, note: Note, told: readonly Told[]): Promise<void> {
  if (!note.carriesLots) return;
  for (const { name, occurredAt } of told) {
    if (name === 'deliveries.cancelled') await putBackLots(unit, forNote(note), { occurredAt });
    if (name === 'deliveries.assigned') await moveAboard(unit, note, occurredAt);
    if (name === 'deliveries.departed') await loadLots(unit, forNote(note), { vehicleId: note.vehicleId, occurredAt });
  }
}

/** What is aboard goes with the note to its new van; where nobody says which that is, it stays in the books of the old one. */
async function moveAboard(unit: Unit, note: Note, occurredAt: Instant): Promise<void> {
  const { vehicle_id, vehicle } = await unit.tx
    .selectFrom('deliveries.note')
    .select(['vehicle_id', 'vehicle'])
    .where('id', '=', note.id)
    .executeTakeFirstOrThrow();
  if (vehicle === null) return;
  const named = vehicle_id === null ? (await vehiclesOf(unit.tx, { plates: [vehicle] })).find(({ plate }) => plate === vehicle) : undefined;
  await changeVan(unit, forNote(note), { vehicleId: vehicle_id ?? named?.id ?? null, occurredAt });
}

/** After the receiver's word, from wherever the goods are. */
export async function handOver(unit: Unit, note: Note, { told, lifeLeftBp }: { told: readonly Told[]; lifeLeftBp: number | null }): Promise<void> {
  if (!note.carriesLots) return;
  const word = told.find(({ name }) => name === 'deliveries.accepted' || name === 'deliveries.refused');
  if (word) await handOverLots(unit, forNote(note), { lines: handedOf(note.lines, told), lifeLeftBp, told: word });
}

/** What is stopped must not be loaded: said with line and lot, before anything is recorded. */
export async function mustBeLoadable(unit: Unit, note: Packed, lines: readonly { id: string; line_no: number; product: string }[]): Promise<void> {
  if (!note.carriesLots) return;
  const stopped = await stoppedBeforeLoading(unit, note.id, shanghaiDate(unit.now));
  if (!stopped) return;
  const line = lines.find(({ id }) => id === stopped.lineId);
  throw no('lot-stopped', { line: line?.line_no ?? '', product: line?.product ?? '', lot: stopped.number, state: standingText(stopped).zh });
}

export async function followLoading(unit: Unit, note: Packed, told: readonly Told[]): Promise<void> {
  if (!note.carriesLots) return;
  for (const { name, occurredAt } of told) {
    if (name === 'deliveries.loaded') await loadLots(unit, forNote(note), { vehicleId: note.vehicleId, occurredAt });
    if (name === 'deliveries.taken-off') await unloadLots(unit, forNote(note), { occurredAt });
  }
}
