// The product master in the columns of its import: exported, changed in a spreadsheet and brought back.
import { inUnit, UNITS, type UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';
import { type Instant, shanghaiDate, shanghaiMoment } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
import { readCursor, writeCursor } from '../../platform/database/keyset.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, pagesOf } from '../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../platform/jobs/public.ts';
import { classesOn } from './classes.ts';
import type { contract } from './contract.ts';
import { countListed, narrowed } from './list-products.ts';
import { guidanceOf, productOf } from './product.store.ts';
import { CATEGORIES, CERTIFICATE_KINDS } from './product.ts';
import { COLUMNS as READ } from './read-products.ts';
import type { Full } from './register-product.ts';

type Filter = InputOf<typeof contract.exportList>;
const NAME = { zh: '商品', en: 'Products' };

export const exportProducts = (call: Call, input: Filter): Promise<OutputOf<typeof contract.exportList>> =>
  call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'products.export', input, title: NAME }) }));

export async function runProducts(app: App, filter: Filter, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const classes = await classesOn(call.db, shanghaiDate(call.now));
  const labels = new Map([...classes.tolerances, ...classes.temperatures].map(({ code, label }) => [code, label]));
  const pages = pagesOf((cursor) => pageOf(call, filter, cursor));
  const columns = columnsOf((code) => labels.get(code) ?? { zh: code, en: code });
  return exportTable({ app, run }, { name: NAME, columns, pages, total: await countListed(call, filter) });
}

type Exported = Full & { readonly active: boolean; readonly changedAt: Instant };

async function pageOf(call: Call, filter: Filter, cursor: string | undefined): Promise<{ items: Exported[]; next: string | null }> {
  const after = readCursor(cursor, 1);
  const query = after ? narrowed(call, filter).where('p.code', '>', after[0] as string) : narrowed(call, filter);
  const rows = await query.orderBy('p.code').limit(EXPORT_PAGE).execute();
  const guidance = await guidanceOf(
    call.db,
    rows.map(({ id }) => id),
  );
  const items = rows.map((row) => ({
    ...productOf(row),
    ...(guidance.get(row.id) ?? { storage: '', cooking: '' }),
    active: row.active,
    changedAt: row.changed_at,
  }));
  const last = items.at(-1);
  return { items, next: last && items.length === EXPORT_PAGE ? writeCursor([last.code]) : null };
}

/** The first name of a column, as the import prints it, and its last, which is English. */
const named = ([zh, ...more]: readonly [string, ...string[]], unit = { zh: '', en: '' }): Text => ({
  zh: `${zh}${unit.zh}`,
  en: `${more.at(-1) ?? zh}${unit.en}`,
});
const GRAMS = { zh: '（克）', en: ' (g)' };
const KILOS = { zh: '（公斤）', en: ' (kg)' };
const DAYS = { zh: '（天）', en: ' (days)' };
const PERCENT = { zh: '（%）', en: ' (%)' };
const YES = { zh: '是', en: 'yes' };
const NO = { zh: '否', en: 'no' };

const unitOf = (code: UnitCode): Text => UNITS[code].label;
const yesNo = (yes: boolean): Text => (yes ? YES : NO);

const columnsOf = (label: (code: string) => Text): readonly Column<Exported>[] => [
  { header: named(READ.code), cell: ({ code }) => code },
  { header: named(READ.name), cell: ({ name }) => name },
  { header: named(READ.aliases), cell: ({ aliases }) => aliases.join('、') },
  { header: named(READ.spec), cell: ({ spec }) => spec },
  { header: named(READ.category), cell: ({ category }, say) => say(CATEGORIES[category]) },
  { header: named(READ.stockUnit), cell: ({ stockUnit }, say) => say(unitOf(stockUnit)) },
  { header: named(READ.settleUnit), cell: ({ settleUnit }, say) => say(unitOf(settleUnit)) },
  { header: named(READ.catchWeight), cell: ({ catchWeight }, say) => say(yesNo(catchWeight)) },
  {
    header: named(READ.typicalWeight, KILOS),
    cell: ({ typicalWeight }) => (typicalWeight === null ? null : inUnit({ amount: typicalWeight, unit: 'kg' })),
  },
  { header: named(READ.pieceUnit), cell: ({ pieceUnit }, say) => (pieceUnit === null ? null : say(unitOf(pieceUnit))) },
  { header: named(READ.toleranceClass), cell: ({ toleranceClass }, say) => say(label(toleranceClass)) },
  { header: named(READ.pieceTare, GRAMS), cell: ({ pieceTare }) => pieceTare },
  { header: named(READ.temperatureClass), cell: ({ temperatureClass }, say) => say(label(temperatureClass)) },
  { header: named(READ.shelfLifeDays, DAYS), cell: ({ shelfLifeDays }) => shelfLifeDays },
  {
    header: named(READ.certificateKinds),
    cell: ({ certificateKinds }, say) => certificateKinds.map((kind) => say(CERTIFICATE_KINDS[kind])).join('、'),
  },
  { header: named(READ.highRiskForSchools), cell: ({ highRiskForSchools }, say) => say(yesNo(highRiskForSchools)) },
  { header: named(READ.cleanYieldBp, PERCENT), cell: ({ cleanYieldBp }) => (cleanYieldBp === null ? null : cleanYieldBp / 100) },
  { header: named(READ.storage), cell: ({ storage }) => storage },
  { header: named(READ.cooking), cell: ({ cooking }) => cooking },
  { header: { zh: '在售', en: 'on sale' }, cell: ({ active }, say) => say(yesNo(active)) },
  { header: { zh: '更改时间', en: 'changed at' }, cell: ({ changedAt }) => shanghaiMoment(changedAt) },
];
