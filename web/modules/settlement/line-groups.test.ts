import { expect, test } from 'vitest';
import type { Line } from './labels.ts';
import { countsOf, groupLines, opensAtOnce } from './line-groups.ts';

const line = (product: string, day: string, more: Partial<Line> = {}): Line =>
  ({
    key: `${product}${day}`,
    kind: 'goods',
    title: { zh: product, en: product },
    spec: '',
    site: { id: 's1', name: '一食堂' },
    note: { id: day, number: `PS-${day}`, deliveryOn: day },
    claim: null,
    amountFen: 1000,
    state: 'open',
    correction: false,
    ...more,
  }) as unknown as Line;
const lines = [
  line('番茄', '2026-10-01'),
  line('菠菜', '2026-10-01', { state: 'disputed', amountFen: 500 }),
  line('番茄', '2026-10-02', { amountFen: null }),
  line('抹零', '', { kind: 'rounding', note: null, site: null, amountFen: -3, state: 'confirmed' }),
];

test('lines stand together by note, day and product, and every group adds up', () => {
  const byDay = groupLines(lines, { by: 'day', narrow: 'all' });
  expect(byDay.map(({ key, amountFen }) => [key, amountFen])).toEqual([
    ['2026-10-01', 1500],
    ['2026-10-02', 0],
    ['rounding', -3],
  ]);
  expect(groupLines(lines, { by: 'product', narrow: 'all' }).map((group) => group.lines.length)).toEqual([2, 1, 1]);
  expect(groupLines(lines, { by: 'site', narrow: 'all' })).toHaveLength(2);
});

test('narrowed to what needs a look, and searched', () => {
  expect(countsOf(lines)).toEqual({ all: 4, disputed: 1, open: 2, unpriced: 1, corrections: 0 });
  expect(groupLines(lines, { by: 'note', narrow: 'unpriced' })).toMatchObject([{ unpriced: 1, amountFen: 0 }]);
  expect(groupLines(lines, { by: 'note', narrow: 'all', search: ' 菠 ' })[0]?.lines).toHaveLength(1);
});

test('a long statement begins folded, a narrowed one open', () => {
  const many = groupLines(
    Array.from({ length: 62 }, (_, place) => line(`菜${place}`, place % 2 ? '2026-10-01' : '2026-10-02')),
    { by: 'day', narrow: 'all' },
  );
  expect(opensAtOnce(many, 'all')).toBe(false);
  expect(opensAtOnce(many, 'disputed')).toBe(true);
});
