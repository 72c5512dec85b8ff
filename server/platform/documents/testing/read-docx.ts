// Reads what stands in a letter made for a word processor: a zip of XML.
import { inflateRawSync } from 'node:zlib';

const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** Name → bytes of every file inside. */
export function unzipped(bytes: Buffer): Map<string, Buffer> {
  let end = bytes.length - 22;
  while (end > 0 && bytes.readUInt32LE(end) !== END) end--;
  const found = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error(`no entry at ${at}`);
    const [name, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    found.set(bytes.subarray(at + 46, at + 46 + name).toString('utf8'), bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return found;
}

export type Letter = { readonly xml: string; readonly text: string; readonly pictures: number; readonly parts: ReadonlyMap<string, Buffer> };

/** `text`: one line a paragraph, cells included. */
export function readDocx(bytes: Buffer): Letter {
  const parts = unzipped(bytes);
  const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
  const paragraphs = xml
    .split('</w:p>')
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''));
  return {
    xml,
    text: paragraphs.filter(Boolean).join('\n'),
    pictures: [...parts.keys()].filter((name) => name.startsWith('word/media/')).length,
    parts,
  };
}
