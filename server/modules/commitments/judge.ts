// The judge (design §5): what is promised, what happened, when it counts → verdicts with evidence. Pure: live work, replay, repair and simulation are this function.
import type { Calendar } from '../../kernel/calendar/compile.ts';
import type { Fact } from '../../kernel/fact.ts';
import type { Instant } from '../../kernel/time.ts';
import type { PinnedClause } from './clause.ts';
import { judgeAttested } from './judge/attested.ts';
import { compileClause } from './judge/compile-clause.ts';
import { judgeDeadline } from './judge/deadline.ts';
import { hear } from './judge/hearing.ts';
import type { Judged } from './judge/judged.ts';
import { judgeMeasure } from './judge/measure.ts';
import { judgeNever } from './judge/never.ts';
import { judgeRecurring } from './judge/recurring.ts';

export { factsWatched } from './judge/compile-clause.ts';
export type { Alarm, Evidence, EvidenceRole, Judged, Pause, Unknown, Verdict } from './judge/judged.ts';
export { VERDICTS } from './judge/judged.ts';

export type View = { readonly calendar: Calendar; readonly asOf: Instant; readonly since?: Instant };

/**
 * Judges one clause on one subject. `facts`: those of the subject, in any order; facts dated after `asOf` are not counted yet.
 * `since`: leave out periods that ended before it; then facts older than the oldest period left need not be given, except starts and ends.
 * Throws where a fact carries what the clause can't read (quarantine is the keeper's).
 */
export function judge(clause: PinnedClause, facts: readonly Fact[], { calendar, asOf, since = Number.NEGATIVE_INFINITY }: View): readonly Judged[] {
  const hearing = hear(compileClause(clause), facts, { calendar, asOf, since });
  const spec = clause.judge;
  switch (spec.kind) {
    case 'deadline':
      return judgeDeadline(hearing, spec);
    case 'recurring':
      return judgeRecurring(hearing, spec);
    case 'never':
      return judgeNever(hearing, spec);
    case 'measure':
      return judgeMeasure(hearing, spec);
    case 'attested':
      return judgeAttested(hearing, spec);
  }
}
