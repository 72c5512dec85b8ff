import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { goods, site } from './contract-site.ts';
import { FINDING_CODES, HAND_OVER_CODES } from './goods.ts';
import {
  amount,
  amounts,
  body,
  files,
  id,
  instantIn,
  late,
  lateRefusals,
  onClaim,
  onParcel,
  onPickup,
  paged,
  parcel,
  pickup,
  weight,
  witnesses,
} from './shapes.ts';

const pickupChanged = z.object({ pickupId: id, claimId: id });
const parcelChanged = z.object({ parcelId: id, claimId: id });
const disposing = [
  'claims.parcel-not-found',
  'claims.parcel-not-in-state',
  'claims.more-than-lies-there',
  'lots.not-enough',
  'lots.unsafe',
  'lots.place-not-found',
  'files.not-found',
] as const;
export const contract = {
  pickups: endpoint({
    method: 'GET',
    path: '/claims/pickups',
    permission: 'claims.see-goods',
    summary: { zh: '取货任务（按期限）', en: 'Pick-ups by when they are due' },
    input: z.object({ open: z.boolean().default(true), ...paged }),
    output: z.object({ items: z.array(pickup), next: z.string().nullable() }),
  }),
  goodsOf: endpoint({
    method: 'GET',
    path: '/claims/{claimId}/goods',
    permission: 'claims.see-goods',
    summary: { zh: '一项退换货的实物去向', en: 'Where the goods of a claim are' },
    input: z.object(onClaim),
    output: z.object(goods),
    refusals: ['claims.not-found'],
  }),
  planPickup: endpoint({
    method: 'POST',
    path: '/claims/pickups/{pickupId}/plan',
    permission: 'claims.plan-pickup',
    summary: { zh: '安排取货：随下一趟车或专车', en: 'Plan a pick-up: the next van or a special run' },
    input: z.object({
      ...onPickup,
      /** The stop that takes them along. */
      stopNoteId: id.optional(),
      /** Or a special run. */
      run: z.object({ driverId: id, vehicle: z.string().trim().max(20).nullable().default(null), at: instantIn }).optional(),
    }),
    output: pickupChanged,
    refusals: ['claims.pickup-not-found', 'claims.pickup-over', 'claims.stop-unsuitable', 'claims.run-needs-time', 'claims.driver-unknown'],
  }),
  callOffPickup: endpoint({
    method: 'POST',
    path: '/claims/pickups/{pickupId}/calling-off',
    permission: 'claims.plan-pickup',
    summary: { zh: '取消取货（货留在客户处）', en: 'Call a pick-up off' },
    input: z.object({ ...onPickup, body }),
    output: pickupChanged,
    refusals: ['claims.pickup-not-found', 'claims.pickup-over'],
  }),

  // The driver.
  toCollect: endpoint({
    method: 'GET',
    path: '/driver/pickups',
    permission: 'claims.collect',
    summary: { zh: '我要取回的退货', en: 'Goods I fetch' },
    input: z.object({ noteId: id.optional() }),
    output: z.object({ items: z.array(pickup) }),
  }),
  collect: endpoint({
    method: 'POST',
    path: '/driver/pickups/{pickupId}/collection',
    permission: 'claims.collect',
    summary: { zh: '取回退货：数量、照片、食堂交接', en: 'Collect goods: amounts, photo, handed over by the kitchen' },
    input: z.object({
      ...onPickup,
      /** Left out: everything as expected. */
      parcels: amounts.min(1).optional(),
      handedOver: z.enum(HAND_OVER_CODES).default('handed'),
      signatureFileId: id.nullable().default(null),
      files,
      body,
      ...late,
    }),
    output: pickupChanged,
    refusals: [
      'claims.pickup-not-found',
      'claims.pickup-over',
      'claims.parcel-not-found',
      'claims.nothing-collected',
      'claims.amount-beyond-reason',
      ...lateRefusals,
    ],
  }),

  // The store.
  shelf: endpoint({
    method: 'GET',
    path: '/claims/shelf',
    permission: 'claims.see-goods',
    summary: { zh: '隔离区：待收、待隔离、待检查、待处置', en: 'The quarantine shelf: what waits for what' },
    input: z.object({ stage: z.enum(['all', 'receive', 'quarantine', 'inspect', 'dispose']).default('all'), ...paged }),
    output: z.object({
      items: z.array(parcel),
      next: z.string().nullable(),
      counts: z.object({ receive: z.int(), quarantine: z.int(), inspect: z.int(), dispose: z.int() }),
      places: z.array(z.object({ id, name: z.string(), kind: z.enum(['store', 'quarantine']) })),
    }),
  }),
  parcelByNumber: endpoint({
    method: 'GET',
    path: '/claims/parcels/by-number/{number}',
    permission: 'claims.see-goods',
    summary: { zh: '扫退货标签', en: 'A parcel by the number on its label' },
    input: z.object({ number: z.string().trim().min(1).max(60) }),
    output: parcel,
    refusals: ['claims.parcel-not-found'],
  }),
  receiveGoods: endpoint({
    method: 'POST',
    path: '/claims/pickups/{pickupId}/receipt',
    permission: 'claims.receive-goods',
    summary: { zh: '退货到仓（重量差异只显示，不拒收）', en: 'Receive goods at the store; a difference is shown, not refused' },
    input: z.object({
      ...onPickup,
      /** Left out: everything as collected. */
      parcels: amounts.min(1).optional(),
      /** Put there at once. */
      placeId: id.optional(),
      files,
      body,
    }),
    output: pickupChanged,
    refusals: [
      'claims.pickup-not-found',
      'claims.pickup-over',
      'claims.parcel-not-found',
      'claims.parcel-not-in-state',
      'claims.quarantine-only',
      'claims.amount-beyond-reason',
      'claims.nothing-collected',
      'lots.place-not-found',
      'files.not-found',
    ],
  }),
  quarantineGoods: endpoint({
    method: 'POST',
    path: '/claims/pickups/{pickupId}/quarantine',
    permission: 'claims.receive-goods',
    summary: { zh: '放入隔离区', en: 'Put into quarantine' },
    input: z.object({ ...onPickup, parcelIds: z.array(id).min(1).max(100).optional(), placeId: id }),
    output: pickupChanged,
    refusals: [
      'claims.pickup-not-found',
      'claims.parcel-not-found',
      'claims.parcel-not-in-state',
      'claims.quarantine-only',
      'lots.place-not-found',
      'lots.not-enough',
    ],
  }),
  inspectGoods: endpoint({
    method: 'POST',
    path: '/claims/parcels/{parcelId}/inspection',
    permission: 'claims.inspect-goods',
    summary: { zh: '检查退货', en: 'Inspect goods that came back' },
    input: z.object({
      ...onParcel,
      finding: z.enum(FINDING_CODES),
      /** Found unsafe: never sellable again. A claim about food safety is so already. */
      unsafe: z.boolean().default(false),
      files,
      body,
    }),
    output: parcelChanged,
    refusals: ['claims.parcel-not-found', 'claims.parcel-not-in-state', 'claims.picture-needed', 'files.not-found'],
  }),
  destroyGoods: endpoint({
    method: 'POST',
    path: '/claims/parcels/{parcelId}/destruction',
    permission: 'claims.dispose-goods',
    summary: { zh: '销毁退货', en: 'Destroy goods that came back' },
    input: z.object({
      ...onParcel,
      amount: amount.min(1).optional(),
      /** Grams on the scale. */
      weight,
      /** Where it is done. */
      at: z.string().trim().max(200).default(''),
      witnesses,
      files,
      report: z
        .object({ at: instantIn, to: z.string().trim().min(1).max(100) })
        .nullable()
        .default(null),
      body,
    }),
    output: parcelChanged,
    refusals: [
      ...disposing,
      'claims.report-needed',
      'claims.witness-needed',
      'claims.two-witnesses-needed',
      'claims.picture-needed',
      'lots.report-first',
      'lots.report-later',
      'lots.not-a-picture',
    ],
  }),
  returnGoods: endpoint({
    method: 'POST',
    path: '/claims/parcels/{parcelId}/return-to-supplier',
    permission: 'claims.dispose-goods',
    summary: { zh: '退供应商', en: 'Return goods to the supplier' },
    input: z.object({ ...onParcel, amount: amount.min(1).optional(), files, body }),
    output: parcelChanged,
    refusals: [...disposing, 'claims.no-supplier-known'],
  }),
  restockGoods: endpoint({
    method: 'POST',
    path: '/claims/parcels/{parcelId}/restocking',
    permission: 'claims.dispose-goods',
    summary: { zh: '恢复入库（仅限允许的货）', en: 'Restock, where permitted' },
    input: z.object({ ...onParcel, amount: amount.min(1).optional(), placeId: id, files, body }),
    output: parcelChanged,
    refusals: [...disposing, 'claims.never-sold-again', 'claims.not-resalable', 'claims.store-only'],
  }),
  parcelLabels: endpoint({
    method: 'GET',
    path: '/claims/pickups/{pickupId}/labels',
    permission: 'claims.see-goods',
    summary: { zh: '打印退货标签（PDF）', en: 'Print labels of goods that come back (PDF)' },
    input: z.object({ ...onPickup, size: z.enum(['60x40', '70x50']).default('60x40') }),
    output: z.file(),
    refusals: ['claims.pickup-not-found'],
  }),
  ...site,
};
