// Products from a table, one row each (R1.12). Known codes are brought up to date, and the same file again changes nothing.
import { shanghaiDate } from '../../kernel/time.ts';
import type { Call, Unit } from '../../platform/app.ts';
import { XLSX_TYPE } from '../../platform/documents/media-types.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { classesOn } from './classes.ts';
import type { contract } from './contract.ts';
import { readTable, reportOf, sortRows, WrongCell } from './import-cells.ts';
import * as store from './product.store.ts';
import { type Around, COLUMNS, type Column, NEEDED, readProduct } from './read-products.ts';
import { changedProduct, classCodes, type Full, newProduct, recordProducts } from './register-product.ts';

type Report = OutputOf<typeof contract.importFile>;
type Known = ReadonlyMap<string, { readonly id: string; readonly full: Full }>;

export async function importProducts(call: Call, { fileId }: InputOf<typeof contract.importFile>): Promise<Report> {
  const records = await readTable(call, { fileId, columns: COLUMNS, needed: NEEDED });
  const around: Around = { classes: await classesOn(call.db, shanghaiDate(call.now)), codes: await classCodes(call.db, call.now) };
  return call.write(async (unit) => {
    await store.lockCodes(unit);
    const known = await knownProducts(
      unit,
      records.map(({ cell }) => cell('code')),
    );
    const rowOf = new Map<string, number>();
    const { good, wrong } = sortRows<Column, Full>(records, {
      codeColumn: 'code',
      read: (record) => {
        const full = readProduct(record, known.get(record.cell('code'))?.full, around);
        const first = rowOf.get(full.code);
        if (first !== undefined) throw new WrongCell('code', 'twice', { row: first });
        rowOf.set(full.code, record.row);
        return full;
      },
    });
    const counts = await record(
      unit,
      known,
      good.map(({ value }) => value),
    );
    return { ...reportOf(unit, { rows: records.length, unchanged: counts.unchanged, wrong, columns: COLUMNS }), ...counts };
  });
}

async function knownProducts(unit: Unit, codes: readonly string[]): Promise<Known> {
  const rows = await store.withCodes(unit.tx, codes);
  const guidance = await store.guidanceOf(
    unit.tx,
    [...rows.values()].map(({ id }) => id),
  );
  const fullOf = (row: store.ProductRow): Full => ({ ...store.productOf(row), ...(guidance.get(row.id) ?? { storage: '', cooking: '' }) });
  return new Map([...rows].map(([code, row]) => [code, { id: row.id, full: fullOf(row) }]));
}

async function record(unit: Unit, known: Known, good: readonly Full[]) {
  const fresh = good.filter(({ code }) => !known.has(code)).map((full) => newProduct(unit, full));
  const changed = good.flatMap((after) => {
    const before = known.get(after.code);
    const worded = before && changedProduct(unit, { productId: before.id, before: before.full, after });
    return worded && worded.told.length > 0 ? [worded] : [];
  });
  await recordProducts(unit, fresh, { fresh: true });
  await recordProducts(unit, changed, { fresh: false });
  return { registered: fresh.length, changed: changed.length, unchanged: good.length - fresh.length - changed.length };
}

const EXAMPLES: readonly (readonly (string | number)[])[] = [
  [
    ...['V001', '番茄', '西红柿、洋柿子', '一级', '蔬菜', '公斤', '公斤', '否', '', '', '称重商品', '', '果蔬保鲜', 4],
    ...['承诺达标合格证、农残快检', '否', 95, '阴凉通风处存放，不与生肉同柜。', '洗净后烹饪。'],
  ],
  [
    ...['M001', '猪前腿肉', '前腿肉、前尖', '去皮，冷鲜', '畜肉', '箱', '公斤', '是', 15, '箱', '肉禽', 600, '冷鲜肉', 3],
    ...['动物检疫合格证明、肉品品质检验合格证', '否', '', '0–4 ℃ 冷藏。', '中心温度达到 70 ℃ 以上。'],
  ],
];

export async function productTemplate({ app }: Call): Promise<File> {
  const note: Partial<Record<Column, string>> = { typicalWeight: '（公斤）', pieceTare: '（克）', shelfLifeDays: '（天）', cleanYieldBp: '（%）' };
  const columns = (Object.keys(COLUMNS) as Column[]).map((column) => ({ header: `${COLUMNS[column][0]}${note[column] ?? ''}` }));
  const bytes = await app.documents.xlsx.write([{ name: '商品', columns, rows: EXAMPLES }]);
  return new File([new Uint8Array(bytes)], '商品导入模板.xlsx', { type: XLSX_TYPE });
}
