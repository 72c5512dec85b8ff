// The manager's month in figures: which rows ask for attention, in which order, and what they come to. Pure.
import type { PackageState } from './package.ts';

export type MonthRow = {
  customer: { id: string; name: string };
  score: {
    sheetId: string | null;
    title: string;
    full: number;
    now: number;
    forecast: { low: number; likely: number; high: number } | null;
    stated: number | null;
    standing: number | null;
    final: number | null;
    verdict: { label: string; bad: boolean } | null;
  } | null;
  risk: { estimatedFen: number; statedFen: number; agreedFen: number };
  appeals: { open: number; points: number; nextDeadline: string | null; canAppeal: number };
  statement: {
    statementId: string | null;
    state: 'none' | 'draft' | 'sent' | 'confirmed';
    totalFen: number | null;
    unpriced: number;
    disputes: number;
    confirmBy: string | null;
    late: boolean;
  };
  payment: { invoicedFen: number; paidFen: number; unpaidFen: number; dueOn: string | null; daysOver: number };
  package: { packageId: string; state: PackageState } | null;
};

export const NOTHING_STATED: MonthRow['statement'] = {
  statementId: null,
  state: 'none',
  totalFen: null,
  unpriced: 0,
  disputes: 0,
  confirmBy: null,
  late: false,
};
export const NOTHING_OWED: MonthRow['payment'] = { invoicedFen: 0, paidFen: 0, unpaidFen: 0, dueOn: null, daysOver: 0 };

const isLow = ({ score }: MonthRow): boolean => score?.verdict?.bad === true;
const isUnsent = ({ statement: { state } }: MonthRow): boolean => state === 'none' || state === 'draft';
const hasNoPackage = ({ package: bound }: MonthRow): boolean => bound === null || bound.state === 'draft';
/** Our estimate counts until the customer states a sum; what is agreed is no risk any more. */
export const atRisk = ({ risk }: MonthRow): number => risk.estimatedFen + risk.statedFen;

const SHOWN = {
  all: () => true,
  low: isLow,
  appeals: ({ appeals }) => appeals.open > 0 || appeals.canAppeal > 0,
  unsent: isUnsent,
  unconfirmed: ({ statement }) => statement.state === 'sent',
  disputed: ({ statement }) => statement.disputes > 0,
  unpriced: ({ statement }) => statement.unpriced > 0,
  unpaid: ({ payment }) => payment.unpaidFen > 0,
  'no-package': hasNoPackage,
} as const satisfies Record<string, (row: MonthRow) => boolean>;
export type Show = keyof typeof SHOWN;
export const shownBy = (show: Show): ((row: MonthRow) => boolean) => SHOWN[show];

/** The score that counts most: final, else what stands after appeals, else ours; as a share of full marks, so that sheets of other sizes compare. */
export function shareOf({ score }: MonthRow): number {
  if (!score || score.full <= 0) return Number.POSITIVE_INFINITY;
  return (score.final ?? score.standing ?? score.now) / score.full;
}

const byName = (a: MonthRow, b: MonthRow): number =>
  a.customer.name.localeCompare(b.customer.name, 'zh-CN') || (a.customer.id < b.customer.id ? -1 : 1);
const difference = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const ORDERS = {
  name: byName,
  score: (a, b) => difference(shareOf(a), shareOf(b)) || byName(a, b),
  risk: (a, b) => difference(atRisk(b), atRisk(a)) || byName(a, b),
  unpaid: (a, b) => difference(b.payment.unpaidFen, a.payment.unpaidFen) || byName(a, b),
} as const satisfies Record<string, (a: MonthRow, b: MonthRow) => number>;
export type Sort = keyof typeof ORDERS;
export const ordered = (rows: readonly MonthRow[], sort: Sort): MonthRow[] => rows.toSorted(ORDERS[sort]);

const sum = (rows: readonly MonthRow[], of: (row: MonthRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
const count = (rows: readonly MonthRow[], is: (row: MonthRow) => boolean): number => rows.filter(is).length;

export const countsOf = (rows: readonly MonthRow[]) => ({
  customers: rows.length,
  low: count(rows, isLow),
  riskFen: sum(rows, atRisk),
  openAppeals: sum(rows, ({ appeals }) => appeals.open),
  unsent: count(rows, isUnsent),
  unconfirmed: count(rows, SHOWN.unconfirmed),
  disputed: count(rows, SHOWN.disputed),
  unpriced: sum(rows, ({ statement }) => statement.unpriced),
  totalFen: sum(rows, ({ statement }) => statement.totalFen ?? 0),
  unpaidFen: sum(rows, ({ payment }) => payment.unpaidFen),
  overdueFen: sum(rows, ({ payment }) => (payment.daysOver > 0 ? payment.unpaidFen : 0)),
  packagesOpen: count(rows, hasNoPackage),
});
