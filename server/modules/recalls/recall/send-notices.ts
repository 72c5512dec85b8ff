// Notices go out, are read, acknowledged and reminded of: each step a fact of its recipient.
import { sql } from 'kysely';
import { SYSTEM } from '../../../kernel/actor.ts';
import { iso, MINUTE } from '../../../kernel/time.ts';
import type { App, Unit } from '../../../platform/app.ts';
import type { Notice } from '../../../platform/messaging/public.ts';
import { contactsAt, siteCardsOf } from '../../customers/public.ts';
import { supplierCards } from '../../suppliers/public.ts';
import * as told from './facts.ts';
import { announce } from './need-recall.ts';
import { INTERNAL, type InternalRole, type Recall, type SentBy } from './recall.ts';
import { aboutNotice, type NoticeRow, rowToRecall } from './recall-row.ts';
import { remindersFor } from './recall-rules.ts';
import { wordsOf } from './recall-words.ts';

/** Sends what can be sent by itself: kitchens with an account, suppliers with an address, our own people. The rest waits for a call. */
export async function sendNotices(unit: Unit, recall: Recall, noticeIds: readonly string[]): Promise<void> {
  const rows = await unit.tx
    .selectFrom('recalls.notice')
    .selectAll()
    .where('id', 'in', [...noticeIds, recall.id])
    .where('state', '=', 'made')
    .execute();
  const messages = await messagesFor(unit, recall, { rows, reminder: false });
  await unit.app.messaging.notify(unit, [...messages.values()]);
  const remindAt = iso(unit.now + remindersFor(recall.level).everyMinutes * MINUTE);
  await unit.record(
    rows.flatMap((row) => {
      const way: SentBy = row.party === 'supplier' ? 'email' : 'app';
      return messages.has(row.id)
        ? [told.noticeSent.tell({ ...aboutNotice(row), way, remindAt: row.party === 'site' ? remindAt : null }, { occurredAt: unit.now, grade: 'B' })]
        : [];
    }),
  );
}

type Sending = { readonly rows: readonly NoticeRow[]; readonly reminder: boolean };

/** Notice id → message; none where nobody could be reached by one. */
async function messagesFor(unit: Unit, recall: Recall, { rows, reminder }: Sending): Promise<Map<string, Notice>> {
  const words = await wordsOf(unit.tx, recall);
  const mine = (party: string) => rows.filter((row) => row.party === party);
  const customerIds = mine('site').flatMap(({ customer_id }) => customer_id ?? []);
  const [contacts, sites, suppliers] = await Promise.all([
    contactsAt(unit.tx, customerIds),
    siteCardsOf(
      unit.tx,
      mine('site').flatMap(({ site_id }) => site_id ?? []),
    ),
    supplierCards(
      unit.tx,
      mine('supplier').flatMap(({ supplier_id }) => supplier_id ?? []),
    ),
  ]);
  const reachable = new Set(contacts.flatMap(({ customerId, accountId }) => (accountId === null ? [] : [customerId])));
  const all = new Map<string, Notice>();
  const nth = (row: NoticeRow) => (reminder ? `:${row.reminders + 1}` : '');
  for (const row of rows) {
    const base = { key: `recall:${row.id}${nth(row)}`, about: { type: 'recall-notice', id: row.id } };
    if (row.party === 'site' && row.customer_id && row.site_id && recall.tellsCustomers && reachable.has(row.customer_id)) {
      const params = { ...words, site: sites.get(row.site_id)?.siteName ?? '', link: `${unit.app.publicUrl}/portal/recalls/${row.id}` };
      const to = (['customer-receiver', 'customer-purchaser'] as const).map((role) => ({ role, customerId: row.customer_id ?? '' }));
      all.set(row.id, { ...base, to, template: reminder ? 'recalls.recall-reminder' : 'recalls.recall-notice', params });
    }
    const email = row.supplier_id ? suppliers.get(row.supplier_id)?.email : undefined;
    if (email && !recall.mock) all.set(row.id, { ...base, to: { email }, template: 'recalls.recall-supplier', params: words });
    if (row.role) {
      const task = INTERNAL[row.role as InternalRole];
      const params = { ...words, lots: words.lotCount, task: task.zh, taskEn: task.en };
      all.set(row.id, {
        ...base,
        about: { type: 'recall', id: recall.id },
        to: { role: row.role as InternalRole },
        template: 'recalls.recall-inside',
        params,
      });
    }
  }
  return all;
}

/** Reminds kitchens that have not answered; after the last reminder our own people are told to call. */
export async function remindInUnit(unit: Unit, recall: Recall, rows: readonly NoticeRow[]): Promise<void> {
  const { everyMinutes, most } = remindersFor(recall.level);
  const messages = await messagesFor(unit, recall, { rows, reminder: true });
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
  key: `recall:${row.id}:call`,
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
