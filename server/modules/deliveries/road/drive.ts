// What the driver's phone tells: departed, arrived, late. Offline phones send `occurredAt` and an Idempotency-Key.
import type { Told } from '../../../kernel/fact.ts';
import { instant, iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { metresToSite, ON_SITE_METRES } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import { mustDrive } from '../issue-note.ts';
import { decideAssign, decideCancel, type Moment } from '../note.rules.ts';
import { load } from '../note.store.ts';
import type { Note, State } from '../note.ts';
import { no } from '../refusals.ts';
import { decideArrive, decideDelay, decideDepart } from './road.rules.ts';

export type Changed = { noteId: string; state: State };
type Decide = (note: Note, moment: Moment, unit: Unit) => readonly Told[] | Promise<readonly Told[]>;

/** Load, decide, record: the shape of every act on a note. */
export async function actInUnit(unit: Unit, noteId: string, decide: Decide): Promise<Changed> {
  const note = await load(unit, noteId);
  await unit.record(await decide(note, { actor: unit.actor, now: unit.now }, unit));
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

export const depart = (call: Call, { noteId, occurredAt }: InputOf<typeof contract.depart>): Promise<Changed> =>
  actOn(call, noteId, (note, moment) => decideDepart(note, at(moment, occurredAt)));

/** A position at the site proves an arrival that is sent later. */
export const arrive = (call: Call, { noteId, occurredAt, place }: InputOf<typeof contract.arrive>): Promise<Changed> =>
  actOn(call, noteId, async (note, moment, unit) => {
    const metres = place === null ? null : await metresToSite(unit.tx, note.siteId, place);
    return decideArrive(note, { metres }, at(moment, occurredAt, metres !== null && metres <= ON_SITE_METRES));
  });

export const reportDelay = (call: Call, input: InputOf<typeof contract.delay>): Promise<Changed> =>
  actOn(call, input.noteId, async (note, moment, unit) => {
    const proofSha256 = await hangPictures(unit, note, input.files);
    const newEstimate = instant(input.newEstimate);
    const told = decideDelay(note, { ...input, newEstimate, proofSha256 }, at(moment, input.occurredAt, proofSha256.length > 0));
    await tellKitchen(unit, note, iso(newEstimate));
    return told;
  });

/** Pictures of what happened at the door, seen by both sides. Gives their hashes. */
export async function hangPictures(unit: Unit, { id, customerId }: Note, fileIds: readonly string[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const fileId of new Set(fileIds)) {
    const file = await unit.app.files.attach(unit, fileId, { subject: { type: 'note', id }, customerId, visibility: 'customer' });
    if (file.kind !== 'image') throw no('not-a-picture');
    hashes.push(file.sha256);
  }
  return hashes;
}

const tellKitchen = ({ app, ...unit }: Unit, { id, number, customerId }: Note, newEstimate: string) =>
  app.messaging.notify(unit, {
    key: `deliveries.delayed:${id}:${newEstimate}`,
    to: { role: 'customer-receiver', customerId },
    template: 'deliveries.delayed',
    params: { number, at: newEstimate },
    about: { type: 'note', id },
  });
