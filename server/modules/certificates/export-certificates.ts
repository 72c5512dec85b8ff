// The list of certificates as a spreadsheet.
import { shanghaiMoment } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
import type { InputOf, OutputOf } from '../../platform/http/endpoint.ts';
import { asOwner, type Column, EXPORT_PAGE, exportTable, pagesOf } from '../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../platform/jobs/public.ts';
import { WITHDRAWALS } from './certificate.ts';
import type { OnDesk } from './certificate-row.ts';
import type { contract } from './contract.ts';
import { countListed, listCertificates } from './list-certificates.ts';

type Filter = InputOf<typeof contract.exportList>;
const NAME = { zh: '证照', en: 'Certificates' };

export const exportCertificates = (call: Call, input: Filter): Promise<OutputOf<typeof contract.exportList>> =>
  call.write(async (unit) => ({ jobId: await unit.app.jobs.start(unit, { kind: 'certificates.export', input, title: NAME }) }));

export async function runExport(app: App, filter: Filter, run: JobRun): Promise<JobResult> {
  const call = asOwner(app, run);
  const pages = pagesOf((cursor) => listCertificates(call, { ...filter, cursor, limit: EXPORT_PAGE }));
  return exportTable({ app, run }, { name: NAME, columns: COLUMNS, pages, total: await countListed(call, filter) });
}

const COLUMNS: readonly Column<OnDesk>[] = [
  { header: { zh: '种类', en: 'Kind' }, cell: ({ label }, say) => say(label) },
  { header: { zh: '编号', en: 'Number' }, cell: ({ number }) => number },
  { header: { zh: '商品', en: 'Goods' }, cell: ({ products }) => products.map(({ name }) => name).join('、') },
  { header: { zh: '商品编码', en: 'Codes' }, cell: ({ products }) => products.flatMap(({ code }) => code ?? []).join('、') },
  { header: { zh: '批次', en: 'Lot' }, cell: ({ lot }) => lot },
  { header: { zh: '供应商', en: 'Supplier' }, cell: ({ supplier }) => supplier },
  { header: { zh: '出具日期', en: 'Issued' }, cell: ({ issuedOn }) => issuedOn },
  { header: { zh: '有效期起', en: 'Valid from' }, cell: ({ validFrom }) => validFrom },
  { header: { zh: '有效期至', en: 'Valid until' }, cell: ({ validTo }) => validTo },
  { header: { zh: '剩余天数', en: 'Days left' }, cell: ({ daysLeft }) => daysLeft },
  { header: { zh: '原件份数', en: 'Originals' }, cell: ({ files }) => files.length },
  { header: { zh: '备注', en: 'Remark' }, cell: ({ remark }) => remark },
  { header: { zh: '登记时间', en: 'Filed at' }, cell: ({ filedAt }) => shanghaiMoment(Date.parse(filedAt)) },
  {
    header: { zh: '作废时间', en: 'Withdrawn at' },
    cell: ({ withdrawnAt }) => (withdrawnAt === null ? null : shanghaiMoment(Date.parse(withdrawnAt))),
  },
  {
    header: { zh: '作废原因', en: 'Withdrawn for' },
    cell: ({ withdrawnFor }, say) => (withdrawnFor === null ? null : say(WITHDRAWALS[withdrawnFor])),
  },
];
