// What each recipient of a recall is written: by its party, and by what happened.
import type { Unit } from '../../../platform/app.ts';
import type { Notice } from '../../../platform/messaging/public.ts';
import { contactsAt, siteCardsOf } from '../../customers/public.ts';
import { supplierCards } from '../../suppliers/public.ts';
import { INTERNAL, type InternalRole, type Recall } from './recall.ts';
import type { NoticeRow } from './recall-row.ts';
import { wordsOf } from './recall-words.ts';

/** `notice`: for the first time; `widened`: more lots; `released`: a lot was found harmless. */
export type Why = 'notice' | 'reminder' | 'widened' | 'released';
const TEMPLATES = {
  notice: { site: 'recalls.recall-notice', supplier: 'recalls.recall-supplier', internal: 'recalls.recall-inside' },
  reminder: { site: 'recalls.recall-reminder', supplier: 'recalls.recall-supplier', internal: 'recalls.recall-inside' },
  widened: { site: 'recalls.recall-widened', supplier: 'recalls.recall-supplier', internal: 'recalls.recall-inside-widened' },
  released: { site: 'recalls.recall-released', supplier: 'recalls.recall-released-supplier', internal: 'recalls.recall-inside-released' },
} as const satisfies Record<Why, Record<'site' | 'supplier' | 'internal', string>>;

/** `lotIds`: the lots it is about; those that were named, unless said. */
export type Sending = { readonly rows: readonly NoticeRow[]; readonly why: Why; readonly lotIds?: readonly string[] };

/** One of each kind and round: a notice that was opened anew is reminded of anew. */
function keyOf({ id, sent_at, reminders }: NoticeRow, { why, now }: { why: Why; now: number }): string {
  if (why === 'notice') return `recall:${id}`;
  return why === 'reminder' ? `recall:${id}:${sent_at ?? ''}:${reminders + 1}` : `recall:${id}:${why}:${now}`;
}

/** Notice id → message; none where nobody could be reached by one. */
export async function messagesFor(unit: Unit, recall: Recall, { rows, why, lotIds }: Sending): Promise<Map<string, Notice>> {
  const words = await wordsOf(unit.tx, recall, lotIds);
  const customerIds = rows.flatMap(({ customer_id }) => customer_id ?? []);
  const [contacts, sites, suppliers] = await Promise.all([
    contactsAt(unit.tx, customerIds),
    siteCardsOf(
      unit.tx,
      rows.flatMap(({ site_id }) => site_id ?? []),
    ),
    supplierCards(
      unit.tx,
      rows.flatMap(({ supplier_id }) => supplier_id ?? []),
    ),
  ]);
  const reachable = new Set(contacts.flatMap(({ customerId, accountId }) => (accountId === null ? [] : [customerId])));
  const all = new Map<string, Notice>();
  for (const row of rows) {
    const base = { key: keyOf(row, { why, now: unit.now }), about: { type: 'recall-notice', id: row.id } };
    if (row.customer_id && row.site_id && recall.tellsCustomers && reachable.has(row.customer_id)) {
      const params = { ...words, site: sites.get(row.site_id)?.siteName ?? '', link: `${unit.app.publicUrl}/portal/recalls/${row.id}` };
      const to = (['customer-receiver', 'customer-purchaser'] as const).map((role) => ({ role, customerId: row.customer_id ?? '' }));
      all.set(row.id, { ...base, to, template: TEMPLATES[why].site, params });
    }
    const email = row.supplier_id ? suppliers.get(row.supplier_id)?.email : undefined;
    if (email && !recall.mock) all.set(row.id, { ...base, to: { email }, template: TEMPLATES[why].supplier, params: words });
    if (row.role) all.set(row.id, { ...base, ...toRole(row.role as InternalRole, { recall, words }), template: TEMPLATES[why].internal });
  }
  return all;
}

function toRole(role: InternalRole, { recall, words }: { recall: Recall; words: Awaited<ReturnType<typeof wordsOf>> }) {
  const task = INTERNAL[role];
  const params = { ...words, names: words.lots, lots: words.lotCount, task: task.zh, taskEn: task.en };
  return { about: { type: 'recall', id: recall.id }, to: { role }, params };
}
