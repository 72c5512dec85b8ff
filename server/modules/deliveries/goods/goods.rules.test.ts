import { describe, expect, it } from 'vitest';
import { decideAccept, decideRefuse } from '../acceptance/receive.rules.ts';
import type { Line } from '../note.ts';
import type { PackedLine } from '../picking/packed.ts';
import type { PickWord } from '../picking/pick.rules.ts';
import { holder, lineWith, noteWith, now, wordOn } from '../testing/notes-for-rules.ts';
import { handedOf, lotsWanted, placeFor, unchanged } from './goods.rules.ts';

const signed = { signatureSha256: null, paperSha256: null, cratesBack: null, signers: [], photos: [] };
const rules = { signersNeeded: 1, scale: 'customer' as const };
const moment = { actor: holder, now };
const at = (line: Partial<Line>, word: Parameters<typeof wordOn>[1], scale: 'customer' | 'ours' = 'customer') => {
  const note = noteWith({ lines: [lineWith(1, line), lineWith(2)] });
  const told = decideAccept(note, { words: [wordOn('l1', word)], signed, seals: null, rules: { ...rules, scale } }, moment);
  const [handed] = handedOf(note.lines, told);
  return [handed?.handed, handed?.back];
};

describe('what was handed over', () => {
  it.each([
    ['all that came', {}, [10_000, 0]],
    ['by the kitchen’s scale a little more', { net: 10_150 }, [10_150, 0]],
    ['less, within two scales', { net: 9_900 }, [9_900, 0]],
    ['short: it never was there', { accepted: 8_000, reason: 'short' as const }, [8_000, 0]],
    ['spoiled in part: the rest goes back', { accepted: 8_000, reason: 'spoiled' as const }, [8_000, 2_000]],
    ['deducted 5 %: all of it stays in the kitchen', { net: 10_000, deductBp: 500, reason: 'off-spec' as const, photos: ['a'] }, [10_000, 0]],
    ['rejected', { accepted: 0, reason: 'spoiled' as const }, [0, 10_000]],
    ['missing', { accepted: 0, reason: 'missing' as const }, [0, 0]],
  ])('%s', (_what, word, expected) => expect(at({}, word)).toEqual(expected));

  it('is what the kitchen weighed even where our scale settles', () => expect(at({}, { net: 9_900 }, 'ours')).toEqual([9_900, 0]));

  it('of a refused note nothing, and all goes back', () => {
    const note = noteWith();
    const told = decideRefuse(note, { reason: 'late', signed, seals: null, rules }, moment);
    expect(handedOf(note.lines, told).map(({ handed, back }) => [handed, back])).toEqual([
      [0, 10_000],
      [0, 10_000],
      [0, 12],
    ]);
  });
});

it('bad goods are kept apart, what was merely not wanted goes on the shelf, unless its lot is stopped', () => {
  expect([placeFor('not-ordered', 'available'), placeFor('spoiled', 'available'), placeFor('not-ordered', 'held')]).toEqual([
    'store',
    'quarantine',
    'quarantine',
  ]);
});

describe('which lots a line wants', () => {
  const line = { lot: null, product: '肉', unit: 'kg' } as PackedLine;
  const word = (over: Partial<PickWord>): PickWord => ({
    lineId: 'l',
    version: 0,
    picked: 10,
    gross: null,
    tare: null,
    pieces: null,
    confirmed: false,
    ...over,
  });
  const lot = { id: 'a', number: 'PC260302-000001', supplierLot: 'S1', state: 'available', productId: 'p' };
  const stocked = [{ lot, stores: [{ placeId: 'x', amount: 8 }] }] as never;
  const wants = (over: Partial<PickWord>, row: Partial<PackedLine> = {}) =>
    lotsWanted({ line: { ...line, ...row }, word: word(over), picked: 10, before: [], stocked });

  it('by rule unless somebody says', () => expect(wants({})).toEqual({ how: 'by-rule' }));
  it('a typed number of ours or of the supplier, all of it, even where there is too little: that is refused aloud', () => {
    expect(wants({ lot: 'PC260302-000001' })).toEqual({ how: 'named', parts: [{ lotId: 'a', amount: 10 }] });
    expect(wants({ lot: 'S1' })).toMatchObject({ how: 'named' });
  });
  it('a number that came with the note counts where there is enough of it, else the rule', () => {
    expect(wants({}, { lot: 'S1' })).toEqual({ how: 'by-rule' });
    expect(lotsWanted({ line: { ...line, lot: 'S1' }, word: word({}), picked: 8, before: [], stocked })).toMatchObject({ how: 'named' });
  });
  it('a text that is none of ours stays a text', () => expect(wants({ lot: '手写 7' })).toEqual({ how: 'text' }));
  it('the same amount again moves nothing, until a lot is named', () => {
    const before = [{ certainty: 'by-rule', amount: 10 }] as never;
    expect(unchanged({ line, word: word({}), picked: 10, before })).toBe(true);
    expect(unchanged({ line, word: word({}), picked: 11, before })).toBe(false);
    expect(unchanged({ line, word: word({ lots: [] }), picked: 10, before })).toBe(false);
  });
});
