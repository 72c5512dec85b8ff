// The package as one PDF: a cover with its contents, then each part on pages of its own, photos last.
import type { Call } from '../../../platform/app.ts';
import {
  type Cell,
  dataTable,
  heading,
  keyValues,
  type PdfDocument,
  type Piece,
  pageBreak,
  pictureRows,
} from '../../../platform/documents/public.ts';
import type { BoundPart, BoundPhoto } from './bound-part.ts';
import type { Frozen } from './package.store.ts';
import { PART_KINDS, PART_STATES } from './package.ts';

export type Release = { readonly sha256: string; readonly releasedBy: string | null };

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

export function drawPackage({ company, at, content, photos }: Drawn, { sha256, releasedBy }: Release): PdfDocument {
  const { customer, month, edition, parts } = content;
  const bound = parts.filter(({ state }) => state === 'included');
  return {
    title: '月结资料包',
    subtitle: `${customer}　${monthText(month)}${edition > 1 ? `　第 ${edition} 版` : ''}`,
    footer: `${company}　内容 SHA-256 ${sha256.slice(0, 16)}…`,
    draft: releasedBy === null,
    at,
    body: [
      keyValues([
        ['供货单位', company],
        ['采购单位', customer],
        ['所属月份', monthText(month)],
        ['审核发布', releasedBy ?? '（草稿，未发布）'],
      ]),
      heading('目录'),
      contents(parts),
      ...bound.flatMap((part) => [pageBreak(), heading(part.title, 1), ...part.body, ...photoRows(part.photos, photos)]),
    ],
  };
}

const monthText = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

const contents = (parts: readonly BoundPart[]): Piece =>
  dataTable(
    [{ header: '序', width: 18, align: 'right' }, { header: '资料', width: 170 }, { header: '情况' }, { header: '', width: 50, align: 'center' }],
    parts.map((part, at): Cell[] => [
      at + 1,
      PART_KINDS[part.kind].zh,
      part.says.zh,
      { text: PART_STATES[part.state].zh, tone: part.state === 'missing' ? 'bad' : 'plain' },
    ]),
  );

const photoRows = (bound: readonly BoundPhoto[], photos: ReadonlyMap<string, Shown>): Piece[] =>
  pictureRows(
    bound.flatMap(({ fileId, lines }) => {
      const shown = photos.get(fileId);
      return shown ? [{ ...shown, lines }] : [];
    }),
    { across: 2, box: [250, 330] },
  );
