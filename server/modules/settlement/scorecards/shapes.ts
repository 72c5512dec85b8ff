// Shapes of score sheets as endpoints answer them. Points are plain numbers with two decimals at most.
import { z } from 'zod';

export const id = z.uuid();
const at = z.iso.datetime();
const points = z.number();
const text = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ ref: z.string(), name: z.string() });

/** '2026-05' month, '2026-05-12' day, '2026-Q2' quarter, '2026' year. */
export const period = z.string().regex(/^\d{4}(-\d\d(-\d\d)?|-Q[1-4])?$/);

/** open: the period runs or waits for the customer. offered: our own reading was sent. stated: the customer's word. final: nothing more to appeal. */
export const state = z.enum(['open', 'offered', 'stated', 'final']);

const effect = z.record(z.string(), z.unknown());
export const threshold = z.object({
  verdict: z.string(),
  atLeast: points.nullable(),
  below: points.nullable(),
  inARow: z.int().nullable(),
  consequence: z.string().nullable(),
  effects: z.array(effect),
});

export const card = z.object({
  contractKey: z.string(),
  contractVersion: z.int(),
  clauseId: z.string(),
  contractTitle: z.string(),
  wording: z.string(),
  source: z.string(),
  /** False: 待确认. */
  confirmed: z.boolean(),
  every: z.enum(['day', 'month', 'quarter', 'term', 'year']),
  /** How day sheets make the month. */
  combine: z.enum(['average', 'sum', 'lowest']).nullable(),
  total: points,
  thresholds: z.array(threshold),
});

/** An item as the contract writes it: what the customer sees on an empty sheet. */
export const itemRule = z.object({
  itemId: z.string(),
  name: z.string(),
  weight: points,
  /** Most that can be lost here: 扣完为止. */
  cap: points,
  veto: z.boolean(),
  /** How points come off, in words. */
  rule: text,
});

/** Something that takes points by our records. Internal: an estimate until the customer states it. */
export const occurrence = z.object({
  commitmentId: z.string().nullable(),
  clauseId: z.string().nullable(),
  subject: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  occurredOn: z.iso.date(),
  at,
  points,
  /** False: the item had nothing left to lose (扣完为止), or it is excused. */
  counted: z.boolean(),
  excused: z.boolean(),
  /** Journal positions that show it. */
  positions: z.array(z.int()),
});

export const item = itemRule.extend({
  /** By our records so far. */
  occurrences: z.array(occurrence),
  deducted: points,
  /** Measured share, where tiers go by share. */
  share: z.number().nullable(),
  /** Stated by the customer, and what stands after appeals. */
  stated: points.nullable(),
  standing: points.nullable(),
  /** What one more occurrence would cost; null where it cannot be said (by share), 0 where nothing is left to lose. */
  oneMore: z.object({ points, score: points, verdict: z.string().nullable() }).nullable(),
  /** Clauses of this item that no module tells facts for yet: nobody watches them. */
  unwatched: z.array(z.string()),
});

export const deduction = z.object({
  deductionId: id,
  itemId: z.string().nullable(),
  itemName: z.string(),
  points,
  restored: points,
  veto: z.boolean(),
  source: z.enum(['facts', 'customer']),
  commitmentId: z.string().nullable(),
  subject: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }).nullable(),
  occurredOn: z.iso.date().nullable(),
  text: z.string().nullable(),
});

export const forecast = z.object({
  /** One in ten ends below `low`, one in ten above `high`. */
  low: points,
  likely: points,
  high: points,
  verdict: z.string().nullable(),
  /** Chance of each verdict, in whole percent. */
  verdicts: z.array(z.object({ verdict: z.string(), percent: z.int() })),
  basis: z.object({ daysSoFar: z.int(), daysLeft: z.int(), occurrences: z.int(), few: z.boolean(), text }),
});

const stated = z.object({
  total: points,
  at,
  by: z.enum(['customer', 'staff']),
  person,
  grade: z.string(),
  paperFileIds: z.array(id),
  appealBy: at.nullable(),
  appealOpen: z.boolean(),
});
const final = z.object({ total: points, at, verdict: z.string().nullable(), inARow: z.int() });

const head = {
  customer: z.object({ id, name: z.string() }),
  period,
  from: at,
  to: at,
  /** The period still runs. */
  running: z.boolean(),
  card,
  state,
  sheetId: id.nullable(),
};

/** Our people's view: today's score by our records, forecast, and what the customer stated. */
export const sheet = z.object({
  ...head,
  computed: z.object({ total: points, verdict: z.string().nullable() }),
  items: z.array(item),
  offered: z.object({ total: points, at, by: person }).nullable(),
  stated: stated.nullable(),
  final: final.nullable(),
  deductions: z.array(deduction),
  reached: z.array(z.object({ verdict: z.string(), inARow: z.int().nullable(), effects: z.array(effect), at })),
  forecast: forecast.nullable(),
  /** Day sheets of the month, where the card is daily. */
  days: z.array(z.object({ period, total: points, state })),
  can: z.object({ offer: z.boolean(), enter: z.boolean(), enterWithoutPaper: z.boolean(), finish: z.boolean() }),
});

/** The customer's view: the empty sheet, what we sent as our own reading, what they stated and what became of it. */
export const ownSheet = z.object({
  ...head,
  items: z.array(itemRule.extend({ offered: points.nullable(), stated: points.nullable(), standing: points.nullable() })),
  offered: z.object({ total: points, at }).nullable(),
  stated: stated.omit({ person: true }).nullable(),
  final: final.nullable(),
  deductions: z.array(deduction),
  can: z.object({ state: z.boolean() }),
});

export const sheetHead = z.object({
  sheetId: id,
  customerId: id,
  clauseId: z.string(),
  period,
  state,
  most: points,
  offered: points.nullable(),
  stated: points.nullable(),
  /** After appeals so far. */
  total: points,
  verdict: z.string().nullable(),
  appealBy: at.nullable(),
  finalAt: at.nullable(),
});

/** What a person states: a total, or points off by item (then the total may be left out), or both. Range and sums are checked by the sheet. */
export const statement = {
  total: z.number().optional(),
  items: z
    .array(
      z.object({
        itemId: z.string().max(80),
        /** Points off the item altogether. May be left out where `entries` say all. A vetoed item: any positive number. */
        deducted: z.number().optional(),
        entries: z
          .array(
            z.object({
              points: z.number(),
              commitmentId: id.optional(),
              occurredOn: z.iso.date().optional(),
              text: z.string().trim().max(500).optional(),
            }),
          )
          .max(200)
          .default([]),
      }),
    )
    .max(100)
    .default([]),
};
