// A list as a spreadsheet that its owner waits for: page after page, with progress, and never more than a person can open.

import { say, type Text } from '../../kernel/text.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { App, Call } from '../app.ts';
import { XLSX_TYPE } from '../documents/media-types.ts';
import type { TableValue } from '../documents/public.ts';
import type { JobRun } from './public.ts';
import { no } from './refusals.ts';

const MOST_ROWS = 100_000;
/** Rows of a list that one statement brings. */
export const EXPORT_PAGE = 300;

const XLSX = { suffix: 'xlsx', mediaType: XLSX_TYPE };
const CSV = { suffix: 'csv', mediaType: 'text/csv' };
/** Format of a column with money in yuan. */
export const YUAN = '0.00';

type Words = (text: Text) => string;
export type Column<T> = { readonly header: Text; readonly format?: string; cell(row: T, words: Words): TableValue };
/** `items`: how many things of the list the rows stand for. */
export type Page<T> = { readonly items: number; readonly rows: readonly T[] };

export type List<T> = {
  readonly name: Text;
  /** What it is a list of, behind the name of the file; the day where nothing else is said. */
  readonly of?: string;
  readonly columns: readonly Column<T>[];
  readonly pages: AsyncIterable<Page<T>>;
  /** Items to come, where that is known. */
  readonly total?: number;
  readonly csv?: boolean;
};

export type Exported = { readonly fileId: string; readonly summary: { readonly items: number; readonly rows: number } };

export async function exportTable<T>({ app, run }: { app: App; run: JobRun }, list: List<T>): Promise<Exported> {
  const words: Words = (text) => say(text, run.locale);
  const rows: TableValue[][] = [];
  let items = 0;
  for await (const page of list.pages) {
    for (const row of page.rows) rows.push(list.columns.map((column) => column.cell(row, words)));
    if (rows.length > MOST_ROWS) throw no('export-too-large', { rows: MOST_ROWS });
    items += page.items;
    await run.progress(items, list.total);
  }
  const columns = list.columns.map(({ header, format }) => ({ header: words(header), ...(format ? { format } : {}) }));
  const sheet = { name: words(list.name), columns, rows };
  const { suffix, mediaType } = list.csv ? CSV : XLSX;
  const bytes = list.csv ? app.documents.csv.write(sheet) : await app.documents.xlsx.write([sheet]);
  return {
    fileId: await run.keep(bytes, { name: `${sheet.name} ${list.of || shanghaiDate(app.clock.now())}.${suffix}`, mediaType }),
    summary: { items, rows: rows.length },
  };
}

/** Reads as the owner of the job would on the page: same rights, same filters. */
export const asOwner = (app: App, run: JobRun): Call => ({
  app,
  db: app.db,
  actor: run.actor,
  now: app.clock.now(),
  locale: run.locale,
  requestId: run.id,
  write: run.inUnit,
});

/** All pages of a keyset list. */
export async function* pagesOf<T>(
  read: (cursor: string | undefined) => Promise<{ items: readonly T[]; next: string | null }>,
): AsyncGenerator<Page<T>> {
  let cursor: string | undefined;
  do {
    const { items, next } = await read(cursor);
    if (items.length > 0) yield { items: items.length, rows: items };
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
