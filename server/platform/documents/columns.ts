// A table people filled in: finds the header row, knows columns by any of their usual names, gives cells by column.
import type { Row } from './table.ts';

/** Column key → headers people write, the first one being the one we print. */
export type ColumnNames<K extends string> = Readonly<Record<K, readonly string[]>>;
export type Named<K extends string> = { readonly row: number; readonly cell: (column: K) => string };

/** A title, a date and a blank line may stand above the header. */
const HEADER_WITHIN = 10;

const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s*＊:：]|\(.*\)/g, '')
    .toLowerCase();

/** Undefined where no row among the first ten holds all of `needed`. */
export function readColumns<K extends string>(
  rows: readonly Row[],
  names: ColumnNames<K>,
  needed: readonly NoInfer<K>[],
): { readonly records: readonly Named<K>[]; readonly columns: ReadonlySet<K> } | undefined {
  const known = new Map(
    (Object.entries(names) as [K, readonly string[]][]).flatMap(([key, headers]) => headers.map((header) => [plain(header), key])),
  );
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const places = new Map<K, number>();
    for (const [index, header] of row.cells.entries()) {
      const key = known.get(plain(header));
      if (key !== undefined && !places.has(key)) places.set(key, index);
    }
    if (!needed.every((key) => places.has(key))) continue;
    const records = rows.slice(at + 1).map(({ number, cells }) => ({ row: number, cell: (key: K) => cells[places.get(key) ?? -1] ?? '' }));
    return { records, columns: new Set(places.keys()) };
  }
  return undefined;
}

/** 2026-03-02, 2026/3/2, 2026.3.2, 2026年3月2日, 20260302 → `2026-03-02`; undefined for what is no day. */
export function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:\s+00:00(?::00)?)?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return undefined;
  const [, year = '', month = parts[4] ?? '', date = parts[5] ?? ''] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}

/** 5:30-7:30, 05:30~07:30, 05:30至07:30 → from and to as `HH:MM`. */
export function hoursOf(text: string): { readonly from: string; readonly to: string } | undefined {
  const parts = /^(\d{1,2}):(\d{2})(?::\d{2})?\s*(?:-|–|—|~|至|到)\s*(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return undefined;
  const [from, to] = [timeOf(`${parts[1]}:${parts[2]}`), timeOf(`${parts[3]}:${parts[4]}`)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

export function timeOf(text: string): string | undefined {
  const parts = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(text.normalize('NFKC').trim());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return undefined;
  return `${(parts[1] as string).padStart(2, '0')}:${parts[2]}`;
}
