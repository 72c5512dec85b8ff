// What a person states about a period → deductions that sum up to the score, or a refusal that says what to change.
import { no } from './refusals.ts';
import { totalOf } from './score.rules.ts';
import { type Card, type CardItem, type Hundredths, hundredthsOf, isExact, type Loss, pointsOf } from './score.ts';

export type SaidEntry = {
  readonly points: number;
  readonly commitmentId?: string | undefined;
  readonly occurredOn?: string | undefined;
  readonly text?: string | undefined;
};
export type SaidItem = { readonly itemId: string; readonly deducted?: number | undefined; readonly entries: readonly SaidEntry[] };
export type Said = { readonly total?: number | undefined; readonly items: readonly SaidItem[] };

export type Decided = {
  readonly itemId: string | null;
  readonly hundredths: Hundredths;
  readonly veto: boolean;
  readonly source: 'facts' | 'customer';
  readonly commitmentId: string | null;
  readonly subject: { readonly type: string; readonly id: string } | null;
  readonly occurredOn: string | null;
  readonly text: string | null;
};
export type Statement = { readonly total: Hundredths; readonly deductions: readonly Decided[] };

/** `losses`: what takes points by our records. `capped`: items to their caps; day sheets brought together have none. */
export type Ground = { readonly card: Card; readonly losses: readonly Loss[]; readonly capped: boolean };

export function decideStatement(said: Said, ground: Ground): Statement {
  const { card } = ground;
  const total = said.total === undefined ? null : exactScore(card, said.total);
  if (said.items.length === 0) return byTotal(total, ground);
  const seen = new Set<string>();
  const deductions = said.items.flatMap((item, place) => {
    if (seen.has(item.itemId)) throw no('item-twice', { item: nameOf(card, item.itemId) }, fieldOf(`items.${place}.itemId`));
    seen.add(item.itemId);
    return byItem(item, place, ground);
  });
  const sum = totalOf(
    card,
    deductions.map((one) => ({ ...one, restored: 0 })),
    ground,
  );
  if (total !== null && total !== sum) throw no('sum-differs', { sum: pointsOf(sum), total: pointsOf(total) }, fieldOf('total'));
  return { total: sum, deductions };
}

/** Which input to change. */
const fieldOf = (path: string) => [{ path, text: { zh: '请改这里', en: 'Change this' } }];
const nameOf = (card: Card, itemId: string): string => card.items.find(({ id }) => id === itemId)?.name ?? itemId;

function exactScore(card: Card, points: number): Hundredths {
  if (!isExact(points) || points < 0 || hundredthsOf(points) > card.most)
    throw no('score-out-of-range', { most: pointsOf(card.most) }, fieldOf('total'));
  return hundredthsOf(points);
}

/** A total alone: our records explain it where they come to the same; else nobody knows which items it came from. */
function byTotal(total: Hundredths | null, { card, losses, capped }: Ground): Statement {
  if (total === null) throw no('nothing-stated', {}, fieldOf('total'));
  const known = losses.filter(({ hundredths }) => hundredths > 0).map((loss) => fromLoss(loss, loss.hundredths));
  const ours = totalOf(
    card,
    known.map((one) => ({ ...one, restored: 0 })),
    { capped },
  );
  if (ours === total) return { total, deductions: known };
  return { total, deductions: total === card.most ? [] : [fromWord(null, card.most - total)] };
}

function byItem(said: SaidItem, place: number, ground: Ground): Decided[] {
  const { card } = ground;
  const item = card.items.find(({ id }) => id === said.itemId);
  if (!item) throw no('item-unknown', { item: said.itemId }, fieldOf(`items.${place}.itemId`));
  const mine = ground.losses.filter(({ itemId }) => itemId === item.id);
  const most = item.veto ? card.most : ground.capped ? item.cap : card.most;
  const input = `items.${place}`;
  const deducted = said.deducted === undefined ? null : exactOff(item, { points: said.deducted, most, input: `${input}.deducted` });
  const entries = said.entries.map((entry, row) => {
    const hundredths = exactOff(item, { points: entry.points, most, input: `${input}.entries.${row}.points` });
    return decidedEntry(item, { entry, hundredths, mine });
  });
  if (item.veto) return vetoed(card, item, { off: (deducted ?? 0) > 0 || entries.some(({ hundredths }) => hundredths > 0), entries, mine });
  const named = entries.filter(({ hundredths }) => hundredths > 0);
  if (deducted === null) return named;
  const sum = named.reduce((all, { hundredths }) => all + hundredths, 0);
  if (sum > deducted && deducted !== most) throw no('sum-differs', { sum: pointsOf(sum), total: pointsOf(deducted) }, fieldOf(`${input}.deducted`));
  return [...named, ...allot(item, { left: deducted - sum, mine, taken: new Set(named.map(({ commitmentId }) => commitmentId)) })];
}

type Off = { readonly points: number; readonly most: Hundredths; readonly input: string };

function exactOff(item: CardItem, { points, most, input }: Off): Hundredths {
  if (!isExact(points) || points < 0) throw no('deduction-wrong', { item: item.name }, fieldOf(input));
  if (!item.veto && hundredthsOf(points) > most) throw no('deduction-above-item', { item: item.name, most: pointsOf(most) }, fieldOf(input));
  return hundredthsOf(points);
}

type Entered = { readonly entry: SaidEntry; readonly hundredths: Hundredths; readonly mine: readonly Loss[] };

/** A commitment counts as named only where our records hold it against this item: anything else is the customer's word alone. */
function decidedEntry(item: CardItem, { entry, hundredths, mine }: Entered): Decided {
  const known = entry.commitmentId === undefined ? undefined : mine.find(({ occurrence }) => occurrence?.commitmentId === entry.commitmentId);
  const base = known ? fromLoss(known, hundredths) : fromWord(item.id, hundredths);
  return { ...base, occurredOn: entry.occurredOn ?? base.occurredOn, text: entry.text || null };
}

type Vetoed = { readonly off: boolean; readonly entries: readonly Decided[]; readonly mine: readonly Loss[] };

function vetoed(card: Card, item: CardItem, { off, entries, mine }: Vetoed): Decided[] {
  if (!off) return [];
  const known = mine.find(({ hundredths }) => hundredths > 0);
  const one = entries[0] ?? (known ? fromLoss(known, card.most) : fromWord(item.id, card.most));
  return [{ ...one, hundredths: card.most, veto: true }];
}

type Left = { readonly left: Hundredths; readonly mine: readonly Loss[]; readonly taken: ReadonlySet<string | null> };

/** Points off an item without saying for what: first what our records hold against it, the rest is the customer's word. */
function allot(item: CardItem, { left, mine, taken }: Left): Decided[] {
  const found: Decided[] = [];
  let rest = left;
  for (const loss of mine) {
    const free = loss.occurrence?.commitmentId == null || !taken.has(loss.occurrence.commitmentId);
    const part = free ? Math.min(rest, loss.hundredths) : 0;
    if (part > 0) found.push(fromLoss(loss, part));
    rest -= part;
  }
  return rest > 0 ? [...found, fromWord(item.id, rest)] : found;
}

const fromLoss = ({ itemId, occurrence, veto }: Loss, hundredths: Hundredths): Decided => ({
  itemId,
  hundredths,
  veto,
  source: 'facts',
  commitmentId: occurrence?.commitmentId ?? null,
  subject: occurrence?.subject ?? null,
  occurredOn: occurrence?.occurredOn ?? null,
  text: null,
});

const fromWord = (itemId: string | null, hundredths: Hundredths): Decided => ({
  itemId,
  hundredths,
  veto: false,
  source: 'customer',
  commitmentId: null,
  subject: null,
  occurredOn: null,
  text: null,
});
