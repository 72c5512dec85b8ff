// What was brought and not accepted, or is aboard of a claim that was taken back: with us still, and shown until somebody takes it in.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Call, Unit } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import { carriedBy, inHand } from '../../lots/public.ts';
import type { Claim } from '../claim.ts';
import { listed, rowsOf } from '../claim-row.ts';
import { itemsOf, toClaim } from '../load-claims.ts';
import { sameLotMayGo } from './bring.rules.ts';
import type { contract } from './contract.ts';
import { bringsOf } from './what-to-bring.ts';

type Rest = OutputOf<typeof contract.bringing>['rest'][number];
type Reading = { readonly tx: Unit['tx'] | Call['db']; readonly now: number };

/** Claim → its rest. What nobody has had a say about yet is no rest. */
export async function restOf({ tx, now }: Reading, claims: readonly Claim[]): Promise<ReadonlyMap<string, Rest[]>> {
  const over = claims.filter(({ way, state }) => way === 'replacement' && (state === 'accepted' || state === 'withdrawn'));
  const noteIds = over.flatMap(({ items }) => items.map(({ noteId }) => noteId));
  if (noteIds.length === 0) return new Map();
  const goods = (await inHand(tx, noteIds)).filter(({ places }) => places.length > 0);
  if (goods.length === 0) return new Map();
  const [carried, brings] = [await carriedBy(tx, noteIds, shanghaiDate(now)), await bringsOf(tx, over)];
  const rests = over.map((claim): [string, Rest[]] => [
    claim.id,
    (brings.get(claim.id) ?? []).flatMap(({ itemId, product }) =>
      goods
        .filter(({ lineId }) => lineId === itemId)
        .flatMap(({ lotId, places }): Rest[] => {
          const lot = carried.find((one) => one.lineId === itemId && one.lotId === lotId);
          if (!lot) return [];
          const amount = places.reduce((sum, place) => sum + place.amount, 0);
          const to = lot.standing === 'available' && (sameLotMayGo(claim) || claim.state === 'withdrawn') ? 'store' : 'quarantine';
          return [{ itemId, product, lotId, number: lot.number, unit: lot.unit, amount, standing: lot.standing, to }];
        }),
    ),
  ]);
  return new Map(rests.filter(([, rest]) => rest.length > 0));
}

const LOOK_BACK = 14 * 86_400_000;
const MOST = 200;

export async function listRests(call: Call): Promise<OutputOf<typeof contract.rests>> {
  const rows = await listed(call)
    .innerJoin('claims.errand as errand', 'errand.claim_id', 'claim.id')
    .where('errand.picked_at', '>', new Date(call.now - LOOK_BACK).toISOString() as never)
    .where('claim.state', 'in', ['accepted', 'withdrawn'])
    .orderBy('claim.requested_at', 'desc')
    .limit(MOST)
    .execute();
  const items = await itemsOf(
    call.db,
    rows.map(({ id }) => id),
  );
  const rests = await restOf(
    { tx: call.db, now: call.now },
    rows.map((row) => toClaim(row, items.get(row.id) ?? [])),
  );
  const left = rows.filter(({ id }) => rests.has(id));
  const shown = await rowsOf(call, left);
  return { items: shown.map((claim) => ({ claim, rest: rests.get(claim.id) ?? [] })) };
}
