import { z } from 'zod';
import { defineFact, type FactDefinition } from '../../../kernel/fact.ts';
import { MEASURE_CODES, PAID_CODES } from './penalty.ts';

const id = z.string();
const fen = z.int().nonnegative();
/** Words stand outside the journal; null where none were written. */
const wordHash = z.string().nullable();
const proof = z.array(z.object({ fileId: id, sha256: z.string() }));
const about = { penaltyId: id, customerId: id, period: z.string() };
const subjects = { penalty: 'penaltyId', customer: 'customerId' } as const;
const side = z.enum(['customer', 'staff']);

/** What the customer says follows from the contract. Our own estimate is internal and confesses nothing. */
export const penaltyStated = defineFact({
  name: 'settlement.penalty-stated',
  version: 1,
  label: { zh: '客户提出罚则', en: 'Penalty stated' },
  data: z.object({
    ...about,
    number: z.string(),
    contractKey: z.string(),
    contractVersion: z.int(),
    clauseId: z.string().nullable(),
    measure: z.enum(MEASURE_CODES),
    amountFen: fen,
    estimateFen: fen.nullable(),
    commitments: z.array(id),
    by: side,
    appealBy: z.iso.datetime().nullable(),
    wordHash,
    proof,
  }),
  subjects,
});
export const penaltyAgreed = defineFact({
  name: 'settlement.penalty-agreed',
  version: 1,
  label: { zh: '认可罚则', en: 'Penalty agreed' },
  data: z.object({ ...about, amountFen: fen, paid: z.enum(PAID_CODES), wordHash, proof }),
  subjects,
});
export const penaltyDeclined = defineFact({
  name: 'settlement.penalty-declined',
  version: 1,
  label: { zh: '不认可罚则', en: 'Penalty not accepted' },
  data: z.object({ ...about, wordHash, proof }),
  subjects,
});
/** By the customer; also after it was agreed: the next statement corrects it. */
export const penaltyWithdrawn = defineFact({
  name: 'settlement.penalty-withdrawn',
  version: 1,
  label: { zh: '撤销罚则', en: 'Penalty withdrawn' },
  data: z.object({ ...about, by: side, wordHash, proof }),
  subjects,
});

export const facts: readonly FactDefinition[] = [penaltyStated, penaltyAgreed, penaltyDeclined, penaltyWithdrawn];
