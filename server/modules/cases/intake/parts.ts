// Which part of a complaint speaks of the trouble and which part orders: goods stay with the sentence they stand in.
import type { Hit } from './signs.ts';
import type { Spoken } from './thread.ts';

export type Part = { readonly from: number; readonly to: number; readonly orders: boolean };

const FUTURE = '(?:大后[天日]|后[天日]|明[天日儿早晚]|下?(?:周|星期|礼拜)[一二三四五六日天])';
/** 另外, 还有, 再来, 明天要: here a new matter begins, even without a stop. */
const CUE = new RegExp(
  `另外|此外|还有(?=[^\\s,，。]{0,12}\\d|明|后天|要|加|订)|顺便|还要|再(?=[加要来订带拿]|给我)|加单|加订|加(?=\\d)|帮(?:我|忙)(?=[带加订留])|${FUTURE}(?=[^\\n。，,补换]{0,6}(?:[要加订：:]|再[来给]|来(?=\\d)|单|菜|\\s*$))`,
  'gu',
);
/** 加10斤白菜，早上的白菜烂了: back to what was delivered. */
const BACK = /(?<=[\s,，])(今天|今早|早上|上午|昨天|刚才?|中午)(送)?(来)?的/gu;
const STOP = /[\n。；;！!？?]/gu;
const STRONG = new RegExp(
  `另外|此外|还有|顺便|还要|再(?:[加要来订带拿]|给我)|加单|加订|加(?=\\s*[\\d一二两三四五六七八九十半])|帮(?:我|忙)[带加订留]|下单|急需|${FUTURE}`,
  'u',
);
const WEAK = /要(?![是么退不补换送用做开])|订(?![的单货])|来(?=\s*[\d一二两三四五六七八九十半点些])|(?<!别)加(?!工|班|热)|给我(?!们?[补换退])/u;
/** What is wanted back for the bad goods is no order: 补上, 补送, 中午前补, 换. */
export const RESUPPLY = /补(?!过|了)|(?<!退)换(?!成|了)|重新?(?=[送发配来拿])|再送/u;
/** 订的20斤 来了15斤: here an amount ordered is part of the trouble. */
const COUNTED = /^(short-weight|missing-item|wrong-item|not-delivered|spec-mismatch|late)$/;

export type Trouble = { readonly hits: readonly Hit[]; readonly subcategory: string | null };

/** The parts of one message of a complaint, left to right. */
export function partsOf(spoken: Spoken, { hits, subcategory }: Trouble): Part[] {
  const { text, index } = spoken;
  const faults = hits.filter(({ sign }) => sign.category !== 'enquiry-suggestion');
  const first = Math.min(...faults.map(({ message, from }) => message * 10_000 + from));
  const starts = [
    0,
    ...[...text.matchAll(BACK)].map((back) => back.index),
    ...[...text.matchAll(STOP)].map((stop) => stop.index + 1),
    ...[...text.matchAll(CUE)].map((cue) => cue.index),
  ];
  const places = [...new Set(starts)].filter((place) => !faults.some((hit) => inside(hit, spoken, place))).toSorted((a, b) => a - b);
  const parts: Part[] = [];
  for (const [at, from] of places.entries()) {
    const to = places[at + 1] ?? text.length;
    const words = text.slice(from, to);
    const troubled = faults.some((hit) => hit.message === index && hit.from < to && hit.to > from);
    const late = index * 10_000 + from > first;
    const weak = late && !COUNTED.test(subcategory ?? '') && WEAK.test(words);
    const listed = (parts.at(-1)?.orders ?? false) && !RESUPPLY.test(words) && spoken.amounts.some((one) => one.from >= from && one.to <= to);
    parts.push({ from, to, orders: !troubled && (STRONG.test(words) ? !onlyBack(words) : weak || listed) });
  }
  return parts;
}

const inside = (hit: Hit, { index }: Spoken, place: number): boolean => hit.message === index && hit.from < place && hit.to > place;

/** 明早送货时补上: a day for the re-supply, not a new order. */
const onlyBack = (words: string): boolean => RESUPPLY.test(words) && !/另外|还有|顺便|还要|再[加要来订]|加单|下单/u.test(words);

export const partAt = (parts: readonly Part[], place: number): Part =>
  parts.find(({ from, to }) => place >= from && place < to) ?? { from: 0, to: Number.MAX_SAFE_INTEGER, orders: false };
