// The reason a claim most likely has, from what the case is about; and what a case is about that is opened for a claim.
import type { Reason } from '../../../server/modules/claims/words.ts';
import type { Category } from '../../design/labels.ts';
import type { Reason as DockReason } from '../deliveries/note-labels.ts';

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

/** What the receiver wrote at the dock. */
export function reasonAtDock(reason: DockReason): Reason {
  if (reason === 'late') return 'not-in-time';
  if (reason === 'not-ordered') return 'wrong-item';
  return reason;
}

type Kind = { readonly category: Category; readonly subcategory: string | null; readonly severity: number };
const safety = (subcategory: string, severity = 2): Kind => ({ category: 'food-safety', subcategory, severity });
const quality = (subcategory: string | null): Kind => ({ category: 'quality', subcategory, severity: 3 });
const delivery = (subcategory: string): Kind => ({ category: 'delivery', subcategory, severity: 3 });
const label = (subcategory: string): Kind => ({ category: 'packaging-label', subcategory, severity: 3 });

/** The same reading as the dock's own matters have (R3.1). */
export const KINDS: Readonly<Record<Reason, Kind>> = {
  spoiled: safety('spoiled'),
  'foreign-body': safety('foreign-body'),
  expired: safety('expired-or-near-expiry'),
  temperature: safety('temperature'),
  adulterated: safety('adulteration'),
  illness: safety('suspected-illness', 1),
  recalled: safety('recall'),
  'off-spec': quality('spec-mismatch'),
  inferior: quality('not-fresh'),
  'short-life': quality(null),
  'no-reason': quality(null),
  other: quality(null),
  short: delivery('short-weight'),
  missing: delivery('missing-item'),
  damaged: delivery('damaged'),
  'wrong-item': delivery('wrong-item'),
  'not-in-time': delivery('late'),
  service: { category: 'conduct', subcategory: 'attitude', severity: 3 },
  'packaging-label': label('label-wrong'),
  'no-certificate': label('paperwork'),
  'false-report': label('label-false'),
};
