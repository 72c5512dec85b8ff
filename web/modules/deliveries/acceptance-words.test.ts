import { describe, expect, test } from 'vitest';
import {
  type AcceptLine,
  amountOf,
  hindranceOf,
  type Key,
  type LineWord,
  limitsOf,
  linesIn,
  NOTHING_SAID,
  netOf,
  pressed,
  readWord,
  settledOf,
} from './acceptance-words.ts';

const pork: AcceptLine = {
  id: 'a',
  lineNo: 1,
  product: '猪前腿肉',
  spec: '',
  unit: 'kg',
  ordered: 32_000,
  picked: 31_400,
  most: 32_028,
  least: 30_772,
  pieces: 2,
  pieceUnit: 'box',
  pickedPieces: null,
  pieceTare: 850,
};
const word = (said: Partial<LineWord>): LineWord => ({ ...NOTHING_SAID, ...said });
const said = (change: Partial<LineWord>) => readWord(pork, word(change));
const seen = { photosOf: () => 0, paper: false };
const hindrance = (change: Partial<LineWord>, paper = false) => hindranceOf([pork], { a: word(change) }, { ...seen, paper })?.why;

test('a weight is read against what came and the tolerance of its class', () => {
  expect(said({ accepted: 31_400 })).toBe('as-delivered');
  expect(said({ accepted: 30_772 })).toBe('within');
  expect(said({ accepted: 30_771 })).toBe('short');
  expect(said({ accepted: 32_028 })).toBe('within');
  expect(said({ accepted: 32_029 })).toBe('too-much');
  expect(said({ accepted: 0 })).toBe('rejected');
  expect(said({ rejected: true, accepted: 31_400 })).toBe('rejected');
});

test('the limits are told as a dock scale can show them, never wider than they are and never on the wrong side of what came', () => {
  expect(limitsOf(pork)).toEqual({ least: 30_780, most: 32_020 });
  expect(limitsOf({ ...pork, picked: 31_405, least: 31_405, most: 31_405 })).toEqual({ least: 31_405, most: 31_405 });
  const spice: AcceptLine = { ...pork, picked: 503, least: 498, most: 508 };
  expect(limitsOf(spice)).toEqual({ least: 498, most: 508 });
  const eggs: AcceptLine = { ...pork, unit: 'box', picked: 2_001, least: 2_001, most: 2_009 };
  expect(limitsOf(eggs)).toEqual({ least: 2_001, most: 2_009 });
});

test('net is gross less the tare said, else the known packaging of the pieces', () => {
  expect(netOf(pork, word({ gross: 33_100 }))).toBe(31_400);
  expect(netOf(pork, word({ gross: 33_100, tare: 2_000 }))).toBe(31_100);
  expect(netOf(pork, word({ gross: 16_900, pieces: 1 }))).toBe(16_050);
  expect(said({ gross: 1_000 })).toBe('tare-above-gross');
});

test('a deduction is taken off the net weight, rounded half up to the gram', () => {
  expect(settledOf(pork, word({ gross: 33_101, deductBp: 500 }))).toBe(29_831);
  expect(settledOf(pork, word({ rejected: true, deductBp: 500 }))).toBe(0);
});

describe('what holds an acceptance back', () => {
  test('amounts that cannot be', () => {
    expect(hindrance({ accepted: 320_000 })).toBe('too-much');
    expect(hindrance({ gross: 1_000 })).toBe('tare-above-gross');
  });
  test('a rejection or deduction without a reason, a deduction without a picture or the stamped paper', () => {
    expect(hindrance({ rejected: true })).toBe('reason-needed');
    expect(hindrance({ rejected: true, reason: 'spoiled' })).toBeUndefined();
    expect(hindrance({ deductBp: 500 })).toBe('reason-needed');
    expect(hindrance({ deductBp: 500, reason: 'off-spec' })).toBe('photo-needed');
    expect(hindrance({ deductBp: 500, reason: 'off-spec' }, true)).toBeUndefined();
  });
  test('fewer pieces without their weight', () => {
    expect(hindrance({ pieces: 1 })).toBe('weight-needed');
    expect(hindrance({ pieces: 1, accepted: 15_700 })).toBeUndefined();
  });
});

test('only what differs is sent, in the fields that the server reckons with', () => {
  const sent = (change: Partial<LineWord>) => linesIn([pork], { a: word(change) })[0];
  expect(sent({ accepted: 31_400 })).toBeUndefined();
  expect(sent({ accepted: 30_000, reason: 'short' })).toEqual({ lineId: 'a', accepted: 30_000, reason: 'short' });
  expect(sent({ gross: 33_100 })).toEqual({ lineId: 'a', gross: 33_100, tare: 1_700, reason: null });
  expect(sent({ accepted: 31_000, deductBp: 500, reason: 'off-spec' })).toEqual({ lineId: 'a', net: 31_000, deductBp: 500, reason: 'off-spec' });
  expect(sent({ rejected: true, gross: 33_100, reason: 'spoiled' })).toEqual({ lineId: 'a', accepted: 0, reason: 'spoiled' });
});

test('the number pad writes amounts as a scale shows them', () => {
  const typed = (keys: string) => [...keys].reduce((text, key) => pressed(text, (key === '<' ? 'back' : key) as Key), '');
  expect(typed('18.5')).toBe('18.5');
  expect(typed('.5')).toBe('0.5');
  expect(typed('007')).toBe('7');
  expect(typed('1..2<3')).toBe('1.3');
  expect(typed('1234567890')).toBe('12345678');
  expect(amountOf('18.5', 'kg')).toBe(18_500);
  expect(amountOf('3', 'jin')).toBe(1_500);
  expect(amountOf('2.5', 'box')).toBeUndefined();
  expect(amountOf('', 'kg')).toBeUndefined();
});
