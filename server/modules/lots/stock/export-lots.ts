// Lots and stock as a spreadsheet, with the filter of the list; amounts as numbers in the lot's own unit.
import { inUnit, UNITS } from '../../../kernel/quantity.ts';
import type { Text } from '../../../kernel/text.ts';
import type { App, Call } from '../../../platform/app.ts';
import type { OutputOf } from '../../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, pagesOf } from '../../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { KINDS, STANDINGS } from '../lot.ts';
import type { contract } from './contract.ts';
import { type Filter, listLots } from './list-lots.ts';
import type { LotRow } from './lot-rows.ts';

const NAME: Text = { zh: '批次与库存', en: 'Lots and stock' };
const YES: Text = { zh: '是', en: 'yes' };

export const exportLots = (call: Call, input: Filter): Promise<OutputOf<typeof contract.exportList>> =>
  call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'lots.export', input, title: NAME }) }));

export function runExport(app: App, filter: Filter, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const pages = pagesOf((cursor) => listLots(call, { ...filter, limit: EXPORT_PAGE, ...(cursor === undefined ? {} : { cursor }) }));
  return exportTable({ app, run }, { name: NAME, columns: COLUMNS, pages });
}

const COLUMNS: readonly Column<LotRow>[] = [
  { header: { zh: '批次', en: 'Lot' }, cell: ({ number }) => number },
  { header: { zh: '商品编码', en: 'Product code' }, cell: ({ product }) => product.code },
  { header: { zh: '商品', en: 'Product' }, cell: ({ product }) => product.name },
  { header: { zh: '规格', en: 'Specification' }, cell: ({ product }) => product.spec },
  { header: { zh: '状态', en: 'State' }, cell: ({ standing }, say) => say(STANDINGS[standing]) },
  { header: { zh: '供应商', en: 'Supplier' }, cell: ({ supplier }) => supplier?.name ?? null },
  { header: { zh: '供应商批号', en: "Supplier's lot" }, cell: ({ supplierLot }) => supplierLot },
  { header: { zh: '日批', en: 'Day-lot' }, cell: ({ dayLot }, say) => (dayLot ? say(YES) : null) },
  { header: { zh: '来自', en: 'By' }, cell: ({ madeBy }, say) => say(KINDS[madeBy].label) },
  { header: { zh: '入库日期', en: 'Received on' }, cell: ({ receivedOn }) => receivedOn },
  { header: { zh: '生产日期', en: 'Produced on' }, cell: ({ producedOn }) => producedOn },
  { header: { zh: '到期日期', en: 'Expires on' }, cell: ({ expiresOn }) => expiresOn },
  { header: { zh: '库存', en: 'In stock' }, cell: ({ stock, unit }) => inUnit({ amount: stock, unit }) },
  { header: { zh: '车上', en: 'On vans' }, cell: ({ vans, unit }) => inUnit({ amount: vans, unit }) },
  { header: { zh: '食堂', en: 'At kitchens' }, cell: ({ kitchens, unit }) => inUnit({ amount: kitchens, unit }) },
  { header: { zh: '单位', en: 'Unit' }, cell: ({ unit }, say) => say(UNITS[unit].label) },
];
