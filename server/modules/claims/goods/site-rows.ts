// Goods destroyed where they are: what is recorded, and what is still to be.
import { sql } from 'kysely';
import { type Instant, iso } from '../../../kernel/time.ts';
import type { Call } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import type { Item } from '../claim.ts';
import type { contract } from './contract.ts';

type Goods = OutputOf<typeof contract.goodsOf>;
type Destroyed = Goods['destroyed'][number];
type Open = Goods['toDestroy'][number];

export async function destroyedOf({ db }: Call, claimId: string, items: readonly Item[]): Promise<Destroyed[]> {
  type Stored = Omit<Destroyed, 'at' | 'photos'> & { moment: Instant; files: { fileId: string }[] };
  const { rows } = await sql<Stored>`
    select d.id, d.item_id as "itemId", l.product, o.number as "lotNumber", d.unit, d.amount, d.weight, d.said_by as "saidBy",
      coalesce(w.witnesses, '{}') as witnesses, d.photos as files, d.destroyed_at as moment
    from claims.site_destruction d join claims.item i on i.id = d.item_id join deliveries.note_line l on l.id = i.note_line_id
    left join lots.lot o on o.id = d.lot_id left join claims.goods_words w on w.about_id = d.id
    where d.claim_id = ${claimId} and d.item_id = any(${items.map(({ itemId }) => itemId)}::uuid[]) order by d.destroyed_at, d.id`.execute(db);
  return rows.map(({ moment, files, ...row }) => ({ ...row, at: iso(moment), photos: files.map(({ fileId }) => fileId) }));
}

export async function toDestroyOf({ db }: Call, items: readonly Item[]): Promise<Open[]> {
  const { rows } = await sql<Pick<Open, 'itemId' | 'product' | 'lotNumber'> & { gone: number }>`
    select i.id as "itemId", l.product, o.number as "lotNumber", coalesce((
      select sum(e.amount) from claims.entry e where e.line_id = i.line_id and e.item_id = i.id and e.kind in ('came-back', 'destroyed')), 0)::bigint as gone
    from claims.item i join deliveries.note_line l on l.id = i.note_line_id left join lots.lot o on o.id = i.lot_id
    where i.id = any(${items.map(({ itemId }) => itemId)}::uuid[]) order by i.item_no`.execute(db);
  return rows.flatMap(({ gone, ...row }) => {
    const item = items.find(({ itemId }) => itemId === row.itemId);
    if (!item) return [];
    return [{ ...row, unit: item.unit, destroyed: gone, left: Math.max(0, (item.approved ?? 0) - item.refusedPart - gone) }];
  });
}
