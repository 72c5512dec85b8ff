// What screens are shown of packages and of the manager's month.
import { z } from 'zod';
import { PACKAGE_STATE_CODES, PART_KIND_CODES, PART_STATE_CODES } from './package.ts';

export const id = z.uuid();
const at = z.iso.datetime();
const text = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ ref: z.string(), name: z.string() });
/** `2026-10`, a calendar month of Asia/Shanghai. */
export const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, '2026-10');
const fen = z.int();

export const packageHead = z.object({
  packageId: id,
  customer: z.object({ id, name: z.string() }),
  month,
  /** Counts the packages of this customer and month. */
  edition: z.int(),
  state: z.enum(PACKAGE_STATE_CODES),
  /** Of what it holds; of the file once it is released. */
  sha256: z.string(),
  pdfSha256: z.string().nullable(),
  draftedAt: at,
  draftedBy: person,
  releasedAt: at.nullable(),
  releasedBy: person.nullable(),
  missing: z.array(z.enum(PART_KIND_CODES)),
});

export const packagePart = z.object({
  kind: z.enum(PART_KIND_CODES),
  label: text,
  state: z.enum(PART_STATE_CODES),
  /** What it is now, or what has to be done: `已发送，客户未确认`. */
  says: text,
  /** Of the statement, sheet or report it shows. */
  ref: z.string().nullable(),
  /** Changed since the draft was made: draw it again. */
  changed: z.boolean(),
});

/** What a customer sees. */
export const myPackage = packageHead.pick({
  packageId: true,
  month: true,
  edition: true,
  state: true,
  sha256: true,
  pdfSha256: true,
  releasedAt: true,
});

/** Points with at most two decimals, as the contract counts them. */
const points = z.number();
const score = z.object({
  sheetId: id.nullable(),
  title: z.string(),
  full: points,
  /** By the facts so far. */
  now: points,
  /** Where the month will end; null when it is over. */
  forecast: z.object({ low: points, likely: points, high: points }).nullable(),
  stated: points.nullable(),
  /** Stated, with what appeals gave back so far. */
  standing: points.nullable(),
  final: points.nullable(),
  /** The threshold reached by the weightiest of final, stated and now: 不满意. */
  verdict: z.object({ label: z.string(), bad: z.boolean() }).nullable(),
});

const statement = z.object({
  statementId: id.nullable(),
  /** `none`: nothing was drawn yet. */
  state: z.enum(['none', 'draft', 'sent', 'confirmed']),
  totalFen: fen.nullable(),
  unpriced: z.int(),
  disputes: z.int(),
  confirmBy: at.nullable(),
  late: z.boolean(),
});

const payment = z.object({
  invoicedFen: fen,
  paidFen: fen,
  unpaidFen: fen,
  dueOn: z.iso.date().nullable(),
  daysOver: z.int(),
});

export const monthRow = z.object({
  customer: z.object({ id, name: z.string() }),
  score: score.nullable(),
  /** Our own estimate 估算（内部） of what the month may cost in penalties, and what the customer has stated and nobody agreed to yet. */
  risk: z.object({ estimatedFen: fen, statedFen: fen, agreedFen: fen }),
  appeals: z.object({ open: z.int(), points, nextDeadline: at.nullable(), canAppeal: z.int() }),
  statement,
  payment,
  package: z.object({ packageId: id, state: z.enum(PACKAGE_STATE_CODES) }).nullable(),
});

export const monthCounts = z.object({
  customers: z.int(),
  /** Whose score reaches a bad threshold. */
  low: z.int(),
  riskFen: fen,
  openAppeals: z.int(),
  unsent: z.int(),
  unconfirmed: z.int(),
  disputed: z.int(),
  unpriced: z.int(),
  totalFen: fen,
  unpaidFen: fen,
  overdueFen: fen,
  packagesOpen: z.int(),
});
