// What only a person can say: signed for the period, with attachments. Unsigned after its end is unobserved; signing late is still signing.
import { add, elapsed } from '../../../kernel/calendar/calendar.ts';
import type { JudgedClause } from '../clause.ts';
import { PART } from './compile-clause.ts';
import { conclude, type Finding } from './conclude.ts';
import type { Hearing } from './hearing.ts';
import type { Alarm, Judged } from './judged.ts';
import { afterMiss, schedule } from './schedule.ts';
import { endOf, periodAlarm, proofOfStart, type Stretch, stretches } from './stretch.ts';

type Attested = Extract<JudgedClause, { kind: 'attested' }>;

export const judgeAttested = (hearing: Hearing, spec: Attested): Judged[] =>
  stretches(hearing, spec.every).map((stretch) => {
    const finding = findingOf(hearing, stretch);
    return conclude(hearing, finding, (open) => [...(open ? alarmsOf(hearing, stretch, finding) : []), ...periodAlarm(hearing, stretch)]);
  });

/** The last signature counts; one with `kept: false` admits that the promise was not kept. */
function findingOf(hearing: Hearing, stretch: Stretch): Finding {
  const common = { instance: stretch.key, startedAt: Math.max(stretch.from, stretch.start.at), proofs: proofOfStart(stretch) };
  const end = endOf(stretch);
  const signed = hearing.rulings.findLast(({ parts, fact }) => parts & PART.attest && fact.data.period === stretch.key);
  if (signed) {
    common.proofs.push([signed, 'attest']);
    return { ...common, verdict: signed.fact.data.kept === false ? 'missed' : 'met', decidedAt: signed.at };
  }
  if (stretch.cut?.withdrawn) return { ...common, verdict: 'not-applicable', decidedAt: stretch.cut.at, proofs: [[stretch.cut.entry, 'withdraw']] };
  if (end === null || hearing.asOf < end) return { ...common, verdict: 'running', decidedAt: null };
  return { ...common, verdict: 'unobserved', decidedAt: end, proofs: [] };
}

/** Warnings remind to sign; there is no miss by silence. */
function alarmsOf(hearing: Hearing, { from, to, cut }: Stretch, finding: Finding): Alarm[] {
  if (finding.verdict === 'missed') return afterMiss(hearing, finding);
  if (to === null || cut !== null) return [];
  const allowed = elapsed(hearing.calendar, from, to);
  const allowedMs = allowed === 'unknown' ? null : allowed;
  return schedule(hearing, { startedAt: from, dueAt: null, allowedMs, missed: false, spentAt: (ms) => add(hearing.calendar, from, ms) });
}
