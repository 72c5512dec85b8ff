// A matter names delivered lines (R3.3, R4.2): their lots are suspected, clusters raise alerts, a food-safety matter asks for the retained sample.
import type { Fact } from '../../../kernel/fact.ts';
import { HOUR, shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import { type CaseCard, caseCard } from '../../cases/public.ts';
import { lotsByIds, lotsOfLines } from '../../lots/public.ts';
import { clusterRulesOn } from './alert-rules.ts';
import { consequencesOf, type Suspicion } from './cluster.rules.ts';
import { coverCases } from './cover-cases.ts';
import * as tell from './facts.ts';
import { openAlerts, raiseAlerts } from './raise-alerts.ts';
import { askForSample } from './sample.ts';
import { suspicionsAround } from './suspicions.ts';

const told = (unit: Unit) => ({ occurredAt: unit.now, grade: 'B' as const });
/** The gravest that our people give when they take a call. */
const GRAVEST = 1;

export async function hearCaseOpened(unit: Unit, fact: Fact): Promise<void> {
  const { caseId, lines, lineId, category } = fact.data as {
    caseId: string;
    lines: { lineId: string | null }[];
    lineId: string | null;
    category: string;
  };
  if (category !== 'food-safety' && lineId === null && lines.every((line) => line.lineId === null)) return;
  await hear(unit, caseId, { classified: false });
}

export async function hearCaseClassified(unit: Unit, fact: Fact): Promise<void> {
  await hear(unit, (fact.data as { caseId: string }).caseId, { classified: true });
}

async function hear(unit: Unit, caseId: string, { classified }: { readonly classified: boolean }): Promise<void> {
  const matter = await caseCard(unit.tx, caseId);
  if (!matter) return;
  const foodSafety = matter.category === 'food-safety';
  if (foodSafety) await askForSample(unit, matter);
  const ours = unit.actor.kind === 'staff';
  const confirmed = foodSafety && ours && (classified || matter.severity === GRAVEST);
  await suspect(unit, matter, { foodSafety, confirmed });
}

type Weight = { readonly foodSafety: boolean; readonly confirmed: boolean };

async function suspect(unit: Unit, matter: CaseCard, weight: Weight): Promise<void> {
  const carried = await lotsOfLines(unit.tx, matter.lineIds);
  if (carried.length === 0 || !(await saysMore(unit, matter.id, weight))) return;
  const lots = await lotsByIds(unit.tx, [...new Set(carried.map(({ lotId }) => lotId))]);
  const goods = [...lots.values()].map(({ id, productId, supplierId }) => ({ lotId: id, productId, supplierId }));
  const { id: caseId, customerId, siteId } = matter;
  const lotIds = goods.map(({ lotId }) => lotId);
  await unit.record([tell.lotSuspected.tell({ caseId, customerId, siteId, lotIds, ...weight, goods }, told(unit))]);
  unit.announce('alerts');
  if ((await coverCases(unit, [caseId])) > 0) return;
  await weigh(
    unit,
    goods.map((one) => ({ ...one, ...weight, caseId, customerId, severity: matter.severity, at: unit.now })),
  );
}

/** Told again only when it has become graver. */
async function saysMore({ tx }: Unit, caseId: string, { foodSafety, confirmed }: Weight): Promise<boolean> {
  const known = await tx.selectFrom('recalls.suspicion').select(['food_safety', 'confirmed']).where('case_id', '=', caseId).executeTakeFirst();
  return !known || (foodSafety && !known.food_safety) || (confirmed && !known.confirmed);
}

async function weigh(unit: Unit, fresh: readonly Suspicion[]): Promise<void> {
  const rules = clusterRulesOn(shanghaiDate(unit.now));
  const since = unit.now - Math.max(...rules.map(({ hours }) => hours)) * HOUR;
  const [earlier, open] = [await suspicionsAround(unit.tx, fresh, since), await openAlerts(unit.tx)];
  await raiseAlerts(unit, fresh, consequencesOf({ fresh, earlier, open, rules }));
}
