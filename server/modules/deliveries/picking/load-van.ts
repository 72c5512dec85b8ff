// Vans are planned, loaded, counted and sent off (R1.10).
import type { Told } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { vehiclesOf } from '../../vehicles/public.ts';
import type { contract } from '../contract.ts';
import { followLoading, mustBeLoadable } from '../goods/follow-goods.ts';
import { mustDrive } from '../issue-note.ts';
import type { Moment } from '../note.rules.ts';
import { linesOf } from '../note.store.ts';
import { phoneTime } from '../phone-clock.ts';
import { at, type Changed } from '../road/drive.ts';
import { decidePlan } from './dispatch.rules.ts';
import { decideCheck, decideLoad, decideTakeOff } from './load.rules.ts';
import { loadPacked } from './load-packed.ts';
import type { Packed } from './packed.ts';
import { no } from './refusals.ts';

const moment = ({ actor, now }: Unit): Moment => ({ actor, now });

function announce(unit: Unit, notes: readonly Packed[]): void {
  unit.announce('deliveries');
  for (const { id } of notes) unit.announce(`note:${id}`);
}

export const planNotes = (call: Call, { items }: InputOf<typeof contract.plan>): Promise<OutputOf<typeof contract.plan>> =>
  call.write((unit) => planInUnit(unit, items));

type Items = InputOf<typeof contract.plan>['items'];

export async function planInUnit(unit: Unit, items: Items): Promise<{ planned: number }> {
  const notes = await loadPacked(
    unit,
    items.map(({ noteId }) => noteId),
  );
  const byId = new Map(notes.map((note) => [note.id, note]));
  for (const driverId of new Set(items.map((item) => item.driverId))) await mustDrive(unit, driverId);
  const vans = new Map((await vehiclesOf(unit.tx)).map((vehicle) => [vehicle.id, vehicle.plate]));
  const places = items.map(({ noteId, vehicleId, driverId, stopNo }) => {
    const note = byId.get(noteId) as Packed;
    return { note, place: { vehicleId, vehicle: plateOf(vans, note, vehicleId), driverId, stopNo } };
  });
  const told = decidePlan(places, moment(unit));
  await unit.record(told);
  announce(unit, notes);
  return { planned: told.length };
}

/** A van retired since it was planned may stay where it is. */
function plateOf(vans: ReadonlyMap<string, string>, note: Packed, vehicleId: string | null): string | null {
  if (vehicleId === null) return null;
  const plate = vans.get(vehicleId) ?? (note.vehicleId === vehicleId ? note.vehicle : undefined);
  if (plate === undefined) throw no('vehicle-unknown');
  return plate;
}

export const loadNote = (call: Call, { noteId, seals, cratesOut, ...times }: InputOf<typeof contract.load>): Promise<Changed> =>
  actOnPacked(call, noteId, async (note, unit) => {
    const told = decideLoad(note, { seals, cratesOut }, at(moment(unit), phoneTime(times, unit.now)));
    if (note.carriesLots) await mustBeLoadable(unit, note, await linesOf(unit.tx, noteId));
    return told;
  });

export const takeOffNote = (call: Call, { noteId, ...times }: InputOf<typeof contract.takeOff>): Promise<Changed> =>
  actOnPacked(call, noteId, (note, unit) => decideTakeOff(note, at(moment(unit), phoneTime(times, unit.now))));

const actOnPacked = (
  call: Call,
  noteId: string,
  decide: (note: Packed, unit: Unit) => readonly Told[] | Promise<readonly Told[]>,
): Promise<Changed> =>
  call.write(async (unit) => {
    const [note] = (await loadPacked(unit, [noteId])) as [Packed];
    const told = await decide(note, unit);
    await unit.record(told);
    await followLoading(unit, note, told);
    announce(unit, [note]);
    return { noteId, state: note.state };
  });

/** One screen for the whole van: every note counted together, all or none of it recorded. */
export const checkLoad = (call: Call, { notes: found, ...times }: InputOf<typeof contract.checkLoad>): Promise<OutputOf<typeof contract.checkLoad>> =>
  call.write(async (unit) => {
    const notes = await loadPacked(
      unit,
      found.map(({ noteId }) => noteId),
    );
    const told: Told[] = [];
    for (const { noteId, remark, ...words } of found) {
      const note = notes.find(({ id }) => id === noteId) as Packed;
      const lineIds = new Set(words.differences.length === 0 ? [] : (await linesOf(unit.tx, noteId)).map(({ id }) => id));
      told.push(...decideCheck({ note, lineIds }, words, at(moment(unit), phoneTime(times, unit.now))));
      await keepRemark(unit, noteId, remark);
    }
    await unit.record(told);
    announce(unit, notes);
    return { checked: found.length, differences: found.reduce((all, { differences }) => all + differences.length, 0) };
  });

async function keepRemark({ tx, now }: Unit, noteId: string, body: string): Promise<void> {
  if (body === '') await tx.deleteFrom('deliveries.load_remark').where('note_id', '=', noteId).execute();
  else {
    const recorded_at = iso(now);
    await tx
      .insertInto('deliveries.load_remark')
      .values({ note_id: noteId, body, recorded_at })
      .onConflict((conflict) => conflict.column('note_id').doUpdateSet({ body, recorded_at }))
      .execute();
  }
}
