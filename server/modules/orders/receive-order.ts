// One order: checked without being kept, received at the desk, placed in the portal.
import { boundCustomer } from '../../kernel/actor.ts';
import { say } from '../../kernel/text.ts';
import { iso } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { checkDraft } from './check.rules.ts';
import { confirmInUnit } from './confirm-order.ts';
import type { contract } from './contract.ts';
import type { Checked, Draft } from './draft.ts';
import { FINDINGS, type Found, isHard, levelOf, textOf } from './findings.ts';
import { gather } from './gather.ts';
import { tellClerk } from './messages.ts';
import { isBlock } from './order.rules.ts';
import { type OrderRow, visibleTo } from './order.store.ts';
import type { Channel, State } from './order.ts';
import { type Outcome, receiveMany } from './receive-orders.ts';

type Shown = OutputOf<typeof contract.check>;
export type Received = OutputOf<typeof contract.receive>;

export const showFound = (found: readonly Found[], locale: Call['locale']): Shown['findings'] =>
  found
    .filter(({ code }) => code in FINDINGS)
    .map(({ code, lineNo, params }) => ({ code, level: levelOf(code), hard: isHard(code), lineNo, text: say(textOf(code), locale, params) }));

export async function checkOrder(call: Call, { orderId, ...draft }: InputOf<typeof contract.check>): Promise<Shown> {
  const before = orderId === undefined ? undefined : await seen(call, orderId);
  const asked = { draft, receivedAt: call.now, except: before?.id };
  const [around] = await gather(call.db, [asked], { now: call.now, customerId: boundCustomer(call.actor) });
  return showChecked(checkDraft(draft, around as NonNullable<typeof around>), call.locale);
}

/** What another customer ordered does not exist: the check is then of a new order. */
const seen = ({ db, actor }: Call, orderId: string): Promise<Pick<OrderRow, 'id'> | undefined> =>
  db.selectFrom('orders.order').select('id').where('id', '=', orderId).where(visibleTo(actor)).executeTakeFirst();

function showChecked(checked: Checked, locale: Call['locale']): Shown {
  const { window, changeUntil, found, lines, urgent, totalFen, unpriced } = checked;
  return {
    findings: showFound(found, locale),
    lines: lines.map(({ sheetId: _sheet, ...line }) => line),
    windowFrom: window ? iso(window.from) : null,
    windowTo: window ? iso(window.to) : null,
    promisedBy: window ? iso(window.to) : null,
    urgent,
    changeUntil: changeUntil === undefined ? null : iso(changeUntil),
    totalFen,
    unpriced,
  };
}

export type Receiving = { readonly draft: Draft; readonly channel: Channel; readonly source?: string | null; readonly confirm?: boolean };

/** For other doors too (demo, replacements): refuses what cannot be received. */
export async function receiveInUnit(unit: Unit, { draft, channel, source = null, confirm = false }: Receiving): Promise<Received> {
  const [outcome] = await receiveMany(unit, [{ draft, channel, source }], { sameIsKnown: false });
  if (!outcome || outcome.kind === 'refused') throw outcome?.refusal ?? new Error('an order got no answer');
  if (outcome.kind === 'received') {
    await announce(unit, outcome, draft);
    const clean = !outcome.checked.urgent && !outcome.checked.found.some(isBlock);
    if (confirm && clean && unit.actor.can.has('orders.confirm')) await confirmInUnit(unit, { orderId: outcome.orderId, overrideReason: '' });
  }
  return answer(unit, outcome);
}

/** What comes in while nobody looks is told; a clerk who types knows. */
async function announce(unit: Unit, { orderId, number, customerId, checked }: Extract<Outcome, { kind: 'received' }>, draft: Draft): Promise<void> {
  if (unit.actor.kind !== 'contact' && unit.actor.kind !== 'api-key') return;
  const { window, urgent } = checked;
  if (!window) return;
  const order = { id: orderId, number, customerId, siteId: draft.siteId, windowFrom: window.from, windowTo: window.to };
  await tellClerk(unit, order, { template: urgent ? 'urgent' : 'arrived', key: 'arrived', params: { lines: draft.lines.length } });
}

async function answer({ tx, locale }: Unit, { orderId, kind, checked }: Exclude<Outcome, { kind: 'refused' }>): Promise<Received> {
  const row = await tx.selectFrom('orders.order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  return answerOf(row, { known: kind === 'known', findings: showFound(checked.found, locale) });
}

export const answerOf = (row: OrderRow, { known, findings }: Pick<Received, 'known' | 'findings'>): Received => ({
  orderId: row.id,
  number: row.number,
  state: row.state as State,
  version: row.version,
  known,
  urgent: row.urgent,
  windowFrom: iso(row.window_from),
  windowTo: iso(row.window_to),
  promisedBy: iso(row.window_to),
  changeUntil: iso(row.change_until),
  totalFen: row.total_fen,
  findings,
});

export const receiveOrder = (call: Call, { channel, sourceText, confirm, ...draft }: InputOf<typeof contract.receive>): Promise<Received> =>
  call.write((unit) => receiveInUnit(unit, { draft, channel: call.actor.kind === 'api-key' ? 'api' : channel, source: sourceText, confirm }));

export const placeOrder = (call: Call, { fromTemplate, ...draft }: InputOf<typeof contract.place>): Promise<Received> =>
  call.write((unit) => receiveInUnit(unit, { draft, channel: fromTemplate ? 'template' : 'portal' }));
