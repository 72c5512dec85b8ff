// A plan as data (R0.1, R0.2): its clauses in four families, its calendars and its source documents.
import { z } from 'zod';
import { bound, factMatch, isoDuration, judgedClause } from '../commitments/clause.ts';
import { calendarText } from './calendar.ts';
import { effect, yuan } from './effect.ts';
import { entitlementRule, grantLimit } from './entitlement-rule.ts';
import { scorecard } from './scorecard.ts';

/** 合同 > 投标承诺 > 采购需求 > our standard plan (R0.1). */
export const PRECEDENCE = { contract: 40, tender: 30, procurement: 20, plan: 10 } as const;
export const precedence = z.enum(['contract', 'tender', 'procurement', 'plan']);

/** V read in the text itself, V2 in a secondary page, M from memory, own = our own setting. V2 and M show as 待确认 until a person confirms. */
export const mark = z.enum(['V', 'V2', 'M', 'own']);
export const toBeConfirmed = (clause: { mark: z.infer<typeof mark>; confirmed?: unknown }): boolean =>
  (clause.mark === 'V2' || clause.mark === 'M') && clause.confirmed === undefined;

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]*$/, 'letters, digits, dot, hyphen');
const source = z.strictObject({ document: z.string().min(1), place: z.string().min(1), page: z.union([z.int().positive(), z.string()]).optional() });

const head = {
  id,
  /** Requirements it serves. */
  serves: z.array(z.string().regex(/^R\d+\.\d+$/)).default([]),
  section: z.string().min(1),
  wording: z.string().min(4),
  wordingEn: z.string().optional(),
  source,
  /** Other papers that promise the same. */
  alsoIn: z.array(source).default([]),
  bound,
  mark,
  confirmed: z.strictObject({ by: z.string().min(1), on: z.iso.date() }).optional(),
  /** Where it stands; default: that of the whole text. */
  precedence: precedence.optional(),
};

const entitlement = z.strictObject({
  who: z.enum(['customer', 'us', 'supplier']),
  may: z.string().min(2),
  reasons: z.array(z.string().min(1)).min(1),
  /** How long after which fact the right may be used; absent: as long as the contract runs. */
  window: z.strictObject({ within: isoDuration, from: factMatch, never: z.array(z.string()).default([]) }).optional(),
  evidence: z.array(z.string().min(1)).default([]),
  ways: z.array(z.string().min(1)).min(1),
  notApplicable: z.array(z.string().min(1)).default([]),
  /** Who of ours may grant it up to how much without asking further. */
  limits: z.array(grantLimit).default([]),
  /** The same for the machine; absent: shown to people alone, and a person decides. */
  rule: entitlementRule.optional(),
});

const consequence = z.strictObject({
  /** Misses of these clauses, or a fact; counted over a period where `count` is given. */
  when: z.strictObject({
    clauses: z.array(id).default([]),
    facts: z.array(factMatch).default([]),
    count: z.strictObject({ atLeast: z.int().positive(), every: z.enum(['month', 'quarter', 'year', 'contract']) }).optional(),
  }),
  /** One effect, or tiers by count or by share missed. */
  effects: z.array(effect).default([]),
  /** A tier by count holds for all occurrences of the month once reached, or only from the one that reached it on. */
  tiersHold: z.enum(['for-all', 'from-there']).optional(),
  tiers: z
    .array(
      z.strictObject({
        by: z.enum(['count', 'share']),
        from: z.number().nonnegative(),
        below: z.number().positive().optional(),
        effects: z.array(effect).min(1),
      }),
    )
    .default([]),
});

/** A duration, or working days on the national calendar (`days: 3`: to the end of the last one). */
const within = z.union([isoDuration, z.strictObject({ days: z.int().positive() })]);
const rounding = z.strictObject({ mode: z.enum(['half-up', 'half-even', 'down']), to: z.enum(['fen', 'jiao', 'yuan']) });

/** How accepted goods become money (R17.3). What a text leaves out follows our own dated defaults (plans/settlement-terms.yaml). */
export const settlementTerms = z.strictObject({
  wording: z.string().min(4),
  source,
  mark,
  /** Which day's price counts for a line: that of delivery, of acceptance, or of the order. */
  pricedOn: z.enum(['delivery', 'acceptance', 'order']).optional(),
  /** A price sheet published later: counts until both have confirmed the statement, or never for goods delivered before. */
  repricing: z.enum(['until-confirmed', 'published-before-delivery']).optional(),
  /** Each line to the fen; 抹零 of a note or of the whole statement stands as a line of its own. */
  rounding: z
    .strictObject({ line: z.enum(['half-up', 'half-even', 'down']).optional(), note: rounding.optional(), statement: rounding.optional() })
    .optional(),
  /** Agreed penalties: off the statement, or paid apart. */
  penalties: z.enum(['off-statement', 'apart']).optional(),
  fees: z.array(z.strictObject({ id, name: z.string().min(1), per: z.enum(['month', 'note']), yuan })).optional(),
  /** How soon after its month a statement is sent. */
  sendWithin: within.optional(),
  /** How long the customer may look at a statement before somebody asks; when it is due after its invoice (or after both confirmed). */
  confirmWithin: within.optional(),
  dueWithin: within.optional(),
  dueFrom: z.enum(['invoice', 'confirmation']).optional(),
  /** How long a stated score, deduction or penalty may be appealed. */
  appealWithin: within.optional(),
});

export const clause = z.discriminatedUnion('family', [
  z.strictObject({ ...head, family: z.literal('judged'), judge: judgedClause }),
  z.strictObject({ ...head, family: z.literal('entitlement'), entitlement }),
  z.strictObject({ ...head, family: z.literal('consequence'), consequence }),
  z.strictObject({ ...head, family: z.literal('scorecard'), scorecard }),
]);

export const planDocument = z.strictObject({
  plan: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().positive(),
  kind: z.enum(['plan', 'contract']),
  title: z.string().min(2),
  titleEn: z.string().optional(),
  description: z.string().min(2),
  precedence,
  /** Of a contract: the published plan it stands on. */
  basedOn: z.strictObject({ plan: z.string(), version: z.int().positive() }).optional(),
  parties: z.partialRecord(bound, z.string().min(1)),
  /** Papers that clauses cite, by the short id they use. */
  documents: z.record(z.string(), z.strictObject({ title: z.string().min(1), note: z.string().optional() })),
  /** Key → definition, or the key of a shared calendar file. `always` exists by itself. */
  calendars: z.record(z.string(), z.union([calendarText, z.strictObject({ use: z.string() })])).default({}),
  /** Of a contract: clauses that replace the plan's clause of the same id. */
  overrides: z.array(clause).default([]),
  /** Of a contract: clauses of the plan that do not apply here. */
  omits: z.array(z.strictObject({ id, reason: z.string().min(2) })).default([]),
  clauses: z.array(clause),
  /** How a month is settled; of a contract, it replaces the plan's word for word. */
  settlement: settlementTerms.optional(),
});

export type Clause = z.infer<typeof clause>;
export type Consequence = z.infer<typeof consequence>;
export type { Scorecard } from './scorecard.ts';
export type SettlementTerms = z.infer<typeof settlementTerms>;
export type ClauseFamily = Clause['family'];
export type JudgedPlanClause = Extract<Clause, { family: 'judged' }>;
export type PlanDocument = z.infer<typeof planDocument>;
export const FAMILIES = ['judged', 'entitlement', 'consequence', 'scorecard'] as const satisfies readonly ClauseFamily[];

/** `《售后服务方案（二）》§9 p. 3；《…》§1.3`: where the wording comes from, by the titles of the papers. */
export const sourceText = ({ source: first, alsoIn }: Pick<Clause, 'source' | 'alsoIn'>, documents: PlanDocument['documents']): string =>
  [first, ...alsoIn]
    .map(({ document, place, page }) => `《${documents[document]?.title ?? document}》${place}${page === undefined ? '' : ` p. ${page}`}`)
    .join('；');
