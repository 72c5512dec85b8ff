import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lintPlan } from './lint-plan.ts';
import type { Law } from './lint-words.ts';
import type { Problem } from './read-plan.ts';
import type { Catalogue } from './watched.ts';

const laws: Law[] = [
  { id: 'fsl', name: '中华人民共和国食品安全法', alsoKnownAs: ['食品安全法'], status: 'in-force', source: '条文', mark: 'V' },
  {
    id: 'hygiene',
    name: '中华人民共和国食品卫生法',
    alsoKnownAs: ['食品卫生法'],
    status: 'repealed',
    to: '2009-05-31',
    replacedBy: 'fsl',
    source: '条文',
    mark: 'M',
  },
];
const about = { caseId: z.string(), customerId: z.string() };
const subjects = { case: 'caseId', customer: 'customerId' };
const catalogue: Catalogue = [
  { name: 'cases.opened', data: z.object({ ...about, category: z.enum(['quality', 'delivery']), neededBy: z.string().nullable() }), subjects },
  { name: 'cases.answered', data: z.object(about), subjects },
  { name: 'cases.settled', data: z.object(about), subjects },
];

const HEAD = `plan: test-plan
version: 1
kind: plan
title: 测试方案
description: 测试用
precedence: plan
parties: { us: 我公司 }
documents: { S1: { title: 方案 } }
clauses:
`;
type Over = { id?: string; wording?: string; judge?: string; extra?: string; source?: string; bound?: string };
const clause = ({ id = 'R1', wording = '15 分钟内答复。', judge, extra = '', source = '{ document: S1, place: §1 }', bound = 'us' }: Over = {}) =>
  `  - id: ${id}
    serves: [R4.4]
    section: 售后
    wording: ${wording}
    source: ${source}
    bound: ${bound}
    mark: V${extra}
    family: judged
    judge: ${judge ?? '{ kind: deadline, subject: case, start: [{ fact: cases.opened }], done: [{ fact: cases.answered }], within: PT15M }'}
`;
const lint = (...clauses: string[]) => lintPlan(HEAD + clauses.join(''), { catalogue, laws });
const serious = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity !== 'info').map(({ line, clause: id, code }) => ({ line, clause: id, code }));

describe('the shape of a plan', () => {
  it('is accepted when it is right', () => {
    const { plan, problems } = lint(clause());
    expect(problems).toEqual([]);
    expect(plan?.clauses[0]).toMatchObject({ id: 'R1', judge: { kind: 'deadline', calendar: 'always' } });
  });

  it('names line and clause of what is wrong, in both languages', () => {
    const { plan, problems } = lint(clause(), clause({ id: 'R2', bound: 'nobody' }));
    expect(plan).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 24, clause: 'R2', code: 'wrong-shape', severity: 'error' });
    expect(problems[0]?.text.zh).toMatch(/无效|选项/);
    expect(problems[0]?.text.en).toMatch(/Invalid option/);
  });

  it('names the clause that lacks a field', () => {
    const { problems } = lint(clause().replace('    section: 售后\n', ''));
    expect(problems[0]).toMatchObject({ line: 10, clause: 'R1' });
    expect(problems[0]?.text.en).toContain('clauses.0.section');
  });

  it('refuses a deadline with two limits, and one with none', () => {
    const two = lint(
      clause({
        judge:
          '{ kind: deadline, subject: case, start: [{ fact: cases.opened }], done: [{ fact: cases.answered }], within: PT15M, by: { field: neededBy } }',
      }),
    );
    const none = lint(clause({ judge: '{ kind: deadline, subject: case, start: [{ fact: cases.opened }], done: [{ fact: cases.answered }] }' }));
    expect([two.problems[0]?.code, none.problems[0]?.code]).toEqual(['wrong-shape', 'wrong-shape']);
  });

  it('says where a text is no YAML', () => {
    const { problems } = lintPlan('plan: a\nversion: [1\n', { catalogue, laws });
    expect(problems[0]).toMatchObject({ code: 'not-yaml', clause: null });
    expect(problems[0]?.line).toBeGreaterThan(1);
  });
});

describe('words', () => {
  it.each([
    '我公司将及时答复。',
    '尽快处理大部分问题。',
    '数日内退款，详见第 3 条。',
    '15 分钟内答复。其余问题及时处理。',
    '依 GB/T 19012 适当处理。',
  ])('refuses %s', (wording) => {
    expect(serious(lint(clause({ wording })).problems)).toContainEqual({ line: 13, clause: 'R1', code: 'vague-word' });
  });

  it.each(['及时率不低于 98%。', '两小时内及时答复。', '每周走访 1 次。', '一次性告知所需材料，全部留痕。'])('accepts %s', (wording) => {
    expect(serious(lint(clause({ wording })).problems)).toEqual([]);
  });

  it('looks at the English too', () => {
    expect(serious(lint(clause({ extra: '\n    wordingEn: We answer promptly.' })).problems)).toEqual([
      { line: 13, clause: 'R1', code: 'vague-word' },
    ]);
    expect(serious(lint(clause({ extra: '\n    wordingEn: We answer promptly, within 15 minutes.' })).problems)).toEqual([]);
  });

  it('refuses repealed laws by their full and short names, and warns of unknown ones', () => {
    const repealed = lint(clause({ wording: '依《食品卫生法》15 分钟内答复。' })).problems;
    expect(serious(repealed)).toEqual([{ line: 13, clause: 'R1', code: 'repealed-law' }]);
    expect(repealed[0]?.text.zh).toContain('食品安全法');
    expect(serious(lint(clause({ wording: '依中华人民共和国食品卫生法 15 分钟内答复。' })).problems)).toHaveLength(1);
    expect(lint(clause({ wording: '依《食品安全法》15 分钟内答复。' })).problems).toEqual([]);
    expect(lint(clause({ wording: '依《月球食品条例》15 分钟内答复。' })).problems[0]).toMatchObject({ code: 'unknown-law', severity: 'warning' });
  });
});

describe('clauses among each other', () => {
  const within = (span: string, more = '') =>
    `{ kind: deadline, subject: case, start: [{ fact: cases.opened }], done: [{ fact: cases.answered }], within: ${span}${more} }`;

  it('conflict with equal rank and another limit', () => {
    const { problems } = lint(clause({ judge: within('PT15M') }), clause({ id: 'R2', judge: within('PT1H') }));
    expect(serious(problems)).toEqual([{ line: 19, clause: 'R2', code: 'conflict' }]);
  });

  it('do not conflict with another rank, party or the same limit', () => {
    const judge = within('PT1H');
    expect(lint(clause(), clause({ id: 'R2', judge, extra: '\n    precedence: contract' })).problems).toEqual([]);
    expect(lint(clause(), clause({ id: 'R2', judge, bound: 'customer' })).problems).toEqual([]);
    expect(lint(clause(), clause({ id: 'R2' })).problems).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(serious(lint(clause(), clause()).problems)).toEqual([{ line: 19, clause: 'R1', code: 'duplicate-id' }]);
  });

  it('name known sources, calendars and teams', () => {
    const unknown = lint(clause({ source: '{ document: S9, place: §1 }', bound: 'team', judge: within('PT15M', ', calendar: moon') }));
    expect(serious(unknown.problems).map(({ code }) => code)).toEqual(['unknown-source', 'unknown-calendar', 'no-team']);
  });
});

describe('facts', () => {
  const done = (fact: string, start = '{ fact: cases.opened }') =>
    clause({ judge: `{ kind: deadline, subject: case, start: [${start}], done: [{ fact: ${fact} }], within: PT15M }` });

  it('misspelt are errors that say what was meant', () => {
    const { problems } = lint(done('cases.answerd'));
    expect(problems[0]).toMatchObject({ code: 'unknown-fact', severity: 'error', clause: 'R1', line: 18 });
    expect(problems[0]?.text.zh).toContain('cases.answered');
  });

  it('of modules to come are not yet watched', () => {
    const { problems } = lint(done('cold-chain.excursion-began'));
    expect(problems).toMatchObject([{ code: 'not-yet-watched', severity: 'info' }]);
  });

  it('are matched only by fields and values they can have, for subjects they name', () => {
    expect(serious(lint(done('cases.answered', '{ fact: cases.opened, where: { colour: [red] } }')).problems)[0]?.code).toBe('unknown-field');
    expect(serious(lint(done('cases.answered', '{ fact: cases.opened, where: { category: [moon] } }')).problems)[0]?.code).toBe('impossible-value');
    const by = '{ kind: deadline, subject: case, start: [{ fact: cases.opened }], done: [{ fact: cases.settled }], by: { field: mealTime } }';
    expect(serious(lint(clause({ judge: by })).problems)[0]?.code).toBe('unknown-field');
    const same = '{ kind: deadline, subject: case, start: [{ fact: cases.opened }], done: [{ fact: cases.settled }], within: PT1H, same: category }';
    expect(serious(lint(clause({ judge: same })).problems)).toEqual([{ line: 18, clause: 'R1', code: 'unknown-field' }]);
    const note = '{ kind: deadline, subject: note, start: [{ fact: cases.opened }], done: [{ fact: cases.settled }], within: PT1H }';
    expect(serious(lint(clause({ judge: note })).problems)[0]?.code).toBe('subject-not-named');
  });
});
