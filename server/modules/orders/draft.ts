// An order before it is one: what somebody asks for, what surrounds it, and how it was understood.
import type { UnitCode } from '../../kernel/quantity.ts';
import type { Instant } from '../../kernel/time.ts';
import type { SiteCard } from '../customers/public.ts';
import type { Timing } from '../deliveries/public.ts';
import type { Price, Terms } from '../products/public.ts';
import type { Found } from './findings.ts';
import type { Kind } from './order.ts';

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

/** A product by what was written: one, several of that name, or none. */
export type Meant = Terms | readonly Terms[] | undefined;

/** What the checks look at. Everything is loaded before; the checks themselves read no database and no clock. */
export type Surroundings = {
  /** Moment of receiving, which the cutoff counts from, and now. */
  readonly receivedAt: Instant;
  readonly now: Instant;
  /** The site where the actor may order for it. */
  readonly site: SiteCard | undefined;
  readonly product: (line: Pick<DraftLine, 'productId' | 'productCode' | 'product'>) => Meant;
  readonly price: (productId: string) => Price | undefined;
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
