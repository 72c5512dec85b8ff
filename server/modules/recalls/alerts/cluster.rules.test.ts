import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../kernel/time.ts';
import type { ClusterRule } from './alert-rules.ts';
import { consequencesOf, type Open, type Suspicion } from './cluster.rules.ts';

const at = 1_000 * HOUR;
const rule = (over: Partial<ClusterRule>): ClusterRule => ({
  ...{ code: 'r', kind: 'lot', customers: 2, hours: 72, foodSafety: false, act: 'propose', text: { zh: '', en: '' } },
  ...{ from: '2026-01-01', source: 'own', mark: 'own' },
  ...over,
});
const by = (customerId: string, over: Partial<Suspicion> = {}): Suspicion => ({
  ...{ caseId: `case-${customerId}`, customerId, lotId: 'A', productId: 'spinach', supplierId: 'farm' },
  ...{ foodSafety: false, confirmed: false, severity: 3, at },
  ...over,
});
const decide = (rules: ClusterRule[], ...[earlier, fresh, open = []]: [Suspicion[], Suspicion[], Open[]?]) =>
  consequencesOf({ fresh, earlier, open, rules });

describe('a cluster', () => {
  const two = rule({});
  it('is so many different customers on one lot within the window', () => {
    expect(decide([two], [by('a')], [by('b')]).raise).toMatchObject([{ cause: 'lot:A', caseIds: ['case-a', 'case-b'], customers: 2, lotIds: ['A'] }]);
    expect(decide([two], [by('a')], [by('a', { caseId: 'again' })]).raise).toEqual([]);
    expect(decide([two], [by('a', { at: at - 72 * HOUR })], [by('b')]).raise).toEqual([]);
    expect(decide([two], [by('a', { at: at - 72 * HOUR + 1 })], [by('b')]).raise).toHaveLength(1);
    expect(decide([two], [by('a', { lotId: 'B' })], [by('b')]).raise).toEqual([]);
  });
  it('of a supplier needs several lots, of a product several suppliers: else the narrower one says it', () => {
    const wide = rule({ kind: 'supplier-product', customers: 3, hours: 168 });
    expect(decide([wide], [by('a'), by('b')], [by('c')]).raise).toEqual([]);
    expect(decide([wide], [by('a', { lotId: 'B' }), by('b')], [by('c')]).raise).toMatchObject([{ kind: 'supplier-product', supplierId: 'farm' }]);
    expect(decide([wide], [by('a', { supplierId: null }), by('b', { supplierId: null })], [by('c', { supplierId: null })]).raise).toEqual([]);
    const product = rule({ kind: 'product', customers: 2 });
    expect(decide([product], [by('a')], [by('b')]).raise).toEqual([]);
    expect(decide([product], [by('a', { supplierId: 'other', lotId: 'B' })], [by('b')]).raise).toMatchObject([{ kind: 'product', supplierId: null }]);
  });
  it('is raised once per cause and grows', () => {
    const open: Open = { alertId: '1', kind: 'lot', act: 'propose', cause: 'lot:A', lotIds: ['A'], caseIds: ['case-a'], customerIds: ['a'] };
    expect(decide([two], [by('a')], [by('b')], [open])).toEqual({ raise: [], grow: [{ alertId: '1', lotIds: ['A'], customers: 2 }], hold: [] });
    expect(decide([two], [], [by('a')], [open])).toEqual({ raise: [], grow: [], hold: [] });
  });
  it('is held at once where a rule says so, also when it was only proposed before', () => {
    const grave = rule({ code: 'grave', foodSafety: true, act: 'hold' });
    const [a, b] = [by('a', { foodSafety: true }), by('b', { foodSafety: true })];
    expect(decide([grave, two], [a], [b])).toMatchObject({ raise: [{ rule: 'grave', act: 'hold' }], hold: [] });
    expect(decide([grave, two], [by('a')], [b])).toMatchObject({ raise: [{ rule: 'r', act: 'propose' }] });
    const open: Open = { alertId: '1', kind: 'lot', act: 'propose', cause: 'lot:A', lotIds: ['A'], caseIds: ['case-a'], customerIds: ['a'] };
    expect(decide([grave, two], [a], [b], [open]).hold).toEqual(['1']);
  });
});

describe('one food-safety matter', () => {
  const safety = rule({ kind: 'safety', customers: 1, hours: 0, severityAtMost: 2 });
  const grave = { foodSafety: true, confirmed: true, severity: 2 };
  it('raises an alert when our people confirmed it and it is grave; all its lots are one cause', () => {
    expect(decide([safety], [], [by('a', grave), by('a', { ...grave, lotId: 'B' })]).raise).toMatchObject([
      { cause: 'case:case-a', lotIds: ['A', 'B'] },
    ]);
    expect(decide([safety], [], [by('a', { ...grave, confirmed: false })]).raise).toEqual([]);
    expect(decide([safety], [], [by('a', { ...grave, severity: 3 })]).raise).toEqual([]);
  });
});
