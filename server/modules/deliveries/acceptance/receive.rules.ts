// The receiver's word becomes facts: who may say it when, how many sign, and how well it is proved. Pure.
import { boundCustomer } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import { HOUR, type Instant, iso, MINUTE, shanghaiDate, shanghaiTime } from '../../../kernel/time.ts';
import { about, lateBy, type Moment, must, when } from '../note.rules.ts';
import { type Note, RECEIVED_STATES, type Reason, type Scale, type SignerRole, STATES } from '../note.ts';
import { no } from '../refusals.ts';
import { arrived, departed } from '../road/facts.ts';
import { decideOutcomes, type LineOutcome, type LineWord, SWAPPED } from './acceptance.rules.ts';
import * as tell from './facts.ts';

/** What the site asks of an acceptance. */
export type DockRules = { readonly signersNeeded: number; readonly scale: Scale };
export type SealWord = { readonly whole: boolean; readonly numbers: readonly string[] };

/** What the receiver signed, and what came back. */
export type Signed = {
  readonly signatureSha256: string | null;
  readonly paperSha256: string | null;
  readonly cratesBack: number | null;
  readonly signers: { role: SignerRole; signatureSha256: string | null }[];
  readonly photos: string[];
  /** Where the phone's clock was wrong. */
  readonly clock?: { readonly clockSkewMs: number; readonly phoneAt: string } | undefined;
};
export type Acceptance = { readonly words: readonly LineWord[]; readonly signed: Signed; readonly seals: SealWord | null };

/** Our default (docs/decisions/011): nobody accepts goods this long before their window unless the driver has left. */
const EARLY = 3 * HOUR;
/** Phones and servers do not show the same second. */
const SKEW = 2 * MINUTE;

function mustBeReceivable(note: Note): void {
  if (RECEIVED_STATES.includes(note.state)) throw no('received-already', { number: note.number, state: STATES[note.state].zh });
  must('accept', note);
}

const dayAndTime = (at: Instant): string => `${shanghaiDate(at)} ${shanghaiTime(at)}`;

/** Kitchens often accept before the driver taps: goods that are accepted have left and arrived. */
function onTheWay(note: Note, told: ReturnType<typeof when>): Told[] {
  const { departedAt, arrivedAt, number } = note;
  if (departedAt !== null && told.occurredAt < departedAt - SKEW) throw no('before-departure', { number, departed: dayAndTime(departedAt) });
  if (departedAt === null && arrivedAt === null && note.windowFrom - told.occurredAt > EARLY) {
    throw no('not-departed', { number, from: dayAndTime(note.windowFrom) });
  }
  const left = { ...told, occurredAt: Math.min(told.occurredAt, arrivedAt ?? told.occurredAt) };
  return [
    ...(departedAt === null ? [departed.tell({ ...about(note), inferred: true }, left)] : []),
    ...(arrivedAt === null ? [arrived.tell({ ...about(note), inferred: true, metres: null, lateBy: lateBy(note, told.occurredAt) }, told)] : []),
  ];
}

/** The kitchen's own word is A; so is its signature on our phone there and then. Entered later with paper or signature: C. */
function received(note: Note, { signed, seals }: Omit<Acceptance, 'words'>, moment: Moment) {
  mustBeReceivable(note);
  const proof = signed.signatureSha256 !== null || signed.paperSha256 !== null;
  const { occurredAt, grade } = when({ ...moment, proof });
  const told = { occurredAt, grade: grade === 'B' && signed.signatureSha256 !== null ? ('A' as const) : grade };
  const by = boundCustomer(moment.actor) === undefined ? ('staff' as const) : ('kitchen' as const);
  return { told, by, here: [...onTheWay(note, told), ...sealed(note, seals, told)] };
}

function sealed(note: Note, seals: SealWord | null, told: ReturnType<typeof when>): Told[] {
  if (seals === null) return [];
  const { whole, numbers } = seals;
  const matched = numbers.length === 0 || note.seals.length === 0 ? null : sameSet(numbers, note.seals);
  return [tell.sealsChecked.tell({ ...about(note), whole, matched, numbers: [...numbers] }, told)];
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean => [...new Set(one)].sort().join() === [...new Set(other)].sort().join();

/** A photo of the stamped paper is equal evidence. Where one is enough, the kitchen's own phone is that one. */
function mustBeSigned({ signers, paperSha256 }: Signed, { signersNeeded }: DockRules): void {
  if (signersNeeded <= 1 || paperSha256 !== null) return;
  const signatures = new Set(signers.flatMap(({ signatureSha256 }) => signatureSha256 ?? []));
  if (signatures.size < signersNeeded) throw no('signers-missing', { needed: signersNeeded, signed: signatures.size });
}

const proofOf = ({ clock, ...signed }: Signed, rules: DockRules) => ({ ...signed, ...clock, signersNeeded: rules.signersNeeded });

export function decideAccept(note: Note, acceptance: Acceptance & { readonly rules: DockRules }, moment: Moment): Told[] {
  const { words, signed, rules } = acceptance;
  const { told, by, here } = received(note, acceptance, moment);
  const { exceptions, ...counts } = decideOutcomes(note.lines, words, rules.scale);
  const swapped = swappedOf(note, exceptions, told);
  if (counts.rejectedLines === note.lines.length) {
    const reasons = exceptions.flatMap(({ lineId, reason, photos }) => (reason === null ? [] : [{ lineId, reason, photos }]));
    const refused = { reason: reasons[0]?.reason ?? 'other', reasons, lineCount: note.lines.length, ...proofOf(signed, rules), by };
    return [...here, tell.refused.tell({ ...about(note), ...refused }, told), ...swapped];
  }
  mustBeSigned(signed, rules);
  const accepted = { lineCount: note.lines.length, ...counts, exceptions, scale: rules.scale, ...proofOf(signed, rules), by };
  return [...here, tell.accepted.tell({ ...about(note), ...accepted }, told), ...swapped];
}

const swappedOf = (note: Note, exceptions: readonly LineOutcome[], told: ReturnType<typeof when>): Told[] =>
  exceptions.flatMap(({ lineId, reason }) =>
    reason !== null && SWAPPED.includes(reason) ? [tell.itemSwapped.tell({ ...about(note), lineId, reason }, told)] : [],
  );

export type WholeRefusal = { readonly reason: Reason; readonly signed: Signed; readonly seals: SealWord | null; readonly rules: DockRules };

/** Who takes nothing need not sign for it. */
export function decideRefuse(note: Note, refusal: WholeRefusal, moment: Moment): Told[] {
  const { reason, signed, rules } = refusal;
  const { told, by, here } = received(note, refusal, moment);
  const refused = { reason, reasons: [], lineCount: note.lines.length, ...proofOf(signed, rules), by };
  return [...here, tell.refused.tell({ ...about(note), ...refused }, told)];
}

/** How far the phone's clock was off, where it was; both times stay in the fact. */
export function clockOf({ occurredAt, sentAt }: { occurredAt?: string | undefined; sentAt?: string | undefined }, now: Instant): Signed['clock'] {
  if (sentAt === undefined) return undefined;
  const clockSkewMs = now - Date.parse(sentAt);
  return Math.abs(clockSkewMs) > SKEW ? { clockSkewMs, phoneAt: iso(Date.parse(occurredAt ?? sentAt)) } : undefined;
}
