// How old what is open is (账龄). Pure.
import type { Fen } from '../../../kernel/money.ts';
import type { Age } from './statement.ts';

const DAY = 86_400_000;

/** Days since it fell due: the day itself is still in time. */
export function ageOf(dueOn: string | null, today: string): Age {
  const days = dueOn === null ? 0 : Math.round((Date.parse(today) - Date.parse(dueOn)) / DAY);
  if (days <= 0) return 'not-due';
  return days <= 30 ? '1-30' : days <= 60 ? '31-60' : days <= 90 ? '61-90' : '90+';
}

export type Invoice = { readonly dueOn: string; readonly amountFen: Fen };
export type Owing = {
  readonly totalFen: Fen;
  readonly paidFen: Fen;
  /** Where terms count from the confirmation. */
  readonly dueOn: string | null;
  /** In the order they fall due. */
  readonly invoices: readonly Invoice[];
};

/** Payments settle what falls due first; what is not invoiced comes last. What we owe is negative and never overdue. */
export function openParts({ totalFen, paidFen, dueOn, invoices }: Owing): { readonly dueOn: string | null; readonly openFen: Fen }[] {
  if (totalFen <= 0) return totalFen + paidFen === 0 ? [] : [{ dueOn: null, openFen: totalFen + paidFen }];
  let left = paidFen;
  const take = (amount: Fen): Fen => {
    const settled = Math.min(left, amount);
    left -= settled;
    return amount - settled;
  };
  const parts = invoices.map(({ dueOn: on, amountFen }) => ({ dueOn: on as string | null, openFen: take(amountFen) }));
  const invoiced = invoices.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return [...parts, { dueOn, openFen: take(totalFen - invoiced) }].filter(({ openFen }) => openFen > 0);
}
