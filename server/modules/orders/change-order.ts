// The customer thinks again: changed or called off, until the cutoff.
import { boundCustomer } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { actInUnit, type Changed, changedOf } from './act-on-order.ts';
import { checkDraft } from './check.rules.ts';
import type { contract } from './contract.ts';
import type { Draft } from './draft.ts';
import { gather } from './gather.ts';
import { tellClerk, whoToCall } from './messages.ts';
import { decideCancel, decideChange, must, mustBeWritable } from './order.rules.ts';
import { keepWords } from './order.store.ts';
import type { CancelReason, Order } from './order.ts';
import { answerOf, type Received, showFound } from './receive-order.ts';
import { checkedInsert, wordsOf } from './receive-orders.ts';
import { no } from './refusals.ts';

type Changing = InputOf<typeof contract.change>;

async function checkAgain(unit: Unit, order: Order, draft: Draft) {
  const asked = { draft, receivedAt: unit.now, except: order.id };
  const [around] = await gather(unit.tx, [asked], { now: unit.now, customerId: boundCustomer(unit.actor) });
  const surroundings = around as NonNullable<typeof around>;
  // An order stays with its customer; another of its sites is fine.
  if (surroundings.site?.customerId !== order.customerId || draft.siteId !== order.siteId) throw no('site-unknown');
  const checked = checkDraft(draft, surroundings);
  mustBeWritable(checked);
  return checked;
}

/** A line that names its former self keeps its identity; each identity once. */
function lineIdsOf(order: Order, draft: Draft, now: number): string[] {
  const free = new Set(order.lines.map(({ id }) => id));
  return draft.lines.map(({ lineId }) => (lineId !== null && free.delete(lineId) ? lineId : newId(now)));
}

export async function changeInUnit(unit: Unit, { orderId, version, ...draft }: Changing): Promise<Received> {
  const who = await whoOf(unit, orderId);
  let found: Received['findings'] = [];
  await actInUnit(unit, { orderId, version }, async (order, moment) => {
    must('change', order);
    const checked = await checkAgain(unit, order, draft);
    const lineIds = lineIdsOf(order, draft, unit.now);
    const told = decideChange(order, { draft, checked, lineIds, who }, moment);
    await unit.tx.deleteFrom('orders.words').where('order_id', '=', orderId).where('kind', '=', 'remark').execute();
    await keepWords(unit, wordsOf(orderId, lineIds, { ...draft, source: null }));
    await checkedInsert([{ orderId, checked }], unit.now).execute(unit.tx);
    found = showFound(checked.found, unit.locale);
    return told;
  });
  const row = await unit.tx.selectFrom('orders.order').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  if (boundCustomer(unit.actor) !== undefined) await tellArrived(unit, row, draft);
  return answerOf(row, { known: false, findings: found });
}

type Row = Parameters<typeof answerOf>[0];

const tellArrived = (unit: Unit, row: Row, draft: Draft): Promise<void> =>
  tellClerk(
    unit,
    { id: row.id, number: row.number, customerId: row.customer_id, siteId: row.site_id, windowFrom: row.window_from, windowTo: row.window_to },
    { template: row.urgent ? 'urgent' : 'arrived', key: `changed ${row.version}`, params: { lines: draft.lines.length } },
  );

async function whoOf(unit: Unit, orderId: string): Promise<string> {
  const order = await unit.tx.selectFrom('orders.order').select('customer_id').where('id', '=', orderId).executeTakeFirst();
  return order ? whoToCall(unit, order.customer_id) : '';
}

export const changeOrder = (call: Call, input: Changing): Promise<Received> => call.write((unit) => changeInUnit(unit, input));

type Cancelling = { readonly orderId: string; readonly version?: number | undefined; readonly reason: CancelReason; readonly reply: string };

export async function cancelInUnit(unit: Unit, { reason, reply, ...acting }: Cancelling): Promise<Changed> {
  const who = await whoOf(unit, acting.orderId);
  const acted = await actInUnit(unit, acting, (order, moment) => decideCancel(order, { reason, who }, moment));
  await keepWords(unit, [{ orderId: acting.orderId, lineId: null, kind: 'reply', body: reply }]);
  if (boundCustomer(unit.actor) !== undefined) await tellClerk(unit, acted.order, { template: 'cancelled-by-customer', key: 'cancelled' });
  return changedOf(acted);
}

export const cancelOrder = (call: Call, input: InputOf<typeof contract.cancel>): Promise<OutputOf<typeof contract.cancel>> =>
  call.write((unit) => cancelInUnit(unit, input));

export const cancelMine = (call: Call, input: InputOf<typeof contract.cancelMine>): Promise<Changed> =>
  call.write((unit) => cancelInUnit(unit, { ...input, reason: 'customer' }));
