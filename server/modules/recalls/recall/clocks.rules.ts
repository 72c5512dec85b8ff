// Legal clocks of a recall: from knowing until it starts, from its start until it is finished. Pure.
import { addWorkingDays } from '../../../kernel/calendar/calendar.ts';
import type { Calendar } from '../../../kernel/calendar/compile.ts';
import { HOUR, type Instant, iso } from '../../../kernel/time.ts';
import type { Level, Recall } from './recall.ts';
import { type LevelRule, levelOf, type Measures, ruleOf } from './recall-rules.ts';

export const startBy = (measures: Measures, level: Level | null, knownAt: Instant): Instant | null =>
  level === null ? null : knownAt + levelOf(measures, level).startHours * HOUR;

/** Null where the days are unknown, or the calendar does not reach so far. */
export function finishBy(calendar: Calendar, from: Instant, days: number | null): Instant | null {
  if (days === null) return null;
  const until = addWorkingDays(calendar, from, days);
  return until === 'unknown' ? null : until;
}

type Moment = { readonly at: Instant | null; readonly dueAt: Instant | null; readonly now: Instant };

const verdictOf = ({ at, dueAt, now }: Moment): 'running' | 'met' | 'missed' | 'unknown' => {
  if (dueAt === null) return 'unknown';
  if (at !== null) return at <= dueAt ? 'met' : 'missed';
  return now <= dueAt ? 'running' : 'missed';
};
const moment = (at: Instant | null): string | null => (at === null ? null : iso(at));

type Clocked = Pick<Recall, 'level' | 'knownAt' | 'begunAt' | 'finishBy'> & { readonly finishDays: number | null; readonly closedAt: Instant | null };

/** A withdrawal has no level and so no clock. */
export function clocksOf(recall: Clocked, measures: Measures, now: Instant) {
  if (recall.level === null) return [];
  const rule = levelOf(measures, recall.level);
  return [startClock(recall, { measures, rule, now }), finishClock(recall, { measures, rule, now })];
}

type By = { readonly measures: Measures; readonly rule: LevelRule; readonly now: Instant };

function startClock({ level, knownAt, begunAt }: Clocked, { measures, rule, now }: By) {
  const dueAt = startBy(measures, level, knownAt);
  return {
    key: 'start' as const,
    label: { zh: '知悉后启动', en: 'Begin after knowing' },
    amount: rule.startHours,
    unit: 'hours' as const,
    from: iso(knownAt),
    dueAt: moment(dueAt),
    doneAt: moment(begunAt),
    verdict: verdictOf({ at: begunAt, dueAt, now }),
    measures: measures.label,
    rule: ruleOf({ source: rule.startSource, mark: rule.startMark }),
  };
}

function finishClock({ begunAt, finishBy: dueAt, finishDays, closedAt }: Clocked, { measures, rule, now }: By) {
  const days = finishDays ?? rule.finishDays ?? null;
  // What a person set is not what the law says: shown as to be confirmed.
  const set = rule.finishDays === undefined;
  return {
    key: 'finish' as const,
    label: { zh: '启动后完成', en: 'Finish after beginning' },
    amount: days,
    unit: 'working-days' as const,
    from: moment(begunAt),
    dueAt: moment(dueAt),
    doneAt: moment(closedAt),
    verdict: begunAt === null && days !== null ? ('not-started' as const) : verdictOf({ at: closedAt, dueAt, now }),
    measures: measures.label,
    rule: ruleOf(
      set && days !== null
        ? { source: `${rule.finishSource}；本次按人工设定的 ${days} 个工作日`, mark: rule.finishMark }
        : { source: rule.finishSource, mark: rule.finishMark },
    ),
  };
}
