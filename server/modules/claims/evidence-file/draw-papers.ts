// Photos, signatures and the list of files of an evidence file: with the hash everybody can check a file against.
import type { App } from '../../../platform/app.ts';
import { dataTable, type Piece, paragraph, pictureRows } from '../../../platform/documents/public.ts';
import type { EvidenceFile } from './gather.ts';
import type { Paper } from './read-papers.ts';
import { when } from './say.ts';

/** What is printed; the rest stands in the list of files. */
const MOST_PICTURES = 80;
const PIXELS = 640;
const TOGETHER = 4;

export type Picture = { readonly paper: Paper; readonly bytes: Uint8Array; readonly mediaType: string };

/** From the small version that stands beside every photo since it came: decoding twenty originals would take seconds. */
const small = async (app: App, { file }: Paper) => app.documents.printPicture((await app.files.thumbnail(file)).bytes, { most: PIXELS });

/** A few at a time: pictures are large, and two processors are few. What cannot be opened stands in the list alone. */
export async function openPictures(app: App, papers: readonly Paper[]): Promise<Picture[]> {
  const wanted = papers.filter(({ file }) => file.kind === 'image').slice(0, MOST_PICTURES);
  const opened: Picture[] = [];
  for (let at = 0; at < wanted.length; at += TOGETHER) {
    const some = wanted.slice(at, at + TOGETHER).map(async (paper): Promise<Picture[]> => {
      const picture = await small(app, paper).catch(() => null);
      return picture === null ? [] : [{ paper, bytes: picture.bytes, mediaType: picture.mediaType }];
    });
    opened.push(...(await Promise.all(some)).flat());
  }
  return opened;
}

const FROM: Readonly<Record<Paper['from'], string>> = { claim: '本单', dock: '验收', signature: '签字', case: '售后单', door: '进货' };

const shown = ({ paper, bytes, mediaType }: Picture) => ({
  bytes,
  mediaType,
  lines: [
    `${FROM[paper.from]} · ${paper.what}${paper.internal ? ' · 内部' : ''}`,
    `${when(paper.at)}　${paper.who}`,
    `${paper.grade === null ? '' : `凭证 ${paper.grade} · `}${paper.file.sha256.slice(0, 12)}`,
  ],
});

export function signaturePieces({ edition }: EvidenceFile, pictures: readonly Picture[]): Piece[] {
  const own = edition === 'outside' ? [] : pictures.filter(({ paper }) => paper.from === 'signature');
  return pictureRows(own.map(shown), { across: 5, box: [140, 60] });
}

export function photoPieces({ papers }: EvidenceFile, pictures: readonly Picture[]): Piece[] {
  const photos = pictures.filter(({ paper }) => paper.from !== 'signature');
  const rest = papers.filter(({ file }) => file.kind === 'image').length - pictures.length;
  return [
    ...(photos.length === 0 ? [paragraph('没有照片。', 'muted')] : pictureRows(photos.map(shown), { across: 4, box: [180, 150] })),
    ...(rest > 0 ? [paragraph(`另有 ${rest} 张照片未印出，见文件清单。`, 'muted')] : []),
  ];
}

const SIZES = { kilo: 1024 };
export const filePieces = ({ papers }: EvidenceFile): Piece[] => [
  paragraph(
    '每个文件的 SHA-256 值在收到时算出，此后不变。核对方法：对原始文件执行 sha256sum（Windows：certutil -hashfile 文件名 SHA256），结果应与下表一致。',
    'muted',
  ),
  dataTable(
    [
      { header: '来源', width: 'auto' },
      { header: '事项' },
      { header: '时间', width: 'auto' },
      { header: '类型', width: 'auto' },
      { header: '大小', width: 'auto', align: 'right' },
      { header: '凭证', width: 'auto', align: 'center' },
      { header: 'SHA-256', width: 330 },
    ],
    papers.map(({ from, what, at, file, grade, internal }) => [
      { text: FROM[from], ...(internal ? { sub: '内部' } : {}) },
      what,
      when(at),
      file.mediaType,
      `${Math.ceil(file.size / SIZES.kilo)} KB`,
      grade ?? '—',
      file.sha256,
    ]),
    '没有文件',
  ),
];
