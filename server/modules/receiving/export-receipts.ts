// Receipts as a spreadsheet, one row a line.
import { inUnit, UNITS } from '../../kernel/quantity.ts';
import { shanghaiMoment } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, type Page, pagesOf } from '../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../platform/jobs/public.ts';
import type { contract } from './contract.ts';
import { countListed, type Filter, listReceipts } from './list-receipts.ts';
import { FAULTS, RESULTS } from './receipt.ts';
import type { Shown, ShownLine } from './receipt-row.ts';

const NAME = { zh: '收货记录', en: 'Receipts' };

export const exportReceipts = (call: Call, input: InputOf<typeof contract.exportList>): Promise<OutputOf<typeof contract.exportList>> =>
  call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'receiving.export', input, title: NAME }) }));

export async function runExport(app: App, filter: Filter, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const pages = byLine(pagesOf((cursor) => listReceipts(call, { ...filter, cursor, limit: EXPORT_PAGE / 10 })));
  return exportTable({ app, run }, { name: NAME, columns: COLUMNS, pages, total: await countListed(call, filter) });
}

type Row = { readonly receipt: Shown; readonly line: ShownLine };

async function* byLine(pages: AsyncIterable<Page<Shown>>): AsyncGenerator<Page<Row>> {
  for await (const { items, rows } of pages) yield { items, rows: rows.flatMap((receipt) => receipt.lines.map((line) => ({ receipt, line }))) };
}

const inItsUnit = ({ unit }: ShownLine, amount: number): number => inUnit({ amount, unit });

const COLUMNS: readonly Column<Row>[] = [
  { header: { zh: '收货单号', en: 'Receipt' }, cell: ({ receipt }) => receipt.number },
  { header: { zh: '到货时间', en: 'Arrived' }, cell: ({ receipt }) => shanghaiMoment(Date.parse(receipt.arrivedAt)) },
  { header: { zh: '供应商', en: 'Supplier' }, cell: ({ receipt }) => receipt.supplier.name },
  { header: { zh: '商品编码', en: 'Code' }, cell: ({ line }) => line.product.code },
  { header: { zh: '商品', en: 'Product' }, cell: ({ line }) => line.product.name },
  { header: { zh: '规格', en: 'Spec' }, cell: ({ line }) => line.product.spec },
  { header: { zh: '结果', en: 'Result' }, cell: ({ line }, say) => say(RESULTS[line.result]) },
  { header: { zh: '到货数量', en: 'Came' }, cell: ({ line }) => inItsUnit(line, line.amount) },
  { header: { zh: '收下', en: 'Kept' }, cell: ({ line }) => inItsUnit(line, line.amount - line.refused + line.corrected) },
  { header: { zh: '其中隔离', en: 'Put apart' }, cell: ({ line }) => inItsUnit(line, line.quarantined) },
  { header: { zh: '拒收', en: 'Refused' }, cell: ({ line }) => inItsUnit(line, line.refused) },
  { header: { zh: '单位', en: 'Unit' }, cell: ({ line }, say) => say(UNITS[line.unit].label) },
  { header: { zh: '原因', en: 'Why' }, cell: ({ line }, say) => (line.fault === null ? null : say(FAULTS[line.fault])) },
  { header: { zh: '批次', en: 'Lot' }, cell: ({ line }) => line.lot?.number ?? null },
  {
    header: { zh: '供应商批号', en: 'Supplier’s lot' },
    cell: ({ line }, say) => line.supplierLot ?? (line.lot?.dayLot ? say({ zh: '日批号', en: 'Day-lot' }) : null),
  },
  { header: { zh: '产地', en: 'Origin' }, cell: ({ line }) => line.origin },
  { header: { zh: '生产日期', en: 'Produced' }, cell: ({ line }) => line.producedOn },
  { header: { zh: '到期日', en: 'Expires' }, cell: ({ line }) => line.expiresOn },
  {
    header: { zh: '推算', en: 'Computed' },
    cell: ({ line }, say) =>
      line.derived === null
        ? null
        : say(line.derived === 'produced' ? { zh: '生产日期由保质期推算', en: 'Produced' } : { zh: '到期日由保质期推算', en: 'Expires' }),
  },
  { header: { zh: '到货温度（℃）', en: 'Temperature (°C)' }, cell: ({ line }) => (line.tenthsCelsius === null ? null : line.tenthsCelsius / 10) },
  { header: { zh: '资料', en: 'Complete' }, cell: ({ line }, say) => say(line.complete ? { zh: '齐全', en: 'Yes' } : { zh: '不全', en: 'No' }) },
  { header: { zh: '收货人', en: 'By' }, cell: ({ receipt }) => receipt.by },
];
