import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { shanghaiInstant } from '../../../kernel/time.ts';
import { STATE_CODES, type State, WAY_CODES } from '../claim.ts';
import type { Wanted } from '../request.rules.ts';
import { BOOKED_AS, monthOf, openMonth } from './account.ts';
import { chargedFor, type OfClaim, owedBy, settledBy, takenBack } from './bookings.rules.ts';
import { mustBeAnother, mustBeReversible, mustStayWithin } from './correct.rules.ts';
import type { Details } from './details.ts';
import { decideMoney, type MoneyAsked } from './money.rules.ts';
import { expectedOf } from './reconcile.rules.ts';

const KG = 1000;
const about: OfClaim = { claimId: 'claim', caseId: 'case', customerId: 'c1', siteId: 'site', noteId: 'note', way: 'credit' };

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
}

/** 50 kg of tomatoes at 5 yuan; `refused` of them at the dock, never billed. */
const wantedOf = ({ amount = 10 * KG, refused = 0, fen = 500 as number | null } = {}): Wanted => ({
  itemId: 'item',
  lotId: null,
  amount,
  price: fen === null ? null : { fen, per: 'kg' },
  line: {
    lineId: 'line',
    noteLineId: 'line',
    noteId: 'note',
    noteNumber: 'N1',
    deliveryOn: '2026-03-02',
    customerId: 'c1',
    siteId: 'site',
    arrived: true,
    product: '番茄',
    productId: 'p1',
    unit: 'kg',
    lot: null,
    accepted: 50 * KG - refused,
    refused,
    claimed: 0,
    returned: 0,
    lots: [],
  },
});
const twice = { timesBp: 20_000, clauseKey: 'R5.4-ways', clauseVersion: 4 };
const asked = (given: Partial<MoneyAsked>): MoneyAsked => ({
  way: 'credit',
  details: undefined,
  wanted: [wantedOf()],
  amountFen: undefined,
  multiple: twice,
  noteLeftFen: null,
  ...given,
});
const receipt = (amountFen: number, kind: 'receipt' | 'photo' = 'receipt') => ({ kind, fileId: 'f1', amountFen });
const bought = (given: Partial<Extract<Details, { way: 'self-purchase' }>> = {}): Details => ({
  way: 'self-purchase',
  documents: [receipt(8000)],
  paidFen: 8000,
  ...given,
});

describe('the month of a booking', () => {
  test('is the one on the clock of Asia/Shanghai', () => {
    expect(monthOf(shanghaiInstant('2026-03-31', '23:59'))).toBe('2026-03');
    expect(monthOf(shanghaiInstant('2026-04-01', '00:00'))).toBe('2026-04');
  });
  test('is the next that is open where it is closed', () => {
    const at = shanghaiInstant('2026-11-20');
    expect(openMonth(at, new Set())).toBe('2026-11');
    expect(openMonth(at, new Set(['2026-11', '2026-12']))).toBe('2027-01');
    expect(openMonth(at, new Set(['2026-10']))).toBe('2026-11');
  });
});

describe('bookings of a claim', () => {
  test('off the bill when it is settled', () => {
    expect(owedBy(about, { pay: 'bill', grantedFen: 5000 })).toEqual([]);
    expect(settledBy(about, { pay: 'bill', amountFen: 5000 })).toMatchObject([{ kind: 'credit', pay: 'bill', amountFen: -5000 }]);
  });
  test('owed from the approval, paid by the transfer: nothing is left', () => {
    const refund: OfClaim = { ...about, way: 'refund' };
    const all = [...owedBy(refund, { pay: 'transfer', grantedFen: 5000 }), ...settledBy(refund, { pay: 'transfer', amountFen: 5000 })];
    expect(all).toMatchObject([
      { kind: 'refund-due', amountFen: -5000 },
      { kind: 'paid', amountFen: 5000 },
    ]);
    expect(all.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0);
  });
  test('coupons and replacements put no money on the account by themselves', () => {
    for (const way of ['coupon', 'replacement'] as const) expect(settledBy({ ...about, way }, { pay: 'bill', amountFen: 5000 })).toEqual([]);
  });
  test.each([
    ['nothing refused', { refusedPart: 0, given: 10 }, 0],
    ['all refused and replaced', { refusedPart: 10, given: 10 }, 5000],
    ['refused in part', { refusedPart: 4, given: 10 }, 2000],
    ['less given than refused', { refusedPart: 8, given: 3 }, 1500],
    ['nothing given', { refusedPart: 8, given: 0 }, 0],
  ])('goods refused at the dock were never billed: what is replaced is billed now – %s', (_, { refusedPart, given }, fen) => {
    const items = [{ itemId: 'i', unit: 'kg' as const, refusedPart: refusedPart * KG, price: { fen: 500, per: 'kg' as const } }];
    const booked = chargedFor({ ...about, way: 'replacement' }, { items, shares: [{ itemId: 'i', amount: given * KG }] });
    expect(booked.map(({ kind, amountFen }) => [kind, amountFen])).toEqual(fen === 0 ? [] : [['replacement-charge', fen]]);
  });
  test('withdrawn after the approval: each entry is taken back by one of its own', () => {
    expect(takenBack(about, [{ entryId: 'e1', pay: 'transfer', amountFen: -5000 }])).toMatchObject([
      { kind: 'reversal', reverses: 'e1', pay: 'transfer', amountFen: 5000 },
    ]);
  });
});

describe('what the account must hold of a claim', () => {
  const expected = (state: State, pay: 'bill' | 'transfer', granted: number | null = 5000) =>
    expectedOf({ way: 'refund', pay, state, grantedFen: granted }, 0);
  test.each(STATE_CODES)('off the bill only when settled (%s)', (state) => {
    expect(expected(state, 'bill')).toEqual(state === 'settled' ? { lowersFen: -5000, raisesFen: 0 } : { lowersFen: 0, raisesFen: 0 });
  });
  test('owed while approved, even when settled or withdrawn', () => {
    expect(expected('approved', 'transfer')).toEqual({ lowersFen: -5000, raisesFen: 0 });
    expect(expected('settled', 'transfer')).toEqual({ lowersFen: -5000, raisesFen: 5000 });
    expect(expected('withdrawn', 'transfer')).toEqual({ lowersFen: -5000, raisesFen: 5000 });
    expect(expected('withdrawn', 'transfer', null)).toEqual({ lowersFen: 0, raisesFen: 0 });
    expect(expected('declined', 'transfer', null)).toEqual({ lowersFen: 0, raisesFen: 0 });
  });
  test('every way that may carry money has its name in the account, but coupons', () => {
    expect(WAY_CODES.filter((way) => BOOKED_AS[way] === null)).toEqual(['replacement', 'coupon']);
  });
});

describe('扣秤', () => {
  test('by share: 5 % of 10 kg are 0.5 kg', () => {
    const { wanted, explained } = decideMoney(asked({ way: 'deduction', details: { way: 'deduction', shareBp: 500 } }));
    expect(wanted[0]?.amount).toBe(500);
    expect(explained).toMatchObject({ shareBp: 500 });
  });
  test('by weight: the amounts of the lines', () => {
    expect(decideMoney(asked({ way: 'deduction' })).wanted[0]?.amount).toBe(10 * KG);
  });
  test('what the dock took off already is not on the bill', () => {
    expect(codeOf(() => decideMoney(asked({ way: 'deduction', wanted: [wantedOf({ amount: KG, refused: 2 * KG })] })))).toBe('claims.nothing-billed');
    expect(codeOf(() => decideMoney(asked({ way: 'deduction', wanted: [wantedOf({ amount: 3 * KG, refused: 2 * KG })] })))).toBe('done');
  });
});

describe('自行补购', () => {
  const ask = (details: Details | undefined, more: Partial<MoneyAsked> = {}) => decideMoney(asked({ way: 'self-purchase', details, ...more }));
  const refusedAll = { wanted: [wantedOf({ refused: 10 * KG })] };
  test('goods refused at the dock: twice the difference', () => {
    expect(ask(bought(), refusedAll)).toMatchObject({
      amountFen: 6000,
      explained: { paidFen: 8000, contractFen: 5000, billedFen: 0, timesBp: 20_000, clauseKey: 'R5.4-ways', clauseVersion: 4 },
    });
  });
  test('goods that were billed and no use: their price, and twice the difference', () => {
    expect(ask(bought())).toMatchObject({ amountFen: 11_000, explained: { billedFen: 5000 } });
  });
  test('less was bought than claimed: only that counts', () => {
    expect(ask(bought({ bought: [4 * KG], paidFen: 3000, documents: [receipt(3000)] }), refusedAll)).toMatchObject({
      amountFen: 2000,
      explained: { contractFen: 2000 },
    });
  });
  test.each<[string, Partial<MoneyAsked>, string]>([
    ['no receipt', { details: undefined }, 'claims.receipt-needed'],
    ['a photo of the shop only', { details: bought({ documents: [receipt(8000, 'photo')] }) }, 'claims.receipt-needed'],
    ['more bought than claimed', { details: bought({ bought: [11 * KG] }) }, 'claims.bought-more-than-claimed'],
    ['more paid than the receipts say', { details: bought({ paidFen: 9000 }) }, 'claims.paid-above-receipts'],
    ['nothing agreed', { details: bought(), multiple: null }, 'claims.no-multiple'],
    ['no price known', { details: bought(), wanted: [wantedOf({ fen: null })] }, 'claims.price-needed'],
    ['cheaper than ours, never billed', { details: bought({ paidFen: 4000 }), ...refusedAll }, 'claims.no-difference'],
    ['more asked than the multiple gives', { details: bought(), amountFen: 6001, ...refusedAll }, 'claims.above-the-multiple'],
    ['explained for another way', { details: { way: 'loss', documents: [] } }, 'claims.details-other-way'],
  ])('refused: %s', (_, given, code) => {
    expect(codeOf(() => decideMoney(asked({ way: 'self-purchase', ...given })))).toBe(code);
  });
});

describe('documents', () => {
  const loss = (documents: Extract<Details, { way: 'loss' }>['documents'], amountFen?: number) =>
    decideMoney(asked({ way: 'loss', details: { way: 'loss', documents }, amountFen, wanted: [] }));
  test('what they prove is asked for unless more is said; what is missing is named', () => {
    expect(loss([{ kind: 'payment', fileId: 'f', amountFen: 3000 }])).toMatchObject({ amountFen: 3000, explained: { missing: ['loss-list'] } });
    expect(loss([{ kind: 'payment', fileId: 'f', amountFen: 3000 }], 5000)).toMatchObject({ amountFen: 5000 });
  });
  test('they never prove more than is asked', () => {
    expect(codeOf(() => loss([{ kind: 'payment', fileId: 'f', amountFen: 3000 }], 2999))).toBe('claims.documents-above-asked');
  });
  test('none yet: it may be asked for', () => {
    expect(decideMoney(asked({ way: 'medical', wanted: [], amountFen: 4000 })).explained).toMatchObject({ missing: ['hospital-bill'] });
  });
});

describe('费用减免', () => {
  const waive = (noteLeftFen: number | null, amountFen?: number) =>
    decideMoney(asked({ way: 'waiver', details: { way: 'waiver', of: 'note', noteId: 'note' }, noteLeftFen, amountFen, wanted: [] }));
  test('a note: all that is left of it, or less', () => {
    expect(waive(9000).amountFen).toBe(9000);
    expect(waive(9000, 4000).amountFen).toBe(4000);
    expect(waive(null, 4000).amountFen).toBe(4000);
  });
  test('never more than is left', () => {
    expect(codeOf(() => waive(9000, 9001))).toBe('claims.above-note');
    expect(codeOf(() => waive(0))).toBe('claims.above-note');
  });
});

describe('corrections', () => {
  const clerk: Actor = { kind: 'staff', id: 's1', name: '', roles: ['finance-clerk'], can: new Set() };
  test('only what stands on a bill is reversed, once', () => {
    expect(codeOf(() => mustBeReversible({ kind: 'credit', pay: 'bill', reversedBy: null }))).toBe('done');
    expect(codeOf(() => mustBeReversible({ kind: 'credit', pay: 'bill', reversedBy: 'x' }))).toBe('claims.reversed-already');
    for (const kind of ['paid', 'refund-due'] as const)
      expect(codeOf(() => mustBeReversible({ kind, pay: 'transfer', reversedBy: null }))).toBe('claims.never-reversed');
    expect(codeOf(() => mustBeReversible({ kind: 'reversal', pay: 'bill', reversedBy: null }))).toBe('claims.never-reversed');
  });
  test('not by whoever asked, decided or booked', () => {
    expect(codeOf(() => mustBeAnother(clerk, { number: 'TH1', who: [null, 'staff:s1'] }))).toBe('claims.own-booking');
    expect(codeOf(() => mustBeAnother(clerk, { number: 'TH1', who: ['staff:s2'] }))).toBe('done');
  });
  test('moves between nothing and what was granted: more needs a claim', () => {
    const held = { number: 'TH1', way: 'credit' as const, grantedFen: 5000, bookedFen: -5000, chargeFen: 0 };
    expect(codeOf(() => mustStayWithin(held, -1))).toBe('claims.correction-too-large');
    expect(codeOf(() => mustStayWithin(held, 5000))).toBe('done');
    expect(codeOf(() => mustStayWithin(held, 5001))).toBe('claims.correction-too-large');
    const replaced = { number: 'TH1', way: 'replacement' as const, grantedFen: null, bookedFen: 0, chargeFen: null };
    expect(codeOf(() => mustStayWithin(replaced, 700))).toBe('done');
    expect(codeOf(() => mustStayWithin({ ...replaced, chargeFen: 500 }, 700))).toBe('claims.correction-too-large');
    expect(codeOf(() => mustStayWithin(replaced, -1))).toBe('claims.correction-too-large');
  });
});
