// Finds goods in a text: the longest name wins; goods of the company's own list come before the trade's list.
import { FOOD_ENDINGS, NOT_GOODS, PRODUCT_SECTIONS, SOUND_GROUPS } from './lexicon/products.ts';
import type { KnownProduct } from './types.ts';

export type Entry = { readonly written: string; readonly normalised: string; readonly assumes: '斤' | null; readonly productId: string | null };
export type Found = { readonly from: number; readonly to: number; readonly text: string; readonly entry: Entry; readonly doubtful: boolean };
export type Catalogue = { readonly byFirst: ReadonlyMap<string, readonly Entry[]>; readonly bySound: ReadonlyMap<string, Entry> };

const SOUNDS = new Map(SOUND_GROUPS.split(' ').flatMap((group) => [...group].map((char) => [char, group[0] as string] as const)));
const soundOf = (word: string): string => [...word].map((char) => SOUNDS.get(char) ?? char).join('');

const tradeEntries: readonly Entry[] = PRODUCT_SECTIONS.flatMap(({ assumes, lines }) =>
  lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.replaceAll('_', ' ').startsWith('* ') ? line.slice(2).split(' ') : line.split(' ');
      return words.map((word) => {
        const written = word.replaceAll('_', ' ');
        return { written, normalised: line.startsWith('* ') ? written : (words[0] as string), assumes, productId: null };
      });
    }),
);

const NOT_GOODS_PATTERN = new RegExp(
  NOT_GOODS.split(' ')
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

function catalogueFrom(entries: readonly Entry[]): Catalogue {
  const byFirst = new Map<string, Entry[]>();
  const bySound = new Map<string, Entry>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const key = entry.written.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    const first = key[0] as string;
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
    if (key.length > 1 && !bySound.has(soundOf(key))) bySound.set(soundOf(key), entry);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.written.length - a.written.length);
  return { byFirst, bySound };
}

const tradeCatalogue = catalogueFrom(tradeEntries);
const ownCatalogues = new WeakMap<readonly KnownProduct[], Catalogue>();

/** The trade's goods, with the company's own list laid over them (built once per list). */
export function catalogueOf(products?: readonly KnownProduct[]): Catalogue {
  if (!products?.length) return tradeCatalogue;
  const held = ownCatalogues.get(products);
  if (held) return held;
  const assumed = new Map(tradeEntries.map((entry) => [entry.written, entry.assumes]));
  const own = products.flatMap(({ id, name, aliases = [], units = [] }) =>
    [name, ...aliases].map(
      (written): Entry => ({ written, normalised: name, assumes: units.includes('斤') ? '斤' : (assumed.get(name) ?? null), productId: id }),
    ),
  );
  const byOurWord = new Map(own.map((entry) => [entry.written, entry]));
  const linked = tradeEntries.map((entry) => {
    const known = byOurWord.get(entry.normalised);
    return known ? { ...known, written: entry.written } : entry;
  });
  const built = catalogueFrom([...own, ...linked]);
  ownCatalogues.set(products, built);
  return built;
}

/** Goods named in the text, left to right. One-character goods (肉, 米, 奶) are read only where no longer word holds them. */
export function findProducts(text: string, catalogue: Catalogue): Found[] {
  const lower = text.toLowerCase();
  const open = lower.replace(NOT_GOODS_PATTERN, (word) => '\u0000'.repeat(word.length));
  const found: Found[] = [];
  for (let at = 0; at < open.length; ) {
    const entry = catalogue.byFirst.get(open[at] as string)?.find(({ written }) => open.startsWith(written.toLowerCase(), at));
    if (
      !entry ||
      (entry.written.length === 1 && !standsAlone(lower, at)) ||
      (entry.written.startsWith('冻') && longerAfter(open.slice(at + 1), entry, catalogue))
    ) {
      at += 1;
      continue;
    }
    const to = at + entry.written.length;
    found.push({ from: at, to, text: text.slice(at, to), entry, doubtful: false });
    at = to;
  }
  return found;
}

/** 冻鸡腿 is 鸡腿, not 冻鸡. */
const longerAfter = (rest: string, entry: Entry, { byFirst }: Catalogue): boolean =>
  byFirst.get(rest[0] as string)?.some(({ written }) => written.length >= entry.written.length && rest.startsWith(written.toLowerCase())) ?? false;

const BEFORE_ONE_CHARACTER =
  /[天日早晚午这那的了是要加来送订补退换和跟与或斤两袋箱件桶包盒条只个块把份的有没把给买种批家吃喝炖炒煮蒸煎卖少多差缺短叫用\s\d,，。.、:：;；!！?？()（）]|^$/;
const AFTER_ONE_CHARACTER =
  /[改变加减停取先再就各别这那呢吗吧啊里上中都也又还是有没的了送来哪少多不发一两三四五六七八九十半\d臭坏变馊酸烂死到和跟与或太全怎为啥咋就装打用要胀闻开在拉碎干味退换给补算几卖价拆吃喝炖炒够换过缺\s,，。.、:：;；!！?？()（）]|^$/;
const standsAlone = (text: string, at: number): boolean =>
  BEFORE_ONE_CHARACTER.test(text[at - 1] ?? '') && AFTER_ONE_CHARACTER.test(text[at + 1] ?? '');

/** A word beside an amount that is in no list: a slip of the voice keyboard (勤菜), or a name we do not know. Always doubtful. */
export function guessProduct(word: string, catalogue: Catalogue): Entry {
  const exact = catalogue.byFirst.get(word[0] as string)?.find(({ written }) => written === word);
  if (exact) return exact;
  const heard = catalogue.bySound.get(soundOf(word.toLowerCase()));
  if (heard) return { ...heard, written: word };
  const known = findProducts(word, catalogue).at(-1);
  const assumes = known?.entry.assumes ?? null;
  return { written: word, normalised: word, assumes, productId: null };
}

export const endsLikeFood = (word: string): boolean => FOOD_ENDINGS.includes(word.at(-1) ?? ' ');
