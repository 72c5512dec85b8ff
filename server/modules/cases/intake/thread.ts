// One talk, read once: who speaks, which goods, amounts, times and signs stand in each message.
import type { Instant } from '../../../kernel/time.ts';
import { type Amount, findAmounts } from './amounts.ts';
import { findTimes, type TimeWords } from './deadlines.ts';
import { type Catalogue, catalogueOf, type Found, findProducts } from './products.ts';
import { findSigns, type Hit } from './signs.ts';
import type { Message, Surroundings } from './types.ts';

export type Speaker = 'outside' | 'clerk' | 'driver' | 'warehouse';
export type Spoken = {
  readonly index: number;
  readonly from: string | null;
  readonly speaker: Speaker;
  readonly at: Instant;
  /** Without attachments and @names, same length as written. */
  readonly text: string;
  readonly products: readonly Found[];
  readonly amounts: readonly Amount[];
  readonly times: readonly TimeWords[];
  readonly hits: readonly Hit[];
  readonly voiceOnly: boolean;
};
export type Thread = {
  readonly spoken: readonly Spoken[];
  readonly catalogue: Catalogue;
  readonly outside: readonly Spoken[];
  readonly words: string;
};

const OURS: readonly [RegExp, Speaker][] = [
  [/^@?(跟单|客服|业务员?|群主|调度|内勤|财务[小老阿]|平台)/, 'clerk'],
  [/^(司机|配送方?|送货|驾驶员|押运|物流)/, 'driver'],
  [/^(仓库|仓管|分拣|库房)/, 'warehouse'],
];

function speakerOf(from: string | null, staff: readonly string[] = []): Speaker {
  if (from === null) return 'outside';
  if (staff.includes(from)) return 'clerk';
  return OURS.find(([pattern]) => pattern.test(from))?.[1] ?? 'outside';
}

const blank = (text: string): string => ' '.repeat(text.length);
/** Attachments, @names, links and phone numbers say nothing about goods. */
const SILENT = /[[【](图片|照片|动画表情|语音|视频|文件|位置)[^\]】\n]*[\]】]|@\S{1,12}(?=\s|$)|https?:\S+|(?<!\d)1\d{10}(?!\d)/gu;

export function readThread(messages: readonly Message[], around: Surroundings): Thread {
  const catalogue = catalogueOf(around.products);
  const spoken = messages.map((message, index) => read(message, index, { ...around, catalogue }));
  const outside = spoken.filter(({ speaker }) => speaker === 'outside');
  // Among ourselves (a driver reports, a clerk gives notice) every speaker counts; otherwise ours are context, unless ours opened with a notice.
  const heard = outside.length ? outside : spoken;
  return { spoken, catalogue, outside: heard, words: heard.map(({ text }) => text).join('\n') };
}

function read(message: Message, index: number, { catalogue, now, staff }: Surroundings & { readonly catalogue: Catalogue }): Spoken {
  const at = message.at ?? now;
  const text = message.text.replace(SILENT, blank);
  const times = findTimes(text, at);
  const products = findProducts(text, catalogue).filter((found) => !times.some((time) => found.from < time.to && found.to > time.from));
  const masked = products.reduce((held, { from, to }) => held.slice(0, from) + '□'.repeat(to - from) + held.slice(to), text);
  return {
    index,
    from: message.from,
    speaker: speakerOf(message.from, staff),
    at,
    text,
    products,
    amounts: findAmounts(text, [...times, ...products]),
    times,
    hits: findSigns(text, masked, index),
    voiceOnly: /语音/.test(message.text) && text.trim() === '',
  };
}
