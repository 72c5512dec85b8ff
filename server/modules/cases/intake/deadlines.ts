// When something is needed: 明天中午前, 10点半之前, 下周三, 马上 … read against Asia/Shanghai, relative to the message that holds the words.
import { DAY, type Instant, MINUTE, shanghaiDate, shanghaiInstant, shanghaiTime } from '../../../kernel/time.ts';
import { NUMBER, readNumber } from './numerals.ts';
import type { DayPart, MealTimes, NeededBy } from './types.ts';

type Op = 'before' | 'after' | 'asap' | 'every';
type Day = { readonly rule: string; readonly offset: number; readonly explicit: boolean; readonly every?: number };
/** One time expression of a text, not yet judged as a deadline. */
export type TimeWords = {
  from: number;
  to: number;
  day?: Day;
  until?: Day;
  part?: DayPart;
  time?: string;
  minutesFromNow?: number;
  op?: Op;
  past: boolean;
  now?: boolean;
};

const WEEKDAYS = '一二三四五六日天末';
const CN_HOUR = '十[一二]?|[一二两三四五六七八九]|2[0-3]|1\\d|0?\\d';
const ATOMS = new RegExp(
  [
    '(?<past>昨[天日晚儿]?|前[天日]|上(?:个)?(?:周|星期|礼拜|月|次|回)[一二三四五六日天]?|刚才|刚刚|方才|大前天)',
    '(?<every>每(?:个)?(?:周|星期|礼拜)(?<everyDay>[一二三四五六日天])|每天|每日|天天)',
    '(?<week>(?<next>下+(?:个)?|这(?:个)?|本)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末]))',
    '(?<day>大后[天日]|后[天日儿]|明[天日儿朝]|听日|明(?=[早晚])|次日|第二天|今[天日儿朝]|今(?=[早晚晨])|当天)',
    '(?<monthDay>(?:(?<month>\\d{1,2})月)(?<dom>\\d{1,2})[号日])',
    `(?<span>(?<count>${NUMBER})个?(?<scale>小时|钟头|分钟)(?:之内|以内|内|(?=(?:能|给|送|到|后))))`,
    '(?<military>(?<!\\d)(?:0\\d|1\\d|2[0-3])[0-5]\\d(?=前|之前|到|整|以前))',
    `(?<clock>(?<![\\d好多快大小少嫩瘦肥长有])(?<hour>${CN_HOUR})(?:[:：](?<minute>[0-5]\\d)|[点點时](?<half>半|一刻|三刻|[0-5]?\\d(?=分|[^\\d]|$)|[一二三四五]?十[一二三四五六七八九]?)?分?)(?!个|斤|心))`,
    '(?<part>天亮|清早|清晨|大早|一早|早上|早晨|早饭|早餐|上午|午前|午饭|午餐|中午|中饭|做饭|开饭|开餐|下午|午后|下班|傍晚|晚上|晚饭|晚餐|夜里|夜宵|宵夜|(?<=[今明])早|(?<=[今明])晚)',
    '(?<asap>马上|立刻|立马|立即|赶紧|赶快|尽快|火速|麻溜的?|速来|急需|急用|现在就|快点|越快越好|急(?=$|[\\s!！,，。])|加急)',
  ].join('|'),
  'gu',
);
const PARTS: Record<string, DayPart> = {
  ...Object.fromEntries(['天亮', '清早', '清晨', '大早', '一早', '早上', '早晨', '上午', '早'].map((word) => [word, 'am'])),
  ...Object.fromEntries(['早饭', '早餐'].map((word) => [word, 'breakfast'])),
  ...Object.fromEntries(['午饭', '午餐', '中午', '中饭', '做饭', '开饭', '开餐', '午前'].map((word) => [word, 'lunch'])),
  ...Object.fromEntries(['下午', '午后', '下班'].map((word) => [word, 'pm'])),
  ...Object.fromEntries(['傍晚', '晚上', '晚饭', '晚餐', '夜里', '晚', '夜宵', '宵夜'].map((word) => [word, 'dinner'])),
};
const DAY_OFFSETS: [RegExp, number][] = [
  [/^大后/, 3],
  [/^后/, 2],
  [/^(明|听|次|第)/, 1],
  [/^(今|当)/, 0],
];

/** ISO weekday of an instant in Shanghai, 1 = Monday. */
const weekdayOf = (at: Instant): number => ((Math.floor((at + 8 * 3_600_000) / DAY) + 3) % 7) + 1;

function readWeek(next: string | undefined, written: string, at: Instant): Day {
  const wanted = written === '末' ? 6 : written === '天' || written === '日' ? 7 : WEEKDAYS.indexOf(written) + 1;
  const today = weekdayOf(at);
  if (next?.startsWith('下')) {
    const weeks = (next.match(/下/g) ?? []).length;
    return { rule: `${'N'.repeat(weeks)}W${wanted}`, offset: 7 * weeks - today + wanted, explicit: true };
  }
  return { rule: `W${wanted}`, offset: (wanted - today + 7) % 7 || 7, explicit: true };
}

function readMonthDay(month: number, dom: number, at: Instant): Day {
  const [year = 0] = shanghaiDate(at).split('-').map(Number);
  const today = shanghaiInstant(shanghaiDate(at));
  const pad = (value: number) => String(value).padStart(2, '0');
  const offsets = [year, year + 1].map((y) => Math.round((Date.parse(`${y}-${pad(month)}-${pad(dom)}T00:00:00+08:00`) - today) / DAY));
  const offset = offsets.find((days) => days >= 0) ?? -1;
  return { rule: `D+${offset}`, offset, explicit: true };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function readClock(hour: string, minute: string | undefined, half: string | undefined): string {
  const minutes = minute ? Number(minute) : half === '半' ? 30 : half === '一刻' ? 15 : half === '三刻' ? 45 : half ? (readNumber(half) ?? 0) : 0;
  return `${twoDigits(readNumber(hour) ?? 0)}:${twoDigits(minutes)}`;
}

function readAtom(match: RegExpMatchArray, at: Instant): TimeWords {
  const groups = match.groups ?? {};
  const words: TimeWords = { from: match.index ?? 0, to: (match.index ?? 0) + match[0].length, past: Boolean(groups.past) };
  if (groups.every)
    words.day = {
      rule: groups.everyDay ? `EVERY W${readWeek(undefined, groups.everyDay, at).rule.slice(1)}` : 'EVERY D',
      offset: 0,
      explicit: true,
      every: groups.everyDay ? WEEKDAYS.replace('天末', '').indexOf(groups.everyDay.replace('天', '日')) + 1 : 0,
    };
  if (groups.week) words.day = readWeek(groups.next, groups.weekday ?? '一', at);
  if (groups.day) {
    const offset = DAY_OFFSETS.find(([pattern]) => pattern.test(match[0]))?.[1] ?? 0;
    words.day = { rule: `D+${offset}`, offset, explicit: offset > 0 };
  }
  if (groups.monthDay) {
    words.day = readMonthDay(Number(groups.month), Number(groups.dom), at);
    // 10月28号那批, said in November, looks back.
    if (words.day.offset > 200 || words.day.offset < 0) words.past = true;
  }
  if (groups.span) words.minutesFromNow = Math.round((readNumber(groups.count ?? '1') ?? 1) * (groups.scale === '分钟' ? 1 : 60));
  if (groups.military) words.time = `${match[0].slice(0, 2)}:${match[0].slice(2)}`;
  if (groups.clock) words.time = readClock(groups.hour ?? '0', groups.minute, groups.half);
  if (groups.part) words.part = PARTS[match[0]] ?? 'am';
  if (groups.asap) words.now = true;
  return words;
}

const joins = (left: TimeWords, right: TimeWords, gap: string): boolean => {
  if (left.past || right.past || left.now || right.now || right.day || gap.length > 9 || /[。！!\n]/.test(gap)) return false;
  if (left.minutesFromNow || right.minutesFromNow || left.time) return false;
  if (left.part && right.part) return right.part === 'lunch' && gap === '';
  return gap.length <= 2 || !/\d|斤|箱/.test(gap);
};

/** Every time expression of one message, neighbours joined (后天上实训课用 早上八点). Amounts must not be read inside them. */
export function findTimes(text: string, at: Instant): TimeWords[] {
  const found: TimeWords[] = [];
  for (const match of text.matchAll(ATOMS)) {
    const atom = readAtom(match, at);
    const last = found.at(-1);
    const gap = last ? text.slice(last.to, atom.from) : '';
    if (last?.day && atom.day && /^(起|开始)?[到至\-~]$/.test(gap)) Object.assign(last, { until: atom.day, to: atom.to });
    else if (last && joins(last, atom, gap))
      Object.assign(last, { ...atom, day: last.day, part: atom.part ?? last.part, time: atom.time ?? last.time, from: last.from, to: atom.to });
    else found.push(atom);
  }
  for (const words of found) finish(words, text);
  return found;
}

/** Reads what follows: 前, 之前, 以后, 起; and what shows that the moment is past or refused (都九点半了, 下午不用). */
function finish(words: TimeWords, text: string): void {
  const after = text.slice(words.to);
  const suffix = /^(\s?(上班|下班|做饭|开饭|开餐)?(之前|以前|前(?!天)|以后|之后|后(?!天|腿|门|厨|勤)|起|开始))/.exec(after)?.[1] ?? '';
  if (/前$/.test(suffix)) words.op = 'before';
  if (/后$/.test(suffix)) words.op = 'after';
  if (/下班/.test(suffix) && !words.time) Object.assign(words, { time: '18:00', part: undefined });
  words.to += suffix.length;
  if (text.slice(words.from, words.to).includes('下班前')) Object.assign(words, { time: '18:00', part: undefined, op: 'before' });
  if (words.op === 'before' && words.part === 'lunch' && /(中午|午前)/.test(text.slice(words.from, words.to)) && !words.time)
    Object.assign(words, { time: '12:00', part: undefined });
  const before = text.slice(Math.max(0, words.from - 3), words.from);
  const rest = text.slice(words.to);
  if (words.time && (/[都已从]$|现在$|才$/.test(before) || /^(多?了|就(?!要|得)|才|钟?送到的|来的|到的|发的|收|的时候|打)/.test(rest)))
    words.past = true;
  if (/^(都|就|也)?(不用|不要|别|取消|的退货|订的|送的|来的)/.test(rest) && !words.op)
    words.past = !/^(都|就|也)?(不用|不要|别|取消)/.test(rest) || !words.day?.explicit;
}

const PART_TIMES = (meals: MealTimes): Record<DayPart, string> => ({
  am: '11:00',
  pm: '18:00',
  breakfast: meals.breakfast,
  lunch: meals.lunch,
  dinner: meals.dinner,
});
export const USUAL_MEALS: MealTimes = { breakfast: '07:00', lunch: '11:00', dinner: '17:00' };

/** 两点 said at ten means 14:00; 下午五点 is 17:00; an early hour already past means tomorrow where tomorrow was the subject. */
function settleHour(words: TimeWords, at: Instant, dayKnown: boolean): { time: string; nextDay: boolean } {
  const [hour = 0, minute = '00'] = (words.time ?? '00:00').split(':').map((part, index) => (index ? part : Number(part))) as [number, string];
  const time = `${twoDigits(hour)}:${minute}`;
  if ((words.part === 'pm' || words.part === 'dinner') && hour < 12) return { time: `${twoDigits(hour + 12)}:${minute}`, nextDay: false };
  if (words.part === 'lunch' && hour < 4) return { time: `${twoDigits(hour + 12)}:${minute}`, nextDay: false };
  if (dayKnown || time > shanghaiTime(at)) return { time, nextDay: false };
  const later = `${twoDigits(hour + 12)}:${minute}`;
  if (hour < 8 && later > shanghaiTime(at) && shanghaiTime(at) < '15:00') return { time: later, nextDay: false };
  return { time, nextDay: true };
}

export type Reading = {
  readonly words: TimeWords;
  readonly text: string;
  readonly at: Instant;
  readonly message: number;
  readonly meals: MealTimes;
  readonly dayBefore?: Day;
};

/** A judged deadline from its words. `dayBefore` is the day the talk was about where the words name none. */
export function resolveDeadline({ words, text, at, message, meals, dayBefore }: Reading): NeededBy {
  const span = { message, from: words.from, to: words.to };
  const source = text.slice(words.from, words.to);
  if (words.minutesFromNow !== undefined) {
    const due = at + words.minutesFromNow * MINUTE;
    return {
      text: source,
      rule: `T+${words.minutesFromNow}m`,
      date: shanghaiDate(due),
      time: shanghaiTime(due),
      op: 'before',
      at: due,
      span,
      doubtful: false,
    };
  }
  if (words.now && !words.time) return { text: source, rule: 'ASAP', date: shanghaiDate(at), op: 'asap', at, span, doubtful: true };
  const hour = words.time ? settleHour(words, at, Boolean(words.day)) : undefined;
  const day = words.day ??
    (hour?.nextDay || !words.time ? dayBefore : undefined) ?? { rule: hour?.nextDay ? 'D+1' : 'D+0', offset: hour?.nextDay ? 1 : 0, explicit: false };
  const offset = day.every ? (day.every - weekdayOf(at) + 7) % 7 || 7 : day.offset;
  const date = shanghaiDate(at + offset * DAY);
  const beforeTheDay = words.op === 'before' && !words.time && !words.part && words.day?.explicit;
  const time = beforeTheDay ? '00:00' : hour?.time;
  const part = time ? undefined : words.part;
  const sign = words.op === 'after' ? '>' : '<';
  const op = day.rule.startsWith('EVERY')
    ? ('every' as const)
    : time
      ? (words.op ?? ('before' as const))
      : words.op === 'before'
        ? ('before' as const)
        : undefined;
  const untilDate = words.until ? shanghaiDate(at + words.until.offset * DAY) : undefined;
  const written = shanghaiInstant(date, time ?? (part ? PART_TIMES(meals)[part] : meals.lunch));
  return {
    text: source,
    rule: [words.until ? `${day.rule}..${words.until.rule}` : day.rule, time ? `${sign}${time}` : part].filter(Boolean).join(' '),
    date,
    ...(untilDate ? { dateTo: untilDate } : {}),
    ...(time ? { time } : {}),
    ...(part ? { part } : {}),
    ...(op ? { op } : {}),
    // 今天要 said after lunch: at once is the earliest it can mean.
    at: written < at && !time ? at : written,
    span,
    doubtful: !words.day || !time || written < at,
  };
}
