// Decides what may be stated, agreed, refused and withdrawn. Pure.
import type { Grade, Told } from '../../../kernel/fact.ts';
import { type Fen, yuan } from '../../../kernel/money.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import * as tell from './facts.ts';
import { type Measure, type Paid, PENALTY_STATES } from './penalty.ts';
import type { Penalty } from './penalty-row.ts';
import { no } from './refusals.ts';

export type When = { readonly occurredAt: Instant; readonly grade: Grade };
export type Written = { readonly wordHash: string | null; readonly proof: { readonly fileId: string; readonly sha256: string }[] };

export type Asked = {
  readonly month: string;
  readonly clauseId: string | null;
  readonly measure: Measure;
  readonly amountFen: Fen;
  readonly body: string;
};
type Around = {
  /** Month of Asia/Shanghai now. */
  readonly thisMonth: string;
  readonly clauseIds: readonly string[];
  readonly open: readonly Pick<Penalty, 'clauseId' | 'measure' | 'number'>[];
};

/** What is asked makes sense, before a number is drawn for it. */
export function checkStated({ month, clauseId, measure, amountFen, body }: Asked, { thisMonth, clauseIds, open }: Around): void {
  if (month > thisMonth) throw no('penalty-month-ahead', { month });
  if (clauseId !== null && !clauseIds.includes(clauseId)) throw no('penalty-clause-unknown', { clauseId });
  if (clauseId === null && body === '') throw no('penalty-basis-needed');
  if (measure === 'amount' && amountFen === 0) throw no('penalty-amount-needed');
  if (measure !== 'amount' && amountFen > 0) throw no('penalty-no-amount');
  const before = clauseId === null ? undefined : open.find((one) => one.clauseId === clauseId && one.measure === measure);
  if (before) throw no('penalty-stated-already', { month, clauseId, number: before.number });
}

export type Stated = Written & {
  readonly penaltyId: string;
  readonly number: string;
  readonly customerId: string;
  readonly contractKey: string;
  readonly contractVersion: number;
  readonly estimateFen: Fen | null;
  readonly commitments: readonly string[];
  readonly by: 'customer' | 'staff';
  readonly appealBy: Instant;
};

export const decideStated = ({ month, clauseId, measure, amountFen }: Asked, stated: Stated, when: When): Told[] => [
  tell.penaltyStated.tell(
    {
      penaltyId: stated.penaltyId,
      customerId: stated.customerId,
      period: month,
      number: stated.number,
      contractKey: stated.contractKey,
      contractVersion: stated.contractVersion,
      clauseId,
      measure,
      amountFen,
      estimateFen: stated.estimateFen,
      commitments: [...stated.commitments],
      by: stated.by,
      appealBy: iso(stated.appealBy),
      wordHash: stated.wordHash,
      proof: stated.proof,
    },
    when,
  ),
];

const about = ({ id, customerId, period }: Penalty) => ({ penaltyId: id, customerId, period });
const UNANSWERED: readonly Penalty['state'][] = ['stated', 'declined'];
const underAppeal = ({ appealState }: Penalty): boolean => appealState === 'open';

export const mayAgree = (penalty: Penalty): boolean => UNANSWERED.includes(penalty.state) && !underAppeal(penalty);
export const mayDecline = ({ state }: Penalty): boolean => state === 'stated';
/** Also one that was agreed: the next statement corrects it. */
export const mayWithdraw = (penalty: Penalty): boolean => penalty.state !== 'withdrawn' && !underAppeal(penalty);

function wrongState({ number, state }: Penalty): Error {
  const { zh, en } = PENALTY_STATES[state];
  return no('penalty-not-in-this-state', { number, state: zh, stateEn: en });
}

type Agreement = Written & { readonly amountFen: Fen | undefined; readonly paid: Paid };

export function decideAgreed(penalty: Penalty, { amountFen = penalty.amountFen, paid, wordHash, proof }: Agreement, when: When): Told[] {
  if (!UNANSWERED.includes(penalty.state)) throw wrongState(penalty);
  if (underAppeal(penalty)) throw no('penalty-under-appeal', { number: penalty.number });
  if (amountFen > penalty.amountFen) throw no('penalty-more-than-stated', { amount: yuan(penalty.amountFen) });
  return [tell.penaltyAgreed.tell({ ...about(penalty), amountFen, paid, wordHash, proof }, when)];
}

export function decideDeclined(penalty: Penalty, { wordHash, proof }: Written, when: When): Told[] {
  if (!mayDecline(penalty)) throw wrongState(penalty);
  return [tell.penaltyDeclined.tell({ ...about(penalty), wordHash, proof }, when)];
}

export function decideWithdrawn(penalty: Penalty, { by, wordHash, proof }: Written & { readonly by: 'customer' | 'staff' }, when: When): Told[] {
  if (penalty.state === 'withdrawn') throw wrongState(penalty);
  if (underAppeal(penalty)) throw no('penalty-under-appeal', { number: penalty.number });
  return [tell.penaltyWithdrawn.tell({ ...about(penalty), by, wordHash, proof }, when)];
}
