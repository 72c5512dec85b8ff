import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, at, bodyHash, evidence, id, subjects } from '../fact-parts.ts';
import { ANSWER_CODES, BEARER_CODES, RECEIVED_BY_CODES } from './recovery.ts';

const fen = z.int().nonnegative();
const recovery = { ...about, recoveryId: id, bearer: z.enum(['supplier', 'carrier']), supplierId: id.nullable(), bodyHash, evidence };
const named = { ...subjects, recovery: 'recoveryId', supplier: 'supplierId' } as const;

/** Who bears what a claim costs, claim and extras together. */
export const costSplit = defineFact({
  name: 'claims.cost-split',
  version: 1,
  label: { zh: '划分责任与费用', en: 'Cost of a claim split' },
  data: z.object({
    ...about,
    claimFen: fen,
    extraFen: fen,
    parts: z.array(z.object({ bearer: z.enum(BEARER_CODES), supplierId: id.nullable(), name: z.string(), amountFen: fen })),
    bodyHash,
  }),
  subjects,
});

export const recoveryRequested = defineFact({
  name: 'claims.recovery-requested',
  version: 1,
  label: { zh: '向供应商或承运商追偿', en: 'Recovery asked for' },
  data: z.object({ ...recovery, number: z.string(), partNo: z.int(), name: z.string(), askedFen: fen, answerBy: at }),
  subjects: named,
});
export const recoveryAnswered = defineFact({
  name: 'claims.recovery-answered',
  version: 1,
  label: { zh: '追偿答复', en: 'Recovery answered' },
  data: z.object({ ...recovery, answer: z.enum(ANSWER_CODES), answeredFen: fen }),
  subjects: named,
});
export const recoverySettled = defineFact({
  name: 'claims.recovery-settled',
  version: 1,
  label: { zh: '追偿落实', en: 'Recovery settled' },
  data: z.object({ ...recovery, amountFen: fen, by: z.enum(RECEIVED_BY_CODES) }),
  subjects: named,
});
export const recoveryWithdrawn = defineFact({
  name: 'claims.recovery-withdrawn',
  version: 1,
  label: { zh: '撤回追偿', en: 'Recovery withdrawn' },
  data: z.object(recovery),
  subjects: named,
});

export const facts = [costSplit, recoveryRequested, recoveryAnswered, recoverySettled, recoveryWithdrawn];
