import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { DAY, instant } from '../../../kernel/time.ts';
import type { Claim } from '../claim.ts';
import * as rules from './recovery.rules.ts';
import type { CostPart, Recovery } from './recovery.ts';
import { answerDaysOn } from './recovery-rules.ts';

const now = instant('2026-03-02T09:00:00+08:00');
const actor: Actor = { kind: 'staff', id: 'p1', name: '采购', roles: ['purchasing'], can: new Set() };
const moment = { actor, now };
const item = {
  itemId: 'item',
  lineId: 'line',
  noteLineId: 'line',
  noteId: 'note',
  lotId: 'lot',
  productId: 'p',
  unit: 'kg',
  requested: 8_000,
  approved: 8_000,
  given: 8_000,
  refusedPart: 0,
  price: { fen: 400, per: 'kg' },
} as const;
const claim: Claim = {
  id: 'claim',
  number: 'TH1',
  caseId: 'case',
  customerId: 'c1',
  siteId: 'site',
  noteId: 'note',
  way: 'credit',
  reason: 'spoiled',
  goods: 'back',
  pay: 'bill',
  foodSafety: false,
  items: [item],
  valueFen: 3_200,
  askedFen: 3_200,
  grantedFen: 3_200,
  state: 'settled',
  requester: 'staff:a',
  endorsedBy: null,
  neededBy: null,
  arriveBy: null,
  driverId: null,
  requestedAt: now - DAY,
  deliveredAt: null,
};
const part = (bearer: CostPart['bearer'], amountFen: number, more: Partial<CostPart> = {}): CostPart => ({
  bearer,
  supplierId: bearer === 'supplier' ? 's1' : null,
  name: bearer === 'carrier' ? '顺达冷链' : '',
  amountFen,
  ...more,
});

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
}

describe('what a claim costs', () => {
  test.each([
    ['money that was granted', {}, 3_200],
    ['goods given in place, at their price', { way: 'replacement', grantedFen: null, state: 'accepted' }, 3_200],
    ['less came than was approved', { way: 'replacement', grantedFen: null, state: 'accepted', items: [{ ...item, given: 2_000 }] }, 800],
    ['not decided yet', { state: 'requested' }, null],
    ['declined', { state: 'declined' }, null],
    ['no price is known', { way: 'replacement', grantedFen: null, items: [{ ...item, price: null }] }, null],
  ] as const)('%s', (_, changes, cost) => expect(rules.costOf({ ...claim, ...changes })).toBe(cost));
});

describe('splitting', () => {
  const split = (parts: readonly CostPart[], { extraFen = 0, askedFen = 0, state = 'settled' as Claim['state'] } = {}) =>
    codeOf(() => rules.decideSplit({ ...claim, state }, { extraFen, parts, suppliers: new Set(['s1', 's2']), askedFen, bodyHash: null }, moment));

  test.each([
    ['all to the supplier', 'done', [part('supplier', 3_200)], {}],
    ['supplier and carrier, with the special run', 'done', [part('supplier', 3_200), part('carrier', 800)], { extraFen: 800 }],
    ['two suppliers', 'done', [part('supplier', 1_200), part('supplier', 2_000, { supplierId: 's2' })], {}],
    ['a fen too little', 'claims.split-not-whole', [part('supplier', 3_199)], {}],
    ['a fen too much', 'claims.split-not-whole', [part('ours', 3_201)], {}],
    ['a supplier nobody named', 'claims.supplier-needed', [part('supplier', 3_200, { supplierId: null })], {}],
    ['a supplier nobody knows', 'claims.supplier-unknown', [part('supplier', 3_200, { supplierId: 's9' })], {}],
    ['a carrier without a name', 'claims.carrier-needed', [part('carrier', 3_200, { name: '' })], {}],
    ['the same party twice', 'claims.bearer-twice', [part('ours', 200), part('ours', 3_000)], {}],
    ['asked by the split before', 'claims.asked-already', [part('ours', 3_200)], { askedFen: 1 }],
    ['before the decision', 'claims.cost-open', [part('ours', 3_200)], { state: 'requested' }],
  ] as const)('%s: %s', (...[, code, parts, more]) => expect(split(parts, more)).toBe(code));

  test('the proposal follows the inspection, then the lots; it always adds up', () => {
    const hints = [
      { supplierId: 's1', worthFen: 100 },
      { supplierId: 's2', worthFen: 200 },
    ];
    const propose = (more: Partial<Parameters<typeof rules.proposeSplit>[1]>) =>
      rules.proposeSplit(1_000, { hints, found: null, transit: false, ...more });
    expect(propose({})).toMatchObject([
      { supplierId: 's1', amountFen: 333, why: 'lot-of-supplier' },
      { supplierId: 's2', amountFen: 667 },
    ]);
    expect(propose({ found: 'ours' })).toMatchObject([{ bearer: 'ours', amountFen: 1_000, why: 'found-ours' }]);
    expect(propose({ found: 'customer' })).toMatchObject([{ bearer: 'customer', why: 'found-customer' }]);
    expect(propose({ transit: true })).toMatchObject([{ bearer: 'ours', why: 'damaged-in-transit' }]);
    expect(propose({ hints: [] })).toMatchObject([{ bearer: 'ours', why: 'nothing-known' }]);
  });
});

describe('asking and answering', () => {
  const standing = { ...part('supplier', 3_200), partNo: 1, askedFen: 1_000 };
  const ask = (amountFen: number | undefined, of: Parameters<typeof rules.decideAsk>[1]['part'] = standing) =>
    rules.decideAsk(
      claim,
      { part: of, ask: { recoveryId: 'r', number: 'ZC1', amountFen, answerBy: now + 3 * DAY, bodyHash: null, evidence: [] } },
      moment,
    );

  test('all that is left, never more, never of ourselves', () => {
    expect(ask(undefined)).toMatchObject([{ name: 'claims.recovery-requested', data: { askedFen: 2_200, supplierId: 's1' } }]);
    expect(codeOf(() => ask(2_201))).toBe('claims.more-than-part');
    expect(codeOf(() => ask(undefined, { ...standing, askedFen: 3_200 }))).toBe('claims.more-than-part');
    expect(codeOf(() => ask(100, { ...part('ours', 3_200), partNo: 1, askedFen: 0 }))).toBe('claims.no-such-part');
    expect(codeOf(() => ask(100, { ...part('customer', 3_200), partNo: 2, askedFen: 0 }))).toBe('claims.no-such-part');
  });

  const recovery: Recovery = {
    id: 'r',
    number: 'ZC1',
    claimId: 'claim',
    partNo: 1,
    bearer: 'supplier',
    supplierId: 's1',
    name: '',
    askedFen: 2_200,
    answeredFen: null,
    state: 'requested',
    requestedAt: now - DAY,
  };
  const proved = { bodyHash: null, evidence: [] };
  const answer = (state: Recovery['state'], said: 'accepted' | 'partly' | 'refused', answeredFen?: number) =>
    codeOf(() => rules.decideAnswer({ claim, recovery: { ...recovery, state } }, { ...proved, answer: said, answeredFen }, moment));
  test.each([
    ['requested', 'accepted', undefined, 'done'],
    ['requested', 'accepted', 2_199, 'claims.answer-amount'],
    ['requested', 'partly', 1_100, 'done'],
    ['requested', 'partly', undefined, 'claims.answer-amount'],
    ['requested', 'partly', 2_200, 'claims.answer-amount'],
    ['requested', 'refused', undefined, 'done'],
    ['requested', 'refused', 1, 'claims.answer-amount'],
    ['answered', 'accepted', undefined, 'done'],
    ['settled', 'accepted', undefined, 'claims.recovery-not-in-this-state'],
    ['withdrawn', 'accepted', undefined, 'claims.recovery-not-in-this-state'],
  ] as const)('%s, %s %s: %s', (...[state, said, fen, code]) => expect(answer(state, said, fen)).toBe(code));

  test('no more comes in than was answered', () => {
    const settle = (amountFen: number | undefined, answeredFen: number) =>
      codeOf(() =>
        rules.decideSettleRecovery(
          { claim, recovery: { ...recovery, state: 'answered', answeredFen } },
          { ...proved, amountFen, by: 'offset' },
          moment,
        ),
      );
    expect(settle(undefined, 2_200)).toBe('done');
    expect(settle(1_000, 2_200)).toBe('done');
    expect(settle(2_201, 2_200)).toBe('claims.more-than-answered');
    expect(settle(undefined, 0)).toBe('claims.more-than-answered');
  });
});

test('days to answer are dated data', () => expect(answerDaysOn('2026-03-02')).toBe(3));
