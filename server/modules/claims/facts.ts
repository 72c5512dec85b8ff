import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { DECLINED_FOR_CODES, REASON_CODES, WAYS, WITHDRAWN_FOR } from './claim.ts';

const id = z.string();
const at = z.iso.datetime();
const amount = z.int().positive();
/** Words stand outside the journal; null where none were written. */
const bodyHash = z.string().nullable();
/** Files that prove the fact. */
const evidence = z.array(z.object({ fileId: id, sha256: z.string() }));
const about = { claimId: id, caseId: id, customerId: id, siteId: id, noteId: id };
/** Every fact carries the instants a clause may count to. */
const clocks = { neededBy: at.nullable(), arriveBy: at.nullable() };
const subjects = { claim: 'claimId', case: 'caseId', customer: 'customerId', note: 'noteId', site: 'siteId' } as const;

export const requested = defineFact({
  name: 'claims.requested',
  version: 1,
  label: { zh: '申请换货补货', en: 'Replacement requested' },
  data: z.object({
    ...about,
    number: z.string(),
    lineId: id,
    lot: z.string().nullable(),
    way: z.enum(WAYS),
    reason: z.enum(REASON_CODES),
    amount,
    unit: z.enum(UNIT_CODES),
    /** What came on this line, as known at the time: the limit of all its claims together. */
    came: z.int().nonnegative(),
    neededBy: at.nullable(),
    by: z.enum(['customer', 'staff']),
    bodyHash,
    evidence,
  }),
  subjects,
});
export const approved = defineFact({
  name: 'claims.approved',
  version: 1,
  label: { zh: '同意换货补货', en: 'Replacement approved' },
  data: z.object({ ...about, amount, requested: amount, clauseKey: z.string().nullable(), neededBy: at.nullable(), bodyHash }),
  subjects,
});
export const declined = defineFact({
  name: 'claims.declined',
  version: 1,
  label: { zh: '未同意换货补货', en: 'Replacement declined' },
  data: z.object({ ...about, reason: z.enum(DECLINED_FOR_CODES), clauseKey: z.string().nullable(), bodyHash, recourseHash: z.string() }),
  subjects,
});
export const replacementPlanned = defineFact({
  name: 'claims.replacement-planned',
  version: 1,
  label: { zh: '安排补换货送达', en: 'Replacement planned' },
  data: z.object({
    ...about,
    arriveBy: at,
    neededBy: at.nullable(),
    driverId: id.nullable(),
    vehicle: z.string().nullable(),
    /** The plan comes after the meal. */
    late: z.boolean(),
    bodyHash,
  }),
  subjects,
});
export const replacementDelivered = defineFact({
  name: 'claims.replacement-delivered',
  version: 1,
  label: { zh: '补换货送达', en: 'Replacement delivered' },
  data: z.object({ ...about, ...clocks, bodyHash, evidence }),
  subjects,
});
export const accepted = defineFact({
  name: 'claims.accepted',
  version: 1,
  label: { zh: '食堂验收补换货', en: 'Replacement accepted' },
  data: z.object({ ...about, ...clocks, amount, approved: amount, by: z.enum(['customer', 'staff']), bodyHash, evidence }),
  subjects,
});
export const withdrawn = defineFact({
  name: 'claims.withdrawn',
  version: 1,
  label: { zh: '撤回换货补货', en: 'Replacement withdrawn' },
  data: z.object({ ...about, reason: z.enum(WITHDRAWN_FOR), by: z.enum(['customer', 'staff']), bodyHash }),
  subjects,
});

export const facts = [requested, approved, declined, replacementPlanned, replacementDelivered, accepted, withdrawn];
