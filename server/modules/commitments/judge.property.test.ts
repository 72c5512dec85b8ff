// One answer for any recording order, and laws that hold for whatever happened.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, elapsed } from '../../kernel/calendar/calendar.ts';
import { ALWAYS } from '../../kernel/calendar/compile.ts';
import { DAY, MINUTE } from '../../kernel/time.ts';
import type { PinnedClause } from './clause.ts';
import { at, clause, fact, KEY, officeHours } from './judge/given.ts';
import { judge } from './judge.ts';

const named = (name: string) => ({ fact: `x.${name}` });
const pauses = [
  { from: named('waits'), to: [named('resumes')] },
  { from: named('holds'), to: [named('frees'), named('resumes')] },
];
const deadline = {
  kind: 'deadline' as const,
  subject: 'case' as const,
  start: [named('starts')],
  done: [named('ends')],
  unless: [named('withdraws')],
};
const period = { subject: 'customer' as const, start: [named('starts')], until: [named('withdraws')] };

const CLAUSES: Record<string, PinnedClause> = {
  within: clause({ ...deadline, within: 'PT4H', pauses, warn: [50], once: false, reopen: { on: [named('reopens')], clock: 'total' } }),
  days: clause({ ...deadline, within: { days: 2 }, pauses, escalate: [{ at: 120, to: ['driver'] }] }),
  by: clause({ ...deadline, by: { field: 'by', of: named('plans') }, once: false, reopen: { on: [named('reopens')], clock: 'first' } }),
  lead: clause({ ...deadline, lead: { span: 'PT2H', before: { field: 'by' } }, same: 'n' }),
  notBefore: clause({ ...deadline, notBefore: { field: 'by', of: named('plans') } }),
  recurring: clause({ kind: 'recurring', ...period, done: [named('ends')], every: 'week', times: 2 }),
  never: clause({ kind: 'never', ...period, breach: [named('holds')], observedBy: [named('ends')], every: 'day' }),
  measure: clause({ kind: 'measure', ...period, measure: 'average', whole: [named('plans')], wholeField: 'n', atMost: 2, every: 'week' }),
  row: clause({
    kind: 'measure',
    ...period,
    measure: 'in-a-row',
    whole: [named('ends'), named('waits')],
    part: [named('waits')],
    atMost: 1,
    every: 'week',
  }),
  attested: clause({ kind: 'attested', subject: 'customer', start: [named('starts')], every: 'month' }),
};

const NAMES = ['starts', 'ends', 'waits', 'resumes', 'holds', 'frees', 'reopens', 'withdraws', 'plans'] as const;
const FROM = at('11-16 00:00');
/** Quarters of an hour, and half days: so that many facts share an instant. */
const moment = fc.oneof(
  fc.integer({ min: 0, max: 21 * 24 * 4 }).map((quarter) => FROM + quarter * 15 * MINUTE),
  fc.integer({ min: 0, max: 42 }).map((half) => FROM + (half * DAY) / 2),
);
const happened = fc
  .record({
    name: fc.constantFrom(...NAMES),
    when: moment,
    by: moment,
    n: fc.integer({ min: 0, max: 3 }),
    grade: fc.constantFrom('A', 'B', 'C', 'D'),
  })
  .map(({ name, when, by, n, grade }) => fact(`x.${name}`, when, { by: new Date(by).toISOString(), n, grade }));
const ruled = fc
  .record({ name: fc.constantFrom('excused', 'acknowledged', 'attested'), when: moment, instance: fc.constantFrom('2026-W47', '2026-11', 'subject') })
  .map(({ name, when, instance }) => fact(`commitments.${name}`, when, { clauseKey: KEY, instance, period: instance }));
const history = fc.array(fc.oneof({ arbitrary: happened, weight: 9 }, { arbitrary: ruled, weight: 1 }), { maxLength: 24 });
const CALENDARS = { always: ALWAYS, office: officeHours };
const END = FROM + 21 * DAY;

/** Clause and calendar by name, so that a counterexample can be read. */
const scene = fc.record({
  promise: fc.constantFrom(...Object.keys(CLAUSES)),
  on: fc.constantFrom<(keyof typeof CALENDARS)[]>('always', 'office'),
  facts: history,
  asOf: moment,
});
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;
const judged = ({ promise, on, facts, asOf }: Scene) => judge(CLAUSES[promise] as PinnedClause, facts, { asOf, calendar: CALENDARS[on] });
const always = (check: (scene: Scene) => void) => fc.assert(fc.property(scene, check), { numRuns: 2000 });

test('the same facts give the same judgement in any order', () => {
  const shuffled = scene.chain((one) =>
    fc.tuple(fc.constant(one), fc.shuffledSubarray(one.facts, { minLength: one.facts.length, maxLength: one.facts.length })),
  );
  fc.assert(
    fc.property(shuffled, ([one, again]) => {
      expect(judged({ ...one, facts: again })).toEqual(judged(one));
    }),
    { numRuns: 2000 },
  );
});

describe('whatever happened', () => {
  test('instances are named once, evidence is of the given facts, and grades are the weakest of it', () => {
    always((one) => {
      const found = judged(one);
      expect(new Set(found.map(({ instance }) => instance)).size).toBe(found.length);
      for (const { evidence, grade } of found) {
        const grades = evidence.map((proof) => one.facts.find(({ id }) => id === proof.factId)?.grade ?? 'missing');
        expect(grades).not.toContain('missing');
        expect(grade).toBe(grades.length === 0 ? null : [...grades].sort().at(-1));
      }
    });
  });

  test('what is decided has a date, what runs has none, and dates agree with the verdict', () => {
    always((one) => {
      for (const { verdict, decidedAt, dueAt, doneAt, startedAt } of judged(one)) {
        expect(decidedAt === null).toBe(verdict === 'running');
        if (decidedAt !== null) expect(decidedAt).toBeLessThanOrEqual(one.asOf);
        if (verdict === 'missed' && dueAt !== null && doneAt !== null && dueAt > startedAt) expect(doneAt).toBeGreaterThan(dueAt);
        if (verdict === 'met' && dueAt !== null) expect(decidedAt).toBeLessThanOrEqual(dueAt);
      }
    });
  });

  test('a clock uses no more than went by, pauses follow each other, alarms come in order', () => {
    always((one) => {
      for (const { usedMs, startedAt, pauses: paused, alarms } of judged(one)) {
        if (usedMs !== null) expect(usedMs).toBeLessThanOrEqual(elapsed(CALENDARS[one.on], startedAt, END) as number);
        for (const [i, { from, to }] of paused.entries()) {
          expect(from).toBeGreaterThanOrEqual(paused[i - 1]?.to ?? startedAt);
          expect(to ?? Number.POSITIVE_INFINITY).toBeGreaterThan(from);
        }
        expect([...alarms].sort((a, b) => a.at - b.at)).toEqual(alarms);
      }
    });
  });

  test('a deadline is the allowed time after the start plus exactly the working time of the pauses before it', () => {
    always((scene) => {
      const one = { ...scene, promise: 'within' };
      for (const { dueAt, startedAt, allowedMs, pauses: paused } of judged(one)) {
        if (dueAt === null) continue;
        const lost = paused.reduce((sum, { from, ms }) => (from < dueAt ? sum + (ms ?? 0) : sum), 0);
        expect(add(CALENDARS[one.on], startedAt, (allowedMs as number) + lost)).toBe(dueAt);
      }
    });
  });

  test('waiting alone changes no decided verdict', () => {
    always((scene) => {
      const one = { ...scene, facts: scene.facts.filter((told) => told.occurredAt <= scene.asOf) };
      const later = new Map(judged({ ...one, asOf: one.asOf + 40 * DAY }).map((found) => [found.instance, found]));
      for (const { instance, verdict, decidedAt } of judged(one)) {
        if (verdict !== 'running') expect(later.get(instance)).toMatchObject({ verdict, decidedAt });
      }
    });
  });
});
