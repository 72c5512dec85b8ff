// A claim is taken back: its goods go back on the shelf, unless they are on the road. A lot is stopped: whoever brings it is told.
import type { Fact } from '../../../kernel/fact.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Unit } from '../../../platform/app.ts';
import type { Notice } from '../../../platform/messaging/public.ts';
import { carriedBy, notesWith } from '../../lots/public.ts';
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

/** Replacements with a stopped lot that are with us still. */
export async function hearHeld(unit: Unit, { data }: Fact): Promise<void> {
  const { holdId, lotIds } = data as unknown as Held;
  const noteIds = await notesWith(unit.tx, lotIds);
  if (noteIds.length === 0) return;
  const carried = (await carriedBy(unit.tx, noteIds, shanghaiDate(unit.now))).filter(({ lotId }) => lotIds.includes(lotId));
  if (carried.length === 0) return;
  const claims = await unit.tx
    .selectFrom('claims.item as item')
    .innerJoin('claims.claim as claim', 'claim.id', 'item.claim_id')
    .innerJoin('customers.site as site', 'site.id', 'claim.site_id')
    .select(['item.id as itemId', 'claim.id', 'claim.number', 'claim.driver_id as driverId', 'site.name as site'])
    .where('claim.state', 'in', ['approved', 'planned', 'delivered'])
    .where('item.id', 'in', [...new Set(carried.map(({ lineId }) => lineId))])
    .execute();
  if (claims.length === 0) return;
  unit.announce('claims');
  const notices = claims.map(
    ({ itemId, id, number, driverId, site }): Notice => ({
      key: `claims.do-not-bring:${holdId}:${id}:${itemId}`,
      to: [{ role: 'dispatcher' }, ...(driverId === null ? [] : [{ accountId: driverId }])],
      template: 'claims.do-not-bring',
      params: {
        number,
        site,
        lots: carried
          .filter(({ lineId }) => lineId === itemId)
          .map((lot) => lot.number)
          .join('、'),
      },
      about: { type: 'claim', id },
    }),
  );
  await unit.app.messaging.notify(unit, notices);
}
