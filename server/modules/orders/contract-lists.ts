// Saved order lists, help with ordering, and files.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { at, day, id, lineIn } from './shapes.ts';

const unit = z.enum(UNIT_CODES);

/** A line ready to be put into a new order: `amount` in base units of `unit`, as ordered. */
const draftLine = z.object({
  productId: id.nullable(),
  product: z.string(),
  productCode: z.string().nullable(),
  spec: z.string(),
  amount: z.int(),
  unit,
  remark: z.string(),
});
const template = z.object({ id, siteId: id, name: z.string(), lines: z.array(draftLine), changedAt: at });
const templateIn = {
  name: z.string().trim().min(1).max(40),
  lines: z
    .array(lineIn.omit({ lineId: true }))
    .min(1)
    .max(300),
};

/** What helps with a new order for a site. */
const help = z.object({
  /** The next day on which the site receives and that can still be ordered without 加单. */
  deliveryOn: day,
  /** The wall time on the day before, and the instant for `deliveryOn`. */
  cutoff: z.string(),
  orderUntil: at,
  receiving: z.array(z.object({ days: z.array(z.int()), from: z.string(), to: z.string() })),
  templates: z.array(template),
  /** The latest orders: 再来一单. `same`: the one of the same weekday a week before `deliveryOn`. */
  recent: z.array(
    z.object({
      orderId: id,
      number: z.string(),
      deliveryOn: day,
      title: z.string(),
      lineCount: z.int(),
      same: z.boolean(),
      lines: z.array(draftLine),
    }),
  ),
  /** 报单 list: what this site usually orders, most often first, with the median amount. */
  usual: z.array(draftLine.extend({ times: z.int() })),
});

const product = z.object({
  productId: id,
  code: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  /** The unit it is settled in, and the unit it is usually ordered in. */
  settleUnit: unit,
  orderUnit: unit,
  units: z.array(unit),
  catchWeight: z.boolean(),
  /** Grams per piece for catch weight. */
  typicalWeight: z.int().nullable(),
  priceFen: z.int().nullable(),
  pricePer: unit.nullable(),
  highRiskForSchools: z.boolean(),
});
const products = z.object({ items: z.array(product) });
const productsIn = { siteId: id, on: day.optional(), text: z.string().trim().max(40).default(''), limit: z.int().min(1).max(100).default(30) };

const onTemplate = { templateId: id };
const saved = z.object({ templateId: id });
const siteRefusals = ['orders.site-unknown'] as const;
const templateRefusals = ['orders.template-unknown', 'orders.template-name-taken'] as const;

export const lists = {
  help: endpoint({
    method: 'GET',
    path: '/orders/help',
    permission: 'orders.receive',
    summary: { zh: '报单助手：常用单、上次订单、常订商品', en: 'Help with an order: templates, former orders, usual goods' },
    input: z.object({ siteId: id }),
    output: help,
    refusals: siteRefusals,
  }),
  products: endpoint({
    method: 'GET',
    path: '/orders/products',
    permission: 'orders.receive',
    summary: { zh: '可订商品与当日单价', en: 'Goods that can be ordered, with the price of the day' },
    input: z.object(productsIn),
    output: products,
    refusals: siteRefusals,
  }),
  saveTemplate: endpoint({
    method: 'POST',
    path: '/orders/templates',
    permission: 'orders.receive',
    summary: { zh: '保存常用单', en: 'Save a template' },
    input: z.object({ siteId: id, ...templateIn }),
    output: saved,
    refusals: [...siteRefusals, ...templateRefusals],
  }),
  changeTemplate: endpoint({
    method: 'PUT',
    path: '/orders/templates/{templateId}',
    permission: 'orders.receive',
    summary: { zh: '更改常用单', en: 'Change a template' },
    input: z.object({ ...onTemplate, ...templateIn }),
    output: saved,
    refusals: templateRefusals,
  }),
  removeTemplate: endpoint({
    method: 'POST',
    path: '/orders/templates/{templateId}/removal',
    permission: 'orders.receive',
    summary: { zh: '删除常用单', en: 'Remove a template' },
    input: z.object(onTemplate),
    output: saved,
    refusals: ['orders.template-unknown'],
  }),
  importFile: endpoint({
    method: 'POST',
    path: '/orders/import',
    permission: 'orders.receive',
    summary: { zh: '从表格导入订单（XLSX、CSV），后台进行', en: 'Import orders from a table, as a job' },
    /**
     * The job (GET /jobs/{jobId}, kind orders.import) ends with `summary`: { rows, received, known, refused (orders), flagged (received
     * with findings), warnings, errorCount,
     * errors: [{ row, column, number, text }] (the first 500) } and, where something was refused, `fileId`: a table of all errors.
     */
    /** `mappingId`: the file is a platform’s, its columns as this mapping says (GET /deliveries/mappings). */
    input: z.object({ fileId: id, mappingId: id.nullable().default(null) }),
    output: z.object({ jobId: id }),
    refusals: ['files.not-found', 'deliveries.mapping-unknown', 'deliveries.wrong-direction'],
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/orders/import/template',
    permission: 'orders.receive',
    summary: { zh: '下载订单导入模板（XLSX）', en: 'Template for the import of orders' },
    input: z.object({}),
    output: z.file(),
  }),
};

export const ownLists = {
  myHelp: endpoint({
    method: 'GET',
    path: '/my/orders/help',
    permission: 'orders.place',
    summary: { zh: '报单助手（食堂）', en: 'Help with an order (kitchen)' },
    /** `sites`: where this person may order; `siteId` absent: the first of them. */
    input: z.object({ siteId: id.optional() }),
    output: help.extend({ siteId: id, sites: z.array(z.object({ id, name: z.string() })) }),
    refusals: siteRefusals,
  }),
  myProducts: endpoint({
    method: 'GET',
    path: '/my/orders/products',
    permission: 'orders.place',
    summary: { zh: '可订商品与当日单价（食堂）', en: 'Goods that can be ordered (kitchen)' },
    input: z.object(productsIn),
    output: products,
    refusals: siteRefusals,
  }),
  saveMyTemplate: endpoint({
    method: 'POST',
    path: '/my/orders/templates',
    permission: 'orders.place',
    summary: { zh: '保存常用单（食堂）', en: 'Save a template (kitchen)' },
    input: z.object({ siteId: id, ...templateIn }),
    output: saved,
    refusals: [...siteRefusals, ...templateRefusals],
  }),
  changeMyTemplate: endpoint({
    method: 'PUT',
    path: '/my/orders/templates/{templateId}',
    permission: 'orders.place',
    summary: { zh: '更改常用单（食堂）', en: 'Change a template (kitchen)' },
    input: z.object({ ...onTemplate, ...templateIn }),
    output: saved,
    refusals: templateRefusals,
  }),
  removeMyTemplate: endpoint({
    method: 'POST',
    path: '/my/orders/templates/{templateId}/removal',
    permission: 'orders.place',
    summary: { zh: '删除常用单（食堂）', en: 'Remove a template (kitchen)' },
    input: z.object(onTemplate),
    output: saved,
    refusals: ['orders.template-unknown'],
  }),
};
