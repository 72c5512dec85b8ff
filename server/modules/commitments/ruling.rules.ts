// Decides what people may say about a commitment. Pure.
import type { Actor } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Commitment, ExcuseReason } from './commitment.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

export type Moment = { readonly actor: Actor; readonly now: Instant };
export type Excuse = { readonly excuseId: string; readonly reason: ExcuseReason };

const about = ({ commitmentId, clauseKey, subjectType, subjectId, instance, customerId }: Commitment) => ({
  commitmentId,
  clauseKey,
  subjectType,
  subjectId,
  instance,
  customerId,
});
const byUs = ({ now }: Moment) => ({ occurredAt: now, grade: 'B' }) as const;

export function decideAcknowledge(state: Commitment, moment: Moment): Told[] {
  if (state.state.verdict !== 'missed') throw no('not-missed');
  if (state.state.acknowledgedAt !== null) throw no('acknowledged-already');
  return [tell.aboutSubject(tell.acknowledged.tell(about(state), byUs(moment)))];
}

type Request = Excuse & { readonly textHash: string; readonly files: readonly string[]; readonly waiting: boolean };

/** Force majeure and the customer's fault need proof; what was kept needs no excuse. */
export function decideRequestExcuse(state: Commitment, { excuseId, reason, textHash, files, waiting }: Request, moment: Moment): Told[] {
  if (!['running', 'missed', 'unobserved'].includes(state.state.verdict)) throw no('nothing-to-excuse');
  if (waiting) throw no('excuse-waiting');
  if (files.length === 0 && reason !== 'other') throw no('proof-needed');
  return [tell.excuseRequested.tell({ ...about(state), excuseId, reason, textHash, files: [...files] }, byUs(moment))];
}

type Decision = Excuse & { readonly ownRequest: boolean };

export function decideApprove(state: Commitment, { excuseId, reason, ownRequest }: Decision, moment: Moment): Told[] {
  if (ownRequest) throw no('own-request');
  return [tell.aboutSubject(tell.excused.tell({ ...about(state), excuseId, reason }, byUs(moment)))];
}

export function decideDecline(state: Commitment, { excuseId, ownRequest }: Decision, moment: Moment): Told[] {
  if (ownRequest) throw no('own-request');
  return [tell.excuseDeclined.tell({ ...about(state), excuseId }, byUs(moment))];
}

type Signature = { readonly kept: boolean; readonly textHash: string | null; readonly files: readonly string[] };

/** A signature that the promise was kept rests on an attachment: grade C, entered with proof. */
export function decideAttest(state: Commitment, { kept, textHash, files }: Signature, { now }: Moment): Told[] {
  if (state.kind !== 'attested') throw no('not-attested-kind');
  if (kept && files.length === 0) throw no('proof-needed');
  const data = { ...about(state), period: state.instance, kept, textHash, files: [...files] };
  return [tell.aboutSubject(tell.attested.tell(data, { occurredAt: now, grade: files.length > 0 ? 'C' : 'D' }))];
}
