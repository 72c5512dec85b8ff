import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { FAULT_CODES, LEVELS, RESULT_CODES } from './receipt.ts';

const id = z.uuid();
const at = z.iso.datetime();
const day = z.iso.date();
const unit = z.enum(UNIT_CODES);
const text = z.object({ zh: z.string(), en: z.string() });
const grams = z.int().min(0).max(100_000_000).nullable().default(null);
const rule = { source: z.string(), confirmed: z.boolean() };

export const lineIn = z.object({
  productId: id,
  unit,
  /** What came, of it put apart, of it refused: integers of the base of `unit`. */
  amount: z.int().min(1).max(1_000_000_000),
  quarantined: z.int().min(0).default(0),
  refused: z.int().min(0).default(0),
  fault: z.enum(FAULT_CODES).nullable().default(null),
  gross: grams,
  tare: grams,
  pieces: z.int().min(1).max(1_000_000).nullable().default(null),
  supplierLot: z.string().trim().max(60).nullable().default(null),
  /** More of this lot (续收). */
  continues: id.nullable().default(null),
  origin: z.string().trim().max(80).default(''),
  producedOn: day.nullable().default(null),
  expiresOn: day.nullable().default(null),
  tenthsCelsius: z.int().min(-600).max(800).nullable().default(null),
  checks: z
    .array(z.object({ code: z.string().max(40), ok: z.boolean() }))
    .max(30)
    .default([]),
  photos: z.array(id).max(10).default([]),
  storeId: id.nullable().default(null),
  remark: z.string().trim().max(300).default(''),
  /** Why the goods may come in all the same: quality engineers and food-safety officers only. */
  override: z.string().trim().max(300).default(''),
});
const lines = z.array(lineIn).min(1).max(60);

/** What was found about a line, in words: what is wrong and what to do. */
const finding = z.object({ code: z.string(), level: z.enum(LEVELS), text: z.string(), field: z.string(), confirmed: z.boolean() });
const derived = z.enum(['produced', 'expires']).nullable();
const knownLot = z.object({
  lotId: id,
  number: z.string(),
  receivedOn: day,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  /** Its days agree with those given: more of it can be received. */
  agrees: z.boolean(),
});
const product = z.object({ id, code: z.string(), name: z.string(), spec: z.string() });
const named = z.object({ id, name: z.string() });
const file = z.object({ fileId: id, sha256: z.string() });

const line = z.object({
  id,
  lineNo: z.int(),
  product,
  result: z.enum(RESULT_CODES),
  unit,
  amount: z.int(),
  quarantined: z.int(),
  refused: z.int(),
  fault: z.enum(FAULT_CODES).nullable(),
  gross: z.int().nullable(),
  tare: z.int().nullable(),
  pieces: z.int().nullable(),
  supplierLot: z.string().nullable(),
  lot: z.object({ id, number: z.string(), dayLot: z.boolean() }).nullable(),
  continued: z.boolean(),
  origin: z.string(),
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  derived,
  tenthsCelsius: z.int().nullable(),
  complete: z.boolean(),
  /** Sum of later corrections, in the base of `unit`. */
  corrected: z.int(),
});
const row = z.object({
  id,
  number: z.string(),
  supplier: named,
  arrivedAt: at,
  by: z.string(),
  lineCount: z.int(),
  refused: z.int(),
  incomplete: z.int(),
  lines: z.array(line),
});
const fullLine = line.extend({
  checks: z.array(z.object({ code: z.string(), label: text, ok: z.boolean() })),
  found: z.array(z.object({ code: z.string(), overridden: z.boolean() })),
  store: named.nullable(),
  photos: z.array(file),
  remark: z.string(),
  override: z.object({ reason: z.string(), by: z.string() }).nullable(),
  corrections: z.array(z.object({ id, difference: z.int(), by: z.string(), at, reason: z.string() })),
  can: z.object({ correct: z.boolean() }),
});

const filter = {
  from: day.optional(),
  to: day.optional(),
  supplierId: id.optional(),
  result: z.enum(RESULT_CODES).optional(),
  /** Lines where something that was asked for is missing. */
  incomplete: z.boolean().optional(),
  /** Part of a receipt's number, supplier, product, lot. */
  q: z.string().trim().max(60).optional(),
};

const FINDINGS = [
  'receiving.banned-goods',
  'receiving.goods-expired',
  'receiving.quarantine-missing',
  'receiving.certificate-missing',
  'receiving.certificate-expired',
  'receiving.supplier-licence-expired',
  'receiving.temperature-off',
  'receiving.check-failed',
  'receiving.lot-stopped',
  'lots.supplier-lot-known',
  'lots.expires-before-produced',
  'lots.produced-later',
] as const;
const FORM = [
  'suppliers.not-found',
  'suppliers.dropped-already',
  'receiving.product-unknown',
  'receiving.unit-unfit',
  'receiving.weights-disagree',
  'receiving.tare-above-gross',
  'receiving.parts-above-whole',
  'receiving.fault-needed',
  'receiving.checks-missing',
  'receiving.line-twice',
  'receiving.lot-other',
  'receiving.nothing-moved-here',
  'receiving.override-not-yours',
  'receiving.nothing-to-override',
  'lots.place-not-found',
] as const;

export const contract = {
  ask: endpoint({
    method: 'GET',
    path: '/receiving/asked',
    permission: 'receiving.receive',
    summary: { zh: '收一种商品要问什么：查验项、温度、证照、库位', en: 'What is asked of goods at the door' },
    input: z.object({ productId: id, supplierId: id.optional() }),
    output: z.object({
      product: product.extend({
        category: text,
        unit,
        pieceUnit: unit.nullable(),
        catchWeight: z.boolean(),
        typicalWeight: z.int().nullable(),
        pieceTare: z.int().nullable(),
        shelfLifeDays: z.int().nullable(),
      }),
      checks: z.array(z.object({ code: z.string(), label: text, bans: z.boolean(), stops: z.boolean(), ...rule })),
      /** Limits in tenths of a degree. */
      temperature: z.object({ asked: z.boolean(), lowest: z.int().nullable(), highest: z.int().nullable(), label: text, ...rule }).nullable(),
      asks: z.array(z.enum(['supplier-lot', 'origin', 'days'])),
      certificates: z.array(
        z.object({
          kind: z.string(),
          label: text,
          state: z.enum(['found', 'missing', 'expired']),
          validTo: day.nullable(),
          level: z.enum(LEVELS),
          ...rule,
        }),
      ),
      banned: z.array(z.object({ code: z.string(), label: text, ...rule })),
      stores: z.array(z.object({ id, name: z.string(), temperature: z.enum(['ambient', 'chilled', 'frozen']), proposed: z.boolean() })),
      /** As this supplier brought it last. */
      last: z.object({ origin: z.string(), unit, on: day }).nullable(),
      can: z.object({ override: z.boolean(), fileCertificate: z.boolean() }),
    }),
    refusals: ['receiving.product-unknown', 'suppliers.not-found'],
  }),
  check: endpoint({
    method: 'POST',
    path: '/receiving/check',
    permission: 'receiving.receive',
    summary: { zh: '收货前预检（不入库）', en: 'Check a receipt without receiving' },
    input: z.object({ supplierId: id, lines }),
    output: z.object({
      lines: z.array(
        z.object({
          result: z.enum(RESULT_CODES),
          findings: z.array(finding),
          /** It could be received as it stands, by this person. */
          passes: z.boolean(),
          producedOn: day.nullable(),
          expiresOn: day.nullable(),
          derived,
          complete: z.boolean(),
          known: knownLot.nullable(),
        }),
      ),
    }),
    refusals: ['suppliers.not-found', 'suppliers.dropped-already', 'receiving.product-unknown'],
  }),
  receive: endpoint({
    method: 'POST',
    path: '/receiving',
    permission: 'receiving.receive',
    summary: { zh: '收货入库', en: 'Receive goods' },
    input: z.object({ supplierId: id, occurredAt: z.iso.datetime({ offset: true }).optional(), lines }),
    output: z.object({
      receiptId: id,
      number: z.string(),
      lines: z.array(z.object({ lineId: id, result: z.enum(RESULT_CODES), lot: z.object({ id, number: z.string() }).nullable() })),
    }),
    refusals: [...FORM, ...FINDINGS, 'files.not-found', 'moment.in-future', 'moment.proof-needed'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/receiving',
    permission: 'receiving.read',
    summary: { zh: '收货记录', en: 'Receipts' },
    input: z.object({ ...filter, cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(30) }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  exportList: endpoint({
    method: 'POST',
    path: '/receiving/export',
    permission: 'receiving.read',
    summary: { zh: '导出收货记录（XLSX），后台进行', en: 'Export receipts (XLSX), as a job' },
    input: z.object(filter),
    output: z.object({ jobId: id }),
  }),
  rules: endpoint({
    method: 'GET',
    path: '/receiving/rules',
    permission: 'receiving.read',
    summary: { zh: '禁止经营的食品与查验规定', en: 'Banned goods and what is checked' },
    input: z.object({}),
    output: z.object({
      banned: z.array(z.object({ code: z.string(), label: text, words: z.array(z.string()), from: day, ...rule })),
      checks: z.array(z.object({ code: z.string(), label: text, categories: z.array(z.string()), from: day, ...rule })),
    }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/receiving/{receiptId}',
    permission: 'receiving.read',
    summary: { zh: '一张收货单', en: 'A receipt' },
    input: z.object({ receiptId: id }),
    output: row.extend({ recordedAt: at, lines: z.array(fullLine) }),
    refusals: ['receiving.not-found'],
  }),
  correct: endpoint({
    method: 'POST',
    path: '/receiving/{receiptId}/lines/{lineId}/correction',
    permission: 'receiving.correct',
    summary: { zh: '更正收货数量（另记一笔，原记录不变）', en: 'Correct a receipt by a new entry' },
    /** `amount`: what should have been entered as kept, in the base of the line's unit. */
    input: z.object({ receiptId: id, lineId: id, amount: z.int().min(0).max(1_000_000_000), reason: z.string().trim().min(2).max(300) }),
    output: z.object({ correctionId: id, difference: z.int() }),
    refusals: ['receiving.not-found', 'receiving.line-not-found', 'receiving.nothing-entered', 'receiving.no-difference', 'lots.not-enough'],
  }),
  reportBanned: endpoint({
    method: 'POST',
    path: '/receiving/banned',
    permission: 'receiving.report-banned',
    summary: { zh: '登记库内发现的禁止经营食品（立即封存）', en: 'Report banned goods found in stock (held at once)' },
    input: z.object({ lotId: id, rule: z.string().max(40), words: z.string().trim().max(300).default('') }),
    output: z.object({ holdId: id }),
    refusals: ['lots.not-found', 'lots.recalled-destroyed', 'receiving.rule-unknown', 'receiving.own-lot'],
  }),
};
