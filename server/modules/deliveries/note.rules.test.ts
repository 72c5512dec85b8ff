import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import type { Told } from '../../kernel/fact.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HOUR, instant, MINUTE } from '../../kernel/time.ts';
import { can, decideCancel } from './note.rules.ts';
import { type Line, type Note, walkTransitions } from './note.ts';
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
  lateCause: 'us',
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
