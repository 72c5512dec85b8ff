// The queue, or the cases somebody searched for, as a spreadsheet.
import { shanghaiMoment } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, pagesOf } from '../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../platform/jobs/public.ts';
import type { CaseRow } from './case-row.ts';
import type { contract } from './contract.ts';
import { countQueued, listQueue } from './list-queue.ts';
import { countFound, searchCases } from './search-cases.ts';
import { CATEGORY_WORDS, CHANNEL_WORDS, SEVERITY_WORDS, STATE_WORDS, subcategoryWord } from './words.ts';

type Queued = InputOf<typeof contract.exportQueue>;
type Found = InputOf<typeof contract.exportFound>;
const QUEUE = { zh: '待办售后单', en: 'Queue of cases' };
const FOUND = { zh: '售后单', en: 'Cases' };

const starts =
  <I extends object>(kind: string, title: { zh: string; en: string }) =>
  (call: Call, input: I): Promise<{ jobId: string }> =>
    call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind, input, title }) }));

export const exportQueue = starts<Queued>('cases.export-queue', QUEUE);
export const exportFound = starts<Found>('cases.export-found', FOUND);

export async function runQueue(app: App, wanted: Queued, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const pages = pagesOf((cursor) => listQueue(call, { ...wanted, cursor, limit: EXPORT_PAGE }));
  return exportTable({ app, run }, { name: QUEUE, columns: COLUMNS, pages, total: await countQueued(call, wanted) });
}

export async function runFound(app: App, wanted: Found, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const pages = pagesOf((cursor) => searchCases(call, { ...wanted, cursor, limit: EXPORT_PAGE }));
  return exportTable({ app, run }, { name: FOUND, columns: COLUMNS, pages, total: await countFound(call, wanted) });
}

const momentOf = (at: string | null): string | null => (at === null ? null : shanghaiMoment(Date.parse(at)));
const PAUSED = { zh: '已暂停', en: 'paused' };

const COLUMNS: readonly Column<CaseRow>[] = [
  { header: { zh: '单号', en: 'Number' }, cell: ({ number }) => number },
  { header: { zh: '客户', en: 'Customer' }, cell: ({ customer }) => customer.name },
  { header: { zh: '食堂', en: 'Site' }, cell: ({ site }) => site?.name ?? null },
  { header: { zh: '事项', en: 'Matter' }, cell: ({ title }) => title },
  { header: { zh: '类别', en: 'Category' }, cell: ({ category }, say) => say(CATEGORY_WORDS[category]) },
  { header: { zh: '小类', en: 'Subcategory' }, cell: ({ subcategory }, say) => (subcategory === null ? null : say(subcategoryWord(subcategory))) },
  {
    header: { zh: '紧急程度', en: 'Severity' },
    cell: ({ severity }, say) => say(SEVERITY_WORDS[severity] ?? { zh: `${severity}`, en: `${severity}` }),
  },
  { header: { zh: '渠道', en: 'Channel' }, cell: ({ channel }, say) => say(CHANNEL_WORDS[channel]) },
  { header: { zh: '反映时间', en: 'Reported at' }, cell: ({ openedAt }) => momentOf(openedAt) },
  { header: { zh: '状态', en: 'State' }, cell: ({ state }, say) => say(STATE_WORDS[state]) },
  { header: { zh: '处理人', en: 'Assignee' }, cell: ({ assignee }) => assignee?.name ?? null },
  { header: { zh: '最近时限', en: 'Next promise due' }, cell: ({ dueAt, paused }, say) => (paused ? say(PAUSED) : momentOf(dueAt)) },
  { header: { zh: '超时次数', en: 'Promises missed' }, cell: ({ missed }) => missed },
];
