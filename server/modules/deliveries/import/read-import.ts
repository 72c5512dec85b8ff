// Rows of one note → its content. Pure; throws a WrongCell that names row and column.
import { quantity, type UnitCode, unitOf } from '../../../kernel/quantity.ts';
import { DAY, type Instant, shanghaiInstant } from '../../../kernel/time.ts';
import { dayOf, hoursOf } from '../../../platform/documents/columns.ts';
import type { SiteCard } from '../../customers/public.ts';
import type { Content } from '../issue-note.ts';
import { faultOf } from '../note.rules.ts';
import { PLAIN_LINE } from '../shapes.ts';
import { type Column, type ImportRow, type Params, type Why, WrongCell } from './import-columns.ts';

/** What names in the table may mean. `sites` and `drivers` by every way people write them; undefined value: several have this name. */
export type Surroundings = {
  readonly now: Instant;
  readonly sites: ReadonlyMap<string, SiteCard | undefined>;
  readonly drivers: ReadonlyMap<string, string | undefined>;
};
type Line = Content['lines'][number];
type Failed = { readonly column: Column; readonly why: Why; readonly params?: Params };

const MOST_LINES = 300;
const FARTHEST = 366 * DAY;

const fail = (row: ImportRow, { column, why, params }: Failed): never => {
  throw new WrongCell({ row: row.row, column }, why, params);
};

/** All wrong cells of the note, one per row at most; or the note. */
export function readNote(number: string, rows: readonly ImportRow[], around: Surroundings): Content | WrongCell[] {
  const wrong: WrongCell[] = [];
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof WrongCell)) throw error;
      wrong.push(error);
      return undefined;
    }
  };
  const first = rows[0] as ImportRow;
  const head = attempt(() => readHead(first, around));
  const lines = rows.map((row) =>
    attempt(() => {
      mustAgree(first, row);
      return readLine(row);
    }),
  );
  if (rows.length > MOST_LINES) attempt(() => fail(rows[MOST_LINES] as ImportRow, { column: 'number', why: 'too-many-lines' }));
  if (wrong.length > 0 || !head) return oncePerRow(wrong);
  return { number, ...head, lines: lines as Line[] };
}

const oncePerRow = (wrong: readonly WrongCell[]): WrongCell[] => [...new Map([...wrong].reverse().map((one) => [one.row, one])).values()].reverse();

function readHead(row: ImportRow, { sites, drivers, now }: Surroundings): Omit<Content, 'number' | 'lines'> {
  const written = needed(row, 'site');
  const site = sites.get(key(written));
  if (!site) return fail(row, { column: 'site', why: sites.has(key(written)) ? 'site-ambiguous' : 'site-unknown', params: { written } });
  const day = dayOf(needed(row, 'day')) ?? fail(row, { column: 'day', why: 'day', params: { written: row.cell('day') } });
  const window = windowOf(row, site, day);
  if (Math.abs(window.windowFrom - now) > FARTHEST) fail(row, { column: 'day', why: 'window-absurd' });
  const driver = row.cell('driver');
  const driverId =
    driver === '' ? null : (drivers.get(key(driver)) ?? fail(row, { column: 'driver', why: 'driver-unknown', params: { written: driver } }));
  const crates = row.cell('crates');
  const cratesOut = crates === '' ? 0 : Number(crates);
  if (!Number.isSafeInteger(cratesOut) || cratesOut < 0 || cratesOut > 1000)
    fail(row, { column: 'crates', why: 'amount', params: { written: crates } });
  return { site, ...window, driverId, vehicle: text(row, 'vehicle', 20) || null, cratesOut, timing: 'standard', urgent: false };
}

/** As written, or the site's receiving hours of that weekday. */
function windowOf(row: ImportRow, site: SiteCard, day: string): { windowFrom: Instant; windowTo: Instant } {
  const written = row.cell('window');
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const hours = written === '' ? site.receiving.find(({ days }) => days.includes(weekday)) : hoursOf(written);
  if (!hours) return fail(row, { column: 'window', why: written === '' ? 'window-missing' : 'window', params: { written } });
  if (hours.to <= hours.from) fail(row, { column: 'window', why: 'window-backwards' });
  return { windowFrom: shanghaiInstant(day, hours.from), windowTo: shanghaiInstant(day, hours.to) };
}

const OF_NOTE = ['customer', 'site', 'day', 'window', 'driver', 'vehicle', 'crates'] as const;

/** What belongs to the note stands in its first row; later rows repeat it or leave it empty. */
function mustAgree(first: ImportRow, row: ImportRow): void {
  const column = OF_NOTE.find((one) => row.cell(one) !== '' && row.cell(one) !== first.cell(one));
  if (column) fail(row, { column, why: 'differs-in-note', params: { row: first.row } });
}

function readLine(row: ImportRow): Line {
  const unit = unitOf(needed(row, 'unit')) ?? fail(row, { column: 'unit', why: 'unit', params: { written: row.cell('unit') } });
  const line = {
    product: needed(row, 'product', 80),
    productCode: text(row, 'productCode', 40) || null,
    spec: text(row, 'spec', 80),
    unit,
    ordered: amount(row, { column: 'ordered', unit }) ?? fail(row, { column: 'ordered', why: 'empty' }),
    picked: amount(row, { column: 'picked', unit }),
    lot: text(row, 'lot', 60) || null,
    ...PLAIN_LINE,
    producedOn: date(row, 'producedOn'),
    expiresOn: date(row, 'expiresOn'),
  };
  const fault = faultOf({ ...line, lineNo: 0 });
  if (fault) fail(row, { column: fault.field, why: fault.why });
  return line;
}

function amount(row: ImportRow, { column, unit }: { column: 'ordered' | 'picked'; unit: UnitCode }): number | null {
  const written = row.cell(column);
  if (written === '') return null;
  const value = /^\d+(\.\d+)?$/.test(written) ? quantity(Number(written), unit) : undefined;
  if (!value || value.amount > 1_000_000_000) return fail(row, { column, why: 'amount', params: { written } });
  return value.amount;
}

function date(row: ImportRow, column: 'producedOn' | 'expiresOn'): string | null {
  const written = row.cell(column);
  return written === '' ? null : (dayOf(written) ?? fail(row, { column, why: 'day', params: { written } }));
}

function text(row: ImportRow, column: Column, longest: number): string {
  const written = row.cell(column);
  return written.length > longest ? fail(row, { column, why: 'too-long' }) : written;
}

const needed = (row: ImportRow, column: Column, longest = 80): string => text(row, column, longest) || fail(row, { column, why: 'empty' });

/** Names are compared without spaces and case. */
export const key = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
