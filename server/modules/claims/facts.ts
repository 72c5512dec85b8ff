import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { facts as account } from './account/facts.ts';
import { DECLINED_FOR_CODES, GOODS_CODES, PAY_CODES, REASON_CODES, WITHDRAWN_FOR } from './claim.ts';
import { verdict } from './entitlements/verdict.ts';
import { about, at, bodyHash, clocks, evidence, id, shares, subjects } from './fact-parts.ts';
import { facts as goods } from './goods/facts.ts';
import { facts as recovery } from './recovery/facts.ts';
import { facts as replacement } from './replacement/facts.ts';
import { facts as steps } from './steps/facts.ts';

const amount = z.int().positive();
const fen = z.int().nonnegative();

export { subjects };

const by = z.enum(['customer', 'staff']);

export const requested = defineFact({
  name: 'claims.requested',
  version: 2,
  label: { zh: '申请退换货或赔付', en: 'Claimed' },
  data: z.object({
    ...about,
    number: z.string(),
    reason: z.enum(REASON_CODES),
    foodSafety: z.boolean(),
    goods: z.enum(GOODS_CODES),
    pay: z.enum(PAY_CODES).nullable(),
    items: z.array(
      z.object({
        itemId: id,
        lineId: id,
        noteLineId: id,
        noteId: id,
        lotId: id.nullable(),
        productId: id.nullable(),
        unit: z.enum(UNIT_CODES),
        amount,
        refusedPart: z.int().nonnegative(),
        /** So much of it a recall brought back before. */
        adopted: z.int().nonnegative(),
        /** What came on this line, as known at the time; its lot, where one is named. */
        came: z.object({ accepted: z.int().nonnegative(), refused: z.int().nonnegative(), ofLot: z.int().nonnegative().nullable() }),
        price: z.object({ fen, per: z.enum(UNIT_CODES) }).nullable(),
      }),
    ),
    valueFen: fen.nullable(),
    askedFen: fen.nullable(),
    verdict,
    neededBy: at.nullable(),
    recallId: id.nullable(),
    by,
    bodyHash,
    evidence,
  }),
  subjects: { ...subjects, recall: 'recallId' },
});
const decided = { ...about, grantedFen: fen.nullable(), clauseKey: z.string().nullable(), clauseVersion: z.int().nullable(), bodyHash };
export const endorsed = defineFact({
  name: 'claims.endorsed',
  version: 1,
  label: { zh: '初审同意，待第二人审批', en: 'Endorsed by the first of two' },
  data: z.object({ ...decided, items: shares, neededBy: at.nullable() }),
  subjects,
});
export const approved = defineFact({
  name: 'claims.approved',
  version: 2,
  label: { zh: '同意退换货或赔付', en: 'Claim approved' },
  data: z.object({ ...decided, pay: z.enum(PAY_CODES).nullable(), goods: z.enum(GOODS_CODES), items: shares, neededBy: at.nullable() }),
  subjects,
});
export const declined = defineFact({
  name: 'claims.declined',
  version: 2,
  label: { zh: '未同意退换货或赔付', en: 'Claim declined' },
  data: z.object({
    ...about,
    reason: z.enum(DECLINED_FOR_CODES),
    clauseKey: z.string().nullable(),
    clauseVersion: z.int().nullable(),
    bodyHash,
    recourseHash: z.string(),
  }),
  subjects,
});
export const replacementPlanned = defineFact({
  name: 'claims.replacement-planned',
  version: 2,
  label: { zh: '安排补换货送达', en: 'Replacement planned' },
  data: z.object({
    ...about,
    arriveBy: at,
    neededBy: at.nullable(),
    driverId: id.nullable(),
    vehicle: z.string().nullable(),
    vehicleId: id.nullable().optional(),
    /** A run for this alone. */
    special: z.boolean().optional(),
    /** The plan comes after the meal. */
    late: z.boolean(),
    bodyHash,
  }),
  subjects,
});
export const replacementDelivered = defineFact({
  name: 'claims.replacement-delivered',
  version: 2,
  label: { zh: '补换货送达', en: 'Replacement delivered' },
  data: z.object({ ...about, ...clocks, bodyHash, evidence }),
  subjects,
});
export const accepted = defineFact({
  name: 'claims.accepted',
  version: 2,
  label: { zh: '食堂验收补换货', en: 'Replacement accepted' },
  data: z.object({ ...about, ...clocks, items: shares, by, bodyHash, evidence }),
  subjects,
});
/** Money is off the bill or paid, and the claim is met. */
export const settled = defineFact({
  name: 'claims.settled',
  version: 1,
  label: { zh: '赔付办结', en: 'Claim settled' },
  data: z.object({ ...about, pay: z.enum(PAY_CODES).nullable(), amountFen: fen, items: shares, bodyHash, evidence }),
  subjects,
});
export const withdrawn = defineFact({
  name: 'claims.withdrawn',
  version: 2,
  label: { zh: '撤回申请', en: 'Claim withdrawn' },
  data: z.object({ ...about, reason: z.enum(WITHDRAWN_FOR), by, bodyHash }),
  subjects,
});
/** Goods of a line came back or were destroyed without a claim (a recall): what may still be claimed is less by that. */
export const returnedOutside = defineFact({
  name: 'claims.goods-returned-outside',
  version: 1,
  label: { zh: '申请之外退回的货', en: 'Goods came back outside claims' },
  data: z.object({
    eventId: id,
    customerId: id,
    noteId: id,
    lines: z.array(
      z.object({
        lineId: id,
        lotId: id,
        amount,
        came: z.object({ accepted: z.int().nonnegative(), refused: z.int().nonnegative(), ofLot: z.int().nonnegative() }),
      }),
    ),
  }),
  subjects: { customer: 'customerId', note: 'noteId' },
});

export const facts = [
  requested,
  endorsed,
  approved,
  declined,
  replacementPlanned,
  replacementDelivered,
  accepted,
  settled,
  withdrawn,
  returnedOutside,
  ...goods,
  ...account,
  ...recovery,
  ...replacement,
  ...steps,
];
