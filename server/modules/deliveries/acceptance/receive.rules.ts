// The receiver's word becomes a fact: who may say it when, and how well it is proved. Pure.
import { boundCustomer } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import { about, type Moment, must, when } from '../note.rules.ts';
import { type Note, RECEIVED_STATES, type Reason, STATES } from '../note.ts';
import { no } from '../refusals.ts';
import { arrived } from '../road/facts.ts';
import { decideOutcomes, type LineWord } from './acceptance.rules.ts';
import * as tell from './facts.ts';

/** What the receiver signed, and what came back. */
export type Signed = { readonly signatureSha256: string | null; readonly paperSha256: string | null; readonly cratesBack: number | null };

function mustBeReceivable(note: Note): void {
  if (RECEIVED_STATES.includes(note.state)) throw no('received-already', { number: note.number, state: STATES[note.state].zh });
  must('accept', note);
}

/** The kitchen's own word is A; so is its signature on our phone there and then. Entered later with paper or signature: C. */
function received(note: Note, signed: Signed, moment: Moment) {
  mustBeReceivable(note);
  const proof = signed.signatureSha256 !== null || signed.paperSha256 !== null;
  const { occurredAt, grade } = when({ ...moment, proof });
  const told = { occurredAt, grade: grade === 'B' && signed.signatureSha256 !== null ? ('A' as const) : grade };
  const by = boundCustomer(moment.actor) === undefined ? ('staff' as const) : ('kitchen' as const);
  // Kitchens often accept before the driver taps.
  const here = note.arrivedAt === null ? [arrived.tell({ ...about(note), inferred: true, metres: null }, told)] : [];
  return { told, by, here };
}

export function decideAccept(note: Note, { words, signed }: { words: readonly LineWord[]; signed: Signed }, moment: Moment): Told[] {
  const { told, by, here } = received(note, signed, moment);
  const { exceptions, ...counts } = decideOutcomes(note.lines, words);
  if (counts.rejectedLines === note.lines.length) {
    const reasons = exceptions.flatMap(({ lineId, reason }) => (reason === null ? [] : [{ lineId, reason }]));
    return [...here, tell.refused.tell({ ...about(note), reason: reasons[0]?.reason ?? 'other', reasons, ...signed, by }, told)];
  }
  return [...here, tell.accepted.tell({ ...about(note), lineCount: note.lines.length, ...counts, exceptions, ...signed, by }, told)];
}

export function decideRefuse(note: Note, { reason, signed }: { reason: Reason; signed: Signed }, moment: Moment): Told[] {
  const { told, by, here } = received(note, signed, moment);
  return [...here, tell.refused.tell({ ...about(note), reason, reasons: [], ...signed, by }, told)];
}
