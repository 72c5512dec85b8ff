// What the picker's scale says of a line: taken as it is, asked back where it is absurd, refused where it cannot be. Pure.
import type { Told } from '../../../kernel/fact.ts';
import { showQuantity, UNITS } from '../../../kernel/quantity.ts';
import { about, type Moment, must } from '../note.rules.ts';
import { leastOf, mostOf } from '../note.ts';
import { no as noNote } from '../refusals.ts';
import * as tell from './facts.ts';
import type { Packed, PackedLine } from './packed.ts';
import { no } from './refusals.ts';

export type PickWord = {
  readonly lineId: string;
  readonly version: number;
  readonly picked: number | null;
  readonly gross: number | null;
  readonly tare: number | null;
  readonly pieces: number | null;
  readonly lot?: string | null | undefined;
  readonly producedOn?: string | null | undefined;
  readonly lots?: readonly { readonly lotId: string; readonly amount: number }[] | undefined;
  readonly confirmed: boolean;
};
export type PickedLine = Parameters<typeof tell.picked.tell>[0]['lines'][number];

/** Beyond these a typed number is a wrong unit or a slipped comma rather than a morning's goods: asked back, or not taken at all. */
const DOUBTFUL = { above: 2, below: 3 };
const IMPOSSIBLE = 10;

const asOrdered = (line: PackedLine) => ({ ...line, picked: null });
/** The least and the most that count as what was ordered. */
export const boundsOf = (line: PackedLine) => ({ least: leastOf(asOrdered(line)), most: mostOf(asOrdered(line)) });

type Picking = { readonly note: Packed; readonly lines: readonly PackedLine[] };

/** What the words come to, line by line, before lots are chosen for them. Throws for the first that cannot be. */
export function readWords({ note, lines }: Picking, words: readonly PickWord[]): PickedLine[] {
  must('pick', note);
  const known = new Map(lines.map((line) => [line.id, line]));
  const said = new Map<string, PickedLine>();
  for (const [at, word] of words.entries()) {
    const line = known.get(word.lineId);
    if (!line) throw noNote('line-unknown');
    if (said.has(line.id)) throw noNote('line-twice', { line: line.lineNo, product: line.product });
    said.set(line.id, pickedOf(line, word, at));
  }
  return [...said.values()];
}

export const decidePick = (picking: Picking, words: readonly PickWord[], moment: Moment): Told[] =>
  tellPicked(picking, readWords(picking, words), moment);

/** Tells only what is new; the same word again tells nothing. */
export function tellPicked({ note, lines }: Picking, said: readonly PickedLine[], { now }: Moment): Told[] {
  const known = new Map(lines.map((line) => [line.id, line]));
  const fresh = said.filter((word) => isNew(known.get(word.lineId) as PackedLine, word));
  if (fresh.length === 0) return [];
  const words = new Map(said.map((word) => [word.lineId, word]));
  const amounts = lines.map((line) => ({ line, picked: words.get(line.id)?.picked ?? line.picked }));
  const data = {
    ...about(note),
    waveId: note.waveId,
    lines: fresh,
    complete: amounts.every(({ picked }) => picked !== null),
    shortLines: amounts.filter(({ line, picked }) => picked !== null && picked < boundsOf(line).least).length,
  };
  return [tell.picked.tell(data, { occurredAt: now, grade: 'B' })];
}

function pickedOf(line: PackedLine, word: PickWord, at: number): PickedLine {
  const { gross, tare, picked } = weigh(line, word, at);
  if (word.version !== line.version) throw wrong('picked-meanwhile', line, { at, picked: line.picked ?? 0 });
  doubt(line, { picked, at, confirmed: word.confirmed });
  const lot = word.lot === undefined ? line.lot : word.lot || null;
  // The days belong to the lot: of another lot they are unknown until somebody says them.
  const producedOn = word.producedOn === undefined ? (lot === line.lot ? line.producedOn : null) : word.producedOn;
  const expiresOn = lot === line.lot && producedOn === line.producedOn ? line.expiresOn : null;
  return { lineId: line.id, picked, pickedPieces: word.pieces ?? line.pickedPieces, gross, tare, lot, producedOn, expiresOn };
}

function weigh(line: PackedLine, { picked, gross, tare }: PickWord, at: number): Pick<PickedLine, 'picked' | 'gross' | 'tare'> {
  if ([picked, gross, tare].some((amount) => amount !== null && amount < 0)) throw wrong('pick-negative', line, { at });
  if (gross === null) {
    if (picked === null || tare !== null) throw wrong('pick-nothing', line, { at });
    return { picked, gross: null, tare: null };
  }
  if (UNITS[line.unit].base !== 'g') throw wrong('pick-counted', line, { at });
  const pack = tare ?? 0;
  if (pack > gross) throw wrong('pick-tare-above-gross', line, { at, gross, tare: pack });
  return { picked: gross - pack, gross, tare: pack };
}

function doubt(line: PackedLine, { picked, at, confirmed }: { picked: number; at: number; confirmed: boolean }): void {
  const { ordered } = line;
  if (ordered > 0 && picked > IMPOSSIBLE * ordered) throw wrong('pick-impossible', line, { at, picked });
  if (confirmed) return;
  if (picked === 0) throw wrong('pick-zero', line, { at, picked });
  if (ordered > 0 && (picked > DOUBTFUL.above * ordered || picked * DOUBTFUL.below < ordered)) throw wrong('pick-doubtful', line, { at, picked });
}

const isNew = (line: PackedLine, word: PickedLine): boolean =>
  (['picked', 'pickedPieces', 'gross', 'tare', 'lot', 'producedOn', 'expiresOn'] as const).some((field) => line[field] !== word[field]);

type Why =
  | 'pick-nothing'
  | 'pick-negative'
  | 'pick-zero'
  | 'pick-doubtful'
  | 'pick-impossible'
  | 'pick-counted'
  | 'pick-tare-above-gross'
  | 'picked-meanwhile';
type Seen = { readonly at: number; readonly picked?: number; readonly gross?: number; readonly tare?: number };

function wrong(why: Why, line: PackedLine, { at, ...amounts }: Seen) {
  const show = (amount: number): string => showQuantity({ amount, unit: line.unit });
  const shown = Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, show(amount)]));
  const params = { product: line.product, ordered: show(line.ordered), ...shown };
  const { zh, en } = no.written[why];
  const field = why === 'pick-tare-above-gross' ? 'tare' : why === 'picked-meanwhile' ? 'version' : 'picked';
  return no(why, params, [{ path: `lines.${at}.${field}`, text: { zh, en }, params }]);
}
