// Scores the paste reader against labelled talks. Two parts by id: `tune` and `check`. The words were first tuned on `tune` alone; later the misses of
// `check` were read too, so neither part is unseen any more: only a set nobody tuned on tells how the reader does on new talk.
import { instant } from '../../../kernel/time.ts';
import { readMessages } from './read.ts';
import type { Category, Draft, Line } from './types.ts';

type GoldLine = {
  action: string;
  product: string | null;
  normalised: string | null;
  quantity: number | null;
  unit: string | null;
  problem: string | null;
};
type GoldNeeded = { rule: string; date?: string; time?: string; part?: string; op?: string; weekday?: number } | null | undefined;
export type CanteenItem = {
  id: string;
  messages: { from: string; role: string; at: string; text: string }[];
  label: {
    intents: string[];
    category: Category | null;
    subcategory: string | null;
    severity: number | null;
    items: GoldLine[];
    neededBy?: GoldNeeded;
    needsPerson: boolean;
  };
};
export type ComplaintItem = { id: string; text: string; category: string; subcategory: string; severity: number };

export type Part = 'tune' | 'check';
/** Two thirds to tune on, the last third to check, by a hash of the id. */
export function partOf(id: string): Part {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % 3 === 2 ? 'check' : 'tune';
}

export type Tally = { right: number; of: number };
export type Marks = Record<string, Tally>;
export type Miss = { id: string; what: string; expected: string; got: string };
export type Score = { marks: Marks; classes: Record<string, { tp: number; fp: number; fn: number }>; misses: Miss[]; items: number };
export type Measured = Record<Part | 'all', Score>;

const emptyScore = (): Score => ({ marks: {}, classes: {}, misses: [], items: 0 });
const OUTSIDE_ROLES = ['canteen', 'customer-management', 'finance', 'regulator', 'supplier'];

type Outcome = { name: string; right: boolean; expected?: string; got?: string };
const same = (name: string, expected: string, got: string): Outcome => ({ name, right: expected === got, expected, got });
const sorted = (words: readonly (string | null)[]): string => [...new Set(words)].toSorted().join(' ');

const kindsOf = ({ category, intents }: CanteenItem['label']): string =>
  sorted([
    ...(category ? ['case'] : []),
    ...(intents.some((intent) => intent.startsWith('order')) ? ['order'] : []),
    ...(!category && !intents.some((intent) => intent.startsWith('order')) ? ['other'] : []),
  ]);

function compare(item: CanteenItem): Outcome[] {
  const { label } = item;
  const messages = item.messages.map(({ from, at, text }) => ({ from, text, at: instant(at) }));
  const drafts = readMessages(messages, { now: messages.at(-1)?.at ?? 0 });
  const main = drafts.find(({ kind }) => kind === 'case') ?? drafts[0];
  const intents = drafts.flatMap((draft) => draft.intents);
  const person = drafts.some(({ needsPerson }) => needsPerson);
  return [
    ...customerOutcome(item, main),
    same('kind', kindsOf(label), sorted(drafts.map(({ kind }) => kind))),
    same('intents: all', sorted(label.intents), sorted(intents)),
    {
      name: 'intents: first',
      right: intents.includes(label.intents[0] as (typeof intents)[number]),
      expected: label.intents[0] ?? '',
      got: intents.join(' '),
    },
    same('category', String(label.category), String(main?.category ?? null)),
    ...(label.category
      ? [same('subcategory', String(label.subcategory), String(main?.subcategory)), same('severity', String(label.severity), String(main?.severity))]
      : []),
    ...(label.category
      ? []
      : [
          {
            name: 'no category: no false alarm',
            right: !main?.category,
            expected: 'null',
            got: `${main?.category}/${main?.subcategory} [${main?.words.map(({ text }) => text).join('|')}]`,
          },
        ]),
    ...(label.severity === 1
      ? [{ name: 'severity 1 found (as 1)', right: main?.severity === 1, expected: '1', got: `${main?.subcategory} ${main?.severity}` }]
      : []),
    ...(label.severity === 1
      ? [
          {
            name: 'severity 1 found (as food-safety ≤ 2)',
            right: main?.category === 'food-safety' && (main?.severity ?? 4) <= 2,
            expected: '≤2',
            got: `${main?.subcategory} ${main?.severity}`,
          },
        ]
      : []),
    ...(label.severity !== 1 && main?.severity === 1
      ? [{ name: 'severity 1 said rightly', right: false, expected: String(label.severity), got: `1 ${main.subcategory}` }]
      : []),
    ...(label.severity === 1 && main?.severity === 1 ? [{ name: 'severity 1 said rightly', right: true }] : []),
    ...(label.subcategory === 'suspected-illness' ? [same('illness found', 'suspected-illness', String(main?.subcategory))] : []),
    ...(label.needsPerson ? [{ name: 'needsPerson recall', right: person, expected: 'true', got: 'false' }] : []),
    ...(person
      ? [{ name: 'needsPerson precision', right: label.needsPerson, expected: 'false', got: String(drafts.map((draft) => draft.personBecause)) }]
      : []),
    ...lineOutcomes(
      label.items,
      drafts.flatMap((draft) => draft.lines),
    ),
    ...neededOutcomes(label.neededBy, drafts.find((draft) => draft.neededBy)?.neededBy ?? null),
  ];
}

function customerOutcome({ messages }: CanteenItem, main: Draft | undefined): Outcome[] {
  const canteens = messages.filter(({ role }) => role === 'canteen').map(({ from }) => from);
  const senders = canteens.length ? canteens : messages.filter(({ role }) => OUTSIDE_ROLES.includes(role)).map(({ from }) => from);
  if (!senders.length) return [];
  return [
    { name: 'customer', right: senders.includes(main?.customer.value.name ?? ''), expected: senders.join(' '), got: main?.customer.value.name ?? '' },
  ];
}

const show = (line: Pick<Line, 'normalised' | 'quantity' | 'unit'> | undefined): string =>
  line ? `${line.normalised} ${line.quantity} ${line.unit}` : '–';

function lineOutcomes(gold: readonly GoldLine[], lines: readonly Line[]): Outcome[] {
  const named = (all: readonly { normalised: string | null }[]) => sorted(all.map(({ normalised }) => normalised).filter((word) => word !== null));
  const outcomes = [same('products (normalised set)', named(gold), named(lines))];
  if (gold.some(({ normalised }) => normalised)) outcomes.push(same('products where some', named(gold), named(lines)));
  for (const line of gold) {
    const found = lines.filter((one) => one.normalised === line.normalised || one.product === line.product);
    if (line.product)
      outcomes.push({ name: 'product found', right: found.length > 0, expected: `${line.product}→${line.normalised}`, got: named(lines) });
    if (found[0])
      outcomes.push({
        name: 'action',
        right: found.some(({ action }) => action === line.action),
        expected: `${line.normalised} ${line.action}`,
        got: found[0].action,
      });
    if (line.quantity === null) continue;
    const unit = line.unit === '今' ? '斤' : line.unit;
    const right = found.some((one) => one.quantity === line.quantity && (one.unit?.toLowerCase() ?? null) === (unit?.toLowerCase() ?? null));
    outcomes.push({ name: 'quantity + unit', right, expected: show({ ...line, unit }), got: found.map(show).join(', ') || show(undefined) });
  }
  return outcomes;
}

function neededOutcomes(gold: GoldNeeded, got: Draft['neededBy']): Outcome[] {
  const words = (one: { rule: string; date?: string | undefined; time?: string | undefined; part?: string | undefined } | null | undefined) =>
    one ? `${/^(EVERY|ASAP)/.test(one.rule) ? one.rule : (one.date ?? one.rule)} ${one.time ?? one.part ?? ''}` : 'none';
  const outcome = same('needed-by (all items)', words(gold), `${words(got)}`);
  if (!gold) return [outcome, { name: 'needed-by: none said wrongly', right: got === null, expected: 'none', got: `${got?.text} ${words(got)}` }];
  return [
    outcome,
    same('needed-by (where some)', words(gold), words(got)),
    { name: 'needed-by: date', right: gold.date === got?.date || (!gold.date && Boolean(got)), expected: words(gold), got: words(got) },
  ];
}

export function measureCanteen(items: readonly CanteenItem[]): Measured {
  return measure(items, { idOf: ({ id }) => id, outcomesOf: compare, classed: (outcomes) => outcomes.find(({ name }) => name === 'category') });
}

/** Reviews of meals and fruit use another border for rotten fruit (食品安全) and have 好评 and no 人员 class: both readings are told. */
function compareComplaint(item: ComplaintItem): Outcome[] {
  const [draft] = readMessages([{ from: null, text: item.text }], { now: 0 });
  const got = draft?.category === 'conduct' ? 'delivery' : (draft?.category ?? (draft?.intents.includes('praise') ? 'praise' : 'enquiry-suggestion'));
  const remapped = item.subcategory === 'rotten-fruit' ? 'quality' : item.category;
  return [
    same('category', item.category, got),
    { ...same('category, rotten fruit as quality', remapped, got === 'food-safety' && item.subcategory === 'rotten-fruit' ? 'quality' : got) },
    ...(item.severity === 1 ? [{ name: 'severity 1 found (as food-safety)', right: got === 'food-safety', expected: item.text, got }] : []),
    same('severity', String(item.severity), String(draft?.severity ?? 4)),
  ];
}

export const measureComplaints = (items: readonly ComplaintItem[]): Measured =>
  measure(items, { idOf: ({ id }) => String(id), outcomesOf: compareComplaint, classed: (outcomes) => outcomes[1] });

type Reader<T> = {
  readonly idOf: (item: T) => string;
  readonly outcomesOf: (item: T) => Outcome[];
  readonly classed: (outcomes: Outcome[]) => Outcome | undefined;
};

function measure<T>(items: readonly T[], { idOf, outcomesOf, classed }: Reader<T>): Measured {
  const measured: Measured = { tune: emptyScore(), check: emptyScore(), all: emptyScore() };
  for (const item of items) {
    const id = idOf(item);
    const outcomes = outcomesOf(item);
    for (const score of [measured[partOf(id)], measured.all]) {
      score.items += 1;
      for (const outcome of outcomes) count(score, id, outcome);
      classify(score, classed(outcomes));
    }
  }
  return measured;
}

function count(score: Score, id: string, { name, right, expected = '', got = '' }: Outcome): void {
  const tally = score.marks[name] ?? { right: 0, of: 0 };
  score.marks[name] = { right: tally.right + (right ? 1 : 0), of: tally.of + 1 };
  if (!right) score.misses.push({ id, what: name, expected, got });
}

function classify(score: Score, outcome: Outcome | undefined): void {
  const of = (name: string) => {
    score.classes[name] ??= { tp: 0, fp: 0, fn: 0 };
    return score.classes[name];
  };
  if (outcome?.right) of(outcome.expected ?? '').tp += 1;
  else if (outcome) {
    of(outcome.expected ?? '').fn += 1;
    of(outcome.got ?? '').fp += 1;
  }
}

const percent = ({ right, of }: Tally): string => (of ? `${((100 * right) / of).toFixed(1).padStart(5)} % (${right}/${of})` : '–').padEnd(18);
export const share = (score: Score, name: string): number => (score.marks[name]?.of ? score.marks[name].right / score.marks[name].of : 1);

function report(measured: Measured, wrong: boolean): string {
  const names = [...new Set(Object.keys(measured.all.marks))];
  const lines = [`${''.padEnd(40)} ${'tune'.padEnd(18)} ${'check'.padEnd(18)} all`];
  for (const name of names)
    lines.push(
      `${name.padEnd(40)} ${(['tune', 'check', 'all'] as const).map((part) => percent(measured[part].marks[name] ?? { right: 0, of: 0 })).join(' ')}`,
    );
  lines.push('', `${'class'.padEnd(40)} recall   precision  F1 (all)`);
  for (const [name, { tp, fp, fn }] of Object.entries(measured.all.classes)) {
    const [recall, precision] = [tp / (tp + fn || 1), tp / (tp + fp || 1)];
    lines.push(
      `${name.padEnd(40)} ${recall.toFixed(2)}     ${precision.toFixed(2)}       ${((2 * recall * precision) / (recall + precision || 1)).toFixed(2)}`,
    );
  }
  if (wrong) lines.push('', ...measured.tune.misses.map(({ id, what, expected, got }) => `${id}  ${what}: expected ${expected}, got ${got}`));
  return lines.join('\n');
}
export const canteenReport = report;
export const complaintReport = report;
