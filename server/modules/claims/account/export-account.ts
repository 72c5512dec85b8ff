// The account of a customer as a spreadsheet, with the month of the page.
import type { Text } from '../../../kernel/text.ts';
import { shanghaiMoment } from '../../../kernel/time.ts';
import type { App, Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, pagesOf, YUAN } from '../../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import { PAYS, REASONS, WAYS } from '../claim.ts';
import { BOOKING_KINDS, monthOf } from './account.ts';
import type { contract } from './contract.ts';
import type { BookingRow } from './entry-rows.ts';
import { customerNamed, showAccount } from './show-account.ts';

const NAME: Text = { zh: '客户往来账', en: 'Customer account' };
type Input = InputOf<typeof contract.exportAccount>;

export const exportAccount = (call: Call, input: Input): Promise<OutputOf<typeof contract.exportAccount>> =>
  call.write(async (unit) => {
    const { name } = await customerNamed(call.db, input.customerId);
    const month = input.month ?? monthOf(call.now);
    const title = { zh: `${NAME.zh} ${name} ${month}`, en: `${NAME.en} ${name} ${month}` };
    return { jobId: await unit.app.jobs.start(unit, { kind: 'claims.account-export', input: { ...input, month }, title }) };
  });

export async function runExport(app: App, input: Input, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const { name } = await customerNamed(call.db, input.customerId);
  const pages = pagesOf((cursor) => showAccount(call, { ...input, limit: EXPORT_PAGE, ...(cursor === undefined ? {} : { cursor }) }));
  return exportTable({ app, run }, { name: NAME, of: `${name} ${input.month ?? ''}`.trim(), columns: COLUMNS, pages });
}

const COLUMNS: readonly Column<BookingRow>[] = [
  { header: { zh: '月份', en: 'Month' }, cell: ({ month }) => month },
  { header: { zh: '入账时间', en: 'Booked at' }, cell: ({ bookedAt }) => shanghaiMoment(Date.parse(bookedAt)) },
  { header: { zh: '摘要', en: 'Kind' }, cell: ({ kind }, say) => say(BOOKING_KINDS[kind]) },
  { header: { zh: '处理方式', en: 'Way' }, cell: ({ way }, say) => (way === null ? null : say(WAYS[way])) },
  { header: { zh: '结算方式', en: 'Paid by' }, cell: ({ pay }, say) => say(PAYS[pay]) },
  { header: { zh: '金额（元，负数为减少应付）', en: 'Yuan (negative lowers what is owed)' }, format: YUAN, cell: ({ amountFen }) => amountFen / 100 },
  { header: { zh: '申请单号', en: 'Claim' }, cell: ({ claimNumber }) => claimNumber },
  { header: { zh: '送货单号', en: 'Note' }, cell: ({ noteNumber }) => noteNumber },
  { header: { zh: '食堂', en: 'Site' }, cell: ({ site }) => site.name },
  { header: { zh: '原因', en: 'Why' }, cell: ({ reason }, say) => (reason === null ? null : say(REASONS[reason])) },
  { header: { zh: '条款', en: 'Clause' }, cell: ({ clauseKey }) => clauseKey },
  { header: { zh: '凭证数', en: 'Files' }, cell: ({ files }) => files },
  { header: { zh: '说明', en: 'Reason' }, cell: ({ body }) => body || null },
  { header: { zh: '经办', en: 'By' }, cell: ({ bookedBy }) => bookedBy },
];
