// What a customer owes for a month, line by line (decision 020). Pure: deliveries, prices, claims, penalties, fees and what earlier
// statements said → lines. A line comes to what is owed for it now less what other statements said of it.
import type { Fen } from '../../../kernel/money.ts';
import { UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import type { Text } from '../../../kernel/text.ts';
import { type Mode, type Rounding, roundingOf, worth } from './round.rules.ts';
import type { LineKind, Month, PricedBy, Sums } from './statement.ts';

export type Price = {
  readonly fen: Fen;
  readonly per: UnitCode;
  readonly on: string;
  readonly by: PricedBy;
  readonly sheetId: string | null;
};
/** An accepted line of a note, with its price where there is one. */
export type NoteLine = {
  readonly noteLineId: string;
  readonly noteId: string;
  readonly siteId: string;
  readonly month: Month;
  readonly product: string;
  readonly spec: string;
  readonly unit: UnitCode;
  /** In the base unit, deductions taken off. */
  readonly accepted: number;
  readonly price: Price | null;
};
export type Goods = { readonly noteLineId: string; readonly unit: UnitCode; readonly amount: number };
export type Entry = {
  readonly entryId: string;
  readonly month: Month;
  readonly siteId: string;
  readonly claimId: string | null;
  readonly noteId: string | null;
  readonly title: Text;
  readonly amountFen: Fen;
  readonly reversed: boolean;
  readonly goods: readonly Goods[] | null;
};
export type Fee = { readonly id: string; readonly name: string; readonly per: 'month' | 'note'; readonly fen: Fen };
/** Terms as far as they decide amounts. */
export type Rules = { readonly line: Mode; readonly note: Rounding | undefined; readonly fees: readonly Fee[] };

/** What is owed, whatever was said of it before. */
export type Owed = {
  readonly key: string;
  readonly kind: LineKind;
  readonly home: Month;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly noteLineId: string | null;
  readonly claimId: string | null;
  readonly title: Text;
  readonly spec: string;
  readonly unit: UnitCode | null;
  readonly accepted: number | null;
  readonly price: Price | null;
  /** Null: no price. */
  readonly owedFen: Fen | null;
};
export type Line = Owed & { readonly statedFen: Fen; readonly amountFen: Fen | null };

const BARE = { siteId: null, noteId: null, noteLineId: null, claimId: null, spec: '', unit: null, accepted: null, price: null } as const;
const both = (text: string): Text => ({ zh: text, en: text });

/** Of goods priced by another kind of unit nobody knows what they cost. */
const fits = (price: Price | null | undefined, unit: UnitCode): price is Price => !!price && UNITS[price.per].base === UNITS[unit].base;
export const goodsFen = ({ price, unit, accepted }: Pick<NoteLine, 'price' | 'unit' | 'accepted'>, mode: Mode): Fen | null =>
  accepted === 0 ? 0 : fits(price, unit) ? worth(price, accepted, mode) : null;

/** What was not accepted is not on the bill. */
export const goodsOwed = (lines: readonly NoteLine[], mode: Mode): Owed[] =>
  lines.map((line) => ({
    key: `goods:${line.noteLineId}`,
    kind: 'goods',
    home: line.month,
    siteId: line.siteId,
    noteId: line.noteId,
    noteLineId: line.noteLineId,
    claimId: null,
    title: both(line.product),
    spec: line.spec,
    unit: line.unit,
    accepted: line.accepted,
    price: fits(line.price, line.unit) ? line.price : null,
    owedFen: goodsFen(line, mode),
  }));

/** 抹零 of each note whose lines all have a price: the note comes to a round sum. */
export function notesRounded(goods: readonly Owed[], rounding: Rounding | undefined): Owed[] {
  if (rounding === undefined) return [];
  return [...Map.groupBy(goods, ({ noteId }) => noteId as string)].flatMap(([noteId, lines]): Owed[] => {
    const [first] = lines;
    const sum = lines.reduce<Fen | null>((so, { owedFen }) => (so === null || owedFen === null ? null : so + owedFen), 0);
    if (!first || sum === null) return [];
    const fen = roundingOf(sum, rounding);
    const title = { zh: '送货单抹零', en: 'Rounding of the note' };
    return [{ ...BARE, key: `rounding:${noteId}`, kind: 'rounding', home: first.home, siteId: first.siteId, noteId, title, owedFen: fen }];
  });
}

export const entriesOwed = (entries: readonly Entry[]): Owed[] =>
  entries.map(({ entryId, month, siteId, claimId, noteId, title, amountFen }) => ({
    ...BARE,
    key: `claim:${entryId}`,
    kind: 'claim',
    home: month,
    siteId,
    noteId,
    claimId,
    title,
    owedFen: amountFen,
  }));

type Prices = { readonly priceOf: (noteLineId: string) => Price | null; readonly mode: Mode };

/** Goods are credited at the price of the day of their claim: where the bill has another by now, the difference goes with it. */
export const repriced = (entries: readonly Entry[], prices: Prices): Owed[] =>
  entries.flatMap((entry): Owed[] => {
    const { goods, siteId, noteId, claimId, month } = entry;
    if (goods === null) return [];
    const title = { zh: '退货与货款的价差', en: 'Price difference of credited goods' };
    const owedFen = entry.reversed ? 0 : differenceOf(goods, entry.amountFen, prices);
    return [{ ...BARE, key: `reprice:${entry.entryId}`, kind: 'reprice', home: month, siteId, noteId, claimId, title, owedFen }];
  });

function differenceOf(goods: readonly Goods[], amountFen: Fen, { priceOf, mode }: Prices): Fen {
  const sign = amountFen < 0 ? -1 : 1;
  let sum = 0;
  for (const { noteLineId, unit, amount } of goods) {
    const price = priceOf(noteLineId);
    // Without a price nothing is known to differ; the goods themselves stand as unpriced.
    if (!fits(price, unit)) return 0;
    sum += worth(price, amount, mode);
  }
  return sign * sum - amountFen;
}

export type Agreed = { readonly penaltyId: string; readonly number: string; readonly month: Month; readonly amountFen: Fen };
export const penaltiesOwed = (agreed: readonly Agreed[]): Owed[] =>
  agreed.map(({ penaltyId, number, month, amountFen }) => ({
    ...BARE,
    key: `penalty:${penaltyId}`,
    kind: 'penalty',
    home: month,
    title: { zh: `违约金 ${number}`, en: `Penalty ${number}` },
    owedFen: -amountFen,
  }));

/** A month in which nothing was accepted costs no fee. */
export const feesOwed = (fees: readonly Fee[], { month, notes }: { readonly month: Month; readonly notes: number }): Owed[] =>
  fees.map(({ id, name, per, fen }) => ({
    ...BARE,
    key: `fee:${id}:${month}`,
    kind: 'fee',
    home: month,
    title: per === 'note' ? { zh: `${name}（${notes} 单）`, en: `${name} (${notes} notes)` } : both(name),
    owedFen: notes === 0 ? 0 : per === 'note' ? fen * notes : fen,
  }));

export type Item = { readonly itemId: string; readonly month: Month; readonly siteId: string | null; readonly title: Text; readonly amountFen: Fen };
export const itemsOwed = (items: readonly Item[]): Owed[] =>
  items.map(({ itemId, month, siteId, title, amountFen }) => ({
    ...BARE,
    key: `item:${itemId}`,
    kind: 'item',
    home: month,
    siteId,
    title,
    owedFen: amountFen,
  }));

export type Settled = {
  readonly disputeId: string;
  readonly month: Month;
  readonly title: Text;
  readonly siteId: string | null;
  readonly noteId: string | null;
  readonly deltaFen: Fen;
};
export const disputesOwed = (settled: readonly Settled[]): Owed[] =>
  settled.map(({ disputeId, month, title, siteId, noteId, deltaFen }) => ({
    ...BARE,
    key: `adjustment:${disputeId}`,
    kind: 'adjustment',
    home: month,
    siteId,
    noteId,
    title,
    owedFen: deltaFen,
  }));

/** Lines of the month itself: goods are named even when they cost nothing, what else comes to nothing is not. */
export const ownLines = (owed: readonly Owed[]): Line[] =>
  owed.flatMap((one): Line[] => {
    const nothing = one.kind === 'goods' ? one.accepted === 0 : one.owedFen === 0;
    return nothing ? [] : [{ ...one, statedFen: 0, amountFen: one.owedFen }];
  });

/** Of months that both have confirmed: only what is owed differently by now. What was stated and is owed no more is given back. */
export function corrections(owed: readonly Owed[], said: ReadonlyMap<string, { readonly line: Owed; readonly fen: Fen }>): Line[] {
  const known = new Set(owed.map(({ key }) => key));
  const gone = [...said.values()].flatMap(({ line }) => (known.has(line.key) ? [] : [{ ...line, owedFen: 0 }]));
  return [...owed, ...gone].flatMap((one): Line[] => {
    const statedFen = said.get(one.key)?.fen ?? 0;
    const amountFen = one.owedFen === null ? null : one.owedFen - statedFen;
    return amountFen === 0 ? [] : [{ ...one, statedFen, amountFen }];
  });
}

const sumOf = (lines: readonly Line[]): Fen => lines.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);

/** 抹零 of the whole statement, once everything else is known. */
export function wholeRounded(
  lines: readonly Line[],
  { statementId, month, rounding }: { readonly statementId: string; readonly month: Month; readonly rounding: Rounding | undefined },
): Line[] {
  const unpriced = lines.some(({ amountFen }) => amountFen === null);
  const fen = unpriced ? 0 : roundingOf(sumOf(lines), rounding);
  const title = { zh: '对账单抹零', en: 'Rounding of the statement' };
  return fen === 0
    ? []
    : [{ ...BARE, key: `rounding:${statementId}`, kind: 'rounding', home: month, title, owedFen: fen, statedFen: 0, amountFen: fen }];
}

export function sumsOf(lines: readonly Line[], month: Month): Sums {
  const of = (...kinds: readonly LineKind[]): Fen => sumOf(lines.filter(({ kind, home }) => home === month && kinds.includes(kind)));
  return {
    goodsFen: of('goods'),
    claimsFen: of('claim', 'reprice'),
    penaltiesFen: of('penalty'),
    feesFen: of('fee'),
    itemsFen: of('item'),
    adjustmentsFen: of('adjustment'),
    roundingFen: of('rounding'),
    correctionsFen: sumOf(lines.filter(({ home }) => home !== month)),
    totalFen: sumOf(lines),
  };
}

const ORDER: readonly LineKind[] = ['goods', 'rounding', 'claim', 'reprice', 'penalty', 'fee', 'item', 'adjustment'];

/** The month first, earlier ones after it; by kind; goods and what is about a note as handed in; the rounding of the whole at the end. */
export const inOrder = (lines: readonly Line[], month: Month): Line[] =>
  lines
    .map((line, at) => ({ line, at, past: line.home === month ? 0 : 1, last: line.kind === 'rounding' && line.noteId === null ? 1 : 0 }))
    .sort((a, b) => a.last - b.last || a.past - b.past || ORDER.indexOf(a.line.kind) - ORDER.indexOf(b.line.kind) || a.at - b.at)
    .map(({ line }) => line);
