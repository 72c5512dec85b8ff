// Goods destroyed where they are, and where the goods of a claim are, as the kitchen sees it.
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import {
  amount,
  body,
  files,
  id,
  instantIn,
  late,
  lateRefusals,
  onClaim,
  parcel,
  pickup,
  siteDestruction,
  stop,
  toDestroy,
  weight,
  witnesses,
} from './shapes.ts';

const destruction = {
  items: z
    .array(z.object({ itemId: id, amount: amount.min(1), weight }))
    .max(100)
    .optional(),
  witnesses,
  files,
  body,
};
const destroyedAtSite = z.object({ claimId: id, destroyed: z.int() });
const siteRefusals = [
  'claims.not-found',
  'claims.not-in-this-state',
  'claims.not-at-site',
  'claims.item-unknown',
  'claims.destroyed-already',
  'claims.goods-already-back',
  'claims.picture-needed',
  'claims.witness-needed',
  'claims.before-request',
  ...lateRefusals,
] as const;
export const goods = {
  pickups: z.array(pickup),
  parcels: z.array(parcel),
  destroyed: z.array(siteDestruction),
  /** Lines that are to be destroyed at the site and are not yet. */
  toDestroy: z.array(toDestroy),
  can: z.object({ destroyAtSite: z.boolean() }),
};

export const site = {
  recordSiteDestruction: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/site-destruction',
    permission: 'claims.record-site-destruction',
    summary: { zh: '登记就地销毁', en: 'Record that goods were destroyed at the site' },
    input: z.object({ ...onClaim, ...destruction, ...late }),
    output: destroyedAtSite,
    refusals: siteRefusals,
  }),

  // The kitchen: signed in, or by the QR code of its note.
  myGoods: endpoint({
    method: 'GET',
    path: '/my/claims/{claimId}/goods',
    permission: 'claims.follow',
    summary: { zh: '我的退货去向（食堂）', en: 'Where the goods of my claim are (kitchen)' },
    input: z.object(onClaim),
    output: z.object({
      pickups: z.array(
        pickup.pick({ id: true, number: true, state: true, mode: true, until: true, dueAt: true, collectedAt: true }).extend({
          stop: stop.pick({ deliveryOn: true, windowFrom: true, windowTo: true }).nullable(),
          parcels: z.array(parcel.pick({ id: true, product: true, lotNumber: true, unit: true, expected: true, collected: true, state: true })),
        }),
      ),
      destroyed: goods.destroyed,
      toDestroy: goods.toDestroy,
      can: goods.can,
    }),
    refusals: ['claims.not-found'],
  }),
  destroyAtSite: endpoint({
    method: 'POST',
    path: '/my/claims/{claimId}/destruction',
    permission: 'claims.destroy-at-site',
    summary: { zh: '登记就地销毁（食堂）', en: 'Record that our goods were destroyed here (kitchen)' },
    input: z.object({ ...onClaim, ...destruction, occurredAt: instantIn.optional() }),
    output: destroyedAtSite,
    refusals: siteRefusals,
  }),
};
