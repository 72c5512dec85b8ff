// What follows from a miss or a score (R0.2, R17.1): points, money, a cap, a pause, the end of the contract.
import { z } from 'zod';
import { isoDuration } from '../commitments/clause.ts';

export const yuan = z.number().nonnegative().multipleOf(0.01);

const amount = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('fixed'), yuan }),
  z.strictObject({
    of: z.enum(['line-value', 'note-value', 'shortage-value', 'month-value', 'contract-value', 'direct-loss']),
    times: z.number().positive(),
  }),
]);

const money = [
  z.strictObject({
    kind: z.literal('amount'),
    amount,
    atLeastYuan: yuan.optional(),
    atMostYuan: yuan.optional(),
    /** For each occurrence, or once when reached. Left out: once for shares of the month's or contract's value, each for the rest. */
    per: z.enum(['each', 'once']).optional(),
  }),
  z.strictObject({ kind: z.literal('cap'), share: z.number().positive().max(1), of: z.enum(['month-value', 'contract-value', 'performance-bond']) }),
] as const;
const contract = [
  z.strictObject({ kind: z.literal('suspend'), within: isoDuration }),
  z.strictObject({ kind: z.literal('terminate'), notice: z.string().min(2) }),
] as const;

export const effect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: z.number().positive() }),
  ...money,
  ...contract,
]);

/** What a score brings about: no points, for it is made of them; but a warning or a talk (约谈、整改). */
export const scoreEffect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('warn'), notice: z.string().min(2) }),
  ...money,
  ...contract,
]);
export type ScoreEffect = z.infer<typeof scoreEffect>;
