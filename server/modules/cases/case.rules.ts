// Decides what may happen to a case. Pure: state, command, who and when → facts, or a Refusal.
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import { type Told, weakest } from '../../kernel/fact.ts';
import { circumstances } from '../../kernel/grade.ts';
import { type Instant, iso, shanghaiTime } from '../../kernel/time.ts';
import { type Act, ALLOWED, allows, type Case, type Channel, type Department, type RootCause, STATES, type Way } from './case.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

export type Moment = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly occurredAt?: Instant | undefined;
  readonly proof?: boolean | undefined;
};

/** A text a person wrote: where it is kept and its hash. The text itself never enters a fact. */
export type Written = { readonly messageId: string; readonly bodyHash: string };

const ACTS: Record<Act, string> = {
  take: '接单',
  propose: '提方案',
  settle: '登记处理完成',
  confirm: '确认解决',
  reopen: '重新处理',
  close: '关闭',
  withdraw: '撤销',
  answer: '答复',
  write: '留言',
  note: '写备注',
  classify: '更改分类',
  'add-evidence': '添加凭证',
  'keep-sample': '登记留样',
  'ask-department': '请部门核查',
  'answer-department': '回复核查',
  'find-cause': '登记原因',
  wait: '登记等待',
  resume: '结束等待',
};

function must(act: Act, { state, number }: Case): void {
  if (!allows(act, state)) throw no('not-in-this-state', { number, state: STATES[state].zh, act: ACTS[act] });
}

const about = ({ id, customerId }: Case) => ({ caseId: id, customerId });
const when = ({ actor, now, occurredAt, proof }: Moment) => circumstances(actor, now, { occurredAt, proof: proof ?? false });

export function decideOpen(command: Parameters<typeof tell.opened.tell>[0], moment: Moment): Told[] {
  const told = when(moment);
  const { neededBy } = command;
  if (neededBy !== null && Date.parse(neededBy) <= told.occurredAt) throw no('needed-by-in-past', { at: shanghaiTime(Date.parse(neededBy)) });
  // Words copied out of a chat prove no more than a screenshot does, however fresh (R2.1: grade C).
  const grade = command.channel === 'paste' ? weakest([told.grade, 'C']) : told.grade;
  return [tell.opened.tell(command, { ...told, grade })];
}

export function decideTake(state: Case, { assigneeId }: { assigneeId: string }, moment: Moment): Told[] {
  must('take', state);
  if (state.againstStaffId === assigneeId) throw no('not-yours');
  return state.assigneeId === assigneeId ? [] : [tell.taken.tell({ ...about(state), assigneeId }, when(moment))];
}

/** The first act on a new case takes it, so that nobody must click twice. */
function takenFirst(state: Case, moment: Moment): { state: Case; told: Told[] } {
  if (state.state !== 'new' || moment.actor.kind !== 'staff') return { state, told: [] };
  const told = decideTake(state, { assigneeId: moment.actor.id }, moment);
  return { state: { ...state, state: 'in-hand', assigneeId: moment.actor.id }, told };
}

export function decideAnswer(before: Case, written: Written & { channel: Channel }, moment: Moment): Told[] {
  const { state, told } = takenFirst(before, moment);
  must('answer', state);
  return [...told, tell.answered.tell({ ...about(state), ...written }, when(moment))];
}

/** After a matter is settled, a "thanks" starts no clock. */
export function decideWrite(state: Case, written: Written, moment: Moment): Told[] {
  must('write', state);
  const needsReply = !(['settled', 'confirmed', 'closed'] as string[]).includes(state.state);
  return [tell.customerWrote.tell({ ...about(state), ...written, needsReply }, when(moment))];
}

export function decideNote(state: Case, written: Written, moment: Moment): Told[] {
  must('note', state);
  return [tell.noted.tell({ ...about(state), ...written }, when(moment))];
}

export function decideClassify(
  state: Case,
  { category, subcategory, severity }: Pick<Case, 'category' | 'subcategory' | 'severity'>,
  moment: Moment,
): Told[] {
  must('classify', state);
  if (state.category === category && state.subcategory === subcategory && state.severity === severity) return [];
  return [tell.classified.tell({ ...about(state), category, subcategory, severity }, when(moment))];
}

export function decideAddEvidence(
  state: Case,
  file: { fileId: string; sha256: string; kind: 'image' | 'voice' | 'video' | 'document'; internal: boolean },
  moment: Moment,
): Told[] {
  must('add-evidence', state);
  return [tell.evidenceAdded.tell({ ...about(state), ...file }, when(moment))];
}

export function decideKeepSample(
  state: Case,
  { keptBy, bodyHash }: { keptBy: 'kitchen' | 'us' | 'laboratory'; bodyHash: string },
  moment: Moment,
): Told[] {
  must('keep-sample', state);
  return [tell.sampleKept.tell({ ...about(state), keptBy, bodyHash }, when(moment))];
}

export function decideAsk(
  before: Case,
  ask: Written & { askId: string; department: Department; answerBy: Instant; already: boolean },
  moment: Moment,
): Told[] {
  const { state, told } = takenFirst(before, moment);
  must('ask-department', state);
  if (ask.already) throw no('asked-already', { department: ask.department });
  const { askId, department, messageId, bodyHash } = ask;
  return [...told, tell.departmentAsked.tell({ ...about(state), askId, department, answerBy: iso(ask.answerBy), messageId, bodyHash }, when(moment))];
}

export function decideAnswerAsk(state: Case, answer: Written & { askId: string; department: Department }, moment: Moment): Told[] {
  must('answer-department', state);
  if (!state.openAsks.includes(answer.askId)) throw no('ask-unknown');
  return [tell.departmentAnswered.tell({ ...about(state), ...answer }, when(moment))];
}

export function decideCause(before: Case, { cause, bodyHash }: { cause: RootCause; bodyHash: string }, moment: Moment): Told[] {
  const { state, told } = takenFirst(before, moment);
  must('find-cause', state);
  return [...told, tell.causeFound.tell({ ...about(state), cause, bodyHash }, when(moment))];
}

export function decidePropose(before: Case, proposal: Written & { way: Way }, moment: Moment): Told[] {
  const { state, told } = takenFirst(before, moment);
  must('propose', state);
  return [...told, tell.proposed.tell({ ...about(state), ...proposal }, when(moment))];
}

export function decideSettle(before: Case, { way, bodyHash }: { way: Way; bodyHash: string }, moment: Moment): Told[] {
  const { state, told } = takenFirst(before, moment);
  must('settle', state);
  return [...told, ...endWait(state, moment), tell.settled.tell({ ...about(state), way, bodyHash }, when(moment))];
}

/** The customer's own word, or ours for a customer who said so by phone (grade by circumstances). */
export function decideConfirm(state: Case, moment: Moment): Told[] {
  if (boundCustomer(moment.actor) !== undefined && (state.state === 'new' || state.state === 'in-hand' || state.state === 'proposed'))
    throw no('settle-before-confirm');
  must('confirm', state);
  return [tell.confirmed.tell({ ...about(state), by: side(moment.actor) }, when(moment))];
}

export function decideReopen(
  state: Case,
  { reason, bodyHash }: { reason: 'not-solved' | 'again' | 'mistake'; bodyHash: string },
  moment: Moment,
): Told[] {
  must('reopen', state);
  return [tell.reopened.tell({ ...about(state), reason, by: side(moment.actor), bodyHash }, when(moment))];
}

export function decideClose(state: Case, { rootCause }: { rootCause: RootCause | null }, moment: Moment): Told[] {
  must('close', state);
  const cause = rootCause ?? (state.rootCause as RootCause | null);
  if (cause === null) throw no('cause-needed');
  if (state.openAsks.length > 0) throw no('ask-open', { count: state.openAsks.length });
  return [tell.closed.tell({ ...about(state), rootCause: cause }, when(moment))];
}

export function decideWithdraw(state: Case, { reason }: { reason: 'duplicate' | 'mistake' | 'customer' }, moment: Moment): Told[] {
  must('withdraw', state);
  return [...endWait(state, moment), tell.withdrawn.tell({ ...about(state), reason }, when(moment))];
}

export function decideWait(before: Case, { on }: { on: 'customer' | 'supplier' | 'carrier' }, moment: Moment): Told[] {
  const { state, told } = takenFirst(before, moment);
  must('wait', state);
  if (state.waitingOn === on) throw no('waiting-already', { on });
  return [...told, ...endWait(state, moment), tell.waitingBegan.tell({ ...about(state), on }, when(moment))];
}

export function decideResume(state: Case, moment: Moment): Told[] {
  must('resume', state);
  if (state.waitingOn === null) throw no('not-waiting');
  return endWait(state, moment);
}

const endWait = (state: Case, moment: Moment): Told[] =>
  state.waitingOn === null ? [] : [tell.waitingEnded.tell({ ...about(state), on: state.waitingOn as 'customer' }, when(moment))];

const side = (actor: Actor): 'customer' | 'staff' => (boundCustomer(actor) === undefined ? 'staff' : 'customer');

/** Buttons and rules agree because they ask the same questions. */
export function can(state: Case, actor: Actor): Record<Act | 'assign', boolean> {
  const ours = actor.can.has('cases.handle') && state.againstStaffId !== actor.id;
  const theirs = boundCustomer(actor) !== undefined;
  const holds: Record<Act, boolean> = {
    take: ours,
    propose: ours,
    settle: ours,
    confirm: ours || (theirs && actor.can.has('cases.confirm')),
    reopen: ours || (theirs && actor.can.has('cases.confirm')),
    close: ours && actor.can.has('cases.close'),
    withdraw: ours && actor.can.has('cases.close'),
    answer: ours,
    write: theirs && actor.can.has('cases.report'),
    note: ours,
    classify: ours,
    'add-evidence': ours || (theirs && actor.can.has('cases.report')),
    'keep-sample': ours,
    'ask-department': ours,
    'answer-department': actor.can.has('cases.answer-department'),
    'find-cause': ours,
    wait: ours,
    resume: ours,
  };
  const startsNew = (act: Act) => state.state === 'new' && act in ACTS && allows(act, 'in-hand') && act !== 'answer-department' && act !== 'resume';
  const mine = Object.fromEntries(
    (Object.keys(holds) as Act[]).map((act) => [
      act,
      holds[act] && (allows(act, state.state) || (act in ALLOWED || act === 'propose' || act === 'settle' ? startsNew(act) : false)),
    ]),
  ) as Record<Act, boolean>;
  return { ...mine, assign: actor.can.has('cases.assign') && allows('take', state.state) };
}
