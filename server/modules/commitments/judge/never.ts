// What must never happen. Silence keeps nothing: without a fact that would have shown it, the verdict is "unobserved".
import type { JudgedClause } from '../clause.ts';
import { PART } from './compile-clause.ts';
import { conclude, type Finding, type Proof } from './conclude.ts';
import type { Entry, Hearing } from './hearing.ts';
import type { Judged } from './judged.ts';
import { afterMiss } from './schedule.ts';
import { endOf, periodAlarm, proofOfStart, type Stretch, stretches } from './stretch.ts';

type Never = Extract<JudgedClause, { kind: 'never' }>;

export const judgeNever = (hearing: Hearing, spec: Never): Judged[] =>
  stretches(hearing, spec.every).map((stretch) => {
    const finding = findingOf(hearing, stretch);
    return conclude(hearing, finding, (open) => [...(open ? afterMiss(hearing, finding) : []), ...periodAlarm(hearing, stretch)]);
  });

/** Broken at the first breach. Over a whole life, kept as soon as somebody has looked. `value` counts the breaches. */
function findingOf(hearing: Hearing, stretch: Stretch): Finding {
  const breaches: Proof[] = [];
  const observed: Proof[] = [];
  for (let i = stretch.first; i < stretch.after; i++) {
    const entry = hearing.entries[i] as Entry;
    if (entry.parts & PART.breach) breaches.push([entry, 'breach']);
    else if (entry.parts & PART.observe) observed.push([entry, 'observe']);
  }
  const end = endOf(stretch);
  const started = proofOfStart(stretch).filter(([entry]) => entry.parts & PART.start);
  const common = { instance: stretch.key, startedAt: Math.max(stretch.from, stretch.start.at), proofs: started, value: breaches.length };
  const breach = breaches[0];
  if (breach) return { ...common, verdict: 'missed', decidedAt: breach[0].at, proofs: [...started, ...breaches] };
  if (stretch.cut?.withdrawn)
    return { ...common, verdict: 'not-applicable', decidedAt: stretch.cut.at, proofs: [...started, [stretch.cut.entry, 'withdraw']] };
  const proofs = [...started, ...observed];
  if (stretch.to === null && observed[0]) return { ...common, verdict: 'met', decidedAt: observed[0][0].at, proofs };
  if (end === null || hearing.asOf < end) return { ...common, verdict: 'running', decidedAt: null, proofs };
  return { ...common, verdict: observed.length > 0 ? 'met' : 'unobserved', decidedAt: end, proofs: observed.length > 0 ? proofs : [] };
}
