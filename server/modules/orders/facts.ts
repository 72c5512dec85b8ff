import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import {
  CANCEL_REASON_CODES,
  CHANNEL_CODES,
  CHECKS,
  DECLINE_REASON_CODES,
  KINDS,
  SHORTAGE_OUTCOME_CODES,
  SHORTAGE_REASON_CODES,
  TALKS,
  TIMINGS,
} from './order.ts';

const id = z.string();
const at = z.iso.datetime();
const day = z.iso.date();
const unit = z.enum(UNIT_CODES);
const side = z.enum(['customer', 'staff']);

const about = { orderId: id, customerId: id, siteId: id };
const subjects = { order: 'orderId', customer: 'customerId', site: 'siteId' } as const;

const line = z.object({
  lineId: id,
  lineNo: z.int(),
  productId: id.nullable(),
  productCode: z.string().nullable(),
  product: z.string(),
  spec: z.string(),
  orderedAmount: z.int(),
  orderedUnit: unit,
  amount: z.int(),
  unit,
  pieces: z.int().nullable(),
  pieceUnit: unit.nullable(),
  priceFen: z.int().nullable(),
  pricePer: unit.nullable(),
  sheetId: id.nullable(),
  totalFen: z.int().nullable(),
  unchecked: z.boolean(),
});

const content = {
  deliveryOn: day,
  windowFrom: at,
  windowTo: at,
  timing: z.enum(TIMINGS),
  urgent: z.boolean(),
  orderKind: z.enum(KINDS),
  /** Until when it may be changed or cancelled. */
  changeUntil: at,
  lineCount: z.int(),
  lines: z.array(line),
  contentHash: z.string(),
};

export const received = defineFact({
  name: 'orders.received',
  version: 1,
  label: { zh: '收到订单', en: 'Order received' },
  data: z.object({
    ...about,
    number: z.string(),
    channel: z.enum(CHANNEL_CODES),
    externalNumber: z.string().nullable(),
    supplementOf: id.nullable(),
    ...content,
  }),
  subjects,
});
export const changed = defineFact({
  name: 'orders.changed',
  version: 1,
  label: { zh: '更改订单', en: 'Order changed' },
  data: z.object({ ...about, version: z.int(), by: side, ...content }),
  subjects,
});
export const cancelled = defineFact({
  name: 'orders.cancelled',
  version: 1,
  label: { zh: '取消订单', en: 'Order cancelled' },
  data: z.object({ ...about, reason: z.enum(CANCEL_REASON_CODES), by: side, afterCutoff: z.boolean() }),
  subjects,
});
export const confirmed = defineFact({
  name: 'orders.confirmed',
  version: 1,
  label: { zh: '确认订单', en: 'Order confirmed' },
  data: z.object({
    ...about,
    timing: z.enum(TIMINGS),
    orderKind: z.enum(KINDS),
    deliveryOn: day,
    windowFrom: at,
    windowTo: at,
    checks: z.enum(CHECKS),
    /** Codes of what blocked and was overridden; the reason is kept beside. */
    overridden: z.array(z.string()),
    urgent: z.boolean(),
  }),
  subjects,
});
export const declined = defineFact({
  name: 'orders.declined',
  version: 1,
  label: { zh: '未接受订单', en: 'Order declined' },
  data: z.object({ ...about, reason: z.enum(DECLINE_REASON_CODES) }),
  subjects,
});
export const urgentAsked = defineFact({
  name: 'orders.urgent-asked',
  version: 1,
  label: { zh: '加单、急单请求', en: 'Urgent delivery asked' },
  data: z.object({ ...about, orderKind: z.enum(KINDS), windowFrom: at, windowTo: at }),
  subjects,
});
export const urgentAnswered = defineFact({
  name: 'orders.urgent-answered',
  version: 1,
  label: { zh: '答复加单、急单', en: 'Urgent delivery answered' },
  data: z.object({ ...about, agreed: z.boolean(), windowFrom: at, windowTo: at }),
  subjects,
});

const offer = z.object({ productId: id.nullable(), product: z.string(), amount: z.int(), unit });
const ofShortage = { ...about, shortageId: id, lineId: id, orderKind: z.enum(KINDS), windowFrom: at };

export const shortageFound = defineFact({
  name: 'orders.shortage-found',
  version: 1,
  label: { zh: '发现缺货', en: 'Shortage found' },
  data: z.object({ ...ofShortage, missing: z.int(), unit, reason: z.enum(SHORTAGE_REASON_CODES), proposal: offer.nullable() }),
  subjects,
});
export const shortageTold = defineFact({
  name: 'orders.shortage-told',
  version: 1,
  label: { zh: '已告知缺货', en: 'Customer told of the shortage' },
  data: z.object({ ...ofShortage, by: z.enum(TALKS), proofSha256: z.string().nullable() }),
  subjects,
});
export const shortageAgreed = defineFact({
  name: 'orders.shortage-agreed',
  version: 1,
  label: { zh: '缺货已商定', en: 'Shortage agreed' },
  data: z.object({
    ...ofShortage,
    outcome: z.enum(SHORTAGE_OUTCOME_CODES),
    substitute: offer.nullable(),
    laterOn: day.nullable(),
    agreedBy: side,
    by: z.enum(TALKS),
    proofFileId: id.nullable(),
    proofSha256: z.string().nullable(),
  }),
  subjects,
});
export const readyTold = defineFact({
  name: 'orders.ready-told',
  version: 1,
  label: { zh: '自提备妥已通知', en: 'Ready for pick-up' },
  data: z.object({ ...about, windowFrom: at }),
  subjects,
});
export const noted = defineFact({
  name: 'orders.noted',
  version: 1,
  label: { zh: '订单已开送货单', en: 'Note issued for the order' },
  data: z.object({ ...about, noteId: id }),
  subjects: { ...subjects, note: 'noteId' },
});
export const noteLost = defineFact({
  name: 'orders.note-lost',
  version: 1,
  label: { zh: '送货单取消，订单待重开', en: 'Note cancelled, order open again' },
  data: z.object({ ...about, noteId: id }),
  subjects: { ...subjects, note: 'noteId' },
});
export const delivered = defineFact({
  name: 'orders.delivered',
  version: 1,
  label: { zh: '订单已送达', en: 'Order delivered' },
  data: z.object({
    ...about,
    noteId: id,
    timing: z.enum(TIMINGS),
    windowFrom: at,
    windowTo: at,
    outcome: z.enum(['accepted', 'partly-accepted', 'refused']),
  }),
  subjects: { ...subjects, note: 'noteId' },
});

export const facts = [
  received,
  changed,
  cancelled,
  confirmed,
  declined,
  urgentAsked,
  urgentAnswered,
  shortageFound,
  shortageTold,
  shortageAgreed,
  readyTold,
  noted,
  noteLost,
  delivered,
];
