// Reports as files, and the draft of the public notice.
import type { Call } from '../../../platform/app.ts';
import type { InputOf, OutputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { drawReport, type Report, reportSheets, titleOf } from './draw-report.ts';
import { recipientsOf } from './list-recipients.ts';
import { KINDS, LEVEL_TEXTS, REASONS } from './recall.ts';
import { rowToRecall } from './recall-row.ts';
import { no } from './refusals.ts';
import { fullOf } from './show-recall.ts';
import { standingOf } from './standing.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function reportOf(call: Call, recallId: string): Promise<Report> {
  const { db } = call;
  const row = await db.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).executeTakeFirst();
  if (!row) throw no('recall-not-found');
  const notices = await db.selectFrom('recalls.notice').selectAll().where('recall_id', '=', recallId).orderBy('id').execute();
  const { atSites } = await standingOf(db, recallId);
  const recipients = await recipientsOf(call, { recall: rowToRecall(row), rows: notices, atSites });
  return { company: call.app.companyName, recall: await fullOf(call, row), recipients, at: call.now };
}

const file = (bytes: Buffer, name: string, type: string): File => new File([new Uint8Array(bytes)], name, { type });

export async function recallReportPdf(call: Call, { recallId }: InputOf<typeof contract.recallReportPdf>): Promise<File> {
  const report = await reportOf(call, recallId);
  return file(await call.app.documents.pdf(drawReport(report)), `${report.recall.number}-${titleOf(report)}.pdf`, 'application/pdf');
}

export async function recallReportXlsx(call: Call, { recallId }: InputOf<typeof contract.recallReportXlsx>): Promise<File> {
  const report = await reportOf(call, recallId);
  return file(await call.app.documents.xlsx.write(reportSheets(report)), `${report.recall.number}-${titleOf(report)}.xlsx`, XLSX);
}

/** A person reads and changes it before it is posted. */
export async function draftPublicNotice(
  call: Call,
  { recallId }: InputOf<typeof contract.recallNotices>,
): Promise<OutputOf<typeof contract.recallNotices>> {
  const row = await call.db.selectFrom('recalls.recall').selectAll().where('id', '=', recallId).executeTakeFirst();
  if (!row) throw no('recall-not-found');
  const recall = await fullOf(call, row);
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
