// What the board makes of a day: which notes need somebody, what to tell, and where things stand on the axis. Pure.
import { HOUR, MINUTE } from '../../../server/kernel/time.ts';
import type { Answer, api } from '../../client/api.ts';
import type { Delay } from './note-labels.ts';

export type Board = Answer<typeof api.deliveries.roadBoard>;
export type BoardRow = Board['rows'][number];
export type BoardException = Board['exceptions'][number];

/** In the order in which somebody should look. */
export const PROBLEMS = ['late', 'exception', 'waiting', 'not-left', 'near', 'unassigned', 'late-told'] as const;
export type Problem = (typeof PROBLEMS)[number];

const time = (at: string | null): number | null => (at === null ? null : Date.parse(at));
const SOON = 2 * HOUR;
/** Prepared times are said to five minutes, and never less than this ahead. */
const STEP = 5 * MINUTE;

export const isDone = ({ state }: Pick<BoardRow, 'state'>): boolean => state === 'accepted' || state === 'partly-accepted' || state === 'refused';

/** Where nobody knows better, it comes when it was told or foreseen. */
export const expectedAt = ({ estimate, newEstimate }: Pick<BoardRow, 'estimate' | 'newEstimate'>): number | null => time(estimate?.at ?? newEstimate);

export function problemOf(row: BoardRow, now: number): Problem | undefined {
  if (isDone(row)) return undefined;
  if (row.exceptions > 0) return 'exception';
  if (row.waiting) return 'waiting';
  if (row.arrivedAt) return undefined;
  const [from, to, expected, told] = [Date.parse(row.windowFrom), Date.parse(row.windowTo), expectedAt(row), time(row.told?.estimate ?? null)];
  if (now > to || (expected !== null && expected > to)) return told !== null && told >= Math.max(expected ?? 0, now) ? 'late-told' : 'late';
  if (row.van === null) return from - now < SOON ? 'unassigned' : undefined;
  if (row.departedAt === null && now > from) return 'not-left';
  return row.foreseen ? 'near' : undefined;
}

/** What one click tells the kitchen: a time that can be kept, and why as far as it is known. */
export function tellingOf(row: BoardRow, now: number): { readonly newEstimate: string; readonly reason: Delay } {
  const expected = Math.max(expectedAt(row) ?? 0, now + 2 * STEP);
  const reason: Delay = row.waiting?.reason ?? (row.departedAt === null ? 'loading' : 'other');
  return { newEstimate: new Date(Math.ceil(expected / STEP) * STEP).toISOString(), reason };
}

export type Lane = { readonly van: string; readonly rows: readonly BoardRow[]; readonly done: number; readonly problems: number };
export const NO_VAN = '';

/** Notes of one van together; vans with trouble first, those that are through last. */
export function lanesOf(rows: readonly BoardRow[], now: number): Lane[] {
  const vans = new Map<string, BoardRow[]>();
  for (const row of rows) vans.set(row.van ?? NO_VAN, [...(vans.get(row.van ?? NO_VAN) ?? []), row]);
  const lanes = [...vans].map(([van, all]) => ({
    van,
    rows: all,
    done: all.filter(isDone).length,
    problems: all.filter((row) => problemOf(row, now) !== undefined).length,
  }));
  const rank = ({ problems, done, rows: { length } }: Lane): number => (problems > 0 ? -problems : done === length ? 2 : 1);
  return lanes.sort((a, b) => rank(a) - rank(b));
}

export type Axis = { readonly from: number; readonly to: number; readonly hours: readonly number[] };

/** Whole hours around everything that is shown. */
export function axisOf(rows: readonly BoardRow[], now: number): Axis | undefined {
  const moments = rows.flatMap((row) =>
    [row.windowFrom, row.windowTo, row.mealAt, row.departedAt, row.acceptedAt, row.estimate?.at ?? null].flatMap((at) => time(at) ?? []),
  );
  if (moments.length === 0) return undefined;
  const from = Math.floor(Math.min(...moments) / HOUR) * HOUR;
  const to = Math.ceil(Math.max(...moments, Math.min(now, Math.max(...moments) + HOUR)) / HOUR) * HOUR;
  const count = Math.max(1, Math.round((to - from) / HOUR));
  const every = Math.ceil(count / 14);
  return { from, to, hours: Array.from({ length: Math.floor(count / every) + 1 }, (_, index) => from + index * every * HOUR) };
}

/** Per cent from the left, kept on the axis. */
export const placeOn = ({ from, to }: Axis, at: number): number => Math.min(100, Math.max(0, (100 * (at - from)) / (to - from)));
