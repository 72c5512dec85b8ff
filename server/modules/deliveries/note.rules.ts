// Decides what may happen to a delivery note. Pure: state, command, who and when → facts, or a Refusal.
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { circumstances, LATE_WITHOUT_PROOF } from '../../kernel/grade.ts';
import { DAY, type Instant } from '../../kernel/time.ts';
import * as tell from './facts.ts';
import { type Act, allows, type CANCEL_REASONS, type Note, OPEN_STATES, STATES } from './note.ts';
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
  plan: '派车',
  pick: '分拣',
  load: '装车或清点',
  cancel: '取消',
};

export function must(act: Act, { state, number }: Pick<Note, 'state' | 'number'>): void {
  if (!allows(act, state)) throw no('not-in-this-state', { number, state: STATES[state].zh, act: ACTS[act] });
}

/** Later than its window? Then on whose side that lies. */
export const lateBy = ({ windowTo, lateCause }: Pick<Note, 'windowTo' | 'lateCause'>, at: Instant) => (at > windowTo ? lateCause : null);

export const about = ({ id, customerId, siteId }: Pick<Note, 'id' | 'customerId' | 'siteId'>) => ({ noteId: id, customerId, siteId });

/** A driver's phone without signal sends late: that needs no further permission, and its grade says so. */
export function when({ actor, now, occurredAt, proof = false }: Moment) {
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
