// Decides what may happen to a delivery note. Pure: state, command, who and when → facts, or a Refusal.
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { circumstances, LATE_WITHOUT_PROOF } from '../../kernel/grade.ts';
import { DAY, type Instant, iso } from '../../kernel/time.ts';
import { decideOutcomes, type LineWord } from './acceptance.rules.ts';
import * as tell from './facts.ts';
import {
  type Act,
  allows,
  type CANCEL_REASONS,
  type Cause,
  DELAYS,
  type Delay,
  type Note,
  OPEN_STATES,
  RECEIVED_STATES,
  type Reason,
  STATES,
} from './note.ts';
import { no } from './refusals.ts';

export type Moment = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly occurredAt?: Instant | undefined;
  readonly proof?: boolean | undefined;
};

const ACTS: Record<Act, string> = {
  depart: '发车',
  arrive: '登记到达',
  delay: '报告延误',
  accept: '验收',
  'accept-partly': '验收',
  refuse: '拒收',
  assign: '派车',
  cancel: '取消',
};

function must(act: Act, { state, number }: Note): void {
  if (!allows(act, state)) throw no('not-in-this-state', { number, state: STATES[state].zh, act: ACTS[act] });
}

const about = ({ id, customerId, siteId }: Note) => ({ noteId: id, customerId, siteId });

/** A driver's phone without signal sends late: that needs no further permission, and its grade says so. */
function when({ actor, now, occurredAt, proof = false }: Moment) {
  const trusted = actor.can.has('deliveries.send-later') ? { ...actor, can: new Set([...actor.can, LATE_WITHOUT_PROOF]) } : actor;
  return circumstances(trusted, now, { occurredAt, proof });
}

type Issue = Parameters<typeof tell.noteIssued.tell>[0];
const LONGEST_WINDOW = DAY;
const FARTHEST = 366 * DAY;

export function decideIssue(note: Issue, { now }: Moment): Told[] {
  const [from, to] = [Date.parse(note.windowFrom), Date.parse(note.windowTo)];
  if (to <= from) throw no('window-backwards');
  if (to - from > LONGEST_WINDOW || Math.abs(from - now) > FARTHEST) throw no('window-absurd');
  for (const [at, line] of note.lines.entries()) checkLine(line, at);
  return [tell.noteIssued.tell(note, { occurredAt: now, grade: 'B' })];
}

type IssuedLine = Pick<Issue['lines'][number], 'lineNo' | 'product' | 'ordered' | 'picked' | 'producedOn' | 'expiresOn'>;

/** What cannot be true of a line, named by the field it is about. Shared with the import. */
export function faultOf({ ordered, picked, producedOn, expiresOn }: IssuedLine) {
  if (ordered === 0 && (picked ?? 0) === 0) return { why: 'nothing-ordered', field: 'ordered' } as const;
  if (picked !== null && ordered > 0 && picked > 2 * ordered) return { why: 'picked-absurd', field: 'picked' } as const;
  if (producedOn !== null && expiresOn !== null && expiresOn < producedOn) return { why: 'expires-before-made', field: 'expiresOn' } as const;
  return undefined;
}

function checkLine(line: IssuedLine, at: number): void {
  const fault = faultOf(line);
  if (!fault) return;
  const params = { line: line.lineNo, product: line.product };
  const { zh, en } = no.written[fault.why];
  throw no(fault.why, params, [{ path: `lines.${at}.${fault.field}`, text: { zh, en }, params }]);
}

export function decideAssign(note: Note, { driverId, vehicle }: { driverId: string | null; vehicle: string | null }, { now }: Moment): Told[] {
  must('assign', note);
  return [tell.assigned.tell({ ...about(note), driverId, vehicle }, { occurredAt: now, grade: 'B' })];
}

/** A second tap tells nothing; an earlier time that arrives later is told, because it is truer. */
export function decideDepart(note: Note, moment: Moment): Told[] {
  must('depart', note);
  const told = when(moment);
  if (note.departedAt !== null && note.departedAt <= told.occurredAt) return [];
  return [tell.departed.tell(about(note), told)];
}

export function decideArrive(note: Note, { metres }: { metres: number | null }, moment: Moment): Told[] {
  must('arrive', note);
  const told = when(moment);
  if (note.arrivedAt !== null && note.arrivedAt <= told.occurredAt) return [];
  return [tell.arrived.tell({ ...about(note), inferred: false, metres }, told)];
}

export type DelayWord = {
  readonly newEstimate: Instant;
  readonly reason: Delay;
  readonly toldCustomer: boolean;
  readonly causedBy?: Cause | undefined;
  readonly proofSha256: readonly string[];
};

export function decideDelay(note: Note, { newEstimate, reason, toldCustomer, causedBy, proofSha256 }: DelayWord, moment: Moment): Told[] {
  must('delay', note);
  const told = when(moment);
  if (newEstimate <= told.occurredAt) throw no('estimate-in-past');
  const by = causedBy ?? DELAYS[reason].by;
  return [
    tell.delayed.tell({ ...about(note), newEstimate: iso(newEstimate), reason, toldCustomer, causedBy: by, proofSha256: [...proofSha256] }, told),
  ];
}

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
  const here = note.arrivedAt === null ? [tell.arrived.tell({ ...about(note), inferred: true, metres: null }, told)] : [];
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

export function decideCancel(note: Note, { reason }: { reason: (typeof CANCEL_REASONS)[number] }, { now }: Moment): Told[] {
  must('cancel', note);
  return [tell.cancelled.tell({ ...about(note), reason }, { occurredAt: now, grade: 'B' })];
}

/** What this actor can do with this note now: the buttons of every face. */
export function can(note: Pick<Note, 'state' | 'departedAt' | 'arrivedAt'>, actor: Actor) {
  const has = (permission: string): boolean => actor.can.has(permission);
  const open = OPEN_STATES.includes(note.state);
  const receive = allows('accept', note.state) && has(boundCustomer(actor) === undefined ? 'deliveries.record-acceptance' : 'deliveries.accept');
  return {
    depart: open && note.departedAt === null && has('deliveries.drive'),
    arrive: open && note.arrivedAt === null && has('deliveries.drive'),
    delay: allows('delay', note.state) && has('deliveries.drive'),
    accept: receive,
    refuse: receive,
    cancel: allows('cancel', note.state) && has('deliveries.cancel'),
    assign: allows('assign', note.state) && has('deliveries.issue'),
    print: has('deliveries.print'),
  };
}
