import { describe, expect, test } from 'vitest';
import { nextAlarm, stepsDue } from './alarms.rules.ts';
import { at, clause, fact, judgeOne, KEY, officeHours } from './judge/given.ts';

const promise = clause({
  kind: 'deadline',
  subject: 'case',
  start: [{ fact: 'cases.opened' }],
  done: [{ fact: 'cases.settled' }],
  within: 'PT4H',
  calendar: 'office',
  pauses: [{ from: { fact: 'cases.waiting-began' }, to: [{ fact: 'cases.waiting-ended' }] }],
  warn: [50, 80],
  escalate: [
    { at: 75, to: ['after-sales-manager'] },
    { at: 150, to: ['project-manager'] },
    { at: { after: 'PT8H' }, to: ['general-manager'] },
  ],
  repeat: 'PT1H',
});
const start = fact('cases.opened', '11-18 14:00');
const round = (asOf: string, told: readonly string[] = []) => ({ calendar: officeHours, asOf: at(asOf), told });
const judged = (asOf: string, ...facts: ReturnType<typeof fact>[]) => judgeOne(promise, [start, ...facts], { asOf });

describe('the schedule', () => {
  test('percentages, the miss and delays after it run on the calendar', () => {
    expect(judged('11-18 14:00').alarms).toEqual([
      { at: at('11-18 16:00'), step: 'warn:50' },
      { at: at('11-18 17:00'), step: 'escalate:0' },
      { at: at('11-18 17:12'), step: 'warn:80' },
      { at: at('11-18 18:00'), step: 'miss' },
      { at: at('11-19 10:00'), step: 'escalate:1' },
      { at: at('11-19 18:00'), step: 'escalate:2' },
    ]);
  });

  test('a pause moves what is still to come', () => {
    const paused = judged('11-18 17:00', fact('cases.waiting-began', '11-18 15:00'), fact('cases.waiting-ended', '11-18 17:00'));
    expect(paused.alarms[0]).toEqual({ at: at('11-18 18:00'), step: 'warn:50' });
    expect(paused.alarms.find((alarm) => alarm.step === 'miss')?.at).toBe(at('11-19 10:00'));
  });

  test('what is missed warns no more; what is done rings no more', () => {
    expect(judged('11-18 18:00').alarms.map((alarm) => alarm.step)).toEqual(['escalate:0', 'miss', 'escalate:1', 'escalate:2']);
    expect(judged('11-18 17:00', fact('cases.settled', '11-18 16:30')).alarms).toEqual([]);
    expect(judged('11-19 17:00', fact('cases.settled', '11-19 09:00')).alarms).toEqual([]);
  });
});

describe('the next alarm', () => {
  test('is the first step not told', () => {
    expect(nextAlarm(judged('11-18 14:00'), promise, round('11-18 14:00'))).toEqual({ at: at('11-18 16:00'), step: 'warn:50' });
    expect(nextAlarm(judged('11-18 16:00'), promise, round('11-18 16:00', ['warn:50']))?.step).toBe('escalate:0');
  });

  test('lies in the past when the sweep was away, and all that is due comes at once', () => {
    expect(nextAlarm(judged('11-18 17:30'), promise, round('11-18 17:30'))?.at).toBe(at('11-18 16:00'));
    expect(stepsDue(judged('11-18 17:30'), promise, round('11-18 17:30')).map((alarm) => alarm.step)).toEqual(['warn:50', 'escalate:0', 'warn:80']);
  });

  test('a deadline that moved tells no step twice', () => {
    const moved = judged('11-18 17:00', fact('cases.waiting-began', '11-18 16:00'), fact('cases.waiting-ended', '11-18 17:00'));
    expect(nextAlarm(moved, promise, round('11-18 17:00', ['warn:50']))).toEqual({ at: at('11-18 18:00'), step: 'escalate:0' });
  });

  test('there is none while paused, and none once it is done', () => {
    expect(nextAlarm(judged('11-18 17:00', fact('cases.waiting-began', '11-18 15:00')), promise, round('11-18 17:00'))).toBe(null);
    expect(nextAlarm(judged('11-18 17:00', fact('cases.settled', '11-18 15:00')), promise, round('11-18 17:00'))).toBe(null);
  });
});

describe('repetition after a miss', () => {
  const told = ['warn:50', 'warn:80', 'escalate:0', 'miss'];

  test('every hour of the calendar, not at night', () => {
    expect(nextAlarm(judged('11-18 18:00'), promise, round('11-18 18:00', told))).toEqual({ at: at('11-19 09:00'), step: 'repeat:1' });
    expect(nextAlarm(judged('11-19 09:00'), promise, round('11-19 09:00', [...told, 'repeat:1']))?.step).toBe('escalate:1');
    expect(nextAlarm(judged('11-19 10:00'), promise, round('11-19 10:00', [...told, 'repeat:1', 'repeat:2', 'escalate:1']))).toEqual({
      at: at('11-19 11:00'),
      step: 'repeat:3',
    });
  });

  test('after an absence one is told, not all that were slept through', () => {
    const due = stepsDue(judged('11-20 09:30'), promise, round('11-20 09:30', told)).map((alarm) => alarm.step);
    expect(due).toEqual(['escalate:1', 'escalate:2', 'repeat:9']);
    expect(nextAlarm(judged('11-20 09:30'), promise, round('11-20 09:30', [...told, ...due]))).toEqual({ at: at('11-20 10:00'), step: 'repeat:10' });
  });

  test('ends when somebody acknowledges; escalation goes on', () => {
    const acknowledged = judged('11-19 09:30', fact('commitments.acknowledged', '11-19 09:10', { clauseKey: KEY, instance: start.id }));
    expect(acknowledged.acknowledgedAt).toBe(at('11-19 09:10'));
    expect(nextAlarm(acknowledged, promise, round('11-19 09:30', [...told, 'repeat:1']))?.step).toBe('escalate:1');
    expect(nextAlarm(acknowledged, promise, round('11-19 09:30', [...told, 'escalate:1', 'escalate:2']))).toBe(null);
    expect(stepsDue(acknowledged, promise, round('11-19 09:30', told))).toEqual([]);
  });
});

test('silent steps wake the keeper once, when they come', () => {
  const weekly = clause({ kind: 'recurring', subject: 'customer', start: [{ fact: 'x.began' }], done: [{ fact: 'x.visited' }], every: 'week' });
  const facts = [fact('x.began', '11-16 00:00'), fact('x.visited', '11-17 09:00')];
  const met = judgeOne(weekly, facts, { asOf: '11-17 09:00' });
  expect(nextAlarm(met, weekly, round('11-17 09:00'))).toEqual({ at: at('11-23 00:00'), step: 'period' });
  expect(stepsDue(met, weekly, round('11-23 00:00'))).toEqual([]);
  expect(nextAlarm(met, weekly, round('11-23 00:00'))).toBe(null);
});
