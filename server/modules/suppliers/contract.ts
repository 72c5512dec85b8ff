import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { DROP_REASON_CODES, LICENCE_KIND_CODES, SUPPLIER_KIND_CODES } from './supplier.ts';

const id = z.uuid();
const at = z.iso.datetime();
const day = z.iso.date();
const text = z.object({ zh: z.string(), en: z.string() });

const fields = {
  name: z.string().trim().min(2).max(80),
  kind: z.enum(SUPPLIER_KIND_CODES),
  address: z.string().trim().max(200).default(''),
  contact: z.string().trim().max(40).default(''),
  phone: z
    .string()
    .trim()
    .regex(/^(\+?[\d -]{5,20})?$/, '电话号码格式不正确')
    .default(''),
  email: z.union([z.literal(''), z.email().max(120)]).default(''),
  licences: z
    .array(z.object({ kind: z.enum(LICENCE_KIND_CODES), number: z.string().trim().min(1).max(60), validTo: day.nullable().default(null) }))
    .max(10)
    .default([]),
  remark: z.string().trim().max(500).default(''),
};

/** What the law asks of such a supplier and we do not have, or no longer; `confirmed` false: the rule itself is still to be checked. */
const gap = z.object({
  what: z.enum(['licence-missing', 'licence-expired', 'address', 'contact']),
  /** One of these licences would do. */
  licences: z.array(z.enum(LICENCE_KIND_CODES)),
  validTo: day.nullable(),
  source: z.string(),
  confirmed: z.boolean(),
});
const supplier = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(SUPPLIER_KIND_CODES),
  address: z.string(),
  contact: z.string(),
  phone: z.string(),
  email: z.string(),
  licences: z.array(z.object({ kind: z.enum(LICENCE_KIND_CODES), number: z.string(), validTo: day.nullable() })),
  remark: z.string(),
  active: z.boolean(),
  gaps: z.array(gap),
  can: z.object({ change: z.boolean(), drop: z.boolean() }),
});

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/suppliers',
    permission: 'suppliers.read',
    summary: { zh: '供应商列表与查找（名称、编码、联系人）', en: 'List and search suppliers' },
    input: z.object({
      text: z.string().trim().max(80).optional(),
      kind: z.enum(SUPPLIER_KIND_CODES).optional(),
      dropped: z.boolean().default(false),
      cursor: z.string().max(300).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(supplier), next: z.string().nullable(), can: z.object({ register: z.boolean() }) }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/suppliers/{supplierId}',
    permission: 'suppliers.read',
    summary: { zh: '供应商资料', en: 'A supplier' },
    input: z.object({ supplierId: id }),
    output: supplier.extend({
      registeredAt: at,
      droppedAt: at.nullable(),
      droppedFor: z.enum(DROP_REASON_CODES).nullable(),
      /** What is asked of this kind of supplier, and where that stands. */
      asked: z.array(z.object({ licences: z.array(z.enum(LICENCE_KIND_CODES)), note: text, source: z.string(), confirmed: z.boolean() })),
    }),
    refusals: ['suppliers.not-found'],
  }),
  register: endpoint({
    method: 'POST',
    path: '/suppliers',
    permission: 'suppliers.manage',
    summary: { zh: '登记供应商', en: 'Register a supplier' },
    input: z.object(fields),
    output: z.object({ supplierId: id, code: z.string() }),
    refusals: ['suppliers.name-taken', 'suppliers.licence-twice'],
  }),
  change: endpoint({
    method: 'PUT',
    path: '/suppliers/{supplierId}',
    permission: 'suppliers.manage',
    summary: { zh: '更改供应商资料', en: 'Change a supplier' },
    input: z.object({ supplierId: id, ...fields }),
    output: z.object({ supplierId: id }),
    refusals: ['suppliers.not-found', 'suppliers.name-taken', 'suppliers.dropped-already', 'suppliers.licence-twice'],
  }),
  drop: endpoint({
    method: 'POST',
    path: '/suppliers/{supplierId}/drop',
    permission: 'suppliers.manage',
    summary: { zh: '停用供应商', en: 'Drop a supplier' },
    input: z.object({ supplierId: id, reason: z.enum(DROP_REASON_CODES) }),
    output: z.object({ supplierId: id }),
    refusals: ['suppliers.not-found', 'suppliers.dropped-already'],
  }),
  importFile: endpoint({
    method: 'POST',
    path: '/suppliers/import',
    permission: 'suppliers.manage',
    summary: { zh: '从表格导入供应商（XLSX、CSV）', en: 'Import suppliers from a table' },
    input: z.object({ fileId: id }),
    output: z.object({
      rows: z.int(),
      registered: z.int(),
      unchanged: z.int(),
      refused: z.int(),
      report: z.array(
        z.object({
          row: z.int(),
          outcome: z.enum(['registered', 'unchanged', 'refused']),
          column: z.string().nullable(),
          text: z.string(),
        }),
      ),
    }),
    refusals: ['files.not-found', 'suppliers.no-header', 'documents.not-a-workbook', 'documents.too-many-rows', 'documents.unknown-encoding'],
  }),
};
