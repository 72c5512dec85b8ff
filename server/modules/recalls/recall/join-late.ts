// Goods that left all the same: a lot of a recall that runs reaches a kitchen. It joins with a notice; one that thought it was done is asked anew.
import { sql } from 'kysely';
import type { Fact } from '../../../kernel/fact.ts';
import type { Tx, Unit } from '../../../platform/app.ts';
import { linesOfLots } from '../../lots/public.ts';
import { noticesFor } from './begin-recall.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { load } from './recall.store.ts';
import { sendNotices } from './send-notices.ts';
import { reopen } from './widen-recall.ts';

type Delivered = {
  readonly siteId: string | null;
  readonly legs: readonly { readonly lotId: string; readonly to: string }[];
  readonly lines: readonly { readonly lotId: string }[];
};

export async function hearDelivered(unit: Unit, { data }: Fact): Promise<void> {
  const { siteId, legs, lines } = data as Delivered;
  const came = [...legs.filter(({ to }) => to === 'site'), ...lines].map(({ lotId }) => lotId);
  if (siteId === null || came.length === 0) return;
  for (const { recallId, lotIds } of await runningWith(unit.tx, came)) await join(unit, recallId, { siteId, lotIds });
}

async function runningWith(tx: Tx, lotIds: readonly string[]) {
  const { rows } = await sql<{ recallId: string; lotIds: string[] }>`
    select r.id as "recallId", array_agg(l.lot_id) as "lotIds" from recalls.recall_lot l join recalls.recall r on r.id = l.recall_id
    where l.lot_id = any(${[...new Set(lotIds)]}::uuid[]) and l.released_at is null and r.state in ('begun', 'running', 'closing') and not r.mock
    group by r.id order by r.id`.execute(tx);
  return rows;
}

async function join(
  unit: Unit,
  recallId: string,
  { siteId, lotIds }: { readonly siteId: string; readonly lotIds: readonly string[] },
): Promise<void> {
  const recall = await load(unit, recallId);
  const known = await unit.tx.selectFrom('recalls.notice').selectAll().where('recall_id', '=', recallId).where('site_id', '=', siteId).execute();
  if (known.length === 0) {
    const lines = (await linesOfLots(unit.tx, lotIds)).filter((line) => line.siteId === siteId);
    const notices = noticesFor(unit, { lines, supplierIds: [] }).filter(({ party }) => party === 'site');
    await unit.record([told.noticesMade.tell({ recallId, notices }, { occurredAt: unit.now, grade: 'B' })]);
    await sendNotices(unit, recall, { noticeIds: notices.map(({ noticeId }) => noticeId), lotIds });
  } else {
    // Who has not answered yet will count these goods too.
    const done = known.filter(({ state }) => state === 'acknowledged' || state === 'answered' || state === 'released');
    await reopen(unit, recall, { rows: done, lotIds });
  }
  announce(unit, recallId, recall.caseId);
}
