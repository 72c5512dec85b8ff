// What an entitlement says so that a machine can judge a claim by it (R5.1–R5.4): plain data, no expressions. A rule says only what it
// knows: one clause grants, another names the ways, a third sets a window. Reasons and ways are codes of the module that judges.
import { z } from 'zod';
import { isoDuration } from '../commitments/clause.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a code such as wrong-item');
const codes = z.array(code).default([]);
const yuan = z.number().nonnegative().multipleOf(0.01);

/** What can prove a claim. Everything up to `temperature-record` stands on the note already; nobody enters it twice. */
export const EVIDENCE_KINDS = [
  'dock-weights',
  'acceptance-record',
  'label-dates',
  'temperature-record',
  'photo',
  'statement',
  'receipt',
  'report',
  'medical',
  'document',
] as const;
/** From when a window counts: the note was signed, the package opened, the problem found. Always written, never guessed. */
export const STARTS = ['signed', 'opened', 'found'] as const;

export const entitlementRule = z.strictObject({
  reasons: z.array(code).min(1),
  /** Ways it offers; none: it says nothing of ways. */
  ways: codes,
  /** Ways it takes away, for those it applies to. */
  waysOff: codes,
  /** unconditional: due when the rest holds. examined: a person decides. nothing: not given. */
  grants: z.enum(['unconditional', 'examined', 'nothing']).optional(),
  /** `never`: what it never applies to. `beyond`: what is said later than that. */
  window: z
    .strictObject({
      within: isoDuration,
      from: z.enum(STARTS),
      never: z.array(z.enum(['food-safety'])).default([]),
      beyond: z.enum(['decline', 'person']).default('decline'),
    })
    .optional(),
  /** Any one kind of an entry is enough. An entry with reasons is for those; one without for all others. `later`: may follow the request. */
  evidence: z
    .array(
      z.strictObject({
        reasons: codes,
        anyOf: z.array(z.enum(EVIDENCE_KINDS)).min(1),
        leastGrade: z.enum(['A', 'B', 'C', 'D']).default('C'),
        later: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Kinds of customers it is for; none: all. */
  customers: z.strictObject({ only: codes, except: codes }).optional(),
  /** Goods it does not apply to. `datedOnly`: for these reasons, goods that carry a date. */
  goods: z.strictObject({ exceptCategories: codes, exceptTemperatureClasses: codes, datedOnly: codes }).optional(),
  /** What is left of the shelf life on delivery, as a fraction that it must not be above for the claim to be right (short-life). */
  lifeAtMost: z.tuple([z.int().positive(), z.int().positive()]).optional(),
  /** How far it reaches beyond the line that was found bad. */
  reach: z.enum(['line', 'lot-today', 'delivery']).default('line'),
  /** Goods must be unopened and fit for sale. */
  resalable: z.boolean().default(false),
  /** Who bears the freight of what goes back and forth. */
  freight: z.enum(['us', 'customer']).optional(),
  /** Up to so much the answer is "due" without a further look; absent: a person looks at each. */
  automaticUpToYuan: yuan.optional(),
  /** More than that is for a person: in yuan, and as a share of the worth of the goods. */
  most: z.strictObject({ yuan: yuan.optional(), shareOfGoods: z.number().positive().optional() }).optional(),
  /** From here on two persons approve. */
  twoAboveYuan: yuan.optional(),
  /** What is paid where it is not the price of the goods. */
  pays: z.strictObject({ times: z.number().positive(), of: z.enum(['price-difference', 'goods-value', 'direct-loss']) }).optional(),
});

/** Who of ours may grant up to how much; for all ways and reasons, or for those named. */
export const grantLimit = z.strictObject({ role: z.string().min(1), upToYuan: yuan, ways: codes, reasons: codes });

export type EntitlementRule = z.infer<typeof entitlementRule>;
export type GrantLimit = z.infer<typeof grantLimit>;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export type Start = (typeof STARTS)[number];
