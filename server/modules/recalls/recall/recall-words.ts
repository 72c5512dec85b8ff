// How a recall is spoken of: product names, lot numbers, and its number; for messages, notices and reports.
import { shanghaiDate } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { lotsByIds } from '../../lots/public.ts';
import { termsOf } from '../../products/public.ts';
import { lotsOfRecall } from './reach.ts';
import { KINDS, type Recall } from './recall.ts';

export async function productNamesOf(db: Db | Tx, productIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (productIds.length === 0) return new Map();
  const { byId } = await termsOf(db, { ids: [...new Set(productIds)], on: shanghaiDate(Date.parse('2026-01-01')) });
  return new Map([...byId].map(([id, { name }]) => [id, name]));
}

/** Fills the places of templates: of the lots that were named, or of these. */
export async function wordsOf(db: Db | Tx, recall: Recall, lotIds?: readonly string[]) {
  const lots = await lotsOfRecall(db, recall.id);
  const roots = lotIds ?? lots.filter(({ root }) => root).map(({ lotId }) => lotId);
  const cards = [...(await lotsByIds(db, roots)).values()];
  const names = await productNamesOf(
    db,
    cards.map(({ productId }) => productId),
  );
  const sites = await db.selectFrom('recalls.recall').select('site_count').where('id', '=', recall.id).executeTakeFirst();
  return {
    number: recall.number,
    mock: recall.mock ? '【模拟】' : '',
    mockEn: recall.mock ? 'EXERCISE: ' : '',
    kind: KINDS[recall.kind].zh,
    kindEn: KINDS[recall.kind].en,
    product: [...new Set(cards.map(({ productId }) => names.get(productId) ?? ''))].filter(Boolean).join('、') || '相关商品',
    lots:
      cards
        .slice(0, 5)
        .map(({ number }) => number)
        .join('、') + (cards.length > 5 ? ` 等 ${cards.length} 批` : ''),
    lotCount: lots.length,
    sites: sites?.site_count ?? 0,
  };
}
