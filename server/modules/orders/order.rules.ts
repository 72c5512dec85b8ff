// Decides what may happen to an order. Pure: state, command, who and when → facts, or a Refusal.
import { type Actor, boundCustomer } from '../../kernel/actor.ts';
import { type Told, weakest } from '../../kernel/fact.ts';
import { circumstances } from '../../kernel/grade.ts';
import { say } from '../../kernel/text.ts';
import { type Instant, iso, shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { Checked, Draft } from './draft.ts';
import * as tell from './facts.ts';
import { type Found, isHard, levelOf, textOf } from './findings.ts';
import { type Act, allows, type CancelReason, type Channel, type Checks, type DeclineReason, type Order, STATES } from './order.ts';
import { no } from './refusals.ts';

export type Moment = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly occurredAt?: Instant | undefined;
  readonly proof?: boolean | undefined;
};

const ACTS: Record<Act, string> = {
  change: '更改',
  confirm: '确认',
  decline: '拒绝',
  cancel: '取消',
  'answer-urgent': '答复加单',
  'find-shortage': '登记缺货',
  'tell-shortage': '通知缺货',
  'agree-shortage': '登记缺货答复',
  'tell-ready': '通知提货',
  note: '开送货单',
  'lose-note': '撤回送货单',
  deliver: '登记送达',
};

export function must(act: Act, { state, number }: Pick<Order, 'state' | 'number'>): void {
  if (!allows(act, state)) throw no('not-in-this-state', { number, state: STATES[state].zh, act: ACTS[act] });
}

/** Whoever decided on an older picture looks again first. */
export function mustBeSeen({ number, version }: Pick<Order, 'number' | 'version'>, seen: number | undefined): void {
  if (seen !== undefined && seen !== version) throw no('changed-meanwhile', { number });
}

export const about = ({ id, customerId, siteId }: Pick<Order, 'id' | 'customerId' | 'siteId'>) => ({ orderId: id, customerId, siteId });
export const when = ({ actor, now, occurredAt, proof = false }: Moment) => circumstances(actor, now, { occurredAt, proof });
export const sideOf = (actor: Actor): 'customer' | 'staff' => (boundCustomer(actor) === undefined ? 'staff' : 'customer');

export type Identity = {
  readonly orderId: string;
  readonly number: string;
  readonly customerId: string;
  readonly channel: Channel;
  /** Identity of each line, in order. */
  readonly lineIds: readonly string[];
};

const asText = ({ code, params }: Found): string => say(textOf(code), 'zh-CN', params);
export const isBlock = ({ code }: Found): boolean => levelOf(code) === 'block';

/** What nobody may override keeps an order from being written at all; each with the place in the form. */
export function mustBeWritable({ found }: Checked): void {
  const hard = found.filter(({ code }) => isHard(code));
  const [first] = hard;
  if (!first) return;
  throw no(
    'checks-failed',
    { first: asText(first) },
    hard.map(({ code, lineNo, params }) => ({ path: pathOf(code, lineNo), text: textOf(code), params })),
  );
}

const pathOf = (code: Found['code'], lineNo: number | null): string => {
  if (lineNo !== null) return `lines.${lineNo - 1}.amount`;
  if (code === 'site-unknown' || code === 'site-closed' || code === 'customer-closed') return 'siteId';
  return code === 'window-missing' || code === 'window-backwards' ? 'from' : 'deliveryOn';
};

const contentOf = (draft: Pick<Draft, 'deliveryOn' | 'timing' | 'orderKind'>, checked: Checked, lineIds: readonly string[]) => {
  const { window, changeUntil } = checked;
  if (!window || changeUntil === undefined) throw new Error('an order was written that its checks had refused');
  return {
    deliveryOn: draft.deliveryOn,
    windowFrom: iso(window.from),
    windowTo: iso(window.to),
    timing: draft.timing,
    urgent: checked.urgent,
    orderKind: draft.orderKind,
    changeUntil: iso(changeUntil),
    lineCount: checked.lines.length,
    lines: checked.lines.map((line, at) => ({ lineId: lineIds[at] as string, ...line })),
    contentHash: checked.contentHash,
  };
};

export function decideReceive(draft: Draft, checked: Checked, { identity, moment }: { identity: Identity; moment: Moment }): Told[] {
  const { lineIds, number, channel, ...ids } = identity;
  const names = { ...ids, siteId: draft.siteId };
  const content = contentOf(draft, checked, lineIds);
  const { externalNumber, supplementOf } = draft;
  const told = when(moment);
  // Words copied out of a chat prove no more than a screenshot does.
  const so = { ...told, grade: channel === 'paste' ? weakest([told.grade, 'C']) : told.grade };
  return [
    tell.received.tell({ ...names, number, channel, externalNumber, supplementOf, ...content }, so),
    ...(content.urgent ? [tell.urgentAsked.tell({ ...names, ...askedOf(content) }, so)] : []),
  ];
}

const askedOf = ({ orderKind, windowFrom, windowTo }: ReturnType<typeof contentOf>) => ({ orderKind, windowFrom, windowTo });

/** Nobody has answered yet: nobody has begun to work on it. */
const unanswered = ({ state, urgent, agreed }: Order): boolean => state === 'received' && urgent && agreed === null;

/** Until the cutoff; later only while nobody answered, or by us while it is not confirmed. */
export const isChangeable = (order: Order, { actor, now }: Pick<Moment, 'actor' | 'now'>): boolean =>
  now <= order.changeUntil || unanswered(order) || (order.state === 'received' && sideOf(actor) === 'staff');

const cutoffShown = (at: Instant): string => `${shanghaiDate(at).slice(5)} ${shanghaiTime(at)}`;

function mustBeChangeable(order: Order, moment: Moment, who: string): void {
  if (!isChangeable(order, moment)) throw no('after-cutoff', { number: order.number, cutoff: cutoffShown(order.changeUntil), who });
}

export type Changing = { readonly draft: Draft; readonly checked: Checked; readonly lineIds: readonly string[]; readonly who: string };

export function decideChange(order: Order, { draft, checked, lineIds, who }: Changing, moment: Moment): Told[] {
  must('change', order);
  mustBeChangeable(order, moment, who);
  const open = order.shortages.find(({ outcome }) => outcome === null);
  if (open) throw no('consent-needed', { product: order.lines.find(({ id }) => id === open.lineId)?.product ?? '' });
  const content = contentOf(draft, checked, lineIds);
  const told = when(moment);
  const asked = content.urgent && !(order.urgent && order.agreed === null);
  return [
    tell.changed.tell({ ...about(order), version: order.version + 1, by: sideOf(moment.actor), ...content }, told),
    ...(asked ? [tell.urgentAsked.tell({ ...about(order), ...askedOf(content) }, told)] : []),
  ];
}

export function decideCancel(order: Order, { reason, who }: { reason: CancelReason; who: string }, moment: Moment): Told[] {
  must('cancel', order);
  const late = !isChangeable(order, moment);
  if (late && !moment.actor.can.has('orders.override')) mustBeChangeable(order, moment, who);
  return [tell.cancelled.tell({ ...about(order), reason, by: sideOf(moment.actor), afterCutoff: moment.now > order.changeUntil }, when(moment))];
}

export type Judged = { readonly found: readonly Found[]; readonly overrideReason: string };

/** Every line checked, overridden with a reason, or some line that nobody could check. */
function checksOf(order: Order, { found, overrideReason }: Judged, { actor }: Moment): { checks: Checks; overridden: string[] } {
  const blocks = found.filter(isBlock);
  const [first] = blocks;
  if (first) {
    const shown = { number: order.number, count: blocks.length, first: asText(first) };
    if (blocks.some(({ code }) => isHard(code)) || overrideReason === '') throw no('blocked', shown);
    if (!actor.can.has('orders.override')) throw no('override-not-allowed', { number: order.number });
  }
  const overridden = [...new Set(blocks.map(({ code }) => code))];
  if (order.lines.some(({ unchecked }) => unchecked)) return { checks: 'partly', overridden };
  return { checks: overridden.length > 0 ? 'overridden' : 'passed', overridden };
}

function confirmation(order: Order, judged: Judged, moment: Moment): Told {
  const { timing, deliveryOn, urgent } = order;
  const window = { windowFrom: iso(order.windowFrom), windowTo: iso(order.windowTo) };
  const data = { ...about(order), timing, orderKind: order.kind, deliveryOn, ...window, ...checksOf(order, judged, moment), urgent };
  return tell.confirmed.tell(data, when(moment));
}

export function decideConfirm(order: Order, judged: Judged, moment: Moment): Told[] {
  must('confirm', order);
  if (order.urgent && order.agreed === null) throw no('urgent-open', { number: order.number });
  return [confirmation(order, judged, moment)];
}

export function decideDecline(order: Order, { reason }: { reason: DeclineReason }, moment: Moment): Told[] {
  must('decline', order);
  const told = when(moment);
  return [...(unanswered(order) ? [answer(order, false, moment)] : []), tell.declined.tell({ ...about(order), reason }, told)];
}

const answer = (order: Order, agreed: boolean, moment: Moment): Told =>
  tell.urgentAnswered.tell({ ...about(order), agreed, windowFrom: iso(order.windowFrom), windowTo: iso(order.windowTo) }, when(moment));

export type UrgentAnswer = Judged & { readonly agreed: boolean; readonly window: { readonly from: Instant; readonly to: Instant } };

/** Yes with a time confirms the order in the same breath; no declines it. */
export function decideAnswer(order: Order, { agreed, window, ...judged }: UrgentAnswer, moment: Moment): Told[] {
  must('answer-urgent', order);
  if (!order.urgent) throw no('not-urgent', { number: order.number });
  if (!agreed) return decideDecline(order, { reason: 'too-late' }, moment);
  if (window.to <= window.from || window.to <= moment.now) throw no('window-wrong');
  const promised = { ...order, agreed, windowFrom: window.from, windowTo: window.to };
  return [answer(promised, true, moment), confirmation(promised, judged, moment)];
}

export function decideReady(order: Order, moment: Moment): Told[] {
  must('tell-ready', order);
  if (order.timing !== 'pick-up') throw no('not-pick-up', { number: order.number });
  return [tell.readyTold.tell({ ...about(order), windowFrom: iso(order.windowFrom) }, when(moment))];
}

/** What this actor can do with this order now: the buttons of every face. */
export function can(order: Order, actor: Actor, now: Instant) {
  const theirs = boundCustomer(actor) !== undefined;
  const has = (permission: string): boolean => actor.can.has(permission);
  const changes = has(theirs ? 'orders.place' : 'orders.change');
  const open = order.shortages.some(({ outcome }) => outcome === null);
  const changeable = isChangeable(order, { actor, now });
  const confirms = has('orders.confirm');
  return {
    change: changes && allows('change', order.state) && changeable && !open,
    cancel: changes && allows('cancel', order.state) && (changeable || has('orders.override')),
    confirm: confirms && allows('confirm', order.state) && !unanswered(order),
    override: has('orders.override') && allows('confirm', order.state),
    decline: confirms && allows('decline', order.state),
    answerUrgent: confirms && unanswered(order),
    findShortage: has('orders.find-shortage') && allows('find-shortage', order.state),
    agreeShortage: (theirs ? has('orders.place') : confirms) && open && allows('agree-shortage', order.state),
    tellReady: confirms && order.timing === 'pick-up' && allows('tell-ready', order.state),
    note: has('deliveries.issue') && allows('note', order.state) && !open,
    supplement: has(theirs ? 'orders.place' : 'orders.receive') && order.state !== 'cancelled' && order.state !== 'declined' && order.windowTo > now,
  };
}
