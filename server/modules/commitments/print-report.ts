// Both editions of the fulfilment report on paper.
import { shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { type Column, dataTable, heading, keyValues, type PdfDocument, type Piece, paragraph, signatures } from '../../platform/documents/public.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { customerName, showReport } from './customer-report.ts';
import { internalReport, type Report, type Sources } from './fulfilment-report.ts';
import { shortWording } from './short-wording.ts';

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);
const when = (at: string | null): string | null => (at === null ? null : `${shanghaiDate(Date.parse(at))} ${shanghaiTime(Date.parse(at))}`);
const fileOf = (bytes: Buffer, name: string): File => new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });

const LINES: readonly Column[] = [
  { header: '条款', width: '*' },
  { header: '合计', width: 30, align: 'right' },
  { header: '按时', width: 30, align: 'right' },
  { header: '超时', width: 30, align: 'right' },
  { header: '免责', width: 30, align: 'right' },
  { header: '未观测', width: 36, align: 'right' },
  { header: '履约率', width: 44, align: 'right' },
  { header: '凭证', width: 30, align: 'center' },
];

export const reportPdf =
  (sources: Sources) =>
  async (call: Call, input: InputOf<typeof contract.reportPdf>): Promise<File> => {
    const report = await internalReport(sources)(call, input);
    const name = await customerName(call.db, input.customerId);
    const pdf = await call.app.documents.pdf(internalDocument(report, name, call.now));
    return fileOf(pdf, `${name}-${report.period}-履约情况月报-内部版.pdf`);
  };

function internalDocument(report: Report, name: string, at: number): PdfDocument {
  const wordings = new Map(report.lines.map(({ clauseId, wording }) => [clauseId, wording]));
  const lined = report.lines.filter(({ total }) => total > 0);
  return {
    title: '履约情况月报（内部版）',
    subtitle: `${name}　${report.period}${report.open ? '（本期尚未结束）' : ''}`,
    footer: '内部资料，不对外提供',
    at,
    body: [
      keyValues([
        ['我方承诺（含各部门）', `${report.ours.total}`],
        ['其中已判定', `${report.ours.decided}`],
        ['我方履约率（按时÷按时与超时之和）', percent(report.ours.onTimeShare)],
        ['我方超时·未达标', `${report.ours.counts.missed}`],
        ['连同采购单位、供应商的义务', `${report.total} 项，履约率 ${percent(report.onTimeShare)}`],
        ['免责占比', percent(report.excusedShare)],
        ['未观测占比', percent(report.unobservedShare)],
        ['已监测条款', `${report.clauses.watched}／${report.clauses.judged}`],
        ['尚未监测条款', `${report.clauses.notYetWatched}`],
      ]),
      heading('履约最差的三条'),
      ...(report.worst.length === 0
        ? [paragraph('本期没有超时·未达标的条款。', 'good')]
        : report.worst.map((line) => paragraph(`${line.wording}　履约率 ${percent(line.onTimeShare)}，超时 ${line.counts.missed} 项`))),
      heading('逐条'),
      dataTable(
        LINES,
        lined.map((line) => [
          { text: line.wording, sub: [line.section, line.source].filter(Boolean).join('　') },
          line.total,
          line.counts.met,
          { text: String(line.counts.missed), tone: line.counts.missed > 0 ? 'bad' : 'plain' },
          line.counts.excused,
          line.counts.unobserved,
          percent(line.onTimeShare),
          line.grade,
        ]),
      ),
      heading('超时·未达标明细'),
      dataTable(
        [
          { header: '条款', width: 130 },
          { header: '单据', width: '*' },
          { header: '时限', width: 84 },
          { header: '完成', width: 84 },
          { header: '留痕位置', width: 90 },
        ],
        report.misses.map((miss) => [
          shortWording(wordings.get(miss.clauseId) ?? miss.clauseId),
          miss.subject.name ?? `${miss.subject.type} ${miss.subject.id}`,
          when(miss.dueAt ?? miss.decidedAt),
          when(miss.doneAt) ?? '未完成',
          miss.positions.slice(0, 6).join('、') || null,
        ]),
        '本期无',
      ),
      paragraph('未观测：没有人或设备会报告的承诺，不因沉默计为履行。凭证等级取该条所依据凭证中最弱的一级。', 'muted'),
    ],
  };
}

export async function customerReportPdf(call: Call, { reportId }: InputOf<typeof contract.customerReportPdf>): Promise<File> {
  const report = await showReport(call, { reportId });
  const name = await customerName(call.db, report.customerId);
  const pdf = await call.app.documents.pdf({
    title: report.title,
    subtitle: [name, report.period, report.contractTitle].filter(Boolean).join('　'),
    footer: `SHA-256 ${report.sha256}`,
    draft: report.state === 'draft',
    at: call.now,
    body: [...customerReportPieces(report), signatures('我公司（盖章）', '采购单位（盖章）')],
  });
  return fileOf(pdf, `${name}-${report.title}.pdf`);
}

const ANSWERS = { open: '', confirmed: '已确认', disputed: '有异议' } as const;

/** The body of the customer edition, for whoever binds it with other papers. */
export const customerReportPieces = (report: Awaited<ReturnType<typeof showReport>>): Piece[] => [
  dataTable(
    [
      { header: '序', width: 18, align: 'right' },
      { header: '承诺', width: '*' },
      { header: '本期情况', width: 150 },
      { header: '采购单位意见', width: 66 },
    ],
    report.items.map((item) => [item.line, { text: item.wording, sub: item.section ?? '' }, item.result, ANSWERS[item.state]]),
  ),
  ...report.notes.map((note) => paragraph(note, 'muted')),
  ...(report.releasedBy ? [paragraph(`审核发布：${report.releasedBy.name}　${when(report.releasedAt) ?? ''}`)] : []),
];
