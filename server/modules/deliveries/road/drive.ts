// What the driver's phone tells: departed, waiting, arrived, unloading, left, late. Offline phones send `occurredAt`, `sentAt` and an Idempotency-Key.
import type { Subject, Told } from '../../../kernel/fact.ts';
import { newId } from '../../../kernel/id.ts';
import { instant, iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { metresToSite, ON_SITE_METRES } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import { followGoods } from '../goods/follow-goods.ts';
import { mustDrive } from '../issue-note.ts';
import { decideAssign, decideCancel, type Moment } from '../note.rules.ts';
import { load } from '../note.store.ts';
import type { Note, State } from '../note.ts';
import { phoneTime } from '../phone-clock.ts';
import { withUnchecked } from '../picking/unchecked.ts';
import { no } from '../refusals.ts';
import { estimateAround } from './estimate-van.ts';
import { decideArrive, decideDelay, decideDepart, decideLeave, decideUnload, decideWait, type Taps } from './road.rules.ts';

export type Changed = { noteId: string; state: State };
type Decide = (note: Note, moment: Moment, unit: Unit) => readonly Told[] | Promise<readonly Told[]>;

/** Load, decide, record: the shape of every act on a note. */
export async function actInUnit(unit: Unit, noteId: string, decide: Decide): Promise<Changed> {
  const note = await load(unit, noteId);
  const told = await decide(note, { actor: unit.actor, now: unit.now }, unit);
  await unit.record(told);
  await followGoods(unit, note, told);
  unit.announce('deliveries');
  unit.announce(`note:${noteId}`);
  const { state } = await unit.tx.selectFrom('deliveries.note').select('state').where('id', '=', noteId).executeTakeFirstOrThrow();
  return { noteId, state: state as State };
}

const actOn = (call: Call, noteId: string, decide: Decide): Promise<Changed> => call.write((unit) => actInUnit(unit, noteId, decide));

export const at = (moment: Moment, occurredAt: string | undefined, proof = false): Moment => ({
  ...moment,
  occurredAt: occurredAt === undefined ? undefined : instant(occurredAt),
  proof,
});

export const assignDriver = (call: Call, { noteId, driverId, vehicle }: InputOf<typeof contract.assign>): Promise<Changed> =>
  actOn(call, noteId, async (note, moment, unit) => {
    await mustDrive(unit, driverId);
    return decideAssign(note, { driverId, vehicle }, moment);
  });

export const cancelNote = (call: Call, { noteId, reason }: InputOf<typeof contract.cancel>): Promise<Changed> =>
  actOn(call, noteId, (note, moment) => decideCancel(note, { reason }, moment));

type Tap = { readonly noteId: string; readonly occurredAt?: string | undefined; readonly sentAt?: string | undefined; readonly place?: Place | null };
type Place = { readonly longitude: number; readonly latitude: number };
type Tapped = { readonly moment: Moment; readonly metres: number | null; readonly unit: Unit };

/** A tap of the driver: by the clock and the place of his phone; the stops behind are expected anew. A position at the site proves a tap that is sent later. */
const tap = (call: Call, input: Tap, decide: (note: Note, tapped: Tapped) => readonly Told[] | Promise<readonly Told[]>): Promise<Changed> =>
  call.write(async (unit) => {
    const { noteId, place = null } = input;
    const changed = await actInUnit(unit, noteId, async (note, moment) => {
      const metres = place === null ? null : await metresToSite(unit.tx, note.siteId, place);
      const told = at(moment, phoneTime(input, unit.now), metres !== null && metres <= ON_SITE_METRES);
      return decide(note, { moment: told, metres, unit });
    });
    await estimateAround(unit, noteId);
    return changed;
  });

export const depart = (call: Call, input: InputOf<typeof contract.depart>): Promise<Changed> =>
  tap(call, input, (note, { moment, unit }) => withUnchecked(unit, note, decideDepart(note, moment)));

/** One tap for the whole van. What has left already, or was called off since, is no reason to stop the others. */
export const departRound = (call: Call, { noteIds, ...times }: InputOf<typeof contract.departRound>): Promise<{ departed: number }> =>
  call.write(async (unit) => {
    const [first] = noteIds;
    let departed = 0;
    for (const noteId of [...new Set(noteIds)].sort()) {
      const { state } = await actInUnit(unit, noteId, (note, moment) =>
        note.state === 'issued' ? withUnchecked(unit, note, decideDepart(note, at(moment, phoneTime(times, unit.now)))) : [],
      );
      if (state === 'departed') departed += 1;
    }
    if (first) await estimateAround(unit, first);
    return { departed };
  });

export const arrive = (call: Call, input: InputOf<typeof contract.arrive>): Promise<Changed> =>
  tap(call, input, (note, { moment, metres }) => decideArrive(note, { metres }, moment));

/** Pictures prove a wait that is sent later, as a position does. */
export const wait = (call: Call, input: InputOf<typeof contract.wait>): Promise<Changed> =>
  tap(call, input, async (note, { moment, metres, unit }) => {
    const waitId = newId(unit.now);
    const proofSha256 = await hangFound(unit, note, { fileIds: input.files, also: { type: 'wait', id: waitId } });
    const proof = moment.proof || proofSha256.length > 0;
    return decideWait(note, { waitId, reason: input.reason, metres, proofSha256 }, { ...moment, proof });
  });

export const unload = (call: Call, input: InputOf<typeof contract.unload>): Promise<Changed> =>
  tap(call, input, async (note, { moment, metres, unit }) => decideUnload(note, { ...(await tapsOf(unit, note.id)), metres }, moment));

export const leave = (call: Call, input: InputOf<typeof contract.leave>): Promise<Changed> =>
  tap(call, input, async (note, { moment, metres, unit }) => decideLeave(note, { ...(await tapsOf(unit, note.id)), metres }, moment));

export const tapsOf = ({ tx }: Unit, noteId: string): Promise<Taps> =>
  tx
    .selectFrom('deliveries.note')
    .select(['unloading_at as unloadingAt', 'left_at as leftAt', 'stars'])
    .where('id', '=', noteId)
    .executeTakeFirstOrThrow();

export const reportDelay = (call: Call, input: InputOf<typeof contract.delay>): Promise<Changed> =>
  actOn(call, input.noteId, async (note, moment, unit) => {
    const proofSha256 = await hangPictures(unit, note, input.files);
    const newEstimate = instant(input.newEstimate);
    const told = decideDelay(note, { ...input, newEstimate, proofSha256 }, at(moment, phoneTime(input, unit.now), proofSha256.length > 0));
    await tellKitchen(unit, note, iso(newEstimate));
    return told;
  });

/** Pictures of what happened at the door, seen by both sides. Gives their hashes. */
export const hangPictures = (unit: Unit, note: Note, fileIds: readonly string[]): Promise<string[]> => hangFound(unit, note, { fileIds });

/** `also`: what else they are found by. */
export async function hangFound(
  unit: Unit,
  { id, customerId }: Note,
  { fileIds, also }: { fileIds: readonly string[]; also?: Subject },
): Promise<string[]> {
  const hashes: string[] = [];
  for (const fileId of new Set(fileIds)) {
    const seen = { customerId, visibility: 'customer' } as const;
    const file = await unit.app.files.attach(unit, fileId, { subject: { type: 'note', id }, ...seen });
    if (also) await unit.app.files.attach(unit, fileId, { subject: also, ...seen });
    if (file.kind !== 'image') throw no('not-a-picture');
    hashes.push(file.sha256);
  }
  return hashes;
}

export const tellKitchen = ({ app, ...unit }: Unit, { id, number, customerId }: Note, newEstimate: string) =>
  app.messaging.notify(unit, {
    key: `deliveries.delayed:${id}:${newEstimate}`,
    to: { role: 'customer-receiver', customerId },
    template: 'deliveries.delayed',
    params: { number, at: newEstimate },
    about: { type: 'note', id },
  });
