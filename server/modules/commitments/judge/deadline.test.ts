import { describe, expect, test } from 'vitest';
import { ALWAYS } from '../../../kernel/calendar/compile.ts';
import { HOUR, iso, MINUTE } from '../../../kernel/time.ts';
import { at, clause, fact, judgeAll, judgeOne } from './given.ts';

const opened = { fact: 'cases.opened' };
const answered = { fact: 'cases.answered' };
const settled = { fact: 'cases.settled' };
const base = { kind: 'deadline' as const, subject: 'case' as const, start: [opened] };
const pauses = [{ from: { fact: 'cases.waiting-began', where: { on: ['customer'] } }, to: [{ fact: 'cases.waiting-ended' }] }];
const quick = clause({ ...base, done: [answered], within: 'PT15M', warn: [80] });
const fourHours = clause({ ...base, done: [settled], within: 'PT4H', calendar: 'office', pauses, warn: [50] });

describe('within a duration', () => {
  const start = fact('cases.opened', '11-18 09:00', { grade: 'A' });

  test('runs, and a 15-minute target warns at 12 minutes, never at its creation', () => {
    const judged = judgeOne(quick, [start], { asOf: '11-18 09:00', calendar: ALWAYS });
    expect(judged).toMatchObject({
      instance: start.id,
      verdict: 'running',
      dueAt: at('11-18 09:15'),
      decidedAt: null,
      usedMs: 0,
      allowedMs: 15 * MINUTE,
    });
    expect(judged.alarms).toEqual([
      { at: at('11-18 09:12'), step: 'warn:80' },
      { at: at('11-18 09:15'), step: 'miss' },
    ]);
  });

  test('done at the deadline is met, with evidence and the weakest grade', () => {
    const done = fact('cases.answered', '11-18 09:15', { grade: 'C' });
    const judged = judgeOne(quick, [done, start], { asOf: '11-18 12:00', calendar: ALWAYS });
    expect(judged).toMatchObject({ verdict: 'met', decidedAt: at('11-18 09:15'), doneAt: at('11-18 09:15'), grade: 'C', alarms: [] });
    expect(judged.evidence).toEqual([
      { factId: start.id, position: start.position, role: 'start' },
      { factId: done.id, position: done.position, role: 'done' },
    ]);
  });

  test('a miss is dated at its deadline, however late the sweep; done late stays missed and says how late', () => {
    expect(judgeOne(quick, [start], { asOf: '11-20 09:00', calendar: ALWAYS })).toMatchObject({
      verdict: 'missed',
      decidedAt: at('11-18 09:15'),
      doneAt: null,
    });
    const late = judgeOne(quick, [start, fact('cases.answered', '11-18 10:00')], { asOf: '11-20 09:00', calendar: ALWAYS });
    expect(late).toMatchObject({ verdict: 'missed', decidedAt: at('11-18 09:15'), doneAt: at('11-18 10:00'), usedMs: HOUR, alarms: [] });
  });

  test('it is missed at the very instant of the deadline', () => {
    expect(judgeOne(quick, [start], { asOf: '11-18 09:15', calendar: ALWAYS }).verdict).toBe('missed');
  });

  test('an answer recorded late, but given in time, is met', () => {
    const late = { ...fact('cases.answered', '11-18 09:10', { grade: 'C' }), recordedAt: at('11-19 08:00') };
    expect(judgeOne(quick, [start, late], { asOf: '11-19 08:00', calendar: ALWAYS }).verdict).toBe('met');
  });

  test('what was done before the start does not count, at the same instant it does', () => {
    expect(judgeOne(quick, [start, fact('cases.answered', '11-18 08:59')], { asOf: '11-18 09:05', calendar: ALWAYS }).verdict).toBe('running');
    expect(judgeOne(quick, [start, fact('cases.answered', '11-18 09:00')], { asOf: '11-18 09:05', calendar: ALWAYS }).verdict).toBe('met');
  });

  test('a fact dated after asOf is not counted yet, and asks for another look', () => {
    const judged = judgeOne(quick, [start, fact('cases.answered', '11-18 09:10')], { asOf: '11-18 09:08', calendar: ALWAYS });
    expect(judged.verdict).toBe('running');
    expect(judged.alarms).toContainEqual({ at: at('11-18 09:10'), step: 'look' });
  });

  test('nothing is judged without a start', () => {
    expect(judgeAll(quick, [fact('cases.answered', '11-18 09:10')], { asOf: '11-18 10:00' })).toEqual([]);
  });

  test('office hours: started in the evening, the clock begins next morning; done on Saturday after a Friday deadline is late', () => {
    expect(judgeOne(fourHours, [fact('cases.opened', '11-18 20:00')], { asOf: '11-18 20:00' })).toMatchObject({
      dueAt: at('11-19 12:00'),
      usedMs: 0,
    });
    const weekend = [fact('cases.opened', '11-20 14:00'), fact('cases.settled', '11-21 10:00')];
    expect(judgeOne(fourHours, weekend, { asOf: '11-23 08:00' })).toMatchObject({ verdict: 'missed', decidedAt: at('11-20 18:00') });
  });

  test('working days end with the last one', () => {
    const week = clause({ ...base, done: [settled], within: { days: 2 }, pauses });
    const begun = fact('cases.opened', '11-20 10:00');
    expect(judgeOne(week, [begun], { asOf: '11-20 10:00' })).toMatchObject({ dueAt: at('11-24 18:00'), allowedMs: 22 * HOUR });
    const paused = [begun, fact('cases.waiting-began', '11-23 08:00', { on: 'customer' }), fact('cases.waiting-ended', '11-24 08:00')];
    expect(judgeOne(week, paused, { asOf: '11-24 08:00' })).toMatchObject({ dueAt: at('11-25 18:00') });
  });

  test('past the loaded year the deadline is unknown, said aloud; what was done before that is met all the same', () => {
    const start2 = fact('cases.opened', '12-31 16:00');
    expect(judgeOne(fourHours, [start2], { asOf: '2027-02-01 09:00' })).toMatchObject({ verdict: 'running', dueAt: null, unknown: 'calendar:2027' });
    expect(judgeOne(fourHours, [start2, fact('cases.settled', '12-31 17:00')], { asOf: '2027-02-01 09:00' }).verdict).toBe('met');
    expect(judgeOne(fourHours, [start2, fact('cases.settled', '2027-01-04 17:00')], { asOf: '2027-02-01 09:00' })).toMatchObject({
      verdict: 'running',
      unknown: 'calendar:2027',
    });
  });
});

describe('pauses', () => {
  const start = fact('cases.opened', '11-18 15:00');
  const began = (when: string, on = 'customer') => fact('cases.waiting-began', when, { on });
  const ended = (when: string) => fact('cases.waiting-ended', when);

  test('while paused nothing is due and no alarm is set', () => {
    const judged = judgeOne(fourHours, [start, began('11-18 16:00')], { asOf: '11-18 17:00' });
    expect(judged).toMatchObject({ verdict: 'running', paused: true, dueAt: null, usedMs: HOUR, allowedMs: 4 * HOUR, alarms: [] });
    expect(judged.pauses).toEqual([{ from: at('11-18 16:00'), to: null, ms: null }]);
  });

  test('a pause overnight prolongs by its working time only', () => {
    const judged = judgeOne(fourHours, [start, began('11-18 17:00'), ended('11-19 09:00')], { asOf: '11-19 09:00' });
    expect(judged).toMatchObject({ dueAt: at('11-19 11:00'), paused: false, pauses: [{ ms: 2 * HOUR }] });
  });

  test('settled while paused: the pause ends there and none of it was used', () => {
    const judged = judgeOne(fourHours, [start, began('11-18 16:00'), fact('cases.settled', '11-30 16:00')], { asOf: '12-01 09:00' });
    expect(judged).toMatchObject({ verdict: 'met', usedMs: HOUR, paused: false, pauses: [{ from: at('11-18 16:00'), to: at('11-30 16:00') }] });
  });

  test('what pauses after it was settled is no part of it', () => {
    const after = [fact('cases.settled', '11-18 16:00'), began('11-18 16:30'), ended('11-18 17:00')];
    const judged = judgeOne(fourHours, [start, ...after], { asOf: '11-18 17:00' });
    expect(judged.pauses).toEqual([]);
    expect(judged.evidence.map((one) => one.role)).toEqual(['start', 'done']);
  });

  test('breached before the pause stays missed at its deadline; breached while pending does not exist', () => {
    const late = judgeOne(fourHours, [start, began('11-19 11:00')], { asOf: '11-20 09:00' });
    expect(late).toMatchObject({ verdict: 'missed', decidedAt: at('11-19 09:00') });
    expect(judgeOne(fourHours, [start, began('11-19 08:59')], { asOf: '11-30 09:00' }).verdict).toBe('running');
  });

  test('one that began before the start is clipped; one that was over leaves no trace', () => {
    const clipped = judgeOne(fourHours, [began('11-18 14:00'), start, ended('11-18 16:00')], { asOf: '11-18 16:00' });
    expect(clipped).toMatchObject({ pauses: [{ from: at('11-18 15:00'), to: at('11-18 16:00'), ms: HOUR }], dueAt: at('11-19 10:00') });
    const over = judgeOne(fourHours, [began('11-18 14:00'), ended('11-18 14:30'), start], { asOf: '11-18 16:00' });
    expect(over).toMatchObject({ pauses: [], dueAt: at('11-19 09:00') });
    expect(over.evidence).toHaveLength(1);
  });

  test('only where the clause says so', () => {
    expect(judgeOne(fourHours, [start, began('11-18 16:00', 'supplier')], { asOf: '11-18 17:00' })).toMatchObject({
      paused: false,
      dueAt: at('11-19 09:00'),
    });
    expect(judgeOne(quick, [start, began('11-18 15:05')], { asOf: '11-18 15:10', calendar: ALWAYS }).dueAt).toBe(at('11-18 15:15'));
  });

  test('overlapping pauses count once', () => {
    const two = clause({ ...base, done: [settled], within: 'PT4H', pauses: [...pauses, { from: { fact: 'x.held' }, to: [{ fact: 'x.freed' }] }] });
    const facts = [start, began('11-18 15:30'), fact('x.held', '11-18 16:00'), ended('11-18 16:30'), fact('x.freed', '11-18 17:00')];
    expect(judgeOne(two, facts, { asOf: '11-18 17:00' })).toMatchObject({
      pauses: [{ from: at('11-18 15:30'), to: at('11-18 17:00') }],
      dueAt: at('11-19 10:30'),
    });
  });
});

describe('several starts', () => {
  const wrote = { fact: 'cases.customer-wrote' };
  const everyMessage = clause({
    ...base,
    start: [wrote],
    once: false,
    done: [answered],
    within: 'PT15M',
    unless: [settled],
    reopen: { on: [{ fact: 'cases.reopened' }], clock: 'first' },
  });

  test('each opens its own, one answer serves those before it', () => {
    const facts = [fact('cases.customer-wrote', '11-18 09:00'), fact('cases.customer-wrote', '11-18 09:05'), fact('cases.answered', '11-18 09:16')];
    expect(judgeAll(everyMessage, facts, { asOf: '11-18 10:00', calendar: ALWAYS }).map((one) => one.verdict)).toEqual(['missed', 'met']);
  });

  test('"thanks" after settling starts no clock; after reopening a message does', () => {
    const facts = [fact('cases.opened', '11-18 09:00'), fact('cases.settled', '11-18 10:00'), fact('cases.customer-wrote', '11-18 10:05')];
    expect(judgeAll(everyMessage, facts, { asOf: '11-18 12:00', calendar: ALWAYS })).toEqual([]);
    expect(judgeOne(quick, [...facts, fact('cases.answered', '11-18 09:05')], { asOf: '11-18 12:00', calendar: ALWAYS }).verdict).toBe('met');
    const reopened = [...facts, fact('cases.reopened', '11-18 11:00'), fact('cases.customer-wrote', '11-18 11:01')];
    expect(judgeOne(everyMessage, reopened, { asOf: '11-18 11:05', calendar: ALWAYS })).toMatchObject({
      verdict: 'running',
      startedAt: at('11-18 11:01'),
    });
  });

  test('`same` pairs each question with its own answer', () => {
    const asks = clause({
      ...base,
      start: [{ fact: 'cases.department-asked' }],
      once: false,
      done: [{ fact: 'cases.department-answered' }],
      by: { field: 'answerBy' },
      same: 'askId',
    });
    const asked = (askId: string) => fact('cases.department-asked', '11-18 09:00', { askId, answerBy: iso(at('11-18 11:00')) });
    const facts = [asked('a'), asked('b'), fact('cases.department-answered', '11-18 10:00', { askId: 'b' })];
    expect(judgeAll(asks, facts, { asOf: '11-18 12:00' }).map((one) => one.verdict)).toEqual(['missed', 'met']);
  });
});

describe('reopening', () => {
  const reopen = (clock: 'first' | 'total') =>
    clause({ ...base, done: [settled], within: 'PT4H', reopen: { on: [{ fact: 'cases.reopened' }], clock } });
  const facts = [fact('cases.opened', '11-18 08:00'), fact('cases.settled', '11-18 11:00'), fact('cases.reopened', '11-19 08:00')];

  test('first: it starts nothing', () => {
    expect(judgeOne(reopen('first'), facts, { asOf: '11-30 08:00' })).toMatchObject({ verdict: 'met', decidedAt: at('11-18 11:00') });
  });

  test('total: the verdict is taken back and the clock runs on', () => {
    expect(judgeOne(reopen('total'), facts, { asOf: '11-19 08:30' })).toMatchObject({
      verdict: 'running',
      dueAt: at('11-19 09:00'),
      usedMs: 3.5 * HOUR,
    });
    expect(judgeOne(reopen('total'), facts, { asOf: '11-30 08:00' })).toMatchObject({ verdict: 'missed', decidedAt: at('11-19 09:00') });
    const again = [...facts, fact('cases.settled', '11-19 08:45')];
    expect(judgeOne(reopen('total'), again, { asOf: '11-30 08:00' })).toMatchObject({
      verdict: 'met',
      decidedAt: at('11-19 08:45'),
      usedMs: 3.75 * HOUR,
    });
    expect(judgeOne(reopen('total'), again, { asOf: '11-30 08:00' }).evidence.map((one) => one.role)).toEqual(['start', 'done', 'reopen', 'done']);
  });
});
