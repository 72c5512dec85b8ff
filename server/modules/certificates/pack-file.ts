// The pack as one PDF: a cover in note order with the code, then every picture on a page of its own. PDF files go along inside it.
import { SYSTEM } from '../../kernel/actor.ts';
import { shanghaiDate, shanghaiTime } from '../../kernel/time.ts';
import type { App, Call } from '../../platform/app.ts';
import {
  beside,
  type Cell,
  type Column,
  dataTable,
  fitted,
  heading,
  keyValues,
  type Piece,
  pageBreak,
  paragraph,
  qrCode,
} from '../../platform/documents/pieces.ts';
import type { StoredFile } from '../../platform/files/public.ts';
import type { InputOf } from '../../platform/http/endpoint.ts';
import { linkForPrint } from '../deliveries/public.ts';
import { type CertificateRow, filesOf } from './certificate.store.ts';
import { filesById } from './certificate-row.ts';
import type { contract } from './contract.ts';
import { labelOf } from './kinds.ts';
import type { NotePack } from './make-packs.ts';
import { piecesOfOurs } from './reissue/print-certificate.ts';
import { packOfNote } from './show-pack.ts';

/** 150 dots to the inch across the page. */
const PIXELS = 1600;
/** Points between the margins of A4, less a heading. */
const BOX = [510, 660] as const;
const COLUMNS: readonly Column[] = [
  { header: '序', width: 20, align: 'center' },
  { header: '商品', width: 110 },
  { header: '批次', width: 96 },
  { header: '证照', width: '*' },
];
const BY = { lot: '批次相符', day: '按日期', product: '按商品' } as const;

export async function printPack(call: Call, { noteId }: InputOf<typeof contract.packFile>): Promise<File> {
  const made = await packOfNote(call, noteId);
  const link = await call.write((unit) => linkForPrint(unit, made.note));
  const bytes = await drawPack(call, made, link);
  return new File([new Uint8Array(bytes)], `${made.note.number}-随货证照.pdf`, { type: 'application/pdf' });
}

async function drawPack({ app, now }: Call, made: NotePack, link: string | undefined): Promise<Buffer> {
  const rows = made.pack.certificates.flatMap((id) => made.certificates.get(id) ?? []);
  const order = new Map(rows.map((row, at) => [row.id, at + 1]));
  const { pages, along } = await pagesOf(app, rows);
  const { note, pack } = made;
  return app.documents.pdf({
    title: '随货证照',
    subtitle: [...new Set([note.customer, note.site]), note.deliveryOn].join('　'),
    body: [
      cover(made, link),
      dataTable(
        COLUMNS,
        pack.lines.map((line) => lineCells(line, made, order)),
        '这张送货单没有商品。',
      ),
      ...closing(pack.complete, along.length),
      ...pages,
    ],
    footer: `${app.companyName}　${note.number}　随货证照　${shanghaiDate(now)} ${shanghaiTime(now)} 生成`,
    along,
    at: now,
  });
}

function cover({ note, pack }: NotePack, link: string | undefined): Piece {
  const state: Cell = pack.complete ? { text: '齐全', tone: 'good', bold: true } : { text: `缺 ${pack.missing.length} 份`, tone: 'bad', bold: true };
  const facts = keyValues(
    [
      ['送货单号', note.number],
      ['送达日期', note.deliveryOn],
      ['收货单位', note.customer],
      ['食堂', note.site],
      ['证照', `${pack.certificates.length} 份`],
      ['是否齐全', state],
    ],
    1,
  );
  return link === undefined ? facts : beside(['*', facts], [120, qrCode(`${link}/certificates`, '扫码查看每份证照', 108)]);
}

type PackLine = NotePack['pack']['lines'][number];

function lineCells({ line, found, missing }: PackLine, { certificates }: NotePack, order: ReadonlyMap<string, number>): Cell[] {
  const there = found.map(({ kind, certificateId, by }) => {
    const number = certificates.get(certificateId)?.number;
    return `［${order.get(certificateId)}］${labelOf(kind).zh}${number ? ` ${number}` : ''}（${BY[by]}）`;
  });
  const lacking = missing.map((kind) => ({ text: `缺：${labelOf(kind).zh}`, tone: 'bad' as const }));
  const unknown = line.kinds === null ? [{ text: '商品未建档，所需证照待确认', tone: 'warning' as const }] : [];
  const told = [...there, ...lacking, ...unknown];
  return [line.lineNo, line.product, line.lot ?? '', told.length > 0 ? told : '按规定无需随货证照'];
}

const closing = (complete: boolean, attached: number): Piece[] => [
  ...(complete ? [] : [paragraph('标“缺”的证照正在补齐，补齐后扫码即可看到，请以扫码内容为准。', 'bad')]),
  ...(attached > 0 ? [paragraph(`其中 ${attached} 份证照原件是 PDF 文件，已作为附件放在本文件内；也可扫码逐份查看。`, 'muted')] : []),
];

type Pages = { readonly pages: Piece[]; readonly along: { name: string; bytes: Uint8Array; mediaType: string }[] };

async function pagesOf(app: App, rows: readonly CertificateRow[]): Promise<Pages> {
  const files = await filesById(app, rows);
  const made: Pages = { pages: [], along: [] };
  for (const [at, row] of rows.entries()) {
    if (row.reissued) made.pages.push(pageBreak(), ...titleOf(row, at + 1), ...(await piecesOfOurs(app, row)));
    for (const { fileId } of filesOf(row)) {
      const file = files.get(fileId);
      if (file?.kind === 'image') made.pages.push(pageBreak(), ...titleOf(row, at + 1), await pictureOf(app, file));
      else if (file) {
        const name = `${at + 1}-${labelOf(row.kind).zh}-${made.along.length + 1}.pdf`;
        made.along.push({ name, bytes: await app.files.bytes(file), mediaType: file.mediaType });
        made.pages.push(...titleOf(row, at + 1), paragraph(`原件为 PDF 文件，见附件“${name}”。`, 'muted'));
      }
    }
  }
  return made;
}

const pictureOf = async ({ files, documents }: App, file: StoredFile): Promise<Piece> =>
  fitted(await documents.printPicture(await files.bytes(await files.see(SYSTEM, file.id)), { most: PIXELS }), BOX);

function titleOf({ kind, number, lot, products, issued_on, valid_to }: CertificateRow, at: number): Piece[] {
  const goods = (products as unknown as { name: string }[]).map(({ name }) => name).join('、');
  const until = valid_to === null ? '' : `　有效期至 ${valid_to}`;
  const rest = [number && `编号 ${number}`, goods, lot && `批次 ${lot}`, `出具 ${issued_on}${until}`].filter(Boolean).join('　');
  return [heading(`［${at}］${labelOf(kind).zh}`, 3), paragraph(rest, 'muted')];
}
