import { describe, expect, test } from 'vitest';
import { ALWAYS } from '../../../kernel/calendar/compile.ts';
import { HOUR } from '../../../kernel/time.ts';
import { judge } from '../judge.ts';
import { at, clause, fact, judgeAll, judgeOne, KEY, officeHours } from './given.ts';

const customer = { subject: 'customer' as const };
const begin = { fact: 'customers.contract-began' };
const visited = (when: string) => fact('customers.visited', when);
const verdicts = (judged: ReturnType<typeof judgeAll>) => judged.map((one) => `${one.instance} ${one.verdict}`);

describe('recurring', () => {
  const visit = (more: object = {}) =>
    clause({
      kind: 'recurring',
      ...customer,
      start: [begin],
      done: [{ fact: 'customers.visited' }],
      every: 'week',
      calendar: 'office',
      warn: [60],
      ...more,
    });
  const monday = fact('customers.contract-began', '11-16 00:00');

  test('one verdict a week: met when done, missed at its end, the present one runs', () => {
    const judged = judgeAll(visit(), [monday, visited('11-18 10:00')], { asOf: '12-01 09:00' });
    expect(verdicts(judged)).toEqual(['2026-W47 met', '2026-W48 missed', '2026-W49 running']);
    expect(judged.map((one) => one.decidedAt)).toEqual([at('11-18 10:00'), at('11-30 00:00'), null]);
    expect(judged[2]).toMatchObject({ dueAt: at('12-07 00:00'), allowedMs: 40 * HOUR });
    expect(judged[2]?.alarms).toEqual([
      { at: at('12-02 18:00'), step: 'warn:60' }, // 24 of 40 working hours
      { at: at('12-07 00:00'), step: 'miss' },
      { at: at('12-07 00:00'), step: 'period' },
    ]);
  });

  test('a week that is met still wakes the keeper for the next one', () => {
    expect(judgeOne(visit(), [monday, visited('11-18 10:00')], { asOf: '11-18 10:00' }).alarms).toEqual([{ at: at('11-23 00:00'), step: 'period' }]);
  });

  test('a week without working time is not applicable; a make-up Saturday makes one', () => {
    const facts = [fact('customers.contract-began', '02-02 00:00'), visited('02-05 10:00')];
    expect(verdicts(judgeAll(visit(), facts, { asOf: '03-02 00:00' })).slice(0, 4)).toEqual([
      '2026-W06 met',
      '2026-W07 missed',
      '2026-W08 not-applicable', // 02-16 to 02-22: the Spring Festival
      '2026-W09 missed',
    ]);
  });

  test('the week a contract begins in the middle of counts only when kept; one that begins on its first working day counts', () => {
    const thursday = fact('customers.contract-began', '11-19 09:00');
    expect(verdicts(judgeAll(visit(), [thursday], { asOf: '11-23 09:00' }))).toEqual(['2026-W47 not-applicable', '2026-W48 running']);
    expect(verdicts(judgeAll(visit(), [thursday, visited('11-20 09:00')], { asOf: '11-23 09:00' }))).toEqual(['2026-W47 met', '2026-W48 running']);
    expect(judgeOne(visit(), [fact('customers.contract-began', '11-16 09:00')], { asOf: '11-17 09:00' }).verdict).toBe('running');
    expect(judgeOne(visit(), [fact('customers.contract-began', '10-08 09:00')], { asOf: '10-09 09:00' }).verdict).toBe('running');
  });

  test('it ends with the contract', () => {
    const ended = visit({ until: [{ fact: 'customers.contract-ended' }] });
    const facts = [monday, visited('11-18 10:00'), fact('customers.contract-ended', '11-25 10:00')];
    expect(verdicts(judgeAll(ended, facts, { asOf: '12-20 00:00' }))).toEqual(['2026-W47 met', '2026-W48 not-applicable']);
  });

  test('twice a month, decided by the second', () => {
    const twice = visit({ every: 'month', times: 2, calendar: 'always' });
    const facts = [fact('customers.contract-began', '11-01 00:00'), visited('11-05 10:00'), visited('11-25 10:00')];
    expect(judgeOne(twice, facts.slice(0, 2), { asOf: '11-20 00:00', calendar: ALWAYS })).toMatchObject({ verdict: 'running', value: 1 });
    expect(judgeOne(twice, facts, { asOf: '11-30 00:00', calendar: ALWAYS })).toMatchObject({
      verdict: 'met',
      decidedAt: at('11-25 10:00'),
      value: 2,
    });
  });

  test('a week whose calendar is unknown is not decided, unless it was kept', () => {
    const facts = [fact('customers.contract-began', '12-21 00:00'), visited('12-22 10:00'), visited('2027-01-06 10:00')];
    const judged = judgeAll(visit(), facts, { asOf: '2027-01-12 00:00' });
    expect(verdicts(judged)).toEqual(['2026-W52 met', '2026-W53 running', '2027-W01 met', '2027-W02 running']);
    expect(judged[1]).toMatchObject({ unknown: 'calendar:2027', dueAt: null });
  });

  test('`since` leaves out what had ended before', () => {
    expect(judge(visit(), [monday], { calendar: officeHours, asOf: at('12-09 00:00'), since: at('11-30 00:00') }).map((one) => one.instance)).toEqual(
      ['2026-W49', '2026-W50'],
    );
  });

  test('an excused week', () => {
    const excuse = fact('commitments.excused', '11-25 09:00', { clauseKey: KEY, instance: '2026-W47' });
    expect(verdicts(judgeAll(visit(), [monday, excuse], { asOf: '11-30 00:00' }))).toEqual([
      '2026-W47 excused',
      '2026-W48 missed',
      '2026-W49 running',
    ]);
  });
});

describe('never', () => {
  const expired = (more: object = {}) =>
    clause({ kind: 'never', ...customer, breach: [{ fact: 'lots.expired-delivered' }], observedBy: [{ fact: 'deliveries.accepted' }], ...more });
  const accepted = (when: string) => fact('deliveries.accepted', when, { grade: 'A' });

  test('silence keeps nothing: without anybody looking it is unobserved', () => {
    const judged = judgeAll(expired({ start: [begin] }), [fact('customers.contract-began', '10-01 00:00'), accepted('11-05 09:00')], {
      asOf: '12-02 00:00',
    });
    expect(verdicts(judged)).toEqual(['2026-10 unobserved', '2026-11 met', '2026-12 running']);
    expect(judged.map((one) => one.grade)).toEqual([null, 'A', null]);
    expect(judged[1]).toMatchObject({ decidedAt: at('12-01 00:00'), evidence: [{ role: 'observe' }] });
  });

  test('a breach is a miss at its own time, at once', () => {
    const facts = [accepted('11-05 09:00'), fact('lots.expired-delivered', '11-07 09:00'), fact('lots.expired-delivered', '11-09 09:00')];
    expect(judgeOne(expired(), facts, { asOf: '11-10 00:00' })).toMatchObject({ verdict: 'missed', decidedAt: at('11-07 09:00'), value: 2 });
  });

  test('a breach reported later falls into the month it happened in', () => {
    const late = { ...fact('lots.expired-delivered', '10-30 09:00'), recordedAt: at('11-20 09:00') };
    expect(verdicts(judgeAll(expired(), [accepted('10-05 09:00'), late], { asOf: '11-21 00:00' }))).toEqual(['2026-10 missed', '2026-11 running']);
  });

  test('over a whole life it is kept once somebody has looked', () => {
    const life = expired({ every: 'subject' });
    expect(judgeOne(life, [accepted('11-05 09:00')], { asOf: '11-06 00:00' })).toMatchObject({ instance: 'subject', verdict: 'met' });
    expect(judgeOne(life, [accepted('11-05 09:00'), fact('lots.expired-delivered', '11-06 09:00')], { asOf: '11-07 00:00' }).verdict).toBe('missed');
    expect(
      judgeOne(expired({ every: 'subject', start: [begin] }), [fact('customers.contract-began', '11-01 00:00')], { asOf: '11-06 00:00' }).verdict,
    ).toBe('running');
  });
});

describe('measure', () => {
  const measured = (more: object) => clause({ kind: 'measure', ...customer, whole: [{ fact: 'deliveries.accepted' }], ...more } as never);
  const accepted = (when: string, data: object = {}) => fact('deliveries.accepted', when, { ...data });
  const onTime = [{ fact: 'deliveries.accepted', where: { late: [false] } }];
  const four = [1, 2, 3, 4].map((day) => accepted(`11-0${day} 09:00`, { late: day === 2, shortGrams: day * 10, grams: 1000 }));

  test('count ratio, with the value while it runs', () => {
    const rate = measured({ measure: 'count-ratio', part: onTime, atLeast: 0.8 });
    expect(judgeOne(rate, four, { asOf: '11-20 00:00' })).toMatchObject({ instance: '2026-11', verdict: 'running', value: 0.75 });
    expect(judgeAll(rate, four, { asOf: '12-01 00:00' })[0]).toMatchObject({ verdict: 'missed', decidedAt: at('12-01 00:00'), value: 0.75 });
    expect(judgeAll(rate, four, { asOf: '12-01 00:00' })[0]?.evidence).toHaveLength(4);
    expect(judgeAll(measured({ measure: 'count-ratio', part: onTime, atLeast: 0.75 }), four, { asOf: '12-01 00:00' })[0]?.verdict).toBe('met');
  });

  test('sum ratio, average, state', () => {
    const ofAll = [{ fact: 'deliveries.accepted' }];
    const short = measured({ measure: 'sum-ratio', part: ofAll, partField: 'shortGrams', wholeField: 'grams', atMost: 0.02 });
    expect(judgeAll(short, four, { asOf: '12-01 00:00' })[0]).toMatchObject({ verdict: 'missed', value: 0.025 });
    expect(judgeAll(measured({ measure: 'average', wholeField: 'shortGrams', atMost: 25 }), four, { asOf: '12-01 00:00' })[0]).toMatchObject({
      verdict: 'met',
      value: 25,
    });
    expect(judgeAll(measured({ measure: 'state', wholeField: 'shortGrams', atLeast: 40 }), four, { asOf: '12-01 00:00' })[0]).toMatchObject({
      verdict: 'met',
      value: 40,
    });
  });

  test('nothing counted is unobserved, and a field that is no number is thrown', () => {
    const rate = measured({ measure: 'count-ratio', part: onTime, atLeast: 0.8, start: [begin] });
    expect(judgeAll(rate, [fact('customers.contract-began', '10-01 00:00')], { asOf: '11-01 00:00' })[0]?.verdict).toBe('unobserved');
    expect(() => judgeAll(measured({ measure: 'average', wholeField: 'late', atMost: 1 }), four, { asOf: '12-01 00:00' })).toThrow(TypeError);
  });

  test('in a row: decided at the one too many', () => {
    const late = [{ fact: 'deliveries.accepted', where: { late: [true] } }];
    const row = measured({ measure: 'in-a-row', part: late, atMost: 2, every: 'quarter' });
    const facts = [true, true, false, true, true, true].map((isLate, day) => accepted(`11-0${day + 1} 09:00`, { late: isLate }));
    expect(judgeOne(row, facts.slice(0, 5), { asOf: '11-09 00:00' })).toMatchObject({ instance: '2026-Q4', verdict: 'running', value: 2 });
    expect(judgeOne(row, facts, { asOf: '11-09 00:00' })).toMatchObject({ verdict: 'missed', value: 3, decidedAt: at('11-06 09:00') });
  });

  test('over a whole life each value decides', () => {
    const life = measured({ measure: 'state', wholeField: 'score', atLeast: 3, every: 'subject' });
    const scored = [accepted('11-01 09:00', { score: 4 }), accepted('11-02 09:00', { score: 2 })];
    expect(judgeOne(life, scored.slice(0, 1), { asOf: '11-01 10:00' })).toMatchObject({ verdict: 'met', decidedAt: at('11-01 09:00') });
    expect(judgeOne(life, scored, { asOf: '11-03 10:00' })).toMatchObject({ verdict: 'missed', decidedAt: at('11-02 09:00') });
  });
});

describe('attested', () => {
  const training = (every: 'month' | 'once') => clause({ kind: 'attested', ...customer, start: [begin], every, warn: [80] });
  const start = fact('customers.contract-began', '11-01 00:00');
  const signed = (period: string, more: object = {}) => fact('commitments.attested', '12-03 09:00', { clauseKey: KEY, period, grade: 'C', ...more });

  test('unsigned after its end is unobserved; signed later it is met at the signature', () => {
    expect(verdicts(judgeAll(training('month'), [start], { asOf: '12-01 00:00' }))).toEqual(['2026-11 unobserved', '2026-12 running']);
    const judged = judgeAll(training('month'), [start, signed('2026-11')], { asOf: '12-04 00:00' });
    expect(judged[0]).toMatchObject({ verdict: 'met', decidedAt: at('12-03 09:00'), grade: 'C' });
  });

  test('who admits that it was not kept has missed it', () => {
    expect(judgeAll(training('month'), [start, signed('2026-11', { kept: false })], { asOf: '12-04 00:00' })[0]?.verdict).toBe('missed');
  });

  test('the last signature counts', () => {
    const corrected = { ...signed('2026-11', { kept: true }), occurredAt: at('12-04 09:00') };
    const judged = judgeAll(training('month'), [start, signed('2026-11', { kept: false }), corrected], { asOf: '12-05 00:00' });
    expect(judged[0]).toMatchObject({ verdict: 'met', decidedAt: at('12-04 09:00') });
  });

  test('once, for the whole contract', () => {
    expect(judgeOne(training('once'), [start], { asOf: '2028-01-01 00:00' })).toMatchObject({ instance: 'subject', verdict: 'running', alarms: [] });
    expect(judgeOne(training('once'), [start, signed('subject')], { asOf: '2028-01-01 00:00' }).verdict).toBe('met');
  });

  test('warnings remind to sign; silence is no miss', () => {
    const [judged] = judgeAll(training('month'), [start], { asOf: '11-02 00:00', calendar: ALWAYS });
    expect(judged?.alarms.map((alarm) => alarm.step)).toEqual(['warn:80', 'period']);
  });
});
