// What the account looks like on the wire. Amounts are integer fen; negative lowers what the customer owes.
import { z } from 'zod';
import { PAY_CODES, REASON_CODES, WAY_CODES } from '../claim.ts';
import { BEARER_CODES, BOOKING_KIND_CODES } from './account.ts';
import { DOCUMENT_KIND_CODES, WAIVED_CODES } from './details.ts';

const id = z.uuid();
const at = z.iso.datetime();
const fen = z.int();
export const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/);
const named = z.object({ id, name: z.string() });

export const bookingRow = z.object({
  entryId: id,
  month,
  kind: z.enum(BOOKING_KIND_CODES),
  pay: z.enum(PAY_CODES),
  way: z.enum(WAY_CODES).nullable(),
  /** Why the claim was made. */
  reason: z.enum(REASON_CODES).nullable(),
  amountFen: fen,
  claimId: id.nullable(),
  claimNumber: z.string().nullable(),
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  site: named,
  clauseKey: z.string().nullable(),
  clauseVersion: z.int().nullable(),
  /** How many files prove the claim. */
  files: z.int(),
  bookedAt: at,
  bookedBy: z.string(),
  /** Why, in words, where a person booked it. */
  body: z.string(),
  /** The entry it takes back; the entry that takes it back. */
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  can: z.object({ reverse: z.boolean() }),
});
/** What the customer sees of an entry: no account of a colleague, no act. */
export const myBookingRow = bookingRow.omit({ bookedBy: true, can: true, site: true, files: true }).extend({ siteName: z.string() });

export const difference = z.object({
  /** What differs. */
  what: z.enum(['booked', 'totals', 'ledger', 'reversal', 'unpriced']),
  claimId: id.nullable(),
  claimNumber: z.string().nullable(),
  expectedFen: fen,
  bookedFen: fen,
});
export const reconciliation = z.object({
  agrees: z.boolean(),
  claims: z.int(),
  entries: z.int(),
  /** By what was granted and replaced; by the entries; by the totals of the database. */
  expectedFen: fen,
  bookedFen: fen,
  totalsFen: fen,
  /** Booked by people beside the claims: written back, reversed, corrected. */
  byHandFen: fen,
  /** Refused goods that were replaced without a price: somebody has to enter the amount. */
  unpriced: z.int(),
  differences: z.array(difference),
});

export const accountPage = z.object({
  customer: named,
  month,
  closed: z.boolean(),
  /** Newest first: months with entries. */
  months: z.array(z.object({ month, billFen: fen, transferFen: fen, entries: z.int(), closed: z.boolean() })),
  /** Still to be paid by transfer before and after this month (negative: we owe). */
  openingFen: fen,
  closingFen: fen,
  billFen: fen,
  transferFen: fen,
  items: z.array(bookingRow),
  next: z.string().nullable(),
  can: z.object({ correct: z.boolean() }),
});

export const documentRow = z.object({ documentId: id, kind: z.enum(DOCUMENT_KIND_CODES), fileId: id, amountFen: fen, addedAt: at });
export const recourseRow = z.object({
  recourseId: id,
  amountFen: fen,
  recoveredFen: fen,
  openedAt: at,
  parts: z.array(z.object({ bearer: z.enum(BEARER_CODES), amountFen: fen, at })),
});
export const detailRow = z.object({
  shareBp: z.int().nullable(),
  waived: z.enum(WAIVED_CODES).nullable(),
  paidFen: fen.nullable(),
  contractFen: fen.nullable(),
  billedFen: fen.nullable(),
  timesBp: z.int().nullable(),
  clauseKey: z.string().nullable(),
  clauseVersion: z.int().nullable(),
  documentsFen: fen,
  documentCount: z.int(),
  missing: z.array(z.enum(DOCUMENT_KIND_CODES)),
});
/** `medical`: null where the reader may not see papers about health. */
export const claimAccount = z.object({
  entries: z.array(bookingRow),
  sumFen: fen,
  detail: detailRow.nullable(),
  documents: z.array(documentRow),
  medical: z.array(documentRow).nullable(),
  recourse: recourseRow.nullable(),
  can: z.object({
    addDocuments: z.boolean(),
    openRecourse: z.boolean(),
    recordRecourse: z.boolean(),
    eraseMedical: z.boolean(),
    correct: z.boolean(),
  }),
});
