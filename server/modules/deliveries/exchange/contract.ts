import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { noteFilter } from '../note-filter.ts';
import { at, id } from '../shapes.ts';
import { FIELD_CODES, mappingShape } from './mapping.ts';

const mapping = mappingShape.extend({
  id,
  version: z.int(),
  active: z.boolean(),
  /** Ships with the product as an example. */
  shipped: z.boolean(),
  changedAt: at,
});
const saved = z.object({ mappingId: id, version: z.int() });
const shapeRefusals = [
  'deliveries.header-twice',
  'deliveries.field-twice',
  'deliveries.not-in-this-direction',
  'deliveries.field-needed',
  'deliveries.order-field-needed',
] as const;

export const contract = {
  mappings: endpoint({
    method: 'GET',
    path: '/deliveries/mappings',
    permission: 'deliveries.read-all',
    summary: { zh: '平台对照表', en: 'Mappings of platform tables' },
    input: z.object({}),
    output: z.object({
      items: z.array(mapping),
      fields: z.array(
        z.object({ field: z.enum(FIELD_CODES), zh: z.string(), en: z.string(), receipts: z.boolean(), orders: z.boolean(), notes: z.boolean() }),
      ),
      can: z.object({ change: z.boolean(), importReceipts: z.boolean() }),
    }),
  }),
  addMapping: endpoint({
    method: 'POST',
    path: '/deliveries/mappings',
    permission: 'deliveries.map',
    summary: { zh: '新建对照表', en: 'Add a mapping' },
    input: mappingShape,
    output: saved,
    refusals: shapeRefusals,
  }),
  changeMapping: endpoint({
    method: 'PUT',
    path: '/deliveries/mappings/{mappingId}',
    permission: 'deliveries.map',
    summary: { zh: '修改或停用对照表', en: 'Change or close a mapping' },
    input: mappingShape.extend({ mappingId: id, version: z.int(), active: z.boolean().default(true) }),
    output: saved,
    refusals: [...shapeRefusals, 'deliveries.mapping-unknown', 'deliveries.mapping-changed'],
  }),
  readTable: endpoint({
    method: 'POST',
    path: '/deliveries/mappings/reading',
    permission: 'deliveries.map',
    summary: { zh: '读取平台文件的列名和前几行，用来做对照表', en: 'Columns and first rows of a platform’s file' },
    input: z.object({ fileId: id }),
    output: z.object({ headers: z.array(z.string()), rows: z.array(z.array(z.string())) }),
    refusals: ['files.not-found', 'documents.not-a-workbook', 'documents.too-many-rows', 'documents.unknown-encoding'],
  }),
  importReceipts: endpoint({
    method: 'POST',
    path: '/deliveries/receipts/import',
    permission: 'deliveries.import-receipts',
    summary: { zh: '导入平台验收回单，作为客户的验收（凭证 A 级）', en: 'Import signed receipts of a platform as acceptances (grade A)' },
    input: z.object({ fileId: id, mappingId: id }),
    output: z.object({ jobId: id }),
    refusals: ['files.not-found', 'deliveries.mapping-unknown', 'deliveries.wrong-direction'],
  }),
  exportNotes: endpoint({
    method: 'POST',
    path: '/deliveries/export',
    permission: 'deliveries.read-all',
    summary: { zh: '按对照表导出送货明细（XLSX、CSV）', en: 'Export notes by a mapping' },
    /** Without a mapping: all our columns. */
    input: z.object({ mappingId: id.nullable().default(null), filter: z.object(noteFilter) }),
    output: z.object({ jobId: id }),
    refusals: ['deliveries.mapping-unknown', 'deliveries.wrong-direction'],
  }),
};
