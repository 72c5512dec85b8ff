// Empty weights of crates that kitchens meet most, in grams, offered beside what the product itself says (the tare of its packaging).
// Ours, by the catalogue sizes of plastic turnover crates (周转筐): a default that the scale at the dock overrules, not a standard.
import type { Text } from '../../design/locale.ts';

export type CrateTare = { readonly grams: number; readonly label: Text };

export const CRATE_TARES: readonly CrateTare[] = [
  { grams: 1_000, label: { zh: '小筐', en: 'Small' } },
  { grams: 1_500, label: { zh: '中筐', en: 'Medium' } },
  { grams: 2_000, label: { zh: '大筐', en: 'Large' } },
];
