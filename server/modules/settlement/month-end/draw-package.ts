// The package as one PDF: a cover with its contents, then each part on pages of its own, photos last.
import type { Call } from '../../../platform/app.ts';
import {
  anchor,
  type Cell,
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
} from '../../../platform/documents/public.ts';
import { monthText } from '../statements/draw-statement.ts';
import type { BoundPart, BoundPhoto } from './bound-part.ts';
import type { Frozen } from './package.store.ts';
import { PART_KINDS, PART_STATES } from './package.ts';

export type Release = {
  readonly sha256: string;
  /** Null: a draft. */
  readonly releasedBy: string | null;
  /** Why it goes out with something missing. */
  readonly reason?: string | undefined;
};

export const fileNameOf = ({ customer, month, edition }: Frozen): string =>
  `${customer}-${month}-月结资料包${edition > 1 ? `-第${edition}版` : ''}.pdf`;

const PAGE_PIXELS = 1600;

export async function printContent(call: Call, content: Frozen, release: Release): Promise<Buffer> {
  const photos = new Map<string, Shown>();
  for (const { fileId } of content.parts.flatMap((part) => part.photos)) photos.set(fileId, await openPhoto(call, fileId));
  return call.app.documents.pdf(drawPackage({ company: call.app.companyName, at: call.now, content, photos }, release));
}

type Shown = { readonly bytes: Uint8Array; readonly mediaType: string };
async function openPhoto({ app, actor }: Call, fileId: string): Promise<Shown> {
  const file = await app.files.see(actor, fileId);
  return app.documents.printPicture(await app.files.bytes(file), { most: PAGE_PIXELS });
}

type Drawn = { readonly company: string; readonly at: number; readonly content: Frozen; readonly photos: ReadonlyMap<string, Shown> };

export function drawPackage({ company, at, content, photos }: Drawn, release: Release): PdfDocument {
  const { customer, month, parts } = content;
  return {
    title: `${customer} ${month} 月结资料包`,
    untitled: true,
    footer: `${company}　${customer} ${month} 月结资料包　内容 SHA-256 ${release.sha256.slice(0, 16)}…`,
    draft: release.releasedBy === null,
    at,
    body: [...coverPieces({ company, content }, release), ...parts.flatMap((part) => partPieces(part, photos))],
  };
}

function coverPieces({ company, content }: Pick<Drawn, 'company' | 'content'>, { releasedBy, sha256, reason }: Release): Piece[] {
  const { customer, month, edition, parts } = content;
  return [
    gap(120),
    formTitle('月结资料包', `${monthText(month)}${edition > 1 ? `　第 ${edition} 版` : ''}`),
    gap(24),
    keyValues(
      [
        ['采购单位', { text: customer, bold: true }],
        ['供货单位', { text: company, bold: true }],
        ['审核发布', releasedBy ?? '（草稿，未发布）'],
        ['内容校验', sha256],
        ...(reason === undefined ? [] : [['缺少资料的说明', reason] as [string, string]]),
      ],
      1,
    ),
    gap(24),
    heading('目录', 3),
    contents(parts),
    paragraph('各页内容自生成时冻结；发布后的文件另有自身的 SHA-256 校验值，可在系统中核对。', 'muted'),
  ];
}

/** A statement and a score sheet bring their own titles: each part begins on a page of its own. */
const partPieces = (part: BoundPart, photos: ReadonlyMap<string, Shown>): Piece[] =>
  part.state === 'included'
    ? [pageBreak(), anchor(part.kind), ...(part.title === '' ? [] : [formTitle(part.title)]), ...part.body, ...photoRows(part.photos, photos)]
    : [];

const contents = (parts: readonly BoundPart[]): Piece =>
  dataTable(
    [{ header: '序', width: 20, align: 'right' }, { header: '资料', width: 150 }, { header: '情况' }, { header: '页', width: 40, align: 'center' }],
    parts.map((part, at): Cell[] => [
      at + 1,
      PART_KINDS[part.kind].zh,
      part.says.zh,
      part.state === 'included' ? { pageOf: part.kind } : { text: PART_STATES[part.state].zh, tone: part.state === 'missing' ? 'bad' : 'muted' },
    ]),
  );

/** Stamped papers are read: one to a page. */
const photoRows = (bound: readonly BoundPhoto[], photos: ReadonlyMap<string, Shown>): Piece[] =>
  pictureRows(
    bound.flatMap(({ fileId, lines }) => {
      const shown = photos.get(fileId);
      return shown ? [{ ...shown, lines }] : [];
    }),
    { across: 1, box: [515, 640] },
  );
