// What plan or contract says we bear of goods the customer bought elsewhere (`pays` of an entitlement with that way).
import type { Unit } from '../../../platform/app.ts';
import { entitlementsFor } from '../../service-plans/public.ts';
import type { Multiple } from './money.rules.ts';

/** Several clauses may say so: the best for the customer counts. */
export async function multipleFor({ tx, now }: Pick<Unit, 'tx' | 'now'>, customerId: string): Promise<Multiple | null> {
  const { entitlements, version } = await entitlementsFor(tx, customerId, now);
  const said = entitlements.flatMap(({ id, rule }): Multiple[] =>
    rule.pays?.of === 'price-difference' && rule.ways.includes('self-purchase') && rule.grants !== 'nothing'
      ? [{ timesBp: Math.round(rule.pays.times * 10_000), clauseKey: id, clauseVersion: version }]
      : [],
  );
  return said.sort((a, b) => b.timesBp - a.timesBp)[0] ?? null;
}
