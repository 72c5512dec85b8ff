// Chooses the deadline of a talk among all the times it names.
import { type Instant, shanghaiDate, shanghaiTime } from '../../../kernel/time.ts';
import { resolveDeadline, type TimeWords, USUAL_MEALS } from './deadlines.ts';
import { heard, type Judgement } from './judge.ts';
import { partAt, partsOf, RESUPPLY } from './parts.ts';
import type { Spoken, Thread } from './thread.ts';
import type { DayPart, Intent, MealTimes, NeededBy } from './types.ts';

const WANTED_AFTER =
  /^.{0,8}?(补|要(?!是)|送(?!来的|的)|到(?!期|现在|货)|用(?!完)|换|给|报|交|做|来(?!的|了)|发(?!烧|现|霉|货的)|前|之前|开(饭|餐|船|会)?|急需|作废|一起|恢复|别|不做|不办|停供|取消)/u;
const WANTED_BEFORE = /(补|要|送|到|换|必须|最晚|最迟|赶在|截止|不(晚|迟)于|能|给)\S{0,6}$/u;

type Candidate = { readonly spoken: Spoken; readonly words: TimeWords; readonly score: number };

export function neededBy(
  thread: Thread,
  judgement: Judgement,
  around: { readonly intents: readonly Intent[]; readonly meals?: MealTimes | undefined; readonly half?: Half },
): NeededBy | null {
  if (judgement.resolved) return null;
  const candidates = thread.spoken.flatMap((spoken) =>
    timesOf(spoken, judgement, around.half).map((words) => ({
      spoken,
      words,
      score: score(spoken, words, { thread, judgement, intents: around.intents }),
    })),
  );
  const best = candidates
    .filter((one) => one.score > 0)
    .reduce<Candidate | undefined>((held, one) => (!held || one.score >= held.score + (sameMessage(held, one) ? 0.01 : 0) ? one : held), undefined);
  if (!best) return null;
  const dayBefore = candidates.findLast(({ words, spoken }) => words.day?.explicit && !words.past && spoken.index <= best.spoken.index)?.words.day;
  const needed = resolveDeadline({
    words: best.words,
    text: best.spoken.text,
    at: best.spoken.at,
    message: best.spoken.index,
    meals: around.meals ?? USUAL_MEALS,
    ...(dayBefore ? { dayBefore } : {}),
  });
  return isOver(needed, best.spoken.at) ? null : needed;
}

const PART_ENDS: Record<DayPart, string> = { am: '12:00', pm: '19:00', breakfast: '10:00', lunch: '14:00', dinner: '22:00' };

/** 下午 said at nine in the evening looks back: nothing can be wanted then. */
const isOver = ({ date, part }: NeededBy, at: Instant): boolean =>
  part !== undefined && date === shanghaiDate(at) && shanghaiTime(at) > PART_ENDS[part];

/** A complaint and an order in one talk have each their own day: 赶紧换 / 另外明天要鸡蛋. */
export type Half = 'complaint' | 'order';

function timesOf(spoken: Spoken, judgement: Judgement, half: Half | undefined): readonly TimeWords[] {
  if (half === undefined) return spoken.times;
  const parts = partsOf(spoken, judgement);
  return spoken.times.filter(({ from }) => partAt(parts, from).orders === (half === 'order'));
}

const sameMessage = (a: Candidate, b: Candidate): boolean => a.spoken.index === b.spoken.index;

type Light = { readonly thread: Thread; readonly judgement: Judgement; readonly intents: readonly Intent[] };

function score(spoken: Spoken, words: TimeWords, { thread, judgement, intents }: Light): number {
  if (words.past) return 0;
  const rest = spoken.text.slice(words.to);
  const before = spoken.text.slice(0, words.from);
  const ours = !heard(thread).includes(spoken);
  const ordering = intents.some((intent) => intent.startsWith('order'));
  const wanted = WANTED_AFTER.test(rest) || WANTED_BEFORE.test(before);
  const fault = judgement.category !== null && judgement.category !== 'enquiry-suggestion';
  if (/^(下雪|大雪|下雨|天气|降温|要降温|考试|检查)/.test(rest.trim()) && !ordering && !intents.includes('certificate-request')) return 0;
  if (words.day?.every === 0) return 0;
  if (words.now) return ordering && !fault ? 0.5 : 0;
  const own = ours ? (wanted && /一起补|补|送|到/.test(rest) ? -1.5 : -9) : 0;
  if (words.op === 'before') return 5 + own + (words.day ? 0.5 : 0);
  if (words.minutesFromNow !== undefined)
    return /等|晚|迟|了|过/.test(before.slice(-3)) || /^(了|多|才|都)/.test(rest)
      ? 0
      : wanted || judgement.category === 'enquiry-suggestion'
        ? 4 + own
        : 0;
  if (words.op === 'after' && ordering) return 4 + own;
  if (words.day && ordering && /^\s*不要/.test(rest) && thread.spoken.some(({ text }) => /今天要|明天要|后天要/.test(text))) return 0.2;
  if (words.day && ordering && /^\s*要/.test(rest)) return 4.6 + own;
  if (words.day?.explicit) {
    if (ordering) return 4 + own + (words.time ? 0.5 : 0);
    if (judgement.subcategory === 'suspected-illness' || /演练|模拟/.test(thread.words)) return 0;
    if (intents.includes('recall-or-notice') && judgement.category === null) return 0;
    return wanted || judgement.category === 'enquiry-suggestion' || intents.includes('recall-or-notice') ? 3.5 + own : 0;
  }
  if (words.time) return wanted || ordering ? 3 + own + (words.part ? 0.2 : 0) : 0;
  if (words.day && (ordering || /上来|能送|送不送|能来|能到/.test(rest))) return wanted || words.part ? 1 + own : 0;
  if (words.part && fault && RESUPPLY.test(spoken.text) && /^[^\s,，。的了]{0,4}?(补|换|要(?!是)|用(?!完))/u.test(rest)) return 0.7 + own;
  return words.part && ordering && wanted ? 0.8 + own : 0;
}
