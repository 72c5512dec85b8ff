// The letter to a supplier or carrier: what happened, what is asked, by when to answer. It asks to examine; it proves by what follows.
import { yuan } from '../../../kernel/money.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import { dataTable, gap, keyValues, type PdfDocument, pageBreak, paragraph, signatures } from '../../../platform/documents/public.ts';
import { REASONS } from '../claim.ts';
import { FINDINGS } from '../goods/goods.ts';
import { evidencePieces } from './draw-evidence.ts';
import type { Picture } from './draw-papers.ts';
import type { EvidenceFile } from './gather.ts';
import { amount, named, when } from './say.ts';

export type Letter = {
  readonly number: string;
  readonly to: string;
  readonly bearer: 'supplier' | 'carrier';
  readonly askedFen: number;
  readonly requestedAt: string;
  readonly answerBy: string;
  /** What the claim and its handling cost in all. */
  readonly costFen: number;
};

export function drawLetter(letter: Letter, file: EvidenceFile, pictures: readonly Picture[]): PdfDocument {
  const { company, claim, at, lots } = file;
  const { number, to, askedFen, answerBy, requestedAt, bearer, costFen } = letter;
  return {
    title: '追偿函',
    subtitle: `${company}　${number}　${shanghaiDate(at)}`,
    footer: `${company} ${number}`,
    landscape: true,
    at,
    body: [
      paragraph(`致：${to}`),
      paragraph(
        `${bearer === 'supplier' ? '贵方供应的下列货物' : '由贵方承运的下列货物'}，客户反映“${REASONS[claim.reason].zh}”（售后 ${claim.number}，${when(claim.requestedAt)} 提出）。我方已先行处理，现提请贵方核实，并就下述金额承担相应费用。`,
      ),
      dataTable(
        [
          { header: '商品' },
          { header: '送货单', width: 'auto' },
          { header: '送货日', width: 'auto' },
          { header: '我方批次', width: 'auto' },
          { header: '贵方批号', width: 'auto' },
          { header: '数量', width: 'auto', align: 'right' },
        ],
        claim.items.map((item) => {
          const own = lots.filter(({ lotId, lineIds }) => (item.lotId === null ? lineIds.includes(item.noteLineId) : lotId === item.lotId));
          return [
            item.product,
            item.noteNumber,
            item.deliveryOn,
            own.map((lot) => lot.number).join('、') || '—',
            own.flatMap((lot) => lot.supplierLot ?? []).join('、') || '—',
            amount(item.approved ?? item.requested, item.unit),
          ];
        }),
      ),
      keyValues([
        ['追偿金额', { text: yuan(askedFen), bold: true }],
        ['请最迟答复于', { text: until(answerBy), bold: true }],
        ['本次售后费用合计', yuan(costFen)],
        ['检查结论', foundOf(file)],
        ['提出日期', when(requestedAt)],
      ]),
      paragraph('请书面答复：□ 全部承担　□ 部分承担，金额 __________ 元　□ 不承担，理由 ______________________________'),
      paragraph('后附本次售后的凭证：经过、过磅与签收、批次、检查与处置、照片，以及每个文件的 SHA-256 值。需要复验的，请在答复期限内提出。', 'muted'),
      gap(6),
      signatures('经办人', '公章', '日期'),
      pageBreak(),
      ...evidencePieces(file, pictures),
    ],
  };
}

/** Midnight is the end of the day before. */
const until = (at: string): string => {
  const moment = when(at);
  return moment.endsWith('00:00') ? `${shanghaiDate(Date.parse(at) - 1)} 24:00` : moment;
};

const foundOf = ({ goods: { parcels } }: EvidenceFile): string => {
  const found = [...new Set(parcels.flatMap(({ finding }) => finding ?? []))];
  return found.map((finding) => named(FINDINGS, finding)).join('、') || '尚未检查';
};
