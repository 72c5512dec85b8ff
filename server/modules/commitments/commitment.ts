// A commitment as stored and as screens see it: one judged clause on one subject.
import type { Grade } from '../../kernel/fact.ts';
import type { BoundParty, ClauseKind } from './clause.ts';
import type { EvidenceRole, Verdict } from './judge/judged.ts';

export const EXCUSE_REASONS = {
  'force-majeure': { zh: '不可抗力', en: 'Force majeure' },
  'customer-caused': { zh: '采购单位原因', en: 'Caused by the customer' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type ExcuseReason = keyof typeof EXCUSE_REASONS;

export type StoredEvidence = { readonly position: number; readonly factId: string; readonly role: EvidenceRole };
export type StoredPause = { readonly from: string; readonly to: string | null; readonly ms: number | null };

/** Everything about a commitment that can change; instants as ISO text. Each fact of a commitment carries all of it. */
export type State = {
  readonly verdict: Verdict;
  readonly calendarVersion: string;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly decidedAt: string | null;
  readonly doneAt: string | null;
  readonly paused: boolean;
  readonly allowedMs: number | null;
  readonly usedMs: number | null;
  readonly value: number | null;
  readonly grade: Grade | null;
  readonly pauses: readonly StoredPause[];
  readonly evidence: readonly StoredEvidence[];
  readonly unknown: string | null;
  readonly acknowledgedAt: string | null;
  readonly nextAlarmAt: string | null;
  readonly nextStep: string | null;
  readonly told: readonly string[];
  readonly corrected: boolean;
  readonly quarantined: boolean;
};

/** What never changes. */
export type Identity = {
  readonly commitmentId: string;
  readonly clauseKey: string;
  readonly kind: ClauseKind;
  readonly bound: BoundParty;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly instance: string;
  readonly customerId: string | null;
  readonly siteId: string | null;
};

export type Commitment = Identity & { readonly state: State };

/** `<contract or plan>@<version>#<clause id>`. Throws RangeError for anything else. */
export function clauseOf(key: string): { readonly contractKey: string; readonly version: number; readonly clauseId: string } {
  const parts = /^(.+)@(\d+)#([^#]+)$/.exec(key);
  if (!parts) throw new RangeError(`not a clause key: ${key}`);
  return { contractKey: parts[1] as string, version: Number(parts[2]), clauseId: parts[3] as string };
}
