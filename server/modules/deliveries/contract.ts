import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { contract as acceptance } from './acceptance/contract.ts';
import { contract as exchange } from './exchange/contract.ts';
import { contract as goods } from './goods/contract.ts';
import { CANCEL_REASONS } from './note.ts';
import { noteFilter } from './note-filter.ts';
import { contract as paper } from './paper/contract.ts';
import { contract as picking } from './picking/contract.ts';
import { contract as road } from './road/contract.ts';
import { actRefusals, changed, full, id, meals, noteIn, onNote, paged, person, row } from './shapes.ts';

const issueRefusals = [
  'deliveries.site-unknown',
  'deliveries.window-backwards',
  'deliveries.window-absurd',
  'deliveries.number-taken',
  'deliveries.driver-unknown',
  'deliveries.expires-before-made',
  'deliveries.nothing-ordered',
  'deliveries.picked-absurd',
] as const;

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/deliveries',
    permission: 'deliveries.read',
    summary: { zh: '送货单列表', en: 'Delivery notes' },
    input: z.object({ ...noteFilter, ...paged }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}',
    permission: 'deliveries.read',
    summary: { zh: '一张送货单', en: 'A delivery note' },
    input: z.object(onNote),
    output: full,
    refusals: ['deliveries.not-found'],
  }),
  issue: endpoint({
    method: 'POST',
    path: '/deliveries',
    permission: 'deliveries.issue',
    summary: { zh: '开送货单', en: 'Issue a delivery note' },
    input: z.object(noteIn),
    /** `link`: what the QR code on the paper says. */
    output: z.object({ noteId: id, number: z.string(), link: z.string() }),
    refusals: issueRefusals,
  }),
  importFile: endpoint({
    method: 'POST',
    path: '/deliveries/import',
    permission: 'deliveries.issue',
    summary: { zh: '从表格导入送货单（XLSX、CSV）', en: 'Import delivery notes from a table' },
    input: z.object({ fileId: id }),
    output: z.object({
      rows: z.int(),
      issued: z.int(),
      /** The same note with the same content was there already. */
      skipped: z.int(),
      refused: z.int(),
      /** The first 500. A note with a wrong row is refused as a whole: half a note is worse than none. */
      errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), number: z.string().nullable(), text: z.string() })),
      errorCount: z.int(),
    }),
    refusals: [
      'files.not-found',
      'deliveries.no-header',
      'deliveries.too-many-rows',
      'documents.not-a-workbook',
      'documents.too-many-rows',
      'documents.unknown-encoding',
    ],
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/deliveries/import/template',
    permission: 'deliveries.issue',
    summary: { zh: '下载导入模板（XLSX）', en: 'Template for the import' },
    input: z.object({}),
    output: z.file(),
  }),
  assign: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/driver',
    permission: 'deliveries.issue',
    summary: { zh: '指派司机与车辆', en: 'Assign driver and vehicle' },
    input: z.object({ ...onNote, driverId: id.nullable(), vehicle: z.string().trim().max(20).nullable().default(null) }),
    output: changed,
    refusals: ['deliveries.not-found', 'deliveries.not-in-this-state', 'deliveries.driver-unknown'],
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/cancellation',
    permission: 'deliveries.cancel',
    summary: { zh: '取消送货单', en: 'Cancel a delivery note' },
    input: z.object({ ...onNote, reason: z.enum(CANCEL_REASONS) }),
    output: changed,
    refusals: actRefusals,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/my/notes',
    permission: 'deliveries.follow',
    summary: { zh: '我的送货单（食堂）', en: 'My delivery notes (kitchen)' },
    input: z.object({ siteId: id.optional(), ...paged }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  myNote: endpoint({
    method: 'GET',
    path: '/my/notes/{noteId}',
    permission: 'deliveries.follow',
    summary: { zh: '一张送货单（食堂）', en: 'A delivery note (kitchen)' },
    input: z.object(onNote),
    output: full.omit({ can: true, siteCard: true, driver: true }).extend({
      /** Meal times of the site, for "needed by". */
      meals,
      /** Whom to call: 专属客服, 跟单员, 项目负责人. */
      team: z.object({
        agent: person.extend({ phone: z.string().nullable() }).nullable(),
        clerk: person.extend({ phone: z.string().nullable() }).nullable(),
        manager: person.extend({ phone: z.string().nullable() }).nullable(),
      }),
      driverName: z.string().nullable(),
      can: z.object({ accept: z.boolean(), refuse: z.boolean(), report: z.boolean() }),
    }),
    refusals: ['deliveries.not-found'],
  }),
  ...road,
  ...acceptance,
  ...picking,
  ...paper,
  ...exchange,
  ...goods,
};
