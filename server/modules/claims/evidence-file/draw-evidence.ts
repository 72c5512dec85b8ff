// One evidence file on paper: who, what happened, goods, words, clauses, decision, money, photos, and the hashes of all files.
import { shanghaiMoment } from '../../../kernel/time.ts';
import { dataTable, heading, keyValues, type PdfDocument, type Piece, pageBreak } from '../../../platform/documents/public.ts';
import { GOODS, REASONS, STATES, WAYS } from '../claim.ts';
import { backPieces, goodsPieces, ledgerPieces, lotPieces } from './draw-goods.ts';
import { accountPieces, clausePieces, decisionPieces, recoveryPieces, wordPieces } from './draw-money.ts';
import { filePieces, type Picture, photoPieces, signaturePieces } from './draw-papers.ts';
import { EDITIONS } from './editions.ts';
import type { EvidenceFile } from './gather.ts';
import { when } from './say.ts';

export const titleOf = ({ edition }: EvidenceFile): string => `售后凭证档案（${EDITIONS[edition].zh}）`;

export function drawEvidence(file: EvidenceFile, pictures: readonly Picture[]): PdfDocument {
  const { company, claim, edition, at } = file;
  const inside = edition === 'internal' ? '　内部资料，不对外提供' : '';
  return {
    title: titleOf(file),
    subtitle: `${company}　${claim.number}　${STATES[claim.state].zh}　打印时间 ${shanghaiMoment(at)}`,
    footer: `${company} ${claim.number}${inside}`,
    landscape: true,
    at,
    body: evidencePieces(file, pictures),
  };
}

export function evidencePieces(file: EvidenceFile, pictures: readonly Picture[]): Piece[] {
  const back = backPieces(file);
  const account = accountPieces(file);
  const outside = file.edition === 'outside';
  const sections: readonly (readonly [string, readonly Piece[]])[] = [
    ['经过', [courseTable(file)]],
    ['货物、过磅与签收', [...goodsPieces(file), ...signaturePieces(file, pictures)]],
    ['批次', lotPieces(file)],
    ['申请人和经办人的说明', wordPieces(file)],
    ['约定怎么说', outside ? [] : clausePieces(file)],
    ['决定', outside ? [] : decisionPieces(file)],
    ['退回、检查与处置', back],
    ['退换货台账', ledgerPieces(file)],
    ['客户往来账', account],
    ['责任划分与追偿', recoveryPieces(file)],
    [PHOTOS, photoPieces(file, pictures)],
    ['文件清单', filePieces(file)],
  ];
  // A row of photos is tall: they begin on a page of their own, with their heading.
  const photos = pictures.some(({ paper }) => paper.from !== 'signature');
  const told = sections.filter(([, pieces]) => pieces.length > 0);
  return [
    keyValues(headPairs(file)),
    ...told.flatMap(([title, pieces], i) => [...(title === PHOTOS && photos ? [pageBreak()] : []), heading(`${NUMERALS[i]}、${title}`), ...pieces]),
  ];
}

const PHOTOS = '照片';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const;

const headPairs = ({ claim, edition }: EvidenceFile): [string, string][] => [
  ['编号', claim.number],
  ['售后单', claim.caseNumber],
  ['客户', claim.customer.name],
  ['食堂', claim.site.name],
  ...(edition === 'outside' ? [] : [['处理方式', WAYS[claim.way].zh] as [string, string]]),
  ['原因', REASONS[claim.reason].zh],
  ['状态', STATES[claim.state].zh],
  ['食品安全', claim.foodSafety ? '是' : '否'],
  ['货物', GOODS[claim.goods].zh],
  ['申请时间', when(claim.requestedAt)],
];

const courseTable = ({ steps }: EvidenceFile): Piece =>
  dataTable(
    [
      { header: '序号', width: 'auto', align: 'right' },
      { header: '发生时间', width: 'auto' },
      { header: '登记时间', width: 'auto' },
      { header: '事项', width: '*' },
      { header: '谁', width: 150 },
      { header: '凭证', width: 'auto', align: 'center' },
    ],
    steps.map(({ position, occurredAt, recordedAt, label, detail, who, grade }) => [
      position,
      when(occurredAt),
      when(recordedAt),
      detail ? { text: label, sub: detail } : label,
      who,
      grade,
    ]),
  );
