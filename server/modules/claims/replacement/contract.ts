import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { STATE_CODES } from '../claim.ts';
import { body, files, id, instantIn, late, onClaim, row, shares } from '../shapes.ts';
import { SHORT_FOR_CODES, TALK_CODES, TALKED_CODES } from './bring.ts';
import { kitchen } from './contract-kitchen.ts';
import { brought, choice, named, rest, shortage, wayThere } from './shapes.ts';

const changed = z.object({ claimId: id, state: z.enum(STATE_CODES) });
const refusals = [
  'claims.not-found',
  'claims.not-in-this-state',
  'claims.nothing-to-bring',
  'moment.in-future',
  'moment.proof-needed',
  'files.not-found',
] as const;
const goods = [
  'claims.item-unknown',
  'claims.lot-of-another',
  'claims.lot-claimed',
  'claims.lot-twice',
  'claims.lots-more-than-wanted',
  'lots.not-enough',
  'lots.stopped',
  'lots.expired',
] as const;

export const contract = {
  board: endpoint({
    method: 'GET',
    path: '/claims/board',
    permission: 'claims.read',
    summary: { zh: '补换货看板（按要求送达时间）', en: 'Board of replacements against meal times' },
    input: z.object({
      state: z.enum(STATE_CODES).optional(),
      customerId: id.optional(),
      siteId: id.optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  waysThere: endpoint({
    method: 'GET',
    path: '/claims/ways-there',
    permission: 'claims.read',
    summary: { zh: '哪里有货、哪辆车送得到（补换货）', en: 'Who can bring open replacements, from where, by when' },
    /** Of the first so many of the board, or of one. */
    input: z.object({ claimId: id.optional(), limit: z.int().min(1).max(50).default(50) }),
    output: z.object({
      now: z.iso.datetime(),
      items: z.array(wayThere),
      /** Figures of the estimates are ours and not confirmed. */
      toConfirm: z.boolean(),
      can: z.object({ plan: z.boolean() }),
    }),
    refusals: ['claims.not-found'],
  }),
  bringing: endpoint({
    method: 'GET',
    path: '/claims/{claimId}/bringing',
    permission: 'claims.see-bringing',
    summary: { zh: '补换货的备货、缺货与送达', en: 'Goods, shortages and bringing of a replacement' },
    input: z.object(onClaim),
    output: z.object({
      claimId: id,
      vehicleId: id.nullable(),
      vehicle: z.string().nullable(),
      special: z.boolean(),
      pickedAt: z.iso.datetime().nullable(),
      checkedAt: z.iso.datetime().nullable(),
      loadedAt: z.iso.datetime().nullable(),
      items: z.array(brought.extend({ choices: z.array(choice) })),
      shortages: z.array(shortage),
      rest: z.array(rest),
      can: z.object({ pick: z.boolean(), load: z.boolean(), takeIn: z.boolean(), findShortage: z.boolean(), talk: z.boolean() }),
    }),
    refusals: ['claims.not-found', 'claims.nothing-to-bring'],
  }),
  plan: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/plan',
    permission: 'claims.plan',
    summary: { zh: '安排送货（可改期）', en: 'Plan the replacement' },
    input: z.object({
      ...onClaim,
      arriveBy: instantIn,
      driverId: id.nullable().default(null),
      vehicle: z.string().trim().max(20).nullable().default(null),
      vehicleId: id.nullable().default(null),
      /** A run for this alone; left out: as planned before with this van. */
      special: z.boolean().optional(),
      /** Left out: lots by the rule of the kitchen. */
      lots: named.default([]),
      body,
    }),
    output: changed.extend({ late: z.boolean(), missing: z.array(z.object({ itemId: id, missing: z.int() })) }),
    refusals: [...refusals, ...goods, 'claims.arrive-by-in-past', 'claims.driver-unknown', 'claims.vehicle-unknown'],
  }),
  pick: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/picking',
    permission: 'claims.pick',
    summary: { zh: '登记补换货已备好（核对批次）', en: 'Record that the goods are in hand, with their lots' },
    input: z.object({ ...onClaim, lots: named.default([]) }),
    output: changed.extend({ missing: z.array(z.object({ itemId: id, missing: z.int() })) }),
    refusals: [...refusals, ...goods],
  }),
  load: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/loading',
    permission: 'claims.load',
    summary: { zh: '登记补换货装车', en: 'Record that the replacement is aboard' },
    input: z.object({ ...onClaim, occurredAt: instantIn.optional() }),
    output: changed,
    refusals: [
      ...refusals,
      'claims.loaded-already',
      'claims.lot-stopped',
      'claims.before-request',
      'lots.stopped',
      'lots.expired',
      'lots.not-enough',
    ],
  }),
  deliver: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/delivery',
    permission: 'claims.deliver',
    summary: { zh: '登记补换货送达', en: 'Record that the replacement was delivered' },
    input: z.object({ ...onClaim, body, files, ...late }),
    output: changed,
    refusals: [...refusals, 'claims.before-request', 'claims.delivered-already'],
  }),
  recordAcceptance: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/acceptance',
    permission: 'claims.record-acceptance',
    summary: { zh: '代登记食堂验收补换货', en: 'Record that the kitchen accepted the replacement' },
    input: z.object({ ...onClaim, items: shares.optional(), receiverName: z.string().trim().max(40).default(''), body, files, ...late }),
    output: changed,
    refusals: [...refusals, 'claims.before-request', 'claims.more-than-approved', 'claims.item-unknown'],
  }),
  accept: endpoint({
    method: 'POST',
    path: '/my/claims/{claimId}/acceptance',
    permission: 'claims.accept',
    summary: { zh: '验收补换货（食堂）', en: 'Accept the replacement (kitchen)' },
    input: z.object({
      ...onClaim,
      items: shares.optional(),
      receiverName: z.string().trim().max(40).default(''),
      body,
      files,
      occurredAt: instantIn.optional(),
    }),
    output: changed,
    refusals: [...refusals, 'claims.before-request', 'claims.more-than-approved', 'claims.item-unknown'],
  }),
  takeIn: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/rest',
    permission: 'claims.pick',
    summary: { zh: '收回没有验收的补换货', en: 'Take in what was brought and not accepted' },
    input: z.object({
      ...onClaim,
      lots: z
        .array(z.object({ itemId: id, lotId: id, to: z.enum(['store', 'quarantine']) }))
        .max(100)
        .default([]),
    }),
    output: changed.extend({ taken: z.int() }),
    refusals: [...refusals, 'claims.nothing-left-over', 'lots.not-enough'],
  }),
  rests: endpoint({
    method: 'GET',
    path: '/claims/rests',
    permission: 'claims.pick',
    summary: { zh: '车上没有验收的补换货', en: 'Replacements on vans that were not accepted' },
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ claim: row, rest: z.array(rest) })) }),
  }),
  findShortage: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/shortages',
    permission: 'claims.plan',
    summary: { zh: '登记补换货缺货或赶不上（1 小时内与客户商定）', en: 'Record that the replacement is short or too late' },
    input: z.object({
      ...onClaim,
      reason: z.enum(SHORT_FOR_CODES),
      /** Left out: all of it. */
      items: shares.optional(),
    }),
    output: changed.extend({ shortageId: id }),
    refusals: [...refusals, 'claims.item-unknown', 'claims.more-than-approved', 'claims.talk-open', 'claims.nothing-missing'],
  }),
  talkShortage: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/shortages/{shortageId}/talk',
    permission: 'claims.plan',
    summary: { zh: '登记与客户商定的结果', en: 'Record what the customer said' },
    input: z.object({
      ...onClaim,
      shortageId: id,
      outcome: z.enum(TALKED_CODES),
      by: z.enum(TALK_CODES).default('phone'),
      substitute: z
        .object({ itemId: id, productId: id, amount: z.int().positive().max(1_000_000_000) })
        .nullable()
        .default(null),
      laterBy: instantIn.nullable().default(null),
      otherWay: z.enum(['credit', 'refund']).nullable().default(null),
      /** What the customer said. */
      body,
      ...late,
    }),
    output: changed.extend({ nextClaimId: id.nullable() }),
    refusals: [
      ...refusals,
      'claims.shortage-unknown',
      'claims.shortage-talked',
      'claims.word-needed',
      'claims.substitute-needed',
      'claims.substitute-unknown',
      'claims.later-needed',
      'claims.way-needed',
      'claims.nothing-left-to-bring',
      'claims.item-unknown',
      'claims.amount-needed',
    ],
  }),

  ...kitchen,

  // The driver: own replacements only.
  toDeliver: endpoint({
    method: 'GET',
    path: '/driver/replacements',
    permission: 'claims.deliver',
    summary: { zh: '我要送的补换货', en: 'Replacements I bring' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        row.extend({
          goods: z.array(brought),
          pickedAt: z.iso.datetime().nullable(),
          loadedAt: z.iso.datetime().nullable(),
          canLoad: z.boolean(),
          address: z.string(),
        }),
      ),
    }),
  }),
};
