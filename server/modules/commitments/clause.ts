// The language of judged clauses (design §5): plain data, no expressions. A match is a fact name plus allowed values of its fields.
import { z } from 'zod';
import { STAFF_ROLES, type StaffRole } from '../../kernel/actor.ts';

const isoDuration = z.string().regex(/^P(?=\d|T\d)(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/, 'ISO 8601 duration such as PT15M');
const fieldValue = z.union([z.string(), z.number(), z.boolean()]);

/** `where`: every named field of the fact's data must hold one of the listed values. `whereNot`: none of them. */
export const factMatch = z.strictObject({
  fact: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  where: z.record(z.string(), z.array(fieldValue).min(1)).optional(),
  whereNot: z.record(z.string(), z.array(fieldValue).min(1)).optional(),
});

/** An instant carried by a fact: `field` of the start fact, or of the latest matching `fact` of the subject. ISO text or null. */
const carried = z.strictObject({ field: z.string(), of: factMatch.optional() });

/** Time counted on the clause's calendar: a duration (PT15M), or working days ("P2D" counts 24 h; `days: 2` counts working days to the end of the last one). */
const span = z.union([isoDuration, z.strictObject({ days: z.int().positive() })]);

const escalation = z.strictObject({
  /** When: percent of the allowed time (≥ 100 = at and after the deadline), or a delay after the deadline. */
  at: z.union([z.number().positive(), z.strictObject({ after: isoDuration })]),
  to: z.array(z.enum(Object.keys(STAFF_ROLES) as [StaffRole, ...StaffRole[]])).min(1),
});

/** Who is bound: us, a team of ours (an OLA), the customer, a supplier. */
const bound = z.enum(['us', 'team', 'customer', 'supplier']);

const common = {
  /** Facts of this subject are judged together. */
  subject: z.enum([
    'case',
    'note',
    'claim',
    'customer',
    'site',
    'lot',
    'alert',
    'recall',
    'supplier',
    'vehicle',
    'staff',
    'order',
    'product',
    'company',
  ]),
  /** Key of the plan's `calendars`; default: time always runs. */
  calendar: z.string().default('always'),
  /** Percent of the allowed time at which a warning goes to the assignee and the bound team. */
  warn: z.array(z.number().positive().max(100)).default([]),
  escalate: z.array(escalation).default([]),
  /** Remind every so often, from the miss on, until somebody acknowledges. */
  repeat: isoDuration.optional(),
  /** Which team answers for it when `bound` is team. */
  team: z.string().optional(),
  /** Withdrawn: the promise does not apply to this subject any more (merged, wrong customer, …). */
  unless: z.array(factMatch).default([]),
};

const pausable = {
  /** Time between `from` and `to` does not count. Never paused where absent. Moves only `within`: a carried instant (the meal) does not wait. */
  pauses: z.array(z.strictObject({ from: factMatch, to: z.array(factMatch).min(1) })).default([]),
};

const deadline = z.strictObject({
  kind: z.literal('deadline'),
  ...common,
  ...pausable,
  /** Each occurrence of a start opens one commitment; with `once`, only the first of the subject. */
  start: z.array(factMatch).min(1),
  once: z.boolean().default(true),
  done: z.array(factMatch).min(1),
  /** Exactly one of these four. `by`: not later than a carried instant ("before the meal"). `lead`: at least `span` before it. `notBefore`: done not earlier than it. */
  within: span.optional(),
  by: carried.optional(),
  lead: z.strictObject({ span, before: carried }).optional(),
  notBefore: carried.optional(),
  /** Name of a field (`askId`): only facts with the start's value in it are done, reopen or withdraw. For subjects with several starts. */
  same: z.string().optional(),
  /** first: a reopening starts nothing. total: a reopening takes the verdict back and the clock runs on, the time in between not counted. */
  reopen: z.strictObject({ on: z.array(factMatch).min(1), clock: z.enum(['first', 'total']) }).optional(),
});

const recurring = z.strictObject({
  kind: z.literal('recurring'),
  ...common,
  /** Begins with this fact of the subject (a contract in force); ends with `until`. */
  start: z.array(factMatch).min(1),
  until: z.array(factMatch).default([]),
  done: z.array(factMatch).min(1),
  /** One per period of Asia/Shanghai; a period without any working time on the calendar is not applicable. */
  every: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  times: z.int().positive().default(1),
});

const never = z.strictObject({
  kind: z.literal('never'),
  ...common,
  /** Periods are judged from here on (a contract in force) to `until`; without a start, from the first fact this clause names. */
  start: z.array(factMatch).default([]),
  until: z.array(factMatch).default([]),
  /** Any of these breaks the promise at its `occurredAt`. */
  breach: z.array(factMatch).min(1),
  /** Facts whose presence in the period shows that somebody would have reported it; without one the verdict is "unobserved". */
  observedBy: z.array(factMatch).min(1),
  every: z.enum(['subject', 'day', 'week', 'month']).default('month'),
});

const measure = z.strictObject({
  kind: z.literal('measure'),
  ...common,
  /** Periods are judged from here on (a contract in force) to `until`; without a start, from the first fact this clause names. */
  start: z.array(factMatch).default([]),
  until: z.array(factMatch).default([]),
  every: z.enum(['subject', 'day', 'week', 'month', 'quarter', 'year']).default('month'),
  /**
   * count-ratio: matches of `part` / matches of `whole`. sum-ratio: sum of part.field / sum of whole.field. average: mean of whole.field.
   * in-a-row: longest run of `part` among `whole`. state: latest whole.field of the period. No `whole` in the period: unobserved.
   */
  measure: z.enum(['count-ratio', 'sum-ratio', 'average', 'in-a-row', 'state']),
  part: z.array(factMatch).default([]),
  whole: z.array(factMatch).min(1),
  partField: z.string().optional(),
  wholeField: z.string().optional(),
  /** Met when the value is at least / at most this. Ratios are fractions of 1. */
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
});

const attested = z.strictObject({
  kind: z.literal('attested'),
  ...common,
  /** A person signs `commitments.attested` for the period, with attachments. */
  every: z.enum(['once', 'month', 'quarter', 'year']).default('month'),
  start: z.array(factMatch).min(1),
});

const one = (clause: { within?: unknown; by?: unknown; lead?: unknown; notBefore?: unknown }) =>
  [clause.within, clause.by, clause.lead, clause.notBefore].filter((part) => part !== undefined).length === 1;

export const judgedClause = z
  .discriminatedUnion('kind', [deadline, recurring, never, measure, attested])
  .refine((clause) => clause.kind !== 'deadline' || one(clause), 'a deadline needs exactly one of within, by, lead, notBefore');

export { bound, isoDuration };
export type JudgedClause = z.infer<typeof judgedClause>;
export type FactMatch = z.infer<typeof factMatch>;
export type BoundParty = z.infer<typeof bound>;
export type ClauseKind = JudgedClause['kind'];

/** A clause as one contract holds it: pinned, with the calendar it runs on. `key` = `<contract or plan>@<version>#<clause id>`. */
export type PinnedClause = {
  readonly key: string;
  readonly id: string;
  /** Chapter of the text it stands in. */
  readonly section?: string;
  readonly wording: string;
  readonly bound: BoundParty;
  readonly precedence: number;
  readonly source: string;
  readonly judge: JudgedClause;
};
