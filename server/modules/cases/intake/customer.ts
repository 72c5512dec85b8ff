// Which customer speaks: the sender's name against the known customers, or the name itself where none is known.
import type { Thread } from './thread.ts';
import type { CustomerGuess, KnownCustomer, Span } from './types.ts';

type Match = { readonly customer: KnownCustomer; readonly score: number; readonly word: string; readonly site: string | null };

/** Words that every customer's name holds; they tell nobody apart. */
const COMMON = /食堂|饭堂|餐厅|后厨|厨房|采购|后勤|总务|有限公司|公司|集团|职工|员工|营养|配餐|师傅|老师|阿姨/gu;
const core = (name: string): string =>
  name
    .replace(COMMON, '')
    .replace(/[\s\-—·()（）_.]/gu, '')
    .toLowerCase();

const SHORT_FORMS: readonly [RegExp, string][] = [
  [/第([一二三四五六七八九十])(小学|中学|医院|幼儿园)/u, '$1$2'],
  [/小学$/u, '小'],
  [/中学$/u, '中'],
  [/高级中学$/u, '高'],
  [/医院$/u, '院'],
  [/幼儿园$/u, '幼'],
];
const shortOf = (name: string): string => SHORT_FORMS.reduce((held, [pattern, to]) => held.replace(pattern, to), core(name));

function pairs(word: string): Set<string> {
  return new Set([...word].slice(1).map((char, index) => `${[...word][index]}${char}`));
}

function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  if (!left.size || !right.size) return 0;
  return (2 * [...left].filter((pair) => right.has(pair)).length) / (left.size + right.size);
}

function scoreOf(customer: KnownCustomer, sender: string): Match {
  const bare = core(sender);
  const tries = [
    ...(customer.contacts ?? []).map((word) => ({ word, kind: 'contact' as const })),
    ...[customer.name, ...(customer.aliases ?? [])].map((word) => ({ word, kind: 'name' as const })),
    ...(customer.sites ?? []).map((word) => ({ word, kind: 'site' as const })),
  ];
  let best: Match = { customer, score: 0, word: '', site: null };
  for (const { word, kind } of tries) {
    const wanted = core(word);
    const short = shortOf(word);
    const inside = (part: string): boolean => part.length >= 2 && (bare.includes(part) || (bare.length >= 2 && part.includes(bare)));
    const score = sender === word ? 1 : inside(wanted) ? 0.9 : kind !== 'contact' && inside(short) ? 0.8 : likeness(bare, wanted) * 0.75;
    if (score > best.score) best = { customer, score, word, site: kind === 'site' ? word : null };
  }
  return best;
}

function bestMatch(customers: readonly KnownCustomer[], sender: string): { best: Match | undefined; sure: boolean } {
  const ranked = customers.map((customer) => scoreOf(customer, sender)).toSorted((a, b) => b.score - a.score);
  const best = ranked[0] && ranked[0].score >= 0.35 ? ranked[0] : undefined;
  return { best, sure: Boolean(best && best.score >= 0.8 && (ranked[1]?.score ?? 0) < best.score - 0.05) };
}

/** Known customers named in a text of ours (二院说香菇湿的). */
function namedIn(text: string, customers: readonly KnownCustomer[]): { customer: KnownCustomer; word: string; from: number } | undefined {
  for (const customer of customers)
    for (const word of [customer.name, ...(customer.aliases ?? []), shortOf(customer.name)]) {
      const from = word.length >= 2 ? text.indexOf(word) : -1;
      if (from >= 0) return { customer, word, from };
    }
  return undefined;
}

export function customerOf(thread: Thread, customers: readonly KnownCustomer[] = []): CustomerGuess {
  const speaker = thread.outside.find(({ from }) => from !== null);
  const outside = speaker?.speaker === 'outside' ? speaker : undefined;
  if (outside?.from) {
    const { best, sure } = bestMatch(customers, outside.from);
    if (best)
      return { value: { id: best.customer.id, name: best.customer.name, siteName: best.site }, source: outside.from, span: null, doubtful: !sure };
  }
  for (const { text, index } of thread.spoken) {
    const named = namedIn(text, customers);
    if (!named) continue;
    const span: Span = { message: index, from: named.from, to: named.from + named.word.length };
    return { value: { id: named.customer.id, name: named.customer.name, siteName: null }, source: named.word, span, doubtful: true };
  }
  const name = outside?.from ?? thread.spoken[0]?.from ?? '';
  return { value: { id: null, name, siteName: null }, source: name, span: null, doubtful: true };
}
