// What follows from misses, as contracts write it (service-plans, family `consequence`): as much of it as formulas need.
export type Amount =
  | { readonly of: 'fixed'; readonly yuan: number }
  | {
      readonly of: 'line-value' | 'note-value' | 'shortage-value' | 'month-value' | 'contract-value' | 'direct-loss';
      readonly times: number;
    };
export type AmountEffect = {
  readonly kind: 'amount';
  readonly amount: Amount;
  readonly atLeastYuan?: number | undefined;
  readonly atMostYuan?: number | undefined;
  readonly per?: 'each' | 'once' | undefined;
};
export type CapEffect = { readonly kind: 'cap'; readonly share: number; readonly of: 'month-value' | 'contract-value' | 'performance-bond' };
export type MeasureEffect = { readonly kind: 'suspend'; readonly within: string } | { readonly kind: 'terminate'; readonly notice: string };
export type Effect = { readonly kind: 'points'; readonly points: number } | AmountEffect | CapEffect | MeasureEffect;
export type Tier = {
  readonly by: 'count' | 'share';
  readonly from: number;
  readonly below?: number | undefined;
  readonly effects: readonly Effect[];
};
export type Consequence = {
  readonly when: { readonly count?: { readonly atLeast: number; readonly every: 'month' | 'quarter' | 'year' | 'contract' } | undefined };
  readonly effects: readonly Effect[];
  readonly tiersHold?: 'for-all' | 'from-there' | undefined;
  readonly tiers: readonly Tier[];
};
