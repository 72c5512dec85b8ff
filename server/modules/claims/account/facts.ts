import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { PAY_CODES, WAY_CODES } from '../claim.ts';
import { about, bodyHash, evidence, id, subjects } from '../fact-parts.ts';
import { BEARER_CODES, BOOKING_KIND_CODES } from './account.ts';
import { DOCUMENT_KIND_CODES, WAIVED_CODES } from './details.ts';

const fen = z.int().nonnegative();
const month = z.string().regex(/^\d{4}-\d{2}$/);
const document = z.object({ documentId: id, kind: z.enum(DOCUMENT_KIND_CODES), fileId: id, sha256: z.string(), amountFen: fen });

/** One entry of the customer account. Negative lowers what the customer owes. */
export const booked = defineFact({
  name: 'claims.booked',
  version: 1,
  label: { zh: '记入客户往来账', en: 'Booked on the account' },
  data: z.object({
    entryId: id,
    claimId: id.nullable(),
    caseId: id.nullable(),
    customerId: id,
    siteId: id,
    noteId: id.nullable(),
    way: z.enum(WAY_CODES).nullable(),
    kind: z.enum(BOOKING_KIND_CODES),
    /** On this month's bill, or between us by transfer. */
    pay: z.enum(PAY_CODES),
    amountFen: z.int(),
    month,
    /** The entry that it takes back. */
    reverses: id.nullable(),
    bodyHash,
  }),
  subjects,
});

/** Transferred, with what proves it. */
export const paid = defineFact({
  name: 'claims.paid',
  version: 1,
  label: { zh: '已付款', en: 'Paid' },
  data: z.object({ ...about, amountFen: fen, bodyHash, evidence }),
  subjects,
});

/** What a way with money rests on. Papers about somebody's health are counted, never named. */
export const detailed = defineFact({
  name: 'claims.money-explained',
  version: 1,
  label: { zh: '列明金额依据', en: 'The amount explained' },
  data: z.object({
    ...about,
    shareBp: z.int().nullable(),
    waived: z.enum(WAIVED_CODES).nullable(),
    /** Bought elsewhere: what was paid, what the contract asks for as much, what of it was billed already, and the multiple of the clause. */
    paidFen: fen.nullable(),
    contractFen: fen.nullable(),
    billedFen: fen.nullable(),
    timesBp: z.int().nonnegative().nullable(),
    clauseKey: z.string().nullable(),
    clauseVersion: z.int().nullable(),
    documents: z.array(document),
    documentsFen: fen,
    documentCount: z.int().nonnegative(),
    /** Kinds that are still to come. */
    missing: z.array(z.enum(DOCUMENT_KIND_CODES)),
  }),
  subjects,
});

export const documentsAdded = defineFact({
  name: 'claims.documents-added',
  version: 1,
  label: { zh: '补交凭证', en: 'Documents added' },
  data: z.object({
    ...about,
    documents: z.array(document),
    /** Of all that are there now. */
    documentsFen: fen,
    documentCount: z.int().nonnegative(),
    missing: z.array(z.enum(DOCUMENT_KIND_CODES)),
  }),
  subjects,
});

/** Paid before anybody was found at fault, or for somebody else: who bears it in the end is open. */
export const recourseOpened = defineFact({
  name: 'claims.recourse-opened',
  version: 1,
  label: { zh: '先付后追，责任待定', en: 'Recourse opened, fault still open' },
  data: z.object({ ...about, recourseId: id, amountFen: fen }),
  subjects,
});

/** So much of it is borne: received from a supplier or carrier, taken back from the customer (we were not at fault), or ours. */
export const recourseRecovered = defineFact({
  name: 'claims.recourse-recovered',
  version: 1,
  label: { zh: '追偿落实', en: 'Recourse received' },
  data: z.object({ ...about, recourseId: id, bearer: z.enum(BEARER_CODES), recoveryId: id.nullable(), amountFen: fen, bodyHash, evidence }),
  subjects,
});

/** The statement of a month is drawn (R17): whatever is booked later goes to the next month. */
export const monthClosed = defineFact({
  name: 'claims.month-closed',
  version: 1,
  label: { zh: '客户往来账结账', en: 'Month of the account closed' },
  data: z.object({ customerId: id, month, billFen: z.int(), transferFen: z.int(), entries: z.int().nonnegative() }),
  subjects: { customer: 'customerId' },
});

export const facts = [booked, paid, detailed, documentsAdded, recourseOpened, recourseRecovered, monthClosed];
