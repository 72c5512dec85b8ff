import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { CALL_CHANNELS, TAG_CODES } from './survey.ts';

const id = z.string();
const about = { surveyId: id, caseId: id, customerId: id, round: z.int().positive() };
const csat = z.int().min(1).max(5);
const evidence = z.array(z.object({ fileId: id, sha256: z.string() }));
const subjects = { survey: 'surveyId', case: 'caseId', customer: 'customerId' } as const;
const call = {
  ...about,
  csat,
  satisfied: z.boolean(),
  /** By the customer's answers the matter is not solved: somebody should ask whether to reopen. */
  unsolved: z.boolean(),
  channel: z.enum(CALL_CHANNELS),
  answers: z.record(z.string(), z.union([z.boolean(), z.int()])),
  /** What was said stands outside the journal; null where nothing was written. */
  bodyHash: z.string().nullable(),
  evidence,
};

export const followUpRecorded = defineFact({
  name: 'surveys.follow-up-recorded',
  version: 1,
  label: { zh: '登记回访', en: 'Follow-up call recorded' },
  data: z.object(call),
  subjects,
});
export const followUpCorrected = defineFact({
  name: 'surveys.follow-up-corrected',
  version: 1,
  label: { zh: '更正回访', en: 'Follow-up call corrected' },
  data: z.object(call),
  subjects,
});
export const rated = defineFact({
  name: 'surveys.rated',
  version: 1,
  label: { zh: '客户评价', en: 'Rated by the customer' },
  data: z.object({ ...about, csat, tags: z.array(z.enum(TAG_CODES)), bodyHash: z.string().nullable() }),
  subjects,
});

export const facts = [followUpRecorded, followUpCorrected, rated];
