import { expect, it } from 'vitest';
import { api } from '../../client/api.ts';
import type { Waiting } from '../../client/waiting.ts';
import { hasLeft, type LoadNote, readSeals, seenNotes } from './loading-seen.ts';

const note = (id: string): LoadNote =>
  ({
    id,
    state: 'issued',
    crates: 4,
    seals: [],
    loadedAt: null,
    checkedAt: null,
    departedAt: null,
    cratesCounted: null,
    differences: [],
  }) as unknown as LoadNote;
const tap = (endpoint: { readonly key: readonly [string, string] }, input: object, over: Partial<Waiting> = {}): Waiting =>
  ({ key: '', endpoint: endpoint.key, input, files: {}, label: '', at: 0, note: undefined, ...over }) as Waiting;
const T = '2026-03-02T05:00:00.000Z';

it('shows what was tapped without signal, in its order', () => {
  const { load, takeOff, checkLoad, departRound } = api.deliveries;
  const taps = [
    tap(load, { noteId: 'a', seals: ['A1'], cratesOut: 5, occurredAt: T }),
    tap(load, { noteId: 'b', occurredAt: T }),
    tap(takeOff, { noteId: 'b', occurredAt: T }),
    tap(checkLoad, { notes: [{ noteId: 'a', cratesCounted: 5 }], occurredAt: T }),
  ];
  const [a, b, c] = seenNotes([note('a'), note('b'), note('c')], taps);
  expect(a).toMatchObject({ loadedAt: T, checkedAt: T, seals: ['A1'], crates: 5, cratesCounted: 5, unsent: true });
  expect(b).toMatchObject({ loadedAt: null, unsent: true });
  expect(c).toMatchObject({ loadedAt: null, unsent: false });
  const [gone] = seenNotes([note('a')], [...taps, tap(departRound, { noteIds: ['a'], occurredAt: T })]);
  expect(gone && hasLeft(gone)).toBe(true);
});

it('does not show what the server refused', () =>
  expect(seenNotes([note('a')], [tap(api.deliveries.load, { noteId: 'a' }, { refused: '已离开' })])[0]).toMatchObject({
    loadedAt: null,
    unsent: false,
  }));

it.each([
  ['A0017 A0018', ['A0017', 'A0018'], undefined],
  ['a1，b-2、a1', ['a1', 'b-2'], undefined],
  ['', [], undefined],
  ['左门 A1', [], '左门'],
])('reads the seals of %s', (typed, seals, wrong) => expect(readSeals(typed)).toEqual(wrong === undefined ? { seals } : { seals, wrong }));
