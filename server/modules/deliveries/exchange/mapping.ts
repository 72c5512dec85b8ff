// Which column of somebody else's table is which field of ours (R1.12): edited by clerks, read by import and export.
import { z } from 'zod';
import type { Text } from '../../../kernel/text.ts';

/** Signed receipts come in as acceptances, orders of a procurement platform come in, notes and ledgers go out. */
export const DIRECTIONS = ['receipts', 'orders', 'notes'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a signed receipt can tell of a line, and what a line of ours can tell, what an order of a platform can say. */
export const FIELDS = {
  number: { zh: '送货单号', en: 'Note number', receipts: true, notes: true, orders: true },
  customer: { zh: '客户', en: 'Customer', receipts: false, notes: true, orders: false },
  site: { zh: '食堂', en: 'Site', receipts: true, notes: true, orders: true },
  siteCode: { zh: '食堂编码', en: 'Site code', receipts: true, notes: true, orders: true },
  day: { zh: '送达日期', en: 'Day', receipts: true, notes: true, orders: true },
  window: { zh: '时间窗', en: 'Window', receipts: false, notes: true, orders: true },
  state: { zh: '状态', en: 'State', receipts: false, notes: true, orders: false },
  lineNo: { zh: '行号', en: 'Line', receipts: true, notes: true, orders: false },
  product: { zh: '商品', en: 'Product', receipts: true, notes: true, orders: true },
  productCode: { zh: '商品编码', en: 'Product code', receipts: true, notes: true, orders: true },
  spec: { zh: '规格', en: 'Spec', receipts: false, notes: true, orders: true },
  unit: { zh: '单位', en: 'Unit', receipts: true, notes: true, orders: true },
  ordered: { zh: '订购数量', en: 'Ordered', receipts: false, notes: true, orders: true },
  picked: { zh: '分拣数量', en: 'Picked', receipts: false, notes: true, orders: false },
  accepted: { zh: '验收数量', en: 'Accepted', receipts: true, notes: true, orders: false },
  short: { zh: '短少数量', en: 'Short', receipts: false, notes: true, orders: false },
  deductPercent: { zh: '扣秤（%）', en: 'Deduction (%)', receipts: true, notes: true, orders: false },
  reason: { zh: '原因', en: 'Reason', receipts: true, notes: true, orders: false },
  lot: { zh: '批次', en: 'Lot', receipts: false, notes: true, orders: false },
  producedOn: { zh: '生产日期', en: 'Produced on', receipts: false, notes: true, orders: false },
  expiresOn: { zh: '到期日', en: 'Expires on', receipts: false, notes: true, orders: false },
  acceptedAt: { zh: '验收时间', en: 'Accepted at', receipts: true, notes: true, orders: false },
  receiver: { zh: '验收人', en: 'Receiver', receipts: true, notes: true, orders: false },
  driver: { zh: '司机', en: 'Driver', receipts: false, notes: true, orders: false },
  vehicle: { zh: '车牌', en: 'Vehicle', receipts: false, notes: true, orders: false },
  urgent: { zh: '加单', en: 'Urgent', receipts: false, notes: false, orders: true },
  orderRemark: { zh: '订单备注', en: 'Order remark', receipts: false, notes: false, orders: true },
  lineRemark: { zh: '备注', en: 'Remark', receipts: false, notes: false, orders: true },
} as const satisfies Record<string, Text & Record<Direction, boolean>>;
export type Field = keyof typeof FIELDS;
export const FIELD_CODES = Object.keys(FIELDS) as [Field, ...Field[]];

export const mappingShape = z.object({
  name: z.string().trim().min(1).max(60),
  direction: z.enum(DIRECTIONS),
  columns: z
    .array(z.object({ header: z.string().trim().min(1).max(60), field: z.enum(FIELD_CODES) }))
    .min(1)
    .max(60),
  options: z.object({
    /** A line of the note that the receipt doesn't name: taken as delivered, or the whole receipt is not believed. */
    missingLines: z.enum(['refuse', 'as-delivered']).default('refuse'),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
});
export type MappingShape = z.infer<typeof mappingShape>;

type Fault = 'header-twice' | 'field-twice' | 'not-in-this-direction' | 'field-needed' | 'order-field-needed';
const ORDER_NEEDS: readonly Field[] = ['day', 'product', 'ordered', 'unit'];

/** A receipt must say which note, which line and how much; an order where, when, what and how much. */
export function faultOf({ direction, columns }: MappingShape): Fault | undefined {
  if (new Set(columns.map(({ header }) => header)).size < columns.length) return 'header-twice';
  if (columns.some(({ field }) => !FIELDS[field][direction])) return 'not-in-this-direction';
  if (direction === 'notes') return undefined;
  const fields = new Set<Field>(columns.map(({ field }) => field));
  if (fields.size < columns.length) return 'field-twice';
  if (direction === 'orders') {
    const where = fields.has('site') || fields.has('siteCode');
    return where && ORDER_NEEDS.every((field) => fields.has(field)) ? undefined : 'order-field-needed';
  }
  const named = fields.has('number') || (fields.has('day') && (fields.has('site') || fields.has('siteCode')));
  const line = fields.has('product') || fields.has('productCode') || fields.has('lineNo');
  return named && line && fields.has('accepted') ? undefined : 'field-needed';
}
