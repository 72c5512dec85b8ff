// Orders as a spreadsheet, a row a line: what the list shows, with what was ordered, what it is settled as and what it costs.
import { inUnit, UNITS, type UnitCode } from '../../kernel/quantity.ts';
import { shanghaiTime } from '../../kernel/time.ts';
import type { App, Call, Db } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, type Page, pagesOf, YUAN } from '../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../platform/jobs/public.ts';
import type { contract } from './contract.ts';
import { countListed, listOrders } from './list-orders.ts';
import { type LineRow, linesOf } from './order.store.ts';
import { CHANNELS, STATES } from './order.ts';
import type { Row as OrderRow } from './order-row.ts';

type Filter = InputOf<typeof contract.exportList>;
const NAME = { zh: '订单明细', en: 'Orders' };

export const exportOrders = (call: Call, input: Filter): Promise<OutputOf<typeof contract.exportList>> =>
  call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'orders.export', input, title: NAME }) }));

export async function runExport(app: App, filter: Filter, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const total = await countListed(call, filter);
  const orders = pagesOf((cursor) => listOrders(call, { ...filter, cursor, limit: EXPORT_PAGE }));
  return exportTable({ app, run }, { name: NAME, of: daysOf(filter), columns: COLUMNS, pages: withLines(app.db, orders), total });
}

const daysOf = ({ from, to }: Filter): string => [...new Set([from, to])].filter((day) => day !== undefined).join('–');

type Line = { readonly order: OrderRow; readonly line: LineRow; readonly remark: string; readonly orderRemark: string };

async function* withLines(db: Db, pages: AsyncIterable<Page<OrderRow>>): AsyncGenerator<Page<Line>> {
  for await (const { items, rows } of pages) {
    const orders = new Map(rows.map((order) => [order.id, order]));
    const [lines, remarks] = await Promise.all([linesOf(db, [...orders.keys()]), remarksOf(db, [...orders.keys()])]);
    const ofOrder = Map.groupBy(lines, ({ order_id }) => order_id);
    const told = rows.flatMap((order) =>
      (ofOrder.get(order.id) ?? []).map((line) => ({
        order,
        line,
        remark: remarks.get(`${order.id} ${line.id}`) ?? '',
        orderRemark: remarks.get(order.id) ?? '',
      })),
    );
    yield { items, rows: told };
  }
}

/** `order`, or `order line`. */
async function remarksOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('orders.words').selectAll().where('order_id', 'in', orderIds).where('kind', '=', 'remark').execute();
  return new Map(rows.map(({ order_id, line_id, body }) => [line_id === null ? order_id : `${order_id} ${line_id}`, body]));
}

const windowOf = ({ windowFrom, windowTo }: OrderRow): string => `${shanghaiTime(Date.parse(windowFrom))}-${shanghaiTime(Date.parse(windowTo))}`;
const unitOf = (code: string) => UNITS[code as UnitCode].label;
const yuanOf = (fen: number | null): number | null => (fen === null ? null : fen / 100);

const COLUMNS: readonly Column<Line>[] = [
  { header: { zh: '订单号', en: 'Order' }, cell: ({ order }) => order.number },
  { header: { zh: '外部单号', en: 'External number' }, cell: ({ order }) => order.externalNumber },
  { header: { zh: '客户', en: 'Customer' }, cell: ({ order }) => order.customer.name },
  { header: { zh: '食堂', en: 'Site' }, cell: ({ order }) => order.site.name },
  { header: { zh: '送达日期', en: 'Day' }, cell: ({ order }) => order.deliveryOn },
  { header: { zh: '送达时间', en: 'Window' }, cell: ({ order }) => windowOf(order) },
  { header: { zh: '状态', en: 'State' }, cell: ({ order }, say) => say(STATES[order.state]) },
  { header: { zh: '来源', en: 'Channel' }, cell: ({ order }, say) => say(CHANNELS[order.channel]) },
  { header: { zh: '商品编码', en: 'Product code' }, cell: ({ line }) => line.product_code },
  { header: { zh: '商品', en: 'Product' }, cell: ({ line }) => line.product },
  { header: { zh: '规格', en: 'Spec' }, cell: ({ line }) => line.spec },
  {
    header: { zh: '数量', en: 'Ordered' },
    cell: ({ line }) => inUnit({ amount: line.ordered_amount, unit: line.ordered_unit as UnitCode }),
  },
  { header: { zh: '单位', en: 'Unit' }, cell: ({ line }, say) => say(unitOf(line.ordered_unit)) },
  { header: { zh: '结算数量', en: 'Settled amount' }, cell: ({ line }) => inUnit({ amount: line.amount, unit: line.unit as UnitCode }) },
  { header: { zh: '结算单位', en: 'Settled in' }, cell: ({ line }, say) => say(unitOf(line.unit)) },
  { header: { zh: '单价（元）', en: 'Price (yuan)' }, format: YUAN, cell: ({ line }) => yuanOf(line.price_fen) },
  { header: { zh: '计价单位', en: 'Priced per' }, cell: ({ line }, say) => (line.price_per === null ? null : say(unitOf(line.price_per))) },
  { header: { zh: '金额（元）', en: 'Amount (yuan)' }, format: YUAN, cell: ({ line }) => yuanOf(line.total_fen) },
  { header: { zh: '备注', en: 'Remark' }, cell: ({ remark }) => remark },
  { header: { zh: '订单备注', en: 'Order remark' }, cell: ({ orderRemark }) => orderRemark },
  { header: { zh: '送货单号', en: 'Note' }, cell: ({ order }) => order.note?.number ?? null },
];
