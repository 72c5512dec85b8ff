import { describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HOUR, instant, iso, MINUTE } from '../../kernel/time.ts';
import * as rules from './claim.rules.ts';
import { type Act, type Claim, type ClaimableLine, STATE_CODES, type State, TRANSITIONS, walkTransitions } from './claim.ts';

const now = instant('2026-03-02T09:00:00+08:00');
const staff: Actor = {
  kind: 'staff',
  id: 's1',
  name: '张三',
  roles: ['after-sales-manager'],
  can: new Set(['claims.approve', 'claims.plan', 'claims.deliver', 'claims.record-acceptance', 'claims.request']),
};
const kitchen: Actor = {
  kind: 'note-holder',
  id: 'n1',
  name: '',
  customerId: 'c1',
  siteId: 'site',
  noteId: 'note',
  can: new Set(['claims.ask', 'claims.accept']),
};
const moment = { actor: staff, now };

const line: ClaimableLine = {
  lineId: 'line',
  noteId: 'note',
  noteNumber: 'N1',
  customerId: 'c1',
  siteId: 'site',
  arrived: true,
  product: '番茄',
  unit: 'jin',
  lot: null,
  came: 5000,
  claimed: 1000,
};
const claim: Claim = {
  id: 'claim',
  number: 'TH1',
  caseId: 'case',
  customerId: 'c1',
  siteId: 'site',
  noteId: 'note',
  lineId: 'line',
  way: 'replacement',
  unit: 'jin',
  requested: 4000,
  approved: null,
  state: 'requested',
  neededBy: now + HOUR,
  arriveBy: null,
  driverId: null,
  requestedAt: now - HOUR,
};
const request: rules.Request = {
  claimId: 'claim',
  caseId: 'case',
  number: 'TH1',
  way: 'replacement',
  reason: 'spoiled',
  amount: 4000,
  neededBy: now + HOUR,
  inherited: false,
  bodyHash: null,
  evidence: [],
};
const nothing = { bodyHash: null, evidence: [] };

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
}

/** Every act with input that is right in itself: only the state decides. */
const ACT: Record<Act, (state: Claim) => unknown> = {
  approve: (state) => rules.decideApprove(state, { clauseKey: null, bodyHash: null }, moment),
  decline: (state) => rules.decideDecline(state, { reason: 'other', clauseKey: null, bodyHash: null, recourseHash: 'h' }, moment),
  plan: (state) => rules.decidePlan(state, { arriveBy: now + MINUTE, driverId: null, vehicle: null, bodyHash: null }, moment),
  deliver: (state) => rules.decideDeliver(state, { ...nothing, already: false }, moment),
  accept: (state) => rules.decideAccept(state, nothing, moment),
  withdraw: (state) => rules.decideWithdraw(state, { reason: 'mistake', bodyHash: null }, moment),
};

test('the table of states holds together', () => expect(walkTransitions).not.toThrow());

describe.each(Object.keys(ACT) as Act[])('%s', (act) => {
  test.each([...STATE_CODES])('from %s: as the table says, and the button says the same', (state: State) => {
    const allowed = state in TRANSITIONS[act];
    const approved = state === 'requested' ? null : 3000;
    expect(codeOf(() => ACT[act]({ ...claim, state, approved }))).toBe(allowed ? 'done' : 'claims.not-in-this-state');
    expect(rules.can({ state, deliveredAt: null }, staff)[act]).toBe(allowed);
  });
});

describe('requesting', () => {
  const asked = (changes: Partial<rules.Request>, of: Partial<ClaimableLine> = {}) =>
    codeOf(() => rules.decideRequest({ ...line, ...of }, { ...request, ...changes }, moment));

  test.each([
    ['all that is left', 'done', {}, {}],
    ['one gram more', 'claims.more-than-came', { amount: 4001 }, {}],
    ['a line with nothing left', 'claims.more-than-came', { amount: 1 }, { claimed: 5000 }],
    ['a line corrected to less than is claimed', 'claims.more-than-came', { amount: 1 }, { came: 500 }],
    ['goods still on the way', 'claims.not-delivered', {}, { arrived: false }],
    ['needed by now', 'claims.needed-by-in-past', { neededBy: now }, {}],
    ['needed by a time of the case that has passed', 'done', { neededBy: now - HOUR, inherited: true }, {}],
    ['needed at no certain time', 'done', { neededBy: null }, {}],
  ] as const)('%s: %s', (...[, code, changes, of]) => expect(asked(changes, of)).toBe(code));

  test('by the kitchen: grade A and its own word', () => {
    const [told] = rules.decideRequest(line, request, { ...moment, actor: kitchen });
    expect(told).toMatchObject({
      name: 'claims.requested',
      grade: 'A',
      data: { by: 'customer', came: 5000, neededBy: iso(now + HOUR), amount: 4000 },
    });
    expect(told?.subjects.map(({ type }) => type)).toEqual(['claim', 'case', 'customer', 'note', 'site']);
  });
});

describe('amounts', () => {
  const approved: Claim = { ...claim, state: 'planned', approved: 3000 };

  test('an approval may give less, never more', () => {
    const approve = (amount?: number) => rules.decideApprove(claim, { amount, clauseKey: 'R5.1', bodyHash: null }, moment)[0]?.data;
    expect(approve()).toMatchObject({ amount: 4000, requested: 4000, neededBy: iso(now + HOUR), clauseKey: 'R5.1' });
    expect(approve(500)).toMatchObject({ amount: 500, requested: 4000 });
    expect(codeOf(() => approve(4001))).toBe('claims.more-than-requested');
  });

  test('no more is accepted than was approved', () => {
    const accept = (amount?: number) => rules.decideAccept(approved, { ...nothing, amount }, moment)[0]?.data;
    expect(accept()).toMatchObject({ amount: 3000, approved: 3000, by: 'staff' });
    expect(codeOf(() => accept(3001))).toBe('claims.more-than-approved');
  });
});

describe('times', () => {
  const plan = (arriveBy: number) =>
    rules.decidePlan({ ...claim, state: 'approved', approved: 4000 }, { arriveBy, driverId: null, vehicle: null, bodyHash: null }, moment)[0]?.data;

  test('a plan lies ahead and says whether it misses the meal', () => {
    expect(plan(now + HOUR)).toMatchObject({ arriveBy: iso(now + HOUR), late: false });
    expect(plan(now + HOUR + MINUTE)).toMatchObject({ late: true });
    expect(codeOf(() => plan(now - MINUTE))).toBe('claims.arrive-by-in-past');
  });

  test('a delivery entered later keeps its time and grade, and never lies before the claim', () => {
    const deliver = (occurredAt: number) =>
      rules.decideDeliver({ ...claim, state: 'planned', approved: 4000 }, { ...nothing, already: false }, { ...moment, occurredAt, proof: true });
    expect(deliver(now - 30 * MINUTE)).toMatchObject([{ occurredAt: now - 30 * MINUTE, grade: 'C' }]);
    expect(codeOf(() => deliver(now - 2 * HOUR))).toBe('claims.before-request');
  });

  test('a delivery is recorded once, also after the kitchen accepted', () => {
    const state: Claim = { ...claim, state: 'accepted', approved: 4000 };
    expect(codeOf(() => rules.decideDeliver(state, { ...nothing, already: true }, moment))).toBe('claims.delivered-already');
    expect(rules.can({ state: 'accepted', deliveredAt: now }, staff).deliver).toBe(false);
  });
});

test('the kitchen may accept and withdraw, and decide nothing', () => {
  expect(rules.can({ state: 'planned', deliveredAt: null }, kitchen)).toEqual({
    approve: false,
    decline: false,
    plan: false,
    deliver: false,
    accept: true,
    withdraw: true,
  });
});
