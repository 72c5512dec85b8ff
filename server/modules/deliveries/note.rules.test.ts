import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HOUR, instant, MINUTE } from '../../kernel/time.ts';
import { decideOutcomes } from './acceptance/acceptance.rules.ts';
import { decideAccept, decideRefuse } from './acceptance/receive.rules.ts';
import { can, decideCancel } from './note.rules.ts';
import { type Line, type Note, type State, walkTransitions } from './note.ts';
import { decideArrive, decideDelay, decideDepart } from './road/road.rules.ts';

const now = instant('2026-03-02T07:00:00+08:00');
const line = (lineNo: number, over: Partial<Line> = {}): Line => ({
  id: `l${lineNo}`,
  lineNo,
  product: `商品${lineNo}`,
  unit: 'kg',
  ordered: 10_000,
  picked: null,
  pieces: null,
  pickedPieces: null,
  pieceUnit: null,
  overBp: null,
  underBp: null,
  pieceTare: null,
  ...over,
});
const note = (over: Partial<Note> = {}): Note => ({
  id: 'n',
  number: 'PS1',
  customerId: 'c',
  siteId: 's',
  state: 'arrived',
  driverId: 'd',
  windowFrom: now - 90 * MINUTE,
  windowTo: now + 30 * MINUTE,
  departedAt: now - 2 * HOUR,
  arrivedAt: now - 20 * MINUTE,
  newEstimate: null,
  seals: [],
  lines: [line(1), line(2), line(3, { unit: 'piece', ordered: 12 })],
  ...over,
});
const driver: Actor = {
  kind: 'staff',
  id: 'd',
  name: '',
  roles: ['driver'],
  can: new Set(['deliveries.drive', 'deliveries.send-later', 'deliveries.record-acceptance']),
};
const holder: Actor = { kind: 'note-holder', id: 't', name: '', customerId: 'c', siteId: 's', noteId: 'n', can: new Set(['deliveries.accept']) };
const clerk: Actor = { kind: 'staff', id: 'x', name: '', roles: ['order-clerk'], can: new Set(['deliveries.record-acceptance']) };
const unsigned = { signatureSha256: null, paperSha256: null, cratesBack: null };
const signed = { ...unsigned, signatureSha256: 'hash' };
const names = (told: readonly Told[]) => told.map(({ name, grade }) => `${name} ${grade}`);
const refusal = (work: () => unknown): { code: string; path: string | undefined } => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, path: error.fields[0]?.path };
    throw error;
  }
  throw new Error('expected a refusal');
};

it('knows a way to every state', () => expect(walkTransitions).not.toThrow());

describe('the lines of an acceptance', () => {
  const lines = note().lines;
  it('are all as delivered when nobody says otherwise', () => {
    expect(decideOutcomes(lines, [])).toEqual({ acceptedLines: 3, partlyLines: 0, rejectedLines: 0, shortLines: 0, exceptions: [] });
  });
  it.each([
    ['a little more than came', { lineId: 'l1', accepted: 10_200, reason: null }, 'accepted', 0],
    ['a little less than came', { lineId: 'l1', accepted: 9_800, reason: null }, 'accepted', 0],
    ['less than the tolerance: short', { lineId: 'l1', accepted: 9_799, reason: null }, 'partly', 1],
    ['part of it spoiled: not short', { lineId: 'l1', accepted: 5_000, reason: 'spoiled' }, 'partly', 0],
    ['nothing of it', { lineId: 'l1', accepted: 0, reason: 'spoiled' }, 'rejected', 0],
    ['one egg less: pieces are counted', { lineId: 'l3', accepted: 11, reason: null }, 'partly', 1],
  ] as const)('%s', (...[, word, outcome, shortLines]) => {
    const decided = decideOutcomes(lines, [word]);
    expect(decided.exceptions[0]).toMatchObject({ accepted: word.accepted, outcome });
    expect(decided.shortLines).toBe(shortLines);
    expect(decided.acceptedLines + decided.partlyLines + decided.rejectedLines).toBe(3);
  });
  it.each([
    ['negative', [{ lineId: 'l1', accepted: -1, reason: null }], 'lines.0.accepted'],
    ['more-than-came', [{ lineId: 'l1', accepted: 10_201, reason: null }], 'lines.0.accepted'],
    ['more-than-came', [{ lineId: 'l3', accepted: 13, reason: null }], 'lines.0.accepted'],
    ['reason-needed', [{ lineId: 'l2', accepted: 0, reason: null }], 'lines.0.reason'],
    ['line-unknown', [{ lineId: 'l9', accepted: 1, reason: null }], undefined],
    [
      'line-twice',
      [
        { lineId: 'l1', accepted: 1, reason: null },
        { lineId: 'l1', accepted: 2, reason: null },
      ],
      'lines.1.accepted',
    ],
  ] as const)('refuse %s', (code, words, path) => {
    expect(refusal(() => decideOutcomes(lines, words))).toEqual({ code: `deliveries.${code}`, path });
  });
});

describe('an acceptance', () => {
  it('by the kitchen is grade A', () => {
    expect(names(decideAccept(note(), { words: [], signed: unsigned }, { actor: holder, now }))).toEqual(['deliveries.accepted A']);
  });
  it('on the driver’s phone is A with a signature there and then, B without', () => {
    expect(names(decideAccept(note(), { words: [], signed }, { actor: driver, now }))).toEqual(['deliveries.accepted A']);
    expect(names(decideAccept(note(), { words: [], signed: unsigned }, { actor: driver, now }))).toEqual(['deliveries.accepted B']);
  });
  it('sent hours later is C with its signature, D from a phone without signal; the office needs paper', () => {
    const late = { now, occurredAt: now - 3 * HOUR };
    expect(names(decideAccept(note(), { words: [], signed }, { actor: driver, ...late }))).toEqual(['deliveries.accepted C']);
    expect(names(decideAccept(note(), { words: [], signed: unsigned }, { actor: driver, ...late }))).toEqual(['deliveries.accepted D']);
    expect(refusal(() => decideAccept(note(), { words: [], signed: unsigned }, { actor: clerk, ...late })).code).toBe('moment.proof-needed');
    const paper = { ...unsigned, paperSha256: 'hash' };
    expect(names(decideAccept(note(), { words: [], signed: paper }, { actor: clerk, ...late }))).toEqual(['deliveries.accepted C']);
  });
  it('before the driver tapped means that the goods arrived', () => {
    const told = decideAccept(note({ state: 'issued', departedAt: null, arrivedAt: null }), { words: [], signed: unsigned }, { actor: holder, now });
    expect(told.map(({ name, data }) => [name, data.inferred])).toEqual([
      ['deliveries.arrived', true],
      ['deliveries.accepted', undefined],
    ]);
  });
  it('of no line at all is a refusal of the note', () => {
    const words = note().lines.map(({ id }) => ({ lineId: id, accepted: 0, reason: 'spoiled' as const }));
    const told = decideAccept(note(), { words, signed: unsigned }, { actor: holder, now });
    expect(told).toMatchObject([
      { name: 'deliveries.refused', data: { reason: 'spoiled', reasons: [{ lineId: 'l1' }, { lineId: 'l2' }, { lineId: 'l3' }] } },
    ]);
  });
  it.each(['accepted', 'partly-accepted', 'refused'] as State[])('comes only once: not when %s', (state) => {
    expect(refusal(() => decideAccept(note({ state }), { words: [], signed }, { actor: holder, now })).code).toBe('deliveries.received-already');
    expect(refusal(() => decideRefuse(note({ state }), { reason: 'late', signed }, { actor: holder, now })).code).toBe('deliveries.received-already');
  });
  it('never comes for a cancelled note', () => {
    const work = () => decideAccept(note({ state: 'cancelled' }), { words: [], signed }, { actor: holder, now });
    expect(refusal(work).code).toBe('deliveries.not-in-this-state');
  });
});

describe('the driver', () => {
  const fresh = note({ state: 'issued', departedAt: null, arrivedAt: null });
  it('departs, and a second tap tells nothing', () => {
    expect(names(decideDepart(fresh, { actor: driver, now }))).toEqual(['deliveries.departed B']);
    expect(decideDepart(note({ state: 'departed', departedAt: now }), { actor: driver, now })).toEqual([]);
  });
  it('sends an earlier arrival after the kitchen accepted: the earlier time is told', () => {
    const accepted = note({ state: 'accepted', arrivedAt: now });
    const told = decideArrive(accepted, { metres: 30 }, { actor: driver, now, occurredAt: now - HOUR, proof: true });
    expect(told).toMatchObject([{ name: 'deliveries.arrived', occurredAt: now - HOUR, grade: 'C', data: { inferred: false, metres: 30 } }]);
  });
  it('says on whose side a delay lies, from the reason or by himself', () => {
    const word = { newEstimate: now + HOUR, toldCustomer: true, proofSha256: [] };
    const by = (reason: 'traffic' | 'gate-closed' | 'weather') => decideDelay(fresh, { ...word, reason }, { actor: driver, now })[0]?.data.causedBy;
    expect([by('traffic'), by('gate-closed'), by('weather')]).toEqual(['us', 'customer', 'force-majeure']);
    expect(decideDelay(fresh, { ...word, reason: 'other', causedBy: 'customer' }, { actor: driver, now })[0]?.data.causedBy).toBe('customer');
  });
  it('cannot promise the past, nor delay what was received', () => {
    const word = { newEstimate: now - 1, reason: 'traffic', toldCustomer: false, proofSha256: [] } as const;
    expect(refusal(() => decideDelay(fresh, word, { actor: driver, now })).code).toBe('deliveries.estimate-in-past');
    const received = () => decideDelay(note({ state: 'accepted' }), { ...word, newEstimate: now + 1 }, { actor: driver, now });
    expect(refusal(received).code).toBe('deliveries.not-in-this-state');
  });
});

it('does not cancel what was received', () => {
  expect(names(decideCancel(note(), { reason: 'customer' }, { actor: clerk, now }))).toEqual(['deliveries.cancelled B']);
  expect(refusal(() => decideCancel(note({ state: 'accepted' }), { reason: 'customer' }, { actor: clerk, now })).code).toBe(
    'deliveries.not-in-this-state',
  );
});

it('offers each face only what it can do', () => {
  expect(can(note(), holder)).toMatchObject({ accept: true, refuse: true, depart: false, cancel: false, print: false });
  expect(can(note({ state: 'accepted' }), holder)).toMatchObject({ accept: false, refuse: false });
  expect(can(note({ state: 'departed', arrivedAt: null }), driver)).toMatchObject({ depart: false, arrive: true, delay: true, accept: true });
});
