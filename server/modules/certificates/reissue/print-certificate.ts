// Our own 承诺达标合格证 as a label of 100 × 75 mm: what goods, how much, from where, on which papers, and what we promise.
import { showQuantity, type UnitCode } from '../../../kernel/quantity.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { App, Call } from '../../../platform/app.ts';
import { frame, keyValues, type Piece, paragraph, rule, type SheetSize, words } from '../../../platform/documents/public.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { type CertificateRow, productsOf } from '../certificate.store.ts';
import type { contract } from '../contract.ts';
import { labelOf, REISSUE } from '../kinds.ts';
import { paperLots } from '../paper-lots.ts';
import { no } from '../refusals.ts';
import { certificateRow, groundsOf } from './show-certificate.ts';

const SIZE: SheetSize = { width: 100, height: 75 };
/** Label printers do not reach the edge. */
const EDGE = 4;
const INNER = SIZE.width - 2 * EDGE;
const NAME = 16;
const STEP = 4.4;

export async function printCertificate(call: Call, { certificateId }: InputOf<typeof contract.printReissued>): Promise<File> {
  const { app, db, now } = call;
  const row = await certificateRow(db, certificateId);
  if (!row.reissued) throw no('not-ours');
  if (row.missing.length > 0) {
    const lots = await paperLots(db, row.missing, shanghaiDate(now));
    throw no('still-a-draft', { count: row.missing.length, lots: row.missing.map((id) => lots.get(id)?.number ?? '').join('、') });
  }
  return labelOfOurs({ ...app, db }, row);
}

/** What is written on each; where nothing is, its lot, else its day. */
export const numbersOf = (based: readonly CertificateRow[]): string[] =>
  based.map(({ number, lot, issued_on }) => number || (lot ? `批次 ${lot}` : `${issued_on} 出具`));

export async function labelOfOurs({ documents, companyName, db }: App, row: CertificateRow): Promise<File> {
  const drawn = pieces(row, { companyName, based: numbersOf(await groundsOf(db, row)) });
  const title = labelOf(row.kind).zh;
  const bytes = await documents.sheets({ title: `${row.number} ${title}`, size: SIZE, sheets: [drawn], at: row.filed_at });
  return new File([new Uint8Array(bytes)], `${row.number}-${title}.pdf`, { type: 'application/pdf' });
}

/** The same within a pack of papers. */
export async function piecesOfOurs({ companyName, db }: App, row: CertificateRow): Promise<Piece[]> {
  const facts = factsOf(row, companyName).map(([name, value]): [string, string] => [name, value]);
  return [
    paragraph(`${companyName}重新开具`, 'muted'),
    keyValues([...facts, ['来证编号', numbersOf(await groundsOf(db, row)).join('、')]], 1),
    paragraph(`我承诺对所售食用农产品：${REISSUE.wording.lines.join('；')}。`),
    paragraph(REISSUE.wording.ground, 'muted'),
  ];
}

function factsOf(row: CertificateRow, companyName: string): [string, string][] {
  const amount = row.amount === null ? '' : showQuantity({ amount: row.amount, unit: row.unit as UnitCode });
  return [
    ['产品名称', productsOf(row)[0]?.name ?? ''],
    ['数量', `${amount}　　批次 ${row.lot ?? ''}`],
    ['产地', row.place_of_origin || '________________'],
    ['开具日期', row.issued_on],
    ['开具单位', companyName],
  ];
}

function pieces(row: CertificateRow, { companyName, based }: { companyName: string; based: readonly string[] }): Piece[] {
  const facts = factsOf(row, companyName);
  const from = 13.2;
  const after = from + facts.length * STEP;
  return [
    frame({ x: 2, y: 2, width: SIZE.width - 4, height: SIZE.height - 4 }),
    words({ x: EDGE, y: 3, width: INNER }, labelOf(row.kind).zh, { size: 15, bold: true, align: 'center' }),
    words({ x: EDGE, y: 9, width: INNER }, `${row.number}　本公司重新开具`, { align: 'center' }),
    ...facts.flatMap(([name, value], at) => [
      words({ x: EDGE, y: from + at * STEP, width: NAME }, name),
      words({ x: EDGE + NAME, y: from + at * STEP, width: INNER - NAME }, value, { bold: at === 0 }),
    ]),
    rule({ x: EDGE, y: after + 0.4, width: INNER }),
    words({ x: EDGE, y: after + 1, width: INNER }, '我承诺对所售食用农产品：', { bold: true }),
    ...REISSUE.wording.lines.map((line, at) => words({ x: EDGE, y: after + 1 + (at + 1) * 4, width: INNER }, `${at + 1}. ${line}`)),
    rule({ x: EDGE, y: 54.2, width: INNER }),
    words({ x: EDGE, y: 54.8, width: INNER }, REISSUE.wording.ground),
    words({ x: EDGE, y: 59, width: INNER }, `来证编号：${based.join('、')}`, { lines: 2 }),
    words({ x: EDGE, y: 67.6, width: INNER }, '签名（盖章）：______________　日期：_________'),
  ];
}
