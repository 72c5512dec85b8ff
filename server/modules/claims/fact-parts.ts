// What every fact about a claim carries.
import { z } from 'zod';
import { WAY_CODES } from './claim.ts';

export const id = z.string();
export const at = z.iso.datetime();
/** Words stand outside the journal; null where none were written. */
export const bodyHash = z.string().nullable();
/** Files that prove the fact. */
export const evidence = z.array(z.object({ fileId: id, sha256: z.string() }));
export const about = { claimId: id, caseId: id, customerId: id, siteId: id, noteId: id.nullable(), way: z.enum(WAY_CODES) };
/** The instants a clause may count to. */
export const clocks = { neededBy: at.nullable(), arriveBy: at.nullable() };
/** Amounts of items, integers of their base units. */
export const shares = z.array(z.object({ itemId: id, amount: z.int().nonnegative() }));
export const subjects = { claim: 'claimId', case: 'caseId', customer: 'customerId', note: 'noteId', site: 'siteId' } as const;
