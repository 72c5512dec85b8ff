// Notices go out, are read, acknowledged and reminded of: each step a fact of its recipient.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { iso, MINUTE } from '../../../kernel/time.ts';
import type { App, Unit } from '../../../platform/app.ts';
import type { Notice } from '../../../platform/messaging/public.ts';
import { siteCardsOf } from '../../customers/public.ts';
import * as told from './facts.ts';
import { messagesFor, type Sending } from './messages.ts';
import { announce } from './need-recall.ts';
import type { Recall, SentBy } from './recall.ts';
import { aboutNotice, type NoticeRow, rowToRecall } from './recall-row.ts';
import { remindersFor } from './recall-rules.ts';

type ToSend = { readonly noticeIds: readonly string[]; readonly lotIds?: readonly string[] };

/** Sends what can be sent by itself: kitchens with an account, suppliers with an address, our own people. The rest waits for a call. */
export async function sendNotices(unit: Unit, recall: Recall, { noticeIds, lotIds }: ToSend): Promise<void> {
  const rows = await unit.tx
    .selectFrom('recalls.notice')
    .selectAll()
    .where('id', 'in', [...noticeIds, recall.id])
    .where('state', '=', 'made')
    .execute();
  const messages = await messagesFor(unit, recall, { rows, why: 'notice', ...(lotIds ? { lotIds } : {}) });
  await unit.app.messaging.notify(unit, [...messages.values()]);
  const remindAt = iso(unit.now + remindersFor(recall.level).everyMinutes * MINUTE);
  await unit.record(
    rows.flatMap((row) => {
      const way = wayOf(row);
      return messages.has(row.id)
        ? [told.noticeSent.tell({ ...aboutNotice(row), way, remindAt: row.party === 'site' ? remindAt : null }, { occurredAt: unit.now, grade: 'B' })]
        : [];
    }),
  );
}

/** Of those told before: the lots that came in, or those that were let go. Answers who could be written to. */
export async function tellAgain(unit: Unit, recall: Recall, sending: Sending): Promise<ReadonlySet<string>> {
  const messages = await messagesFor(unit, recall, sending);
  await unit.app.messaging.notify(unit, [...messages.values()]);
  return new Set(messages.keys());
}

export const wayOf = ({ party }: Pick<NoticeRow, 'party'>): SentBy => (party === 'supplier' ? 'email' : 'app');

/** Reminds kitchens that have not answered; after the last reminder our own people are told to call. */
export async function remindInUnit(unit: Unit, recall: Recall, rows: readonly NoticeRow[]): Promise<void> {
  const { everyMinutes, most } = remindersFor(recall.level);
  const messages = await messagesFor(unit, recall, { rows, why: 'reminder' });
  const sites = await siteCardsOf(
    unit.tx,
    rows.flatMap(({ site_id }) => site_id ?? []),
  );
  const exhausted = rows.filter(({ reminders }) => reminders + 1 >= most);
  await unit.app.messaging.notify(unit, [
    ...messages.values(),
    ...exhausted.map((row) => unanswered(row, { recall, site: sites.get(row.site_id ?? '')?.siteName ?? '' })),
  ]);
  await unit.record(
    rows.map((row) => {
      const nth = row.reminders + 1;
      const nextAt = nth >= most ? null : iso(unit.now + everyMinutes * MINUTE);
      return told.reminded.tell({ ...aboutNotice(row), nth, nextAt }, { occurredAt: unit.now, grade: 'B' });
    }),
  );
  announce(unit, recall.id);
}

const unanswered = (row: NoticeRow, { recall, site }: { recall: Recall; site: string }): Notice => ({
  key: `recall:${row.id}:${row.sent_at ?? ''}:call`,
  to: [{ role: 'service-agent' }, { role: 'food-safety-officer' }],
  template: 'recalls.recall-unanswered',
  params: { number: recall.number, site, count: row.reminders + 1 },
  about: { type: 'recall', id: recall.id },
});

/** A sweep: what is due, a few hundred at a time, each recall in one unit. */
export async function remindDue(app: App): Promise<number> {
  return app.inUnit(SYSTEM, async (unit) => {
    const { rows } = await sql<NoticeRow>`
      select * from recalls.notice where remind_at <= ${iso(unit.now)} order by remind_at limit 500 for update skip locked`.execute(unit.tx);
    for (const [recallId, ofRecall] of Map.groupBy(rows, ({ recall_id }) => recall_id)) {
      const row = await unit.tx.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).executeTakeFirstOrThrow();
      await remindInUnit(unit, rowToRecall(row), ofRecall);
    }
    return rows.length;
  });
}
