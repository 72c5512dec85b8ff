// What may happen to an order in which state, before and after the cutoff, by whom.
import { describe, expect, it } from 'vitest';
import type { Actor, StaffRole } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { HOUR, shanghaiInstant } from '../../kernel/time.ts';
import type { Found } from './findings.ts';
import * as rules from './order.rules.ts';
import { after, allows, type Line, type Order, type Shortage, STATE_CODES, type State, TRANSITIONS, walkTransitions } from './order.ts';
import { decideAgree, decideFind, decideTell, linesToDeliver } from './shortage.rules.ts';

const NOW = shanghaiInstant('2026-03-02', '10:00');
const CLERK = ['orders.read', 'orders.receive', 'orders.confirm', 'orders.change', 'orders.find-shortage'];
const staff = (can: readonly string[]): Actor => ({
  kind: 'staff',
  id: 'u1',
  name: '跟单',
  can: new Set(can),
  roles: ['order-clerk'] as StaffRole[],
});
const clerk = staff(CLERK);
const manager = staff([...CLERK, 'orders.override', 'deliveries.issue']);
const kitchen: Actor = {
  kind: 'contact',
  id: 'k1',
  name: '厨房',
  can: new Set(['orders.place', 'orders.follow']),
  roles: ['customer-purchaser'],
  customerId: 'c1',
};
const by = (actor: Actor, now = NOW) => ({ actor, now });

const PORK: Line = {
  id: 'l1',
  lineNo: 1,
  productId: 'pork',
  productCode: 'M001',
  product: '猪前腿肉',
  spec: '',
  orderedAmount: 4,
  orderedUnit: 'box',
  amount: 60_000,
  unit: 'kg',
  pieces: 4,
  pieceUnit: 'box',
  missing: 0,
  unchecked: false,
};
const BEEF: Line = { ...PORK, id: 'l2', lineNo: 2, product: '牛腩', productId: 'beef', amount: 5000, pieces: null, pieceUnit: null };
const order = (over: Partial<Order> = {}): Order => ({
  id: 'o1',
  number: 'DD260302-000001',
  customerId: 'c1',
  siteId: 's1',
  state: 'received',
  kind: 'order',
  timing: 'standard',
  deliveryOn: '2026-03-03',
  windowFrom: shanghaiInstant('2026-03-03', '05:30'),
  windowTo: shanghaiInstant('2026-03-03', '07:30'),
  channel: 'phone',
  urgent: false,
  agreed: null,
  contentHash: 'h',
  version: 1,
  receivedAt: NOW,
  changeUntil: shanghaiInstant('2026-03-02', '18:00'),
  lines: [PORK, BEEF],
  shortages: [],
  ...over,
});
const SHORT: Shortage = {
  id: 'x1',
  lineId: 'l1',
  missing: 15_000,
  toldAt: NOW,
  outcome: null,
  productId: null,
  product: null,
  amount: null,
  unit: null,
};

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'ok';
};
const names = (told: readonly { name: string }[]): string[] => told.map(({ name }) => name);

describe('states', () => {
  it('are all reachable', () => expect(walkTransitions).not.toThrow());

  it.each(Object.entries(TRANSITIONS).flatMap(([act]) => STATE_CODES.map((state) => [act, state] as [keyof typeof TRANSITIONS, State])))(
    '%s when %s',
    (act, state) => {
      const to = (TRANSITIONS[act] as Partial<Record<State, State>>)[state];
      expect(allows(act, state)).toBe(to !== undefined);
      expect(after(act, state)).toBe(to);
      expect(codeOf(() => rules.must(act, { state, number: 'x' }))).toBe(to === undefined ? 'orders.not-in-this-state' : 'ok');
    },
  );
});

describe('confirming', () => {
  const block: Found = { code: 'high-risk', lineNo: 1, params: { product: '四季豆' } };
  const hard: Found = { code: 'site-closed', lineNo: null, params: {} };
  const warn: Found = { code: 'duplicate', lineNo: null, params: { number: 'x' } };
  const confirm = (over: Partial<Order>, judged: Partial<rules.Judged>, actor: Actor = clerk) =>
    rules.decideConfirm(order(over), { found: [], overrideReason: '', ...judged }, by(actor));

  it.each<[string, Partial<Order>, Partial<rules.Judged>, Actor, string]>([
    ['nothing found', {}, {}, clerk, 'passed'],
    ['only warnings', {}, { found: [warn] }, clerk, 'passed'],
    ['a block overridden with a reason', {}, { found: [block, warn], overrideReason: '教师聚餐，已书面确认' }, manager, 'overridden'],
    ['a line nobody could check', { lines: [PORK, { ...BEEF, unchecked: true }] }, {}, clerk, 'partly'],
    ['both', { lines: [{ ...BEEF, unchecked: true }] }, { found: [block], overrideReason: '是' }, manager, 'partly'],
  ])('%s: %#', (...[, over, judged, actor, checks]) => expect(confirm(over, judged, actor)[0]?.data).toMatchObject({ checks }));

  it.each<[string, Partial<Order>, Partial<rules.Judged>, Actor, string]>([
    ['a block without a reason', {}, { found: [block] }, manager, 'orders.blocked'],
    ['a block with a reason of somebody who may not', {}, { found: [block], overrideReason: '急' }, clerk, 'orders.override-not-allowed'],
    ['what nobody may override', {}, { found: [hard], overrideReason: '急' }, manager, 'orders.blocked'],
    ['an urgent one that nobody answered', { urgent: true }, {}, clerk, 'orders.urgent-open'],
    ['twice', { state: 'confirmed' }, {}, clerk, 'orders.not-in-this-state'],
  ])('refuses %s', (...[, over, judged, actor, code]) => expect(codeOf(() => confirm(over, judged, actor))).toBe(code));

  it('answers an urgent one with a time and confirms it, or declines it', () => {
    const urgent = order({ urgent: true });
    const window = { from: NOW + 2 * HOUR, to: NOW + 3 * HOUR };
    const judged = { found: [], overrideReason: '' };
    const yes = rules.decideAnswer(urgent, { agreed: true, window, ...judged }, by(clerk));
    expect(names(yes)).toEqual(['orders.urgent-answered', 'orders.confirmed']);
    expect(yes[1]?.data).toMatchObject({ windowFrom: '2026-03-02T04:00:00.000Z', urgent: true });
    expect(names(rules.decideAnswer(urgent, { agreed: false, window, ...judged }, by(clerk)))).toEqual(['orders.urgent-answered', 'orders.declined']);
    expect(codeOf(() => rules.decideAnswer(order(), { agreed: true, window, ...judged }, by(clerk)))).toBe('orders.not-urgent');
    const past = { from: NOW - 2 * HOUR, to: NOW - HOUR };
    expect(codeOf(() => rules.decideAnswer(urgent, { agreed: true, window: past, ...judged }, by(clerk)))).toBe('orders.window-wrong');
  });

  it('tells ready only what is picked up', () => {
    expect(names(rules.decideReady(order({ state: 'confirmed', timing: 'pick-up' }), by(clerk)))).toEqual(['orders.ready-told']);
    expect(codeOf(() => rules.decideReady(order({ state: 'confirmed' }), by(clerk)))).toBe('orders.not-pick-up');
  });
});

describe('the cutoff', () => {
  const late = shanghaiInstant('2026-03-02', '18:01');
  const cancel = (over: Partial<Order>, actor: Actor, now: number) =>
    codeOf(() => rules.decideCancel(order(over), { reason: 'customer', who: '张三' }, by(actor, now)));

  it.each<[string, Partial<Order>, Actor, number, string]>([
    ['the kitchen before it', { state: 'confirmed' }, kitchen, late - 60_000, 'ok'],
    ['the kitchen after it', { state: 'confirmed' }, kitchen, late, 'orders.after-cutoff'],
    ['the kitchen after it, not confirmed yet', {}, kitchen, late, 'orders.after-cutoff'],
    ['an urgent order nobody answered', { urgent: true }, kitchen, late, 'ok'],
    ['the clerk after it', { state: 'confirmed' }, clerk, late, 'orders.after-cutoff'],
    ['the clerk after it, not confirmed yet', {}, clerk, late, 'ok'],
    ['the manager after it', { state: 'confirmed' }, manager, late, 'ok'],
    ['once a note is out', { state: 'noted' }, manager, NOW, 'orders.not-in-this-state'],
  ])('%s', (...[, over, actor, now, code]) => expect(cancel(over, actor, now)).toBe(code));

  it('shows the buttons the rules allow', () => {
    expect(rules.can(order({ state: 'confirmed' }), kitchen, NOW)).toMatchObject({ change: true, cancel: true, confirm: false, note: false });
    expect(rules.can(order({ state: 'confirmed' }), kitchen, late)).toMatchObject({ change: false, cancel: false, supplement: true });
    expect(rules.can(order({ urgent: true }), clerk, NOW)).toMatchObject({ answerUrgent: true, confirm: false, override: false });
    expect(rules.can(order({ state: 'confirmed', shortages: [SHORT] }), manager, NOW)).toMatchObject({
      change: false,
      note: false,
      agreeShortage: true,
    });
  });

  it('asks for a second look at what was changed meanwhile', () => {
    expect(codeOf(() => rules.mustBeSeen({ number: 'x', version: 2 }, 1))).toBe('orders.changed-meanwhile');
    expect(codeOf(() => rules.mustBeSeen({ number: 'x', version: 2 }, undefined))).toBe('ok');
  });
});

describe('a shortage', () => {
  const found = { shortageId: 'x1', lineId: 'l1', missing: 15_000, reason: 'no-stock', proposal: null } as const;
  const consent = { shortageId: 'x1', outcome: 'less', substitute: null, laterOn: null, by: 'phone', proofFileId: null, proofSha256: null } as const;
  const DUCK = { productId: 'duck', product: '鸭胸', amount: 15_000, unit: 'kg' } as const;
  const agree = (over: object, actor: Actor = kitchen, state: Partial<Order> = {}) =>
    decideAgree(order({ state: 'confirmed', shortages: [SHORT], ...state }), { ...consent, ...over }, by(actor));

  it('is found once per line and never more than the line holds', () => {
    expect(names(decideFind(order(), found, by(clerk)))).toEqual(['orders.shortage-found']);
    expect(codeOf(() => decideFind(order(), { ...found, missing: 60_001 }, by(clerk)))).toBe('orders.missing-absurd');
    expect(codeOf(() => decideFind(order(), { ...found, lineId: 'no' }, by(clerk)))).toBe('orders.line-unknown');
    expect(codeOf(() => decideFind(order({ shortages: [SHORT] }), found, by(clerk)))).toBe('orders.shortage-twice');
    expect(codeOf(() => decideFind(order({ state: 'delivered' }), found, by(clerk)))).toBe('orders.not-in-this-state');
    expect(codeOf(() => decideTell(order(), { shortageId: 'x1', by: 'phone', proofSha256: null }, by(clerk)))).toBe('orders.shortage-unknown');
  });

  it.each<[string, object, Actor, Partial<Order>, string]>([
    ['less, by the kitchen', {}, kitchen, {}, 'ok'],
    ['less, by a clerk on the phone', {}, clerk, {}, 'ok'],
    ['a substitute by the kitchen', { outcome: 'substitute', substitute: DUCK }, kitchen, {}, 'ok'],
    ['a substitute by a clerk without a recording', { outcome: 'substitute', substitute: DUCK }, clerk, {}, 'orders.proof-needed'],
    ['a substitute by a clerk with one', { outcome: 'substitute', substitute: DUCK, proofSha256: 'f' }, clerk, {}, 'ok'],
    ['a substitute nobody named', { outcome: 'substitute' }, kitchen, {}, 'orders.substitute-needed'],
    ['a substitute once the note is out', { outcome: 'substitute', substitute: DUCK }, kitchen, { state: 'noted' }, 'orders.substitute-after-note'],
    ['later on the same day', { outcome: 'later', laterOn: '2026-03-03' }, kitchen, {}, 'orders.later-day-wrong'],
    ['later without a day', { outcome: 'later' }, kitchen, {}, 'orders.later-day-wrong'],
    ['twice', {}, kitchen, { shortages: [{ ...SHORT, outcome: 'less' }] }, 'orders.shortage-settled'],
  ])('%s', (...[, over, actor, state, code]) => expect(codeOf(() => agree(over, actor, state))).toBe(code));

  it('is of grade A by the kitchen, B by us, and told with the consent where nobody told before', () => {
    expect(agree({})[0]).toMatchObject({ grade: 'A', data: { agreedBy: 'customer' } });
    expect(agree({}, clerk)[0]).toMatchObject({ grade: 'B', data: { agreedBy: 'staff' } });
    expect(names(agree({}, kitchen, { shortages: [{ ...SHORT, toldAt: null }] }))).toEqual(['orders.shortage-told', 'orders.shortage-agreed']);
  });

  it('keeps an order from its note until it is settled; then the note holds what was agreed', () => {
    const noteOf = (over: Partial<Order>) => linesToDeliver(order({ state: 'confirmed', ...over }));
    expect(codeOf(() => noteOf({ shortages: [SHORT] }))).toBe('orders.shortage-open');
    const short = { ...PORK, missing: 15_000 };
    expect(noteOf({ lines: [short], shortages: [{ ...SHORT, outcome: 'less' }] })).toMatchObject([
      { ordered: 45_000, pieces: 3, substituteFor: null },
    ]);
    const swapped = noteOf({ lines: [short], shortages: [{ ...SHORT, outcome: 'substitute', ...DUCK }] });
    expect(swapped).toMatchObject([
      { product: '猪前腿肉', ordered: 45_000 },
      { product: '鸭胸', productId: 'duck', ordered: 15_000, substituteFor: '猪前腿肉' },
    ]);
    expect(noteOf({ lines: [{ ...PORK, missing: 60_000 }, BEEF], shortages: [{ ...SHORT, outcome: 'cancel' }] })).toMatchObject([
      { product: '牛腩' },
    ]);
    expect(codeOf(() => noteOf({ lines: [{ ...PORK, missing: 60_000 }] }))).toBe('orders.nothing-left');
  });
});
