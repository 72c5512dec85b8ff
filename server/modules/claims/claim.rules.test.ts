import { describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HOUR, instant, iso, MINUTE } from '../../kernel/time.ts';
import * as rules from './claim.rules.ts';
import { type Act, type Claim, type ClaimableLine, type Item, STATE_CODES, type State, TRANSITIONS, walkTransitions } from './claim.ts';
import { decideRequest, type Request } from './request.rules.ts';

const now = instant('2026-03-02T09:00:00+08:00');
const staff: Actor = {
  kind: 'staff',
  id: 's1',
  name: '张三',
  roles: ['after-sales-manager'],
  can: new Set(['claims.approve', 'claims.plan', 'claims.deliver', 'claims.record-acceptance', 'claims.request', 'claims.settle']),
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
  noteLineId: 'line',
  noteId: 'note',
  noteNumber: 'N1',
  deliveryOn: '2026-03-02',
  customerId: 'c1',
  siteId: 'site',
  arrived: true,
  product: '番茄',
  unit: 'jin',
  productId: null,
  lot: null,
  accepted: 4500,
  refused: 500,
  claimed: 1000,
  returned: 0,
  lots: [],
};
const item: Item = {
  itemId: 'item',
  lineId: 'line',
  noteLineId: 'line',
  noteId: 'note',
  lotId: null,
  productId: null,
  unit: 'jin',
  requested: 4000,
  approved: null,
  given: null,
  refusedPart: 0,
  price: null,
};
const claim: Claim = {
  id: 'claim',
  number: 'TH1',
  caseId: 'case',
  customerId: 'c1',
  siteId: 'site',
  noteId: 'note',
  way: 'replacement',
  reason: 'spoiled',
  goods: 'back',
  pay: null,
  foodSafety: false,
  items: [item],
  valueFen: null,
  askedFen: null,
  grantedFen: null,
  state: 'requested',
  requester: 'staff:other',
  endorsedBy: null,
  neededBy: now + HOUR,
  arriveBy: null,
  driverId: null,
  requestedAt: now - HOUR,
  deliveredAt: null,
};
const money: Claim = { ...claim, way: 'refund', pay: 'transfer', askedFen: 5000, grantedFen: 5000 };
const free = { moment, authority: { mayFen: null, twoAboveFen: null } };
const decision = { clauseKey: null, clauseVersion: null, bodyHash: null };
const request: Request = {
  claimId: 'claim',
  caseId: 'case',
  customerId: 'c1',
  siteId: 'site',
  noteId: 'note',
  number: 'TH1',
  way: 'replacement',
  reason: 'spoiled',
  foodSafety: false,
  goods: 'back',
  pay: null,
  wanted: [{ itemId: 'item', line, lotId: null, amount: 4000, price: null }],
  amountFen: undefined,
  verdict: { says: 'person', voices: [], grade: 'B' },
  neededBy: now + HOUR,
  inherited: false,
  recallId: null,
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
const ACT: Record<Exclude<Act, 'endorse'>, (state: Claim) => unknown> = {
  approve: (state) => rules.decideApprove(state, decision, free),
  decline: (state) => rules.decideDecline(state, { ...decision, reason: 'other', recourseHash: 'h' }, moment),
  plan: (state) => rules.decidePlan(state, { arriveBy: now + MINUTE, driverId: null, vehicle: null, bodyHash: null }, moment),
  deliver: (state) => rules.decideDeliver(state, nothing, moment),
  accept: (state) => rules.decideAccept(state, nothing, moment),
  settle: (state) => rules.decideSettleClaim({ ...state, way: 'refund', grantedFen: 5000 }, nothing, moment),
  withdraw: (state) => rules.decideWithdraw(state, { reason: 'mistake', bodyHash: null }, moment),
};

test('the table of states holds together', () => expect(walkTransitions).not.toThrow());

describe.each(Object.keys(ACT) as (keyof typeof ACT)[])('%s', (act) => {
  test.each([...STATE_CODES])('from %s: as the table says, and the button says the same', (state: State) => {
    const allowed = state in TRANSITIONS[act];
    const approved = state === 'requested' ? null : 3000;
    expect(codeOf(() => ACT[act]({ ...claim, items: [{ ...item, approved }], state }))).toBe(allowed ? 'done' : 'claims.not-in-this-state');
    expect(rules.can({ ...(act === 'settle' ? money : claim), state }, staff)[act]).toBe(allowed);
  });
});

describe('requesting', () => {
  const asked = ({ amount = 4000, ...changes }: Partial<Request> & { amount?: number }, of: Partial<ClaimableLine> = {}) =>
    codeOf(() =>
      decideRequest({ ...request, ...changes, wanted: [{ itemId: 'item', line: { ...line, ...of }, lotId: null, amount, price: null }] }, moment),
    );

  test.each([
    ['all that is left', 'done', {}, {}],
    ['one gram more', 'claims.more-than-came', { amount: 4001 }, {}],
    ['a line with nothing left', 'claims.more-than-came', { amount: 1 }, { claimed: 5000 }],
    ['a line corrected to less than is claimed', 'claims.more-than-came', { amount: 1 }, { accepted: 500, refused: 0 }],
    ['goods still on the way', 'claims.not-delivered', {}, { arrived: false }],
    ['needed by now', 'claims.needed-by-in-past', { neededBy: now }, {}],
    ['needed by a time of the case that has passed', 'done', { neededBy: now - HOUR, inherited: true }, {}],
    ['needed at no certain time', 'done', { neededBy: null }, {}],
  ] as const)('%s: %s', (...[, code, changes, of]) => expect(asked(changes, of)).toBe(code));

  test('by the kitchen: grade A and its own word', () => {
    const [told] = decideRequest(request, { ...moment, actor: kitchen });
    expect(told).toMatchObject({
      name: 'claims.requested',
      grade: 'A',
      data: { by: 'customer', neededBy: iso(now + HOUR), items: [{ amount: 4000, came: { accepted: 4500, refused: 500 } }] },
    });
    expect(told?.subjects.map(({ type }) => type)).toEqual(['claim', 'case', 'customer', 'note', 'site']);
  });
});

describe('amounts', () => {
  const planned: Claim = { ...claim, state: 'planned', items: [{ ...item, approved: 3000 }] };
  const of = (amount?: number) => (amount === undefined ? {} : { items: [{ itemId: 'item', amount }] });

  test('an approval may give less, never more, never nothing', () => {
    const approve = (amount?: number) => rules.decideApprove(claim, { ...decision, ...of(amount), clauseKey: 'R5.1' }, free)[0]?.data;
    expect(approve()).toMatchObject({ items: [{ itemId: 'item', amount: 4000 }], neededBy: iso(now + HOUR), clauseKey: 'R5.1' });
    expect(approve(500)).toMatchObject({ items: [{ amount: 500 }] });
    expect(codeOf(() => approve(4001))).toBe('claims.more-than-requested');
    expect(codeOf(() => approve(0))).toBe('claims.nothing-approved');
  });

  test('no more is accepted than was approved', () => {
    const accept = (amount?: number) => rules.decideAccept(planned, { ...nothing, ...of(amount) }, moment)[0]?.data;
    expect(accept()).toMatchObject({ items: [{ amount: 3000 }], by: 'staff' });
    expect(codeOf(() => accept(3001))).toBe('claims.more-than-approved');
  });

  test('money follows the goods where less of them is granted, and is never more than asked', () => {
    const priced: Claim = { ...money, grantedFen: null, items: [{ ...item, refusedPart: 1000, price: { fen: 300, per: 'jin' } }], askedFen: 1800 };
    const grant = (given: object) => rules.decideApprove(priced, { ...decision, ...given }, free)[0]?.data.grantedFen;
    expect(grant({})).toBe(1800);
    expect(grant(of(2000))).toBe(600);
    expect(grant({ amountFen: 1000 })).toBe(1000);
    expect(codeOf(() => grant({ amountFen: 1801 }))).toBe('claims.more-money-than-asked');
  });

  test('limits, two persons, and nobody decides what he asked for', () => {
    const big: Claim = { ...money, askedFen: 900_000, grantedFen: null };
    const by = (state: Claim, authority: rules.Authority) => rules.decideApprove(state, decision, { moment, authority })[0]?.name;
    expect(codeOf(() => by(big, { mayFen: 500_000, twoAboveFen: null }))).toBe('claims.above-limit');
    expect(by(big, { mayFen: null, twoAboveFen: 500_000 })).toBe('claims.endorsed');
    expect(by({ ...big, state: 'endorsed', endorsedBy: 'staff:other' }, { mayFen: null, twoAboveFen: 500_000 })).toBe('claims.approved');
    expect(codeOf(() => by({ ...big, state: 'endorsed', endorsedBy: 'staff:s1' }, { mayFen: null, twoAboveFen: 500_000 }))).toBe(
      'claims.second-person',
    );
    expect(codeOf(() => by({ ...big, requester: 'staff:s1' }, { mayFen: null, twoAboveFen: null }))).toBe('claims.own-request');
  });
});

describe('times', () => {
  const plan = (arriveBy: number) =>
    rules.decidePlan({ ...claim, state: 'approved' }, { arriveBy, driverId: null, vehicle: null, bodyHash: null }, moment)[0]?.data;

  test('a plan lies ahead and says whether it misses the meal', () => {
    expect(plan(now + HOUR)).toMatchObject({ arriveBy: iso(now + HOUR), late: false });
    expect(plan(now + HOUR + MINUTE)).toMatchObject({ late: true });
    expect(codeOf(() => plan(now - MINUTE))).toBe('claims.arrive-by-in-past');
  });

  test('a delivery entered later keeps its time and grade, and never lies before the claim', () => {
    const deliver = (occurredAt: number) => rules.decideDeliver({ ...claim, state: 'planned' }, nothing, { ...moment, occurredAt, proof: true });
    expect(deliver(now - 30 * MINUTE)).toMatchObject([{ occurredAt: now - 30 * MINUTE, grade: 'C' }]);
    expect(codeOf(() => deliver(now - 2 * HOUR))).toBe('claims.before-request');
  });

  test('a delivery is recorded once, also after the kitchen accepted', () => {
    const state: Claim = { ...claim, state: 'accepted', deliveredAt: now };
    expect(codeOf(() => rules.decideDeliver(state, nothing, moment))).toBe('claims.delivered-already');
    expect(rules.can(state, staff).deliver).toBe(false);
  });
});

test('the kitchen may accept and withdraw, and decide nothing', () => {
  expect(rules.can({ ...claim, state: 'planned' }, kitchen)).toEqual({
    approve: false,
    decline: false,
    plan: false,
    deliver: false,
    accept: true,
    settle: false,
    withdraw: true,
  });
});
