// A claim is taken back: its goods go back on the shelf, unless they are on the road. A lot is stopped: whoever brings it is told.
import { type SqlBool, sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import type { Unit } from '../../../platform/app.ts';
import type { Notice } from '../../../platform/messaging/public.ts';
import { lotsOfLines } from '../../lots/public.ts';
import { itemsOf, toClaim } from '../load-claims.ts';
import { errandOf } from './errand.store.ts';
import { putBack } from './move-goods.ts';

type OnClaim = { readonly claimId: string; readonly way: string };

export async function hearWithdrawn(unit: Unit, { data }: Fact): Promise<void> {
  const { claimId, way } = data as unknown as OnClaim;
  if (way !== 'replacement') return;
  const { pickedAt, loadedAt } = await errandOf(unit.tx, claimId);
  if (pickedAt === null || loadedAt !== null) return;
  const row = await unit.tx.selectFrom('claims.claim').selectAll().where('id', '=', claimId).executeTakeFirstOrThrow();
  await putBack(unit, toClaim(row, (await itemsOf(unit.tx, [claimId])).get(claimId) ?? []));
}

type Held = { readonly holdId: string; readonly lotIds: readonly string[] };

/** Replacements with a stopped lot that are with us still. Few are open at a time: nothing else is looked at. */
export async function hearHeld(unit: Unit, { data }: Fact): Promise<void> {
  const { holdId, lotIds } = data as unknown as Held;
  const items = await unit.tx
    .selectFrom('claims.claim as claim')
    .innerJoin('claims.item as item', 'item.claim_id', 'claim.id')
    .innerJoin('customers.site as site', 'site.id', 'claim.site_id')
    .select(['item.id as itemId', 'claim.id', 'claim.number', 'claim.driver_id as driverId', 'site.name as site'])
    .where('claim.way', '=', 'replacement')
    .where(sql<SqlBool>`claim.state in ('requested', 'endorsed', 'approved', 'planned', 'delivered')`)
    .execute();
  const stopped = (
    await lotsOfLines(
      unit.tx,
      items.map(({ itemId }) => itemId),
    )
  ).filter(({ lotId, stage }) => lotIds.includes(lotId) && (stage === 'staging' || stage === 'van'));
  if (stopped.length === 0) return;
  unit.announce('claims');
  const byItem = Map.groupBy(stopped, ({ lineId }) => lineId);
  const notices = items.flatMap(({ itemId, id, number, driverId, site }): Notice[] => {
    const lots = byItem.get(itemId);
    if (!lots) return [];
    return [
      {
        key: `claims.do-not-bring:${holdId}:${itemId}`,
        to: [{ role: 'dispatcher' }, ...(driverId === null ? [] : [{ accountId: driverId }])],
        template: 'claims.do-not-bring',
        params: { number, site, lots: lots.map((lot) => lot.number).join('、') },
        about: { type: 'claim', id },
      },
    ];
  });
  await unit.app.messaging.notify(unit, notices);
}
