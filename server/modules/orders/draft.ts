// An order before it is one: what somebody asks for, what surrounds it, and how it was understood.

import type { UnitCode } from '../../kernel/quantity.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Found } from './findings.ts';
import type { Kind, Timing } from './order.ts';

export type DraftLine = {
  readonly lineId: string | null;
  readonly productId: string | null;
  readonly product: string;
  readonly productCode: string | null;
  readonly spec: string;
  readonly amount: number;
  readonly unit: UnitCode;
  readonly remark: string;
};
export type Draft = {
  readonly siteId: string;
  readonly deliveryOn: string;
  readonly timing: Timing;
  /** Wall times. */
  readonly from: string | null;
  readonly to: string | null;
  readonly urgent: boolean;
  readonly orderKind: Kind;
  readonly externalNumber: string | null;
  readonly supplementOf: string | null;
  readonly remark: string;
  readonly lines: readonly DraftLine[];
};

/** A line as it was understood. Amounts in base units. */
export type ReadLine = {
  readonly lineNo: number;
  readonly productId: string | null;
  readonly productCode: string | null;
  readonly product: string;
  readonly spec: string;
  readonly orderedAmount: number;
  readonly orderedUnit: UnitCode;
  readonly amount: number;
  readonly unit: UnitCode;
  readonly pieces: number | null;
  readonly pieceUnit: UnitCode | null;
  readonly priceFen: number | null;
  readonly pricePer: UnitCode | null;
  readonly sheetId: string | null;
  readonly totalFen: number | null;
  readonly unchecked: boolean;
};

/** What the checks ask of a site. */
export type Site = {
  readonly customerId: string;
  readonly customerKind: string;
  readonly customerActive: boolean;
  readonly siteActive: boolean;
  readonly receiving: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[];
  /** Wall time on the day before delivery. */
  readonly orderCutoff: string;
};
/** What the checks ask of a product. */
export type Goods = {
  readonly productId: string;
  readonly code: string;
  readonly name: string;
  readonly spec: string;
  readonly stockUnit: UnitCode;
  readonly settleUnit: UnitCode;
  readonly catchWeight: boolean;
  /** Grams of one piece. */
  readonly typicalWeight: number | null;
  readonly pieceUnit: UnitCode | null;
  readonly highRiskForSchools: boolean;
  readonly active: boolean;
};
export type Price = { readonly fen: number; readonly per: UnitCode; readonly sheetId: string };

/** A product by what was written: one, several of that name, or none. */
export type Meant = Goods | readonly Goods[] | undefined;

/** What the checks look at. Everything is loaded before; the checks themselves read no database and no clock. */
export type Surroundings = {
  /** Moment of receiving, which the cutoff counts from, and now. */
  readonly receivedAt: Instant;
  readonly now: Instant;
  /** The site where the actor may order for it. */
  readonly site: Site | undefined;
  readonly product: (line: Pick<DraftLine, 'productId' | 'productCode' | 'product'>) => Meant;
  readonly price: (productId: string) => Price | undefined;
  /** What an amount in base units costs. */
  readonly cost: (price: Price, amount: number) => number;
  /** SHA-256. */
  readonly hash: (text: string) => string;
  /** Median amount of the latest orders of this site, in base units of the settlement unit. */
  readonly usual: (productId: string) => number | undefined;
  /** Words that make goods of no master high-risk for schools. */
  readonly riskyWords: readonly string[];
  /** Number of another order of this site and day with the same content. */
  readonly sameAs: (contentHash: string) => string | undefined;
};

export type Window = { readonly from: Instant; readonly to: Instant };
export type Checked = {
  readonly found: readonly Found[];
  readonly lines: readonly ReadLine[];
  readonly window: Window | undefined;
  readonly urgent: boolean;
  readonly changeUntil: Instant | undefined;
  readonly contentHash: string;
  readonly totalFen: number | null;
  readonly unpriced: number;
};
