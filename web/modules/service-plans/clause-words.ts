// What a judged clause demands, in a few words read from its body: `15 分钟内`, `每周 1 次`, `每月不低于 99%`.
import type { Text } from '../../design/locale.ts';

type Body = Readonly<Record<string, unknown>>;

const UNITS = [
  ['W', '周', 'week'],
  ['D', '天', 'day'],
  ['H', '小时', 'hour'],
  ['M', '分钟', 'minute'],
  ['S', '秒', 'second'],
] as const;

const plural = (count: string, word: string): string => `${count} ${word}${count === '1' ? '' : 's'}`;

/** `PT4H30M` → 4 小时 30 分钟; `{ days: 2 }` → 2 个工作日; anything else as it is. */
export function spanWords(span: unknown): Text {
  if (typeof span === 'object' && span !== null && 'days' in span) {
    const days = String(span.days);
    return { zh: `${days} 个工作日`, en: plural(days, 'working day') };
  }
  const [date = '', time = ''] = String(span).replace(/^P/, '').split('T');
  const parts = [...date.matchAll(/(\d+)([WD])/g), ...time.matchAll(/(\d+)([HMS])/g)].flatMap(([, count, letter]) => {
    const unit = UNITS.find(([code]) => code === letter);
    return unit && count ? [{ zh: `${count} ${unit[1]}`, en: plural(count, unit[2]) }] : [];
  });
  if (parts.length === 0) return { zh: String(span), en: String(span) };
  return { zh: parts.map(({ zh }) => zh).join(' '), en: parts.map(({ en }) => en).join(' ') };
}

const EVERY: Readonly<Record<string, Text>> = {
  subject: { zh: '每单', en: 'each' },
  once: { zh: '一次', en: 'once' },
  day: { zh: '每日', en: 'daily' },
  week: { zh: '每周', en: 'weekly' },
  month: { zh: '每月', en: 'monthly' },
  quarter: { zh: '每季度', en: 'quarterly' },
  year: { zh: '每年', en: 'yearly' },
};
const every = (body: Body): Text => EVERY[String(body.every)] ?? { zh: '', en: '' };

function deadlineWords(body: Body): Text {
  if (body.within !== undefined) {
    const { zh, en } = spanWords(body.within);
    return { zh: `${zh}内`, en: `within ${en}` };
  }
  if (body.lead !== undefined) {
    const { zh, en } = spanWords((body.lead as { span?: unknown }).span);
    return { zh: `提前 ${zh}`, en: `${en} before` };
  }
  return body.notBefore === undefined ? { zh: '约定时刻之前', en: 'by the agreed time' } : { zh: '不早于约定时刻', en: 'not before the agreed time' };
}

/** Shares as percent, other values (points, minutes) as they are. */
function measureWords(body: Body): Text {
  const share = String(body.measure).endsWith('-ratio');
  const show = (value: unknown) => (share ? `${Math.round(Number(value) * 1000) / 10}%` : String(value));
  const period = every(body);
  const [zh, en] =
    body.atLeast === undefined
      ? [`不高于 ${show(body.atMost)}`, `at most ${show(body.atMost)}`]
      : [`不低于 ${show(body.atLeast)}`, `at least ${show(body.atLeast)}`];
  return { zh: `${period.zh}${zh}`, en: `${period.en} ${en}` };
}

export function limitWords(body: Body): Text | null {
  const period = every(body);
  switch (body.kind) {
    case 'deadline':
      return deadlineWords(body);
    case 'recurring':
      return { zh: `${period.zh} ${String(body.times ?? 1)} 次`, en: `${String(body.times ?? 1)}× ${period.en}` };
    case 'never':
      return { zh: `${period.zh} 0 次`, en: `never, ${period.en}` };
    case 'measure':
      return measureWords(body);
    case 'attested':
      return { zh: `${period.zh}签字确认`, en: `signed for ${period.en}` };
    default:
      return null;
  }
}

const percents = (body: Body): readonly string[] => (Array.isArray(body.warn) ? body.warn.map((share) => `${String(share)}%`) : []);

/** Warnings, pauses and who hears of it, one line each. */
export function courseWords(body: Body): Text[] {
  const lines: Text[] = [];
  const warn = percents(body).join('、');
  if (warn) lines.push({ zh: `用时 ${warn} 时提醒`, en: `warns at ${warn.replaceAll('、', ', ')}` });
  if (Array.isArray(body.pauses) && body.pauses.length > 0) lines.push({ zh: '等待对方时暂停计时', en: 'pauses while waiting' });
  if (body.repeat !== undefined) {
    const { zh, en } = spanWords(body.repeat);
    lines.push({ zh: `超时后每 ${zh}再提醒，直到有人确认知悉`, en: `reminds every ${en} until acknowledged` });
  }
  return lines;
}

/** Roles that are told, first ones first. */
export const toldRoles = (body: Body): readonly string[] =>
  Array.isArray(body.escalate) ? [...new Set(body.escalate.flatMap((step: { to?: readonly string[] }) => step.to ?? []))] : [];
