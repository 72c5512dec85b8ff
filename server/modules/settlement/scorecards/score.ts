// A scorecard as rules see it: points are integers of hundredths here and nowhere outside.
export type Hundredths = number;

export type Tier = { readonly by: 'count' | 'share'; readonly from: number; readonly below: number | null; readonly points: Hundredths };

export type CardItem = {
  readonly id: string;
  readonly name: string;
  readonly weight: Hundredths;
  /** Most that can be lost here: 扣完为止. */
  readonly cap: Hundredths;
  readonly veto: boolean;
  readonly per: Hundredths | null;
  readonly tiers: readonly Tier[];
  /** Tiers by share go by it. */
  readonly share: { readonly of: 'short-weight' | 'missed'; readonly categories: readonly string[] | null } | null;
};

export type Threshold = {
  readonly verdict: string;
  readonly atLeast: Hundredths | null;
  readonly below: Hundredths | null;
  readonly inARow: number | null;
  readonly consequence: string | null;
  readonly effects: readonly Record<string, unknown>[];
};

export type Card = {
  readonly every: 'day' | 'month' | 'quarter' | 'term' | 'year';
  readonly combine: 'average' | 'sum' | 'lowest' | null;
  readonly most: Hundredths;
  readonly items: readonly CardItem[];
  readonly thresholds: readonly Threshold[];
};

/** Something that takes points off an item by our records. */
export type Occurrence = {
  readonly itemId: string;
  readonly commitmentId: string | null;
  readonly clauseId: string | null;
  readonly subject: { readonly type: string; readonly id: string } | null;
  readonly at: number;
  /** Day in Asia/Shanghai. */
  readonly occurredOn: string;
  readonly excused: boolean;
  readonly positions: readonly number[];
};

/** Points that an occurrence takes, or a share (then without occurrence). A veto takes all there is. */
export type Loss = { readonly itemId: string; readonly occurrence: Occurrence | null; readonly hundredths: Hundredths; readonly veto: boolean };

export type ScoredItem = {
  readonly item: CardItem;
  /** In the order of time; those that took nothing any more stand with 0. */
  readonly losses: readonly Loss[];
  readonly hundredths: Hundredths;
  readonly share: number | null;
};
export type Scored = { readonly items: readonly ScoredItem[]; readonly total: Hundredths; readonly vetoed: boolean };

/** A deduction as it stands in a sheet. */
export type Deduction = {
  readonly itemId: string | null;
  readonly hundredths: Hundredths;
  readonly restored: Hundredths;
  readonly veto: boolean;
};

const CENT = 100;
export const pointsOf = (hundredths: Hundredths): number => hundredths / CENT;
export const hundredthsOf = (points: number): Hundredths => Math.round(points * CENT);
/** Two decimals at most. */
export const isExact = (points: number): boolean => Number.isFinite(points) && Math.abs(points * CENT - hundredthsOf(points)) < 1e-6;
