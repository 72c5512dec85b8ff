// What plan or contract says we bear of goods the customer bought elsewhere; where they are silent, our own rule (plans/claim-rules.yaml).
import type { Instant } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import type { Reason } from '../claim.ts';
import type { Heard } from '../entitlements/matter.ts';
import { rulesFor } from '../entitlements/read-rules.ts';
import type { Multiple } from './money.rules.ts';

type Asked = { readonly customerId: string; readonly reason: Reason; readonly at: Instant };

/** Of several clauses the best for the customer counts. `at`: when the goods came. */
export async function multipleFor(tx: Tx, { customerId, reason, at }: Asked): Promise<Multiple | null> {
  const { contract, own } = await rulesFor(tx, customerId, at);
  return bestOf(contract, reason) ?? bestOf(own, reason);
}

const bestOf = (rules: readonly Heard[], reason: Reason): Multiple | null =>
  rules
    .flatMap(({ key, version, rule }): Multiple[] =>
      rule.pays?.of === 'price-difference' && rule.ways.includes('self-purchase') && rule.reasons.includes(reason)
        ? [{ timesBp: Math.round(rule.pays.times * 10_000), clauseKey: key, clauseVersion: version }]
        : [],
    )
    .sort((a, b) => b.timesBp - a.timesBp)[0] ?? null;
