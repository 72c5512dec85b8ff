// What is typed for one line, and the word that goes to the server.
import { useState } from 'react';
import { quantity, UNITS } from '../../../server/kernel/quantity.ts';
import type { PickLine } from './picking-list.ts';
import { divide, type WaveLots } from './picking-lots.ts';
import { readWeight, writeWeight } from './picking-weight.ts';

export type Entry = ReturnType<typeof useEntry>;

const TARE_KEY = 'xiannuo.pick-with-tare';

/** Whoever works with gross and tare does so all morning. */
const usedTare = (): boolean => {
  try {
    return localStorage.getItem(TARE_KEY) === 'yes';
  } catch {
    return false;
  }
};

function keepTare(on: boolean): void {
  try {
    localStorage.setItem(TARE_KEY, on ? 'yes' : 'no');
  } catch {
    // A forbidden store costs the habit, not the form.
  }
}

const packingOf = ({ tare, pieceTare, pickedPieces, pieces }: PickLine): number | null =>
  tare ?? (pieceTare === null ? null : pieceTare * (pickedPieces ?? pieces ?? 1));

export function useEntry(line: PickLine, answer?: WaveLots) {
  const { unit } = line;
  const weighed = UNITS[unit].base === 'g';
  const [withTare, setWithTare] = useState(weighed && (line.gross !== null || (line.picked === null && usedTare())));
  const [net, setNet] = useState(writeWeight(line.picked, unit));
  const [gross, setGross] = useState(writeWeight(line.gross, unit));
  const [tare, setTare] = useState(writeWeight(packingOf(line), unit));
  const [pieces, setPieces] = useState(String(line.pickedPieces ?? line.pieces ?? ''));
  /** Written by hand, where it is no lot of ours. */
  const [lot, setLot] = useState('');
  const [lots, setLots] = useState<readonly string[]>([]);
  const [producedOn, setProducedOn] = useState(line.producedOn ?? '');
  const [unread, setUnread] = useState<string>();
  const [grams, packing] = [readWeight(gross, unit), tare.trim() === '' ? 0 : readWeight(tare, unit)];
  const amount = withTare ? (grams === undefined || packing === undefined ? undefined : grams - packing) : readWeight(net, unit);

  /** Undefined where something is no number yet; says which. */
  const word = () => {
    const count = pieces.trim() === '' ? null : quantity(Number(pieces.normalize('NFKC')), 'piece')?.amount;
    const wrong = amount === undefined ? (withTare ? (grams === undefined ? gross : tare) : net) : count === undefined ? pieces : undefined;
    setUnread(wrong);
    if (wrong !== undefined || amount === undefined || count === undefined) return undefined;
    const scale = withTare ? { gross: grams ?? null, tare: packing ?? 0 } : { picked: amount };
    const made = producedOn === (line.producedOn ?? '') ? {} : { producedOn: producedOn || null };
    const chosen = lots.flatMap((id) => answer?.lots.find((one) => one.id === id) ?? []);
    const which = chosen.length > 0 ? { lots: divide(amount, chosen) } : lot.trim() === '' ? {} : { lot: lot.trim() };
    return { lineId: line.id, version: line.version, ...scale, pieces: line.pieceUnit ? count : null, ...which, ...made };
  };

  const toggleTare = () => {
    keepTare(!withTare);
    setWithTare(!withTare);
  };
  /** One tap for "nothing there": asked back by the server before it counts. */
  const none = () => {
    setWithTare(false);
    setNet('0');
    setPieces(line.pieceUnit ? '0' : '');
  };
  const toggleLot = (id: string) => setLots(lots.includes(id) ? lots.filter((one) => one !== id) : [...lots, id]);
  const fields = { net, setNet, gross, setGross, tare, setTare, pieces, setPieces, lot, setLot, lots, toggleLot, producedOn, setProducedOn };
  return { ...fields, withTare, toggleTare, amount, unread, word, none };
}
