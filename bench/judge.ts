import type { Fact } from '../server/kernel/fact.ts';
import { iso, MINUTE } from '../server/kernel/time.ts';
import type { PinnedClause } from '../server/modules/commitments/clause.ts';
import { at, clause, fact, officeHours } from '../server/modules/commitments/judge/given.ts';
import { judge } from '../server/modules/commitments/judge.ts';
import { type Bench, kept, nanosecondsOf, showMicroseconds } from './bench.ts';

export const bench: Bench = {
  name: 'judge',
  bar: 'all clauses of a case with 60 facts faster than JSON.parse of those facts',
  async run(report) {
    const facts = history();
    const text = JSON.stringify(facts);
    const clauses = promises();
    const view = { calendar: officeHours, asOf: at('11-27 18:00') };
    const parse = nanosecondsOf(() => JSON.parse(text));
    const one = nanosecondsOf(() => judge(clauses[1] as PinnedClause, facts, view));
    const all = nanosecondsOf(() => clauses.map((promise) => judge(promise, facts, view)));
    const found = kept as ReturnType<typeof judge>[];
    const shuffled = [...facts].reverse();
    const backwards = nanosecondsOf(() => clauses.map((promise) => judge(promise, shuffled, view)));
    report(`${facts.length} facts, ${text.length} characters: JSON.parse ${showMicroseconds(parse)}`);
    report(
      `${clauses.length} clauses, ${found.flat().length} commitments: ${showMicroseconds(all)}; one clause with pauses and reopening ${showMicroseconds(one)}`,
    );
    report(`facts given backwards: ${showMicroseconds(backwards)}`);
    return {
      figure: `${(all / parse).toFixed(2)} of JSON.parse for ${clauses.length} clauses (${(one / parse).toFixed(3)} for one)`,
      ok: all < parse,
    };
  },
};

const ID = '01932d3c-7a00-7000-8000-';
const uuid = (n: number) => ID + n.toString(16).padStart(12, '0');

/** A case that talked a lot: opened, taken, 44 messages, waiting twice, a department asked, settled, reopened, settled again. */
function history(): Fact[] {
  const common = { caseId: uuid(1), customerId: uuid(2) };
  const opened = { ...common, siteId: uuid(3), noteId: uuid(4), lineId: null, channel: 'qr', category: 'quality', subcategory: null, severity: 2 };
  const from = at('11-18 08:00');
  const told: [name: string, data: Record<string, unknown>][] = [
    ['cases.opened', { ...opened, neededBy: iso(at('11-18 11:00')), number: 'SH2026111800001' }],
    ['cases.taken', { ...common, assigneeId: uuid(5) }],
    ...messages(20),
    ['cases.waiting-began', { ...common, on: 'customer' }],
    ['cases.waiting-ended', { ...common, on: 'customer' }],
    ['cases.department-asked', { ...common, askId: uuid(6), department: 'warehouse', answerBy: iso(at('11-20 12:00')) }],
    ['cases.department-answered', { ...common, askId: uuid(6) }],
    ['cases.cause-found', { ...common, cause: 'picking', bodyHash: HASH }],
    ['cases.proposed', { ...common, way: 'replacement' }],
    ['claims.requested', { ...common, claimId: uuid(7), way: 'replacement', amount: 5000, unit: 'kg', neededBy: iso(at('11-18 11:00')) }],
    ['claims.approved', { ...common, claimId: uuid(7), amount: 5000 }],
    ['claims.replacement-planned', { ...common, claimId: uuid(7), arriveBy: iso(at('11-24 10:30')) }],
    ['claims.replacement-delivered', { ...common, claimId: uuid(7) }],
    ['cases.settled', { ...common, way: 'replacement', bodyHash: HASH }],
    ['cases.reopened', { ...common, reason: 'still-spoiled' }],
    ...messages(24),
    ['cases.waiting-began', { ...common, on: 'supplier' }],
    ['cases.waiting-ended', { ...common, on: 'supplier' }],
  ];
  return told.map(([name, data], i) => ({ ...fact(name, from + i * 190 * MINUTE, data), id: uuid(100 + i), subjects: subjectsOf(data) }));
}

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const messages = (count: number) =>
  Array.from({ length: count }, (_, i): [string, Record<string, unknown>] => [
    i % 2 ? 'cases.answered' : 'cases.customer-wrote',
    { caseId: uuid(1), customerId: uuid(2), messageId: uuid(1000 + i), bodyHash: HASH },
  ]);

const subjectsOf = (data: Record<string, unknown>) => [
  { type: 'case', id: String(data.caseId) },
  { type: 'customer', id: String(data.customerId) },
];

/** The clauses of a plan that watch one case: response, messages, settling (both clocks), the meal, departments, working days, … */
function promises(): PinnedClause[] {
  const [opened, answered, settled] = ['opened', 'answered', 'settled'].map((name) => ({ fact: `cases.${name}` })) as [Match, Match, Match];
  const reopened = [{ fact: 'cases.reopened' }];
  const pauses = ['customer', 'supplier'].map((on) => ({
    from: { fact: 'cases.waiting-began', where: { on: [on] } },
    to: [{ fact: 'cases.waiting-ended', where: { on: [on] } }],
  }));
  const base = { kind: 'deadline' as const, subject: 'case' as const, start: [opened], warn: [50, 80], calendar: 'office' };
  const escalate = [
    { at: 100, to: ['after-sales-manager' as const] },
    { at: 200, to: ['general-manager' as const] },
  ];
  const written: Parameters<typeof clause>[0][] = [
    { ...base, done: [answered], within: 'PT15M', escalate },
    { ...base, done: [settled], within: 'PT24H', pauses, escalate, reopen: { on: reopened, clock: 'total' } },
    { ...base, done: [settled], within: 'PT24H', pauses, reopen: { on: reopened, clock: 'first' } },
    { ...base, done: [{ fact: 'claims.replacement-delivered' }], by: { field: 'neededBy' } },
    {
      ...base,
      start: [{ fact: 'claims.approved' }],
      done: [{ fact: 'claims.replacement-delivered' }],
      by: { field: 'arriveBy', of: { fact: 'claims.replacement-planned' } },
    },
    {
      ...base,
      start: [{ fact: 'cases.department-asked' }],
      done: [{ fact: 'cases.department-answered' }],
      by: { field: 'answerBy' },
      once: false,
      same: 'askId',
    },
    { ...base, done: [{ fact: 'cases.cause-found' }], within: { days: 5 }, pauses },
    { ...base, start: [settled], done: [{ fact: 'surveys.follow-up-recorded' }], within: { days: 3 }, repeat: 'PT4H' },
    { ...base, start: reopened, done: [answered], within: 'PT2H' },
    { ...base, start: [{ fact: 'cases.opened', where: { category: ['food-safety'] } }], done: [{ fact: 'lots.held' }], within: 'PT2H' },
  ];
  return written.map((one, i) => clause(one, `canteen@1#c${i}`));
}

type Match = { fact: string };
