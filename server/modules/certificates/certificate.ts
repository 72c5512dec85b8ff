// A certificate that goes with goods (R1.5), and what a note's pack is.
import type { Text } from '../../kernel/text.ts';

export const WITHDRAWALS = {
  mistake: { zh: '登记错误', en: 'Filed by mistake' },
  replaced: { zh: '已换发新证', en: 'Replaced by another' },
  revoked: { zh: '发证方撤销', en: 'Revoked by the issuer' },
  doubtful: { zh: '真伪存疑', en: 'Doubtful' },
} as const satisfies Record<string, Text>;
export type Withdrawal = keyof typeof WITHDRAWALS;
export const WITHDRAWAL_CODES = Object.keys(WITHDRAWALS) as [Withdrawal, ...Withdrawal[]];

export type CoveredProduct = { readonly productId: string | null; readonly code: string | null; readonly name: string };

export type Certificate = {
  readonly id: string;
  readonly kind: string;
  readonly lot: string | null;
  /** Empty: covers whatever needs its kind. */
  readonly products: readonly CoveredProduct[];
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Whose goods, and which lot of ours, where that is known. */
  readonly supplierId?: string | null;
  readonly lotId?: string | null;
  /** Of our own making: it speaks of its very lot and of nothing else. */
  readonly reissued?: boolean;
};

/** A lot of ours as certificates look at it: what people call it, whose it is, and what it was made of. */
export type PaperLot = {
  readonly id: string;
  readonly number: string;
  readonly supplierLot: string | null;
  readonly supplierId: string | null;
  readonly product: string;
  readonly code: string | null;
  readonly receivedOn: string;
  readonly madeOf: readonly string[];
};

/** How a certificate was found to belong to a line: by its very lot, by its day because one side names no lot, or for the product as a whole. */
export type Fit = 'lot' | 'day' | 'product';

export type PackLine = {
  readonly lineId: string;
  readonly lineNo: number;
  readonly product: string;
  readonly code: string | null;
  readonly lot: string | null;
  /** Kinds that the product needs; null: the product is not in the master, nobody knows. */
  readonly kinds: readonly string[] | null;
  /** Where it is known who brought the goods. */
  readonly supplierId?: string | null;
  /** The lots it carries; none: only what is written in `lot`. */
  readonly lotIds?: readonly string[];
};

/** A kind of paper that a lot has not, where it is known which lot lacks it. */
export type Lack = { readonly kind: string; readonly lotId: string | null };

export type Pack = {
  readonly lines: readonly {
    readonly line: PackLine;
    readonly found: readonly { readonly kind: string; readonly certificateId: string; readonly by: Fit }[];
    readonly missing: readonly string[];
    readonly lacks: readonly Lack[];
  }[];
  readonly complete: boolean;
  /** In note order, each once. */
  readonly certificates: readonly string[];
  readonly missing: readonly { readonly lineId: string; readonly kind: string }[];
};
