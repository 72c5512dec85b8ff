// What entitlements are judged on: the rules that are heard and the claim with what proves it. Types only.
import type { Grade } from '../../../kernel/fact.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { EntitlementRule, EvidenceKind } from '../../service-plans/words.ts';
import type { Reason, Way } from '../claim.ts';
import type { Reach } from './entitlement-words.ts';

/** A rule and where it stands; our own rules stand in no contract and rank below every text. */
export type Heard = {
  readonly key: string;
  readonly contractKey: string | null;
  readonly version: number | null;
  readonly mark: string;
  readonly precedence: number;
  readonly rule: EntitlementRule;
};
export const OWN_RANK = 0;

export type MatterLine = {
  readonly amount: number;
  /** Held by earlier claims: the dock’s record proves no shortage twice. */
  readonly claimed: number;
  readonly category: string | null;
  readonly temperatureClass: string | null;
  /** When the customer signed for it; null: not yet. */
  readonly signedAt: Instant | null;
  /** Days of shelf life left on delivery, and in all; null: it carries no dates. */
  readonly life: { readonly left: number; readonly whole: number } | null;
  readonly dated: boolean;
  /** By the dock's own record: so much less than was settled; null: not weighed there. */
  readonly weighedShort: number | null;
  /** Refused or deducted at the dock. */
  readonly refused: number;
  readonly deducted: boolean;
  readonly photos: boolean;
  readonly temperature: boolean;
};

export type Matter = {
  readonly way: Way;
  readonly reason: Reason;
  /** As said, by the case, or by the nature of the reason. */
  readonly foodSafety: boolean;
  readonly customerKind: string;
  readonly lines: readonly MatterLine[];
  /** Worth of what is asked for; null: no price. Of the goods alone, for clauses that cap by them. */
  readonly valueFen: Fen | null;
  readonly goodsFen: Fen | null;
  /** Pictures and papers that came with the claim or hang on its case. */
  readonly files: number;
  /** What they show, as said; null: not said, so they count as whatever is asked for and a person looks. */
  readonly shows: readonly EvidenceKind[] | null;
  readonly statement: boolean;
  /** How the request itself is proved. */
  readonly grade: Grade;
  readonly reportedAt: Instant;
  readonly openedAt: Instant | null;
  readonly foundAt: Instant | null;
  readonly resalable: boolean | null;
  readonly reach: Reach;
  readonly goodwill: boolean;
  readonly recall: boolean;
};
