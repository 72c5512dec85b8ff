// Who may grant how much (R5.4), as rows: role × reason × way × clause → limit, and from where on two persons.
import { expect, test } from 'vitest';
import type { StaffRole } from '../../../kernel/actor.ts';
import { decideAuthority } from './limits.rules.ts';
import { OWN_TWO_ABOVE, ownLimitOf } from './own-rules.ts';
import { texts } from './testing/rows.ts';

type Limits = Parameters<typeof decideAuthority>[0];
const of = (buyer: keyof typeof texts): Limits => texts[buyer] as unknown as Limits;
const who = (...roles: StaffRole[]) => ({ roles, ownLimit: (role: StaffRole) => ownLimitOf(role, '2026-03-02'), ownTwoAbove: OWN_TWO_ABOVE });
const asked = { way: 'credit', reason: 'off-spec', customerKind: 'school' } as const;
const YUAN = 100;

test.each<[string, Partial<typeof asked> | object, StaffRole[], keyof typeof texts, number]>([
  ['an order clerk', {}, ['order-clerk'], 'canteen', 500],
  ['the after-sales manager', {}, ['after-sales-manager'], 'canteen', 5000],
  ['two roles: the higher', {}, ['order-clerk', 'project-manager'], 'canteen', 20_000],
  ['the general manager', {}, ['general-manager'], 'canteen', 100_000],
  ['a role nobody gave a limit', {}, ['dispatcher'], 'canteen', 0],
  ['nobody of ours', {}, [], 'canteen', 0],
  ['medical cost has limits of its own', { way: 'medical', reason: 'illness' }, ['after-sales-manager'], 'canteen', 5000],
  ['a clause that names other roles: our own limit', { way: 'medical', reason: 'illness' }, ['project-manager'], 'canteen', 20_000],
  ['coupons by the retail plan', { way: 'coupon', reason: 'service', customerKind: 'other' }, ['after-sales-manager'], 'retail', 300],
  ['that clause is not for a school: our own', { way: 'coupon', reason: 'service' }, ['after-sales-manager'], 'retail', 5000],
  ['a contract whose clause sets none: the plan it stands on', { reason: 'short-life' }, ['after-sales-manager'], 'school', 5000],
  ['no text', {}, ['after-sales-manager'], 'nothing', 5000],
])('%s', (...[, about, roles, buyer, yuan]) => {
  expect(decideAuthority(of(buyer), { ...asked, ...about }, who(...roles)).mayFen).toBe(yuan * YUAN);
});

test('a contract’s own limit counts before the plan’s', () => {
  const [base] = of('canteen').filter(({ key }) => key === 'R5.1-unconditional');
  if (!base) throw new Error('the clause is gone');
  const strict = { ...base, key: 'C', precedence: 40, limits: [{ role: 'after-sales-manager', upToYuan: 100, ways: ['credit'], reasons: [] }] };
  const contract = [...of('canteen'), strict];
  expect(decideAuthority(contract, asked, who('after-sales-manager')).mayFen).toBe(100 * YUAN);
  expect(decideAuthority(contract, { ...asked, way: 'replacement' }, who('after-sales-manager')).mayFen).toBe(5000 * YUAN);
});

test('two persons: as the clause says, else from our own amount on', () => {
  expect(decideAuthority(of('canteen'), asked, who()).twoAboveFen).toBe(5000 * YUAN);
  expect(decideAuthority([], asked, who()).twoAboveFen).toBe(OWN_TWO_ABOVE);
  const lower = of('canteen').map((one) => ({ ...one, rule: { ...one.rule, twoAboveYuan: 50 } }));
  expect(decideAuthority(lower, asked, who()).twoAboveFen).toBe(50 * YUAN);
});
