// What the entitlements of a customer say to a claim (R5.1–R5.4): the words; the judging stands in judge-claim.ts.
import { z } from 'zod';
import { SAY_CODES } from './says.ts';

export { SAY_CODES, SAYS, type Says } from './says.ts';

/** One rule that had something to say: of a clause of the plan or contract (then with its version), or of our own rules. */
const voice = z.object({
  /** `R5.1-unconditional`, or the code of an own rule. */
  key: z.string(),
  /** Contract or plan the clause stands in, and its version; null for an own rule. */
  contractKey: z.string().nullable(),
  version: z.int().nullable(),
  says: z.enum(SAY_CODES),
  /** Code of why, see `WHYS` (entitlement-words). */
  why: z.string(),
  /** M or V2: to be confirmed. */
  mark: z.string(),
});

export const verdict = z.object({
  says: z.enum(SAY_CODES),
  voices: z.array(voice),
  /** How well the claim is proved (R0.4). */
  grade: z.enum(['A', 'B', 'C', 'D']),
  /** Who bears the freight of what goes back and forth; null or absent: nothing says so. */
  freight: z.enum(['us', 'customer']).nullable().optional(),
  /** How far the claim reaches: chosen lines, all of the lots that day (R5.2), the whole delivery. */
  reach: z.enum(['line', 'lot-today', 'delivery']).optional(),
});
export type Verdict = z.infer<typeof verdict>;
export type Voice = z.infer<typeof voice>;
