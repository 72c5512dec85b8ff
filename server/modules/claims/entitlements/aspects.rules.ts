// What one aspect of the rules says to a claim: does a rule apply, is it in time, is it proved, how much. Pure.
import type { Fen } from '../../../kernel/money.ts';
import { duration, type Instant } from '../../../kernel/time.ts';
import type { EntitlementRule, EvidenceKind, Start } from '../../service-plans/words.ts';
import type { Why } from './entitlement-words.ts';
import type { Heard, Matter, MatterLine } from './matter.ts';

/** Why a rule does not apply; null: it does. */
export function notFor({ rule }: Heard, { reason, customerKind, lines }: Pick<Matter, 'reason' | 'customerKind' | 'lines'>): Why | null {
  const { customers, goods } = rule;
  const [only, except] = [customers?.only ?? [], customers?.except ?? []];
  if (except.includes(customerKind) || (only.length > 0 && !only.includes(customerKind))) return 'not-this-customer';
  if (!goods) return null;
  const excluded = ({ category, temperatureClass, dated }: MatterLine): boolean =>
    (category !== null && goods.exceptCategories.includes(category)) ||
    (temperatureClass !== null && goods.exceptTemperatureClasses.includes(temperatureClass)) ||
    (goods.datedOnly.includes(reason) && !dated);
  return lines.some(excluded) ? 'not-these-goods' : null;
}

/** The rules that rank highest among those that say something of an aspect: a contract's word before the plan's, the plan's before our own. */
export function highest<T extends Heard>(rules: readonly T[], says: (rule: EntitlementRule) => boolean): T[] {
  const speaking = rules.filter(({ rule }) => says(rule));
  const top = Math.max(...speaking.map(({ precedence }) => precedence));
  return speaking.filter(({ precedence }) => precedence === top);
}

type Window = NonNullable<EntitlementRule['window']>;
export type Clock = { readonly until: Instant | null; readonly says: 'in' | 'out' | 'unknown' | 'food-safety' };

/** Food safety has no deadline whatever a text says. A window whose start nobody knows is for a person. */
export function clockOf({ within, from }: Window, matter: Pick<Matter, 'lines' | 'openedAt' | 'foundAt' | 'reportedAt' | 'foodSafety'>): Clock {
  if (matter.foodSafety) return { until: null, says: 'food-safety' };
  const starts = startsOf(from, matter);
  if (from === 'opened' && starts.length === 0) return { until: null, says: 'unknown' };
  if (starts.length === 0) return { until: null, says: 'in' };
  const until = Math.min(...starts) + duration(within);
  return { until, says: matter.reportedAt <= until ? 'in' : 'out' };
}

/** What is not signed for has not begun to count. Found without a word when: as it was reported. */
function startsOf(from: Start, { lines, openedAt, foundAt, reportedAt }: Pick<Matter, 'lines' | 'openedAt' | 'foundAt' | 'reportedAt'>): Instant[] {
  if (from === 'opened') return openedAt === null ? [] : [openedAt];
  if (from === 'found') return [foundAt ?? reportedAt];
  return lines.flatMap(({ signedAt }) => signedAt ?? []);
}

type Needed = EntitlementRule['evidence'][number];
/** The entry for the reason, else the one for all others. */
export const neededOf = ({ evidence }: EntitlementRule, reason: string): Needed | undefined =>
  evidence.find(({ reasons }) => reasons.includes(reason)) ?? evidence.find(({ reasons }) => reasons.length === 0);

export const kindsOf = (rules: readonly Heard[], reason: string): EvidenceKind[] => [
  ...new Set(rules.flatMap(({ rule }) => neededOf(rule, reason)?.anyOf ?? [])),
];

const fen = (yuan: number): Fen => Math.round(yuan * 100);

/** Above the most a clause gives; null: it sets none, or nothing is known to compare. */
export function aboveMost({ most }: EntitlementRule, { valueFen, goodsFen }: Pick<Matter, 'valueFen' | 'goodsFen'>): boolean {
  if (!most || valueFen === null) return false;
  const { yuan, shareOfGoods } = most;
  return (yuan !== undefined && valueFen > fen(yuan)) || (shareOfGoods !== undefined && goodsFen !== null && valueFen > shareOfGoods * goodsFen);
}

/** What keeps a rule that grants from answering by itself; null: nothing. */
export function notByItself({ automaticUpToYuan }: EntitlementRule, { valueFen }: Pick<Matter, 'valueFen'>): Why | null {
  if (valueFen === null) return 'value-unknown';
  return automaticUpToYuan === undefined || valueFen > fen(automaticUpToYuan) ? 'above-automatic' : null;
}

/** By the dates on the goods more is left than the clause allows to complain of. */
export const livesLongEnough = ({ lifeAtMost }: EntitlementRule, { reason, lines }: Pick<Matter, 'reason' | 'lines'>): boolean => {
  if (!lifeAtMost || reason !== 'short-life') return false;
  const [part, whole] = lifeAtMost;
  return lines.some(({ life }) => life !== null && life.left * whole > life.whole * part);
};
