import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { CANCEL_REASON_CODES, CHANNEL_CODES, DECLINE_REASON_CODES, STATE_CODES } from './order.ts';
import {
  actRefusals,
  changed,
  checked,
  contentRefusals,
  day,
  fullOffice,
  id,
  onOrder,
  orderIn,
  paged,
  received,
  remark,
  row,
  version,
  wallTime,
} from './shapes.ts';

export const filters = {
  /** Day of delivery. */
  from: day.optional(),
  to: day.optional(),
  customerId: id.optional(),
  siteId: id.optional(),
  state: z.enum(STATE_CODES).optional(),
  channel: z.enum(CHANNEL_CODES).optional(),
  /** Number, external number, customer, site or product. */
  text: z.string().trim().max(80).optional(),
  urgent: z.boolean().optional(),
  /** Only orders with a block or with lines nobody could check. */
  flagged: z.boolean().optional(),
  /** Only orders with a shortage that is not settled. */
  short: z.boolean().optional(),
};

export const office = {
  list: endpoint({
    method: 'GET',
    path: '/orders',
    permission: 'orders.read',
    summary: { zh: '订单列表', en: 'Orders' },
    input: z.object({ ...filters, ...paged }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/orders/counts',
    permission: 'orders.read',
    summary: { zh: '待办订单数（各到 999 为止）', en: 'How many orders wait for something' },
    input: z.object({}),
    output: z.object({
      toConfirm: z.int(),
      /** Urgent ones without an answer. */
      toAnswer: z.int(),
      /** Shortages found and not told. */
      toTell: z.int(),
      /** Shortages told and not answered by the customer. */
      toAgree: z.int(),
      /** Confirmed for today or tomorrow, without a note. */
      toNote: z.int(),
    }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/orders/{orderId}',
    permission: 'orders.read',
    summary: { zh: '一张订单', en: 'An order' },
    input: z.object(onOrder),
    output: fullOffice,
    refusals: ['orders.not-found'],
  }),
  check: endpoint({
    method: 'POST',
    path: '/orders/check',
    permission: 'orders.receive',
    summary: { zh: '核对订单（不保存）', en: 'Check an order without keeping it' },
    /** `orderId`: a change to this order is checked, which is no duplicate of itself. */
    input: z.object({ ...orderIn, orderId: id.optional() }),
    output: checked,
  }),
  receive: endpoint({
    method: 'POST',
    path: '/orders',
    permission: 'orders.receive',
    summary: { zh: '收单（电话、粘贴、接口）', en: 'Receive an order' },
    input: z.object({
      ...orderIn,
      /** An API key always receives as `api`. */
      channel: z.enum(CHANNEL_CODES).default('phone'),
      /** The words it was read from: kept beside, never in the journal. */
      sourceText: z.string().max(20_000).nullable().default(null),
      /** Confirm at once where nothing blocks and it is not urgent. */
      confirm: z.boolean().default(false),
    }),
    output: received,
    refusals: contentRefusals,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/orders/{orderId}',
    permission: 'orders.change',
    summary: { zh: '更改订单（截单前）', en: 'Change an order before the cutoff' },
    input: z.object({ ...onOrder, version, ...orderIn }),
    output: received,
    refusals: [...actRefusals, ...contentRefusals, 'orders.after-cutoff', 'orders.consent-needed'],
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/cancellation',
    permission: 'orders.change',
    summary: { zh: '取消订单（截单前；之后须有项目负责人权限）', en: 'Cancel an order' },
    input: z.object({ ...onOrder, version, reason: z.enum(CANCEL_REASON_CODES), reply: remark }),
    output: changed,
    refusals: [...actRefusals, 'orders.after-cutoff'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/confirmation',
    permission: 'orders.confirm',
    summary: { zh: '确认订单并通知客户', en: 'Confirm an order and tell the customer' },
    /** `overrideReason`: where a check blocks and the actor may override. */
    input: z.object({ ...onOrder, version, overrideReason: z.string().trim().max(500).default('') }),
    /** `text`: to be copied into WeChat. */
    output: changed.extend({ text: z.string() }),
    refusals: [...actRefusals, 'orders.blocked', 'orders.override-not-allowed', 'orders.urgent-open'],
  }),
  decline: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/refusal',
    permission: 'orders.confirm',
    summary: { zh: '不接受订单并通知客户', en: 'Decline an order and tell the customer' },
    input: z.object({ ...onOrder, version, reason: z.enum(DECLINE_REASON_CODES), reply: remark }),
    output: changed.extend({ text: z.string() }),
    refusals: actRefusals,
  }),
  answerUrgent: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/urgent-answer',
    permission: 'orders.confirm',
    summary: { zh: '答复加单、急单：能否送达及时间', en: 'Answer an urgent order: yes with a time, or no' },
    /** Yes confirms it too, unless a check blocks (then `overrideReason`); no declines it. `from`, `to`: the time we can make on that day. */
    input: z.object({
      ...onOrder,
      agreed: z.boolean(),
      from: wallTime.nullable().default(null),
      to: wallTime.nullable().default(null),
      reply: remark,
      overrideReason: z.string().trim().max(500).default(''),
    }),
    output: changed.extend({ text: z.string() }),
    refusals: [...actRefusals, 'orders.not-urgent', 'orders.blocked', 'orders.override-not-allowed', 'orders.window-wrong'],
  }),
  tellReady: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/ready',
    permission: 'orders.confirm',
    summary: { zh: '自提备妥，通知客户', en: 'Ready for pick-up: tell the customer' },
    input: z.object(onOrder),
    output: changed,
    refusals: [...actRefusals, 'orders.not-pick-up'],
  }),
  issueNotes: endpoint({
    method: 'POST',
    path: '/orders/notes',
    permission: 'deliveries.issue',
    summary: { zh: '按订单开送货单', en: 'Issue delivery notes for orders' },
    /** The chosen orders, or every confirmed one of a day. */
    input: z.object({ orderIds: z.array(id).max(300).default([]), day: day.nullable().default(null) }),
    output: z.object({
      issued: z.array(z.object({ orderId: id, number: z.string(), noteId: id, noteNumber: z.string() })),
      /** An order that can't be issued stays; the others go on. */
      refused: z.array(z.object({ orderId: id, number: z.string().nullable(), code: z.string(), text: z.string() })),
    }),
    refusals: ['orders.nothing-chosen'],
  }),
};
