import type { Category, Intent, Severity } from '../types.ts';

export type Sign = {
  readonly category: Category;
  readonly sub: string;
  readonly severity: Severity;
  /** At least 2 decides alone; less needs company (another sign of the same subcategory, a return, an angry tone). */
  readonly weight: number;
  readonly words: string;
  /** Space-separated: one of these must stand within six characters, for words that are harmless alone (绳子, 玻璃). */
  readonly near?: string;
  /** Space-separated patterns that void the sign when found in the same message. */
  readonly unless?: string;
  /** Space-separated words that void the sign when they stand right before it. */
  readonly beforeNot?: string;
  /** The sign says something is lacking already: negation before it does not void it. */
  readonly sure?: true;
  /** Why a person must look, where this sign alone is reason enough. */
  readonly person?: string;
  readonly intent?: Intent;
};
