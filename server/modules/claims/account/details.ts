// What a way with money needs beside lines and an amount: shares, documents, receipts (R5.4).
import { z } from 'zod';
import { DOCUMENT_KIND_CODES, WAIVED_CODES } from './papers.ts';

export * from './papers.ts';

const id = z.uuid();
const fen = z.int().nonnegative().max(1_000_000_000);
/** `amountFen`: what it proves; 0 for papers that prove no amount. */
export const document = z.object({ kind: z.enum(DOCUMENT_KIND_CODES), fileId: id, amountFen: fen });
export const documents = z.array(document).max(30).default([]);

export const details = z.discriminatedUnion('way', [
  /** Basis points of what came are taken off: 500 = 5 %. Left out: the amounts of the lines are what is taken off. */
  z.object({ way: z.literal('deduction'), shareBp: z.int().min(1).max(10_000) }),
  z.object({ way: z.literal('waiver'), of: z.enum(WAIVED_CODES), noteId: id }),
  z.object({ way: z.literal('loss'), documents }),
  /** `bought`: less than claimed was bought elsewhere, in the order of the lines; left out: all of it. */
  z.object({
    way: z.literal('self-purchase'),
    documents,
    paidFen: z.int().positive().max(1_000_000_000),
    bought: z.array(z.int().positive().max(1_000_000_000)).max(100).optional(),
  }),
  z.object({ way: z.literal('advance'), documents }),
  z.object({ way: z.literal('medical'), documents }),
]);
export type Details = z.infer<typeof details>;
export type Document = z.infer<typeof document>;
