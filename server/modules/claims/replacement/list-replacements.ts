// Replacements against meal times, and those a driver brings.
import { type SqlBool, sql } from 'kysely';
import { iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import { readCursor, writeCursor } from '../../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { listed, rowsOf } from '../claim-row.ts';
import { itemsOf, toClaim } from '../load-claims.ts';
import { mayLoad } from './bring.rules.ts';
import type { contract } from './contract.ts';
import { errandsOf } from './errand.store.ts';
import { goodsOf } from './show-bringing.ts';

type Page = OutputOf<typeof contract.board>;
const dueKey = sql<string>`coalesce(claim.needed_by, claim.arrive_by, 'infinity'::timestamptz)`;
// Word for word the condition of the index.
const open = sql<SqlBool>`claim.state in ('requested', 'endorsed', 'approved', 'planned', 'delivered')`;
const replacing = sql<SqlBool>`claim.way = 'replacement'`;

/** Open replacements, the next meal first. */
export async function showBoard(call: Call, input: InputOf<typeof contract.board>): Promise<Page> {
  const after = readCursor(input.cursor, 2);
  let query = openReplacements(call);
  if (input.state) query = query.where('claim.state', '=', input.state);
  if (input.customerId) query = query.where('claim.customer_id', '=', input.customerId);
  if (input.siteId) query = query.where('claim.site_id', '=', input.siteId);
  if (after) query = query.where(sql<SqlBool>`(${dueKey}, claim.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query.limit(input.limit + 1).execute();
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return { items: await rowsOf(call, page), next: rows.length > input.limit && last ? writeCursor([last.due_key, last.id]) : null };
}

export const openReplacements = (call: Call) =>
  listed(call).select(sql<string>`${dueKey}::text`.as('due_key')).where(replacing).where(open).orderBy(dueKey).orderBy('claim.id');

/** Planned for the driver who asks, and those he brought that nobody has accepted yet. */
export async function listToDeliver(call: Call): Promise<OutputOf<typeof contract.toDeliver>> {
  const { db, actor } = call;
  const found = await listed(call)
    .where('claim.driver_id', '=', actor.id)
    .where('claim.state', 'in', ['planned', 'delivered'])
    .orderBy('claim.arrive_by')
    .limit(100)
    .execute();
  const ids = found.map(({ id }) => id);
  const items = await itemsOf(db, ids);
  const claims = found.map((row) => toClaim(row, items.get(row.id) ?? []));
  const [rows, errands, goods, sites] = await Promise.all([
    rowsOf(call, found),
    errandsOf(db, ids),
    goodsOf(call, claims),
    siteCardsOf(
      db,
      found.map(({ site_id }) => site_id),
    ),
  ]);
  return {
    items: rows.map((row, i) => {
      const errand = errands.get(row.id);
      const [pickedAt, loadedAt] = [errand?.pickedAt ?? null, errand?.loadedAt ?? null];
      return {
        ...row,
        goods: goods.get(row.id) ?? [],
        pickedAt: pickedAt === null ? null : iso(pickedAt),
        loadedAt: loadedAt === null ? null : iso(loadedAt),
        canLoad: actor.can.has('claims.load') && loadedAt === null && pickedAt !== null && mayLoad(claims[i] as (typeof claims)[number]),
        address: sites.get(row.site.id)?.address ?? '',
      };
    }),
  };
}
