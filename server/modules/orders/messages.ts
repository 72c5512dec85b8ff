// Wording of what people are told about orders: notices in the app, and texts to be copied into WeChat.
import { showQuantity } from '../../kernel/quantity.ts';
import { type Instant, shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';
import { defineTemplates } from '../../platform/messaging/templates.ts';
import { siteCardsOf, teamOf } from '../customers/public.ts';
import { DECLINE_REASONS, type DeclineReason, type Order, type Shortage } from './order.ts';

export const templates = defineTemplates('orders', {
  arrived: {
    subject: { zh: '新订单 {number} {site}', en: 'New order {number}, {site}' },
    body: {
      zh: '{site} 下单 {number}，{day} 送达，共 {lines} 种商品，请核对确认。',
      en: '{site} ordered {number} for {day}: {lines} goods to confirm.',
    },
  },
  urgent: {
    subject: { zh: '加单、急单 {number} {site}，请答复', en: 'Urgent order {number}, {site}: answer it' },
    body: {
      zh: '{site} 加单 {number}，要求 {day} {window} 送达，请尽快答复能否送达。',
      en: '{site} asks for {number} on {day} {window}. Answer whether we can.',
    },
    urgent: true,
  },
  'cancelled-by-customer': {
    subject: { zh: '{site} 取消了订单 {number}', en: '{site} cancelled order {number}' },
    body: { zh: '{site} 取消了 {day} 的订单 {number}。', en: '{site} cancelled order {number} for {day}.' },
    urgent: true,
  },
  agreed: {
    subject: { zh: '{site} 已答复缺货：订单 {number}', en: '{site} answered a shortage: order {number}' },
    body: { zh: '{site} 已答复订单 {number} 的缺货“{product}”。', en: '{site} answered the shortage of {product} in order {number}.' },
    urgent: true,
  },
  confirmed: {
    subject: { zh: '订单 {number} 已确认', en: 'Order {number} is confirmed' },
    body: { zh: '{text}', en: '{text}' },
    channels: ['in-app', 'email'],
  },
  declined: { subject: { zh: '订单 {number} 未能接受', en: 'Order {number} was declined' }, body: { zh: '{text}', en: '{text}' }, urgent: true },
  short: {
    subject: { zh: '订单 {number} 有商品缺货，请答复', en: 'Order {number}: goods are short, please answer' },
    body: { zh: '{text}', en: '{text}' },
    urgent: true,
  },
  ready: { subject: { zh: '订单 {number} 已备妥，可以提货', en: 'Order {number} is ready' }, body: { zh: '{text}', en: '{text}' }, urgent: true },
});

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
const dayShown = (at: Instant): string => {
  const [, month, day] = shanghaiDate(at).split('-').map(Number);
  return `${month}月${day}日（周${WEEKDAYS[new Date(`${shanghaiDate(at)}T00:00:00Z`).getUTCDay()]}）`;
};
const windowShown = ({ windowFrom, windowTo }: Pick<Order, 'windowFrom' | 'windowTo'>): string =>
  `${shanghaiTime(windowFrom)}–${shanghaiTime(windowTo)}`;

const goodsShown = ({ lines }: Pick<Order, 'lines'>): string =>
  lines.map(({ product, orderedAmount, orderedUnit }) => `${product} ${showQuantity({ amount: orderedAmount, unit: orderedUnit })}`).join('、');

type Confirming = { readonly siteName: string; readonly now: Instant; readonly reply?: string };

/** To be copied into WeChat: whose, what, when, and until when it can be changed. */
export function confirmationText(order: Order, { siteName, now, reply = '' }: Confirming): string {
  const when = `${dayShown(order.windowFrom)} ${windowShown(order)}`;
  return [
    `【订单确认】${siteName}`,
    `订单号 ${order.number}`,
    order.timing === 'pick-up' ? `${when} 自提` : `${when} 送达`,
    `共 ${order.lines.length} 种：${goodsShown(order)}`,
    ...(reply ? [reply] : []),
    ...(order.changeUntil > now ? [`如需更改，请在 ${dayShown(order.changeUntil)} ${shanghaiTime(order.changeUntil)} 前告知。`] : []),
  ].join('\n');
}

export function declineText(order: Order, { siteName, reason, reply }: { siteName: string; reason: DeclineReason; reply: string }): string {
  const why = reason === 'other' ? '' : `（${DECLINE_REASONS[reason].zh}）`;
  return [
    `【订单未能接受】${siteName}`,
    `订单号 ${order.number}，${dayShown(order.windowFrom)}`,
    `很抱歉，本单无法安排${why}。`,
    ...(reply ? [reply] : []),
  ].join('\n');
}

export function shortageText(order: Order, shortage: Shortage, siteName: string): string {
  const line = order.lines.find(({ id }) => id === shortage.lineId);
  const { product, amount, unit } = shortage;
  const offer = product !== null && amount !== null && unit !== null ? `可用“${product}”${showQuantity({ amount, unit })}替代，` : '';
  const missing = line ? `${line.product} 缺 ${showQuantity({ amount: shortage.missing, unit: line.unit })}` : '';
  return [
    `【缺货通知】${siteName}`,
    `订单号 ${order.number}，${dayShown(order.windowFrom)} ${windowShown(order)}`,
    `${missing}。${offer}请回复：同意替代、少送、改日补送或取消。`,
  ].join('\n');
}

export const readyText = (order: Order, siteName: string): string =>
  `【备妥通知】${siteName}\n订单号 ${order.number} 已备妥，${dayShown(order.windowFrom)} ${windowShown(order)} 可以提货。`;

export async function siteNameOf({ tx }: Pick<Unit, 'tx'>, siteId: string): Promise<string> {
  return (await siteCardsOf(tx, [siteId])).get(siteId)?.siteName ?? '';
}

type Word = { readonly template: string; readonly key: string; readonly params?: Record<string, string | number> };

/** Everybody of the customer who orders or receives. */
export async function tellCustomer(
  unit: Unit,
  order: Pick<Order, 'id' | 'number' | 'customerId'>,
  { template, key, params = {} }: Word,
): Promise<void> {
  const to = (['customer-purchaser', 'customer-receiver'] as const).map((role) => ({ role, customerId: order.customerId }));
  await unit.app.messaging.notify(unit, {
    key: `order ${order.id} ${key}`,
    to,
    template: `orders.${template}`,
    params: { number: order.number, ...params },
    about: { type: 'order', id: order.id },
  });
}

type Shown = Pick<Order, 'id' | 'number' | 'customerId' | 'siteId' | 'windowFrom' | 'windowTo'>;

/** The clerk who looks after this customer; all clerks where nobody does. */
export async function tellClerk(unit: Unit, order: Shown, { template, key, params = {} }: Word): Promise<void> {
  const { clerk, agent } = await teamOf(unit.app, order.customerId);
  const person = clerk ?? agent;
  const site = await siteNameOf(unit, order.siteId);
  await unit.app.messaging.notify(unit, {
    key: `order ${order.id} ${key}`,
    to: person ? { accountId: person.id } : { role: 'order-clerk' },
    template: `orders.${template}`,
    params: { number: order.number, site, day: dayShown(order.windowFrom), window: windowShown(order), ...params },
    about: { type: 'order', id: order.id },
  });
}

/** Whom the customer may call, for "please call". */
export async function whoToCall(unit: Unit, customerId: string): Promise<string> {
  const { clerk, agent, manager } = await teamOf(unit.app, customerId);
  const person = clerk ?? agent ?? manager;
  return person ? `${person.name}${person.phone === null ? '' : ` ${person.phone}`}` : '跟单员';
}
