import { describe, expect, test } from 'vitest';
import { countsOf, type MonthRow, NOTHING_OWED, NOTHING_STATED, ordered, shownBy } from './month.rules.ts';
import { changedSince, decideDraft, decideRelease } from './package.rules.ts';

const score = (now: number, more: Partial<NonNullable<MonthRow['score']>> = {}) => ({
  ...{ sheetId: null, title: '合同', full: 100, now, forecast: null, stated: null, standing: null, final: null, verdict: null },
  ...more,
});
const row = (name: string, more: Partial<MonthRow> = {}): MonthRow => ({
  customer: { id: name, name },
  score: null,
  risk: { estimatedFen: 0, statedFen: 0, agreedFen: 0 },
  appeals: { open: 0, points: 0, nextDeadline: null, canAppeal: 0 },
  statement: NOTHING_STATED,
  payment: NOTHING_OWED,
  package: null,
  ...more,
});
const names = (rows: readonly MonthRow[]) => rows.map(({ customer }) => customer.name);

describe('the month of all customers', () => {
  const rows = [
    row('甲', { score: score(90) }),
    row('乙', {
      score: score(95, { stated: 65, standing: 70, verdict: { label: '不满意', bad: true } }),
      risk: { estimatedFen: 300, statedFen: 200, agreedFen: 900 },
    }),
    row('丙'),
    row('丁', { score: score(45, { full: 50 }), payment: { ...NOTHING_OWED, unpaidFen: 500, daysOver: 3 } }),
    row('戊', { score: score(60, { stated: 85, standing: 91, final: 91 }), statement: { ...NOTHING_STATED, state: 'sent', totalFen: 1000 } }),
  ];

  test('worst first by share of full marks; what is final counts before what was stated, that before our own; no scorecard comes last', () => {
    expect(names(ordered(rows, 'score')).at(0)).toBe('乙');
    expect(names(ordered(rows, 'score')).slice(1, 3).sort()).toEqual(['丁', '甲'].sort());
    expect(names(ordered(rows, 'score')).slice(3)).toEqual(['戊', '丙']);
    expect(names(ordered(rows, 'risk')).at(0)).toBe('乙');
    expect(names(ordered(rows, 'unpaid')).at(0)).toBe('丁');
  });

  test('what is agreed is no risk any more; overdue money is counted apart', () => {
    expect(countsOf(rows)).toMatchObject({
      customers: 5,
      low: 1,
      riskFen: 500,
      unsent: 4,
      unconfirmed: 1,
      unpaidFen: 500,
      overdueFen: 500,
      packagesOpen: 5,
    });
    expect(names(rows.filter(shownBy('unsent')))).toEqual(['甲', '乙', '丙', '丁']);
    expect(names(rows.filter(shownBy('low')))).toEqual(['乙']);
  });
});

describe('packages', () => {
  const parts = (marks: Partial<Record<'statement' | 'score' | 'report', string>>, missing: readonly string[] = []) =>
    (['statement', 'score', 'report'] as const).map((kind) => ({
      kind,
      state: missing.includes(kind) ? ('missing' as const) : ('included' as const),
      mark: marks[kind] ?? 'a',
    }));
  const draft = { state: 'draft' as const, sha256: 's', parts: parts({}) };
  const code = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'none';
  };

  test('a draft is drawn again as the same edition; after a release only what has changed makes another', () => {
    const now = { parts: parts({}) };
    expect(decideDraft('2026-03', { latest: undefined, ...now })).toBe(1);
    expect(decideDraft('2026-03', { latest: { edition: 2, state: 'draft', parts: parts({}) }, ...now })).toBe(2);
    const released = { edition: 2, state: 'released' as const, parts: parts({}) };
    expect(code(() => decideDraft('2026-03', { latest: released, ...now }))).toBe('settlement.package-unchanged');
    expect(decideDraft('2026-03', { latest: released, parts: parts({ score: 'b' }) })).toBe(3);
    expect(code(() => decideDraft('2026-03', { latest: undefined, parts: parts({}, ['statement', 'score', 'report']) }))).toBe(
      'settlement.package-empty',
    );
  });

  test('what was reviewed goes out, and nothing else', () => {
    const reviewed = { sha256: 's', reason: undefined, parts: parts({}) };
    expect(decideRelease(draft, reviewed)).toEqual([]);
    expect(code(() => decideRelease({ ...draft, state: 'released' as never }, reviewed))).toBe('settlement.package-released');
    expect(code(() => decideRelease(draft, { ...reviewed, sha256: 'other' }))).toBe('settlement.package-redrawn');
    expect(code(() => decideRelease(draft, { ...reviewed, parts: parts({ report: 'b' }) }))).toBe('settlement.package-outdated');
    expect(changedSince(draft.parts, parts({ report: 'b' }))).toEqual(['report']);
  });

  test('with something missing only for a reason', () => {
    const lacking = parts({}, ['score']);
    const before = { ...draft, parts: lacking };
    expect(code(() => decideRelease(before, { sha256: 's', reason: undefined, parts: lacking }))).toBe('settlement.package-incomplete');
    expect(decideRelease(before, { sha256: 's', reason: '学校 5 月统一评分', parts: lacking })).toEqual(['score']);
  });
});
