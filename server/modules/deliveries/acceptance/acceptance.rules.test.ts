import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Told } from '../../../kernel/fact.ts';
import { HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import type { Note, Scale, State } from '../note.ts';
import { clerk, driver, faultOf, holder, lineWith, noteWith, now, wordOn } from '../testing/notes-for-rules.ts';
import { decideOutcomes } from './acceptance.rules.ts';
import { type Acceptance, clockOf, decideAccept, decideRefuse, type Signed } from './receive.rules.ts';
import { deducted, type LineWord } from './scale.rules.ts';

const { lines } = noteWith();
const pork = lineWith(1, { picked: 30_000, pieces: 2, pickedPieces: 2, pieceUnit: 'box', pieceTare: 500, overBp: 300, underBp: 100 });
const outcomes = (words: readonly LineWord[], scale: Scale = 'customer') => decideOutcomes(lines, words, scale);
const ofPork = (word: Partial<LineWord>, scale: Scale = 'customer') => decideOutcomes([pork], [wordOn('l1', word)], scale).exceptions[0];

describe('the lines of an acceptance', () => {
  it('are all as delivered when nobody says otherwise', () => {
    expect(outcomes([])).toMatchObject({
      acceptedLines: 3,
      partlyLines: 0,
      rejectedLines: 0,
      exceptions: [],
      deliveredGrams: 20_000,
      acceptedGrams: 20_000,
      acceptedPieces: 12,
    });
    expect(outcomes([wordOn('l1'), wordOn('l2', { accepted: 10_000 })]).exceptions).toEqual([]);
  });

  it.each([
    ['a little more than came', { accepted: 10_200 }, 'accepted', 10_200, 0],
    ['a little less than came', { accepted: 9_800 }, 'accepted', 9_800, 0],
    ['less than the tolerance: short', { accepted: 9_799 }, 'partly', 9_799, 1],
    ['part of it spoiled: not short', { accepted: 5_000, reason: 'spoiled' }, 'partly', 5_000, 0],
    ['nothing of it', { accepted: 0, reason: 'spoiled' }, 'rejected', 0, 0],
    ['weighed with its crate', { gross: 11_000, tare: 900 }, 'accepted', 10_100, 0],
    ['weighed net', { net: 9_000 }, 'partly', 9_000, 1],
  ] as const)('%s', (...[, word, outcome, accepted, shortLines]) => {
    const decided = outcomes([wordOn('l1', word)]);
    expect(decided.exceptions[0]).toMatchObject({ accepted, outcome });
    expect(decided.shortLines).toBe(shortLines);
    expect(decided.acceptedLines + decided.partlyLines + decided.rejectedLines).toBe(3);
  });

  it('are counted by the piece without tolerance', () => {
    expect(outcomes([wordOn('l3', { accepted: 11 })])).toMatchObject({ partlyLines: 1, shortLines: 1, acceptedPieces: 11, deliveredPieces: 12 });
  });

  it('keep to the tolerance of their class at its edges', () => {
    expect(ofPork({ net: 30_900 })).toMatchObject({ accepted: 30_900, outcome: 'accepted' });
    expect(faultOf(() => ofPork({ net: 30_901 }))).toEqual({ code: 'deliveries.more-than-came', path: 'lines.0.net' });
    expect(ofPork({ net: 29_700 })).toMatchObject({ outcome: 'accepted', reason: null });
    expect(ofPork({ net: 29_699 })).toMatchObject({ outcome: 'partly', reason: 'short' });
  });

  it('take the packaging of the pieces off where nobody weighed it', () => {
    expect(ofPork({ gross: 31_200 })).toMatchObject({ gross: 31_200, tare: 1_000, net: 30_200, accepted: 30_200 });
    expect(ofPork({ gross: 15_600, pieces: 1, reason: 'damaged' })).toMatchObject({ tare: 500, net: 15_100, pieces: 1, outcome: 'partly' });
  });

  it('keep a complaint about goods that were taken in full, and call two scales that agree not short', () => {
    expect(outcomes([wordOn('l1', { reason: 'wrong-item' })])).toMatchObject({
      acceptedLines: 3,
      swappedLines: 1,
      exceptions: [{ reason: 'wrong-item' }],
    });
    expect(outcomes([wordOn('l1', { accepted: 9_900, reason: 'short' })])).toMatchObject({ shortLines: 0, exceptions: [{ reason: null }] });
  });

  it.each([
    ['negative', { accepted: -1 }, 'lines.0.accepted'],
    ['negative', { gross: -5 }, 'lines.0.gross'],
    ['negative', { pieces: -1 }, 'lines.0.pieces'],
    ['more-than-came', { accepted: 10_201 }, 'lines.0.accepted'],
    ['more-than-came', { gross: 1_000_000_000, tare: 0 }, 'lines.0.net'],
    ['reason-needed', { accepted: 0 }, 'lines.0.reason'],
    ['reason-needed', { gross: 500, tare: 500 }, 'lines.0.reason'],
    ['tare-above-gross', { gross: 900, tare: 901 }, 'lines.0.tare'],
    ['tare-above-gross', { tare: 1 }, 'lines.0.tare'],
    ['weights-disagree', { gross: 10_000, tare: 0, net: 9_999 }, 'lines.0.net'],
    ['weights-disagree', { net: 10_000, accepted: 9_900 }, 'lines.0.accepted'],
    ['not-by-piece', { pieces: 1 }, 'lines.0.pieces'],
    ['deduct-absurd', { deductBp: -1, reason: 'off-spec' }, 'lines.0.deductBp'],
    ['deduct-absurd', { deductBp: 10_000, reason: 'off-spec' }, 'lines.0.deductBp'],
    ['reason-needed', { deductBp: 500 }, 'lines.0.reason'],
    ['photo-needed', { deductBp: 500, reason: 'off-spec' }, 'lines.0.photos'],
  ] as const)('refuse %s', (code, word, path) => {
    expect(faultOf(() => outcomes([wordOn('l1', word)]))).toEqual({ code: `deliveries.${code}`, path });
  });

  it('refuse what is not on the note, what is said twice, and weights of what is counted', () => {
    expect(faultOf(() => outcomes([wordOn('l9')]))).toEqual({ code: 'deliveries.line-unknown', path: undefined });
    expect(faultOf(() => outcomes([wordOn('l1'), wordOn('l1')]))).toEqual({ code: 'deliveries.line-twice', path: 'lines.1.accepted' });
    expect(faultOf(() => outcomes([wordOn('l3', { net: 12 })]))).toEqual({ code: 'deliveries.not-weighed', path: 'lines.0.net' });
    expect(faultOf(() => ofPork({ pieces: 3 }))).toEqual({ code: 'deliveries.more-pieces-than-came', path: 'lines.0.pieces' });
    expect(faultOf(() => ofPork({ pieces: 1 }))).toEqual({ code: 'deliveries.weight-needed', path: 'lines.0.accepted' });
  });
});

describe('a deduction', () => {
  it.each([
    [10_000, 500, 9_500],
    [1, 5_000, 1],
    [3, 5_000, 2],
    [333, 250, 325],
    [31_399, 500, 29_829],
    [31_400, 1, 31_397],
    [1_000_000_000, 9_999, 100_000],
  ])('of %i g by %i bp leaves %i g: half a gram counts up', (net, bp, left) => {
    expect(deducted(net, bp)).toBe(left);
  });

  it('is taken from the net weight, else from what came, and makes the line partly taken', () => {
    const word = { deductBp: 500, reason: 'off-spec', photos: ['h'] } as const;
    expect(ofPork({ ...word, gross: 31_200, tare: 400 })).toMatchObject({ net: 30_800, accepted: 29_260, outcome: 'partly', deductBp: 500 });
    expect(outcomes([wordOn('l1', word)])).toMatchObject({ deductedLines: 1, partlyLines: 1, exceptions: [{ accepted: 9_500, photos: ['h'] }] });
    expect(outcomes([wordOn('l1', { deductBp: 500, reason: 'off-spec', paper: true })]).exceptions[0]?.accepted).toBe(9_500);
  });
});

describe('our scale', () => {
  it('settles what was picked; the customer’s weight is kept where the two disagree', () => {
    expect(ofPork({ net: 29_000 }, 'ours')).toMatchObject({ accepted: 30_000, said: 29_000, net: 29_000, outcome: 'accepted', reason: null });
    expect(ofPork({ net: 29_800 }, 'ours')).toMatchObject({ accepted: 30_000, said: null, outcome: 'accepted' });
    expect(decideOutcomes([pork], [wordOn('l1', { accepted: 28_000, reason: 'short' })], 'ours')).toMatchObject({ disputedLines: 1, shortLines: 0 });
  });
  it('does not decide what is given back for a cause, nor what is counted', () => {
    expect(ofPork({ net: 20_000, reason: 'spoiled' }, 'ours')).toMatchObject({ accepted: 20_000, outcome: 'partly', said: null });
    expect(ofPork({ accepted: 0, reason: 'short' }, 'ours')).toMatchObject({ accepted: 0, outcome: 'rejected' });
    expect(outcomes([wordOn('l3', { accepted: 11 })], 'ours')).toMatchObject({ acceptedPieces: 11 });
  });
  it('deducts from what it weighed', () => {
    expect(ofPork({ net: 29_900, deductBp: 1_000, reason: 'off-spec', photos: ['h'] }, 'ours')).toMatchObject({ accepted: 27_000, said: null });
  });
});

it('adds up: the sums of the fact are its exceptions and the rest as it came', () => {
  const word = fc.record({
    net: fc.option(fc.integer({ min: 1, max: 10_200 }), { nil: null }),
    deductBp: fc.integer({ min: 0, max: 9_000 }),
    reason: fc.constantFrom('spoiled' as const, 'short' as const, 'off-spec' as const),
  });
  const property = fc.property(fc.array(word, { maxLength: 6 }), fc.constantFrom<Scale>('customer', 'ours'), (said, scale) => {
    const weighed = Array.from({ length: 6 }, (_, at) => lineWith(at + 1));
    const words = said.map((one, at) => wordOn(`l${at + 1}`, { ...one, photos: ['h'] }));
    const { exceptions, ...sums } = decideOutcomes(weighed, words, scale);
    const by = new Map(exceptions.map(({ lineId, accepted }) => [lineId, accepted]));
    const total = weighed.reduce((sum, { id, ordered }) => sum + (by.get(id) ?? ordered), 0);
    expect(sums.acceptedGrams).toBe(total);
    expect(sums.acceptedLines + sums.partlyLines + sums.rejectedLines).toBe(6);
    for (const one of exceptions) expect(one.accepted).toBeLessThanOrEqual(10_200);
  });
  fc.assert(property);
});

const unsigned: Signed = { signatureSha256: null, paperSha256: null, cratesBack: null, signers: [], photos: [] };
const signed: Signed = { ...unsigned, signatureSha256: 'hash' };
const rules = { signersNeeded: 1, scale: 'customer' as Scale };
const plain = { words: [], signed: unsigned, seals: null, rules };
const names = (told: readonly Told[]) => told.map(({ name, grade }) => `${name} ${grade}`);
const accept = (over: Partial<Acceptance & { rules: typeof rules }> = {}, moment: object = {}, note: Note = noteWith()) =>
  decideAccept(note, { ...plain, ...over }, { actor: holder, now, ...moment });

describe('an acceptance', () => {
  it('by the kitchen is grade A', () => expect(names(accept())).toEqual(['deliveries.accepted A']));
  it('on the driver’s phone is A with a signature there and then, B without', () => {
    expect(names(accept({ signed }, { actor: driver }))).toEqual(['deliveries.accepted A']);
    expect(names(accept({}, { actor: driver }))).toEqual(['deliveries.accepted B']);
  });
  it('sent hours later is C with its signature, D from a phone without signal; the office needs paper', () => {
    const late = { occurredAt: now - HOUR };
    expect(names(accept({ signed }, { actor: driver, ...late }))).toEqual(['deliveries.accepted C']);
    expect(names(accept({}, { actor: driver, ...late }))).toEqual(['deliveries.accepted D']);
    expect(faultOf(() => accept({}, { actor: clerk, ...late })).code).toBe('moment.proof-needed');
    expect(names(accept({ signed: { ...unsigned, paperSha256: 'hash' } }, { actor: clerk, ...late }))).toEqual(['deliveries.accepted C']);
  });
  it('of no line at all is a refusal of the note', () => {
    const words = noteWith().lines.map(({ id }) => wordOn(id, { accepted: 0, reason: 'spoiled' }));
    expect(accept({ words })).toMatchObject([
      { name: 'deliveries.refused', data: { reason: 'spoiled', reasons: [{ lineId: 'l1' }, { lineId: 'l2' }, { lineId: 'l3' }] } },
    ]);
  });
  it.each(['accepted', 'partly-accepted', 'refused'] as State[])('comes only once: not when %s', (state) => {
    expect(faultOf(() => accept({}, {}, noteWith({ state }))).code).toBe('deliveries.received-already');
    const refuse = () => decideRefuse(noteWith({ state }), { reason: 'late', signed, seals: null, rules }, { actor: holder, now });
    expect(faultOf(refuse).code).toBe('deliveries.received-already');
  });
  it('never comes for a cancelled note', () => {
    expect(faultOf(() => accept({}, {}, noteWith({ state: 'cancelled' }))).code).toBe('deliveries.not-in-this-state');
  });
  it('tells of another item than ordered, and of seals by their numbers', () => {
    const note = noteWith({ seals: ['F1', 'F2'] });
    const words = [wordOn('l2', { accepted: 0, reason: 'not-ordered' })];
    const told = accept({ words, seals: { whole: true, numbers: ['F2', 'F1'] } }, {}, note);
    expect(told.map(({ name }) => name)).toEqual(['deliveries.seals-checked', 'deliveries.accepted', 'deliveries.item-swapped']);
    expect(told[0]?.data).toMatchObject({ whole: true, matched: true });
    expect(accept({ seals: { whole: true, numbers: ['F1', 'F3'] } }, {}, note)[0]?.data).toMatchObject({ matched: false });
    expect(accept({ seals: { whole: false, numbers: [] } }, {}, note)[0]?.data).toMatchObject({ whole: false, matched: null });
  });
});

describe('as many as the site asks', () => {
  const by = (...hashes: (string | null)[]): Signed => ({
    ...unsigned,
    signers: hashes.map((signatureSha256) => ({ role: 'receiver', signatureSha256 })),
  });
  const two = { rules: { ...rules, signersNeeded: 2 } };
  it('sign, each with a signature of his own', () => {
    expect(names(accept({ ...two, signed: by('a', 'b') }))).toEqual(['deliveries.accepted A']);
    for (const few of [by('a'), by('a', 'a'), by('a', null), by()]) {
      expect(faultOf(() => accept({ ...two, signed: few })).code).toBe('deliveries.signers-missing');
    }
  });
  it('or have signed the paper, whose photo is equal evidence', () => {
    expect(names(accept({ ...two, signed: { ...by(), paperSha256: 'p' } }))).toEqual(['deliveries.accepted A']);
  });
  it('but who takes nothing need not sign', () => {
    const refused = decideRefuse(noteWith(), { reason: 'late', signed: unsigned, seals: null, rules: two.rules }, { actor: holder, now });
    expect(names(refused)).toEqual(['deliveries.refused A']);
  });
});

describe('before departure', () => {
  const waiting = (over: Partial<Note> = {}) => noteWith({ state: 'issued', departedAt: null, arrivedAt: null, ...over });
  const until = (windowFrom: number) => waiting({ windowFrom, windowTo: windowFrom + HOUR });
  it('what is accepted near its window has left and arrived, though nobody tapped', () => {
    const told = accept({}, {}, until(now + 3 * HOUR));
    expect(told.map(({ name, data }) => [name, data.inferred])).toEqual([
      ['deliveries.departed', true],
      ['deliveries.arrived', true],
      ['deliveries.accepted', undefined],
    ]);
  });
  it('nothing is accepted more than three hours early, unless the driver has left or is there', () => {
    const early = now + 3 * HOUR + 1;
    expect(faultOf(() => accept({}, {}, until(early))).code).toBe('deliveries.not-departed');
    expect(names(accept({}, {}, noteWith({ windowFrom: early, windowTo: early + HOUR })))).toEqual(['deliveries.accepted A']);
    const there = accept({}, {}, { ...until(early), arrivedAt: now - MINUTE });
    expect(there[0]).toMatchObject({ name: 'deliveries.departed', occurredAt: now - MINUTE });
  });
  it('nothing is accepted at a time before the recorded departure', () => {
    expect(faultOf(() => accept({}, { occurredAt: now - 2 * HOUR - 3 * MINUTE })).code).toBe('deliveries.before-departure');
    expect(names(accept({}, { occurredAt: now - 2 * HOUR - MINUTE }))).toEqual(['deliveries.accepted A']);
  });
});

it('keeps by how much a phone’s clock was wrong, and what it had said', () => {
  const sent = { occurredAt: iso(now + 5 * HOUR), sentAt: iso(now + 6 * HOUR) };
  expect(clockOf(sent, now)).toEqual({ clockSkewMs: -6 * HOUR, phoneAt: iso(now + 5 * HOUR) });
  expect(clockOf({ sentAt: iso(now - MINUTE) }, now)).toBeUndefined();
  expect(clockOf({}, now)).toBeUndefined();
});
