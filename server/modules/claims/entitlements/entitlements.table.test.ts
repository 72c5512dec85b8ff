// Every rule of R5 about who may ask for what, as rows: reason × way × when × customer → what is said, by which clause.
// Evidence, value and the start of windows: proof.table.test.ts; limits by role: limits.rules.test.ts.
import { expect, test } from 'vitest';
import { DAY } from '../../../kernel/time.ts';
import { type Facts as ConsumerFacts, reckonConsumerLaw } from '../account/consumer-law.rules.ts';
import { readConsumerLaw } from '../account/consumer-law.ts';
import { REASON_CODES } from '../claim.ts';
import { waysFor } from './judge.rules.ts';
import type { Matter } from './matter.ts';
import { type Buyer, matter, ownRules, SIGNED } from './testing/matters.ts';
import { DUE, judged, late, NO_PROOF, one, rows, texts } from './testing/rows.ts';

rows('R5.1 unconditional, at any time in the warranty period', [
  ['serious quality: spoiled', { reason: 'spoiled' }, DUE],
  ['serious quality: foreign body', { reason: 'foreign-body' }, DUE],
  ['serious quality: temperature, by the record of arrival', { reason: 'temperature', ...NO_PROOF, ...one({ temperature: true }) }, DUE],
  ['serious quality: packaging and label', { reason: 'packaging-label' }, DUE],
  ['serious quality: expired', { reason: 'expired' }, DUE],
  ['inferior sold as good', { reason: 'inferior' }, DUE],
  ['short weight', { reason: 'short' }, DUE],
  ['something missing', { reason: 'missing' }, DUE],
  ['wrong kinds', { reason: 'wrong-item' }, DUE],
  ['damaged in transit', { reason: 'damaged' }, DUE],
  ['fails the customer’s acceptance standard', { reason: 'off-spec' }, DUE],
  ['certificate missing: words are enough', { reason: 'no-certificate', ...NO_PROOF, statement: true }, DUE],
  ['as a replacement', { way: 'replacement' }, DUE],
  ['five weeks later: quality has no window', { reason: 'inferior', ...late(35 * 24) }, DUE],
  ['not signed for yet', { ...one({ signedAt: null }) }, DUE],
]);

rows('R5.1 remaining shelf life of at most 2/3', [
  ['60 of 90 days left is not more than 2/3', { reason: 'short-life', ...NO_PROOF, ...one({ dated: true, life: { left: 60, whole: 90 } }) }, DUE],
  [
    '61 of 90 days left is enough: a person looks',
    { reason: 'short-life', ...one({ dated: true, life: { left: 61, whole: 90 } }) },
    'person R5.1-unconditional dates-say-otherwise',
  ],
  ['dated, but its life is not known: a photo of the package', { reason: 'short-life', ...one({ dated: true }) }, DUE],
  ['loose produce without a date: not applicable', { reason: 'short-life' }, 'refused not-covered R5.1-unconditional'],
  [
    'the school’s own clause ranks above the plan’s',
    { reason: 'short-life', ...NO_PROOF, ...one({ dated: true, life: { left: 10, whole: 90 } }) },
    'approve C3.3-shelf-life due',
    'school',
  ],
  ['and does not apply to loose produce either', { reason: 'short-life' }, 'refused not-covered C3.3-shelf-life', 'school'],
]);

rows('R5.1 adulterated or with a false report: the whole delivery', [
  ['adulterated, the whole delivery', { reason: 'adulterated', reach: 'delivery' }, 'approve R5.1-whole-delivery due'],
  ['false report, the whole delivery', { reason: 'false-report', reach: 'delivery', shows: ['report'] }, 'approve R5.1-whole-delivery due'],
  ['false report, refunded', { reason: 'false-report', reach: 'delivery', way: 'refund' }, 'approve R5.1-whole-delivery due'],
  ['only off spec: the whole delivery is for a person', { reason: 'off-spec', reach: 'delivery' }, 'person R5.1-unconditional whole-by-hand'],
]);

rows('R5.2 all of the lot that came that day', [
  ['spoiled, found before cooking', { reason: 'spoiled', reach: 'lot-today' }, DUE],
  ['off spec', { reason: 'off-spec', way: 'replacement', reach: 'lot-today' }, DUE],
  ['short weight says nothing of the lot', { reason: 'short', reach: 'lot-today' }, 'person R5.1-unconditional whole-by-hand'],
  [
    'retail has no such clause',
    { reason: 'spoiled', way: 'refund', reach: 'lot-today', customerKind: 'other' },
    'person R5.1-quality whole-by-hand',
    'retail',
  ],
]);

rows('R5.3 retail: 24 h to report, never for food safety', [
  ['damaged, after 23 h', { reason: 'damaged', way: 'refund', customerKind: 'other', ...late(23) }, 'approve R5.3-report-window due', 'retail'],
  ['damaged, at the very end', { reason: 'damaged', way: 'refund', customerKind: 'other', ...late(24) }, 'approve R5.3-report-window due', 'retail'],
  [
    'damaged, a moment later',
    { reason: 'damaged', way: 'refund', customerKind: 'other', reportedAt: SIGNED + DAY + 1 },
    'refused outside-window R5.3-report-window',
    'retail',
  ],
  [
    'short, after two days',
    { reason: 'short', way: 'replacement', customerKind: 'other', ...late(48) },
    'refused outside-window R5.3-report-window',
    'retail',
  ],
  [
    'short, after two days, but it is food safety',
    { reason: 'short', way: 'replacement', foodSafety: true, customerKind: 'other', ...late(48) },
    'approve R5.3-report-window due',
    'retail',
  ],
  ['spoiled, after a month', { reason: 'spoiled', way: 'refund', customerKind: 'other', ...late(720) }, 'approve R5.1-quality due', 'retail'],
  [
    'not signed for: nothing counts yet',
    { reason: 'damaged', way: 'refund', customerKind: 'other', ...late(48), ...one({ signedAt: null }) },
    'approve R5.3-report-window due',
    'retail',
  ],
  [
    'goodwill: a lead asks, a person decides',
    { reason: 'damaged', way: 'refund', customerKind: 'other', ...late(48), goodwill: true },
    'person R5.3-report-window too-late',
    'retail',
  ],
  [
    'a recall has no window',
    { reason: 'damaged', way: 'refund', customerKind: 'other', ...late(48), recall: true },
    'person R5.3-report-window too-late',
    'retail',
  ],
  ['in the canteen plan a person decides after 24 h', { reason: 'short', ...late(25) }, 'person R5.3-report-window too-late'],
  ['in the canteen plan intrinsic quality has no window', { reason: 'off-spec', ...late(25) }, DUE],
]);

const dry = { category: 'staple', temperatureClass: 'ambient' } as const;
rows('R5.3 retail: 7 days without a reason, freight with the customer', [
  [
    'rice, unopened, on the sixth day: examined',
    { reason: 'no-reason', way: 'refund', customerKind: 'other', resalable: true, ...late(144), ...one(dry) },
    'person R5.3-no-reason examined',
    'retail',
  ],
  [
    'on the eighth day',
    { reason: 'no-reason', way: 'refund', customerKind: 'other', resalable: true, ...late(192), ...one(dry) },
    'refused outside-window R5.3-no-reason',
    'retail',
  ],
  [
    'opened',
    { reason: 'no-reason', way: 'refund', customerKind: 'other', resalable: false, ...one(dry) },
    'refused not-covered R5.3-no-reason',
    'retail',
  ],
  ['fresh goods', { reason: 'no-reason', way: 'refund', customerKind: 'other', resalable: true }, 'refused not-covered R5.3-no-reason', 'retail'],
  [
    'frozen goods',
    { reason: 'no-reason', way: 'refund', customerKind: 'other', resalable: true, ...one({ category: 'other', temperatureClass: 'frozen' }) },
    'refused not-covered R5.3-no-reason',
    'retail',
  ],
  ['a canteen orders what it needs', { reason: 'no-reason' }, 'refused not-covered own-no-reason'],
  ['a canteen, as goodwill', { reason: 'no-reason', goodwill: true }, 'person own-no-reason not-given'],
]);

test.each<[string, Partial<Matter>, readonly [Buyer, 'us' | 'customer' | null]]>([
  ['our fault', { reason: 'damaged', way: 'refund', customerKind: 'other' }, ['retail', 'us']],
  ['no reason', { reason: 'no-reason', way: 'refund', customerKind: 'other', resalable: true, ...one(dry) }, ['retail', 'customer']],
  ['a canteen', { reason: 'off-spec' }, ['canteen', 'us']],
  ['no text', { reason: 'off-spec' }, ['nothing', null]],
])('R5.3 freight by fault: %s', (_, claim, [buyer, freight]) => {
  expect(judged(claim, buyer).verdict.freight).toBe(freight);
});

rows('R5.4 ways', [
  [
    '扣秤 by the dock’s own weights: due, no second entry',
    { reason: 'short', way: 'deduction', ...NO_PROOF, ...one({ amount: 2800, weighedShort: 2800 }) },
    'approve R1.4-scale due',
  ],
  [
    '扣秤 for what was refused at the dock',
    { reason: 'short', way: 'deduction', ...NO_PROOF, ...one({ amount: 2800, refused: 2800 }) },
    'approve R1.4-scale due',
  ],
  [
    '扣秤 for more than the dock shows',
    { reason: 'short', way: 'deduction', ...NO_PROOF, ...one({ amount: 5000, weighedShort: 2800 }) },
    'person R1.4-scale more-than-shown',
  ],
  [
    '扣秤 although the scale agreed',
    { reason: 'short', way: 'deduction', ...one({ amount: 2800, weighedShort: 0 }) },
    'person R1.4-scale more-than-shown',
  ],
  ['扣秤 for quality is for a person', { reason: 'off-spec', way: 'deduction' }, 'person R5.4-ways examined'],
  ['refund', { way: 'refund' }, 'person R5.4-ways examined'],
  ['fee waiver for poor service', { reason: 'service', way: 'waiver', lines: [], goodsFen: null }, 'person R5.4-ways examined'],
  ['direct economic loss with documents', { way: 'loss', lines: [], shows: ['document'] }, 'person R5.4-loss examined'],
  ['direct economic loss, documents to follow', { way: 'loss', lines: [], ...NO_PROOF }, 'person R5.4-loss examined'],
  ['bought elsewhere, with the receipt', { reason: 'not-in-time', way: 'self-purchase', shows: ['receipt'] }, 'person R5.4-self-purchase examined'],
  [
    'bought elsewhere by the school’s contract',
    { reason: 'not-in-time', way: 'self-purchase', shows: ['receipt'] },
    'person C3.2-before-meal examined',
    'school',
  ],
  ['advance compensation', { reason: 'illness', way: 'advance', lines: [] }, 'person R4.2-medical examined'],
  [
    'medical cost once liability is established',
    { reason: 'illness', way: 'medical', lines: [], shows: ['medical'] },
    'person R4.2-medical examined',
  ],
  ['medical cost for goods that were only off spec', { reason: 'off-spec', way: 'medical', lines: [] }, 'refused way-not-offered R5.1-unconditional'],
  ['coupon for an institution', { reason: 'service', way: 'coupon', lines: [] }, 'refused way-not-offered R5.4-ways'],
  [
    'coupon for an institution, as goodwill: never',
    { reason: 'service', way: 'coupon', lines: [], goodwill: true, statement: true },
    'refused way-not-offered R5.4-ways',
  ],
  ['coupon for an institution on the retail plan', { reason: 'service', way: 'coupon', lines: [] }, 'refused way-not-offered R5.4-gifts', 'retail'],
  ['coupon for an institution without any text', { reason: 'service', way: 'coupon', lines: [] }, 'refused way-not-offered own-coupons', 'nothing'],
  [
    'coupon for a retail customer',
    { reason: 'service', way: 'coupon', customerKind: 'other', lines: [], valueFen: 20_00 },
    'person R5.4-gifts examined',
    'retail',
  ],
  ['no reason, and no text at all', { reason: 'no-reason', way: 'refund' }, 'refused not-covered own-no-reason', 'nothing'],
]);

rows('silence: our own rules, a person decides', [
  ['no text at all', {}, 'person own-examined silent', 'nothing'],
  ['no text, no proof: not refused', { ...NO_PROOF }, 'person own-examined silent', 'nothing'],
  ['a reason nobody named', { reason: 'other', way: 'replacement' }, 'person R5.4-ways examined'],
  [
    'a way the retail plan does not name',
    { reason: 'spoiled', way: 'loss', customerKind: 'other', lines: [] },
    'person own-examined silent',
    'retail',
  ],
  ['bought elsewhere without a clause', { reason: 'short', way: 'self-purchase', shows: ['receipt'] }, 'person own-examined silent', 'nothing'],
]);

test('every voice names its clause, contract and version; a refusal says when the time ended and which ways are left', () => {
  const { verdict } = judged({});
  expect(verdict.voices[0]).toMatchObject({ key: 'R5.1-unconditional', contractKey: 'canteen-tender', version: 4, mark: 'V' });
  const late48 = { reason: 'damaged', way: 'refund', customerKind: 'other', ...late(48) } as const;
  expect(judged(late48, 'retail').refused).toMatchObject({
    by: { key: 'R5.3-report-window', contractKey: 'retail', version: 2, mark: 'V2' },
    window: { within: 'PT24H', from: 'signed', until: SIGNED + DAY },
  });
  const { refused } = judged({ reason: 'spoiled', way: 'coupon' });
  expect(refused?.ways).toEqual(
    ['replacement', 'credit', 'deduction', 'refund', 'loss', 'self-purchase', 'waiver', 'advance', 'medical'].sort(byCode),
  );
});
const byCode = (a: string, b: string) => WAYS_IN_ORDER.indexOf(a) - WAYS_IN_ORDER.indexOf(b);
const WAYS_IN_ORDER = ['replacement', 'credit', 'deduction', 'refund', 'waiver', 'loss', 'self-purchase', 'advance', 'medical', 'coupon'];

test('rules 2.5, finding 5: no text offers an institution a coupon, nor any multiple of consumer law', () => {
  for (const buyer of ['canteen', 'school', 'retail', 'nothing'] as const) {
    for (const kind of ['school', 'hospital', 'government', 'company']) {
      for (const reason of REASON_CODES) {
        const { way: _, ...claim } = matter({ reason, customerKind: kind });
        expect(waysFor({ contract: texts[buyer], own: ownRules }, claim)).not.toContain('coupon');
      }
    }
    // Multiples of the law are no way of ours: what a text pays is at most a multiple of a difference or of the loss, by contract.
    for (const { rule } of texts[buyer]) expect(rule.pays?.of).not.toBe('price');
  }
});

const unsafe = (priceFen: number, lossFen: number) => ({ on: '2026-03-02', priceFen, lossFen, circumstances: ['unsafe' as const] });
test.each<[string, ConsumerFacts, number[]]>([
  ['unsafe: ten times the price', unsafe(200_00, 0), [2000_00]],
  ['unsafe: three times the loss where that is more', unsafe(50_00, 1000_00), [3000_00]],
  ['unsafe: at least 1,000 yuan', unsafe(5_00, 0), [1000_00]],
  ['fraud: three times the price', { ...unsafe(300_00, 0), circumstances: ['fraud'] }, [900_00]],
  ['fraud: at least 500 yuan', { ...unsafe(10_00, 0), circumstances: ['fraud'] }, [500_00]],
  ['known defect, death or serious harm: up to twice the loss', { ...unsafe(10_00, 4000_00), circumstances: ['serious-harm'] }, [8000_00]],
  ['a mere label flaw', { ...unsafe(200_00, 0), circumstances: ['unsafe', 'label-flaw'] }, []],
])('rules 2.5, consumer law, beside our claims: %s', (_, facts, more) => {
  expect(reckonConsumerLaw(readConsumerLaw(), facts).rows.map(({ moreFen }) => moreFen)).toEqual(more);
});
