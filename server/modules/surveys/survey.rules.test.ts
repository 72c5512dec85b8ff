import { describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HOUR, instant, MINUTE } from '../../kernel/time.ts';
import * as rules from './survey.rules.ts';
import type { SurveyedCase } from './survey.ts';

const now = instant('2026-03-02T09:00:00+08:00');
const staff: Actor = { kind: 'staff', id: 's1', name: '张三', roles: ['service-agent'], can: new Set(['surveys.record']) };
const kitchen: Actor = { kind: 'contact', id: 'p1', name: '王老师', roles: ['customer-receiver'], customerId: 'c1', can: new Set(['surveys.rate']) };
const surveyed: SurveyedCase = {
  caseId: 'case',
  number: 'SH1',
  customerId: 'c1',
  state: 'confirmed',
  round: 2,
  settledAt: now - 2 * HOUR,
  confirmedAt: now - HOUR,
  followUpId: null,
  ratingId: null,
};
const call: rules.Call = { surveyId: 'f1', csat: 4, satisfied: true, answers: {}, channel: 'phone', bodyHash: null, evidence: [] };

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
}

describe('who may record what, when', () => {
  test.each([
    ['new', false, false],
    ['in-hand', false, false],
    ['proposed', false, false],
    ['settled', false, true],
    ['confirmed', true, true],
    ['closed', true, true],
    ['withdrawn', false, false],
  ] as const)('%s: call %s, rating %s', (state, calls, rates) => {
    const as = { ...surveyed, state };
    expect(codeOf(() => rules.decideRecord(as, call, { actor: staff, now }))).toBe(calls ? 'done' : 'surveys.not-confirmed');
    const rating = { surveyId: 'r1', csat: 5, tags: [], bodyHash: null };
    expect(codeOf(() => rules.decideRate(as, rating, { actor: kitchen, now }))).toBe(rates ? 'done' : 'surveys.not-settled');
    expect(rules.can(as, staff)).toEqual({ record: calls, correct: false, rate: false });
    expect(rules.can(as, kitchen)).toEqual({ record: false, correct: false, rate: rates });
  });
});

test('the first call of a round records, the next corrects; a rating is given once', () => {
  const name = (followUpId: string | null) => rules.decideRecord({ ...surveyed, followUpId }, call, { actor: staff, now })[0]?.name;
  expect([name(null), name('f1')]).toEqual(['surveys.follow-up-recorded', 'surveys.follow-up-corrected']);
  expect(rules.can({ ...surveyed, followUpId: 'f1' }, staff)).toMatchObject({ record: false, correct: true });
  const again = () =>
    rules.decideRate({ ...surveyed, ratingId: 'r1' }, { surveyId: 'r2', csat: 5, tags: [], bodyHash: null }, { actor: kitchen, now });
  expect(codeOf(again)).toBe('surveys.rated-already');
});

test.each([
  ['satisfied, nothing asked', { satisfied: true, answers: {} }, false],
  ['satisfied, solved', { satisfied: true, answers: { solved: true } }, false],
  ['satisfied, but not solved', { satisfied: true, answers: { solved: false } }, true],
  ['not satisfied', { satisfied: false, answers: { solved: true } }, true],
] as const)('%s', (_, said, unsolved) => {
  expect(rules.decideRecord(surveyed, { ...call, ...said }, { actor: staff, now })).toMatchObject([{ data: { unsolved, round: 2, csat: 4 } }]);
});

test('answers must be of the kind of their question', () => {
  const answer = (answers: Record<string, boolean | number>) =>
    codeOf(() => rules.decideRecord(surveyed, { ...call, answers }, { actor: staff, now }));
  expect([answer({ solved: true, speed: 5 }), answer({ solved: 3 }), answer({ speed: true }), answer({ toString: true })]).toEqual([
    'done',
    'surveys.question-unknown',
    'surveys.question-unknown',
    'surveys.question-unknown',
  ]);
});

test('a call never lies before the confirmation; the customer’s word is grade A', () => {
  const at = (occurredAt: number) => codeOf(() => rules.decideRecord(surveyed, call, { actor: staff, now, occurredAt, proof: true }));
  expect([at(now - HOUR), at(now - HOUR - MINUTE)]).toEqual(['done', 'surveys.before-confirmation']);
  const rating = { surveyId: 'r1', csat: 5, tags: ['fast', 'fast'], bodyHash: null } as const;
  expect(rules.decideRate(surveyed, rating, { actor: kitchen, now })).toMatchObject([{ grade: 'A', data: { tags: ['fast'] } }]);
});
