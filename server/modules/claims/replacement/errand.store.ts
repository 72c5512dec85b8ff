// The only SQL that writes how a replacement is brought and talks about what is short; and how both are read.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import type { UnitCode } from '../../../kernel/quantity.ts';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type Data, on } from '../../../platform/apply.ts';
import { enterShift, setShift } from '../item.store.ts';
import { itemsOf } from '../load-claims.ts';
import type { Shortage } from './bring.rules.ts';
import type { ShortFor } from './bring.ts';
import * as told from './facts.ts';

export type Errand = {
  readonly vehicleId: string | null;
  readonly special: boolean;
  readonly pickedAt: Instant | null;
  readonly checkedAt: Instant | null;
  readonly loadedAt: Instant | null;
};
const NONE: Errand = { vehicleId: null, special: false, pickedAt: null, checkedAt: null, loadedAt: null };

export async function errandsOf(db: Db | Tx, claimIds: readonly string[]): Promise<ReadonlyMap<string, Errand>> {
  if (claimIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('claims.errand')
    .selectAll()
    .where('claim_id', 'in', [...claimIds])
    .execute();
  return new Map(
    rows.map((row) => [
      row.claim_id,
      { vehicleId: row.vehicle_id, special: row.special, pickedAt: row.picked_at, checkedAt: row.checked_at, loadedAt: row.loaded_at },
    ]),
  );
}
export const errandOf = async (db: Db | Tx, claimId: string): Promise<Errand> => (await errandsOf(db, [claimId])).get(claimId) ?? NONE;

export type ErrandItem = {
  readonly itemId: string;
  readonly claimId: string;
  readonly productId: string | null;
  readonly unit: UnitCode;
  readonly amount: number;
  readonly missing: number;
  readonly substitute: boolean;
};

export async function errandItemsOf(db: Db | Tx, claimIds: readonly string[]): Promise<ReadonlyMap<string, ErrandItem>> {
  if (claimIds.length === 0) return new Map();
  const { rows } = await sql<ErrandItem>`
    select item_id as "itemId", claim_id as "claimId", product_id as "productId", unit, amount, missing, substitute
    from claims.errand_item where claim_id = any(${[...claimIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.itemId, row]));
}

export type ShortageRow = Shortage & {
  readonly claimId: string;
  readonly foundAt: Instant;
  readonly outcome: string | null;
  readonly talkedBy: string | null;
  readonly agreedBy: string | null;
  readonly laterBy: Instant | null;
  readonly otherWay: string | null;
};

export async function shortagesOf(db: Db | Tx, claimIds: readonly string[]): Promise<ShortageRow[]> {
  if (claimIds.length === 0) return [];
  const rows = await db
    .selectFrom('claims.shortage')
    .selectAll()
    .where('claim_id', 'in', [...claimIds])
    .orderBy('found_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    claimId: row.claim_id,
    reason: row.reason as ShortFor,
    items: row.items as unknown as Shortage['items'],
    foundAt: row.found_at,
    talkedAt: row.talked_at,
    outcome: row.outcome,
    talkedBy: row.talked_by,
    agreedBy: row.agreed_by,
    laterBy: row.later_by,
    otherWay: row.other_way,
  }));
}

type Planned = { readonly claimId: string; readonly vehicleId?: string | null | undefined; readonly special?: boolean | undefined };

/** Another van: what was aboard is not any more. */
export const planErrand = (tx: Tx, { claimId, vehicleId = null, special = false }: Planned) =>
  sql`
    insert into claims.errand (claim_id, vehicle_id, special) values (${claimId}, ${vehicleId}, ${special})
    on conflict (claim_id) do update set special = excluded.special, vehicle_id = excluded.vehicle_id,
      loaded_at = case when claims.errand.vehicle_id is not distinct from excluded.vehicle_id then claims.errand.loaded_at end`.execute(tx);

async function applyPicked(tx: Tx, { claimId, checked, items }: Data<typeof told.goodsPicked>, { occurredAt }: Fact): Promise<void> {
  const at = iso(occurredAt);
  await sql`
    insert into claims.errand (claim_id, picked_at, checked_at) values (${claimId}, ${at}, ${checked ? at : null})
    on conflict (claim_id) do update set picked_at = excluded.picked_at, checked_at = excluded.checked_at, loaded_at = null`.execute(tx);
  await sql`
    insert into claims.errand_item (item_id, claim_id, product_id, unit, amount, missing, substitute)
    select "itemId", ${claimId}, "productId", unit, amount, missing, substitute from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as r("itemId" uuid, "productId" uuid, unit text, amount bigint, missing bigint, substitute boolean)
    on conflict (item_id) do update set product_id = excluded.product_id, unit = excluded.unit, amount = excluded.amount, missing = excluded.missing, substitute = excluded.substitute`.execute(
    tx,
  );
}

const applyFound = (tx: Tx, { shortageId, claimId, reason, items }: Data<typeof told.shortageFound>, { occurredAt }: Fact) =>
  tx
    .insertInto('claims.shortage')
    .values({ id: shortageId, claim_id: claimId, reason, items: JSON.stringify(items), found_at: iso(occurredAt) })
    .execute();

async function applyTalked(tx: Tx, data: Data<typeof told.shortageTalked>, fact: Fact): Promise<void> {
  const { shortageId, claimId, outcome, substitute, neededBy } = data;
  const later = outcome === 'later' ? neededBy : null;
  await tx
    .updateTable('claims.shortage')
    .set({
      talked_at: iso(fact.occurredAt),
      outcome,
      talked_by: data.by,
      agreed_by: data.agreedBy,
      substitute: substitute && JSON.stringify(substitute),
      later_by: later,
      other_way: data.otherWay,
    })
    .where('id', '=', shortageId)
    .execute();
  if (later !== null) await tx.updateTable('claims.claim').set({ needed_by: later }).where('id', '=', claimId).execute();
  if (substitute) await bringInstead(tx, claimId, substitute);
  if (outcome === 'less') await doWithout(tx, fact, data);
}

const bringInstead = (tx: Tx, claimId: string, { itemId, productId, unit, amount }: NonNullable<Data<typeof told.shortageTalked>['substitute']>) =>
  sql`
    insert into claims.errand_item (item_id, claim_id, product_id, unit, amount, missing, substitute)
    values (${itemId}, ${claimId}, ${productId}, ${unit}, ${amount}, ${amount}, true)
    on conflict (item_id) do update set product_id = excluded.product_id, unit = excluded.unit, amount = excluded.amount, missing = excluded.missing, substitute = true`.execute(
    tx,
  );

/** What the customer does without is free on its line again. */
async function doWithout(tx: Tx, fact: Fact, { claimId, items }: Data<typeof told.shortageTalked>): Promise<void> {
  const missing = new Map(items.map((one) => [one.itemId, one.missing]));
  const left = ((await itemsOf(tx, [claimId])).get(claimId) ?? []).map(({ itemId, approved, requested }) => ({
    itemId,
    amount: Math.max(0, (approved ?? requested) - (missing.get(itemId) ?? 0)),
  }));
  const shift = { claimId, kept: { fact, items: left, approved: true } };
  await enterShift(shift).execute(tx);
  await setShift(shift).execute(tx);
}

export const apply = Object.fromEntries([
  on(told.goodsPicked, applyPicked),
  on(told.goodsLoaded, (tx, { claimId }, { occurredAt }) =>
    sql`insert into claims.errand (claim_id, loaded_at) values (${claimId}, ${iso(occurredAt)})
      on conflict (claim_id) do update set loaded_at = excluded.loaded_at`.execute(tx),
  ),
  on(told.shortageFound, applyFound),
  on(told.shortageTalked, applyTalked),
]);

export const rebuilds = ['claims.errand', 'claims.errand_item', 'claims.shortage'];
