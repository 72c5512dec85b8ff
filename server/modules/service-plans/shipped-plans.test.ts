// The texts that ship with the product, as files: clean, complete, and what the contracts make of them.
import { beforeAll, describe, expect, it } from 'vitest';
import type { FactDefinition } from '../../kernel/fact.ts';
import { modules } from '../../modules.ts';
import { definitionOf, statutoryDaysOf } from './calendar.ts';
import { coverageOf } from './coverage.ts';
import { effectiveClauses, pinnedClauses } from './effective-clauses.ts';
import { lintAll, type Shipped } from './lint-all.ts';
import type { PlanDocument } from './plan.ts';
import { PLANS_FOLDER } from './publish-plan.ts';
import { showProblem } from './read-plan.ts';

const facts = modules.flatMap((module): readonly FactDefinition[] => module.facts);
let shipped: Shipped;
const plan = (key: string) => shipped.plans.find(({ value }) => value.plan === key)?.value as PlanDocument;
beforeAll(async () => {
  shipped = await lintAll(PLANS_FOLDER, facts);
});

describe('the shipped plans', () => {
  it('have neither errors nor warnings', () => {
    expect(shipped.problems.filter(({ severity }) => severity !== 'info').map((problem) => showProblem(problem))).toEqual([]);
    expect(shipped.plans.map(({ value }) => value.plan)).toEqual(['canteen-tender', 'retail', 'sample-company', 'sample-hospital', 'sample-school']);
  });

  it('promise everything of R1–R9 and R14, in at least 60 clauses', () => {
    const { clauses } = plan('canteen-tender');
    expect(clauses.length).toBeGreaterThanOrEqual(60);
    const served = new Set(clauses.flatMap(({ serves }) => serves));
    const range = (chapter: number, last: number) => Array.from({ length: last }, (_, place) => `R${chapter}.${place + 1}`);
    const wanted = [
      [1, 10],
      [2, 7],
      [3, 3],
      [4, 5],
      [5, 6],
      [6, 3],
      [7, 3],
      [8, 5],
      [9, 4],
      [14, 1],
    ].flatMap(([chapter = 0, last = 0]) => range(chapter, last));
    expect(wanted.filter((id) => !served.has(id))).toEqual([]);
  });

  it('keep the numbers of the tender: 15 min, 4 h, 1 h, before the meal, weekly', () => {
    const judge = (id: string) => {
      const clause = plan('canteen-tender').clauses.find((each) => each.id === id);
      return clause?.family === 'judged' ? clause.judge : undefined;
    };
    expect(judge('R4.4-quality-respond')).toMatchObject({ within: 'PT15M' });
    expect(judge('R4.4-quality-settle')).toMatchObject({ within: 'PT4H', reopen: { clock: 'total' } });
    expect(judge('R4.4-delivery-propose')).toMatchObject({ within: 'PT15M' });
    expect(judge('R4.4-delivery-settle')).toMatchObject({ within: 'PT4H' });
    expect(judge('R4.4-message-reply')).toMatchObject({ within: 'PT1H', once: false });
    expect(judge('R5.4-before-meal')).toMatchObject({ by: { field: 'neededBy' } });
    expect(judge('R9.2-weekly-visit')).toMatchObject({ kind: 'recurring', every: 'week' });
  });

  it('say which clauses a person must still confirm', () => {
    const coverage = coverageOf(plan('retail').clauses, facts);
    expect(coverage.toBeConfirmed).toBeGreaterThan(0);
    expect(coverage.families.entitlement).toBeGreaterThan(0);
    expect(coverage.watched).toBeLessThanOrEqual(coverage.judged);
  });
});

describe('the sample school contract', () => {
  const effective = () => effectiveClauses(plan('canteen-tender'), plan('sample-school'));

  it('replaces by id, leaves out, adds, and keeps all the rest', () => {
    const clauses = effective();
    const of = (id: string) => clauses.filter(({ clause }) => clause.id === id);
    expect(of('R4.4-message-reply')).toMatchObject([{ origin: 'override', precedence: 40, clause: { judge: { within: 'PT30M' } } }]);
    expect(of('R1.4-accepted-share')).toMatchObject([{ origin: 'override', precedence: 20 }]);
    expect(of('R1.2-pick-up')).toEqual([]);
    expect(of('R4.4-quality-respond')).toMatchObject([{ origin: 'plan', precedence: 10 }]);
    expect(of('C3.1-respond')).toMatchObject([{ origin: 'contract', precedence: 20 }]);
    const school = plan('sample-school');
    expect(clauses).toHaveLength(plan('canteen-tender').clauses.length - school.omits.length + school.clauses.length);
  });

  it('lets no lower-ranking text replace a higher one', () => {
    const school = plan('sample-school');
    const tender = { ...plan('canteen-tender'), precedence: 'tender' as const };
    const accepted = effectiveClauses(tender, school).find(({ clause }) => clause.id === 'R1.4-accepted-share');
    expect(accepted).toMatchObject({ origin: 'plan', precedence: 30, clause: { judge: { atLeast: 0.98 } } });
  });

  it('pins only judged clauses, with a key that names the version', () => {
    const pinned = pinnedClauses({ key: 'contract-1', version: 3 }, effective());
    expect(pinned.find(({ id }) => id === 'C3.1-respond')).toMatchObject({
      key: 'contract-1@3#C3.1-respond',
      source: '《采购需求（示例）》第三章 7.1 p. 24',
      bound: 'us',
    });
    expect(pinned.some(({ id }) => id === 'C5.1-score')).toBe(false);
    expect(new Set(pinned.map(({ key }) => key)).size).toBe(pinned.length);
  });

  it('carries all four families', () => {
    expect(coverageOf(plan('sample-school').clauses, facts).families).toMatchObject({ judged: 5, entitlement: 2, consequence: 3, scorecard: 1 });
  });
});

describe('the shipped calendars', () => {
  it('give 33 days off and 6 make-up days in 2026, and no 2027', () => {
    const years = shipped.calendars.flatMap(({ value }) => (value.kind === 'statutory' ? [value] : []));
    const { days, years: known } = statutoryDaysOf(years);
    const of2026 = days.filter(({ date }) => date.startsWith('2026'));
    expect(known).toEqual([2024, 2025, 2026]);
    expect([of2026.filter(({ working }) => !working).length, of2026.filter(({ working }) => working).length]).toEqual([33, 6]);
  });

  it('turn a whole-day week with holidays into windows', () => {
    expect(definitionOf({ title: '全天', weekly: 'always', statutory: true, overrides: [{ date: '2026-03-02', windows: [] }] })).toMatchObject({
      kind: 'weekly',
      statutory: true,
      weekly: { mon: [['00:00', '24:00']] },
      overrides: { '2026-03-02': [] },
    });
  });
});
