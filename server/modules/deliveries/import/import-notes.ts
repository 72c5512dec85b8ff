// Delivery notes from a table, one row a line (R1.4). A note goes in whole or not at all; the same file again changes nothing.
import { say } from '../../../kernel/text.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { App, Call, Db, Unit } from '../../../platform/app.ts';
import { readColumns } from '../../../platform/documents/columns.ts';
import { XLSX_TYPE } from '../../../platform/documents/media-types.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { openSites } from '../../customers/public.ts';
import type { contract } from '../contract.ts';
import { withTerms } from '../fill-terms.ts';
import { type Issue, issueOf } from '../issue-note.ts';
import { decideIssue } from '../note.rules.ts';
import { hashesOf, lockNumbers } from '../note.store.ts';
import { no } from '../refusals.ts';
import { COLUMNS, type ImportRow, NEEDED, TEXTS, WrongCell } from './import-columns.ts';
import { key, readNote, type Surroundings } from './read-import.ts';

type Report = OutputOf<typeof contract.importFile>;

const MOST_ROWS = 20_000;
const TOLD_ERRORS = 500;
const CHUNK = 200;

export async function importNotes(call: Call, { fileId }: InputOf<typeof contract.importFile>): Promise<Report> {
  const { app, actor } = call;
  const table = readColumns(await app.documents.table(await app.files.bytes(await app.files.see(actor, fileId))), COLUMNS, NEEDED);
  if (!table) throw no('no-header', { columns: NEEDED.map((column) => COLUMNS[column][0]).join('、') });
  if (table.records.length > MOST_ROWS) throw no('too-many-rows', { rows: MOST_ROWS });
  const around = await surroundings(app, call.now);
  const { notes, wrong } = readNotes(table.records, around);
  return call.write(async (unit) => {
    const { fresh, skipped, clashes } = await sift(unit, notes);
    for (let at = 0; at < fresh.length; at += CHUNK) {
      const said = fresh.slice(at, at + CHUNK).map(({ issue }) => issue);
      const issues = await withTerms(unit.tx, said, shanghaiDate(unit.now));
      await unit.record(issues.flatMap((issue) => decideIssue(issue, unit)));
    }
    if (fresh.length > 0) unit.announce('deliveries');
    const numbers = new Map(table.records.map((record) => [record.row, record.cell('number') || null]));
    const errors = [...wrong, ...clashes].sort((a, b) => a.row - b.row);
    return {
      rows: table.records.length,
      issued: fresh.length,
      skipped,
      refused: new Set(errors.map(({ row }) => numbers.get(row) ?? `#${row}`)).size,
      errors: errors.slice(0, TOLD_ERRORS).map((error) => ({
        row: error.row,
        column: COLUMNS[error.column][0],
        number: numbers.get(error.row) ?? null,
        text: say(TEXTS[error.why], unit.locale, error.params),
      })),
      errorCount: errors.length,
    };
  });
}

type Read = { readonly issue: Issue; readonly row: number };

function readNotes(records: readonly ImportRow[], around: Surroundings): { notes: Read[]; wrong: WrongCell[] } {
  const wrong: WrongCell[] = [];
  const byNumber = new Map<string, ImportRow[]>();
  for (const record of records) {
    const number = record.cell('number');
    if (number === '' || number.length > 40) wrong.push(new WrongCell({ row: record.row, column: 'number' }, number === '' ? 'empty' : 'too-long'));
    else byNumber.set(number, [...(byNumber.get(number) ?? []), record]);
  }
  const notes: Read[] = [];
  for (const [number, rows] of byNumber) {
    const read = readNote(number, rows, around);
    if (Array.isArray(read)) wrong.push(...read);
    else notes.push({ issue: issueOf(read, around.now), row: (rows[0] as ImportRow).row });
  }
  return { notes, wrong };
}

/** New ones, ones that are there already, and numbers that stand for something else. */
async function sift(unit: Unit, notes: readonly Read[]): Promise<{ fresh: Read[]; skipped: number; clashes: WrongCell[] }> {
  await lockNumbers(unit);
  const hashes = await hashesOf(
    unit.tx,
    notes.map(({ issue }) => issue.number),
  );
  const fresh = notes.filter(({ issue }) => !hashes.has(issue.number));
  const clashes = notes
    .filter(({ issue }) => hashes.has(issue.number) && hashes.get(issue.number) !== issue.contentHash)
    .map(({ issue, row }) => new WrongCell({ row, column: 'number' }, 'other-content', { written: issue.number }));
  return { fresh, skipped: notes.length - fresh.length - clashes.length, clashes };
}

async function surroundings(app: App, now: number): Promise<Surroundings> {
  return { now, sites: await sitesByName(app.db), drivers: await driversByName(app) };
}

/** A name that two share means neither. */
function named<T>(pairs: readonly (readonly [string | null, T])[]): Map<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const [name, value] of pairs) {
    if (name === null || name === '') continue;
    const before = found.get(key(name));
    found.set(key(name), found.has(key(name)) && before !== value ? undefined : value);
  }
  return found;
}

/** By code, by name, and by the customer's name where it has one site. */
async function sitesByName(db: Db) {
  const sites = await openSites(db);
  const byCode = named(sites.map((site) => [site.siteCode, site]));
  const byName = named(sites.flatMap((site) => [[site.siteName, site] as const, [`${site.customerName}${site.siteName}`, site] as const]));
  const byCustomer = named(sites.map((site) => [site.customerName, site]));
  return new Map([...byCustomer, ...byName, ...byCode]);
}

async function driversByName({ identity, db }: App) {
  const drivers = (await identity.accounts(db, { kind: 'staff' })).filter(({ active, roles }) => active && roles.includes('driver'));
  return named(
    drivers.flatMap(({ id, userName, displayName, phone }) => [[userName, id] as const, [displayName, id] as const, [phone, id] as const]),
  );
}

const EXAMPLE: readonly (readonly [keyof typeof COLUMNS, string | number])[] = [
  ['number', 'PS260302-001'],
  ['site', 'S001'],
  ['day', '2026-03-02'],
  ['window', '05:30-07:30'],
  ['driver', ''],
  ['vehicle', ''],
  ['crates', 6],
  ['product', '番茄'],
  ['productCode', 'V001'],
  ['spec', '一级'],
  ['unit', '公斤'],
  ['ordered', 30],
  ['picked', 30.2],
  ['lot', 'L260301-01'],
  ['producedOn', '2026-03-01'],
  ['expiresOn', '2026-03-04'],
];

export async function importTemplate({ app }: Call): Promise<File> {
  const columns = EXAMPLE.map(([column]) => ({ header: COLUMNS[column][0] }));
  const bytes = await app.documents.xlsx.write([{ name: '送货单', columns, rows: [EXAMPLE.map(([, value]) => value)] }]);
  return new File([new Uint8Array(bytes)], '送货单导入模板.xlsx', { type: XLSX_TYPE });
}
