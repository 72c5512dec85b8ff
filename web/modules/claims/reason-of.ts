// The reason a claim most likely has, from what the case is about.
import type { Reason } from '../../../server/modules/claims/words.ts';

const FROM_CASE: Readonly<Record<string, Reason>> = {
  spoiled: 'spoiled',
  'off-smell': 'spoiled',
  'not-fresh': 'off-spec',
  'spec-mismatch': 'off-spec',
  size: 'off-spec',
  ripeness: 'off-spec',
  'short-weight': 'short',
  'net-content': 'short',
  'missing-item': 'missing',
  'not-delivered': 'missing',
  'out-of-stock': 'missing',
  damaged: 'damaged',
  'broken-seal': 'packaging-label',
  'wrong-item': 'wrong-item',
  'expired-or-near-expiry': 'expired',
  temperature: 'temperature',
  packaging: 'packaging-label',
  'label-wrong': 'packaging-label',
  'label-missing': 'packaging-label',
  'foreign-body': 'foreign-body',
  'missing-certificate': 'no-certificate',
};
export const reasonOf = (subcategory: string | null): Reason => (subcategory ? (FROM_CASE[subcategory] ?? 'other') : 'other');
