// All lines of a statement from everything that counts for it (decision 020). Pure.
import type { Fen } from '../../../kernel/money.ts';
import * as reckon from './reckon.rules.ts';
import type { Rounding } from './round.rules.ts';
import type { Month } from './statement.ts';

/** How an earlier month was settled, and how many of its notes are accepted by now. */
export type Past = { readonly rules: reckon.Rules; readonly notes: number };
export type Basis = {
  readonly statementId: string;
  readonly month: Month;
  readonly rules: reckon.Rules & { readonly statement: Rounding | undefined };
  /** Notes of the month of which something was accepted. */
  readonly notes: number;
  readonly goods: readonly reckon.NoteLine[];
  readonly entries: readonly reckon.Entry[];
  readonly agreed: readonly reckon.Agreed[];
  readonly items: readonly reckon.Item[];
  readonly settled: readonly reckon.Settled[];
  /** Prices of lines that claims are about. */
  readonly prices: ReadonlyMap<string, reckon.Price | null>;
  /** Earlier months that both have confirmed. */
  readonly past: ReadonlyMap<Month, Past>;
  /** Of those months, whole notes that say other than what was confirmed. */
  readonly late: readonly reckon.NoteLine[];
  /** What other statements said of those months: everything but goods, and of these notes all. */
  readonly said: ReadonlyMap<string, { readonly line: reckon.Owed; readonly fen: Fen }>;
};

function owedIn(month: Month, { rules, notes, goods }: Past & { readonly goods: readonly reckon.NoteLine[] }, basis: Basis): reckon.Owed[] {
  const of = <T extends { readonly month: Month }>(all: readonly T[]): T[] => all.filter((one) => one.month === month);
  const owed = reckon.goodsOwed(goods, rules.line);
  const entries = of(basis.entries);
  return [
    ...owed,
    ...reckon.notesRounded(owed, rules.note),
    ...reckon.entriesOwed(entries),
    ...reckon.repriced(entries, { priceOf: (id) => basis.prices.get(id) ?? null, mode: rules.line }),
    ...reckon.penaltiesOwed(of(basis.agreed)),
    ...reckon.feesOwed(rules.fees, { month, notes }),
    ...reckon.itemsOwed(of(basis.items)),
    ...reckon.disputesOwed(of(basis.settled)),
  ];
}

export function linesOf(basis: Basis): reckon.Line[] {
  const { month, statementId, rules } = basis;
  const own = reckon.ownLines(owedIn(month, basis, basis));
  const late = Map.groupBy(basis.late, (line) => line.month);
  const past = [...basis.past].flatMap(([home, known]) => owedIn(home, { ...known, goods: late.get(home) ?? [] }, basis));
  const lines = [...own, ...reckon.corrections(past, basis.said)];
  return reckon.inOrder([...lines, ...reckon.wholeRounded(lines, { statementId, month, rounding: rules.statement })], month);
}
