// Exceptions on the road (R6.2): reported for one note or for everything a van still carries, answered, settled, handed to another van.
import { newId } from '../../../kernel/id.ts';
import { instant } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { metresToSite, siteCardsOf } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import { followGoods } from '../goods/follow-goods.ts';
import { mustDrive } from '../issue-note.ts';
import { decideAssign } from '../note.rules.ts';
import { load, visibleTo } from '../note.store.ts';
import { allows, type Note, OPEN_STATES } from '../note.ts';
import { phoneTime } from '../phone-clock.ts';
import { at, tellKitchen } from './drive.ts';
import { estimateAround } from './estimate-van.ts';
import { decidePropose, decideReport, decideSettle, type Exception } from './exception.rules.ts';
import { keepWord } from './keep-word.ts';
import { noRoad } from './refusals.ts';
import { EXCEPTIONS, type ExceptionKind, type ExceptionState } from './road.ts';

type Changed = { exceptionIds: string[] };

export const reportException = (call: Call, input: InputOf<typeof contract.reportException>): Promise<Changed> =>
  call.write(async (unit) => {
    const first = await load(unit, input.noteId);
    const rest = input.allOfVan ? await othersOfVan(unit, first) : [];
    const togetherId = newId(unit.now);
    const exceptionIds: string[] = [];
    for (const note of [first, ...rest]) exceptionIds.push(await report(unit, note, { ...input, togetherId }));
    await tellOffice(unit, { note: first, kind: input.kind, count: exceptionIds.length, togetherId });
    unit.announce('deliveries');
    return { exceptionIds };
  });

type Reported = InputOf<typeof contract.reportException> & { readonly togetherId: string };

async function report(unit: Unit, note: Note, { togetherId, kind, causedBy, text, files, place, ...times }: Reported): Promise<string> {
  const exceptionId = newId(unit.now);
  const bodyHash = await keepWord(unit, { noteId: note.id, exceptionId, step: 'reported' }, text);
  const proofSha256 = await hangProof(unit, note, { exceptionId, fileIds: files });
  const metres = place === null ? null : await metresToSite(unit.tx, note.siteId, place);
  const moment = at({ actor: unit.actor, now: unit.now }, phoneTime(times, unit.now), proofSha256.length > 0);
  await unit.record(decideReport(note, { exceptionId, togetherId, kind, causedBy, metres, bodyHash, proofSha256 }, moment));
  unit.announce(`note:${note.id}`);
  return exceptionId;
}

/** Everything else the same driver, or the same van, still has to bring that day; locked in one order. */
async function othersOfVan(unit: Unit, { id }: Note): Promise<Note[]> {
  const van = await unit.tx
    .selectFrom('deliveries.note')
    .select(['driver_id', 'vehicle', 'delivery_on'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (van.driver_id === null && van.vehicle === null) return [];
  const rows = await unit.tx
    .selectFrom('deliveries.note')
    .select('id')
    .where(visibleTo(unit.actor))
    .where('delivery_on', '=', van.delivery_on)
    .where('state', 'in', [...OPEN_STATES])
    .where('id', '<>', id)
    .where((eb) => (van.driver_id === null ? eb('vehicle', '=', van.vehicle) : eb('driver_id', '=', van.driver_id)))
    .orderBy('id')
    .execute();
  const notes: Note[] = [];
  for (const row of rows) notes.push(await load(unit, row.id));
  return notes;
}

/** Pictures, sound and film, seen by our own people. */
async function hangProof(unit: Unit, { customerId }: Note, { exceptionId, fileIds }: { exceptionId: string; fileIds: readonly string[] }) {
  const hashes: string[] = [];
  for (const fileId of new Set(fileIds)) {
    const subject = { type: 'exception', id: exceptionId };
    hashes.push((await unit.app.files.attach(unit, fileId, { subject, customerId, visibility: 'internal' })).sha256);
  }
  return hashes;
}

type Alarm = { readonly note: Note; readonly kind: ExceptionKind; readonly count: number; readonly togetherId: string };

async function tellOffice({ app, ...unit }: Unit, { note, kind, count, togetherId }: Alarm): Promise<void> {
  const site = (await siteCardsOf(unit.tx, [note.siteId])).get(note.siteId)?.siteName ?? '';
  await app.messaging.notify(unit, {
    key: `deliveries.exception:${togetherId}`,
    to: [{ role: 'dispatcher' }, { role: 'project-manager' }],
    template: 'deliveries.exception-reported',
    params: { number: note.number, site, kind: EXCEPTIONS[kind].zh, count },
    about: { type: 'note', id: note.id },
  });
}

type Handled = { readonly note: Note; readonly exception: Exception };

/** The one named first; with `together` what was reported with it and is still open. */
async function loadExceptions(unit: Unit, exceptionId: string, together: boolean): Promise<Handled[]> {
  const one = await unit.tx.selectFrom('deliveries.exception').selectAll().where('id', '=', exceptionId).executeTakeFirst();
  if (!one) throw noRoad('exception-unknown');
  const rows = await unit.tx
    .selectFrom('deliveries.exception')
    .select(['id', 'note_id', 'kind', 'state'])
    .where((eb) =>
      together
        ? eb.or([eb('id', '=', exceptionId), eb.and([eb('together_id', '=', one.together_id), eb('state', '<>', 'settled')])])
        : eb('id', '=', exceptionId),
    )
    .orderBy('note_id')
    .forUpdate()
    .execute();
  const handled: Handled[] = [];
  for (const { id, note_id, kind, state } of rows) {
    const exception = { exceptionId: id, kind: kind as ExceptionKind, state: state as ExceptionState };
    handled.push({ note: await load(unit, note_id), exception });
  }
  return handled;
}

async function each(unit: Unit, handled: readonly Handled[], act: (one: Handled) => Promise<void>): Promise<Changed> {
  for (const one of handled) {
    await act(one);
    unit.announce(`note:${one.note.id}`);
  }
  unit.announce('deliveries');
  return { exceptionIds: handled.map(({ exception }) => exception.exceptionId) };
}

export const proposeRemedy = (call: Call, { exceptionId, together, text, ...input }: InputOf<typeof contract.proposeRemedy>): Promise<Changed> =>
  call.write(async (unit) =>
    each(unit, await loadExceptions(unit, exceptionId, together), async (one) => {
      const newEstimate = input.newEstimate === null ? null : instant(input.newEstimate);
      const bodyHash = await keepWord(unit, { noteId: one.note.id, exceptionId: one.exception.exceptionId, step: 'proposed' }, text);
      await unit.record(decidePropose(one, { ...input, newEstimate, bodyHash }, unit));
      if (input.toldCustomer && input.newEstimate !== null) await tellKitchen(unit, one.note, input.newEstimate);
    }),
  );

export const settleException = (call: Call, { exceptionId, together, text, ending }: InputOf<typeof contract.settleException>): Promise<Changed> =>
  call.write(async (unit) =>
    each(unit, await loadExceptions(unit, exceptionId, together), async (one) => {
      const bodyHash = await keepWord(unit, { noteId: one.note.id, exceptionId: one.exception.exceptionId, step: 'settled' }, text);
      await unit.record(decideSettle(one, { ending, vehicle: null, bodyHash }, unit));
    }),
  );

/** Another van takes over what is not there yet: the remedy and the new assignment in one act. */
export const replaceVan = (call: Call, { exceptionId, driverId, vehicle }: InputOf<typeof contract.replaceVan>): Promise<Changed> =>
  call.write(async (unit) => {
    await mustDrive(unit, driverId);
    const handled = await loadExceptions(unit, exceptionId, true);
    const changed = await each(unit, handled, async (one) => {
      const proposal = { remedy: 'replacement-van', newEstimate: null, toldCustomer: false, bodyHash: null } as const;
      await unit.record(decidePropose(one, proposal, unit));
      if (allows('assign', one.note.state)) {
        const told = decideAssign(one.note, { driverId: driverId ?? one.note.driverId, vehicle }, { actor: unit.actor, now: unit.now });
        await unit.record(told);
        await followGoods(unit, one.note, told);
      }
    });
    for (const { note } of handled.slice(0, 1)) await estimateAround(unit, note.id);
    return changed;
  });
