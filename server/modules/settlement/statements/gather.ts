// Everything that counts for the statement of a customer and month, in a few queries.

import { type SqlBool, sql } from 'kysely';
import { periodNamed } from '../../../kernel/calendar/period.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { Text } from '../../../kernel/text.ts';
import { DAY, type Instant, shanghaiInstant } from '../../../kernel/time.ts';
import type { Db, Tx } from '../../../platform/app.ts';
import { type BillEntry, billEntries } from '../../claims/public.ts';
import { BOOKING_KINDS } from '../../claims/words.ts';
import { firstDay, inMonth, monthGoods, pricedLines } from './goods.ts';
import type { Basis, Past } from './month.rules.ts';
import type { Agreed, Entry, Item, NoteLine, Price, Settled } from './reckon.rules.ts';
import { fixedPrices, lateNotes, type Others, saidOf } from './said.ts';
import { ITEM_KINDS, type ItemKind, type Month } from './statement.ts';
import { type TermsInForce, termsAt, termsFor } from './terms.ts';

export type Which = { readonly customerId: string; readonly month: Month; readonly statementId: string; readonly now: Instant };
export type Gathered = { readonly basis: Basis; readonly terms: TermsInForce };

const monthsBefore = (month: Month, count: number): Month => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const at = year * 12 + number - 1 - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};
export const nextMonth = (month: Month): Month => monthsBefore(month, -1);
export const monthEnd = (month: Month): Instant => periodNamed(month).to;

/** The contract on the last day on which something was delivered; without a delivery, at the end of the month. */
export async function termsOfMonth(db: Db | Tx, { customerId, month, now }: Omit<Which, 'statementId'>): Promise<TermsInForce> {
  const { rows } = await sql<{ last: string | null }>`
    select max(delivery_on) as last from deliveries.note where customer_id = ${customerId} and ${inMonth(sql`delivery_on`, month)}
      and state in ('accepted', 'partly-accepted')`.execute(db);
  const last = rows[0]?.last;
  return termsFor(db, customerId, last ? shanghaiInstant(last) + DAY - 1 : Math.min(now, monthEnd(month) - 1));
}

type Confirmed = { readonly month: Month; readonly contractKey: string; readonly version: number; readonly notes: number };

async function confirmedBefore(db: Db | Tx, { customerId, month }: Which, lookBack: number): Promise<Confirmed[]> {
  const { rows } = await sql<Confirmed>`
    select to_char(s.month, 'YYYY-MM') as month, s.contract_key as "contractKey", s.contract_version as version,
      (select count(*)::int from deliveries.note n where n.customer_id = s.customer_id and n.delivery_on >= s.month
        and n.delivery_on < (s.month + interval '1 month') and n.state <> 'cancelled'
        and exists (select from deliveries.note_line x where x.note_id = n.id and x.accepted > 0)) as notes
    from settlement.statement s where s.customer_id = ${customerId} and s.state = 'confirmed' and s.month < ${firstDay(month)}::date
      and s.month >= ${firstDay(monthsBefore(month, lookBack))}::date order by s.month`.execute(db);
  return rows;
}

export async function gather(db: Db | Tx, which: Which): Promise<Gathered> {
  const { customerId, month, statementId } = which;
  const terms = await termsOfMonth(db, which);
  const confirmed = await confirmedBefore(db, which, terms.lookBackMonths);
  const past = new Map<Month, Past & { readonly terms: TermsInForce }>();
  for (const { month: home, notes, ...held } of confirmed) {
    const pinned = await termsAt(db, { ...held, on: firstDay(home) });
    past.set(home, { notes, terms: pinned, rules: pinned });
  }
  const others: Others = { customerId, statementId, months: [...past.keys()] };
  const howOf = (home: Month): TermsInForce => past.get(home)?.terms ?? terms;
  const goods = await monthGoods(db, month, { customerId, howOf });
  const lateIds = await lateNotes(db, others);
  const fixed = await fixedPrices(db, others, { noteIds: lateIds });
  const late = lateIds.length === 0 ? [] : await pricedLines(db, sql<SqlBool>`n.id = any(${lateIds}::uuid[])`, { customerId, howOf, fixed });
  const booked = await billEntries(db, { customerId, from: monthsBefore(month, terms.lookBackMonths), to: month });
  const entries = booked.filter((one) => one.month === month || past.has(one.month));
  const prices = await pricesOf(db, entries, { goods: [...goods, ...late], others, howOf });
  const basis: Basis = {
    statementId,
    month,
    rules: terms,
    notes: notesIn(goods),
    goods,
    entries: entries.map(entryOf),
    agreed: await agreedPenalties(db, which),
    items: await itemsOf(db, which),
    settled: await settledDisputes(db, which),
    prices,
    past,
    late,
    said: await saidOf(db, others, lateIds),
  };
  return { basis, terms };
}

const notesIn = (goods: readonly NoteLine[]): number => new Set(goods.flatMap(({ noteId, accepted }) => (accepted > 0 ? [noteId] : []))).size;

const entryOf = ({ entryId, month, siteId, claimId, claimNumber, noteId, kind, amountFen, reversed, goods }: BillEntry): Entry => {
  const { zh, en } = BOOKING_KINDS[kind];
  const title = claimNumber === null ? { zh, en } : { zh: `${zh} ${claimNumber}`, en: `${en} ${claimNumber}` };
  return { entryId, month, siteId, claimId, noteId, title, amountFen, reversed, goods };
};

type Beside = { readonly goods: readonly NoteLine[]; readonly others: Others; readonly howOf: (month: Month) => TermsInForce };

/** Of lines that claims are about, wherever they were billed: as a confirmed statement priced them, else as they are priced now. */
async function pricesOf(db: Db | Tx, entries: readonly BillEntry[], { goods, others, howOf }: Beside): Promise<ReadonlyMap<string, Price | null>> {
  const known = new Map(goods.map(({ noteLineId, price }) => [noteLineId, price]));
  const wanted = [...new Set(entries.flatMap((entry) => (entry.goods ?? []).map(({ noteLineId }) => noteLineId)))].filter((id) => !known.has(id));
  if (wanted.length === 0) return known;
  const fixed = await fixedPrices(db, others, { lineIds: wanted });
  const which = sql<SqlBool>`l.id = any(${wanted}::uuid[])`;
  for (const { noteLineId, price } of await pricedLines(db, which, { customerId: others.customerId, howOf, fixed })) known.set(noteLineId, price);
  return known;
}

/** Agreed by both, and off the statement. */
async function agreedPenalties(db: Db | Tx, { customerId, month }: Which): Promise<Agreed[]> {
  const { rows } = await sql<Agreed>`
    select id as "penaltyId", number, period as month, amount_fen as "amountFen" from settlement.penalty
    where customer_id = ${customerId} and period <= ${month} and state = 'agreed' and paid = 'off-statement' and measure = 'amount'
    order by period, number`.execute(db);
  return rows;
}

type ItemRow = Omit<Item, 'title'> & { readonly kind: ItemKind; readonly body: string | null };
async function itemsOf(db: Db | Tx, { customerId, month }: Which): Promise<Item[]> {
  const { rows } = await sql<ItemRow>`
    select i.id as "itemId", to_char(i.month, 'YYYY-MM') as month, i.site_id as "siteId", i.kind, i.amount_fen as "amountFen", r.body
    from settlement.item i left join settlement.reason r on r.about_id = i.id
    where i.customer_id = ${customerId} and i.month <= ${firstDay(month)}::date and i.removed_at is null order by i.added_at, i.id`.execute(db);
  return rows.map(({ kind, body, ...item }) => ({ ...item, title: withWords(ITEM_KINDS[kind], body) }));
}
const withWords = ({ zh, en }: Text, body: string | null): Text => (body ? { zh: `${zh}：${body}`, en: `${en}: ${body}` } : { zh, en });

type DisputeRow = Omit<Settled, 'title'> & { readonly title: Text | null; readonly deltaFen: Fen };
async function settledDisputes(db: Db | Tx, { customerId, month }: Which): Promise<Settled[]> {
  const { rows } = await sql<DisputeRow>`
    select d.id as "disputeId", to_char(d.month, 'YYYY-MM') as month, l.title, l.site_id as "siteId", l.note_id as "noteId", d.delta_fen as "deltaFen"
    from settlement.dispute d left join lateral (
      select title, site_id, note_id from settlement.statement_line l where l.statement_id = d.statement_id and l.key = d.key order by l.edition desc limit 1) l on true
    where d.customer_id = ${customerId} and d.month <= ${firstDay(month)}::date and d.outcome = 'changed' order by d.settled_at, d.id`.execute(db);
  return rows.map(({ title, ...one }) => ({ ...one, title: { zh: `争议调整：${title?.zh ?? ''}`, en: `Settled: ${title?.en ?? ''}` } }));
}
