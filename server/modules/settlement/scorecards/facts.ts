import { z } from 'zod';
import { defineFact, type FactDefinition } from '../../../kernel/fact.ts';

const id = z.string();
const hundredths = z.int().nonnegative();
const ofSheet = { sheetId: id, customerId: id, contractKey: z.string(), contractVersion: z.int(), clauseId: z.string(), period: z.string() };
const subjects = { sheet: 'sheetId', customer: 'customerId' } as const;

/** Points off as one entry of the sheet; `itemId` is null where somebody gave a total alone. What people wrote about it stands beside, by hash. */
const deduction = z.object({
  deductionId: id,
  itemId: z.string().nullable(),
  hundredths: z.int().positive(),
  /** 一票否决: takes the whole score. */
  veto: z.boolean(),
  /** facts: a record of ours says the same; customer: only their word. */
  source: z.enum(['facts', 'customer']),
  commitmentId: id.nullable(),
  subjectType: z.string().nullable(),
  subjectId: id.nullable(),
  occurredOn: z.iso.date().nullable(),
  textHash: z.string().nullable(),
});
const sheet = {
  ...ofSheet,
  /** The best that could be reached. */
  mostHundredths: z.int().positive(),
  totalHundredths: hundredths,
  items: z.array(z.object({ itemId: z.string(), hundredths })),
  deductions: z.array(deduction),
};

export const scoreOffered = defineFact({
  name: 'settlement.score-offered',
  version: 1,
  label: { zh: '提交考核自评', en: 'Own reading of the score sent' },
  data: z.object(sheet),
  subjects,
});

export const scoreStated = defineFact({
  name: 'settlement.score-stated',
  version: 1,
  label: { zh: '客户评定考核分', en: 'Score stated by the customer' },
  data: z.object({
    ...sheet,
    by: z.enum(['customer', 'staff']),
    paperFileIds: z.array(id),
    paperSha256: z.array(z.string()),
    appealBy: z.iso.datetime().nullable(),
  }),
  subjects,
});

export const pointsRestored = defineFact({
  name: 'settlement.points-restored',
  version: 1,
  label: { zh: '申诉后恢复分值', en: 'Points restored after an appeal' },
  data: z.object({ ...ofSheet, deductionId: id, hundredths: z.int().positive(), appealId: id, totalHundredths: hundredths }),
  subjects: { ...subjects, appeal: 'appealId' },
});

export const scoreFinal = defineFact({
  name: 'settlement.score-final',
  version: 1,
  label: { zh: '考核分定案', en: 'Score final' },
  data: z.object({ ...ofSheet, statedHundredths: hundredths, hundredths, verdict: z.string().nullable(), inARow: z.int().nonnegative() }),
  subjects,
});

export const thresholdReached = defineFact({
  name: 'settlement.threshold-reached',
  version: 1,
  label: { zh: '达到考核等次条件', en: 'Threshold of the scorecard reached' },
  data: z.object({
    ...ofSheet,
    hundredths,
    verdict: z.string(),
    /** How many sheets in a row stand in it, where the threshold counts them. */
    inARow: z.int().nullable(),
    /** As the contract writes them: see `scorecard.thresholds[].effects`. */
    effects: z.array(z.record(z.string(), z.unknown())),
  }),
  subjects,
});

export const facts: readonly FactDefinition[] = [scoreOffered, scoreStated, pointsRestored, scoreFinal, thresholdReached];
