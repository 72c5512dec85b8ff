import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { exports } from './contract-export.ts';
import { priceContract } from './contract-prices.ts';
import { CATEGORY_CODES } from './product.ts';
import {
  highRisk,
  id,
  importReport,
  paged,
  productCode,
  productFields,
  productFilter,
  productRow,
  share,
  temperature,
  text,
  tolerance,
  unit,
} from './shapes.ts';

const card = productRow.extend({
  toleranceClass: z.string(),
  /** As the class says today; null where no class of this code has begun. */
  tolerance: z.object({ label: text, overBp: share, underBp: share, confirmed: z.boolean() }).nullable(),
  pieceTare: z.int().nullable(),
  temperature: temperature.nullable(),
  shelfLifeDays: z.int().nullable(),
  certificateKinds: productFields.certificateKinds,
  cleanYieldBp: z.int().nullable(),
  storage: z.string(),
  cooking: z.string(),
  changedAt: z.iso.datetime(),
  can: z.object({ change: z.boolean() }),
});

const onProduct = { productId: id };
const WRONG = ['products.class-unknown', 'products.weight-needed', 'products.piece-unit', 'products.units-apart', 'products.alias-twice'];
const FILE = ['files.not-found', 'products.no-header', 'products.too-many-rows', 'documents.not-a-workbook', 'documents.too-many-rows'];

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/products',
    permission: 'products.read',
    summary: { zh: '商品列表与查找（编码、名称、别名）', en: 'List and search products' },
    input: z.object({
      ...productFilter,
      ...paged,
    }),
    output: z.object({ items: z.array(productRow), next: z.string().nullable(), can: z.object({ register: z.boolean() }) }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/products/{productId}',
    permission: 'products.read',
    summary: { zh: '商品资料', en: 'Product' },
    input: z.object(onProduct),
    output: card,
    refusals: ['products.not-found'],
  }),
  choices: endpoint({
    method: 'GET',
    path: '/product-choices',
    permission: 'products.read',
    summary: { zh: '容差、温度与高风险食材的现行规定', en: 'Tolerance and temperature classes and high-risk goods as they hold today' },
    input: z.object({}),
    output: z.object({ tolerances: z.array(tolerance), temperatures: z.array(temperature), highRisk: z.array(highRisk) }),
  }),
  register: endpoint({
    method: 'POST',
    path: '/products',
    permission: 'products.manage',
    summary: { zh: '登记商品', en: 'Register a product' },
    input: z.object({ code: productCode, ...productFields }),
    output: z.object({ productId: id }),
    refusals: ['products.code-taken', ...WRONG],
  }),
  change: endpoint({
    method: 'PUT',
    path: '/products/{productId}',
    permission: 'products.manage',
    summary: { zh: '更改商品资料', en: 'Change a product' },
    input: z.object({ ...onProduct, ...productFields }),
    output: z.object({ productId: id }),
    refusals: ['products.not-found', ...WRONG],
  }),
  retire: endpoint({
    method: 'POST',
    path: '/products/{productId}/retirement',
    permission: 'products.manage',
    summary: { zh: '停用或恢复商品', en: 'Retire or restore a product' },
    input: z.object({ ...onProduct, retired: z.boolean() }),
    output: z.object({ productId: id }),
    refusals: ['products.not-found'],
  }),
  importFile: endpoint({
    method: 'POST',
    path: '/products/import',
    permission: 'products.manage',
    summary: { zh: '从表格导入商品（XLSX、CSV）', en: 'Import products from a table' },
    input: z.object({ fileId: id }),
    output: z.object({ ...importReport, registered: z.int(), changed: z.int() }),
    refusals: FILE,
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/products/import/template',
    permission: 'products.manage',
    summary: { zh: '下载商品导入模板（XLSX）', en: 'Template for the import' },
    input: z.object({}),
    output: z.file(),
  }),
  follow: endpoint({
    method: 'GET',
    path: '/my/products',
    permission: 'products.follow',
    summary: { zh: '我的商品：储存与烹饪要点、今日价格（食堂端）', en: 'Own products with guidance and prices (portal)' },
    input: z.object({ text: z.string().trim().max(80).optional(), category: z.enum(CATEGORY_CODES).optional(), ...paged }),
    output: z.object({
      items: z.array(
        z.object({
          productId: id,
          code: z.string(),
          name: z.string(),
          spec: z.string(),
          category: z.enum(CATEGORY_CODES),
          settleUnit: unit,
          stockUnit: unit,
          fen: z.int(),
          per: unit,
          temperature: temperature.nullable(),
          shelfLifeDays: z.int().nullable(),
          highRiskForSchools: z.boolean(),
          storage: z.string(),
          cooking: z.string(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  ...priceContract,
  ...exports,
};
