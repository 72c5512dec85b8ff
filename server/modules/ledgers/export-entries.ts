// A ledger as the inspector wants it: a spreadsheet, or pages to sign.
import { inUnit, showQuantity, UNITS } from '../../kernel/quantity.ts';
import { DAY, shanghaiMoment } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
import { type Cell, dataTable, keyValues, type Column as PdfColumn, signatures } from '../../platform/documents/public.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, pagesOf } from '../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../platform/jobs/public.ts';
import { vouchersOf } from '../certificates/public.ts';
import type { contract } from './contract.ts';
import { BOOKS, ENTRY_KINDS, FIELDS } from './ledger.ts';
import { countEntries, type Entry, listEntries } from './list-entries.ts';
import { no } from './refusals.ts';

type Input = InputOf<typeof contract.exportList>;
type Printed = Entry & { readonly vouchers: readonly string[] };
const MOST_DAYS = 366;

export const exportEntries = (call: Call, input: Input): Promise<OutputOf<typeof contract.exportList>> =>
  call.write(async (unit) => {
    const days = input.from && input.to ? (Date.parse(input.to) - Date.parse(input.from)) / DAY : 0;
    if (days > MOST_DAYS) throw no('period-too-long', { days: MOST_DAYS });
    return { jobId: await unit.app.jobs.start(unit, { kind: 'ledgers.export', input, title: BOOKS[input.book] }) };
  });

/** Page after page, each with the numbers of the papers that belong to its goods. */
async function* printedPages(call: Call, filter: Omit<Input, 'form'>) {
  for await (const page of pagesOf((cursor) => listEntries(call, { ...filter, cursor, limit: EXPORT_PAGE }))) {
    const papers = await vouchersOf(
      call.db,
      page.rows.map(({ lot, productCode, product }) => ({
        lots: [lot?.number, lot?.supplierLot].flatMap((one) => one ?? []),
        code: productCode,
        name: product,
      })),
    );
    yield { items: page.items, rows: page.rows.map((row, i): Printed => ({ ...row, vouchers: papers[i] ?? [] })) };
  }
}

export async function runExport(app: App, { form, ...filter }: Input, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const total = await countEntries(app.db, filter);
  if (form === 'xlsx') return exportTable({ app, run }, { name: BOOKS[filter.book], columns: COLUMNS, pages: printedPages(call, filter), total });
  const rows: Printed[] = [];
  for await (const page of printedPages(call, filter)) {
    rows.push(...page.rows);
    await run.progress(rows.length, total);
  }
  const bytes = await app.documents.pdf(printed(filter, rows, app));
  const name = `${BOOKS[filter.book].zh} ${filter.from ?? ''}${filter.to ? `—${filter.to}` : ''}.pdf`;
  return { fileId: await run.keep(bytes, { name, mediaType: 'application/pdf' }), summary: { items: rows.length, rows: rows.length } };
}

const COLUMNS: readonly Column<Printed>[] = [
  { header: { zh: '台账编号', en: 'Entry' }, cell: ({ number }) => number },
  { header: { zh: '类型', en: 'Kind' }, cell: ({ kind }, say) => say(ENTRY_KINDS[kind]) },
  { header: { zh: '日期', en: 'Day' }, cell: ({ onDay }) => onDay },
  { header: { zh: '名称', en: 'Name' }, cell: ({ product }) => product },
  { header: { zh: '规格', en: 'Specification' }, cell: ({ spec }) => spec },
  { header: { zh: '数量', en: 'Quantity' }, cell: ({ amount, unit }) => inUnit({ amount, unit }) },
  { header: { zh: '单位', en: 'Unit' }, cell: ({ unit }, say) => say(UNITS[unit].label) },
  { header: { zh: '生产批号', en: 'Lot' }, cell: ({ lot }) => lot?.supplierLot ?? (lot?.dayLot ? `${lot.number}（日批号）` : (lot?.number ?? null)) },
  { header: { zh: '本公司批次', en: 'Our lot' }, cell: ({ lot }) => lot?.number ?? null },
  { header: { zh: '生产日期', en: 'Produced' }, cell: ({ producedOn }) => producedOn },
  { header: { zh: '保质期至', en: 'Expires' }, cell: ({ expiresOn }) => expiresOn },
  { header: { zh: '保质期（天）', en: 'Shelf life (days)' }, cell: ({ shelfLifeDays }) => shelfLifeDays },
  { header: { zh: '产地', en: 'Origin' }, cell: ({ origin }) => origin },
  { header: { zh: '对方名称', en: 'Party' }, cell: ({ party }) => party.name },
  { header: { zh: '对方地址', en: 'Address' }, cell: ({ party }) => party.address },
  { header: { zh: '联系方式', en: 'Contact' }, cell: ({ party }) => party.contact },
  { header: { zh: '凭证', en: 'Vouchers' }, cell: ({ vouchers }) => vouchers.join('；') },
  { header: { zh: '送货单', en: 'Note' }, cell: ({ noteNumber }) => noteNumber },
  { header: { zh: '更正', en: 'Corrects' }, cell: ({ corrects, reason }) => (corrects ? `${corrects.number}：${reason}` : null) },
  { header: { zh: '缺少内容', en: 'Missing' }, cell: ({ missing }, say) => missing.map((field) => say(FIELDS[field])).join('、') },
  { header: { zh: '应保存至', en: 'Keep until' }, cell: ({ keepUntil }) => keepUntil },
  { header: { zh: '登记时间', en: 'Posted at' }, cell: ({ postedAt }) => shanghaiMoment(Date.parse(postedAt)) },
];

const PDF_COLUMNS: readonly PdfColumn[] = [
  { header: '日期', width: 52 },
  { header: '名称、规格', width: '*' },
  { header: '数量', width: 52, align: 'right' },
  { header: '生产日期、批号', width: 96 },
  { header: '保质期至', width: 52 },
  { header: '对方名称、地址、联系方式', width: 170 },
  { header: '凭证', width: 130 },
];

const pdfRow = ({ onDay, number, product, spec, amount, unit, producedOn, lot, expiresOn, party, vouchers, kind, reason }: Printed): Cell[] => [
  { text: onDay, sub: number },
  { text: product, sub: [spec, kind === 'entry' ? '' : `${ENTRY_KINDS[kind].zh}${reason && `：${reason}`}`].filter(Boolean).join('　') },
  showQuantity({ amount, unit }),
  { text: producedOn ?? '—', sub: lot ? (lot.supplierLot ?? `${lot.number}${lot.dayLot ? '（日批号）' : ''}`) : '' },
  expiresOn,
  { text: party.name, sub: [party.address, party.contact].filter(Boolean).join('　') },
  vouchers.join('；') || null,
];

const printed = ({ book, from, to }: Omit<Input, 'form'>, rows: readonly Printed[], { companyName, clock }: App) => ({
  title: BOOKS[book].zh,
  subtitle: `${companyName}　${from ?? '起始'} 至 ${to ?? '今日'}`,
  footer: '台账不改写：更正另立一条，原登记保留',
  landscape: true,
  at: clock.now(),
  body: [
    keyValues([
      ['登记条数', `${rows.length}`],
      ['内容不全', `${rows.filter(({ missing }) => missing.length > 0).length}`],
      ['商品', `${new Set(rows.map(({ product }) => product)).size} 种`],
    ]),
    dataTable(PDF_COLUMNS, rows.map(pdfRow)),
    signatures('登记人', '复核人'),
  ],
});
