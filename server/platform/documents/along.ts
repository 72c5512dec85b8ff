// Files inside a PDF: readers show them as attachments. We have no library that would take foreign pages into ours.
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

export type Along = readonly { readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string }[];

export function filesAlong(along: Along): Pick<TDocumentDefinitions, 'files'> {
  if (along.length === 0) return {};
  const files = along.map(({ name, bytes, mediaType }, at) => [
    String(at),
    { src: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`, name },
  ]);
  return { files: Object.fromEntries(files) };
}
