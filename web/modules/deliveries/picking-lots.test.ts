import { expect, it } from 'vitest';
import { crateCodeIn, lotNumberIn } from '../../app/lot-number.ts';
import { divide, type OfferedLot, rowsOf } from './picking-lots.ts';

const lot = (id: string, stock: number, expiresOn: string | null = null): OfferedLot => ({
  id,
  productId: 'p',
  number: id,
  supplier: null,
  supplierLot: null,
  origin: '',
  receivedOn: '2026-03-01',
  producedOn: null,
  expiresOn,
  derived: false,
  standing: 'available',
  unit: 'kg',
  stock,
});

it('reads a lot number alone, in lower case, and inside the link of a label', () => {
  expect(lotNumberIn('pc261122-000042')).toBe('PC261122-000042');
  expect(lotNumberIn('https://x.test/portal/n/abc?line=3&lot=PC261122-000042')).toBe('PC261122-000042');
  expect(lotNumberIn('L261122')).toBeUndefined();
});

it('reads the code of a crate alone and inside its link', () => {
  const code = 'Zk3_9-aBcDeFgHiJkLmNoPqRsTuVwXyZ';
  expect(crateCodeIn(`https://x.test/portal/n/${code}?crate=2`)).toBe(code);
  expect(crateCodeIn(`https://x.test/portal/n/${code}/recalls/1`)).toBe(code);
  expect(crateCodeIn(` ${code}\r`)).toBe(code);
  expect(crateCodeIn(`https://x.test/portal/n/${code}A`)).toBeUndefined();
  expect(crateCodeIn('PC261122-000042')).toBeUndefined();
});

it('one lot takes all; several give what they have in turn', () => {
  const [a, b] = [lot('a', 20), lot('b', 50)];
  expect(divide(31, [a])).toEqual([{ lotId: 'a', amount: 31 }]);
  expect(divide(31, [a, b])).toEqual([
    { lotId: 'a', amount: 20 },
    { lotId: 'b', amount: 11 },
  ]);
  expect(divide(10, [a, b])).toEqual([{ lotId: 'a', amount: 10 }]);
});

it('shows what the rule proposes first and what cannot go last, never hidden', () => {
  const answer = {
    toConfirm: false,
    lots: [lot('held', 9, '2026-03-03'), lot('late', 9, '2026-04-01'), lot('first', 9, '2026-03-10'), lot('free', 9, '2026-03-20')],
    lines: [
      {
        lineId: 'l',
        productId: 'p',
        proposed: [
          { lotId: 'first', amount: 9 },
          { lotId: 'late', amount: 1 },
        ],
        missing: 0,
        shut: [{ lotId: 'held', why: 'held' as const }],
      },
    ],
  };
  expect(rowsOf(answer, 'l').map(({ lot: { id } }) => id)).toEqual(['first', 'late', 'free', 'held']);
});
