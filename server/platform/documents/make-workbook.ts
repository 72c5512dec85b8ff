// A small workbook is written here and now; a large one (10,000 rows take a second) on a thread of its own, so that nobody else waits.
import { makeBeside, slicesOf } from './beside.ts';
import type { Sheet } from './table.ts';
import { writeWorkbook } from './xlsx.ts';

const FEW_ROWS = 500;
const SLICE = 1000;

export const makeWorkbook = (sheets: readonly Sheet[]): Promise<Buffer> =>
  sheets.every(({ rows }) => rows.length <= FEW_ROWS) ? writeWorkbook(sheets) : makeBeside('./workbook-thread.ts', partsOf(sheets));

/** A sheet without rows, then its rows. */
export type SheetPart = Sheet | { readonly more: Sheet['rows'] };

function* partsOf(sheets: readonly Sheet[]): Generator<SheetPart> {
  for (const { rows, ...sheet } of sheets) {
    yield { ...sheet, rows: [] };
    for (const more of slicesOf(rows, SLICE)) yield { more };
  }
}

export function sheetsFrom(parts: readonly SheetPart[]): Sheet[] {
  const sheets: (Sheet & { rows: Sheet['rows'][number][] })[] = [];
  for (const part of parts) {
    if ('more' in part) sheets.at(-1)?.rows.push(...part.more);
    else sheets.push({ ...part, rows: [...part.rows] });
  }
  return sheets;
}
