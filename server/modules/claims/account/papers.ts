// Papers that prove money, and what a waiver is of: the words alone, so that a browser needs no more.
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

export const WAIVED = {
  note: { zh: '整张送货单的货款', en: 'The goods of a note' },
  'delivery-fee': { zh: '配送费', en: 'Delivery fee' },
} as const satisfies Record<string, Text>;
export type Waived = keyof typeof WAIVED;
export const WAIVED_CODES = Object.keys(WAIVED) as [Waived, ...Waived[]];
