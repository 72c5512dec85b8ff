// The one clock shown beside a subject: the tightest of what is still promised.
import { instant } from '../../kernel/time.ts';
import type { ShownClock } from '../../platform/module.ts';
import type { Commitment } from './commitment.ts';

/** Still owed: running, or missed and not done yet (its time left is negative until it is). */
export const isOwed = ({ state }: Commitment): boolean => state.verdict === 'running' || (state.verdict === 'missed' && state.doneAt === null);

/** What others owe us (the customer's answer) is no clock of ours. */
const isOurs = ({ bound }: Commitment): boolean => bound === 'us' || bound === 'team';

export function clockOf(subjectId: string, commitments: readonly Commitment[]): ShownClock {
  const owed = commitments.filter((one) => isOurs(one) && isOwed(one));
  let tightest: Commitment | undefined;
  for (const one of owed) {
    if (one.state.dueAt === null || one.state.quarantined) continue;
    if (!tightest || instant(one.state.dueAt) < instant(tightest.state.dueAt as string)) tightest = one;
  }
  return {
    subjectId,
    dueAt: tightest?.state.dueAt ? instant(tightest.state.dueAt) : null,
    startedAt: tightest ? instant(tightest.state.startedAt) : null,
    commitmentId: tightest?.commitmentId ?? null,
    paused: !tightest && owed.some(({ state }) => state.paused),
    running: owed.filter(({ state }) => state.verdict === 'running').length,
    missed: owed.filter(({ state }) => state.verdict === 'missed').length,
  };
}
