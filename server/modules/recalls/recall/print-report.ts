// Reports as files, and the draft of the public notice.
import { setImmediate as breath } from 'node:timers/promises';
import type { App, Call } from '../../../platform/app.ts';
import { XLSX_TYPE } from '../../../platform/documents/media-types.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import { asOwner } from '../../../platform/jobs/export-table.ts';
import type { JobResult, JobRun } from '../../../platform/jobs/public.ts';
import type { contract } from './contract.ts';
import { drawReport, titleOf } from './draw-report.ts';
import { bySiteOf, recipientsOf } from './list-recipients.ts';
import { KINDS, LEVEL_TEXTS, REASONS } from './recall.ts';
import { rowToRecall } from './recall-row.ts';
import { no } from './refusals.ts';
import type { Recipient, Report } from './report.ts';
import { reportSheets } from './report-sheets.ts';
import { folds } from './report-tables.ts';
import { fullOf } from './show-recall.ts';
import { standingOf } from './standing.ts';

type Input = InputOf<typeof contract.makeReport>;
export const REPORT_JOB = 'recalls.report';
const EVERYTHING = 2 ** 31;

/** As a job: of ten thousand lots it takes seconds, and nobody else waits meanwhile. */
export const makeReport = (call: Call, input: Input): Promise<OutputOf<typeof contract.makeReport>> =>
  call.write(async (unit) => {
    const row = await unit.tx.selectFrom('recalls.recall').select(['number', 'mock', 'kind']).where('id', '=', input.recallId).executeTakeFirst();
    if (!row) throw no('recall-not-found');
    const title = { zh: `召回报告 ${row.number}`, en: `Report of recall ${row.number}` };
    return { jobId: await unit.app.jobs.start(unit, { kind: REPORT_JOB, input, title }) };
  });

const STEPS = 3;
/** Recipients that are worked on at a stretch. */
const TOGETHER = 60;

export async function reportInJob(app: App, { recallId, as }: Input, run: JobRun): Promise<JobResult> {
  await run.progress(0, STEPS);
  const report = await reportOf(asOwner(app, run), recallId);
  await run.progress(1, STEPS);
  // Whoever prints a folded report finds every lot and kitchen in the workbook inside.
  const workbook = as === 'xlsx' || folds(report) ? await app.documents.xlsx.write(await reportSheets(report)) : undefined;
  await run.progress(2, STEPS);
  const name = `${report.recall.number}-${titleOf(report)}`;
  const fileId =
    workbook && as === 'xlsx'
      ? await run.keep(workbook, { name: `${name}.xlsx`, mediaType: XLSX_TYPE })
      : await run.keep(await app.documents.pdf(drawReport(report, workbook)), { name: `${name}.pdf`, mediaType: 'application/pdf' });
  await run.progress(STEPS, STEPS);
  const lines = report.recipients.reduce((sum, one) => sum + one.lines.length, 0);
  return { fileId, summary: { lots: report.recall.lots.length, recipients: report.recipients.length, lines, folded: as === 'pdf' && folds(report) } };
}

async function reportOf(call: Call, recallId: string): Promise<Report> {
  const { db } = call;
  const row = await db.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).executeTakeFirst();
  if (!row) throw no('recall-not-found');
  const notices = await db.selectFrom('recalls.notice').selectAll().where('recall_id', '=', recallId).orderBy('id').execute();
  const standing = await standingOf(db, recallId);
  const bySite = bySiteOf(standing.atSites);
  const recipients: Recipient[] = [];
  for (let at = 0; at < notices.length; at += TOGETHER) {
    if (at > 0) await breath();
    recipients.push(...(await recipientsOf(call, { recall: rowToRecall(row), rows: notices.slice(at, at + TOGETHER), bySite })));
  }
  return { company: call.app.companyName, recall: await fullOf(call, { row, standing, most: EVERYTHING }), recipients, at: call.now };
}

/** A person reads and changes it before it is posted. */
export async function draftPublicNotice(
  call: Call,
  { recallId }: InputOf<typeof contract.recallNotices>,
): Promise<OutputOf<typeof contract.recallNotices>> {
  const row = await call.db.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).executeTakeFirst();
  if (!row) throw no('recall-not-found');
  const recall = await fullOf(call, { row, standing: await standingOf(call.db, row.id) });
  const roots = recall.lots.filter(({ root }) => root);
  const kind = recall.level === null ? KINDS[recall.kind].zh : LEVEL_TEXTS[recall.level].zh;
  const goods = roots.map(
    (lot) =>
      `${lot.product.name}（批次 ${lot.number}${lot.supplierLot ? `，供应商批号 ${lot.supplierLot}` : ''}${lot.producedOn ? `，生产日期 ${lot.producedOn}` : ''}${lot.expiresOn ? `，到期 ${lot.expiresOn}` : ''}）`,
  );
  return {
    title: `${recall.mock ? '【模拟】' : ''}关于${recall.kind === 'recall' ? '召回' : '停止销售'}${recall.products.join('、')}的公告`,
    paragraphs: [
      `${call.app.companyName}因${REASONS[recall.reason].zh}，自 ${recall.begunAt?.slice(0, 10) ?? '　年　月　日'} 起对下列商品实施${kind}（编号 ${recall.number}）：`,
      `${goods.join('；')}。`,
      '请收到上述商品的单位立即停止使用和出餐，将剩余商品单独存放并标明“召回、勿用”，保留留样；已发出的餐食不要食用。',
      '请通过收到的召回通知填写剩余与已用数量，或拨打我公司客服电话，我们负责取回和退换。食用后如有不适，请及时就医并告知我们。',
      `${call.app.companyName}`,
    ],
  };
}
