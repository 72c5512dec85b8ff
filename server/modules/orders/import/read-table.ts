// Rows of a table → drafts of orders. Pure. An order with a wrong row is refused as a whole: half an order is worse than none.
import { quantity, type UnitCode, unitOf } from '../../../kernel/quantity.ts';
import { dayOf, hoursOf } from '../../../platform/documents/columns.ts';
import type { Draft, DraftLine } from '../draft.ts';
import { type Column, type ImportRow, type Params, type Why, WrongCell } from './columns.ts';

/** Site by every way people write it; undefined value: several have this name. */
export type Sites = ReadonlyMap<string, string | undefined>;
export type ReadOrder = { readonly draft: Draft; readonly number: string | null /** Row of each line. */; readonly rows: readonly number[] };

const MOST_LINES = 300;
const MOST_AMOUNT = 1_000_000_000;

/** Names are compared without spaces and case. */
export const key = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Rows of one number are one order; without numbers, rows of one site and day. */
export function readOrders(records: readonly ImportRow[], sites: Sites): { orders: ReadOrder[]; wrong: WrongCell[] } {
  const groups = Map.groupBy(records, (row) => row.cell('number') || JSON.stringify([key(row.cell('site')), row.cell('day'), row.cell('window')]));
  const [orders, wrong] = [[] as ReadOrder[], [] as WrongCell[]];
  for (const rows of groups.values()) {
    const read = readOrder(rows, sites);
    if (Array.isArray(read)) wrong.push(...read);
    else orders.push(read);
  }
  return { orders, wrong: wrong.sort((a, b) => a.row - b.row) };
}

/** All wrong cells of the order, one per row at most; or the order. */
function readOrder(rows: readonly ImportRow[], sites: Sites): ReadOrder | WrongCell[] {
  const wrong = new Map<number, WrongCell>();
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof WrongCell)) throw error;
      if (!wrong.has(error.row)) wrong.set(error.row, error);
      return undefined;
    }
  };
  const first = rows[0] as ImportRow;
  const head = attempt(() => readHead(first, sites));
  const lines = rows.map((row) =>
    attempt(() => {
      mustAgree(first, row);
      return readLine(row);
    }),
  );
  if (rows.length > MOST_LINES) attempt(() => fail(rows[MOST_LINES] as ImportRow, 'number', 'too-many-lines'));
  if (wrong.size > 0 || !head) return [...wrong.values()];
  return { draft: { ...head, lines: lines as DraftLine[] }, number: head.externalNumber, rows: rows.map(({ row }) => row) };
}

function fail(row: ImportRow, column: Column, ...[why, params]: [Why, Params?]): never {
  throw new WrongCell({ row: row.row, column }, why, params);
}

function readHead(row: ImportRow, sites: Sites): Omit<Draft, 'lines'> {
  const written = needed(row, 'site');
  const siteId = sites.get(key(written));
  if (siteId === undefined) return fail(row, 'site', sites.has(key(written)) ? 'site-ambiguous' : 'site-unknown', { written });
  const deliveryOn = dayOf(needed(row, 'day')) ?? fail(row, 'day', 'day', { written: row.cell('day') });
  const asked = row.cell('window');
  const hours = asked === '' ? undefined : (hoursOf(asked) ?? fail(row, 'window', 'window', { written: asked }));
  return {
    siteId,
    deliveryOn,
    timing: hours ? 'requested' : 'standard',
    from: hours?.from ?? null,
    to: hours?.to ?? null,
    urgent: yes(row),
    orderKind: 'order',
    externalNumber: text(row, 'number', 60) || null,
    supplementOf: null,
    remark: text(row, 'orderRemark', 500),
  };
}

function yes(row: ImportRow): boolean {
  const written = row.cell('urgent').toLowerCase();
  if (['', '否', 'no', '0', 'n'].includes(written)) return false;
  return ['是', '加单', '急单', 'yes', '1', 'y', '√'].includes(written) || fail(row, 'urgent', 'urgent', { written });
}

const OF_ORDER = ['site', 'day', 'window', 'urgent', 'orderRemark'] as const;

/** What belongs to the order stands in its first row; later rows repeat it or leave it empty. */
function mustAgree(first: ImportRow, row: ImportRow): void {
  const column = OF_ORDER.find((one) => row.cell(one) !== '' && row.cell(one) !== first.cell(one));
  if (column) fail(row, column, 'differs-in-order', { row: first.row });
}

function readLine(row: ImportRow): DraftLine {
  const unit = unitOf(needed(row, 'unit')) ?? fail(row, 'unit', 'unit', { written: row.cell('unit') });
  return {
    lineId: null,
    productId: null,
    product: needed(row, 'product'),
    productCode: text(row, 'productCode', 40) || null,
    spec: text(row, 'spec', 80),
    amount: amountOf(row, unit),
    unit,
    remark: text(row, 'remark', 200),
  };
}

function amountOf(row: ImportRow, unit: UnitCode): number {
  const written = needed(row, 'amount');
  const value = /^\d+(\.\d+)?$/.test(written) ? quantity(Number(written), unit)?.amount : undefined;
  return value !== undefined && value > 0 && value <= MOST_AMOUNT ? value : fail(row, 'amount', 'amount', { written });
}

function text(row: ImportRow, column: Column, longest: number): string {
  const written = row.cell(column);
  return written.length > longest ? fail(row, column, 'too-long') : written;
}

const needed = (row: ImportRow, column: Column): string => text(row, column, 80) || fail(row, column, 'empty');
