// The paste reader's public shape: readChat (copied text → messages) and readMessages (messages → drafts a clerk confirms).
import { customerOf } from './customer.ts';
import { intentsOf, personNeeded } from './intents.ts';
import { heard, type Judgement, judge } from './judge.ts';
import { readLines } from './lines.ts';
import { type Half, neededBy } from './needed.ts';
import { readThread, type Thread } from './thread.ts';
import type { DecidingWord, Draft, Intent, KnownCustomer, Line, Message, Surroundings } from './types.ts';

export { readChat } from './chat.ts';
export type * from './types.ts';

/** Drafts of one pasted talk. A complaint and an order in it become two drafts; senders of two known customers are read apart. */
export function readMessages(messages: readonly Message[], around: Surroundings): Draft[] {
  return apart(messages, around).flatMap((talk) => readTalk(talk, around));
}

type Talk = { readonly messages: readonly Message[]; readonly places: readonly number[] };

/** Two known customers in one paste are two talks; what our people say goes to whoever spoke last. */
function apart(messages: readonly Message[], around: Surroundings): Talk[] {
  const whole = [{ messages, places: messages.map((_, index) => index) }];
  if (!around.customers?.length || messages.length < 2) return whole;
  const owners = messages.map((message) => knownOwner(message, around.customers ?? [], around));
  if (new Set(owners.filter((owner) => owner !== null)).size < 2) return whole;
  const talks = new Map<string, { messages: Message[]; places: number[] }>();
  let current = owners.find((owner) => owner !== null) ?? '';
  for (const [index, message] of messages.entries()) {
    current = owners[index] ?? current;
    const talk = talks.get(current) ?? { messages: [], places: [] };
    talks.set(current, { messages: [...talk.messages, message], places: [...talk.places, index] });
  }
  return [...talks.values()];
}

function knownOwner(message: Message, customers: readonly KnownCustomer[], around: Surroundings): string | null {
  const guess = customerOf(
    readThread([{ from: message.from, text: '', ...(message.at === undefined ? {} : { at: message.at }) }], {
      now: around.now,
      ...(around.staff ? { staff: around.staff } : {}),
    }),
    customers,
  );
  return guess.doubtful ? null : guess.value.id;
}

function readTalk({ messages, places }: Talk, around: Surroundings): Draft[] {
  const thread = readThread(messages, around);
  const judgement = judge(thread);
  const lines = readLines(thread, judgement);
  const intents = intentsOf(thread, judgement, lines);
  const because = personNeeded(thread, judgement, { lines, intents });
  const needed = (half?: Half, wanted: readonly Intent[] = intents): Draft['neededBy'] => {
    const found = neededBy(thread, judgement, { intents: wanted, meals: around.mealTimes, ...(half ? { half } : {}) });
    return found && { ...found, span: { ...found.span, message: places[found.span.message] ?? 0 } };
  };
  const shared = {
    customer: customerOf(thread, around.customers ?? []),
    neededBy: needed(),
    occurredAt: occurredAt(thread, messages),
    needsPerson: because !== null,
    personBecause: because,
  };
  const words = decidingWords(judgement, thread, places);
  const drafts = divide({ judgement, lines: lines.map((line) => place(line, places)), intents, words }, shared);
  if (drafts.length < 2 || !isTrouble(judgement.category)) return drafts;
  return drafts.map((draft) => ({
    ...draft,
    neededBy: draft.kind === 'case' ? needed('complaint', draft.intents) : (needed('order') ?? shared.neededBy),
  }));
}

const isTrouble = (category: Draft['category']): boolean => category !== null && category !== 'enquiry-suggestion' && category !== 'conduct';

const place = (line: Line, places: readonly number[]): Line =>
  line.source ? { ...line, source: { ...line.source, message: places[line.source.message] ?? 0 } } : line;

function occurredAt(thread: Thread, messages: readonly Message[]): Draft['occurredAt'] {
  const first = heard(thread)[0] ?? thread.spoken[0];
  const written = first ? messages[first.index]?.at : undefined;
  return { value: first?.at ?? 0, source: written === undefined ? '' : (first?.from ?? ''), span: null, doubtful: written === undefined };
}

function decidingWords({ hits, subcategory, also }: Judgement, _thread: Thread, places: readonly number[]): DecidingWord[] {
  const told = new Set([subcategory, ...also.map((one) => one.subcategory)]);
  return hits
    .filter(({ sign }) => told.has(sign.sub))
    .map(({ sign, message, from, to, text }) => ({ span: { message: places[message] ?? 0, from, to }, text, rule: `${sign.category}/${sign.sub}` }));
}

type Read = {
  readonly judgement: Judgement;
  readonly lines: readonly Line[];
  readonly intents: readonly Intent[];
  readonly words: readonly DecidingWord[];
};
type Shared = Pick<Draft, 'customer' | 'neededBy' | 'occurredAt' | 'needsPerson' | 'personBecause'>;

const isOrder = (intent: Intent): boolean => intent.startsWith('order');
const isOrderLine = ({ action }: Line): boolean => action === 'add' || action === 'set' || action === 'reduce' || action === 'cancel';

function divide({ judgement, lines, intents, words }: Read, shared: Shared): Draft[] {
  const { category, subcategory, also, severity, doubtful } = judgement;
  const none = { category: null, subcategory: null, also: [], severity: null, words: [] } as const;
  const ordering = intents.filter(isOrder);
  const order: Draft = {
    ...shared,
    ...none,
    kind: 'order',
    intents: ordering,
    doubtful: lines.some((line) => line.doubtful),
    lines: lines.filter(isOrderLine),
  };
  if (category === null) return ordering.length ? [{ ...order, intents, lines }] : [{ ...shared, ...none, kind: 'other', intents, doubtful, lines }];
  const both = ordering.length > 0;
  const found: Draft = {
    ...shared,
    kind: 'case',
    intents: both ? intents.filter((intent) => !isOrder(intent)) : intents,
    category,
    subcategory,
    also,
    severity,
    doubtful,
    words,
    lines: both ? lines.filter((line) => !isOrderLine(line)) : lines,
  };
  return both ? [found, { ...order, needsPerson: shared.needsPerson && severity !== null }] : [found];
}
