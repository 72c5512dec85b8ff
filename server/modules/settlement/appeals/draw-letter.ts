// The letter of appeal on paper: formal and neutral, with a numbered list of evidence and its photos.
import { yuan } from '../../../kernel/money.ts';
import { instant, shanghaiDate, shanghaiMoment } from '../../../kernel/time.ts';
import {
  beside,
  dataTable,
  formTitle,
  gap,
  heading,
  keyValues,
  type PdfDocument,
  type Piece,
  pageBreak,
  paragraph,
  pictureRows,
  signatures,
} from '../../../platform/documents/public.ts';
import { pointsOf } from './appeal.rules.ts';
import { EVIDENCE_KINDS } from './appeal.ts';
import { dayWords, periodWords, until } from './appeal-words.ts';
import type { EvidenceFile } from './collect-evidence.ts';
import type { Letter } from './letter.store.ts';

/** `no`: the number of its evidence in the list. */
export type Picture = { readonly no: number; readonly file: EvidenceFile; readonly bytes: Uint8Array; readonly mediaType: string };

export function drawLetter(letter: Letter, pictures: readonly Picture[]): PdfDocument {
  const { number, company, madeAt } = letter;
  return {
    title: `申诉函 ${number}`,
    untitled: true,
    footer: `${company}　申诉函 ${number}`,
    at: instant(madeAt),
    body: letterPieces(letter, pictures),
  };
}

export function letterPieces(letter: Letter, pictures: readonly Picture[]): Piece[] {
  const { number, customer, company, body, madeAt, evidence } = letter;
  return [
    formTitle('申 诉 函', `编号 ${number}`),
    paragraph(`致：${customer}`),
    paragraph(openingOf(letter)),
    heading('一、申诉事项', 3),
    keyValues(matterPairs(letter)),
    ...clausePiece(letter),
    heading('二、情况说明', 3),
    ...(body || '详见所附凭证。').split('\n').map((line) => paragraph(line)),
    heading('三、凭证目录', 3),
    evidenceTable(letter),
    paragraph(
      `以上共 ${evidence.length} 项。除补充材料外，均由系统在事情发生时或补录时登记，登记后不可改动；随附文件的 SHA-256 值列于附件，可供核对。`,
      'muted',
    ),
    paragraph('请贵方予以复核，并将结果书面答复我公司（在选项前打勾）：'),
    paragraph('□ 全部恢复　　□ 部分恢复 ______________　　□ 维持，理由 ______________________________'),
    paragraph('感谢贵方的监督与支持。'),
    gap(4),
    beside(['*', ''], ['auto', paragraph(company)]),
    beside(['*', ''], ['auto', paragraph(dayWords(shanghaiDate(instant(madeAt))))]),
    signatures('我公司经办人', '我公司（公章）', '贵方签收'),
    ...attachments(letter, pictures),
  ];
}

function openingOf({ matter, asked }: Letter): string {
  const { period, title, clause } = matter;
  const basis = clause ? `（依据：${clause.source}）` : '';
  if (matter.about === 'deduction')
    return `贵方在 ${periodWords(period)}考核评分表${basis}中，就“${title}”一项扣 ${pointsOf(matter.hundredths ?? 0)} 分。我公司对照当时的记录，现就该项提出申诉，申请恢复 ${pointsOf(asked.hundredths ?? 0)} 分。`;
  const money = (asked.fen ?? 0) > 0 ? `，申请减免 ${yuan(asked.fen ?? 0)}` : '，申请撤销';
  return `贵方就 ${periodWords(period)}提出“${title}”${basis}。我公司对照当时的记录，现就该项提出申诉${money}。`;
}

function matterPairs({ matter, asked, evidence }: Letter): [string, string][] {
  const { title, period, occurredOn, subject, hundredths, fen, appealBy } = matter;
  const about = subject?.name ? [['相关单据', subject.name] as [string, string]] : [];
  const taken = hundredths === null ? yuan(fen ?? 0) : `${pointsOf(hundredths)} 分`;
  const wished = asked.hundredths === null ? yuan(asked.fen ?? 0) : `${pointsOf(asked.hundredths)} 分`;
  return [
    ['事项', title],
    ['考核期间', periodWords(period)],
    ['发生日期', occurredOn ?? (evidence[0] ? shanghaiDate(instant(evidence[0].at)) : '—')],
    ...about,
    ['扣减', taken],
    ['申请恢复', wished],
    ['申诉期限', appealBy === null ? '未约定' : until(appealBy)],
  ];
}

const clausePiece = ({ matter: { clause } }: Letter): Piece[] =>
  clause ? [keyValues([['条款', { text: clause.wording, sub: `${clause.source}　${clause.clauseId}` }]], 1)] : [];

const evidenceTable = ({ evidence }: Letter): Piece =>
  dataTable(
    [
      { header: '序号', width: 26, align: 'right' },
      { header: '时间', width: 86 },
      { header: '类别', width: 62 },
      { header: '内容' },
      { header: '记录方', width: 62 },
      { header: '附件', width: 30, align: 'center' },
    ],
    evidence.map(({ at, kind, title, detail, who, files }, i) => [
      i + 1,
      shanghaiMoment(instant(at)),
      EVIDENCE_KINDS[kind].zh,
      detail.zh ? { text: title.zh, sub: detail.zh } : title.zh,
      who,
      files.length > 0 ? `${files.length} 件` : '—',
    ]),
    '无',
  );

function attachments({ evidence }: Letter, pictures: readonly Picture[]): Piece[] {
  const files = evidence.flatMap((one, i) => one.files.map((file) => ({ no: i + 1, title: one.title.zh, at: one.at, file })));
  if (files.length === 0) return [];
  const photos = pictures.map(({ no, file, bytes, mediaType }) => {
    const { title, at } = evidence[no - 1] ?? { title: { zh: '' }, at: '' };
    return { bytes, mediaType, lines: [`凭证 ${no}　${title.zh}`, at === '' ? '' : shanghaiMoment(instant(at)), file.sha256.slice(0, 16)] };
  });
  return [
    pageBreak(),
    heading('附件：照片与文件', 2),
    ...pictureRows(photos, { across: 2, box: [245, 180] }),
    dataTable(
      [{ header: '凭证', width: 26, align: 'right' }, { header: '事项', width: 72 }, { header: '类型', width: 62 }, { header: 'SHA-256' }],
      files.map(({ no, title, file }) => [no, title, file.mediaType, file.sha256]),
    ),
  ];
}
