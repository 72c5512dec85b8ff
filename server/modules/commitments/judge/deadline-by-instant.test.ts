// Deadlines that a fact carries: by an instant, some time before it, not before it.
import { describe, expect, test } from 'vitest';
import { ALWAYS } from '../../../kernel/calendar/compile.ts';
import { HOUR, iso } from '../../../kernel/time.ts';
import { at, clause, fact, judgeOne } from './given.ts';

const base = { kind: 'deadline' as const, subject: 'case' as const, start: [{ fact: 'cases.opened' }] };

describe('by an instant a fact carries', () => {
  const meal = clause({ ...base, done: [{ fact: 'claims.replacement-delivered' }], by: { field: 'neededBy' }, warn: [50] });
  const moved = clause({
    ...base,
    done: [{ fact: 'claims.replacement-delivered' }],
    by: { field: 'arriveBy', of: { fact: 'claims.replacement-planned' } },
  });
  const needed = (when: string | null) => fact('cases.opened', '11-18 07:00', { neededBy: when === null ? null : iso(at(when)) });
  const planned = (when: string, arriveBy: string) => fact('claims.replacement-planned', when, { arriveBy: iso(at(arriveBy)) });
  const delivered = (when: string) => fact('claims.replacement-delivered', when);

  test('before the meal', () => {
    const judged = judgeOne(meal, [needed('11-18 11:00')], { asOf: '11-18 07:00', calendar: ALWAYS });
    expect(judged).toMatchObject({ verdict: 'running', dueAt: at('11-18 11:00'), allowedMs: 4 * HOUR });
    expect(judged.alarms[0]).toEqual({ at: at('11-18 09:00'), step: 'warn:50' });
    expect(judgeOne(meal, [needed('11-18 11:00'), delivered('11-18 10:30')], { asOf: '11-18 12:00' }).verdict).toBe('met');
    expect(judgeOne(meal, [needed('11-18 11:00'), delivered('11-18 11:30')], { asOf: '11-18 12:00' })).toMatchObject({
      verdict: 'missed',
      decidedAt: at('11-18 11:00'),
    });
  });

  test('what was done before it was written down counts: a note typed in after the delivery confesses nothing', () => {
    const note = clause({ ...base, start: [{ fact: 'deliveries.note-issued' }], done: [{ fact: 'deliveries.arrived' }], by: { field: 'windowTo' } });
    const typedIn = fact('deliveries.note-issued', '11-18 09:00', { windowTo: iso(at('11-18 07:30')) });
    const arrived = (when: string) => fact('deliveries.arrived', when);
    expect(judgeOne(note, [typedIn, arrived('11-18 05:40')], { asOf: '11-18 09:00' })).toMatchObject({
      verdict: 'met',
      doneAt: at('11-18 05:40'),
      decidedAt: at('11-18 05:40'),
    });
    expect(judgeOne(note, [typedIn, arrived('11-18 08:10')], { asOf: '11-18 09:00' })).toMatchObject({
      verdict: 'missed',
      doneAt: at('11-18 08:10'),
    });
  });

  test('no meal named: not applicable; not an instant: thrown for quarantine', () => {
    expect(judgeOne(meal, [needed(null)], { asOf: '11-18 07:00' }).verdict).toBe('not-applicable');
    expect(() => judgeOne(meal, [fact('cases.opened', '11-18 07:00', { neededBy: 'noon' })], { asOf: '11-18 07:00' })).toThrow(RangeError);
  });

  test('a meal that was over at the start is missed at the start, without warnings', () => {
    expect(judgeOne(meal, [needed('11-18 06:00')], { asOf: '11-18 07:00' })).toMatchObject({
      verdict: 'missed',
      decidedAt: at('11-18 07:00'),
      allowedMs: 0,
    });
  });

  test('not planned yet: running, and says what is missing; a later fact may move it, but not once it has passed', () => {
    const start = needed(null);
    expect(judgeOne(moved, [start], { asOf: '11-18 08:00' })).toMatchObject({ verdict: 'running', dueAt: null, unknown: 'instant:arriveBy' });
    const facts = [start, planned('11-18 08:00', '11-18 10:00'), planned('11-18 09:00', '11-18 12:00')];
    expect(judgeOne(moved, facts, { asOf: '11-18 11:00' })).toMatchObject({ verdict: 'running', dueAt: at('11-18 12:00') });
    const tooLate = [start, planned('11-18 08:00', '11-18 10:00'), planned('11-18 10:30', '11-18 12:00'), delivered('11-18 11:00')];
    expect(judgeOne(moved, tooLate, { asOf: '11-18 12:00' })).toMatchObject({ verdict: 'missed', decidedAt: at('11-18 10:00') });
  });
});

describe('lead and not before', () => {
  const window = { field: 'windowFrom' };
  const issued = (windowFrom: string) => fact('deliveries.note-issued', '11-18 09:00', { windowFrom: iso(at(windowFrom)) });
  const note = { kind: 'deadline' as const, subject: 'note' as const, start: [{ fact: 'deliveries.note-issued' }] };
  const told = [{ fact: 'deliveries.delayed' }];
  const hours = clause({ ...note, done: told, lead: { span: 'PT2H', before: window } });
  const days = clause({ ...note, done: told, lead: { span: { days: 2 }, before: window } });

  test('at least two hours of the calendar before', () => {
    expect(judgeOne(hours, [issued('11-19 09:00')], { asOf: '11-18 09:00' }).dueAt).toBe(at('11-18 17:00'));
    expect(judgeOne(hours, [issued('11-19 09:00')], { asOf: '11-18 09:00', calendar: ALWAYS }).dueAt).toBe(at('11-19 07:00'));
  });

  test('at least two working days before', () => {
    expect(judgeOne(days, [issued('11-23 09:00')], { asOf: '11-18 09:00' }).dueAt).toBe(at('11-19 18:00'));
    expect(judgeOne(days, [issued('11-23 09:00'), fact('deliveries.delayed', '11-20 09:00')], { asOf: '11-20 10:00' })).toMatchObject({
      verdict: 'missed',
      decidedAt: at('11-19 18:00'),
    });
  });

  test('not before: too early is missed when it was done; until then it runs, without alarms', () => {
    const early = clause({ ...note, done: [{ fact: 'deliveries.arrived' }], notBefore: window, warn: [50] });
    const arrived = (when: string) => [issued('11-19 06:00'), fact('deliveries.arrived', when)];
    expect(judgeOne(early, arrived('11-19 05:50'), { asOf: '11-20 09:00' })).toMatchObject({ verdict: 'missed', decidedAt: at('11-19 05:50') });
    expect(judgeOne(early, arrived('11-19 06:00'), { asOf: '11-20 09:00' }).verdict).toBe('met');
    expect(judgeOne(early, [issued('11-19 06:00')], { asOf: '11-20 09:00' })).toMatchObject({ verdict: 'running', alarms: [] });
  });
});
