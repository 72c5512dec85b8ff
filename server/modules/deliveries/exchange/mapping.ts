// Which column of somebody else's table is which field of ours (R1.12): edited by clerks, read by import and export.
import { z } from 'zod';
import type { Text } from '../../../kernel/text.ts';

/** What a signed receipt can tell of a line, and what a line of ours can tell. */
export const FIELDS = {
  number: { zh: '送货单号', en: 'Note number', receipts: true, notes: true },
  customer: { zh: '客户', en: 'Customer', receipts: false, notes: true },
  site: { zh: '食堂', en: 'Site', receipts: true, notes: true },
  siteCode: { zh: '食堂编码', en: 'Site code', receipts: true, notes: true },
  day: { zh: '送达日期', en: 'Day', receipts: true, notes: true },
  window: { zh: '时间窗', en: 'Window', receipts: false, notes: true },
  state: { zh: '状态', en: 'State', receipts: false, notes: true },
  lineNo: { zh: '行号', en: 'Line', receipts: true, notes: true },
  product: { zh: '商品', en: 'Product', receipts: true, notes: true },
  productCode: { zh: '商品编码', en: 'Product code', receipts: true, notes: true },
  spec: { zh: '规格', en: 'Spec', receipts: false, notes: true },
  unit: { zh: '单位', en: 'Unit', receipts: true, notes: true },
  ordered: { zh: '订购数量', en: 'Ordered', receipts: false, notes: true },
  picked: { zh: '分拣数量', en: 'Picked', receipts: false, notes: true },
  accepted: { zh: '验收数量', en: 'Accepted', receipts: true, notes: true },
  short: { zh: '短少数量', en: 'Short', receipts: false, notes: true },
  deductPercent: { zh: '扣秤（%）', en: 'Deduction (%)', receipts: true, notes: true },
  reason: { zh: '原因', en: 'Reason', receipts: true, notes: true },
  lot: { zh: '批次', en: 'Lot', receipts: false, notes: true },
  producedOn: { zh: '生产日期', en: 'Produced on', receipts: false, notes: true },
  expiresOn: { zh: '到期日', en: 'Expires on', receipts: false, notes: true },
  acceptedAt: { zh: '验收时间', en: 'Accepted at', receipts: true, notes: true },
  receiver: { zh: '验收人', en: 'Receiver', receipts: true, notes: true },
  driver: { zh: '司机', en: 'Driver', receipts: false, notes: true },
  vehicle: { zh: '车牌', en: 'Vehicle', receipts: false, notes: true },
} as const satisfies Record<string, Text & { receipts: boolean; notes: boolean }>;
export type Field = keyof typeof FIELDS;
export const FIELD_CODES = Object.keys(FIELDS) as [Field, ...Field[]];

export const DIRECTIONS = ['receipts', 'notes'] as const;
export type Direction = (typeof DIRECTIONS)[number];

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

/** A receipt must say which note, which line and how much. */
export function faultOf({ direction, columns }: MappingShape): 'header-twice' | 'field-twice' | 'not-in-this-direction' | 'field-needed' | undefined {
  if (new Set(columns.map(({ header }) => header)).size < columns.length) return 'header-twice';
  if (columns.some(({ field }) => !FIELDS[field][direction])) return 'not-in-this-direction';
  if (direction === 'notes') return undefined;
  const fields = new Set(columns.map(({ field }) => field));
  if (fields.size < columns.length) return 'field-twice';
  const named = fields.has('number') || (fields.has('day') && (fields.has('site') || fields.has('siteCode')));
  const line = fields.has('product') || fields.has('productCode') || fields.has('lineNo');
  return named && line && fields.has('accepted') ? undefined : 'field-needed';
}
