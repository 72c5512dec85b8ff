// The letter as a file: PDF for sending, DOCX for going on writing. Always as it was frozen when the appeal was made.
import type { Call } from '../../../platform/app.ts';
import { DOCX_TYPE } from '../../../platform/documents/media-types.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import type { contract } from './contract.ts';
import { drawLetter, type Picture } from './draw-letter.ts';
import { type Letter, lettersOf } from './letter.store.ts';
import { no } from './refusals.ts';
import { findAppeal } from './show-appeals.ts';

const MOST_PICTURES = 40;
const PIXELS = 900;
const TOGETHER = 4;

export async function appealLetter(call: Call, { appealId, format }: InputOf<typeof contract.appealLetter>): Promise<File> {
  const appeal = await findAppeal(call, appealId);
  const letter = (await lettersOf(call.db, [appeal])).get(appealId);
  if (!letter) throw no('appeal-not-found');
  const document = drawLetter(letter, await openPictures(call, letter));
  const bytes = format === 'docx' ? await call.app.documents.docx(document) : await call.app.documents.pdf(document);
  return new File([new Uint8Array(bytes)], `${letter.number}-申诉函.${format}`, { type: format === 'docx' ? DOCX_TYPE : 'application/pdf' });
}

/** A few at a time: pictures are large, and processors few. One that does not open stands in the list alone. */
export async function openPictures({ app, actor, db }: Pick<Call, 'app' | 'actor' | 'db'>, { evidence }: Letter): Promise<Picture[]> {
  const wanted = evidence.flatMap(({ files }, i) => files.filter(({ kind }) => kind === 'image').map((file) => ({ no: i + 1, file })));
  const opened: Picture[] = [];
  for (let at = 0; at < Math.min(wanted.length, MOST_PICTURES); at += TOGETHER) {
    const some = wanted.slice(at, Math.min(at + TOGETHER, MOST_PICTURES)).map(async ({ no: number, file }): Promise<Picture[]> => {
      try {
        const stored = await app.files.see(actor, file.id, db);
        const { bytes, mediaType } = await app.documents.printPicture((await app.files.served(stored)).bytes, { most: PIXELS });
        return [{ no: number, file, bytes, mediaType }];
      } catch {
        return [];
      }
    });
    opened.push(...(await Promise.all(some)).flat());
  }
  return opened;
}
