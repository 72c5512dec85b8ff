// Packages: `apply` is the only writer; what was drafted stands beside, by its hash.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import { iso } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/app.ts';
import type { Module } from '../../../platform/module.ts';
import * as told from './facts.ts';

async function applyDrafted(tx: Tx, fact: Fact): Promise<void> {
  const { packageId, customerId, month, edition, sha256, parts } = fact.data as Parameters<typeof told.packageDrafted.tell>[0];
  const drafted = { sha256, drafted_at: iso(fact.occurredAt), drafted_by: fact.actor };
  await tx
    .insertInto('settlement.package')
    .values({ id: packageId, customer_id: customerId, month, edition, state: 'draft', ...drafted })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(drafted))
    .execute();
  await tx.deleteFrom('settlement.package_part').where('package_id', '=', packageId).execute();
  await tx
    .insertInto('settlement.package_part')
    .values(parts.map(({ kind, state, ref, mark }, at) => ({ package_id: packageId, place: at + 1, kind, state, ref, mark })))
    .execute();
}

async function applyReleased(tx: Tx, fact: Fact): Promise<void> {
  const { packageId, customerId, month, fileId, pdfSha256, missing, reasonHash } = fact.data as Parameters<typeof told.packageReleased.tell>[0];
  await tx
    .updateTable('settlement.package')
    .set({ state: 'replaced' })
    .where('customer_id', '=', customerId)
    .where('month', '=', month)
    .where('state', '=', 'released')
    .execute();
  await tx
    .updateTable('settlement.package')
    .set({
      state: 'released',
      released_at: iso(fact.occurredAt),
      released_by: fact.actor,
      file_id: fileId,
      pdf_sha256: pdfSha256,
      missing: sql`${[...missing]}::text[]`,
      reason_hash: reasonHash,
    })
    .where('id', '=', packageId)
    .execute();
}

export const apply: NonNullable<Module['apply']> = {
  [told.packageDrafted.name]: applyDrafted,
  [told.packageReleased.name]: applyReleased,
};
export const rebuilds: readonly string[] = ['settlement.package', 'settlement.package_part'];
