// A scorecard as data (R17.1 考核评分表): items, what takes points off them, thresholds and what follows.
import { z } from 'zod';
import { factMatch } from '../commitments/clause.ts';
import { scoreEffect } from './effect.ts';

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]*$/, 'letters, digits, dot, hyphen');

/** Points off the item altogether, by how often or by which share; `below` is no part of the tier, without it the tier is the last. */
const tier = z.strictObject({
  by: z.enum(['count', 'share']),
  from: z.number().nonnegative(),
  below: z.number().positive().optional(),
  points: z.number().nonnegative(),
});

const item = z.strictObject({
  id,
  name: z.string().min(1),
  weight: z.number().nonnegative(),
  /** Each miss of these clauses is an occurrence. */
  clauses: z.array(id).default([]),
  /** So is each of these facts about the customer. */
  facts: z.array(factMatch).default([]),
  /** Points off for each occurrence, up to `cap` (扣完为止). The cap is the weight where none is written. */
  pointsPer: z.number().positive().optional(),
  cap: z.number().optional(),
  /** In place of `pointsPer`. */
  tiers: z.array(tier).default([]),
  /** What tiers by share go by. short-weight: what was short of what came, of all goods or of these categories. missed: misses of all promises decided. */
  share: z.strictObject({ of: z.enum(['short-weight', 'missed']), categories: z.array(z.string()).min(1).optional() }).optional(),
  /** 一票否决: one occurrence makes the whole score 0. */
  veto: z.boolean().default(false),
});

const threshold = z.strictObject({
  verdict: z.string().min(1),
  atLeast: z.number().optional(),
  below: z.number().optional(),
  /** Only when so many sheets one after another stand in it. A period without a sheet (holidays) does not break the row. */
  inARow: z.int().positive().optional(),
  consequence: z.string().optional(),
  /** The same for the machine. */
  effects: z.array(scoreEffect).default([]),
});

export const scorecard = z.strictObject({
  every: z.enum(['day', 'month', 'quarter', 'term', 'year']),
  /** Of day sheets: how they make the month. `sum`: all days' points come off one total. */
  combine: z.enum(['average', 'sum', 'lowest']).optional(),
  total: z.number().positive(),
  items: z.array(item).min(1),
  thresholds: z.array(threshold).min(1),
});

export type Scorecard = z.infer<typeof scorecard>;
export type ScoreItem = Scorecard['items'][number];
export type ScoreThreshold = Scorecard['thresholds'][number];
