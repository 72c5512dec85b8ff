// 消费者法定赔偿计算器: for people who eat, never for the claims of institutions.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { visibleClaims } from '../claim.store.ts';
import { isInstitution } from '../entitlements/own-rules.ts';
import { no } from '../refusals.ts';
import { reckonConsumerLaw } from './consumer-law.rules.ts';
import { consumerLaw } from './consumer-law.ts';
import type { contract } from './contract.ts';

type Output = OutputOf<typeof contract.consumerLaw>;

export async function showConsumerLaw(call: Call, input: InputOf<typeof contract.consumerLaw>): Promise<Output> {
  const law = consumerLaw();
  const { claimId, on = shanghaiDate(call.now), priceFen, lossFen, circumstances } = input;
  const institution = claimId !== undefined && isInstitution(await kindOf(call, claimId));
  const { text, source, mark } = law.consumersOnly;
  const off = institution ? { text, source, mark } : null;
  if (off) return { off, rows: [], notes: [] };
  const { rows, notes } = reckonConsumerLaw(law, { on, priceFen, lossFen, circumstances });
  return { off, rows: [...rows], notes: notes.map(({ code, text: said, source: from, mark: as }) => ({ code, text: said, source: from, mark: as })) };
}

async function kindOf(call: Call, claimId: string): Promise<string> {
  const row = await visibleClaims(call.db, call.actor)
    .innerJoin('customers.customer as customer', 'customer.id', 'claim.customer_id')
    .select('customer.kind')
    .where('claim.id', '=', claimId)
    .executeTakeFirst();
  if (!row) throw no('not-found');
  return row.kind;
}
