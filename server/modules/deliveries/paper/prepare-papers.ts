// Everything that is needed to draw notes or labels: what stands in them, what they cost, their codes, the stamp.
import { SYSTEM } from '../../../kernel/actor.ts';
import { shanghaiDate } from '../../../kernel/time.ts';
import type { App, Unit } from '../../../platform/app.ts';
import type { PrintPicture } from '../../../platform/documents/public.ts';
import { linkForPrint } from '../note-link.ts';
import type { NotePaper } from './draw-note.ts';
import { printed } from './facts.ts';
import type { Form } from './forms.ts';
import { type PaperSetting, printsOf, settingOf } from './paper.store.ts';
import { type PaperNote, paperNotes } from './paper-note.ts';
import { knownGoods, pricesOf, type TermsOfLine } from './price-lines.ts';

export type Wanted = { readonly form?: Form | undefined; readonly prices?: boolean | undefined; readonly copies?: number | undefined };

/** Counts the prints first: a paper that exists twice must never look like the first. */
export async function prepareNotes(unit: Unit, noteIds: readonly string[], wanted: Wanted): Promise<NotePaper[]> {
  const notes = await paperNotes({ app: unit.app, db: unit.tx, actor: unit.actor }, noteIds);
  if (notes.length === 0) return [];
  const setting = await settingOf(unit.tx);
  const form = wanted.form ?? setting.form;
  const priced = wanted.prices ?? setting.prices;
  const prints = await printsOf(
    unit.tx,
    notes.map(({ noteId }) => noteId),
  );
  const prices = priced ? await pricesOf(unit.tx, notes, await knownGoods(unit.tx, notes, shanghaiDate(unit.now))) : null;
  const stamp = await stampOf(unit.app, setting, unit);
  const papers: NotePaper[] = [];
  for (const note of notes) {
    const copy = (prints.get(note.noteId) ?? 0) + 1;
    const link = await linkForPrint(unit, note);
    const copies = wanted.copies ?? setting.copies;
    papers.push({ note, company: unit.app.companyName, form, prices, copy, copies, link, stamp, printedAt: unit.now });
  }
  await unit.record(
    papers.map(({ note: { noteId, customerId, siteId }, copy }) =>
      printed.tell({ noteId, customerId, siteId, form, copy, prices: priced }, { occurredAt: unit.now, grade: 'B' }),
    ),
  );
  unit.announce('deliveries');
  return papers;
}

export type LabelPaper = { readonly note: PaperNote; readonly link: string | undefined; readonly terms: TermsOfLine; readonly company: string };

export async function prepareLabels(unit: Unit, noteIds: readonly string[]): Promise<LabelPaper[]> {
  const notes = await paperNotes({ app: unit.app, db: unit.tx, actor: unit.actor }, noteIds);
  const terms = await knownGoods(unit.tx, notes, shanghaiDate(unit.now));
  const papers: LabelPaper[] = [];
  for (const note of notes) papers.push({ note, link: await linkForPrint(unit, note), terms, company: unit.app.companyName });
  return papers;
}

/** The setting shows the stamp to whoever prints, whatever else they may see. */
async function stampOf({ documents, files }: App, { stampFileId }: PaperSetting, { tx }: Unit): Promise<PrintPicture | undefined> {
  if (stampFileId === null) return undefined;
  return documents.printPicture(await files.bytes(await files.see(SYSTEM, stampFileId, tx)), { most: 600 });
}
