import { describe, expect, it } from 'vitest';
import { NOBODY } from '../../../kernel/actor.ts';
import type { Told } from '../../../kernel/fact.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { State } from '../note.ts';
import type { Packed, PackedLine } from './packed.ts';
import { boundsOf, decidePick, type PickWord } from './pick.rules.ts';

const note: Packed = {
  id: 'n',
  number: 'PS1',
  customerId: 'c',
  siteId: 's',
  state: 'issued',
  driverId: null,
  departedAt: null,
  arrivedAt: null,
  deliveryOn: '2026-03-02',
  waveId: 'w',
  vehicleId: null,
  vehicle: null,
  stopNo: null,
  loadedAt: null,
  checkedAt: null,
  cratesOut: 4,
  carriesLots: false,
};
/** Two boxes of pork, about 15 kg each. */
const pork: PackedLine = {
  id: 'pork',
  lineNo: 1,
  product: '猪前腿肉',
  productId: null,
  productCode: null,
  unit: 'kg',
  ordered: 30_000,
  picked: null,
  pickedPieces: null,
  overBp: 500,
  underBp: 300,
  gross: null,
  tare: null,
  lot: 'L1',
  producedOn: '2026-03-01',
  expiresOn: '2026-03-04',
  version: 0,
};
const eggs: PackedLine = { ...pork, id: 'eggs', lineNo: 2, product: '鲜鸡蛋', unit: 'box', ordered: 3, overBp: null, underBp: null };
const word = (over: Partial<PickWord>): PickWord => ({
  lineId: 'pork',
  version: 0,
  picked: null,
  gross: null,
  tare: null,
  pieces: null,
  confirmed: false,
  ...over,
});
const moment = { actor: NOBODY, now: 0 };
const pick = (words: readonly PickWord[], { lines = [pork, eggs], state = 'issued' as State } = {}): Told[] =>
  decidePick({ note: { ...note, state }, lines }, words, moment);
const lineOf = (told: readonly Told[]) => (told[0]?.data as { lines: object[] } | undefined)?.lines[0];

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.fields[0]?.path ?? ''}`.trim();
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a normal morning is taken as it is', () => {
  it('31.4 kg for two boxes', () => {
    expect(lineOf(pick([word({ picked: 31_400, pieces: 2 })]))).toEqual({
      lineId: 'pork',
      picked: 31_400,
      pickedPieces: 2,
      gross: null,
      tare: null,
      lot: 'L1',
      producedOn: '2026-03-01',
      expiresOn: '2026-03-04',
    });
  });

  it('gross and tare give the net', () =>
    expect(lineOf(pick([word({ gross: 33_000, tare: 1_600 })]))).toMatchObject({ picked: 31_400, gross: 33_000, tare: 1_600 }));

  it('gross without packaging is the net', () => expect(lineOf(pick([word({ gross: 31_400 })]))).toMatchObject({ picked: 31_400, tare: 0 }));

  it('half as much, or nearly twice, needs no confirming', () => {
    expect(lineOf(pick([word({ picked: 15_000 })]))).toMatchObject({ picked: 15_000 });
    expect(lineOf(pick([word({ picked: 60_000 })]))).toMatchObject({ picked: 60_000 });
    expect(lineOf(pick([word({ picked: 10_000 })]))).toMatchObject({ picked: 10_000 });
  });

  it('another lot forgets the days of the first, unless they are said', () => {
    expect(lineOf(pick([word({ picked: 30_000, lot: 'L2' })]))).toMatchObject({ lot: 'L2', producedOn: null, expiresOn: null });
    expect(lineOf(pick([word({ picked: 30_000, lot: 'L2', producedOn: '2026-03-02' })]))).toMatchObject({
      producedOn: '2026-03-02',
      expiresOn: null,
    });
  });

  it('what was ordered as nothing is weighed as it comes', () =>
    expect(lineOf(pick([word({ picked: 5_000 })], { lines: [{ ...pork, ordered: 0 }] }))).toMatchObject({ picked: 5_000 }));
});

describe('what is absurd is asked back, what cannot be is refused', () => {
  it.each([
    ['a negative weight', { picked: -1 }, 'deliveries.pick-negative lines.0.picked'],
    ['a negative tare', { gross: 30_000, tare: -5 }, 'deliveries.pick-negative lines.0.picked'],
    ['tare above gross', { gross: 1_600, tare: 33_000 }, 'deliveries.pick-tare-above-gross lines.0.tare'],
    ['nothing said', {}, 'deliveries.pick-nothing lines.0.picked'],
    ['tare alone', { picked: 30_000, tare: 100 }, 'deliveries.pick-nothing lines.0.picked'],
    ['none at all', { picked: 0 }, 'deliveries.pick-zero lines.0.picked'],
    ['all of it packaging', { gross: 1_600, tare: 1_600 }, 'deliveries.pick-zero lines.0.picked'],
    ['more than twice', { picked: 60_001 }, 'deliveries.pick-doubtful lines.0.picked'],
    ['less than a third', { picked: 9_999 }, 'deliveries.pick-doubtful lines.0.picked'],
    ['grams for kilograms', { picked: 31_400_000, confirmed: true }, 'deliveries.pick-impossible lines.0.picked'],
    ['a line of another note', { lineId: 'other', picked: 1 }, 'deliveries.line-unknown'],
    ['gross of what is counted', { lineId: 'eggs', gross: 3 }, 'deliveries.pick-counted lines.0.picked'],
    ['a word that somebody overtook', { picked: 30_000, version: 3 }, 'deliveries.picked-meanwhile lines.0.version'],
  ])('%s', (_, over, code) => expect(refused(() => pick([word(over)]))).toBe(code));

  it('takes what a person confirms', () => {
    expect(lineOf(pick([word({ picked: 0, confirmed: true })]))).toMatchObject({ picked: 0 });
    expect(lineOf(pick([word({ picked: 90_000, confirmed: true })]))).toMatchObject({ picked: 90_000 });
  });

  it('refuses the same line twice, and anything after departure', () => {
    expect(refused(() => pick([word({ picked: 1_000, confirmed: true }), word({ picked: 30_000 })]))).toBe('deliveries.line-twice');
    expect(refused(() => pick([word({ picked: 30_000 })], { state: 'departed' }))).toBe('deliveries.not-in-this-state');
  });
});

describe('the fact', () => {
  const eggsToo = word({ lineId: 'eggs', picked: 3 });

  it('says when every line has its word, and how many are short', () => {
    expect(pick([word({ picked: 29_000 })])[0]?.data).toMatchObject({ complete: false, shortLines: 1, waveId: 'w', noteId: 'n', customerId: 'c' });
    expect(pick([word({ picked: 29_100 }), eggsToo])[0]?.data).toMatchObject({ complete: true, shortLines: 0 });
  });

  it('tells only lines that are new, and nothing for the same word again', () => {
    const known = { ...pork, picked: 31_400, pickedPieces: 2, version: 1 };
    expect(pick([word({ picked: 31_400, version: 1 })], { lines: [known, eggs] })).toEqual([]);
    expect(pick([word({ picked: 31_400, version: 1 }), eggsToo], { lines: [known, eggs] })[0]?.data).toMatchObject({ lines: [{ lineId: 'eggs' }] });
    expect(lineOf(pick([word({ picked: 31_000, version: 1 })], { lines: [known, eggs] }))).toMatchObject({ picked: 31_000, pickedPieces: 2 });
  });
});

it('holds the tolerance of the line against what was ordered, not against what lies on the scale', () => {
  expect(boundsOf({ ...pork, picked: 1 })).toEqual({ least: 29_100, most: 31_500 });
  expect(boundsOf(eggs)).toEqual({ least: 3, most: 3 });
});
