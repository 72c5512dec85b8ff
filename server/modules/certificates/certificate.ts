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
};

export type Pack = {
  readonly lines: readonly {
    readonly line: PackLine;
    readonly found: readonly { readonly kind: string; readonly certificateId: string; readonly by: Fit }[];
    readonly missing: readonly string[];
  }[];
  readonly complete: boolean;
  /** In note order, each once. */
  readonly certificates: readonly string[];
  readonly missing: readonly { readonly lineId: string; readonly kind: string }[];
};
