// Where things stand on a commitment's line of time: pure layout in shares of the width.
import { at, type Moment } from './time.ts';

export type Pause = { readonly from: Moment; readonly to: Moment | null; readonly reason?: string | undefined };

/** `closed`: outside the hours of the clause's calendar. */
export type Piece = { readonly kind: 'run' | 'pause' | 'over' | 'rest' | 'closed'; readonly from: number; readonly to: number };

export type StripTime = {
  readonly startAt: Moment;
  readonly dueAt: Moment | null;
  readonly endedAt?: Moment | null | undefined;
  readonly pauses?: readonly Pause[] | undefined;
};

/** The bar: green while running, grey in pauses, red after the deadline, pale for the time still left. */
export function piecesOf({ startAt, dueAt, endedAt, pauses = [] }: StripTime, now: number): Piece[] {
  const start = at(startAt);
  const end = Math.max(start, endedAt ? at(endedAt) : now);
  const due = dueAt === null ? end : at(dueAt);
  const gaps = pauses.map((pause) => ({ from: Math.max(start, at(pause.from)), to: Math.min(end, pause.to === null ? end : at(pause.to)) }));
  const inPause = (moment: number) => gaps.some(({ from, to }) => moment >= from && moment < to);
  const edges = [...new Set([start, Math.min(due, end), end, ...gaps.flatMap(({ from, to }) => [from, to])])]
    .filter((e) => e >= start && e <= end)
    .sort((a, b) => a - b);
  const pieces = edges.slice(1).map((to, index): Piece => {
    const from = edges[index] ?? start;
    return { kind: inPause(from) ? 'pause' : from >= due ? 'over' : 'run', from, to };
  });
  return due > end ? [...pieces, { kind: 'rest', from: end, to: due }] : pieces;
}

export type Interval = { readonly state: 'running' | 'paused' | 'closed' | 'over'; readonly from: Moment; readonly to: Moment };
const KINDS = { running: 'run', paused: 'pause', closed: 'closed', over: 'over' } as const;

/** The bar as the server reckons it on the clause's calendar, and pale for what is still left. */
export function piecesOfIntervals(intervals: readonly Interval[], dueAt: Moment | null): Piece[] {
  const pieces = intervals.map(({ state, from, to }): Piece => ({ kind: KINDS[state], from: at(from), to: at(to) }));
  const end = pieces.at(-1)?.to;
  return end !== undefined && dueAt !== null && at(dueAt) > end ? [...pieces, { kind: 'rest', from: end, to: at(dueAt) }] : pieces;
}

/** Round times for the axis, about one per 90 px. */
const STEPS = [1, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10_080].map((minutes) => minutes * 60_000);
const EIGHT_HOURS = 8 * 3_600_000;

export function ticksOf(from: number, to: number, width: number): number[] {
  const wanted = Math.max(2, Math.floor(width / 90));
  const step = STEPS.find((size) => (to - from) / size <= wanted) ?? Math.ceil((to - from) / wanted / 86_400_000) * 86_400_000;
  const first = Math.ceil((from + EIGHT_HOURS) / step) * step - EIGHT_HOURS;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}
