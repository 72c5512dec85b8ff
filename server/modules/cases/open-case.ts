// A matter comes in: from the desk (call, paste, letter …) or from the kitchen (QR, portal).
import { type RawBuilder, sql } from 'kysely';
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { type Instant, instant, iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { learnAlias, siteOf } from '../customers/public.ts';
import { lineOf, type NotePlace, noteOf } from '../deliveries/public.ts';
import { attachFiles } from './attach-files.ts';
import { decideOpen, type Moment } from './case.rules.ts';
import { freshQueueRow, hashOf, numberOf, wordsRow } from './case.store.ts';
import type { Case, Channel } from './case.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type FromDesk = InputOf<typeof contract.open>;
type FromKitchen = InputOf<typeof contract.report>;
export type Place = {
  readonly customerId: string;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly lineId: string | null;
};
/** A place that was checked, and the number drawn in the same round trip. */
type Checked = { readonly place: Place; readonly number: string };
type Opening = Omit<FromKitchen, 'noteId' | 'lineId' | 'siteId'> & { readonly channel: Channel; readonly againstStaffId: string | null };

export const openCase = (call: Call, input: FromDesk): Promise<{ caseId: string; number: string }> =>
  call.write(async (unit) => {
    const { place, number } = await placeOf(unit, input);
    const opened = await open(unit, { place, number }, input);
    if (input.sender) await learnAlias(unit, { alias: input.sender, customerId: place.customerId, siteId: place.siteId });
    return opened;
  });

/** The kitchen's own word: grade A. A QR code speaks only for its own delivery note. */
export const reportProblem = (call: Call, input: FromKitchen): Promise<{ caseId: string; number: string; answerBy: string | null }> =>
  call.write(async (unit) => {
    const checked = await ownPlace(unit, input);
    const channel = call.actor.kind === 'note-holder' ? 'qr' : 'portal';
    const opened = await open(unit, checked, { ...input, channel, againstStaffId: null });
    const clock = await unit.tx.selectFrom('cases.queue').select('due_at').where('case_id', '=', opened.caseId).executeTakeFirst();
    return { ...opened, answerBy: clock?.due_at == null ? null : iso(clock.due_at) };
  });

/** For other doors (demo, later channels). */
export async function openInUnit(unit: Unit, place: Place, input: Opening): Promise<{ caseId: string; number: string }> {
  return open(unit, await check(unit, place), input);
}

async function open(unit: Unit, { place, number }: Checked, input: Opening): Promise<{ caseId: string; number: string }> {
  if (input.body === '' && input.files.length === 0 && input.lines.length === 0) throw no('nothing-told');
  const caseId = newId(unit.now);
  const moment: Moment = {
    actor: unit.actor,
    now: unit.now,
    occurredAt: asked(input.occurredAt),
    proof: input.channel === 'paste' || input.files.length > 0,
  };
  const opening = openingOf({ caseId, number, ...place }, input);
  const told = decideOpen(opening, moment);
  const photos = await evidence(unit, { ...fresh, id: caseId, number, ...place }, { input, moment });
  // Everything a new case writes goes in one round trip with its fact.
  const along = [freshQueueRow(opening, told[0]?.occurredAt ?? unit.now), ...reportRows(unit, caseId, input)];
  await unit.record([...told, ...photos], { fresh: true, along });
  unit.announce('queue');
  return { caseId, number };
}

const openingOf = (identity: Place & { caseId: string; number: string }, input: Opening): Parameters<typeof decideOpen>[0] => {
  const { category, subcategory, severity, lines, channel, againstStaffId } = input;
  const neededBy = input.neededBy && iso(instant(input.neededBy));
  return { ...identity, channel, category, subcategory, severity, neededBy, lines, againstStaffId, bodyHash: hashOf(input.body) };
};

const asked = (occurredAt: string | undefined): Instant | undefined => (occurredAt === undefined ? undefined : instant(occurredAt));

const fresh = {
  state: 'new',
  category: 'quality',
  subcategory: null,
  severity: 3,
  assigneeId: null,
  waitingOn: null,
  neededBy: null,
  openAsks: [],
  rootCause: null,
  againstStaffId: null,
} as const;

const evidence = (unit: Unit, state: Case, { input, moment }: { input: Opening; moment: Moment }): Promise<Told[]> =>
  attachFiles(unit, state, {
    files: input.files,
    internal: false,
    moment: { actor: moment.actor, now: moment.now, occurredAt: moment.occurredAt, proof: true },
  });

/** What the reporter wrote, and who it was: personal data beside the facts. */
function reportRows(unit: Unit, caseId: string, { channel, body, occurredAt, reporter }: Opening): RawBuilder<unknown>[] {
  const byCustomer = channel !== 'driver';
  const { insert } = wordsRow(unit, caseId, { kind: 'report', body, channel, internal: false, byCustomer, occurredAt: asked(occurredAt) });
  const { name = null, phone = null } = reporter ?? {};
  if (name === null && phone === null) return [insert];
  return [insert, sql`insert into cases.reporter (case_id, name, phone) values (${caseId}::uuid, ${name}, ${phone})`];
}

async function check(unit: Unit, place: Place): Promise<Checked> {
  const { belongs, next } = await siteOf(unit.tx, place, 'cases.number');
  if (belongs === 'no-customer') throw no('customer-unknown');
  if (belongs === 'no-site') throw no('site-of-other-customer');
  return { place, number: numberOf(shanghaiDate(unit.now), next) };
}

/** Checks what the desk chose: the site is the customer's, the note and line exist. */
async function placeOf(unit: Unit, { customerId, siteId, noteId, lineId }: FromDesk): Promise<Checked> {
  const note = noteId === null ? undefined : await noteOf(unit.tx, noteId);
  if (noteId !== null && note?.customerId !== customerId) throw no('line-unknown');
  if (lineId !== null && !(note && (await lineOf(unit.tx, note.noteId, lineId)))) throw no('line-unknown');
  const chosen = siteId ?? note?.siteId ?? null;
  return check(unit, { customerId, siteId: chosen, noteId, lineId });
}

/** What the kitchen may name: its own note, or its own site. Anything else does not exist. */
async function ownPlace(unit: Unit, input: FromKitchen): Promise<Checked> {
  const customerId = boundCustomer(unit.actor);
  if (customerId === undefined) throw no('customer-unknown');
  const note = await ownNote(unit, input.noteId ?? tokenNote(unit.actor));
  if (note && note.customerId !== customerId) throw no('line-unknown');
  if (input.lineId !== null && !(note && (await lineOf(unit.tx, note.noteId, input.lineId)))) throw no('line-unknown');
  const siteId = note?.siteId ?? (unit.actor.kind === 'note-holder' ? unit.actor.siteId : input.siteId);
  return check(unit, { customerId, siteId, noteId: note?.noteId ?? null, lineId: input.lineId });
}

const tokenNote = (actor: Actor): string | null => (actor.kind === 'note-holder' ? actor.noteId : null);

async function ownNote(unit: Unit, noteId: string | null): Promise<NotePlace | undefined> {
  if (noteId === null) return undefined;
  if (unit.actor.kind === 'note-holder' && unit.actor.noteId !== noteId) throw no('line-unknown');
  const note = await noteOf(unit.tx, noteId);
  if (!note) throw no('line-unknown');
  return note;
}
