// Who may see which notice: a kitchen its own, once it was told; by a link, only that of its site.
import type { Actor } from '../../../kernel/actor.ts';
import type { Db, Tx } from '../../../platform/app.ts';

export function visibleNotices(db: Db | Tx, actor: Actor) {
  const query = db.selectFrom('recalls.notice as notice').innerJoin('recalls.recall as recall', 'recall.id', 'notice.recall_id');
  if (actor.kind === 'contact') return query.where('notice.customer_id', '=', actor.customerId).where('recall.tells_customers', '=', true);
  if (actor.kind === 'note-holder')
    return query
      .where('notice.customer_id', '=', actor.customerId)
      .where('notice.site_id', '=', actor.siteId)
      .where('recall.tells_customers', '=', true);
  return query;
}
