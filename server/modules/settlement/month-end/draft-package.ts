// Drafting a package: its parts as they are now, kept word for word until somebody reviews them.
import { newId } from '../../../kernel/id.ts';
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { markOf, sha256 } from './bound-part.ts';
import type { contract } from './contract.ts';
import * as tell from './facts.ts';
import { gatherParts } from './gather-parts.ts';
import { decideDraft } from './package.rules.ts';
import { type Frozen, keepContent, latestOf, latestPackage, partsOf } from './package.store.ts';
import { no } from './refusals.ts';

export async function customerNamed(call: Call, customerId: string): Promise<string> {
  const row = await call.db.selectFrom('customers.customer').select('name').where('id', '=', customerId).executeTakeFirst();
  if (!row) throw no('package-no-customer');
  return row.name;
}

export async function draftPackage(call: Call, input: InputOf<typeof contract.draftPackage>): Promise<OutputOf<typeof contract.draftPackage>> {
  const { customerId, month } = input;
  const customer = await customerNamed(call, customerId);
  const bound = await gatherParts(call, input);
  const parts = bound.map((part) => ({ kind: part.kind, state: part.state, ref: part.ref, mark: markOf(part) }));
  return call.write(async (unit) => {
    await unit.tx.selectFrom('customers.customer').select('id').where('id', '=', customerId).forUpdate().execute();
    const row = await latestPackage(call, input, unit.tx);
    const latest = row && latestOf(row, await partsOf(unit.tx, row.id));
    const edition = decideDraft(month, { latest, parts });
    const packageId = row?.state === 'draft' ? row.id : newId();
    const content = JSON.stringify({ customer, month, edition, parts: bound } satisfies Frozen);
    const hash = sha256(content);
    await keepContent(unit, { packageId, sha256: hash, content });
    const told = tell.packageDrafted.tell({ packageId, customerId, month, edition, sha256: hash, parts }, { occurredAt: unit.now, grade: 'B' });
    await unit.record([told]);
    unit.announce('settlement');
    return { packageId, edition, sha256: hash };
  });
}
