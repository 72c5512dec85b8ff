// What lifts a promise, or leaves it alone: withdrawn, excused, a new plan version, fields that do not match.
import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../kernel/time.ts';
import { at, clause, fact, judgeAll, judgeOne, KEY } from './given.ts';

const answered = { fact: 'cases.answered' };
const settled = { fact: 'cases.settled' };
const base = { kind: 'deadline' as const, subject: 'case' as const, start: [{ fact: 'cases.opened' }] };
const pauses = [{ from: { fact: 'cases.waiting-began', where: { on: ['customer'] } }, to: [{ fact: 'cases.waiting-ended' }] }];

describe('withdrawn and excused', () => {
  const promise = clause({ ...base, done: [settled], within: 'PT4H', unless: [{ fact: 'cases.withdrawn' }] });
  const start = fact('cases.opened', '11-18 08:00');
  const excused = (when: string, data: object = { clauseKey: KEY, instance: start.id }) => fact('commitments.excused', when, { ...data });

  test('withdrawn before the deadline does not apply; after it the miss stays', () => {
    expect(judgeOne(promise, [start, fact('cases.withdrawn', '11-18 10:00')], { asOf: '11-20 08:00' })).toMatchObject({
      verdict: 'not-applicable',
      decidedAt: at('11-18 10:00'),
    });
    expect(judgeOne(promise, [start, fact('cases.withdrawn', '11-18 14:00')], { asOf: '11-20 08:00' }).verdict).toBe('missed');
  });

  test('an excuse lifts a miss, names its fact, and stops all alarms', () => {
    const judged = judgeOne(promise, [start, excused('11-19 08:00')], { asOf: '11-20 08:00' });
    expect(judged).toMatchObject({ verdict: 'excused', decidedAt: at('11-19 08:00'), dueAt: at('11-18 12:00'), alarms: [] });
    expect(judged.evidence.at(-1)?.role).toBe('excuse');
  });

  test('an excuse of another clause or instance is none, and what was kept needs none', () => {
    const others = [
      start,
      excused('11-19 08:00', { clauseKey: 'canteen@2#clause', instance: start.id }),
      excused('11-19 08:00', { clauseKey: KEY, instance: 'x' }),
    ];
    expect(judgeOne(promise, others, { asOf: '11-20 08:00' }).verdict).toBe('missed');
    expect(judgeOne(promise, [start, fact('cases.settled', '11-18 09:00'), excused('11-19 08:00')], { asOf: '11-20 08:00' }).verdict).toBe('met');
  });

  test('a new plan version leaves the pinned clause and its pauses alone', () => {
    const pinned = clause({ ...base, done: [settled], within: 'PT4H', pauses }, 'canteen@1#settle');
    const next = clause({ ...base, done: [settled], within: 'PT1H' }, 'canteen@2#settle');
    const facts = [start, fact('cases.waiting-began', '11-18 09:00', { on: 'customer' }), fact('cases.waiting-ended', '11-18 11:00')];
    expect(judgeOne(pinned, facts, { asOf: '11-18 11:00' })).toMatchObject({ dueAt: at('11-18 16:00'), pauses: [{ ms: 2 * HOUR }] });
    expect(judgeOne(next, facts, { asOf: '11-18 11:00' })).toMatchObject({ dueAt: at('11-18 09:00'), pauses: [] });
  });

  test('fields decide what matches: where and whereNot', () => {
    const severe = clause({
      ...base,
      start: [{ fact: 'cases.opened', where: { severity: [1, 2] }, whereNot: { channel: ['phone'] } }],
      done: [answered],
      within: 'PT5M',
    });
    const facts = [fact('cases.opened', '11-18 09:00', { severity: 3 }), fact('cases.opened', '11-18 09:01', { severity: 1, channel: 'phone' })];
    expect(judgeAll(severe, facts, { asOf: '11-18 10:00' })).toEqual([]);
    expect(judgeAll(severe, [...facts, fact('cases.opened', '11-18 09:02', { severity: 1, channel: 'qr' })], { asOf: '11-18 10:00' })).toHaveLength(
      1,
    );
  });
});
