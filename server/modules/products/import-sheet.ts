// Prices of a draft from a table: a product by code or name, its price in yuan, the unit it is priced by.
import { UNITS, type UnitCode, unitOf } from '../../kernel/quantity.ts';
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import type { ColumnNames, Named } from '../../platform/documents/columns.ts';
import { XLSX_TYPE } from '../../platform/documents/media-types.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { readTable, reportOf, sortRows, WrongCell } from './import-cells.ts';
import { mayPrice } from './price.rules.ts';
import { type Known, type Terms, termsOf } from './public.ts';
import { no } from './refusals.ts';
import { MOST_FEN } from './shapes.ts';
import * as papers from './sheet-paper.store.ts';

const COLUMNS = {
  code: ['商品编码', '编码', '货号', 'code'],
  name: ['商品名称', '品名', '商品', 'name'],
  spec: ['规格', 'spec'],
  price: ['单价', '价格', '售价', 'price'],
  unit: ['计价单位', '单位', 'unit'],
} as const satisfies ColumnNames<string>;
type Column = keyof typeof COLUMNS;
type Row = Named<Column>;
type Line = { readonly productId: string; readonly unit: UnitCode; readonly fen: number };

export async function importSheet(
  call: Call,
  { sheetId, fileId }: InputOf<typeof contract.importSheet>,
): Promise<OutputOf<typeof contract.importSheet>> {
  const records = await readTable(call, { fileId, columns: COLUMNS, needed: ['price'] });
  // A template comes with every product: rows without a price say nothing.
  const priced = records.filter(({ cell }) => cell('price') !== '');
  return call.write(async (unit) => {
    const { kind } = await papers.loadDraft(unit, sheetId);
    if (kind === 'discount') throw no('sheet-without-lines');
    const written = (column: Column) => priced.map(({ cell }) => cell(column)).filter((text) => text !== '');
    const known = await termsOf(unit.tx, { codes: written('code'), names: written('name'), on: shanghaiDate(unit.now) });
    const rowOf = new Map<string, number>();
    const { good, wrong } = sortRows<Column, Line>(priced, {
      codeColumn: 'code',
      read: (record) => {
        const line = readLine(record, known);
        const first = rowOf.get(line.productId);
        if (first !== undefined) throw new WrongCell('code', 'twice', { row: first });
        rowOf.set(line.productId, record.row);
        return line;
      },
    });
    const before = new Map((await papers.draftLines(unit.tx, sheetId)).map((line) => [line.productId, line]));
    const taken = good
      .map(({ value }) => value)
      .filter(({ productId, fen, unit: per }) => before.get(productId)?.fen !== fen || before.get(productId)?.unit !== per);
    if (taken.length > 0) await papers.setLines(unit, sheetId, taken);
    unit.announce('prices');
    const report = reportOf(unit, { rows: priced.length, unchanged: good.length - taken.length, wrong, columns: COLUMNS });
    return { ...report, taken: taken.length };
  });
}

function readLine({ cell }: Row, known: Known): Line {
  const product = productIn(cell, known);
  const written = cell('unit');
  const unit = written === '' ? product.settleUnit : unitOf(written);
  if (!unit) throw new WrongCell('unit', 'unit', { written });
  if (!mayPrice(product, unit)) throw new WrongCell('unit', 'price-unit', { written, settle: UNITS[product.settleUnit].label.zh });
  return { productId: product.productId, unit, fen: fenIn(cell('price')) };
}

function productIn(cell: Row['cell'], { byCode, byName, several }: Known): Terms {
  const [code, name] = [cell('code'), cell('name')];
  const column = code === '' ? 'name' : 'code';
  const written = code === '' ? name : code;
  if (written === '') throw new WrongCell('code', 'empty');
  const product = code === '' ? byName.get(name) : byCode.get(code);
  if (product?.active) return product;
  throw new WrongCell(column, several.has(written) ? 'product-several' : 'product-unknown', { written });
}

/** Yuan with at most two decimals; a third one would have to be rounded by somebody. */
function fenIn(written: string): number {
  const parts = /^[¥￥]?(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(written.replaceAll(',', ''));
  const fen = parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : 0;
  if (fen < 1 || fen > MOST_FEN) throw new WrongCell('price', 'price', { written, most: MOST_FEN / 100 });
  return fen;
}

/** All products on sale, ready to be priced. */
export async function sheetTemplate({ app, db }: Call): Promise<File> {
  const rows = await db
    .selectFrom('products.product')
    .select(['code', 'name', 'spec', 'settle_unit'])
    .where('active', '=', true)
    .orderBy('category')
    .orderBy('code')
    .limit(20_000)
    .execute();
  const columns = [
    { header: COLUMNS.code[0] },
    { header: COLUMNS.name[0] },
    { header: COLUMNS.spec[0] },
    { header: `${COLUMNS.price[0]}（元）`, width: 12 },
    { header: COLUMNS.unit[0] },
  ];
  const lines = rows.map(({ code, name, spec, settle_unit }) => [code, name, spec, null, UNITS[settle_unit as UnitCode].label.zh]);
  const bytes = await app.documents.xlsx.write([{ name: '价格', columns, rows: lines }]);
  return new File([new Uint8Array(bytes)], '价格表导入模板.xlsx', { type: XLSX_TYPE });
}
