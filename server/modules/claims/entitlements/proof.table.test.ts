// What proves a claim, what it may be worth, and from when a window counts, as rows.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../../kernel/time.ts';
import { judge } from './judge.rules.ts';
import type { Heard, Matter } from './matter.ts';
import { line, matter, ownRules, SIGNED } from './testing/matters.ts';
import { DUE, judged, late, NO_PROOF, one, rows, texts } from './testing/rows.ts';

rows('evidence', [
  ['quality without any', { ...NO_PROOF }, 'refused evidence-needed R5.1-unconditional'],
  ['short without any', { reason: 'short', ...NO_PROOF }, 'refused evidence-needed R5.1-unconditional'],
  ['words alone are no proof of quality', { ...NO_PROOF, statement: true }, 'refused evidence-needed R5.1-unconditional'],
  ['a receipt is no photo', { shows: ['receipt'] }, 'refused evidence-needed R5.1-unconditional'],
  ['a file nobody named counts as what is asked for', { shows: null }, DUE],
  ['the photo taken at the dock', { ...NO_PROOF, ...one({ photos: true }) }, DUE],
  ['refused at the dock', { ...NO_PROOF, ...one({ refused: 8000 }) }, DUE],
  ['food safety without any: never refused, a person decides', { reason: 'spoiled', ...NO_PROOF }, 'person R5.1-unconditional proof-missing'],
  ['off spec, said to be food safety', { foodSafety: true, ...NO_PROOF }, 'person R5.1-unconditional proof-missing'],
  ['one of two lines is not shown', { ...NO_PROOF, lines: [line({ photos: true }), line()] }, 'refused evidence-needed R5.1-unconditional'],
  ['a lead asks without any', { ...NO_PROOF, goodwill: true }, 'person R5.1-unconditional proof-missing'],
  [
    'refused at the dock, but claimed before',
    { ...NO_PROOF, ...one({ refused: 8000, claimed: 8000 }) },
    'refused evidence-needed R5.1-unconditional',
  ],
  [
    'short by the dock, but claimed before',
    { reason: 'short', ...one({ amount: 2800, weighedShort: 2800, claimed: 2800 }) },
    'person R5.1-unconditional more-than-shown',
  ],
  ['entered late without proof', { grade: 'D' }, 'person R5.1-unconditional weak-proof'],
  ['entered late with proof', { grade: 'C' }, DUE],
]);

test.each<[string, Partial<Matter>, string]>([
  ['the dock’s record is A', { reason: 'short', ...NO_PROOF, ...one({ amount: 2800, weighedShort: 2800 }), grade: 'B' }, 'A'],
  ['a refusal on the note is A', { ...NO_PROOF, ...one({ refused: 8000 }) }, 'A'],
  ['a photo is as good as who took it', { grade: 'B' }, 'B'],
  ['the customer’s own photo', { grade: 'A' }, 'A'],
  ['nothing shown', { reason: 'spoiled', ...NO_PROOF }, 'D'],
])('grade: %s', (_, claim, grade) => {
  expect(judged(claim).verdict.grade).toBe(grade);
});

rows('value', [
  ['as much as is due by itself', { valueFen: 500_00 }, DUE],
  ['one fen more', { valueFen: 500_01 }, 'person R5.1-unconditional above-automatic'],
  ['no price', { valueFen: null }, 'person R5.1-unconditional value-unknown'],
  [
    'a coupon above a fifth of the goods',
    { reason: 'service', way: 'coupon', customerKind: 'other', valueFen: 20_01 },
    'person R5.4-gifts examined',
    'retail',
  ],
]);

describe('windows start where they say', () => {
  const timed = (from: 'opened' | 'found', within = 'PT2H'): Heard[] => {
    const base = texts.canteen.find(({ key }) => key === 'R5.1-unconditional') as Heard;
    return [{ ...base, key: 'C', precedence: 40, rule: { ...base.rule, window: { within, from, never: [], beyond: 'decline' } } }];
  };
  test.each<['opened' | 'found', Partial<Matter>, string]>([
    ['opened', {}, 'person start-unknown'],
    ['opened', { openedAt: SIGNED - HOUR }, 'approve due'],
    ['opened', { openedAt: SIGNED - 2 * HOUR }, 'outside-window'],
    ['opened', { openedAt: SIGNED - 2 * HOUR, reason: 'spoiled' }, 'approve due'],
    ['found', {}, 'approve due'],
    ['found', { foundAt: SIGNED - 2 * HOUR }, 'outside-window'],
  ])('%s %j: %s', (from, claim, expected) => {
    const { verdict, refused } = judge({ contract: timed(from), own: ownRules }, matter(claim));
    expect(refused?.code ?? `${verdict.says} ${verdict.voices[0]?.why}`).toBe(expected);
  });

  test('a deadline for food safety that a text forgot to exclude is none', () => {
    const { verdict } = judge({ contract: timed('found'), own: ownRules }, matter({ foodSafety: true, foundAt: SIGNED - 9 * DAY }));
    expect(verdict.says).toBe('approve');
  });

  test('the contract’s window counts before the plan’s, whichever is longer', () => {
    const plan = texts.retail;
    const base = plan.find(({ key }) => key === 'R5.3-report-window') as Heard;
    const own = {
      ...base,
      key: 'C9',
      precedence: 40,
      rule: { ...base.rule, window: { within: 'PT48H', from: 'signed' as const, never: [], beyond: 'decline' as const } },
    };
    const claim = matter({ reason: 'damaged', way: 'refund', customerKind: 'other', ...late(30) });
    expect(judge({ contract: [...plan, own], own: ownRules }, claim).verdict).toMatchObject({ says: 'approve' });
    expect(judge({ contract: plan, own: ownRules }, claim).refused).toMatchObject({ code: 'outside-window' });
  });
});
