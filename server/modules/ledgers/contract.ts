import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { BOOK_CODES, ENTRY_KIND_CODES, FIELD_CODES, HOLD_REASON_CODES } from './ledger.ts';

const id = z.uuid();
const at = z.iso.datetime();
const day = z.iso.date();

const filter = {
  book: z.enum(BOOK_CODES),
  /** First and last day. */
  from: day.optional(),
  to: day.optional(),
  /** Part of a product, lot number or party. */
  q: z.string().trim().max(60).optional(),
  lotId: id.optional(),
  /** Only entries that lack something the law asks for. */
  incomplete: z.boolean().optional(),
};

const entry = z.object({
  id,
  number: z.string(),
  book: z.enum(BOOK_CODES),
  kind: z.enum(ENTRY_KIND_CODES),
  onDay: day,
  lot: z.object({ id: id.nullable(), number: z.string(), supplierLot: z.string().nullable(), dayLot: z.boolean() }).nullable(),
  product: z.string(),
  productCode: z.string().nullable(),
  spec: z.string(),
  /** In the base unit of `unit`; negative for what came back or was too much. */
  amount: z.int(),
  unit: z.enum(UNIT_CODES),
  origin: z.string(),
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  shelfLifeDays: z.int().nullable(),
  party: z.object({ id: id.nullable(), name: z.string(), address: z.string(), contact: z.string() }),
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  missing: z.array(z.enum(FIELD_CODES)),
  reason: z.string(),
  corrects: z.object({ id, number: z.string() }).nullable(),
  /** What stands after all corrections. */
  amountNow: z.int(),
  correctedBy: z.array(z.object({ id, number: z.string() })),
  keepUntil: day,
  /** Kept beyond that, whatever its age. */
  legalHold: z.boolean(),
  postedAt: at,
  can: z.object({ correct: z.boolean() }),
});

const rule = z.object({ text: z.object({ zh: z.string(), en: z.string() }), source: z.string(), mark: z.string(), confirmed: z.boolean() });
const hold = z.object({
  id,
  reason: z.enum(HOLD_REASON_CODES),
  recallId: id.nullable(),
  lots: z.array(z.object({ id, number: z.string() })),
  words: z.string(),
  setBy: z.string(),
  setAt: at,
  liftedAt: at.nullable(),
  can: z.object({ lift: z.boolean() }),
});

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/ledgers/entries',
    permission: 'ledgers.read',
    summary: { zh: '进货、销货台账', en: 'Entries of the ledgers' },
    input: z.object({ ...filter, cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: z.object({ items: z.array(entry), next: z.string().nullable() }),
  }),
  summary: endpoint({
    method: 'GET',
    path: '/ledgers/days/{day}',
    permission: 'ledgers.read',
    summary: { zh: '某日台账核对', en: 'The books of a day, checked' },
    input: z.object({ day }),
    output: z.object({ day, entries: z.int(), incomplete: z.int(), waiting: z.int(), altered: z.int() }),
  }),
  rules: endpoint({
    method: 'GET',
    path: '/ledgers/rules',
    permission: 'ledgers.read',
    summary: { zh: '台账法定内容与保存期限', en: 'What the books must say, and how long they are kept' },
    input: z.object({}),
    output: z.object({ required: z.array(rule), keep: z.array(rule) }),
  }),
  exportList: endpoint({
    method: 'POST',
    path: '/ledgers/export',
    permission: 'ledgers.read',
    summary: { zh: '导出台账（XLSX 或 PDF），后台进行', en: 'Export a ledger (XLSX or PDF), as a job' },
    input: z.object({ ...filter, form: z.enum(['xlsx', 'pdf']).default('xlsx') }),
    output: z.object({ jobId: id }),
    refusals: ['ledgers.period-too-long'],
  }),
  correct: endpoint({
    method: 'POST',
    path: '/ledgers/entries/{entryId}/correction',
    permission: 'ledgers.correct',
    summary: { zh: '更正一条台账（另立一条，原登记不变）', en: 'Correct an entry by a further one' },
    input: z.object({
      entryId: id,
      /** What it should have been, in the base unit; as it stands where absent. */
      amount: z.int().min(-1_000_000_000).max(1_000_000_000).optional(),
      supplierLot: z.string().trim().max(60).nullable().optional(),
      spec: z.string().trim().max(80).optional(),
      producedOn: day.nullable().optional(),
      expiresOn: day.nullable().optional(),
      partyAddress: z.string().trim().max(200).optional(),
      partyContact: z.string().trim().max(100).optional(),
      reason: z.string().trim().min(2).max(300),
    }),
    output: z.object({ entryId: id, number: z.string() }),
    refusals: [
      'ledgers.not-found',
      'ledgers.corrected-already',
      'ledgers.nothing-corrected',
      'ledgers.corrects-a-correction',
      'ledgers.negative',
      'ledgers.expires-before-produced',
    ],
  }),
  holds: endpoint({
    method: 'GET',
    path: '/ledgers/legal-holds',
    permission: 'ledgers.read',
    summary: { zh: '台账保全', en: 'Legal holds' },
    input: z.object({ lifted: z.boolean().default(false), cursor: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) }),
    output: z.object({ items: z.array(hold), next: z.string().nullable(), can: z.object({ set: z.boolean() }) }),
  }),
  setHold: endpoint({
    method: 'POST',
    path: '/ledgers/legal-holds',
    permission: 'ledgers.keep',
    summary: { zh: '保全批次的台账', en: 'Set a legal hold' },
    input: z.object({
      reason: z.enum(HOLD_REASON_CODES),
      /** Our lot numbers, as printed. */
      lots: z.array(z.string().trim().min(1).max(40)).min(1).max(200),
      words: z.string().trim().min(2).max(300),
    }),
    output: z.object({ holdId: id }),
    refusals: ['ledgers.lot-unknown'],
  }),
  liftHold: endpoint({
    method: 'POST',
    path: '/ledgers/legal-holds/{legalHoldId}/end',
    permission: 'ledgers.keep',
    summary: { zh: '解除台账保全', en: 'Lift a legal hold' },
    input: z.object({ legalHoldId: id, words: z.string().trim().min(2).max(300) }),
    output: z.object({ holdId: id }),
    refusals: ['ledgers.hold-not-found', 'ledgers.hold-lifted'],
  }),
};
