// What a way with money needs beside lines and an amount: shares, documents, receipts (R5.4).
import { z } from 'zod';
import type { Text } from '../../../kernel/text.ts';
import type { Way } from '../claim.ts';

export const DOCUMENT_KINDS = {
  receipt: { zh: '购货票据', en: 'Receipt' },
  invoice: { zh: '发票', en: 'Invoice' },
  payment: { zh: '付款凭证', en: 'Proof of payment' },
  'loss-list': { zh: '损失清单', en: 'List of losses' },
  contract: { zh: '合同、订单', en: 'Contract or order' },
  photo: { zh: '现场照片', en: 'Photo' },
  'hospital-bill': { zh: '医疗收费票据', en: 'Hospital bill' },
  'medical-record': { zh: '病历、诊断证明', en: 'Medical record' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type DocumentKind = keyof typeof DOCUMENT_KINDS;
export const DOCUMENT_KIND_CODES = Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]];

/** Without these it can be asked for, not granted in full: what is missing is named. */
export const NEEDED: Readonly<Partial<Record<Way, readonly DocumentKind[]>>> = {
  loss: ['loss-list', 'payment'],
  medical: ['hospital-bill'],
  'self-purchase': ['receipt'],
};

const id = z.uuid();
const fen = z.int().nonnegative().max(1_000_000_000);
/** `amountFen`: what it proves; 0 for papers that prove no amount. */
export const document = z.object({ kind: z.enum(DOCUMENT_KIND_CODES), fileId: id, amountFen: fen });
export const documents = z.array(document).max(30).default([]);

export const WAIVED = {
  note: { zh: '整张送货单的货款', en: 'The goods of a note' },
  'delivery-fee': { zh: '配送费', en: 'Delivery fee' },
} as const satisfies Record<string, Text>;
export type Waived = keyof typeof WAIVED;
export const WAIVED_CODES = Object.keys(WAIVED) as [Waived, ...Waived[]];

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
