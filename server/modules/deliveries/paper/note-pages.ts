// How a note's lines are spread over sheets: as many as fit, with what is carried from sheet to sheet. Pure.

/** `unpriced`: lines that are in `fen` with nothing, because no price holds for them. */
export type Sums = { readonly lines: number; readonly grams: number; readonly pieces: number; readonly fen: number; readonly unpriced: number };
export const NOTHING: Sums = { lines: 0, grams: 0, pieces: 0, fen: 0, unpriced: 0 };
export const plus = (a: Sums, b: Sums): Sums => ({
  lines: a.lines + b.lines,
  grams: a.grams + b.grams,
  pieces: a.pieces + b.pieces,
  fen: a.fen + b.fen,
  unpriced: a.unpriced + b.unpriced,
});

export type Sized<T> = { readonly item: T; readonly height: number; readonly sums: Sums };
export type NotePage<T> = {
  readonly items: readonly T[];
  /** 承前页: null on the first sheet. */
  readonly brought: Sums | null;
  /** Up to here: 转下页, or the total on the last sheet. */
  readonly carried: Sums;
  readonly last: boolean;
};

/** `room`: for the rows of a sheet without its header; `sumRow`: height of a row of sums, of which a sheet has one and every later sheet one more. */
export function pagesOf<T>(items: readonly Sized<T>[], { room, sumRow }: { readonly room: number; readonly sumRow: number }): NotePage<T>[] {
  const pages: { items: T[]; brought: Sums | null; carried: Sums }[] = [];
  let page: { items: T[]; brought: Sums | null; carried: Sums } = { items: [], brought: null, carried: NOTHING };
  let left = room - sumRow;
  for (const { item, height, sums } of items) {
    // A row higher than the sheet still gets one: better cut off than never printed.
    if (page.items.length > 0 && height > left) {
      pages.push(page);
      page = { items: [], brought: page.carried, carried: page.carried };
      left = room - 2 * sumRow;
    }
    page.items.push(item);
    page.carried = plus(page.carried, sums);
    left -= height;
  }
  pages.push(page);
  return pages.map((one, at) => ({ ...one, last: at === pages.length - 1 }));
}
