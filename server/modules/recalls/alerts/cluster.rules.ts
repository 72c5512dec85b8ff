// Which alerts a further suspicion raises, lets grow or turns into a hold (R3.3). Pure: it counts different customers in a window.
import { HOUR, type Instant } from '../../../kernel/time.ts';
import type { AlertKind } from './alert.ts';
import type { ClusterRule } from './alert-rules.ts';

/** A matter and a lot that its delivered lines carry. */
export type Suspicion = {
  readonly caseId: string;
  readonly customerId: string;
  readonly lotId: string;
  readonly productId: string;
  readonly supplierId: string | null;
  readonly foodSafety: boolean;
  readonly confirmed: boolean;
  readonly severity: number;
  readonly at: Instant;
};

/** An alert that waits for an answer. */
export type Open = {
  readonly alertId: string;
  readonly kind: AlertKind;
  readonly act: 'propose' | 'hold';
  readonly cause: string;
  readonly lotIds: readonly string[];
  readonly caseIds: readonly string[];
  readonly customerIds: readonly string[];
};

export type Raise = {
  readonly kind: AlertKind;
  readonly rule: string;
  readonly act: 'propose' | 'hold';
  readonly cause: string;
  readonly lotIds: readonly string[];
  readonly supplierId: string | null;
  readonly productId: string | null;
  readonly caseIds: readonly string[];
  readonly customers: number;
};
export type Grow = { readonly alertId: string; readonly lotIds: readonly string[]; readonly customers: number };
export type Consequence = {
  readonly raise: readonly Raise[];
  readonly grow: readonly Grow[] /** Alerts that a rule holds at once. */;
  readonly hold: readonly string[];
};

type Seen = {
  /** Of the matter that was just told. */
  readonly fresh: readonly Suspicion[];
  /** Earlier ones of other matters on the same products, not yet decided. */
  readonly earlier: readonly Suspicion[];
  readonly open: readonly Open[];
  readonly rules: readonly ClusterRule[];
};

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];

type Group = {
  readonly cause: string;
  readonly of: Suspicion;
  readonly matches: (one: Suspicion) => boolean /** Broader rules count only what a narrower one does not explain. */;
  readonly wide: (all: readonly Suspicion[]) => boolean;
};

const GROUPS: Readonly<Record<AlertKind, (of: Suspicion) => Group | null>> = {
  lot: (of) => ({ cause: `lot:${of.lotId}`, of, matches: ({ lotId }) => lotId === of.lotId, wide: () => true }),
  'supplier-product': (of) =>
    of.supplierId === null
      ? null
      : {
          cause: `supplier-product:${of.supplierId}:${of.productId}`,
          of,
          matches: ({ supplierId, productId }) => supplierId === of.supplierId && productId === of.productId,
          wide: (all) => unique(all.map(({ lotId }) => lotId)).length > 1,
        },
  product: (of) => ({
    cause: `product:${of.productId}`,
    of,
    matches: ({ productId }) => productId === of.productId,
    wide: (all) => unique(all.map(({ supplierId }) => supplierId ?? '')).length > 1,
  }),
  safety: (of) => ({ cause: `case:${of.caseId}`, of, matches: ({ caseId }) => caseId === of.caseId, wide: () => true }),
};

/** All lots of a safety matter are one cause. */
function groupsOf(kind: AlertKind, fresh: readonly Suspicion[]): Group[] {
  const groups = fresh.flatMap((one) => GROUPS[kind](one) ?? []);
  return groups.filter(({ cause }, at) => groups.findIndex((group) => group.cause === cause) === at);
}

const weighs = (rule: ClusterRule, one: Suspicion): boolean =>
  (!rule.foodSafety || one.foodSafety) &&
  (rule.kind !== 'safety' || (one.foodSafety && one.confirmed)) &&
  (rule.severityAtMost === undefined || one.severity <= rule.severityAtMost);

function fires(rule: ClusterRule, group: Group, all: readonly Suspicion[]): Suspicion[] | null {
  if (!weighs(rule, group.of)) return null;
  const counted = all.filter((one) => group.matches(one) && weighs(rule, one) && (rule.hours === 0 || one.at > group.of.at - rule.hours * HOUR));
  const customers = unique(counted.map(({ customerId }) => customerId)).length;
  return customers >= rule.customers && group.wide(counted) ? counted : null;
}

/** Rules come narrowest first: of two on one cause, the first that fires counts. */
export function consequencesOf({ fresh, earlier, open, rules }: Seen): Consequence {
  const all = [...earlier, ...fresh];
  const grow = growths(fresh, open);
  const raise: Raise[] = [];
  const hold: string[] = [];
  for (const rule of rules) {
    for (const group of groupsOf(rule.kind, fresh)) {
      const counted = fires(rule, group, all);
      if (!counted) continue;
      const standing = open.find(({ cause, lotIds }) => cause === group.cause || (isNarrow(rule.kind) && lotIds.includes(group.of.lotId)));
      if (standing && rule.act === 'hold' && standing.act === 'propose') hold.push(standing.alertId);
      if (standing || raise.some(({ cause, lotIds }) => cause === group.cause || lotIds.includes(group.of.lotId))) continue;
      raise.push(raised(rule, group, counted));
    }
  }
  return { raise, grow, hold: unique(hold) };
}

const isNarrow = (kind: AlertKind): boolean => kind === 'lot' || kind === 'safety';

function raised(rule: ClusterRule, { cause, of }: Group, counted: readonly Suspicion[]): Raise {
  return {
    ...{ kind: rule.kind, rule: rule.code, act: rule.act, cause },
    lotIds: unique(counted.map(({ lotId }) => lotId)),
    supplierId: rule.kind === 'product' ? null : of.supplierId,
    productId: of.productId,
    caseIds: unique(counted.map(({ caseId }) => caseId)),
    customers: unique(counted.map(({ customerId }) => customerId)).length,
  };
}

/** A further matter on what an alert is about belongs to it. */
function growths(fresh: readonly Suspicion[], open: readonly Open[]): Grow[] {
  return open.flatMap((alert) => {
    const mine = fresh.filter((one) => (isNarrow(alert.kind) ? alert.lotIds.includes(one.lotId) : GROUPS[alert.kind](one)?.cause === alert.cause));
    const first = mine[0];
    if (!first || alert.caseIds.includes(first.caseId)) return [];
    const customers = unique([...alert.customerIds, first.customerId]).length;
    return [{ alertId: alert.alertId, lotIds: unique(mine.map(({ lotId }) => lotId)), customers }];
  });
}
