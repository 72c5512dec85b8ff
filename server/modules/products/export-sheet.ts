// The lines of a price sheet as a spreadsheet; those of a discount as its reference makes them today.
import { UNITS, type UnitCode } from '../../kernel/quantity.ts';
import type { App, Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, pagesOf, YUAN } from '../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../platform/jobs/public.ts';
import type { contract } from './contract.ts';
import { listSheetLines } from './list-prices.ts';
import { CATEGORIES } from './product.ts';
import { readSheet } from './show-sheets.ts';

type Asked = InputOf<typeof contract.exportSheetLines>;
type Line = OutputOf<typeof contract.listSheetLines>['items'][number];
const NAME = { zh: '价格表', en: 'Price sheet' };

export async function exportSheetLines(call: Call, input: Asked): Promise<OutputOf<typeof contract.exportSheetLines>> {
  const { number } = await readSheet(call, input.sheetId);
  const title = { zh: `${NAME.zh} ${number}`, en: `${NAME.en} ${number}` };
  return call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'products.export-sheet', input, title }) }));
}

export async function runSheetLines(app: App, asked: Asked, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const { number, name } = await readSheet(call, asked.sheetId);
  const pages = pagesOf((cursor) => listSheetLines(call, { ...asked, cursor, limit: EXPORT_PAGE }));
  return exportTable({ app, run }, { name: NAME, of: `${number} ${name}`, columns: COLUMNS, pages });
}

const yuanOf = (fen: number | null | undefined): number | null => (typeof fen === 'number' ? fen / 100 : null);
const unitOf = (code: UnitCode) => UNITS[code].label;

const COLUMNS: readonly Column<Line>[] = [
  { header: { zh: '商品编码', en: 'Code' }, cell: ({ code }) => code },
  { header: { zh: '商品名称', en: 'Name' }, cell: ({ name }) => name },
  { header: { zh: '规格', en: 'Spec' }, cell: ({ spec }) => spec },
  { header: { zh: '分类', en: 'Category' }, cell: ({ category }, say) => say(CATEGORIES[category]) },
  { header: { zh: '单价（元）', en: 'Price (yuan)' }, format: YUAN, cell: ({ fen }) => yuanOf(fen) },
  { header: { zh: '计价单位', en: 'Unit' }, cell: ({ unit }, say) => say(unitOf(unit)) },
  { header: { zh: '参考价（元）', en: 'Reference (yuan)' }, format: YUAN, cell: ({ referenceFen }) => yuanOf(referenceFen) },
  { header: { zh: '下浮（%）', en: 'Off (%)' }, cell: ({ rateBp }) => (rateBp === null ? null : rateBp / 100) },
  { header: { zh: '之前（元）', en: 'Before (yuan)' }, format: YUAN, cell: ({ before }) => yuanOf(before?.fen) },
  { header: { zh: '之前计价单位', en: 'Before per' }, cell: ({ before }, say) => (before ? say(unitOf(before.per)) : null) },
];
