// We answer an order: confirmed, declined, an urgent one yes or no with a time, ready for pick-up. The customer is told in the same unit.
import { shanghaiInstant, shanghaiTime } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { type Acted, actInUnit, changedOf } from './act-on-order.ts';
import { checkDraft } from './check.rules.ts';
import type { contract } from './contract.ts';
import type { Draft } from './draft.ts';
import type { Found } from './findings.ts';
import { gather } from './gather.ts';
import { confirmationText, declineText, readyText, siteNameOf, tellCustomer } from './messages.ts';
import { decideAnswer, decideConfirm, decideDecline, decideReady, type Moment } from './order.rules.ts';
import { keepWords } from './order.store.ts';
import type { Order } from './order.ts';
import { checkedInsert } from './receive-orders.ts';

type Told = OutputOf<typeof contract.confirm>;
type Confirming = { readonly orderId: string; readonly version?: number | undefined; readonly overrideReason: string };

/** The order as it stands, as if it were asked for again: prices, products and sites may have changed since. */
export const draftOf = (order: Order): Draft => ({
  siteId: order.siteId,
  deliveryOn: order.deliveryOn,
  timing: order.timing,
  from: shanghaiTime(order.windowFrom),
  to: shanghaiTime(order.windowTo),
  urgent: order.urgent,
  orderKind: order.kind,
  externalNumber: null,
  supplementOf: null,
  remark: '',
  lines: order.lines.map(({ id, productId, productCode, product, spec, orderedAmount, orderedUnit }) => ({
    lineId: id,
    productId,
    productCode,
    product,
    spec,
    amount: orderedAmount,
    unit: orderedUnit,
    remark: '',
  })),
});

/** What is wrong with it now; kept beside the order. */
export async function recheck(unit: Unit, order: Order): Promise<readonly Found[]> {
  const asked = { draft: draftOf(order), receivedAt: order.receivedAt, except: order.id };
  const [around] = await gather(unit.tx, [asked], { now: unit.now });
  const checked = checkDraft(asked.draft, around as NonNullable<typeof around>);
  await checkedInsert([{ orderId: order.id, checked }], unit.now).execute(unit.tx);
  return checked.found;
}

async function judged(unit: Unit, order: Order, overrideReason: string) {
  await keepWords(unit, [{ orderId: order.id, lineId: null, kind: 'override', body: overrideReason }]);
  return { found: await recheck(unit, order), overrideReason };
}

async function tellConfirmed(unit: Unit, { order, ...acted }: Acted, reply = ''): Promise<Told> {
  await keepWords(unit, [{ orderId: order.id, lineId: null, kind: 'reply', body: reply }]);
  const text = confirmationText(order, { siteName: await siteNameOf(unit, order.siteId), now: unit.now, reply });
  await tellCustomer(unit, order, { template: 'confirmed', key: `confirmed ${acted.version}`, params: { text } });
  return { ...changedOf(acted), text };
}

export async function confirmInUnit(unit: Unit, { overrideReason, ...acting }: Confirming): Promise<Told> {
  const acted = await actInUnit(unit, acting, async (order, moment) => decideConfirm(order, await judged(unit, order, overrideReason), moment));
  return tellConfirmed(unit, acted);
}

export const confirmOrder = (call: Call, input: InputOf<typeof contract.confirm>): Promise<Told> => call.write((unit) => confirmInUnit(unit, input));

type Declining = InputOf<typeof contract.decline>;

export async function declineInUnit(unit: Unit, { reason, reply, ...acting }: Declining): Promise<Told> {
  const acted = await actInUnit(unit, acting, (order, moment) => decideDecline(order, { reason }, moment));
  return tellDeclined(unit, acted, { reason, reply });
}

async function tellDeclined(unit: Unit, { order, ...acted }: Acted, { reason, reply }: Pick<Declining, 'reason' | 'reply'>): Promise<Told> {
  await keepWords(unit, [{ orderId: order.id, lineId: null, kind: 'reply', body: reply }]);
  const text = declineText(order, { siteName: await siteNameOf(unit, order.siteId), reason, reply });
  await tellCustomer(unit, order, { template: 'declined', key: `declined ${acted.version}`, params: { text } });
  return { ...changedOf(acted), text };
}

export const declineOrder = (call: Call, input: Declining): Promise<Told> => call.write((unit) => declineInUnit(unit, input));

type Answering = InputOf<typeof contract.answerUrgent>;

export async function answerInUnit(unit: Unit, { orderId, agreed, from, to, reply, overrideReason }: Answering): Promise<Told> {
  const decide = async (order: Order, moment: Moment) => {
    const window = promised(order, { from, to });
    const promise = { ...order, windowFrom: window.from, windowTo: window.to };
    const words = agreed ? await judged(unit, promise, overrideReason) : { found: [], overrideReason: '' };
    return decideAnswer(order, { agreed, window, ...words }, moment);
  };
  const acted = await actInUnit(unit, { orderId }, decide);
  if (!agreed) return tellDeclined(unit, acted, { reason: 'too-late', reply });
  const window = promised(acted.order, { from, to });
  return tellConfirmed(unit, { ...acted, order: { ...acted.order, windowFrom: window.from, windowTo: window.to } }, reply);
}

/** The time we can make, on the day that was asked for; as asked where nothing else is said. */
function promised({ windowFrom, windowTo, deliveryOn }: Order, { from, to }: Pick<Answering, 'from' | 'to'>) {
  const at = (time: string | null, asked: number): number => (time === null ? asked : shanghaiInstant(deliveryOn, time));
  return { from: at(from, windowFrom), to: at(to, windowTo) };
}

export const answerUrgent = (call: Call, input: Answering): Promise<Told> => call.write((unit) => answerInUnit(unit, input));

export const tellReady = (call: Call, { orderId }: InputOf<typeof contract.tellReady>): Promise<OutputOf<typeof contract.tellReady>> =>
  call.write(async (unit) => {
    const acted = await actInUnit(unit, { orderId }, (order, moment) => decideReady(order, moment));
    const text = readyText(acted.order, await siteNameOf(unit, acted.order.siteId));
    await tellCustomer(unit, acted.order, { template: 'ready', key: 'ready', params: { text } });
    return changedOf(acted);
  });
