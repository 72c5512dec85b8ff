import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { CATEGORY_CODES, CERTIFICATE_CODES, PRICE_KIND_CODES, PURPOSES } from './product.ts';

const id = z.string();
const unit = z.enum(UNIT_CODES);
const subjects = { product: 'productId' } as const;

/** Everything the table needs; storage and cooking words stay beside, by their hash. */
const product = z.object({
  productId: id,
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  spec: z.string(),
  category: z.enum(CATEGORY_CODES),
  stockUnit: unit,
  settleUnit: unit,
  catchWeight: z.boolean(),
  typicalWeight: z.int().nullable(),
  pieceUnit: unit.nullable(),
  toleranceClass: z.string(),
  pieceTare: z.int().nullable(),
  temperatureClass: z.string(),
  shelfLifeDays: z.int().nullable(),
  certificateKinds: z.array(z.enum(CERTIFICATE_CODES)),
  highRiskForSchools: z.boolean(),
  cleanYieldBp: z.int().nullable(),
  guidanceHash: z.string(),
  contentHash: z.string(),
});

export const registered = defineFact({
  name: 'products.registered',
  version: 1,
  label: { zh: '登记商品', en: 'Product registered' },
  data: product,
  subjects,
});
export const changed = defineFact({
  name: 'products.changed',
  version: 1,
  label: { zh: '更改商品资料', en: 'Product changed' },
  data: product.extend({ fields: z.array(z.string()) }),
  subjects,
});
export const retired = defineFact({
  name: 'products.retired',
  version: 1,
  label: { zh: '停用商品', en: 'Product retired' },
  data: z.object({ productId: id }),
  subjects,
});
export const restored = defineFact({
  name: 'products.restored',
  version: 1,
  label: { zh: '恢复商品', en: 'Product restored' },
  data: z.object({ productId: id }),
  subjects,
});
export const priceSheetPublished = defineFact({
  name: 'products.price-sheet-published',
  version: 1,
  label: { zh: '发布价格表', en: 'Price sheet published' },
  data: z.object({
    sheetId: id,
    number: z.string(),
    /** Null: for every customer. */
    customerId: id.nullable(),
    contractId: id.nullable(),
    kind: z.enum(PRICE_KIND_CODES),
    purpose: z.enum(PURPOSES),
    series: z.string(),
    fromOn: z.iso.date(),
    /** First day on which it no longer holds; null: until replaced. */
    toOn: z.iso.date().nullable(),
    reference: z.string().nullable(),
    rateBp: z.int().nullable(),
    rates: z.record(z.string(), z.int()),
    /** The sheet it corrects; that one ends the day this one begins. */
    replaces: id.nullable(),
    contentHash: z.string(),
    lineCount: z.int(),
    lines: z.array(z.object({ productId: id, unit, fen: z.int() })),
  }),
  subjects: { 'price-sheet': 'sheetId', customer: 'customerId' },
});

export const facts = [registered, changed, retired, restored, priceSheetPublished];
