// What the reasons of the dock mean to us (R1.4): which are matters of safety, and what an exception suggests.
import type { Outcome, Reason } from '../deliveries/public.ts';
import type { Category } from './case.ts';

type Meaning = { readonly category: Category; readonly subcategory: string | null; readonly severity: 2 | 3 };

/** Food safety never waits for a clerk; everything else does. */
const MEANINGS: Readonly<Record<Reason, Meaning>> = {
  spoiled: { category: 'food-safety', subcategory: 'spoiled', severity: 2 },
  'foreign-body': { category: 'food-safety', subcategory: 'foreign-body', severity: 2 },
  expired: { category: 'food-safety', subcategory: 'expired-or-near-expiry', severity: 2 },
  temperature: { category: 'food-safety', subcategory: 'temperature', severity: 2 },
  short: { category: 'delivery', subcategory: 'short-weight', severity: 3 },
  missing: { category: 'delivery', subcategory: 'missing-item', severity: 3 },
  'wrong-item': { category: 'delivery', subcategory: 'wrong-item', severity: 3 },
  'not-ordered': { category: 'delivery', subcategory: 'wrong-item', severity: 3 },
  late: { category: 'delivery', subcategory: 'late', severity: 3 },
  'off-spec': { category: 'quality', subcategory: 'spec-mismatch', severity: 3 },
  damaged: { category: 'packaging-label', subcategory: 'packaging', severity: 3 },
  'packaging-label': { category: 'packaging-label', subcategory: 'label-wrong', severity: 3 },
  'no-certificate': { category: 'packaging-label', subcategory: 'missing-certificate', severity: 3 },
  other: { category: 'quality', subcategory: 'unspecified', severity: 3 },
};
export const isSafety = (reason: Reason): boolean => MEANINGS[reason].category === 'food-safety';

/** "Expired or near it" is grave only where our own dates say expired: near its end is no confession. */
export function meaningOf(reason: Reason, { expiresOn, on }: { readonly expiresOn: string | null; readonly on: string }): Meaning {
  const meaning = MEANINGS[reason];
  return reason === 'expired' && (expiresOn === null || expiresOn >= on) ? { ...meaning, severity: 3 } : meaning;
}

export const SUGGESTIONS = ['replacement', 'settled', 'look'] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];
export const DRAFT_STATES = ['open', 'opened', 'dismissed'] as const;
export const DISMISSED_FOR = ['settled', 'agreed', 'mistake', 'other'] as const;

export type Exception = {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly deductBp?: number | undefined;
  readonly said?: number | null | undefined;
};

/** Two weights within tolerance are no matter at all: the system neither confesses nor starts a clock. */
export const isMatter = ({ outcome, reason, said }: Exception): boolean => outcome !== 'accepted' || reason !== null || (said ?? null) !== null;

const GONE: readonly Reason[] = ['missing', 'wrong-item', 'off-spec', 'damaged', 'spoiled', 'short'];

/** What is settled on the accepted weight needs nothing more; what was not taken is brought again before the meal. */
export function suggest({ outcome, reason, deductBp = 0, said = null }: Exception): Suggestion {
  if (said !== null) return 'look';
  if (deductBp > 0) return 'settled';
  if (outcome === 'rejected') return reason !== null && GONE.includes(reason) ? 'replacement' : 'look';
  if (outcome === 'partly') return reason === 'short' ? 'settled' : 'replacement';
  return 'look';
}
