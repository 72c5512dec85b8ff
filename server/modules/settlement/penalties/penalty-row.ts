// A stated penalty as it is stored.
import type { Fen } from '../../../kernel/money.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Measure, Paid, PenaltyState } from './penalty.ts';

export type Penalty = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly period: string;
  readonly contractKey: string;
  readonly contractVersion: number;
  readonly clauseId: string | null;
  readonly measure: Measure;
  readonly statedFen: Fen;
  readonly amountFen: Fen;
  readonly estimateFen: Fen | null;
  readonly commitments: readonly string[];
  readonly state: PenaltyState;
  readonly statedBy: 'customer' | 'staff';
  readonly paid: Paid | null;
  readonly appealBy: Instant | null;
  readonly statedAt: Instant;
  readonly answeredAt: Instant | null;
  /** The latest appeal that was made against it and not withdrawn. */
  readonly appealId: string | null;
  readonly appealState: string | null;
};
