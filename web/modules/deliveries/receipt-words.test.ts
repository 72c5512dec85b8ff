import { expect, test } from 'vitest';
import { type AcceptLine, linesIn } from './acceptance-words.ts';
import { enteredWord, readEntered } from './receipt-words.ts';

const greens: AcceptLine = {
  id: 'a',
  lineNo: 1,
  product: '上海青',
  spec: '',
  unit: 'jin',
  ordered: 20_000,
  picked: 20_000,
  most: 20_400,
  least: 19_600,
  pieces: null,
  pieceUnit: null,
  pickedPieces: null,
  pieceTare: null,
};

test('what the paper says is read in the unit of the line', () => {
  expect(enteredWord(greens, undefined)).toBeUndefined();
  expect(enteredWord(greens, { amount: 40 })).toBeUndefined();
  expect(enteredWord(greens, { amount: null })).toBeUndefined();
  expect(readEntered(greens, { amount: 39.2 })).toBe('within');
  expect(readEntered(greens, { amount: 30 })).toBe('short');
  expect(readEntered(greens, { amount: 41 })).toBe('too-much');
  expect(readEntered(greens, { amount: 0 })).toBe('rejected');
});

test('a deduction goes out as net weight and share', () => {
  const word = enteredWord(greens, { amount: 40, share: 5, reason: 'off-spec' });
  if (!word) throw new Error('a deduction is something said');
  expect(linesIn([greens], { a: word })).toEqual([{ lineId: 'a', net: 20_000, deductBp: 500, reason: 'off-spec' }]);
});
