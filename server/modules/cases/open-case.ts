// A matter comes in: from the desk (call, paste, letter …) or from the kitchen (QR, portal).
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import { type Instant, instant, iso } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { learnAlias, siteOf } from '../customers/public.ts';
import { lineOf, type NotePlace, noteOf } from '../deliveries/public.ts';
import { attachFiles } from './attach-files.ts';
import { decideOpen, type Moment } from './case.rules.ts';
import { hashOf, keepWords, nextNumber, queueUp } from './case.store.ts';
import type { Case, Channel } from './case.ts';
import type { contract } from './contract.ts';
import { no } from './refusals.ts';

type FromDesk = InputOf<typeof contract.open>;
type FromKitchen = InputOf<typeof contract.report>;
type Place = { readonly customerId: string; readonly siteId: string | null; readonly noteId: string | null; readonly lineId: string | null };
type Opening = Omit<FromKitchen, 'noteId' | 'lineId' | 'siteId'> & { readonly channel: Channel; readonly againstStaffId: string | null };

export const openCase = (call: Call, input: FromDesk): Promise<{ caseId: string; number: string }> =>
  call.write(async (unit) => {
    const place = await placeOf(unit, input);
    const opened = await openInUnit(unit, place, input);
    if (input.sender) await learnAlias(unit, { alias: input.sender, customerId: place.customerId, siteId: place.siteId });
    return opened;
  });

/** The kitchen's own word: grade A. A QR code speaks only for its own delivery note. */
export const reportProblem = (call: Call, input: FromKitchen): Promise<{ caseId: string; number: string; answerBy: string | null }> =>
  call.write(async (unit) => {
    const place = await ownPlace(unit, input);
    const channel = call.actor.kind === 'note-holder' ? 'qr' : 'portal';
    const opened = await openInUnit(unit, place, { ...input, channel, againstStaffId: null });
    const clock = await unit.tx.selectFrom('cases.queue').select('due_at').where('case_id', '=', opened.caseId).executeTakeFirst();
    return { ...opened, answerBy: clock?.due_at == null ? null : iso(clock.due_at) };
  });

/** For other doors (demo, later channels): the place has been checked. */
export async function openInUnit(unit: Unit, place: Place, input: Opening): Promise<{ caseId: string; number: string }> {
  if (input.body === '' && input.files.length === 0 && input.lines.length === 0) throw no('nothing-told');
  const caseId = newId(unit.now);
  const number = await nextNumber(unit.tx, unit.now);
  const moment: Moment = {
    actor: unit.actor,
    now: unit.now,
    occurredAt: asked(input.occurredAt),
    proof: input.channel === 'paste' || input.files.length > 0,
  };
  const { category, subcategory, severity, lines, channel, againstStaffId } = input;
  const told = decideOpen(
    {
      caseId,
      number,
      ...place,
      channel,
      category,
      subcategory,
      severity,
      neededBy: input.neededBy && iso(instant(input.neededBy)),
      lines,
      againstStaffId,
      bodyHash: hashOf(input.body),
    },
    moment,
  );
  await unit.record([...told, ...(await evidence(unit, { ...fresh, id: caseId, number, ...place }, { input, moment }))], { fresh: true });
  await queueUp(unit, caseId);
  await keepReport(unit, caseId, input);
  unit.announce('queue');
  return { caseId, number };
}

const asked = (occurredAt: string | undefined): Instant | undefined => (occurredAt === undefined ? undefined : instant(occurredAt));

const fresh = {
  state: 'new',
  category: 'quality',
  subcategory: null,
  severity: 3,
  assigneeId: null,
  waitingOn: null,
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

async function keepReport(unit: Unit, caseId: string, input: Opening): Promise<void> {
  const byCustomer = input.channel !== 'driver';
  await keepWords(unit, caseId, {
    kind: 'report',
    body: input.body,
    channel: input.channel,
    internal: false,
    byCustomer,
    occurredAt: asked(input.occurredAt),
  });
  const { name = null, phone = null } = input.reporter ?? {};
  if (name !== null || phone !== null) await unit.tx.insertInto('cases.reporter').values({ case_id: caseId, name, phone }).execute();
}

/** Checks what the desk chose: the site is the customer's, the note and line exist. */
async function placeOf(unit: Unit, { customerId, siteId, noteId, lineId }: FromDesk): Promise<Place> {
  const note = noteId === null ? undefined : await noteOf(unit.tx, noteId);
  if (noteId !== null && note?.customerId !== customerId) throw no('line-unknown');
  if (lineId !== null && !(note && (await lineOf(unit.tx, note.noteId, lineId)))) throw no('line-unknown');
  const chosen = siteId ?? note?.siteId ?? null;
  const site = await siteOf(unit.tx, customerId, chosen);
  if (site === 'no-customer') throw no('customer-unknown');
  if (site === 'no-site') throw no('site-of-other-customer');
  return { customerId, siteId: chosen, noteId, lineId };
}

/** What the kitchen may name: its own note, or its own site. Anything else does not exist. */
async function ownPlace(unit: Unit, input: FromKitchen): Promise<Place> {
  const customerId = boundCustomer(unit.actor);
  if (customerId === undefined) throw no('customer-unknown');
  const note = await ownNote(unit, input.noteId ?? tokenNote(unit.actor));
  if (note && note.customerId !== customerId) throw no('line-unknown');
  if (input.lineId !== null && !(note && (await lineOf(unit.tx, note.noteId, input.lineId)))) throw no('line-unknown');
  const siteId = note?.siteId ?? (unit.actor.kind === 'note-holder' ? unit.actor.siteId : input.siteId);
  if ((await siteOf(unit.tx, customerId, siteId)) !== 'ok') throw no('customer-unknown');
  return { customerId, siteId, noteId: note?.noteId ?? null, lineId: input.lineId };
}

const tokenNote = (actor: Actor): string | null => (actor.kind === 'note-holder' ? actor.noteId : null);

async function ownNote(unit: Unit, noteId: string | null): Promise<NotePlace | undefined> {
  if (noteId === null) return undefined;
  if (unit.actor.kind === 'note-holder' && unit.actor.noteId !== noteId) throw no('line-unknown');
  const note = await noteOf(unit.tx, noteId);
  if (!note) throw no('line-unknown');
  return note;
}
