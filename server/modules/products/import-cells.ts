// What can be wrong with a cell of an imported table, for products and prices alike.
import { type Params, say, type Text } from '../../kernel/text.ts';
import type { Call, Unit } from '../../platform/app.ts';
import { type ColumnNames, type Named, readColumns } from '../../platform/documents/columns.ts';
import { no } from './refusals.ts';

const TEXTS = {
  empty: { zh: '不能为空', en: 'must not be empty' },
  'too-long': { zh: '太长', en: 'is too long' },
  choice: { zh: '“{written}”不在可选项里：{choices}', en: '"{written}" is none of: {choices}' },
  unit: { zh: '不认识单位“{written}”', en: 'unknown unit "{written}"' },
  number: { zh: '“{written}”不是大于零的数，或超出范围', en: '"{written}" is no number above zero, or out of range' },
  'yes-no': { zh: '“{written}”请写成 是 或 否', en: '"{written}": write yes or no' },
  twice: { zh: '与第 {row} 行重复', en: 'is there twice, see row {row}' },
  'alias-twice': { zh: '别名重复或与名称相同', en: 'an alias is there twice or equals the name' },
  'weight-needed': { zh: '库存单位与结算单位不同时要填写件重', en: 'the weight of a piece is needed where stock and settlement unit differ' },
  'piece-unit': { zh: '抄码商品要填计件单位，并按公斤或斤结算', en: 'catch weight needs a piece unit and settlement by weight' },
  'units-apart': { zh: '库存单位与结算单位无法换算', en: 'stock and settlement unit cannot be converted' },
  'product-unknown': { zh: '没有编码或名称为“{written}”的在售商品', en: 'no product on sale has the code or name "{written}"' },
  'product-several': { zh: '有多个叫“{written}”的商品，请填写编码', en: 'several products are called "{written}"; give the code' },
  price: {
    zh: '“{written}”不是价格：要大于零，最多两位小数，不超过 {most} 元',
    en: '"{written}" is no price: above zero, two decimals, at most {most} yuan',
  },
  'price-unit': { zh: '该商品按{settle}结算，不能按“{written}”定价', en: 'is settled by {settle} and cannot be priced by "{written}"' },
} as const satisfies Record<string, Text>;
export type Why = keyof typeof TEXTS;

/** A cell that cannot be taken. */
export class WrongCell<C extends string = string> extends Error {
  readonly column: C;
  readonly why: Why;
  readonly params: Params;
  constructor(column: C, why: Why, params: Params = {}) {
    super(why);
    this.column = column;
    this.why = why;
    this.params = params;
  }
}

const MOST_ROWS = 20_000;
const TOLD_ERRORS = 500;

export async function readTable<C extends string>(
  { app, actor }: Call,
  { fileId, columns, needed }: { fileId: string; columns: ColumnNames<C>; needed: readonly NoInfer<C>[] },
): Promise<readonly Named<C>[]> {
  const table = readColumns(await app.documents.table(await app.files.bytes(await app.files.see(actor, fileId))), columns, needed);
  if (!table) throw no('no-header', { columns: needed.map((column) => columns[column][0] ?? column).join('、') });
  if (table.records.length > MOST_ROWS) throw no('too-many-rows', { rows: MOST_ROWS });
  return table.records;
}

export type Misread<C extends string> = { readonly row: number; readonly code: string; readonly error: WrongCell<C> };

/** Rows that make sense, and those that do not with the reason. */
export function sortRows<C extends string, T>(
  records: readonly Named<C>[],
  { codeColumn, read }: { codeColumn: C; read: (record: Named<C>) => T },
): { readonly good: { row: number; value: T }[]; readonly wrong: Misread<C>[] } {
  const good: { row: number; value: T }[] = [];
  const wrong: Misread<C>[] = [];
  for (const record of records) {
    try {
      good.push({ row: record.row, value: read(record) });
    } catch (error) {
      if (!(error instanceof WrongCell)) throw error;
      wrong.push({ row: record.row, code: record.cell(codeColumn), error });
    }
  }
  return { good, wrong };
}

/** Counts and the first errors, in the reader's language. */
export function reportOf<C extends string>(
  { locale }: Pick<Unit, 'locale'>,
  { rows, unchanged, wrong, columns }: { rows: number; unchanged: number; wrong: readonly Misread<C>[]; columns: ColumnNames<C> },
) {
  return {
    rows,
    unchanged,
    refused: wrong.length,
    errorCount: wrong.length,
    errors: wrong.slice(0, TOLD_ERRORS).map(({ row, code, error }) => ({
      row,
      code,
      column: columns[error.column][0] ?? error.column,
      text: say(TEXTS[error.why], locale, error.params),
    })),
  };
}
