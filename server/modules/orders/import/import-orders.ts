// Orders from a table, as a job. An order goes in whole or not at all; the same file again changes nothing.
import { type Locale, say } from '../../../kernel/text.ts';
import type { App, Call, Db, Unit } from '../../../platform/app.ts';
import { type ColumnNames, readColumns } from '../../../platform/documents/columns.ts';
import { XLSX_TYPE } from '../../../platform/documents/media-types.ts';
import type { Row } from '../../../platform/documents/public.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { openSites } from '../../customers/public.ts';
import { orderHeaders } from '../../deliveries/public.ts';
import type { contract } from '../contract.ts';
import { isBlock } from '../order.rules.ts';
import { type Outcome, receiveMany } from '../receive-orders.ts';
import { no } from '../refusals.ts';
import { COLUMNS, type Column, columnsBy, type ImportRow, NEEDED, TEXTS, type WrongCell } from './columns.ts';
import { key, type ReadOrder, readOrders, type Sites } from './read-table.ts';

const MOST_ROWS = 50_000;
const TOLD_ERRORS = 500;
/** Orders of one transaction: what is written stays when the job is cancelled, and nobody waits long. */
const CHUNK = 100;

export const startImport = (call: Call, { fileId, mappingId }: InputOf<typeof contract.importFile>): Promise<{ jobId: string }> =>
  call.write(async (unit) => {
    await call.app.files.see(call.actor, fileId);
    if (mappingId !== null) await orderHeaders(unit.tx, mappingId);
    return {
      jobId: await unit.app.jobs.start(unit, {
        kind: 'orders.import',
        input: { fileId, mappingId },
        title: { zh: '导入订单', en: 'Import of orders' },
      }),
    };
  });

type Told = { readonly row: number; readonly column: string; readonly number: string | null; readonly text: string };
export type Report = {
  readonly rows: number;
  readonly received: number;
  readonly known: number;
  readonly refused: number;
  /** Orders received in which a check blocks or warns. */
  readonly flagged: number;
  readonly warnings: number;
  readonly errors: readonly Told[];
};

export async function importOrders(
  app: App,
  { fileId, mappingId = null }: { fileId: string; mappingId?: string | null },
  run: JobRun,
): Promise<JobResult> {
  const rows = await app.documents.table(await app.files.bytes(await app.files.see(run.actor, fileId)));
  const theirs = mappingId === null ? null : columnsBy(await orderHeaders(app.db, mappingId));
  const report = await importTable(app, rows, { locale: run.locale, inUnit: run.inUnit, progress: run.progress, theirs });
  const { errors, ...counts } = report;
  const told = errors.length === 0 ? {} : { fileId: await run.keep(await errorTable(app, errors), { name: '导入问题.xlsx', mediaType: XLSX_TYPE }) };
  return { ...told, summary: { ...counts, errorCount: errors.length, errors: errors.slice(0, TOLD_ERRORS) } };
}

type Way = Pick<JobRun, 'inUnit' | 'progress'> & {
  readonly locale: Locale;
  /** The columns of a platform in place of ours. */
  readonly theirs?: ColumnNames<Column> | null;
};

/** The whole table: read, then received a hundred orders at a time. */
export async function importTable({ db }: Pick<App, 'db'>, rows: readonly Row[], { inUnit, progress, locale, theirs }: Way): Promise<Report> {
  const names = theirs ?? COLUMNS;
  const table = readColumns(rows, names, NEEDED);
  if (!table) throw no('no-header', { columns: NEEDED.map((column) => names[column][0]).join('、') });
  if (table.records.length > MOST_ROWS) throw no('too-many-rows', { rows: MOST_ROWS });
  const { orders, wrong } = readOrders(table.records, await sitesByName(db));
  const outcomes: Outcome[] = [];
  for (let at = 0; at < orders.length; at += CHUNK) {
    await progress(at, orders.length);
    outcomes.push(...(await inUnit((unit) => receiveChunk(unit, orders.slice(at, at + CHUNK), theirs ? 'platform' : 'file'))));
  }
  await progress(orders.length, orders.length);
  const refused = orders.flatMap((order, at) => refusalsOf(order, outcomes[at], locale));
  return {
    rows: table.records.length,
    ...countsOf(outcomes),
    refused: new Set([...wrong.map((one) => groupOf(table.records, one.row)), ...refused.map(({ group }) => group)]).size,
    errors: [...wrong.map((one) => toldOf(one, { locale, records: table.records })), ...refused.map(({ told }) => told)].sort(
      (a, b) => a.row - b.row,
    ),
  };
}

const receiveChunk = (unit: Unit, orders: readonly ReadOrder[], channel: 'file' | 'platform'): Promise<Outcome[]> =>
  receiveMany(
    unit,
    orders.map(({ draft }) => ({ draft, channel, source: null })),
    { sameIsKnown: true },
  );

function countsOf(outcomes: readonly Outcome[]) {
  const received = outcomes.filter(({ kind }) => kind === 'received');
  const found = received.map(({ checked }) => checked.found);
  return {
    received: received.length,
    known: outcomes.filter(({ kind }) => kind === 'known').length,
    flagged: found.filter((one) => one.length > 0).length,
    warnings: found.flat().filter((one) => !isBlock(one)).length,
  };
}

/** What the checks refused stands at the row of its line, else at the order's first. */
function refusalsOf({ number, rows }: ReadOrder, outcome: Outcome | undefined, locale: Locale): { group: string; told: Told }[] {
  if (outcome?.kind !== 'refused') return [];
  const { text, params, fields } = outcome.refusal;
  const group = number ?? `#${rows[0]}`;
  const tell = (row: number, words: string) => ({ group, told: { row, column: '', number, text: words } });
  if (fields.length === 0) return [tell(rows[0] as number, say(text, locale, params))];
  return fields.map((field) => {
    const line = Number(/^lines\.(\d+)/.exec(field.path)?.[1] ?? 0);
    return tell(rows[line] as number, say(field.text, locale, field.params ?? {}));
  });
}

const rowAt = (records: readonly ImportRow[], row: number): ImportRow | undefined => records.find((record) => record.row === row);

function groupOf(records: readonly ImportRow[], row: number): string {
  const record = rowAt(records, row);
  return record?.cell('number') || `${record?.cell('site')} ${record?.cell('day')}`;
}

function toldOf(wrong: WrongCell, { locale, records }: { locale: Locale; records: readonly ImportRow[] }): Told {
  const { row, column, why, params } = wrong;
  return { row, column: COLUMNS[column][0], number: rowAt(records, row)?.cell('number') || null, text: say(TEXTS[why], locale, params) };
}

const errorTable = (app: App, errors: readonly Told[]): Promise<Buffer> =>
  app.documents.xlsx.write([
    {
      name: '导入问题',
      columns: [{ header: '行' }, { header: '列' }, { header: '订单号' }, { header: '问题', width: 60 }],
      rows: errors.map(({ row, column, number, text }) => [row, column, number, text]),
    },
  ]);

/** By code, by name, and by the customer's name where it has one site. A name that two share means neither. */
async function sitesByName(db: Db): Promise<Sites> {
  const sites = await openSites(db);
  const named = (pairs: readonly (readonly [string, string])[]): Map<string, string | undefined> => {
    const found = new Map<string, string | undefined>();
    for (const [name, id] of pairs) found.set(key(name), found.has(key(name)) && found.get(key(name)) !== id ? undefined : id);
    return found;
  };
  return new Map([
    ...named(sites.map(({ customerName, siteId }) => [customerName, siteId])),
    ...named(sites.flatMap(({ siteName, customerName, siteId }) => [[siteName, siteId] as const, [`${customerName}${siteName}`, siteId] as const])),
    ...named(sites.map(({ siteCode, siteId }) => [siteCode, siteId])),
  ]);
}

const EXAMPLE: readonly (readonly [keyof typeof COLUMNS, string | number])[] = [
  ['number', 'CG260302-001'],
  ['site', 'S001'],
  ['day', '2026-03-02'],
  ['window', ''],
  ['urgent', ''],
  ['orderRemark', ''],
  ['product', '番茄'],
  ['productCode', 'V001'],
  ['spec', '一级'],
  ['amount', 30],
  ['unit', '公斤'],
  ['remark', '要硬一点的'],
];

export async function importTemplate({ app }: Call): Promise<File> {
  const columns = EXAMPLE.map(([column]) => ({ header: COLUMNS[column][0] }));
  const bytes = await app.documents.xlsx.write([{ name: '订单', columns, rows: [EXAMPLE.map(([, value]) => value)] }]);
  return new File([new Uint8Array(bytes)], '订单导入模板.xlsx', { type: XLSX_TYPE });
}
