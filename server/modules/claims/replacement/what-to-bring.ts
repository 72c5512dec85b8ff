// What is to be brought for claims: their own goods, or what the customer agreed to; and which lots never again.
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/app.ts';
import { type ForNote, lotsOfLines } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import type { Claim } from '../claim.ts';
import { type Bring, sameLotMayGo } from './bring.rules.ts';
import { errandItemsOf } from './errand.store.ts';

type Named = { noteLineId: string; product: string; deliveryOn: string };

/** Claim → its goods, item by item. */
export async function bringsOf(db: Db | Tx, claims: readonly Claim[]): Promise<ReadonlyMap<string, Bring[]>> {
  const items = claims.flatMap((claim) => claim.items.map((item) => ({ claim, item })));
  if (items.length === 0) return new Map();
  const [errands, lines, carried] = await Promise.all([
    errandItemsOf(
      db,
      claims.map(({ id }) => id),
    ),
    namesOf(
      db,
      items.map(({ item }) => item.noteLineId),
    ),
    lotsOfLines(
      db,
      items.map(({ item }) => item.lineId),
    ),
  ]);
  const master = await termsOf(db as Db, {
    ids: [...errands.values()].flatMap(({ substitute, productId }) => (substitute && productId !== null ? [productId] : [])),
    codes: [],
    names: items.flatMap(({ item }) => (item.productId === null ? (lines.get(item.noteLineId)?.product ?? []) : [])),
    on: [...lines.values()][0]?.deliveryOn ?? '2026-01-01',
  });
  const brings = items.map(({ claim, item }): [string, Bring] => {
    const errand = errands.get(item.itemId);
    const product = lines.get(item.noteLineId)?.product ?? '';
    const own = sameLotMayGo(claim) ? [] : carried.filter(({ lineId }) => lineId === item.lineId).map(({ lotId }) => lotId);
    const about = { itemId: item.itemId, noteId: item.noteId, claimed: item.lotId !== null && own.length > 0 ? [item.lotId] : own };
    if (errand?.substitute) {
      const { productId, unit, amount } = errand;
      return [claim.id, { ...about, productId, product: master.byId.get(productId ?? '')?.name ?? product, unit, amount, substitute: true }];
    }
    const productId = item.productId ?? master.byName.get(product)?.productId ?? null;
    return [claim.id, { ...about, productId, product, unit: item.unit, amount: item.approved ?? item.requested, substitute: false }];
  });
  return new Map(claims.map(({ id }) => [id, brings.flatMap(([claimId, bring]) => (claimId === id ? [bring] : []))]));
}

export const bringOf = async (db: Db | Tx, claim: Claim): Promise<Bring[]> => (await bringsOf(db, [claim])).get(claim.id) ?? [];

async function namesOf(db: Db | Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  const { rows } = await sql<Named>`
    select l.id as "noteLineId", l.product, n.delivery_on as "deliveryOn" from deliveries.note_line l join deliveries.note n on n.id = l.note_id
    where l.id = any(${[...new Set(lineIds)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.noteLineId, row]));
}

/** The notes that goods of these items belong to: those of the first delivery, so that a trace finds the kitchen. */
export async function notesOf(db: Db | Tx, noteIds: readonly string[]): Promise<ForNote[]> {
  if (noteIds.length === 0) return [];
  const { rows } = await sql<ForNote>`
    select id as "noteId", number as "noteNumber", customer_id as "customerId", site_id as "siteId", delivery_on as "deliveryOn"
    from deliveries.note where id = any(${[...new Set(noteIds)]}::uuid[]) order by id`.execute(db);
  return rows;
}
