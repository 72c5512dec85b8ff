// Lines of a statement put together as people check them: by kitchen, by day, by product; narrowed to what needs a look.
import type { Line } from './labels.ts';

export const GROUPINGS = ['note', 'site', 'day', 'product'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const NARROWS = ['all', 'disputed', 'open', 'unpriced', 'corrections'] as const;
export type Narrow = (typeof NARROWS)[number];

export type Group = {
  readonly key: string;
  readonly lines: readonly Line[];
  readonly amountFen: number;
  readonly disputed: number;
  readonly unpriced: number;
  readonly open: number;
};

const isOfMonth = ({ note }: Line): boolean => note !== null;

const KEYS: Readonly<Record<Grouping, (line: Line) => string>> = {
  note: (line) => (line.note ? `${line.note.deliveryOn} ${line.note.number}` : line.kind),
  site: (line) => line.site?.id ?? line.kind,
  day: (line) => line.note?.deliveryOn ?? line.kind,
  product: (line) => (isOfMonth(line) && line.kind === 'goods' ? `${line.title.zh} ${line.spec}` : line.kind),
};

const FITS: Readonly<Record<Narrow, (line: Line) => boolean>> = {
  all: () => true,
  disputed: ({ state }) => state === 'disputed',
  open: ({ state }) => state === 'open',
  unpriced: ({ amountFen }) => amountFen === null,
  corrections: ({ correction }) => correction,
};

export const countsOf = (lines: readonly Line[]): Readonly<Record<Narrow, number>> =>
  Object.fromEntries(NARROWS.map((narrow) => [narrow, lines.filter(FITS[narrow]).length])) as Record<Narrow, number>;

const matches = (line: Line, words: string): boolean =>
  words === '' ||
  [line.title.zh, line.title.en, line.spec, line.note?.number, line.site?.name, line.claim?.number].some((text) =>
    text?.toLowerCase().includes(words),
  );

/** In the order of the statement; a group stands where its first line does. */
type Choice = { readonly by: Grouping; readonly narrow: Narrow; readonly search?: string };

export function groupLines(lines: readonly Line[], { by, narrow, search = '' }: Choice): Group[] {
  const groups = new Map<string, Line[]>();
  const words = search.trim().toLowerCase();
  for (const line of lines) {
    if (!FITS[narrow](line) || !matches(line, words)) continue;
    const key = KEYS[by](line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups].map(([key, found]) => groupOf(key, found));
}

function groupOf(key: string, lines: readonly Line[]): Group {
  const counts = countsOf(lines);
  const amountFen = lines.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  return { key, lines, amountFen, disputed: counts.disputed, unpriced: counts.unpriced, open: counts.open };
}

/** Opened from the start: what somebody narrowed to, or the little there is. */
export const opensAtOnce = (groups: readonly Group[], narrow: Narrow): boolean =>
  narrow !== 'all' || groups.length === 1 || groups.reduce((sum, { lines }) => sum + lines.length, 0) <= 30;
