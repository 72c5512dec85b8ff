import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { HOUR } from '../../../kernel/time.ts';
import { type Claim, REASON_CODES, type State } from '../claim.ts';
import { decideFind, decideTalk, mayLoad, mayPick, mayTalk, type Shortage, sameLotMayGo, type Word } from './bring.rules.ts';
import { fromVan, mustFit } from './goods.rules.ts';

const now = Date.parse('2026-03-02T09:00:00+08:00');
const clerk: Actor = { kind: 'staff', id: 'c', name: '小李', roles: ['order-clerk'], can: new Set(['claims.plan']) };
const kitchen: Actor = { kind: 'contact', id: 'k', name: '王老师', roles: ['customer-receiver'], customerId: 'x', can: new Set() };
const item = {
  itemId: 'i',
  lineId: 'l',
  noteLineId: 'l',
  noteId: 'n',
  lotId: null,
  productId: 'p',
  unit: 'kg',
  requested: 8000,
  approved: 8000,
  given: null,
  refusedPart: 0,
  price: null,
} as const;
const claim: Claim = {
  id: 'claim',
  number: 'TH1',
  caseId: 'case',
  customerId: 'x',
  siteId: 's',
  noteId: 'n',
  way: 'replacement',
  reason: 'spoiled',
  goods: 'back',
  pay: null,
  foodSafety: false,
  items: [item],
  valueFen: null,
  askedFen: null,
  grantedFen: null,
  state: 'approved',
  requester: 'staff:a',
  endorsedBy: null,
  neededBy: now + HOUR,
  arriveBy: null,
  driverId: null,
  requestedAt: now,
  deliveredAt: null,
};
const codeOf = (rule: () => unknown): string | undefined => {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

test('more of the same lot goes only where nothing is said against the lot, and never where food safety is', () => {
  expect(REASON_CODES.filter((reason) => sameLotMayGo({ reason, foodSafety: false }))).toEqual(['short', 'missing', 'damaged', 'wrong-item']);
  expect(REASON_CODES.some((reason) => sameLotMayGo({ reason, foodSafety: true }))).toBe(false);
});

test.each([
  ['requested', [false, false, false]],
  ['approved', [true, true, true]],
  ['planned', [true, true, true]],
  ['delivered', [true, false, true]],
  ['accepted', [false, false, false]],
  ['withdrawn', [false, false, false]],
] as const)('%s: picked, loaded, talked over', (state: State, expected) => {
  const one = { way: 'replacement' as const, state };
  expect([mayPick(one), mayLoad(one), mayTalk(one)]).toEqual(expected);
  expect(mayPick({ way: 'credit', state })).toBe(false);
});

describe('short', () => {
  const find = (over: object, state: Partial<Claim> = {}) =>
    codeOf(() =>
      decideFind({ ...claim, ...state }, { shortageId: 'h', reason: 'no-stock', items: undefined, open: false, ...over }, { actor: clerk, now }),
    );
  test.each([
    ['all of it', {}, {}, undefined],
    ['while one is open', { open: true }, {}, 'claims.talk-open'],
    ['more than is wanted', { items: [{ itemId: 'i', amount: 8001 }] }, {}, 'claims.more-than-approved'],
    ['nothing', { items: [{ itemId: 'i', amount: 0 }] }, {}, 'claims.nothing-missing'],
    ['another line', { items: [{ itemId: 'z', amount: 1 }] }, {}, 'claims.item-unknown'],
    ['not decided yet', {}, { state: 'requested' }, 'claims.not-in-this-state'],
    ['no goods are brought', {}, { way: 'credit' }, 'claims.nothing-to-bring'],
  ] as const)('%s', (...[, over, state, code]) => expect(find(over, state)).toBe(code));
});

describe('what the customer says', () => {
  const shortage: Shortage = { id: 'h', reason: 'no-stock', items: [{ itemId: 'i', missing: 3000 }], talkedAt: null };
  const word: Word = { outcome: 'less', by: 'phone', substitute: null, laterBy: null, otherWay: null, bodyHash: null, evidence: [] };
  const substitute = { itemId: 'i', productId: 'q', unit: 'kg' as const, amount: 5000 };
  const proof = [{ fileId: 'f', sha256: 'x' }];
  const talk = (over: Partial<Word>, { actor = clerk, of = shortage }: { actor?: Actor; of?: Shortage | null } = {}) =>
    codeOf(() => decideTalk(claim, of ?? undefined, { word: { ...word, ...over }, moment: { actor, now } }));
  test.each([
    ['less', {}, undefined],
    ['something else on our word alone', { outcome: 'substitute', substitute }, 'claims.word-needed'],
    ['something else with a proof', { outcome: 'substitute', substitute, evidence: proof }, undefined],
    ['nothing named', { outcome: 'substitute', evidence: proof }, 'claims.substitute-needed'],
    ['later without a time', { outcome: 'later' }, 'claims.later-needed'],
    ['later, but past', { outcome: 'later', laterBy: now }, 'claims.later-needed'],
    ['later', { outcome: 'later', laterBy: now + HOUR }, undefined],
    ['another way, which none is', { outcome: 'other-way', otherWay: 'replacement' }, 'claims.way-needed'],
    ['another way', { outcome: 'other-way', otherWay: 'credit' }, undefined],
  ] as const)('%s', (_, over, code) => expect(talk(over)).toBe(code));

  test('the customer himself needs no proof; twice and unknown are refused', () => {
    expect(talk({ outcome: 'substitute', substitute }, { actor: kitchen })).toBeUndefined();
    expect(talk({}, { of: null })).toBe('claims.shortage-unknown');
    expect(talk({}, { of: { ...shortage, talkedAt: now } })).toBe('claims.shortage-talked');
    expect(talk({}, { of: { ...shortage, items: [{ itemId: 'i', missing: 8000 }] } })).toBe('claims.nothing-left-to-bring');
  });
});

describe('which lots', () => {
  const bring = { itemId: 'i', noteId: 'n', productId: 'p', product: '番茄', unit: 'kg' as const, amount: 8000, substitute: false, claimed: ['bad'] };
  const lots = new Map(['good', 'bad'].map((id) => [id, { number: id, productId: 'p' }]));
  const fit = (parts: readonly { lotId: string; amount: number }[], itemId = 'i') => codeOf(() => mustFit([bring], [{ itemId, lots: parts }], lots));
  test.each([
    ['fits', [{ lotId: 'good', amount: 8000 }], undefined],
    ['claimed on', [{ lotId: 'bad', amount: 1 }], 'claims.lot-claimed'],
    ['unknown', [{ lotId: 'none', amount: 1 }], 'claims.lot-of-another'],
    [
      'twice',
      [
        { lotId: 'good', amount: 1 },
        { lotId: 'good', amount: 1 },
      ],
      'claims.lot-twice',
    ],
    ['too much', [{ lotId: 'good', amount: 8001 }], 'claims.lots-more-than-wanted'],
  ] as const)('%s', (_, parts, code) => expect(fit(parts)).toBe(code));
  test('another line', () => expect(fit([], 'z')).toBe('claims.item-unknown'));

  test('a van that has all of it aboard brings that; not the bad lot, not half of it', () => {
    const spare = (lotId: string, amount: number) => ({ lotId, productId: 'p', amount });
    expect(fromVan([bring], [spare('bad', 9000), spare('good', 9000)])).toEqual([{ itemId: 'i', spare: spare('good', 9000), amount: 8000 }]);
    expect(fromVan([bring], [spare('good', 7999)])).toBeNull();
    expect(fromVan([bring, { ...bring, itemId: 'j' }], [spare('good', 15_000)])).toBeNull();
  });
});
