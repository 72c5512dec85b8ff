import { describe, expect, it } from 'vitest';
import type { Told } from '../../kernel/fact.ts';
import { HOUR } from '../../kernel/time.ts';
import { can, decideCancel } from './note.rules.ts';
import { walkTransitions } from './note.ts';
import { decideArrive, decideDelay, decideDepart } from './road/road.rules.ts';
import { clerk, driver, holder, noteWith as note, now, faultOf as refusal } from './testing/notes-for-rules.ts';

const names = (told: readonly Told[]) => told.map(({ name, grade }) => `${name} ${grade}`);
it('knows a way to every state', () => expect(walkTransitions).not.toThrow());

describe('the driver', () => {
  const fresh = note({ state: 'issued', departedAt: null, arrivedAt: null });
  it('departs, and a second tap tells nothing', () => {
    expect(names(decideDepart(fresh, { actor: driver, now }))).toEqual(['deliveries.departed B']);
    expect(decideDepart(note({ state: 'departed', departedAt: now }), { actor: driver, now })).toEqual([]);
  });
  it('arrives late on the side that kept it: an honest warning within the window counts nothing', () => {
    const late = (over: object) =>
      decideArrive(note({ state: 'departed', arrivedAt: null, ...over }), { metres: null }, { actor: driver, now })[0]?.data;
    expect(late({})).toMatchObject({ lateBy: null });
    expect(late({ newEstimate: now + HOUR })).toMatchObject({ lateBy: null });
    expect(late({ windowTo: now - 1 })).toMatchObject({ lateBy: 'us' });
    expect(late({ windowTo: now - 1, lateCause: 'customer' })).toMatchObject({ lateBy: 'customer' });
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
