// What a sheet comes to: points per occurrence or by tier, caps 扣完为止, veto 一票否决, thresholds, day sheets.
import type { Card, CardItem, Deduction, Hundredths, Loss, Occurrence, Scored, ScoredItem, Threshold, Tier } from './score.ts';

const within = (value: number, { from, below }: Tier): boolean => value >= from && (below === null || value < below);
const tierPoints = (item: CardItem, by: Tier['by'], value: number): Hundredths =>
  item.tiers.find((tier) => tier.by === by && within(value, tier))?.points ?? 0;

/** Points an item has lost after so many occurrences. Never less than after fewer. */
export function lossAfter(item: CardItem, times: number): Hundredths {
  if (times <= 0) return 0;
  if (item.per !== null) return Math.min(item.cap, item.per * times);
  const steps = item.tiers.filter(({ by, from }) => by === 'count' && from <= times).map(({ points }) => points);
  return Math.min(item.cap, Math.max(0, tierPoints(item, 'count', times), ...steps));
}

const lossByShare = (item: CardItem, share: number | null): Hundredths => (share === null ? 0 : Math.min(item.cap, tierPoints(item, 'share', share)));

export type Measured = {
  readonly occurrences: readonly Occurrence[];
  /** Item → share, where tiers go by share and anything was measured. */
  readonly shares: ReadonlyMap<string, number>;
};

/** The sheet by our records. Excused ones take nothing. */
export function scoreOf(card: Card, { occurrences, shares }: Measured): Scored {
  const byItem = Map.groupBy(occurrences, ({ itemId }) => itemId);
  const items = card.items.map((item) =>
    scoreItem(card, item, { occurrences: byItem.get(item.id) ?? [], share: item.share ? (shares.get(item.id) ?? null) : null }),
  );
  const vetoed = items.some(({ item, hundredths }) => item.veto && hundredths > 0);
  const lost = sum(items.filter(({ item }) => !item.veto).map(({ hundredths }) => hundredths));
  return { items, vetoed, total: vetoed ? 0 : Math.max(0, card.most - lost) };
}

type MeasuredItem = { readonly occurrences: readonly Occurrence[]; readonly share: number | null };

function scoreItem(card: Card, item: CardItem, { occurrences, share }: MeasuredItem): ScoredItem {
  let counted = 0;
  const after = (times: number) => (item.veto ? (times > 0 ? card.most : 0) : lossAfter(item, times));
  const byTime = [...occurrences].sort((a, b) => a.at - b.at || (a.commitmentId ?? '').localeCompare(b.commitmentId ?? ''));
  const losses: Loss[] = byTime.map((occurrence) => {
    if (!occurrence.excused) counted++;
    const hundredths = occurrence.excused ? 0 : after(counted) - after(counted - 1);
    return { itemId: item.id, occurrence, hundredths, veto: item.veto };
  });
  const left = (item.veto ? card.most : item.cap) - sum(losses.map(({ hundredths }) => hundredths));
  const shared = Math.min(left, lossByShare(item, share));
  if (shared > 0) losses.push({ itemId: item.id, occurrence: null, hundredths: shared, veto: false });
  return { item, losses, hundredths: sum(losses.map(({ hundredths }) => hundredths)), share };
}

/** What the next occurrence of an item would take off the whole score; null where it goes by share alone. */
export function oneMore(card: Card, scored: Scored, itemId: string): { readonly hundredths: Hundredths; readonly total: Hundredths } | null {
  const one = scored.items.find(({ item }) => item.id === itemId);
  if (!one || (one.item.per === null && !one.item.veto && !one.item.tiers.some(({ by }) => by === 'count'))) return null;
  const times = one.losses.filter(({ occurrence }) => occurrence && !occurrence.excused).length;
  const left = one.item.cap - one.hundredths;
  const further = Math.min(left, lossAfter(one.item, times + 1) - lossAfter(one.item, times));
  const lost = sum(scored.items.filter(({ item }) => !item.veto).map(({ hundredths }) => hundredths));
  const total = scored.vetoed || one.item.veto ? 0 : Math.max(0, card.most - lost - further);
  return { hundredths: scored.total - total, total };
}

const standsIn = (total: Hundredths, { atLeast, below }: Pick<Threshold, 'atLeast' | 'below'>): boolean =>
  (atLeast === null || total >= atLeast) && (below === null || total < below);

/** The verdict of one sheet: thresholds that look at several in a row are no verdict of it. */
export const verdictOf = (card: Card, total: Hundredths): Threshold | null =>
  card.thresholds.find((threshold) => threshold.inARow === null && standsIn(total, threshold)) ?? null;

/** How many sheets one after another, this one included, stand in the threshold. `before`: final scores, the latest first. */
export function rowOf(threshold: Threshold, total: Hundredths, before: readonly Hundredths[]): number {
  const all = [total, ...before];
  const end = all.findIndex((score) => !standsIn(score, threshold));
  return end === -1 ? all.length : end;
}

export type Reached = { readonly threshold: Threshold; readonly inARow: number | null };

/** Every threshold that a final score reaches: its verdict, and those that count sheets in a row. */
export function reachedBy(card: Card, total: Hundredths, before: readonly Hundredths[]): Reached[] {
  const verdict = verdictOf(card, total);
  const rows = card.thresholds.flatMap((threshold): Reached[] => {
    if (threshold.inARow === null) return [];
    const inARow = rowOf(threshold, total, before);
    return inARow >= threshold.inARow ? [{ threshold, inARow }] : [];
  });
  return [...(verdict ? [{ threshold: verdict, inARow: null }] : []), ...rows];
}

/** What deductions leave: each item to its cap (`capped`), a veto all but what was restored of it. */
export function totalOf(card: Card, deductions: readonly Deduction[], { capped }: { readonly capped: boolean }): Hundredths {
  const standing = ({ hundredths, restored }: Deduction): Hundredths => hundredths - restored;
  const byItem = Map.groupBy(
    deductions.filter(({ veto }) => !veto),
    ({ itemId }) => itemId,
  );
  const lost = [...byItem].map(([itemId, some]) => {
    const cap = capped ? (card.items.find(({ id }) => id === itemId)?.cap ?? card.most) : card.most;
    return Math.min(cap, sum(some.map(standing)));
  });
  const vetoes = deductions.filter(({ veto }) => veto).map((one) => card.most - standing(one));
  return Math.max(0, Math.min(card.most - sum(lost), ...vetoes));
}

export type Day = { readonly period: string; readonly total: Hundredths; readonly losses: readonly Loss[] };

/** Day sheets → the month: its total, and what each deduction of a day takes of the month, summing up to it exactly. */
export function combineDays(card: Card, days: readonly Day[]): { readonly total: Hundredths; readonly losses: readonly Loss[] } {
  const counted = days.map(({ total, losses }) => ({ lost: card.most - total, losses: standingLosses(card, total, losses) }));
  if (counted.length === 0) return { total: card.most, losses: [] };
  if (card.combine === 'lowest') {
    const worst = counted.reduce((a, b) => (b.lost > a.lost ? b : a));
    return { total: card.most - worst.lost, losses: worst.losses };
  }
  const lost = sum(counted.map((day) => day.lost));
  const ofMonth = card.combine === 'sum' ? Math.min(card.most, lost) : Math.round(lost / counted.length);
  const losses = scaled(
    counted.flatMap((day) => day.losses),
    ofMonth,
  );
  return { total: card.most - ofMonth, losses };
}

/** What a day really lost: a veto takes all of it and the rest nothing; a floor at 0 takes no more than there was. */
function standingLosses(card: Card, total: Hundredths, losses: readonly Loss[]): Loss[] {
  const veto = losses.find((loss) => loss.veto && loss.hundredths > 0);
  if (veto) return [{ ...veto, veto: false }];
  return scaled(
    losses.filter(({ hundredths }) => hundredths > 0),
    card.most - total,
  );
}

/** The same deductions, summing up to `sum`: by largest remainder, so that no hundredth is lost. */
function scaled(losses: readonly Loss[], to: Hundredths): Loss[] {
  const all = sum(losses.map(({ hundredths }) => hundredths));
  if (all === 0 || all === to) return [...losses];
  const parts = losses.map((loss, place) => ({ place, loss, whole: Math.floor((loss.hundredths * to) / all), rest: (loss.hundredths * to) % all }));
  const missing = to - sum(parts.map(({ whole }) => whole));
  const first = new Set([...parts].sort((a, b) => b.rest - a.rest || a.place - b.place).slice(0, missing));
  return parts.map((part) => ({ ...part.loss, hundredths: part.whole + (first.has(part) ? 1 : 0) }));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
