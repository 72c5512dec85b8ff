// A trace as a workbook: lots, what went into what, who got them. All of it, not only what the screen shows.
import { inUnit, UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { type Locale, say } from '../../../kernel/text.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { App, Call } from '../../../platform/app.ts';
import { XLSX_TYPE } from '../../../platform/documents/media-types.ts';
import type { Sheet, TableValue } from '../../../platform/documents/public.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { supplierNames } from '../../suppliers/public.ts';
import { KINDS, STANDINGS } from '../lot.ts';
import { startsOf } from './begin-trace.ts';
import type { contract } from './contract.ts';
import { findTrace, nameLots, type ShownLot } from './show-trace.ts';

type Input = InputOf<typeof contract.exportTrace>;
const NAME = { zh: '批次追溯', en: 'Trace' };
/** A sheet that nobody can open helps nobody. */
const MOST = { lots: 100_000, deliveries: 100_000 };

export async function exportTrace(call: Call, input: Input): Promise<OutputOf<typeof contract.exportTrace>> {
  await startsOf(call.db, input);
  return call.write(async (unit) => ({
    jobId: await unit.app.jobs.start(unit, { kind: 'lots.export-trace', input, title: { zh: '导出批次追溯', en: 'Export of a trace' } }),
  }));
}

export async function runTraceExport(app: App, input: Input, run: JobRun): Promise<JobResult> {
  const { starts, traced, deliveries } = await findTrace(app.db, input, MOST);
  await run.progress(1, 3);
  const lots = new Map((await nameLots(app.db, traced.lots, shanghaiDate(app.clock.now()))).map((lot) => [lot.lotId, lot]));
  const suppliers = await supplierNames(
    app.db,
    [...lots.values()].flatMap(({ supplierId }) => supplierId ?? []),
  );
  const sites = await siteCardsOf(
    app.db,
    deliveries.map(({ siteId }) => siteId),
  );
  await run.progress(2, 3);
  const { locale } = run;
  const sheets = [
    lotSheet([...lots.values()], { suppliers, locale }),
    edgeSheet(traced.edges, { lots, locale }),
    deliverySheet(deliveries, { lots, sites, locale }),
  ];
  const bytes = await app.documents.xlsx.write(sheets);
  const first = lots.get(starts[0] as string)?.number ?? '';
  const name = `${say(NAME, locale)} ${first}${starts.length > 1 ? `+${starts.length - 1}` : ''}.xlsx`;
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return { fileId: await run.keep(bytes, { name, mediaType: XLSX_TYPE }), summary: { items: lots.size, rows } };
}

type Column<T> = readonly [zh: string, en: string, cell: (row: T) => TableValue];

const sheetOf = <T>(name: string, columns: readonly Column<T>[], { rows, locale }: { rows: readonly T[]; locale: Locale }): Sheet => ({
  name,
  columns: columns.map(([zh, en]) => ({ header: say({ zh, en }, locale) })),
  rows: rows.map((row) => columns.map(([, , cell]) => cell(row))),
});

const shown = (amount: number, unit: UnitCode): number => inUnit({ amount, unit });
const sureness = (possible: boolean, locale: Locale): string =>
  say(possible ? { zh: '可能', en: 'Possible' } : { zh: '确定', en: 'Certain' }, locale);

const lotSheet = (rows: readonly ShownLot[], { suppliers, locale }: { suppliers: ReadonlyMap<string, string>; locale: Locale }): Sheet =>
  sheetOf<ShownLot>(
    say({ zh: '批次', en: 'Lots' }, locale),
    [
      ['层级', 'Level', (lot) => lot.level],
      ['批次号', 'Lot', (lot) => lot.number],
      ['商品', 'Product', (lot) => lot.product],
      ['供应商', 'Supplier', (lot) => (lot.supplierId === null ? '' : (suppliers.get(lot.supplierId) ?? ''))],
      ['供应商批号', 'Supplier’s lot', (lot) => lot.supplierLot ?? ''],
      ['产地', 'Origin', (lot) => lot.origin],
      ['入库日期', 'Received on', (lot) => lot.receivedOn],
      ['生产日期', 'Produced on', (lot) => lot.producedOn],
      ['到期日', 'Expires on', (lot) => lot.expiresOn],
      ['状态', 'State', (lot) => say(STANDINGS[lot.standing], locale)],
      ['确定程度', 'Certainty', (lot) => sureness(lot.possible, locale)],
      ['单位', 'Unit', (lot) => say(UNITS[lot.unit].label, locale)],
      ['来量', 'Came', (lot) => shown(lot.came, lot.unit)],
      ['在库', 'In stock', (lot) => shown(lot.stock, lot.unit)],
      ['车上', 'On vans', (lot) => shown(lot.vans, lot.unit)],
      ['食堂', 'At kitchens', (lot) => shown(lot.kitchens, lot.unit)],
    ],
    { rows, locale },
  );

type Named = { readonly lots: ReadonlyMap<string, ShownLot>; readonly locale: Locale };
type Edge = Awaited<ReturnType<typeof findTrace>>['traced']['edges'][number];

function edgeSheet(rows: readonly Edge[], { lots, locale }: Named): Sheet {
  const of = (id: string) => lots.get(id);
  const amount = (value: number, id: string) => shown(value, of(id)?.unit ?? 'kg');
  return sheetOf<Edge>(
    say({ zh: '加工流转', en: 'What became of what' }, locale),
    [
      ['投入批次', 'From lot', (edge) => of(edge.fromLot)?.number ?? ''],
      ['投入商品', 'From product', (edge) => of(edge.fromLot)?.product ?? ''],
      ['产出批次', 'Into lot', (edge) => of(edge.toLot)?.number ?? ''],
      ['产出商品', 'Into product', (edge) => of(edge.toLot)?.product ?? ''],
      ['方式', 'Kind', (edge) => say(KINDS[edge.kind].label, locale)],
      ['投入量', 'Taken', (edge) => amount(edge.taken, edge.fromLot)],
      ['产出量（可能时为最多）', 'Given (at most, where possible)', (edge) => amount(edge.given, edge.toLot)],
      ['确定程度', 'Certainty', (edge) => sureness(edge.possible, locale)],
    ],
    { rows, locale },
  );
}

type Delivery = Awaited<ReturnType<typeof findTrace>>['deliveries'][number];
type Sites = Awaited<ReturnType<typeof siteCardsOf>>;

function deliverySheet(rows: readonly Delivery[], { lots, sites, locale }: Named & { sites: Sites }): Sheet {
  const amount = (value: number, id: string) => shown(value, lots.get(id)?.unit ?? 'kg');
  return sheetOf<Delivery>(
    say({ zh: '去向', en: 'Deliveries' }, locale),
    [
      ['送货日期', 'Day', (row) => row.deliveryOn],
      ['客户', 'Customer', (row) => sites.get(row.siteId)?.customerName ?? ''],
      ['食堂', 'Kitchen', (row) => sites.get(row.siteId)?.siteName ?? ''],
      ['地址', 'Address', (row) => sites.get(row.siteId)?.address ?? ''],
      ['批次号', 'Lot', (row) => lots.get(row.lotId)?.number ?? ''],
      ['商品', 'Product', (row) => lots.get(row.lotId)?.product ?? ''],
      ['数量', 'Amount', (row) => amount(row.amount, row.lotId)],
      ['可能最多', 'At most', (row) => (row.atMost > 0 ? amount(row.atMost, row.lotId) : null)],
      ['单位', 'Unit', (row) => say(UNITS[lots.get(row.lotId)?.unit ?? 'kg'].label, locale)],
      ['确定程度', 'Certainty', (row) => sureness(row.possible, locale)],
      ['在途', 'Under way', (row) => (row.underway ? say({ zh: '在途', en: 'Under way' }, locale) : '')],
      ['送货单', 'Notes', (row) => row.notes.map(({ number }) => number).join('、')],
    ],
    { rows, locale },
  );
}
