// Type by content, never by name: names and declared types only choose between readings of the same bytes.
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { HARD_LIMIT, LIMITS, type MediaType } from './file.ts';
import { no } from './refusals.ts';

/** As much of a file's start as telling its type takes. */
export const HEAD = 4100;

export type Declared = { readonly mediaType?: string; readonly name?: string };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const of = (kind: MediaType['kind'], mediaType: string, extension: string): MediaType => ({ kind, mediaType, extension });

const TAKEN: Readonly<Record<string, MediaType>> = {
  'image/jpeg': of('image', 'image/jpeg', 'jpg'),
  'image/png': of('image', 'image/png', 'png'),
  'image/apng': of('image', 'image/png', 'png'),
  'image/webp': of('image', 'image/webp', 'webp'),
  'image/gif': of('image', 'image/gif', 'gif'),
  'audio/x-m4a': of('voice', 'audio/mp4', 'm4a'),
  'audio/mp4': of('voice', 'audio/mp4', 'm4a'),
  'audio/aac': of('voice', 'audio/aac', 'aac'),
  'audio/mpeg': of('voice', 'audio/mpeg', 'mp3'),
  'audio/amr': of('voice', 'audio/amr', 'amr'),
  'audio/wav': of('voice', 'audio/wav', 'wav'),
  'audio/ogg': of('voice', 'audio/ogg', 'ogg'),
  'audio/ogg; codecs=opus': of('voice', 'audio/ogg', 'ogg'),
  'audio/webm': of('voice', 'audio/webm', 'webm'),
  'video/mp4': of('video', 'video/mp4', 'mp4'),
  'application/pdf': of('document', 'application/pdf', 'pdf'),
  [XLSX]: of('document', XLSX, 'xlsx'),
};

/** MP4 and WebM look the same with and without pictures in them: there the sender's word decides. */
function taken(mime: string, declared: Declared): MediaType | undefined {
  const spoken = declared.mediaType?.startsWith('audio/') ?? false;
  if (mime === 'video/mp4' && spoken) return TAKEN['audio/mp4'];
  if (mime === 'video/webm' || mime === 'video/matroska') return spoken ? TAKEN['audio/webm'] : undefined;
  return TAKEN[mime];
}

/** From the first bytes, while the rest is still coming: how long it may become. Refuses what will never be taken. */
export async function limitOf(head: Uint8Array, declared: Declared): Promise<number> {
  const found = await fileTypeFromBuffer(head);
  // Which kind of zip it is shows only in the whole file; so does a picture behind a long first chunk.
  if (found === undefined || found.mime === 'application/zip') return HARD_LIMIT;
  return LIMITS[decide(found.mime, head, declared).kind];
}

export async function sniffFile(path: string, head: Uint8Array, declared: Declared): Promise<MediaType> {
  return decide((await fileTypeFromFile(path))?.mime, head, declared);
}

function decide(mime: string | undefined, head: Uint8Array, declared: Declared): MediaType {
  if (mime !== undefined && /^image\/(hei[cf](-sequence)?|avif)$/.test(mime)) throw no('heic');
  const media = mime === undefined ? plainText(head, declared) : taken(mime, declared);
  if (!media) throw no('not-taken');
  return media;
}

/** Text has no magic number: it is text when its start decodes and holds no control characters. */
function plainText(head: Uint8Array, { name = '', mediaType = '' }: Declared): MediaType | undefined {
  const table = /\.csv$/i.test(name) || mediaType.startsWith('text/csv');
  if (!table && !/\.(txt|csv)$/i.test(name) && !mediaType.startsWith('text/plain')) return undefined;
  if (!['utf-8', 'gb18030', 'utf-16le'].some((encoding) => decodes(head, encoding))) return undefined;
  return table ? of('document', 'text/csv', 'csv') : of('document', 'text/plain', 'txt');
}

function decodes(head: Uint8Array, encoding: string): boolean {
  if (encoding === 'utf-16le' && !(head[0] === 0xff && head[1] === 0xfe)) return false;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text.
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
