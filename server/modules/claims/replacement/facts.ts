import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { WAY_CODES } from '../claim.ts';
import { about, at, bodyHash, clocks, evidence, id, subjects } from '../fact-parts.ts';
import { SHORT_FOR_CODES, TALK_CODES, TALKED_CODES } from './bring.ts';

const count = z.int().nonnegative();

/** Goods for a replacement left the stores in the books; `checked`: the warehouse has them in hand. */
export const goodsPicked = defineFact({
  name: 'claims.goods-picked',
  version: 1,
  label: { zh: '补换货备货', en: 'Goods picked for the replacement' },
  data: z.object({
    ...about,
    ...clocks,
    checked: z.boolean(),
    items: z.array(
      z.object({
        itemId: id,
        productId: id.nullable(),
        unit: z.enum(UNIT_CODES),
        amount: count,
        /** So much has no lot in the books. */
        missing: count,
        substitute: z.boolean(),
        /** Those it surely carries. */
        lots: z.array(z.object({ lotId: id, amount: z.int().positive() })),
      }),
    ),
  }),
  subjects,
});

export const goodsLoaded = defineFact({
  name: 'claims.goods-loaded',
  version: 1,
  label: { zh: '补换货装车', en: 'Replacement loaded' },
  data: z.object({ ...about, ...clocks, vehicleId: id.nullable(), vehicle: z.string().nullable() }),
  subjects,
});

const missing = z.array(z.object({ itemId: id, missing: z.int().positive() }));

export const shortageFound = defineFact({
  name: 'claims.shortage-found',
  version: 1,
  label: { zh: '补换货缺货', en: 'Replacement is short' },
  data: z.object({ ...about, shortageId: id, reason: z.enum(SHORT_FOR_CODES), items: missing, neededBy: at.nullable() }),
  subjects,
});

export const shortageTalked = defineFact({
  name: 'claims.shortage-talked',
  version: 1,
  label: { zh: '缺货已与客户商定', en: 'Shortage settled with the customer' },
  data: z.object({
    ...about,
    shortageId: id,
    outcome: z.enum(TALKED_CODES),
    by: z.enum(TALK_CODES),
    agreedBy: z.enum(['customer', 'staff']),
    items: missing,
    substitute: z.object({ itemId: id, productId: id, unit: z.enum(UNIT_CODES), amount: z.int().positive() }).nullable(),
    /** The meal it is for now. */
    neededBy: at.nullable(),
    otherWay: z.enum(WAY_CODES).nullable(),
    bodyHash,
    evidence,
  }),
  subjects,
});

export const facts = [goodsPicked, goodsLoaded, shortageFound, shortageTalked];
