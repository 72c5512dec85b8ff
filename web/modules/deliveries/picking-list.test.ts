import { expect, it } from 'vitest';
import { groupLines, neighbour, nextOpen, type PickLine, verdictOf, type WaveCard } from './picking-list.ts';

const line = (id: string, noteId: string, over: Partial<PickLine> = {}): PickLine => ({
  id,
  noteId,
  lineNo: 1,
  product: '番茄',
  productCode: 'V001',
  spec: '',
  unit: 'kg',
  ordered: 10_000,
  least: 9_800,
  most: 10_200,
  pieces: null,
  pieceUnit: null,
  pieceTare: null,
  substituteFor: null,
  picked: null,
  pickedPieces: null,
  gross: null,
  tare: null,
  lot: null,
  producedOn: null,
  expiresOn: null,
  version: 0,
  lots: [],
  unlotted: 0,
  ...over,
});
const card = (id: string, pick = true) =>
  ({ id, number: `PS${id}`, site: { id, name: `${id}食堂` }, can: { pick, plan: true, load: true } }) as WaveCard;
const cards = new Map([card('一'), card('二'), card('三', false)].map((one) => [one.id, one]));
const potato = { product: '土豆', productCode: 'V003' };
const lines = [line('a', '一', { picked: 10_000 }), line('b', '一', potato), line('c', '二'), line('d', '二', potato), line('e', '三')];

it('groups by product with sums, or by site in the order of the notes', () => {
  const products = groupLines(lines, cards, 'product');
  expect(products.map(({ title, sum, done, lines: own }) => [title, sum?.ordered, sum?.picked, done, own.length])).toEqual([
    ['番茄', 30_000, 10_000, 1, 3],
    ['土豆', 20_000, 0, 0, 2],
  ]);
  expect(groupLines(lines, cards, 'site').map(({ title, note, done }) => [title, note, done])).toEqual([
    ['一食堂', 'PS一', 1],
    ['二食堂', 'PS二', 0],
    ['三食堂', 'PS三', 0],
  ]);
});

it('goes on with the next line that has no word, round to the first, past notes that have left', () => {
  const step = { groups: groupLines(lines, cards, 'product'), cards };
  expect(nextOpen(step, 'a')?.id).toBe('c');
  expect(nextOpen(step, 'c')?.id).toBe('b');
  expect(nextOpen(step, 'd')?.id).toBe('c');
  expect(neighbour(step, 'a', 1)?.id).toBe('c');
  expect(neighbour(step, 'a', -1)).toBeUndefined();
  const done = lines.map((one) => (one.noteId === '三' ? one : { ...one, picked: 1 }));
  expect(nextOpen({ groups: groupLines(done, cards, 'product'), cards }, 'a')).toBeUndefined();
});

it.each([
  [null, 'open'],
  [9_799, 'short'],
  [9_800, 'inside'],
  [10_200, 'inside'],
  [10_201, 'over'],
] as const)('%s is %s', (picked, verdict) => expect(verdictOf({ picked, least: 9_800, most: 10_200 })).toBe(verdict));
