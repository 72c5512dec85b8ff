// Decides whether something may be appealed, how much, and what an answer means. Pure.
import type { Grade, Told } from '../../../kernel/fact.ts';
import { type Fen, yuan } from '../../../kernel/money.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { type Instant, iso, shanghaiMoment } from '../../../kernel/time.ts';
import { APPEAL_STATES, type AppealState, type Outcome } from './appeal.ts';
import type { Appeal, Matter } from './appeal-row.ts';
import { until } from './appeal-words.ts';
import * as tell from './facts.ts';
import { no } from './refusals.ts';

export type When = { readonly occurredAt: Instant; readonly grade: Grade };
type Files = { readonly fileId: string; readonly sha256: string }[];
export type Written = { readonly wordHash: string | null; readonly proof: Files };

const CENTS = 100;
export const pointsOf = (hundredths: number): number => hundredths / CENTS;
export const hundredthsOf = (points: number): number => Math.round(points * CENTS);
const pointsText = (hundredths: number): string => `${pointsOf(hundredths)} 分`;

type Standing = Pick<Matter, 'standing' | 'appeal' | 'appealBy'>;

/** Undefined: it may be appealed at that moment. */
export function blockedBy({ standing, appeal, appealBy }: Standing, at: Instant): Refusal | undefined {
  if (appeal) {
    const { zh, en } = APPEAL_STATES[appeal.state as AppealState];
    return no('appealed-already', { number: appeal.number, state: zh, stateEn: en });
  }
  if (standing === 'not-stated') return no('appeal-too-early');
  if (standing === 'final') return no('appeal-score-final');
  if (standing === 'settled') return no('appeal-nothing-left');
  if (appealBy !== null && at > appealBy) return no('appeal-too-late', { appealBy: until(appealBy) });
  return undefined;
}

export type Amount = { readonly hundredths: number | null; readonly fen: Fen | null };

/** All that was taken, or the part that is asked back. */
export function askedOf(
  { hundredths, fen }: Pick<Matter, 'hundredths' | 'fen'>,
  asked: { points?: number | undefined; amountFen?: Fen | undefined },
): Amount {
  if (hundredths === null ? asked.points !== undefined : asked.amountFen !== undefined) throw no('appeal-asks-other');
  const wanted = asked.points === undefined ? hundredths : hundredthsOf(asked.points);
  if (wanted !== null && hundredths !== null && wanted > hundredths) throw no('appeal-more-than-deducted', { most: pointsText(hundredths) });
  const money = asked.amountFen ?? fen;
  if (money !== null && fen !== null && money > fen) throw no('appeal-more-than-deducted', { most: yuan(fen) });
  return { hundredths: wanted, fen: money };
}

export type Making = Written & {
  readonly appealId: string;
  readonly number: string;
  readonly asked: Amount;
  readonly contentSha256: string;
  readonly evidence: readonly { readonly position: number | null; readonly files: Files }[];
};

export function decideMade(matter: Matter, making: Making, when: When): Told[] {
  const blocked = blockedBy(matter, when.occurredAt);
  if (blocked) throw blocked;
  if (making.evidence.length === 0 && making.wordHash === null) throw no('appeal-evidence-needed');
  const { appealId, number, asked, contentSha256, evidence, wordHash, proof } = making;
  const { customerId, period, sheetId, deductionId, penaltyId, appealBy } = matter;
  const about = { appealId, customerId, period, sheetId, deductionId, penaltyId };
  const made = { number, hundredths: asked.hundredths, amountFen: asked.fen, appealBy: appealBy === null ? null : iso(appealBy) };
  return [tell.appealMade.tell({ ...about, ...made, contentSha256, evidence: evidence.map((one) => ({ ...one })), wordHash, proof }, when)];
}

const aboutOf = ({ id, customerId, period, sheetId, deductionId, penaltyId }: Appeal) => ({
  appealId: id,
  customerId,
  period,
  sheetId,
  deductionId,
  penaltyId,
});

function open(appeal: Appeal): void {
  if (appeal.state === 'open') return;
  const { zh, en } = APPEAL_STATES[appeal.state];
  throw no('appeal-not-open', { number: appeal.number, state: zh, stateEn: en });
}

export type Answer = Written & {
  readonly outcome: Outcome;
  readonly points: number | undefined;
  readonly amountFen: Fen | undefined;
  readonly by: 'customer' | 'staff';
};

export function decideAnswered(appeal: Appeal, { outcome, points, amountFen, by, wordHash, proof }: Answer, when: When): Told[] {
  open(appeal);
  if (when.occurredAt < appeal.madeAt) throw no('appeal-answered-before', { madeAt: shanghaiMoment(appeal.madeAt) });
  const said = points === undefined ? undefined : hundredthsOf(points);
  const hundredths = appeal.askedHundredths === null ? null : givenOf(outcome, { asked: appeal.askedHundredths, said, text: pointsText });
  const fen = appeal.askedFen === null ? null : givenOf(outcome, { asked: appeal.askedFen, said: amountFen, text: yuan });
  return [tell.appealAnswered.tell({ ...aboutOf(appeal), outcome, hundredths, amountFen: fen, by, wordHash, proof }, when)];
}

type Given = { readonly asked: number; readonly said: number | undefined; readonly text: (amount: number) => string };

function givenOf(outcome: Outcome, { asked, said, text }: Given): number {
  const given = said ?? { restored: asked, upheld: 0, partly: -1 }[outcome];
  const fits = { restored: given === asked, upheld: given === 0, partly: given > 0 && given < asked }[outcome];
  if (!fits) throw no('appeal-outcome-amount', { asked: text(asked) });
  return given;
}

export function decideWithdrawn(appeal: Appeal, wordHash: string | null, when: When): Told[] {
  open(appeal);
  return [tell.appealWithdrawn.tell({ ...aboutOf(appeal), wordHash }, when)];
}
