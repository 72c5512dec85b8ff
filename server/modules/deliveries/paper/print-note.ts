// Notes and labels as PDF, one at a time. A print counts: every further one is marked.
import type { Call } from '../../../platform/app.ts';
import type { InputOf } from '../../../platform/http/endpoint.ts';
import { no } from '../refusals.ts';
import type { contract } from './contract.ts';
import { drawNote } from './draw-note.ts';
import { LAYOUTS } from './form-layout.ts';
import { crateLabels, LABELS, productLabels } from './labels.ts';
import { settingOf } from './paper.store.ts';
import { prepareLabels, prepareNotes } from './prepare-papers.ts';
import { no as noPaper } from './refusals.ts';

const file = (bytes: Buffer, name: string): File => new File([new Uint8Array(bytes)], `${name}.pdf`, { type: 'application/pdf' });

export async function printNote(call: Call, { noteId, ...wanted }: InputOf<typeof contract.print>): Promise<File> {
  const [paper] = await call.write((unit) => prepareNotes(unit, [noteId], wanted));
  if (!paper) throw no('not-found');
  const { number } = paper.note;
  const sheets = { title: `送货单 ${number}`, size: LAYOUTS[paper.form].size, sheets: drawNote(paper), at: call.now };
  return file(await call.app.documents.sheets(sheets), number);
}

export async function printLabels(call: Call, { noteId, kind, size }: InputOf<typeof contract.labels>): Promise<File> {
  const [paper] = await call.write((unit) => prepareLabels(unit, [noteId]));
  if (!paper) throw no('not-found');
  const { number, cratesOut } = paper.note;
  if (kind === 'crate' && cratesOut === 0) throw noPaper('no-crates', { number });
  const chosen = size ?? (await settingOf(call.db)).labelSize;
  const drawn = kind === 'crate' ? crateLabels(paper, chosen) : productLabels(paper, chosen);
  const sheets = { title: `标签 ${number}`, size: LABELS[chosen], sheets: drawn, at: call.now };
  return file(await call.app.documents.sheets(sheets), `${number}-标签`);
}
