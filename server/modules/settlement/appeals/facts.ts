import { z } from 'zod';
import { defineFact, type FactDefinition } from '../../../kernel/fact.ts';
import { OUTCOME_CODES } from './appeal.ts';

const id = z.string();
const wordHash = z.string().nullable();
const files = z.array(z.object({ fileId: id, sha256: z.string() }));
const about = {
  appealId: id,
  customerId: id,
  period: z.string(),
  sheetId: id.nullable(),
  deductionId: id.nullable(),
  penaltyId: id.nullable(),
};
const subjects = { appeal: 'appealId', customer: 'customerId', sheet: 'sheetId', penalty: 'penaltyId' } as const;

/** `hundredths` of a point where a deduction is appealed, fen where a penalty is. The letter itself is frozen by its hash. */
export const appealMade = defineFact({
  name: 'settlement.appeal-made',
  version: 1,
  label: { zh: '提出申诉', en: 'Appeal made' },
  data: z.object({
    ...about,
    number: z.string(),
    hundredths: z.int().positive().nullable(),
    amountFen: z.int().nonnegative().nullable(),
    appealBy: z.iso.datetime().nullable(),
    contentSha256: z.string(),
    /** Facts by position in the journal, files by hash, in the order of the letter. */
    evidence: z.array(z.object({ position: z.int().nullable(), files })),
    wordHash,
    proof: files,
  }),
  subjects,
});
export const appealAnswered = defineFact({
  name: 'settlement.appeal-answered',
  version: 1,
  label: { zh: '申诉答复', en: 'Appeal answered' },
  data: z.object({
    ...about,
    outcome: z.enum(OUTCOME_CODES),
    /** What was given back. */
    hundredths: z.int().nonnegative().nullable(),
    amountFen: z.int().nonnegative().nullable(),
    by: z.enum(['customer', 'staff']),
    wordHash,
    proof: files,
  }),
  subjects,
});
export const appealWithdrawn = defineFact({
  name: 'settlement.appeal-withdrawn',
  version: 1,
  label: { zh: '撤回申诉', en: 'Appeal withdrawn' },
  data: z.object({ ...about, wordHash }),
  subjects,
});

export const facts: readonly FactDefinition[] = [appealMade, appealAnswered, appealWithdrawn];
