// The goods of a note and its lots. Pure: which lots a line is to have, what its row then says, and what the dock handed over.
import type { Told } from '../../../kernel/fact.ts';
import { showQuantity, UNITS } from '../../../kernel/quantity.ts';
import { type Carried, type Handed, type Lot, type Part, type Standing, type Stocked, sure } from '../../lots/words.ts';
import type { accepted, refused } from '../acceptance/facts.ts';
import { delivered, type Line, type Reason } from '../note.ts';
import type { PackedLine } from '../picking/packed.ts';
import type { PickedLine, PickWord } from '../picking/pick.rules.ts';
import { no } from './refusals.ts';

export type LotsWanted =
  /** A text that is no lot of ours: it stays a text. */
  { readonly how: 'text' } | { readonly how: 'by-rule' } | { readonly how: 'named'; readonly parts: readonly Part[] };

type Asking = {
  readonly line: PackedLine;
  readonly word: PickWord;
  readonly picked: number;
  readonly before: readonly Carried[];
  readonly stocked: readonly Stocked[];
};

const total = (parts: readonly { readonly amount: number }[]): number => parts.reduce((sum, { amount }) => sum + amount, 0);
const textOf = (word: PickWord, line: PackedLine): string | null => (word.lot === undefined || word.lot === line.lot ? null : word.lot || null);

/** The same amount of the same lots again moves nothing. */
export function unchanged({ line, word, picked, before }: Omit<Asking, 'stocked'>): boolean {
  if (word.lots !== undefined || textOf(word, line) !== null || word.lot === '') return false;
  const own = before.filter(sure);
  return own.length > 0 && total(own) === picked;
}

/** Named by a tap, by a scanned or typed number, by the number that came with the note; else the rule chooses. */
export function lotsWanted({ line, word, picked, before, stocked }: Asking): LotsWanted {
  if (word.lots !== undefined) return { how: 'named', parts: mustFit(line, word.lots, picked) };
  const typed = textOf(word, line);
  const given = typed ?? (before.length === 0 && word.lot !== '' && word.lot !== null ? line.lot : null);
  if (given === null) return { how: 'by-rule' };
  const found = stocked.filter(({ lot }) => lot.number === given || lot.supplierLot === given);
  const [one] = found;
  if (!one || found.length > 1) return { how: 'text' };
  const has = total(one.stores);
  if (typed === null && (has < picked || one.lot.state !== 'available')) return { how: 'by-rule' };
  return { how: 'named', parts: picked > 0 ? [{ lotId: one.lot.id, amount: picked }] : [] };
}

function mustFit(line: PackedLine, parts: readonly Part[], picked: number): readonly Part[] {
  if (new Set(parts.map(({ lotId }) => lotId)).size < parts.length) throw no('lot-twice', { product: line.product });
  if (total(parts) <= picked) return parts;
  const show = (amount: number): string => showQuantity({ amount, unit: line.unit });
  throw no('lots-more-than-picked', { product: line.product, lots: show(total(parts)), picked: show(picked) });
}

/** Paper, labels and certificates read the row: all numbers, and of several lots the day that comes first. */
export function rowOf(said: PickedLine, lots: readonly Lot[], before: readonly Carried[]): PickedLine {
  const first = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).sort()[0] ?? null;
  if (lots.length > 0)
    return {
      ...said,
      lot: lots.map(({ number }) => number).join('、'),
      producedOn: first(lots.map(({ producedOn }) => producedOn)),
      expiresOn: first(lots.map(({ expiresOn }) => expiresOn)),
    };
  const wasOurs = before.some((one) => sure(one) && (said.lot ?? '').includes(one.number));
  return wasOurs ? { ...said, lot: null, producedOn: null, expiresOn: null } : said;
}

const BY_SCALE: readonly (Reason | null)[] = ['short', 'missing', null];
type Accepted = Parameters<typeof accepted.tell>[0];
type Refused = Parameters<typeof refused.tell>[0];
type Exception = Accepted['exceptions'][number];

/** Physically handed over, line by line: before any deduction. What was refused goes back with the van; the rest is between two scales. */
export function handedOf(lines: readonly Line[], told: readonly Told[]): Handed[] {
  const word = told.find(({ name }) => name === 'deliveries.accepted' || name === 'deliveries.refused');
  if (!word) return [];
  if (word.name === 'deliveries.refused') {
    const { reason, reasons } = word.data as Refused;
    const why = new Map(reasons.map((one) => [one.lineId, one.reason]));
    return lines.map((line) => rejected(line, why.get(line.id) ?? reason));
  }
  const exceptions = new Map((word.data as Accepted).exceptions.map((one) => [one.lineId, one]));
  return lines.map((line) => takenOf(line, exceptions.get(line.id)));
}

const rejected = (line: Line, reason: Reason | null): Handed => {
  const came = delivered(line);
  return { lineId: line.id, came, handed: 0, back: BY_SCALE.includes(reason) ? 0 : came };
};

function takenOf(line: Line, one: Exception | undefined): Handed {
  const came = delivered(line);
  const about = { lineId: line.id, came };
  if (!one) return { ...about, handed: came, back: 0 };
  if (one.outcome === 'rejected') return rejected(line, one.reason);
  const deducted = (one.deductBp ?? 0) > 0;
  const handed = one.net ?? (deducted ? came : one.accepted);
  const pieces = line.pickedPieces ?? line.pieces;
  const fewer = one.pieces != null && pieces !== null && one.pieces < pieces;
  const left = one.outcome === 'partly' && (deducted ? fewer : !BY_SCALE.includes(one.reason) || fewer);
  return { ...about, handed, back: left ? Math.max(0, came - handed) : 0 };
}

/** Where refused goods belong: what may be unsafe or bad is kept apart, what was merely not wanted goes back on the shelf. */
const UNWANTED: readonly (Reason | null)[] = ['wrong-item', 'not-ordered', 'late', 'short', 'missing'];
export const placeFor = (reason: Reason | null, standing: Standing): 'store' | 'quarantine' =>
  standing === 'available' && UNWANTED.includes(reason) ? 'store' : 'quarantine';

export const baseOf = ({ unit }: Pick<PackedLine, 'unit'>) => UNITS[unit].base;
