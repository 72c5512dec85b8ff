import { describe, expect, it } from 'vitest';
import { axisOf, type BoardRow, lanesOf, problemOf, tellingOf } from './desk-board.ts';

const iso = (time: string) => new Date(`2026-03-02T${time}:00+08:00`).toISOString();
const at = (time: string) => Date.parse(iso(time));
const row = (over: Partial<BoardRow> = {}): BoardRow => ({
  id: 'n',
  number: 'PS-1',
  customer: { id: 'c', name: '实验小学' },
  site: { id: 's', name: '食堂' },
  state: 'departed',
  van: 'd',
  driver: null,
  vehicle: null,
  stopNo: 1,
  windowFrom: iso('05:30'),
  windowTo: iso('07:30'),
  mealAt: iso('11:30'),
  departedAt: iso('05:00'),
  arrivedAt: null,
  acceptedAt: null,
  leftAt: null,
  waiting: null,
  estimate: null,
  newEstimate: null,
  foreseen: null,
  told: null,
  exceptions: 0,
  stars: null,
  can: { tell: true, report: true },
  ...over,
});
const expected = (time: string) => ({ at: iso(time), reason: 'on-the-way' as const, stopsBefore: 0, computedAt: iso('05:00') });

describe('the board', () => {
  it.each([
    ['nothing in time', {}, undefined],
    ['an estimate after the window', { estimate: expected('07:40') }, 'late'],
    ['a delay that the kitchen knows', { estimate: expected('07:40'), told: { at: iso('06:00'), estimate: iso('07:45') } }, 'late-told'],
    ['a later one than it knows', { estimate: expected('07:50'), told: { at: iso('06:00'), estimate: iso('07:45') } }, 'late'],
    ['an exception before anything else', { exceptions: 1, estimate: expected('07:40') }, 'exception'],
    ['a closed gate', { waiting: { since: iso('06:00'), reason: 'gate-closed', causedBy: 'customer' } }, 'waiting'],
    ['a van that should have left', { state: 'issued', departedAt: null }, 'not-left'],
    ['a note without a van', { state: 'issued', departedAt: null, van: null }, 'unassigned'],
    ['whatever was accepted', { state: 'accepted', exceptions: 1 }, undefined],
  ] as const)('sees %s', (_, over, problem) => expect(problemOf(row(over as Partial<BoardRow>), at('06:30'))).toBe(problem));

  it('prepares a time in the future, to five minutes, with the reason that is known', () => {
    expect(tellingOf(row({ estimate: expected('07:41') }), at('06:30'))).toEqual({ newEstimate: iso('07:45'), reason: 'other' });
    expect(tellingOf(row({ estimate: expected('06:00'), departedAt: null }), at('06:31'))).toEqual({ newEstimate: iso('06:45'), reason: 'loading' });
  });

  it('puts vans in trouble first and those that are through last, on whole hours', () => {
    const rows = [row({ id: '1', van: 'done', state: 'accepted' }), row({ id: '2', van: 'well' }), row({ id: '3', van: 'bad', exceptions: 1 })];
    expect(lanesOf(rows, at('06:30')).map(({ van }) => van)).toEqual(['bad', 'well', 'done']);
    expect(axisOf(rows, at('06:30'))).toMatchObject({ from: at('05:00'), to: at('12:00') });
    expect(axisOf([], at('06:30'))).toBeUndefined();
  });
});
