// A route, a van, a day into one PDF: as a job, because a hundred notes take their time.
import type { App, Call } from '../../../platform/app.ts';
import type { Piece } from '../../../platform/documents/public.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { visibleTo } from '../note.store.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';
import { drawNote } from './draw-note.ts';
import { LAYOUTS } from './form-layout.ts';
import type { PrintOrder } from './forms.ts';
import { crateLabels, LABELS, productLabels } from './labels.ts';
import { settingOf } from './paper.store.ts';
import { prepareLabels, prepareNotes } from './prepare-papers.ts';
import { no as noPaper } from './refusals.ts';

type Input = InputOf<typeof contract.printMany>;
export const PRINT_JOB = 'deliveries.print';
const TITLES = {
  notes: { zh: '批量打印送货单', en: 'Print delivery notes' },
  'crate-labels': { zh: '批量打印周转筐标签', en: 'Print crate labels' },
  'product-labels': { zh: '批量打印商品标签', en: 'Print product labels' },
} as const;
const TOGETHER = 20;

export async function printMany(call: Call, input: Input): Promise<OutputOf<typeof contract.printMany>> {
  return call.write(async (unit) => {
    const noteIds = await inOrder(call, input.noteIds, input.order);
    if (noteIds.length === 0) throw no('not-found');
    const jobId = await unit.app.jobs.start(unit, { kind: PRINT_JOB, title: TITLES[input.what], input: { ...input, noteIds } });
    return { jobId, notes: noteIds.length };
  });
}

/** Van by van; within a van the first stop first, or the last stop, which is loaded first. Notes without a stop come by their window. */
async function inOrder({ db, actor }: Call, noteIds: readonly string[], order: PrintOrder): Promise<string[]> {
  const down = order === 'loading' ? 'desc' : 'asc';
  const rows = await db
    .selectFrom('deliveries.note')
    .select('id')
    .where('id', 'in', [...noteIds])
    .where(visibleTo(actor))
    .where('state', '<>', 'cancelled')
    .orderBy('vehicle')
    .orderBy('driver_id')
    .orderBy('stop_no', down)
    .orderBy('window_from', down)
    .orderBy('number', down)
    .execute();
  return rows.map(({ id }) => id);
}

export async function printInJob(app: App, input: Input, run: JobRun): Promise<JobResult> {
  const total = input.noteIds.length;
  const { sheets, size } = input.what === 'notes' ? await noteSheets(input, run) : await labelSheets(input, run);
  if (sheets.length === 0) throw noPaper('no-crates', { number: '' });
  const bytes = await app.documents.sheets({ title: TITLES[input.what].zh, size, sheets, at: app.clock.now() });
  const fileId = await run.keep(bytes, { name: `${TITLES[input.what].zh}.pdf`, mediaType: 'application/pdf' });
  await run.progress(total, total);
  return { fileId, summary: { notes: total, sheets: sheets.length } };
}

type Drawn = { readonly sheets: Piece[][]; readonly size: { readonly width: number; readonly height: number } };

/** All are counted at once and at last: who cancels in the middle has printed nothing. */
async function noteSheets({ noteIds, form, prices, copies }: Input, run: JobRun): Promise<Drawn> {
  await run.progress(0, noteIds.length);
  const papers = await run.inUnit((unit) => prepareNotes(unit, noteIds, { form, prices, copies }));
  const [first] = papers;
  if (!first) throw no('not-found');
  return { sheets: papers.flatMap(drawNote), size: LAYOUTS[first.form].size };
}

async function labelSheets({ noteIds, what, labelSize }: Input, run: JobRun): Promise<Drawn> {
  const size = labelSize ?? (await run.inUnit((unit) => settingOf(unit.tx))).labelSize;
  const sheets: Piece[][] = [];
  for (let at = 0; at < noteIds.length; at += TOGETHER) {
    await run.progress(at, noteIds.length);
    const papers = await run.inUnit((unit) => prepareLabels(unit, noteIds.slice(at, at + TOGETHER)));
    sheets.push(...papers.flatMap((paper) => (what === 'crate-labels' ? crateLabels(paper, size) : productLabels(paper, size))));
  }
  return { sheets, size: LABELS[size] };
}
