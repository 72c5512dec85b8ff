// For tests: the rules of the shipped texts, and a claim that is due in every respect until a row changes it.
import { HOUR, instant } from '../../../../kernel/time.ts';
import { type EffectiveClause, effectiveClauses, ruledEntitlements } from '../../../service-plans/effective-clauses.ts';
import { lintAll } from '../../../service-plans/lint-all.ts';
import type { PlanDocument } from '../../../service-plans/plan.ts';
import { PLANS_FOLDER } from '../../../service-plans/publish-plan.ts';
import type { Heard, Matter, MatterLine } from '../matter.ts';
import { isFoodSafety, ownRulesOn } from '../own-rules.ts';
import { lineOf } from '../read-matter.ts';

export type Buyer = 'canteen' | 'school' | 'retail' | 'nothing';
export const SIGNED = instant('2026-03-02T06:30:00+08:00');
const KG = 1000;

/** What a customer holds: our canteen plan, the sample school contract on it, the retail plan, or no text at all. */
export async function shippedRules() {
  const { plans } = await lintAll(PLANS_FOLDER, []);
  const text = (key: string) => plans.find(({ value }) => value.plan === key)?.value as PlanDocument;
  const heard = (clauses: EffectiveClause[], contractKey: string, version: number): (Heard & { limits: never[] })[] =>
    ruledEntitlements(clauses).map((one) => ({ ...one, key: one.id, contractKey, version })) as never;
  const { canteen, school, retail } = { canteen: text('canteen-tender'), school: text('sample-school'), retail: text('retail') };
  return {
    canteen: heard(effectiveClauses(canteen), 'canteen-tender', canteen.version),
    school: heard(effectiveClauses(canteen, school), 'contract-1', 1),
    retail: heard(effectiveClauses(retail), 'retail', retail.version),
    nothing: [] as Heard[],
  } satisfies Record<Buyer, Heard[]>;
}
export const ownRules = ownRulesOn('2026-03-02');

/** 8 kg of tomatoes, signed for at 06:30. */
export const line = (more: Partial<MatterLine> = {}): MatterLine => ({
  ...lineOf(undefined, { amount: 8 * KG, refused: 0, claimed: 0 }),
  category: 'vegetable',
  temperatureClass: 'fresh',
  signedAt: SIGNED,
  ...more,
});
/** Spoiled, credited, seen an hour after signing, with a photo by our own people; 100 yuan. */
export const matter = (more: Partial<Matter> = {}): Matter => {
  const reason = more.reason ?? 'off-spec';
  return {
    way: 'credit',
    reason,
    foodSafety: isFoodSafety(reason),
    customerKind: 'school',
    lines: [line()],
    valueFen: 100_00,
    goodsFen: 100_00,
    files: 1,
    shows: ['photo'],
    statement: false,
    grade: 'B',
    reportedAt: SIGNED + HOUR,
    openedAt: null,
    foundAt: null,
    resalable: null,
    reach: 'line',
    goodwill: false,
    recall: false,
    ...more,
  };
};
