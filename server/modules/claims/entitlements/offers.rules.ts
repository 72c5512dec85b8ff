// For each reason the ways that may be asked for, as the judge would see them. Pure.
import type { Instant } from '../../../kernel/time.ts';
import type { EvidenceKind, Start } from '../../service-plans/words.ts';
import { REASON_CODES, type Reason, WAY_CODES, type Way } from '../claim.ts';
import { clockOf, highest, kindsOf, neededOf, notFor } from './aspects.rules.ts';
import type { Reach } from './entitlement-words.ts';
import { heardFor, judge, type Rules } from './judge.rules.ts';
import type { Heard, Matter } from './matter.ts';
import { onRecord } from './proof.rules.ts';
import type { Says } from './verdict.ts';

export type Offer = {
  readonly way: Way;
  readonly says: Says;
  readonly until: Instant | null;
  readonly from: Start | null;
  readonly open: boolean;
  readonly evidence: EvidenceKind[];
  readonly have: EvidenceKind[];
  readonly freight: 'us' | 'customer' | null;
  readonly reach: Reach;
  readonly resalable: boolean;
  readonly clauses: string[];
};
export type ReasonOffers = { readonly reason: Reason; readonly foodSafety: boolean; readonly ways: readonly Offer[] };

const REACH_ORDER: readonly Reach[] = ['line', 'lot-today', 'delivery'];
const widest = (rules: readonly Heard[]): Reach =>
  rules.reduce<Reach>((most, { rule }) => (REACH_ORDER.indexOf(rule.reach) > REACH_ORDER.indexOf(most) ? rule.reach : most), 'line');

/** Reasons without any way are left out; a way whose time is over stays, closed: the form says until when it was open. */
export function offersOf(rules: Rules, matter: Omit<Matter, 'way' | 'reason'>, foodSafetyOf: (reason: Reason) => boolean): ReasonOffers[] {
  return REASON_CODES.flatMap((reason): ReasonOffers[] => {
    const foodSafety = matter.foodSafety || foodSafetyOf(reason);
    const ways = WAY_CODES.flatMap((way) => offerOf(rules, { ...matter, reason, way, foodSafety }));
    return ways.length === 0 ? [] : [{ reason, foodSafety, ways }];
  });
}

function offerOf(rules: Rules, matter: Matter): Offer[] {
  const proofGiven: Matter = { ...matter, files: matter.files + 1, shows: null, statement: true };
  const { verdict, refused } = judge(rules, proofGiven);
  if (refused && refused.code !== 'outside-window') return [];
  const deciding = heardFor(rules, matter).filter(
    (one) => notFor(one, matter) === null && (one.rule.ways.length === 0 || one.rule.ways.includes(matter.way)),
  );
  const [timed] = highest(deciding, ({ window }) => window !== undefined);
  const clock = timed?.rule.window ? clockOf(timed.rule.window, matter) : null;
  const asking = highest(deciding, (rule) => neededOf(rule, matter.reason) !== undefined);
  const evidence = kindsOf(asking, matter.reason);
  const record = onRecord(matter);
  return [
    {
      way: matter.way,
      says: verdict.says,
      until: clock?.until ?? null,
      from: timed?.rule.window?.from ?? null,
      open: refused === null,
      evidence,
      have: evidence.filter((kind) => record.includes(kind)),
      freight: verdict.freight ?? null,
      reach: widest(deciding.filter(({ rule }) => rule.ways.includes(matter.way))),
      resalable: deciding.some(({ rule }) => rule.resalable && rule.ways.includes(matter.way)),
      clauses: [...new Set(verdict.voices.map(({ key }) => key))],
    },
  ];
}
