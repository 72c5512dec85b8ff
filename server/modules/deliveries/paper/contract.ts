import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { STATE_CODES } from '../note.ts';
import { at, day, id, onNote, person } from '../shapes.ts';
import { FORM_CODES, LABEL_KIND_CODES, LABEL_SIZE_CODES, PRINT_ORDER_CODES } from './forms.ts';

/** Where nothing is said, the company's setting counts. */
const onPaper = { form: z.enum(FORM_CODES).optional(), prices: z.boolean().optional(), copies: z.int().min(1).max(3).optional() };
const code = z.object({ link: z.string(), svg: z.string(), png: z.string(), expiresAt: at });
const paper = z.object({
  form: z.enum(FORM_CODES),
  prices: z.boolean(),
  /** On A4: one sheet, or one for each of the three copies. Continuous paper writes all three at once. */
  copies: z.int().min(1).max(3),
  labelSize: z.enum(LABEL_SIZE_CODES),
  stampFileId: id.nullable(),
});
const printRow = z.object({
  id,
  number: z.string(),
  customer: z.object({ id, name: z.string() }),
  site: z.object({ id, name: z.string() }),
  state: z.enum(STATE_CODES),
  windowFrom: at,
  windowTo: at,
  driver: person.nullable(),
  vehicle: z.string().nullable(),
  waveId: id.nullable(),
  stopNo: z.int().nullable(),
  lineCount: z.int(),
  cratesOut: z.int(),
  /** How often it was printed. */
  prints: z.int(),
});

export const contract = {
  qr: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/qr',
    permission: 'deliveries.print',
    summary: { zh: '送货单二维码（每次取得一个新的，旧的仍有效）', en: 'QR code of a note: a further one each time' },
    input: z.object(onNote),
    output: code,
    refusals: ['deliveries.not-found', 'deliveries.qr-expired'],
  }),
  renewQr: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/qr',
    permission: 'deliveries.print',
    summary: { zh: '换发二维码，旧的作废', en: 'New QR code; all earlier ones stop working' },
    input: z.object(onNote),
    output: code,
    refusals: ['deliveries.not-found', 'deliveries.qr-expired'],
  }),
  print: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/print',
    permission: 'deliveries.print',
    summary: { zh: '打印送货单（PDF）：A4 或 241 连续纸；第二次起标“重打”', en: 'Print a delivery note (PDF), A4 or continuous paper' },
    input: z.object({ ...onNote, ...onPaper }),
    output: z.file(),
    refusals: ['deliveries.not-found'],
  }),
  labels: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/labels',
    permission: 'deliveries.print',
    summary: { zh: '打印标签（PDF）：周转筐或商品', en: 'Print labels (PDF) for crates or products' },
    input: z.object({ ...onNote, kind: z.enum(LABEL_KIND_CODES).default('crate'), size: z.enum(LABEL_SIZE_CODES).optional() }),
    output: z.file(),
    refusals: ['deliveries.not-found', 'deliveries.no-crates'],
  }),
  printable: endpoint({
    method: 'GET',
    path: '/deliveries/prints',
    permission: 'deliveries.print',
    summary: { zh: '打印中心：一天的送货单', en: 'Notes of a day, to be printed' },
    input: z.object({ day, waveId: id.optional(), driverId: id.optional(), unprinted: z.boolean().optional() }),
    /** By van and stop. `more`: there are more than could be shown; narrow the choice. */
    output: z.object({ items: z.array(printRow), more: z.boolean() }),
  }),
  printMany: endpoint({
    method: 'POST',
    path: '/deliveries/prints',
    permission: 'deliveries.print',
    summary: { zh: '批量打印成一个 PDF（后台任务）', en: 'Print many into one PDF, as a job' },
    input: z.object({
      noteIds: z.array(id).min(1).max(500),
      what: z.enum(['notes', 'crate-labels', 'product-labels']),
      order: z.enum(PRINT_ORDER_CODES).default('stop'),
      ...onPaper,
      labelSize: z.enum(LABEL_SIZE_CODES).optional(),
    }),
    output: z.object({ jobId: id, notes: z.int() }),
    refusals: ['deliveries.not-found'],
  }),
  paperSetting: endpoint({
    method: 'GET',
    path: '/deliveries/paper',
    permission: 'deliveries.see-paper',
    summary: { zh: '打印设置', en: 'How we print' },
    input: z.object({}),
    output: paper.extend({ can: z.object({ change: z.boolean() }) }),
  }),
  setPaper: endpoint({
    method: 'PUT',
    path: '/deliveries/paper',
    permission: 'deliveries.set-paper',
    summary: { zh: '修改打印设置与章样', en: 'Change how we print, and the specimen stamp' },
    input: paper,
    output: paper,
    refusals: ['files.not-found', 'deliveries.not-a-picture'],
  }),
};
