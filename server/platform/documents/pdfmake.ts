// The one pdfmake of this process, with our fonts and nothing else to read.
import pdfmake from 'pdfmake';
import { FONT_BOLD, FONT_NAME, FONT_REGULAR } from './fonts.ts';

pdfmake.setFonts({ [FONT_NAME]: { normal: FONT_REGULAR, bold: FONT_BOLD, italics: FONT_REGULAR, bolditalics: FONT_BOLD } });
// A print shows only what it is handed: nothing is fetched, no other file is read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === FONT_REGULAR || path === FONT_BOLD);

export { pdfmake };

/** pdfmake writes into what it lays out: without a copy a piece could be printed only once. */
export function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copied(part)])) as T;
}
