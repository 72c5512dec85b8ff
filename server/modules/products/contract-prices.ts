// Price sheets by customer and period, and what a price is on a day.
import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { CATEGORY_CODES, PRICE_KIND_CODES, PURPOSES } from './product.ts';
import { day, fen, id, importReport, paged, share, unit } from './shapes.ts';

export const SHEET_STATES = ['draft', 'upcoming', 'in-force', 'ended', 'replaced'] as const;
const kind = z.enum(PRICE_KIND_CODES);
const rates = z.partialRecord(z.enum(CATEGORY_CODES), share);

const header = {
  name: z.string().trim().min(1).max(80),
  remark: z.string().trim().max(1000).default(''),
  /** Null: for every customer. */
  customerId: id.nullable().default(null),
  contractId: id.nullable().default(null),
  kind,
  purpose: z.enum(PURPOSES).default('selling'),
  /** Name by which discounts find general sheets of one kind, period after period: 统一价, 市场询价. */
  series: z.string().trim().min(1).max(40),
  fromOn: day,
  /** First day on which it no longer holds; null: until replaced. */
  toOn: day.nullable().default(null),
  reference: z.string().trim().min(1).max(40).nullable().default(null),
  rateBp: share.nullable().default(null),
  rates: rates.default({}),
  /** The published sheet it corrects. */
  replaces: id.nullable().default(null),
};

const sheetRow = z.object({
  id,
  number: z.string(),
  name: z.string(),
  customer: z.object({ id, name: z.string() }).nullable(),
  kind,
  purpose: z.enum(PURPOSES),
  series: z.string(),
  fromOn: day,
  toOn: day.nullable(),
  /** From this day another sheet holds instead. */
  replacedFrom: day.nullable(),
  state: z.enum(SHEET_STATES),
  lineCount: z.int(),
});

const sheet = sheetRow.extend({
  remark: z.string(),
  contractId: id.nullable(),
  reference: z.string().nullable(),
  rateBp: z.int().nullable(),
  rates,
  replaces: z.object({ id, number: z.string() }).nullable(),
  replacedBy: z.object({ id, number: z.string() }).nullable(),
  publishedAt: z.iso.datetime().nullable(),
  can: z.object({ change: z.boolean(), publish: z.boolean(), discard: z.boolean(), replace: z.boolean() }),
});

const product = { productId: id, code: z.string(), name: z.string(), spec: z.string(), category: z.enum(CATEGORY_CODES) };
const sheetLine = z.object({
  ...product,
  unit,
  fen: z.int(),
  referenceFen: z.int().nullable(),
  rateBp: z.int().nullable(),
  /** What held for the same customers the day before this sheet begins. */
  before: z.object({ fen: z.int(), per: unit }).nullable(),
});
const price = z.object({
  ...product,
  fen: z.int().nullable(),
  per: unit.nullable(),
  kind: kind.nullable(),
  referenceFen: z.int().nullable(),
  rateBp: z.int().nullable(),
  sheet: z.object({ id, number: z.string(), name: z.string() }).nullable(),
});

const onSheet = { sheetId: id };
const drafting = [
  'products.sheet-not-found',
  'products.sheet-published',
  'products.customer-unknown',
  'products.contract-unknown',
  'products.sheet-shape',
  'products.period-backwards',
];
const REFUSALS = {
  draft: [
    'products.customer-unknown',
    'products.contract-unknown',
    'products.sheet-shape',
    'products.period-backwards',
    'products.sheet-not-found',
    'products.replaces-other-scope',
  ],
  change: [...drafting, 'products.replaces-other-scope'],
  lines: ['products.sheet-not-found', 'products.sheet-published', 'products.sheet-without-lines', 'products.product-unknown', 'products.price-unit'],
  publish: ['products.sheet-overlaps', 'products.reference-missing', 'products.sheet-empty', 'products.too-many-lines'],
  file: ['files.not-found', 'products.no-header', 'products.too-many-rows', 'documents.not-a-workbook', 'documents.too-many-rows'],
};

export const priceContract = {
  listSheets: endpoint({
    method: 'GET',
    path: '/price-sheets',
    permission: 'prices.read',
    summary: { zh: '价格表列表', en: 'List price sheets' },
    input: z.object({
      customerId: id.optional(),
      /** Only those for every customer. */
      general: z.boolean().default(false),
      kind: kind.optional(),
      draft: z.boolean().optional(),
      text: z.string().trim().max(80).optional(),
      ...paged,
    }),
    output: z.object({ items: z.array(sheetRow), next: z.string().nullable(), can: z.object({ draft: z.boolean() }) }),
  }),
  showSheet: endpoint({
    method: 'GET',
    path: '/price-sheets/{sheetId}',
    permission: 'prices.read',
    summary: { zh: '价格表', en: 'Price sheet' },
    input: z.object(onSheet),
    output: sheet,
    refusals: ['products.sheet-not-found'],
  }),
  listSheetLines: endpoint({
    method: 'GET',
    path: '/price-sheets/{sheetId}/lines',
    permission: 'prices.read',
    summary: { zh: '价格表明细；下浮表按参考价算出', en: 'Lines of a price sheet; of a discount, computed from its reference' },
    input: z.object({ ...onSheet, text: z.string().trim().max(80).optional(), ...paged }),
    output: z.object({ items: z.array(sheetLine), next: z.string().nullable() }),
    refusals: ['products.sheet-not-found'],
  }),
  draftSheet: endpoint({
    method: 'POST',
    path: '/price-sheets',
    permission: 'prices.manage',
    summary: { zh: '新建价格表草稿', en: 'Draft a price sheet' },
    input: z.object({ ...header, /** Begins with the lines of this sheet. */ copyOf: id.nullable().default(null) }),
    output: z.object({ sheetId: id, number: z.string() }),
    refusals: REFUSALS.draft,
  }),
  changeSheet: endpoint({
    method: 'PUT',
    path: '/price-sheets/{sheetId}',
    permission: 'prices.manage',
    summary: { zh: '更改价格表草稿', en: 'Change the draft of a price sheet' },
    input: z.object({ ...onSheet, ...header }),
    output: z.object({ sheetId: id }),
    refusals: REFUSALS.change,
  }),
  setSheetLines: endpoint({
    method: 'POST',
    path: '/price-sheets/{sheetId}/lines',
    permission: 'prices.manage',
    summary: { zh: '填写、删除草稿中的价格', en: 'Set or remove prices of a draft' },
    input: z.object({
      ...onSheet,
      lines: z
        .array(z.object({ productId: id, unit, fen }))
        .max(500)
        .default([]),
      remove: z.array(id).max(500).default([]),
    }),
    output: z.object({ sheetId: id, lineCount: z.int() }),
    refusals: REFUSALS.lines,
  }),
  importSheet: endpoint({
    method: 'POST',
    path: '/price-sheets/{sheetId}/import',
    permission: 'prices.manage',
    summary: { zh: '从表格导入价格到草稿（XLSX、CSV）', en: 'Import prices into a draft' },
    input: z.object({ ...onSheet, fileId: id }),
    output: z.object({ ...importReport, taken: z.int() }),
    refusals: [...REFUSALS.lines, ...REFUSALS.file],
  }),
  sheetTemplate: endpoint({
    method: 'GET',
    path: '/price-sheets/import/template',
    permission: 'prices.manage',
    summary: { zh: '下载价格表模板（XLSX，含现有商品）', en: 'Template of a price sheet with the products there are' },
    input: z.object({}),
    output: z.file(),
  }),
  publishSheet: endpoint({
    method: 'POST',
    path: '/price-sheets/{sheetId}/publication',
    permission: 'prices.manage',
    summary: { zh: '发布价格表（发布后不可更改）', en: 'Publish a price sheet; it cannot be changed afterwards' },
    input: z.object(onSheet),
    output: z.object({ sheetId: id }),
    refusals: [...REFUSALS.change, ...REFUSALS.publish],
  }),
  discardSheet: endpoint({
    method: 'POST',
    path: '/price-sheets/{sheetId}/removal',
    permission: 'prices.manage',
    summary: { zh: '删除价格表草稿', en: 'Discard the draft of a price sheet' },
    input: z.object(onSheet),
    output: z.object({ sheetId: id }),
    refusals: ['products.sheet-not-found', 'products.sheet-published'],
  }),
  lookUpPrices: endpoint({
    method: 'GET',
    path: '/prices',
    permission: 'prices.read',
    summary: { zh: '查价：某客户某一天的价', en: 'Prices of a customer on a day' },
    input: z.object({
      customerId: id,
      on: day,
      text: z.string().trim().max(80).optional(),
      category: z.enum(CATEGORY_CODES).optional(),
      ...paged,
    }),
    output: z.object({ items: z.array(price), next: z.string().nullable() }),
    refusals: ['products.customer-unknown'],
  }),
};
