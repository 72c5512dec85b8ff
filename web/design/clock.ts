// What a clock shows at a moment. Pure, so that ring, badge, strip and tests agree.
import type { Verdict } from './labels.ts';
import { at, type Moment } from './time.ts';

export type Clock = {
  readonly startAt: Moment;
  /** Without one the clock has no deadline yet (waits for an anchor). */
  readonly dueAt: Moment | null;
  readonly verdict?: Verdict | undefined;
  /** Set while paused: the time left stands still. */
  readonly pausedSince?: Moment | null | undefined;
  /** When it was met or missed. */
  readonly endedAt?: Moment | null | undefined;
  /** From which share of the time on it is running out. */
  readonly warnShare?: number | undefined;
};

export type Tone = 'calm' | 'soon' | 'over' | 'paused' | 'done' | 'failed' | 'quiet';

export type Reading = {
  readonly tone: Tone;
  /** Milliseconds; negative when overdue. */
  readonly left: number;
  /** 0–1 of the time used. */
  readonly used: number;
};

const ENDED: Partial<Record<Verdict, Tone>> = {
  met: 'done',
  missed: 'failed',
  excused: 'quiet',
  retracted: 'quiet',
  'not-applicable': 'quiet',
  unobserved: 'quiet',
};

export function readClock({ startAt, dueAt, verdict = 'running', pausedSince, endedAt, warnShare = 0.75 }: Clock, now: number): Reading {
  if (dueAt === null) return { tone: ENDED[verdict] ?? 'quiet', left: 0, used: 0 };
  const [start, due] = [at(startAt), at(dueAt)];
  const moment = endedAt ? at(endedAt) : pausedSince ? at(pausedSince) : now;
  const left = due - moment;
  const used = due > start ? Math.min(1, Math.max(0, (moment - start) / (due - start))) : 1;
  const ended = ENDED[verdict];
  if (ended) return { tone: ended, left, used };
  if (pausedSince && left > 0) return { tone: 'paused', left, used };
  if (left <= 0) return { tone: 'over', left, used: 1 };
  return { tone: used >= warnShare ? 'soon' : 'calm', left, used };
}

const MINUTE = 60_000;

/** A promise with 20 seconds left has 1 minute, not 0; one 20 seconds late is at −1. */
export const wholeMinutes = (left: number): number => (left >= 0 ? Math.ceil(left / MINUTE) : Math.max(1, Math.floor(-left / MINUTE)));

/** The figure in the middle of a ring: `42`分, `3.5`时, `2`天; a minus sign when overdue. */
export function readLeft(left: number): { readonly figure: string; readonly unit: 'min' | 'h' | 'd' } {
  const sign = left < 0 ? '−' : '';
  const minutes = wholeMinutes(left);
  if (minutes < 100) return { figure: `${sign}${minutes}`, unit: 'min' };
  const hours = minutes / 60;
  if (hours < 48) return { figure: `${sign}${hours < 10 ? Number(hours.toFixed(1)) : Math.round(hours)}`, unit: 'h' };
  return { figure: `${sign}${Math.round(hours / 24)}`, unit: 'd' };
}
