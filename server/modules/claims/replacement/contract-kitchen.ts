// What the kitchen says to a replacement that is short: signed in, or by the QR code of its note.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { STATE_CODES } from '../claim.ts';
import { body, id, instantIn, onClaim } from '../shapes.ts';
import { TALKED_CODES } from './bring.ts';
import { shortage } from './shapes.ts';

const unit = z.enum(UNIT_CODES);

export const kitchen = {
  myShortage: endpoint({
    method: 'GET',
    path: '/my/claims/{claimId}/shortage',
    permission: 'claims.follow',
    summary: { zh: '我的补换货缺什么、可以怎么办（食堂）', en: 'What my replacement lacks, and what may be done (kitchen)' },
    input: z.object(onClaim),
    output: z.object({
      /** The one that waits for an answer, else the last. */
      shortage: shortage.nullable(),
      /** What may be answered. */
      outcomes: z.array(z.enum(TALKED_CODES)),
      substitutes: z.array(
        z.object({
          itemId: id,
          productId: id,
          product: z.string(),
          unit,
          amount: z.int(),
          price: z.object({ fen: z.int().nonnegative(), per: unit }),
          inStock: z.boolean(),
        }),
      ),
      neededBy: z.iso.datetime().nullable(),
      can: z.object({ answer: z.boolean() }),
    }),
    refusals: ['claims.not-found'],
  }),
  answerShortage: endpoint({
    method: 'POST',
    path: '/my/claims/{claimId}/shortages/{shortageId}/answer',
    permission: 'claims.answer-shortage',
    summary: { zh: '回复缺货：怎么补（食堂）', en: 'Answer a shortage (kitchen)' },
    input: z.object({
      ...onClaim,
      shortageId: id,
      outcome: z.enum(TALKED_CODES),
      /** One of those offered. */
      productId: id.nullable().default(null),
      laterBy: instantIn.nullable().default(null),
      otherWay: z.enum(['credit', 'refund']).nullable().default(null),
      body,
    }),
    output: z.object({ claimId: id, state: z.enum(STATE_CODES), nextClaimId: id.nullable() }),
    refusals: [
      'claims.not-found',
      'claims.not-in-this-state',
      'claims.nothing-to-bring',
      'claims.shortage-unknown',
      'claims.shortage-talked',
      'claims.substitute-needed',
      'claims.substitute-not-offered',
      'claims.later-needed',
      'claims.way-needed',
      'claims.nothing-left-to-bring',
      'claims.amount-needed',
      'claims.way-not-offered',
      'claims.goods-already-back',
    ],
  }),
};
