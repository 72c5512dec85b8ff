// An appeal as it is stored, and what it is about.
import type { Subject } from '../../../kernel/fact.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { AppealState } from './appeal.ts';

export type Appeal = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly period: string;
  readonly sheetId: string | null;
  readonly deductionId: string | null;
  readonly penaltyId: string | null;
  readonly askedHundredths: number | null;
  readonly askedFen: Fen | null;
  readonly givenHundredths: number | null;
  readonly givenFen: Fen | null;
  readonly state: AppealState;
  readonly contentSha256: string;
  readonly evidenceCount: number;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly answeredAt: Instant | null;
  readonly answeredBy: 'customer' | 'staff' | null;
};

export type Clause = { readonly clauseId: string; readonly wording: string; readonly source: string };
export type Matter = {
  readonly about: 'deduction' | 'penalty';
  readonly customerId: string;
  readonly sheetId: string | null;
  readonly deductionId: string | null;
  readonly penaltyId: string | null;
  readonly period: string;
  readonly title: string;
  readonly clause: Clause | null;
  readonly occurredOn: string | null;
  readonly subject: (Subject & { readonly name: string | null }) | null;
  readonly commitmentIds: readonly string[];
  /** What was taken and still stands. */
  readonly hundredths: number | null;
  readonly fen: Fen | null;
  readonly appealBy: Instant | null;
  /** open: it may be appealed as far as its own state goes. */
  readonly standing: 'open' | 'not-stated' | 'final' | 'settled';
  /** The appeal made against it, not withdrawn. */
  readonly appeal: { readonly id: string; readonly number: string; readonly state: string } | null;
};
