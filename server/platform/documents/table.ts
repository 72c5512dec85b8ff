// What a spreadsheet or CSV file is to us: rows of trimmed text with the number the person sees beside the row.
export type Row = { readonly number: number; readonly cells: readonly string[] };

/** Limits of one table. */
export const MAX_ROWS = 100_000;
export const MAX_COLUMNS = 256;
export const MAX_UNPACKED = 150 * 1024 * 1024;

export type TableValue = string | number | boolean | Date | null;
export type Sheet = {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width?: number; readonly format?: string }[];
  readonly rows: readonly (readonly TableValue[])[];
};
