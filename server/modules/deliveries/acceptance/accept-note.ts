// The receiver's word at the dock (R1.4): from the QR code, signed in, or on the driver's phone.
import { boundCustomer } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from '../contract.ts';
import type { Moment } from '../note.rules.ts';
import type { Note } from '../note.ts';
import { actInUnit, at, type Changed, hangPictures } from '../road/drive.ts';
import { keepReceipt } from './acceptance.store.ts';
import { decideAccept, decideRefuse, type Signed } from './receive.rules.ts';

type Acceptance = InputOf<typeof contract.accept>;
type Refusal = InputOf<typeof contract.refuse>;
type Decide = (note: Note, signed: Signed, moment: Moment) => Told[];

export const acceptNote = (call: Call, input: Acceptance): Promise<Changed> => call.write((unit) => acceptInUnit(unit, input));
export const refuseNote = (call: Call, input: Refusal): Promise<Changed> => call.write((unit) => refuseInUnit(unit, input));

export const acceptInUnit = (unit: Unit, input: Acceptance): Promise<Changed> =>
  receive(unit, input, (note, signed, moment) => decideAccept(note, { words: input.lines, signed }, moment));

export const refuseInUnit = (unit: Unit, input: Refusal): Promise<Changed> =>
  receive(unit, { ...input, cratesBack: null }, (note, signed, moment) => decideRefuse(note, { reason: input.reason, signed }, moment));

type Received = Omit<Refusal, 'reason'> & { readonly cratesBack: number | null };

/** The rule decides before the receipt is kept: who comes second is refused, not overwritten. */
function receive(unit: Unit, input: Received, decide: Decide): Promise<Changed> {
  const { noteId, signatureFileId, paperFileId, cratesBack, receiverName, remark } = input;
  return actInUnit(unit, noteId, async (note, moment) => {
    const hashOf = async (fileId: string | null) => (fileId === null ? null : ((await hangPictures(unit, note, [fileId]))[0] ?? null));
    const signed = { signatureSha256: await hashOf(signatureFileId), paperSha256: await hashOf(paperFileId), cratesBack };
    const told = decide(note, signed, at(moment, input.occurredAt));
    const receiver = receiverName === '' && boundCustomer(unit.actor) !== undefined ? unit.actor.name : receiverName;
    await keepReceipt(unit, noteId, { receiverName: receiver, signatureFileId, paperFileId, remark });
    return told;
  });
}
