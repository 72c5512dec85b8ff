// The lines of a wave in the order in which somebody walks: by product through the store, or by site to pack.
import type { Answer, api } from '../../client/api.ts';

export type WaveAnswer = Answer<typeof api.deliveries.wave>;
export type PickLine = WaveAnswer['items'][number];
export type WaveCard = WaveAnswer['cards'][number];
export type View = 'product' | 'site';

export type Group = {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  /** Of a product its unit and sums; of a site nothing to sum. */
  readonly sum: { readonly unit: PickLine['unit']; readonly ordered: number; readonly picked: number } | null;
  readonly lines: readonly PickLine[];
  readonly done: number;
};

/** Groups in the order in which their first line stands; notes are in the order in which they leave. */
export function groupLines(lines: readonly PickLine[], cards: ReadonlyMap<string, WaveCard>, view: View): Group[] {
  const keyOf = (line: PickLine) => (view === 'site' ? line.noteId : [line.productCode ?? line.product, line.spec, line.unit].join(' · '));
  const groups = new Map<string, PickLine[]>();
  for (const line of lines) groups.set(keyOf(line), [...(groups.get(keyOf(line)) ?? []), line]);
  const list = [...groups].map(([key, own]) => ({
    ...titled(own, cards, view),
    key,
    lines: own,
    done: own.filter(({ picked }) => picked !== null).length,
  }));
  return view === 'product' ? list.sort((a, b) => a.title.localeCompare(b.title, 'zh-CN')) : list;
}

function titled(lines: readonly PickLine[], cards: ReadonlyMap<string, WaveCard>, view: View): Pick<Group, 'title' | 'note' | 'sum'> {
  const [first] = lines as [PickLine];
  if (view === 'site') return { title: cards.get(first.noteId)?.site.name ?? '', note: cards.get(first.noteId)?.number ?? '', sum: null };
  const sum = { unit: first.unit, ordered: total(lines, 'ordered'), picked: total(lines, 'picked') };
  return { title: first.product, note: first.spec, sum };
}

const total = (lines: readonly PickLine[], what: 'ordered' | 'picked'): number => lines.reduce((all, line) => all + (line[what] ?? 0), 0);

export type Step = { readonly groups: readonly Group[]; readonly cards: ReadonlyMap<string, WaveCard> };
const walk = ({ groups }: Step): PickLine[] => groups.flatMap(({ lines }) => lines);
const pickable = ({ cards }: Step, line: PickLine): boolean => cards.get(line.noteId)?.can.pick ?? false;

/** The next line without a word behind this one, else the first there is; undefined when all are picked. */
export function nextOpen(step: Step, afterId: string | undefined): PickLine | undefined {
  const lines = walk(step);
  const at = lines.findIndex(({ id }) => id === afterId);
  const open = (line: PickLine) => line.picked === null && line.id !== afterId && pickable(step, line);
  return lines.slice(at + 1).find(open) ?? lines.find(open);
}

/** One up or down, picked or not. */
export function neighbour(step: Step, id: string | undefined, by: 1 | -1): PickLine | undefined {
  const lines = walk(step);
  return lines[lines.findIndex((line) => line.id === id) + by];
}

export type Verdict = 'open' | 'inside' | 'short' | 'over';

/** Against the tolerance of what was ordered. */
export function verdictOf({ picked, least, most }: Pick<PickLine, 'picked' | 'least' | 'most'>): Verdict {
  if (picked === null) return 'open';
  if (picked < least) return 'short';
  return picked > most ? 'over' : 'inside';
}
