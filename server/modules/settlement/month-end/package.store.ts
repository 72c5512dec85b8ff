// Reading packages. Outsiders see what was released to them.
import type { Selectable } from 'kysely';
import { boundCustomer, boundMonth } from '../../../kernel/actor.ts';
import { iso } from '../../../kernel/time.ts';
import type { Call, Db, Tx, Unit } from '../../../platform/app.ts';
import type { SettlementPackage, SettlementPackagePart } from '../../../platform/database/schema.gen.ts';
import type { BoundPart, OfMonth } from './bound-part.ts';
import type { Latest, MarkedPart } from './package.rules.ts';
import type { PackageState, PartKind, PartState } from './package.ts';
import { no } from './refusals.ts';

export type PackageRow = Selectable<SettlementPackage>;
export type PartRow = Selectable<SettlementPackagePart>;

export function packagesOf({ actor, db }: Pick<Call, 'actor' | 'db'>, tx: Db | Tx = db) {
  const customer = boundCustomer(actor);
  const all = tx.selectFrom('settlement.package').selectAll();
  if (customer === undefined) return all;
  const theirs = all.where('customer_id', '=', customer).where('state', '!=', 'draft');
  const month = boundMonth(actor);
  return month === undefined ? theirs : theirs.where('month', '=', month);
}

export async function packageNamed(call: Call, packageId: string): Promise<PackageRow> {
  const row = await packagesOf(call).where('id', '=', packageId).executeTakeFirst();
  if (!row) throw no('package-unknown');
  return row;
}

export const latestPackage = (call: Call, { customerId, month }: OfMonth, tx: Db | Tx = call.db): Promise<PackageRow | undefined> =>
  packagesOf(call, tx).where('customer_id', '=', customerId).where('month', '=', month).orderBy('edition', 'desc').limit(1).executeTakeFirst();

export const partsOf = (db: Db | Tx, packageId: string): Promise<PartRow[]> =>
  db.selectFrom('settlement.package_part').selectAll().where('package_id', '=', packageId).orderBy('place').execute();

export const marked = (rows: readonly PartRow[]): MarkedPart[] =>
  rows.map(({ kind, state, mark }) => ({ kind: kind as PartKind, state: state as PartState, mark }));

export const latestOf = ({ edition, state }: PackageRow, parts: readonly PartRow[]): Latest => ({
  edition,
  state: state as PackageState,
  parts: marked(parts),
});

/** What was drafted, as it will be printed: said once, never put together again. */
export type Frozen = { readonly customer: string; readonly month: string; readonly edition: number; readonly parts: readonly BoundPart[] };

/** Earlier drafts of an edition that never went out are not kept. */
export async function keepContent(
  { tx }: Unit,
  { packageId, sha256, content }: { packageId: string; sha256: string; content: string },
): Promise<void> {
  await tx.deleteFrom('settlement.package_content').where('package_id', '=', packageId).execute();
  await tx.insertInto('settlement.package_content').values({ package_id: packageId, sha256, content }).execute();
}

export async function contentOf(db: Db, { id, sha256 }: Pick<PackageRow, 'id' | 'sha256'>): Promise<Frozen> {
  const { content } = await db
    .selectFrom('settlement.package_content')
    .select('content')
    .where('package_id', '=', id)
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow();
  return JSON.parse(content) as Frozen;
}

export async function keepReason({ tx, actor }: Unit, packageId: string, body: string): Promise<void> {
  await tx.insertInto('settlement.package_reason').values({ package_id: packageId, body, author: actor.id, author_name: actor.name }).execute();
}

export const reasonOf = async (db: Db, packageId: string): Promise<string | null> =>
  (await db.selectFrom('settlement.package_reason').select('body').where('package_id', '=', packageId).executeTakeFirst())?.body ?? null;

export const momentOf = (at: number | null): string | null => (at === null ? null : iso(at));
