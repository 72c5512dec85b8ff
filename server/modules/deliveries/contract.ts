import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { CANCEL_REASONS, CAUSES, DELAY_CODES, OUTCOMES, REASON_CODES, STATE_CODES } from './note.ts';

const id = z.uuid();
const at = z.iso.datetime();
const instantIn = z.iso.datetime({ offset: true });
const day = z.iso.date();
const amount = z.int().nonnegative().max(1_000_000_000);
const named = z.object({ id, name: z.string() });
const person = z.object({ id: z.string(), name: z.string() });
const onNote = { noteId: id };
const paged = { cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) };

const lineIn = z.object({
  product: z.string().trim().min(1).max(80),
  productCode: z.string().trim().max(40).nullable().default(null),
  spec: z.string().trim().max(80).default(''),
  unit: z.enum(UNIT_CODES),
  /** Integers of the base unit (grams, millilitres, pieces). */
  ordered: amount,
  picked: amount.nullable().default(null),
  lot: z.string().trim().max(60).nullable().default(null),
  producedOn: day.nullable().default(null),
  expiresOn: day.nullable().default(null),
});

const noteIn = {
  number: z.string().trim().min(1).max(40).optional(),
  siteId: id,
  windowFrom: instantIn,
  windowTo: instantIn,
  driverId: id.nullable().default(null),
  vehicle: z.string().trim().max(20).nullable().default(null),
  cratesOut: z.int().min(0).max(1000).default(0),
  lines: z.array(lineIn).min(1).max(300),
};

const line = z.object({
  id,
  lineNo: z.int(),
  product: z.string(),
  productCode: z.string().nullable(),
  spec: z.string(),
  unit: z.enum(UNIT_CODES),
  ordered: z.int(),
  picked: z.int().nullable(),
  accepted: z.int().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.enum(REASON_CODES).nullable(),
  lot: z.string().nullable(),
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  /** The most that can be accepted: what came plus the tolerance of two scales. */
  most: z.int(),
});

const row = z.object({
  id,
  number: z.string(),
  customer: named,
  site: named,
  state: z.enum(STATE_CODES),
  deliveryOn: day,
  windowFrom: at,
  windowTo: at,
  driver: person.nullable(),
  vehicle: z.string().nullable(),
  lineCount: z.int(),
  newEstimate: at.nullable(),
  departedAt: at.nullable(),
  arrivedAt: at.nullable(),
  acceptedAt: at.nullable(),
});

const receipt = z.object({
  receiverName: z.string(),
  signatureFileId: id.nullable(),
  paperFileId: id.nullable(),
  remark: z.string(),
  recordedAt: at,
});

const meals = z.object({ breakfast: z.string().optional(), lunch: z.string().optional(), dinner: z.string().optional() });
const siteCard = z.object({ address: z.string(), gateRules: z.string(), longitude: z.number().nullable(), latitude: z.number().nullable(), meals });
const can = z.object({
  depart: z.boolean(),
  arrive: z.boolean(),
  delay: z.boolean(),
  accept: z.boolean(),
  refuse: z.boolean(),
  cancel: z.boolean(),
  assign: z.boolean(),
  print: z.boolean(),
});

const full = row.extend({
  lines: z.array(line),
  cratesOut: z.int(),
  cratesBack: z.int().nullable(),
  delayReason: z.enum(DELAY_CODES).nullable(),
  reason: z.string().nullable(),
  receipt: receipt.nullable(),
  siteCard,
  can,
});

/** What happened when, by the phone that was there; late without signal is normal. */
const late = { occurredAt: instantIn.optional() };
const place = z.object({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) });

const acceptance = {
  /** Lines that are not as delivered; every other line is taken as it came. */
  lines: z
    .array(z.object({ lineId: id, accepted: z.int().max(1_000_000_000), reason: z.enum(REASON_CODES).nullable().default(null) }))
    .max(300)
    .default([]),
  receiverName: z.string().trim().max(40).default(''),
  signatureFileId: id.nullable().default(null),
  /** Photo of the stamped paper: equal evidence. */
  paperFileId: id.nullable().default(null),
  cratesBack: z.int().min(0).max(1000).nullable().default(null),
  remark: z.string().trim().max(500).default(''),
  ...late,
};
const refusal = {
  reason: z.enum(REASON_CODES),
  receiverName: z.string().trim().max(40).default(''),
  signatureFileId: id.nullable().default(null),
  paperFileId: id.nullable().default(null),
  remark: z.string().trim().max(500).default(''),
  ...late,
};

const changed = z.object({ noteId: id, state: z.enum(STATE_CODES) });
const refusals = ['deliveries.not-found', 'deliveries.not-in-this-state', 'moment.in-future', 'moment.proof-needed'] as const;
const fileRefusals = ['files.not-found', 'deliveries.not-a-picture'] as const;
const acceptRefusals = [
  ...refusals,
  ...fileRefusals,
  'deliveries.received-already',
  'deliveries.line-unknown',
  'deliveries.line-twice',
  'deliveries.negative',
  'deliveries.more-than-came',
  'deliveries.reason-needed',
] as const;
const issueRefusals = [
  'deliveries.site-unknown',
  'deliveries.window-backwards',
  'deliveries.window-absurd',
  'deliveries.number-taken',
  'deliveries.driver-unknown',
  'deliveries.expires-before-made',
  'deliveries.nothing-ordered',
] as const;

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/deliveries',
    permission: 'deliveries.read',
    summary: { zh: '送货单列表', en: 'Delivery notes' },
    input: z.object({
      from: day.optional(),
      to: day.optional(),
      customerId: id.optional(),
      siteId: id.optional(),
      driverId: id.optional(),
      state: z.enum(STATE_CODES).optional(),
      number: z.string().trim().max(40).optional(),
      ...paged,
    }),
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
    refusals: ['files.not-found', 'deliveries.no-header', 'documents.not-a-workbook', 'documents.too-many-rows', 'documents.unknown-encoding'],
  }),
  importTemplate: endpoint({
    method: 'GET',
    path: '/deliveries/import/template',
    permission: 'deliveries.issue',
    summary: { zh: '下载导入模板（XLSX）', en: 'Template for the import' },
    input: z.object({}),
    output: z.file(),
  }),
  qr: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/qr',
    permission: 'deliveries.print',
    summary: { zh: '送货单二维码（每次取得一个新的，旧的仍有效）', en: 'QR code of a note: a further one each time' },
    input: z.object(onNote),
    output: z.object({ link: z.string(), svg: z.string(), png: z.string(), expiresAt: at }),
    refusals: ['deliveries.not-found', 'deliveries.qr-expired'],
  }),
  renewQr: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/qr',
    permission: 'deliveries.print',
    summary: { zh: '换发二维码，旧的作废', en: 'New QR code; all earlier ones stop working' },
    input: z.object(onNote),
    output: z.object({ link: z.string(), svg: z.string(), png: z.string(), expiresAt: at }),
    refusals: ['deliveries.not-found', 'deliveries.qr-expired'],
  }),
  print: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/print',
    permission: 'deliveries.print',
    summary: { zh: '打印送货单（PDF）', en: 'Print a delivery note (PDF)' },
    input: z.object(onNote),
    output: z.file(),
    refusals: ['deliveries.not-found'],
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
    refusals,
  }),

  // The driver: own stops only.
  stops: endpoint({
    method: 'GET',
    path: '/driver/stops',
    permission: 'deliveries.drive',
    summary: { zh: '我的配送任务', en: 'My stops' },
    input: z.object({ day: day.optional() }),
    output: z.object({
      day,
      items: z.array(row.extend({ siteCard, cratesOut: z.int(), phones: z.array(z.object({ name: z.string(), phone: z.string() })), can })),
    }),
  }),
  depart: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/departure',
    permission: 'deliveries.drive',
    summary: { zh: '发车', en: 'Depart' },
    input: z.object({ ...onNote, ...late, place: place.nullable().default(null) }),
    output: changed,
    refusals,
  }),
  arrive: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/arrival',
    permission: 'deliveries.drive',
    summary: { zh: '到达', en: 'Arrive' },
    input: z.object({ ...onNote, ...late, place: place.nullable().default(null) }),
    output: changed,
    refusals,
  }),
  delay: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/delay',
    permission: 'deliveries.drive',
    summary: { zh: '报告延误', en: 'Report a delay' },
    input: z.object({
      ...onNote,
      ...late,
      newEstimate: instantIn,
      reason: z.enum(DELAY_CODES),
      toldCustomer: z.boolean(),
      /** Default: on whose side the reason lies. */
      causedBy: z.enum(CAUSES).optional(),
      files: z.array(id).max(10).default([]),
    }),
    output: changed,
    refusals: [...refusals, ...fileRefusals, 'deliveries.estimate-in-past'],
  }),
  deliver: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/acceptance',
    permission: 'deliveries.record-acceptance',
    summary: { zh: '登记验收（司机手机签字，或补录纸质单）', en: 'Record the acceptance' },
    input: z.object({ ...onNote, ...acceptance }),
    output: changed,
    refusals: acceptRefusals,
  }),
  recordRefusal: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/refusal',
    permission: 'deliveries.record-acceptance',
    summary: { zh: '登记整单拒收', en: 'Record that the whole note was refused' },
    input: z.object({ ...onNote, ...refusal }),
    output: changed,
    refusals: acceptRefusals,
  }),

  // The kitchen: from the QR code of its note, or signed in.
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
  accept: endpoint({
    method: 'POST',
    path: '/my/notes/{noteId}/acceptance',
    permission: 'deliveries.accept',
    summary: { zh: '验收（食堂）', en: 'Accept (kitchen)' },
    input: z.object({ ...onNote, ...acceptance }),
    output: changed,
    refusals: acceptRefusals,
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/my/notes/{noteId}/refusal',
    permission: 'deliveries.accept',
    summary: { zh: '整单拒收（食堂）', en: 'Refuse the whole note (kitchen)' },
    input: z.object({ ...onNote, ...refusal }),
    output: changed,
    refusals: acceptRefusals,
  }),
};
