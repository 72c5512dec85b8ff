// 粘贴开单: words of a chat group → drafts a clerk confirms in seconds (R2.1). Reads only; nothing is kept until a draft is confirmed.
import { sql } from 'kysely';
import { quantity, unitOf } from '../../kernel/quantity.ts';
import { DAY, type Instant, iso, shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { knownCustomers, mealTimesOf } from '../customers/public.ts';
import { type RecentLine, recentLines } from '../deliveries/public.ts';
import { productNames } from '../products/public.ts';
import { visibleTo } from './case.store.ts';
import type { Category } from './case.ts';
import { type Line, titleOf } from './case-row.ts';
import type { contract } from './contract.ts';
import { readChat } from './intake/chat.ts';
import { readMessages } from './intake/read.ts';
import type { Draft, Message, Surroundings, Line as WrittenLine } from './intake/types.ts';

type Answer = OutputOf<typeof contract.read>;
type ShownDraft = Answer['drafts'][number];
type Place = { readonly customerId: string; readonly siteId: string | null; readonly name: string };

export async function readPaste(call: Call, { text, customerId }: InputOf<typeof contract.read>): Promise<Answer> {
  const messages = readChat(text, { now: call.now });
  const [customers, products] = await Promise.all([knownCustomers(call.db), productNames(call.db)]);
  const around = { now: call.now, customers, products };
  const first = readMessages(messages, around);
  const drafts = await Promise.all(first.map((draft, at) => show(call, { messages, around, draft, at, customerId })));
  return {
    drafts,
    messages: messages.map((message) => ({ from: message.from, at: message.at === undefined ? null : iso(message.at), text: message.text })),
  };
}

type Reading = { messages: Message[]; around: Surroundings; draft: Draft; at: number; customerId: string | undefined };

/** Once the customer is known, its meal times and its delivery notes make the rest surer. */
async function show(call: Call, { messages, around, draft: guessed, at, customerId }: Reading): Promise<ShownDraft> {
  const place = await placeOf(call, guessed, customerId);
  const mealTimes = place ? await mealTimesOf(call.db, place.customerId, place.siteId) : undefined;
  const again = mealTimes ? readMessages(messages, { ...around, mealTimes })[at] : undefined;
  const draft = again ?? guessed;
  const occurredAt = draft.occurredAt.doubtful ? null : draft.occurredAt.value;
  const delivered = place
    ? await recentLines(call.db, place, { from: shanghaiDate((occurredAt ?? call.now) - 3 * DAY), to: shanghaiDate(occurredAt ?? call.now) })
    : [];
  const lines = draft.lines.map((line) => lineOf(line, delivered));
  const found = delivered.find(({ lineId }) => lines.some((line) => line.lineId === lineId));
  const from = messages.find((message) => message.from !== null)?.from ?? null;
  return {
    kind: draft.kind,
    intents: [...draft.intents],
    category: draft.category,
    subcategory: draft.subcategory,
    severity: draft.severity,
    needsPerson: draft.needsPerson,
    personBecause: draft.personBecause,
    words: draft.words.map(({ text, rule }) => ({ text, rule })),
    customer: {
      id: place?.customerId ?? null,
      name: place?.name ?? draft.customer.value.name,
      siteId: place?.siteId ?? found?.siteId ?? null,
      source: draft.customer.source,
      sure: customerId !== undefined || (place !== undefined && !draft.customer.doubtful),
    },
    lines,
    neededBy: draft.neededBy && { at: iso(draft.neededBy.at), text: draft.neededBy.text, sure: !draft.neededBy.doubtful },
    occurredAt: occurredAt === null ? null : iso(occurredAt),
    from,
    body: bodyOf(messages),
    noteId: found?.noteId ?? null,
    noteNumber: found?.noteNumber ?? null,
    sameMatter: place ? await sameMatter(call, place.customerId, call.now) : [],
  };
}

async function placeOf(call: Call, { customer }: Draft, chosen: string | undefined): Promise<Place | undefined> {
  const id = chosen ?? customer.value.id;
  if (id === null || id === undefined) return undefined;
  const row = await call.db
    .selectFrom('customers.customer')
    .leftJoin('customers.site', (join) =>
      join.onRef('customers.site.customer_id', '=', 'customers.customer.id').on('customers.site.active', '=', true),
    )
    .select(['customers.customer.id', 'customers.customer.name', 'customers.site.id as site_id', 'customers.site.name as site_name'])
    .where('customers.customer.id', '=', id)
    .execute();
  const [first] = row;
  if (!first) return undefined;
  const named = row.find(({ site_name }) => site_name !== null && site_name === customer.value.siteName) ?? (row.length === 1 ? first : undefined);
  return { customerId: first.id, siteId: named?.site_id ?? null, name: first.name };
}

/** Finds the delivered line a message speaks of: same name, or one name inside the other. */
function lineOf(line: WrittenLine, delivered: readonly RecentLine[]): ShownDraft['lines'][number] {
  const unit = line.unitCode ?? (line.assumedUnit === null ? null : (unitOf(line.assumedUnit) ?? null));
  const amount = line.quantity === null || unit === null ? null : (quantity(line.quantity, unit)?.amount ?? null);
  const names = [line.product, line.normalised].filter((name) => name !== null);
  const match = delivered.find(({ product }) => names.some((name) => product === name || product.includes(name) || name.includes(product)));
  return {
    lineId: match?.lineId ?? null,
    product: line.normalised ?? line.product,
    amount,
    unit,
    problem: line.problem,
    written: line.product,
    quantityText: line.quantity === null ? null : `${line.quantity}${line.unit ?? ''}`,
    assumedUnit: line.unit === null && line.assumedUnit !== null,
    sure: !line.doubtful,
    action: line.action,
  };
}

/** The words as they were, each with its sender: what the clerk compares with. */
const bodyOf = (messages: readonly Message[]): string =>
  messages.map(({ from, text }) => (from === null || messages.length === 1 ? text : `${from}：${text}`)).join('\n');

/** Open matters of the same customer of the last day, so that nobody opens the same one twice. */
async function sameMatter(call: Call, customerId: string, now: Instant): Promise<ShownDraft['sameMatter']> {
  const rows = await call.db
    .selectFrom('cases.queue')
    .innerJoin('cases.case', 'cases.case.id', 'cases.queue.case_id')
    .select(['cases.case.id', 'cases.case.number', 'cases.case.lines', 'cases.case.category', 'cases.case.subcategory', 'cases.case.opened_at'])
    .where('cases.queue.customer_id', '=', customerId)
    .where('cases.queue.opened_at', '>', sql<number>`${iso(now - DAY)}::timestamptz`)
    .where(visibleTo(call.actor))
    .orderBy('cases.case.opened_at', 'desc')
    .limit(5)
    .execute();
  return rows.map((row) => ({
    caseId: row.id,
    number: row.number,
    title: titleOf(row.lines as Line[]),
    category: row.category as Category,
    subcategory: row.subcategory,
    openedAt: iso(row.opened_at),
  }));
}
