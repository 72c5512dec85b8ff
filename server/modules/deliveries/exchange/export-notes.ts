// Notes and their lines as a table, in the columns of a platform or in ours (R1.12). Runs as a job: a month of 300 kitchens takes its time.
import { type SqlBool, sql } from 'kysely';
import { inUnit, UNITS, type UnitCode } from '../../../kernel/quantity.ts';
import { type Locale, say } from '../../../kernel/text.ts';
import { shanghaiMoment, shanghaiTime } from '../../../kernel/time.ts';
import type { App, Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { EXPORT_PAGE, exportTable, type Page } from '../../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { siteCardsOf } from '../../customers/public.ts';
import { type NoteFilter, narrow } from '../narrow-notes.ts';
import { visibleTo } from '../note.store.ts';
import { delivered, REASONS, type Reason, STATES, type State } from '../note.ts';
import type { contract } from './contract.ts';
import { mappingOf } from './keep-mappings.ts';
import { FIELD_CODES, FIELDS, type Field, type MappingShape } from './mapping.ts';

const NAME = { zh: '送货明细', en: 'Notes' };

type Input = InputOf<typeof contract.exportNotes>;

export async function exportNotes(call: Call, input: Input): Promise<OutputOf<typeof contract.exportNotes>> {
  if (input.mappingId !== null) await mappingOf(call.db, input.mappingId, 'notes');
  const title = { zh: '导出送货明细', en: 'Export of delivery notes' };
  return call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'deliveries.export', input, title }) }));
}

const OURS: MappingShape['columns'] = FIELD_CODES.filter((field) => FIELDS[field].notes).map((field) => ({ field, header: FIELDS[field].zh }));

export async function runExport(app: App, { mappingId, filter }: Input, run: JobRun): Promise<JobResult> {
  const shape = mappingId === null ? undefined : await mappingOf(app.db, mappingId, 'notes');
  const columns = shape?.columns ?? OURS.map(({ field }) => ({ field, header: say(FIELDS[field], run.locale) }));
  const { notes: total } = await countOf(app, filter, run);
  const { fileId, summary } = await exportTable(
    { app, run },
    {
      name: shape ? { zh: shape.name, en: shape.name } : NAME,
      of: [filter.from, filter.to].filter((day) => day).join('–'),
      columns: columns.map(({ field, header }) => ({ header: { zh: header, en: header }, cell: (cells: Cells) => cells[field] ?? null })),
      pages: linesIn(app, { filter, run }),
      total,
      csv: shape?.options.format === 'csv',
    },
  );
  return { fileId, summary: { notes: summary.items, rows: summary.rows } };
}

async function* linesIn(app: App, { filter, run }: { filter: NoteFilter; run: JobRun }): AsyncGenerator<Page<Cells>> {
  for await (const notes of chunksOf(app, filter, run)) yield { items: notes.length, rows: await linesOf(app, notes, run.locale) };
}

const wanted = ({ db }: App, filter: NoteFilter, { actor }: JobRun) =>
  narrow(db.selectFrom('deliveries.note').selectAll().where(visibleTo(actor)), filter);
type NoteRow = Awaited<ReturnType<ReturnType<typeof wanted>['execute']>>[number];

async function countOf(app: App, filter: NoteFilter, run: JobRun): Promise<{ notes: number }> {
  return wanted(app, filter, run).clearSelect().select(sql<number>`count(*)`.as('notes')).executeTakeFirstOrThrow();
}

/** The earliest day first, a keyset chunk at a time. */
async function* chunksOf(app: App, filter: NoteFilter, run: JobRun): AsyncGenerator<NoteRow[]> {
  for (let last: NoteRow | undefined; ; ) {
    let query = wanted(app, filter, run).orderBy('delivery_on').orderBy('number').limit(EXPORT_PAGE);
    if (last) query = query.where(sql<SqlBool>`(delivery_on, number) > (${last.delivery_on}::date, ${last.number})`);
    const chunk = await query.execute();
    if (chunk.length > 0) yield chunk;
    if (chunk.length < EXPORT_PAGE) return;
    last = chunk.at(-1);
  }
}

/** By the fields that a line of a note can fill. */
type Cells = Partial<Record<Field, string | number | null>>;

async function linesOf(app: App, notes: readonly NoteRow[], locale: Locale): Promise<Cells[]> {
  const ids = notes.map(({ id }) => id);
  const [lines, receipts, sites, drivers] = await Promise.all([
    app.db.selectFrom('deliveries.note_line').selectAll().where('note_id', 'in', ids).orderBy('line_no').execute(),
    app.db.selectFrom('deliveries.receipt').select(['note_id', 'receiver_name']).where('note_id', 'in', ids).execute(),
    siteCardsOf(
      app.db,
      notes.map((note) => note.site_id),
    ),
    app.identity.namesOf(
      app.db,
      notes.flatMap(({ driver_id }) => driver_id ?? []),
    ),
  ]);
  const receivers = new Map(receipts.map((receipt) => [receipt.note_id, receipt.receiver_name]));
  return notes.flatMap((note) => {
    const site = sites.get(note.site_id);
    const head = {
      ...headOf(note, locale),
      customer: site?.customerName ?? '',
      site: site?.siteName ?? '',
      siteCode: site?.siteCode ?? '',
      receiver: receivers.get(note.id) ?? null,
      driver: note.driver_id === null ? null : (drivers.get(note.driver_id) ?? null),
    };
    return lines.filter((line) => line.note_id === note.id).map((line) => ({ ...head, ...cellsOf(line, locale) }));
  });
}

const headOf = (note: NoteRow, locale: Locale) => ({
  number: note.number,
  day: note.delivery_on,
  window: `${shanghaiTime(note.window_from)}-${shanghaiTime(note.window_to)}`,
  state: say(STATES[note.state as State], locale),
  acceptedAt: note.accepted_at === null ? null : shanghaiMoment(note.accepted_at),
  vehicle: note.vehicle,
});

type LineRow = {
  readonly line_no: number;
  readonly product: string;
  readonly product_code: string | null;
  readonly spec: string;
  readonly unit: string;
  readonly ordered: number;
  readonly picked: number | null;
  readonly accepted: number | null;
  readonly deduct_bp: number | null;
  readonly reason: string | null;
  readonly lot: string | null;
  readonly produced_on: string | null;
  readonly expires_on: string | null;
};

/** Amounts as numbers in the line's own unit, so that a spreadsheet can add them up. */
function cellsOf(line: LineRow, locale: Locale) {
  const unit = line.unit as UnitCode;
  const shown = (amount: number | null) => (amount === null ? null : inUnit({ amount, unit }));
  return {
    lineNo: line.line_no,
    product: line.product,
    productCode: line.product_code,
    spec: line.spec,
    unit: say(UNITS[unit].label, locale),
    ordered: shown(line.ordered),
    picked: shown(line.picked),
    accepted: shown(line.accepted),
    short: line.accepted === null ? null : shown(Math.max(0, delivered(line) - line.accepted)),
    deductPercent: line.deduct_bp === null ? null : line.deduct_bp / 100,
    reason: line.reason === null ? null : say(REASONS[line.reason as Reason], locale),
    lot: line.lot,
    producedOn: line.produced_on,
    expiresOn: line.expires_on,
  };
}
