// The receiver's word at the dock (R1.4): from the QR code, signed in, or on the driver's phone.
import { actorRef, boundCustomer } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { type SiteCard, siteCardsOf } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import { handOver } from '../goods/follow-goods.ts';
import type { Moment } from '../note.rules.ts';
import { load } from '../note.store.ts';
import { type Note, RECEIVED_STATES, type State } from '../note.ts';
import { phoneTime } from '../phone-clock.ts';
import { at, type Changed } from '../road/drive.ts';
import { contentHash, type Receipt, receiptHash, receiptRows } from './acceptance.store.ts';
import { hangMarked } from './pictures.ts';
import { clockOf, type DockRules, decideAccept, decideRefuse, type SealWord, type Signed } from './receive.rules.ts';

export type Acceptance = InputOf<typeof contract.accept>;
export type Refusal = InputOf<typeof contract.refuse>;
type Received = Omit<Refusal, 'reason'> & { readonly lines: Acceptance['lines'] };
type Word = { readonly signed: Signed; readonly seals: SealWord | null; readonly rules: DockRules; readonly hashes: ReadonlyMap<string, string> };
type Decide = (note: Note, word: Word, moment: Moment) => Told[];

export const acceptNote = (call: Call, input: Acceptance): Promise<Changed> => call.write((unit) => acceptInUnit(unit, input));
export const refuseNote = (call: Call, input: Refusal): Promise<Changed> => call.write((unit) => refuseInUnit(unit, input));

export const acceptInUnit = (unit: Unit, input: Acceptance): Promise<Changed> =>
  receive(unit, input, (note, { hashes, ...word }, moment) => {
    const words = input.lines.map(({ photos, ...line }) => ({ ...line, photos: hashed(photos, hashes), paper: word.signed.paperSha256 !== null }));
    return decideAccept(note, { ...word, words }, moment);
  });

export const refuseInUnit = (unit: Unit, input: Refusal): Promise<Changed> =>
  receive(unit, { ...input, lines: [] }, (note, word, moment) => decideRefuse(note, { ...word, reason: input.reason }, moment));

const hashed = (fileIds: readonly string[], hashes: ReadonlyMap<string, string>): string[] =>
  [...new Set(fileIds)].flatMap((id) => hashes.get(id) ?? []);

/** The rule decides before the receipt is kept: who comes second is refused, not overwritten; the same word twice is one. */
async function receive(unit: Unit, input: Received, decide: Decide): Promise<Changed> {
  const note = await load(unit, input.noteId);
  const hash = contentHash(input);
  const again = RECEIVED_STATES.includes(note.state) && (await receiptHash(unit.tx, note.id, actorRef(unit.actor))) === hash;
  if (again) return { noteId: note.id, state: note.state };
  const card = (await siteCardsOf(unit.tx, [note.siteId])).get(note.siteId) as SiteCard;
  const receipt = { ...receiptOf(unit, input), contentHash: hash };
  const occurredAt = phoneTime(input, unit.now);
  const mark = markOf(card, { person: receipt.signers[0]?.name || unit.actor.name, takenAt: occurredAt ?? iso(unit.now) });
  const hashes = await hangMarked(unit, { note, mark }, filesOf(receipt));
  const word = { signed: signedOf(receipt, hashes, { input, now: unit.now }), seals: input.seals, rules: card, hashes };
  const told = decide(note, word, at({ actor: unit.actor, now: unit.now }, occurredAt));
  await unit.record(told, { along: receiptRows(unit, note.id, receipt) });
  await handOver(unit, note, { told, lifeLeftBp: card.lifeLeftBp });
  unit.announce('deliveries');
  unit.announce(`note:${note.id}`);
  return { noteId: note.id, state: stateAfter(told) };
}

const markOf = ({ customerName, siteName }: SiteCard, { person, takenAt }: { person: string; takenAt: string }) => ({
  site: `${customerName} ${siteName}`,
  person,
  takenAt,
});

function stateAfter(told: readonly Told[]): State {
  const accepted = told.find(({ name }) => name === 'deliveries.accepted')?.data;
  if (!accepted) return 'refused';
  return accepted.partlyLines === 0 && accepted.rejectedLines === 0 ? 'accepted' : 'partly-accepted';
}

/** `receiverName` with `signatureFileId` is the one signer of phones that know no more. */
function receiptOf({ actor }: Unit, input: Received): Omit<Receipt, 'contentHash'> {
  const own = input.receiverName === '' && boundCustomer(actor) !== undefined ? actor.name : input.receiverName;
  const single = [{ name: own, role: 'receiver' as const, signatureFileId: input.signatureFileId }];
  const { paperFileId, remark, photos } = input;
  return { signers: input.signers.length > 0 ? input.signers : single, paperFileId, remark, photos, lines: input.lines };
}

const filesOf = ({ signers, paperFileId, photos, lines }: Omit<Receipt, 'contentHash'>): string[] => [
  ...signers.flatMap(({ signatureFileId }) => signatureFileId ?? []),
  ...(paperFileId === null ? [] : [paperFileId]),
  ...photos,
  ...lines.flatMap((line) => line.photos),
];

type Sent = { readonly input: Received; readonly now: number };

function signedOf(receipt: Omit<Receipt, 'contentHash'>, hashes: ReadonlyMap<string, string>, { input, now }: Sent): Signed {
  const hashOf = (fileId: string | null): string | null => (fileId === null ? null : (hashes.get(fileId) ?? null));
  const signers = receipt.signers.map(({ role, signatureFileId }) => ({ role, signatureSha256: hashOf(signatureFileId) }));
  return {
    signatureSha256: signers.find(({ signatureSha256 }) => signatureSha256 !== null)?.signatureSha256 ?? null,
    paperSha256: hashOf(receipt.paperFileId),
    cratesBack: input.cratesBack,
    signers,
    photos: hashed(receipt.photos, hashes),
    clock: clockOf(input, now),
  };
}

/** For callers inside (demo, imports): an acceptance of which only some things are said. */
export const acceptanceOf = (noteId: string, word: Partial<Acceptance> = {}): Acceptance => ({
  noteId,
  lines: [],
  receiverName: '',
  signatureFileId: null,
  signers: [],
  paperFileId: null,
  photos: [],
  cratesBack: null,
  seals: null,
  remark: '',
  ...word,
});
export const lineWordOf = (lineId: string, word: Partial<Acceptance['lines'][number]> = {}): Acceptance['lines'][number] => ({
  lineId,
  accepted: null,
  gross: null,
  tare: null,
  net: null,
  pieces: null,
  deductBp: 0,
  reason: null,
  photos: [],
  ...word,
});
