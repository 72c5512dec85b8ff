import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { HOLD_REASON_CODES, OUTCOME_CODES } from '../lot.ts';
import { COUNT_CODES, DESTROY_CODES, RETURN_CODES } from './reasons.ts';
import {
  full,
  holdRow,
  id,
  input,
  instantIn,
  listFilter,
  movement,
  outcome,
  paged,
  piece,
  placeIn,
  placeRow,
  row,
  said,
  transformed,
  words,
} from './shapes.ts';

const onLot = { lotId: id };
const moved = z.object({ eventId: id });
const MOVE = [
  'lots.not-found',
  'lots.place-not-found',
  'lots.not-enough',
  'lots.unsafe',
  'lots.amount-absurd',
  'lots.amount-too-fine',
  'lots.unit-unknown',
  'lots.unit-not-known',
];
const WORK = [
  ...MOVE,
  'lots.stopped',
  'lots.expired',
  'lots.nothing-in',
  'lots.nothing-out',
  'lots.lot-twice',
  'lots.more-out-than-in',
  'lots.not-a-store',
  'lots.expires-before-produced',
  'lots.produced-later',
  'lots.expires-later-than-inputs',
  'lots.product-unknown',
];
const INTO = [...WORK, 'lots.cycle', 'lots.into-other-goods', 'lots.into-expires-later'];
/** Lots that came out, in the order asked for. */
const made = z.object({ eventId: id, lots: z.array(z.object({ id, number: z.string() })) });
const work = { inputs: z.array(input).max(50), outputs: z.array(outcome).max(50), words };

export const contract = {
  list: endpoint({
    method: 'GET',
    path: '/lots',
    permission: 'lots.read',
    summary: { zh: '批次列表：批号、供应商批号或商品查找', en: 'Lots, by number, supplier’s lot or product' },
    input: z.object({ ...listFilter, ...paged }),
    output: z.object({ items: z.array(row), next: z.string().nullable() }),
  }),
  exportList: endpoint({
    method: 'POST',
    path: '/lots/export',
    permission: 'lots.read',
    summary: { zh: '导出批次与库存（XLSX），后台进行', en: 'Export lots and stock (XLSX), as a job' },
    input: z.object(listFilter),
    output: z.object({ jobId: id }),
  }),
  show: endpoint({
    method: 'GET',
    path: '/lots/{lotId}',
    permission: 'lots.read',
    summary: { zh: '一个批次', en: 'A lot' },
    input: z.object(onLot),
    output: full,
    refusals: ['lots.not-found'],
  }),
  movements: endpoint({
    method: 'GET',
    path: '/lots/{lotId}/movements',
    permission: 'lots.read',
    summary: { zh: '批次的出入流水，最新在前', en: 'Movements of a lot, newest first' },
    input: z.object({ ...onLot, ...paged }),
    output: z.object({ items: z.array(movement), next: z.string().nullable() }),
    refusals: ['lots.not-found'],
  }),
  places: endpoint({
    method: 'GET',
    path: '/lots/places',
    permission: 'lots.read',
    summary: { zh: '库位', en: 'Places' },
    input: z.object({}),
    output: z.object({ items: z.array(placeRow), can: z.object({ open: z.boolean() }) }),
  }),
  openPlace: endpoint({
    method: 'POST',
    path: '/lots/places',
    permission: 'lots.keep-places',
    summary: { zh: '启用库位', en: 'Open a place' },
    input: z.object({
      name: z.string().trim().min(1).max(40),
      kind: z.enum(['store', 'quarantine']),
      temperature: z.enum(['ambient', 'chilled', 'frozen']),
    }),
    output: z.object({ placeId: id }),
    refusals: ['lots.place-known'],
  }),
  closePlace: endpoint({
    method: 'POST',
    path: '/lots/places/{placeId}/closing',
    permission: 'lots.keep-places',
    summary: { zh: '停用库位', en: 'Close a place' },
    input: z.object({ placeId: id }),
    output: z.object({ placeId: id }),
    refusals: ['lots.place-not-found', 'lots.place-holds-goods', 'lots.last-place'],
  }),
  putAway: endpoint({
    method: 'POST',
    path: '/lots/{lotId}/put-away',
    permission: 'lots.move',
    summary: { zh: '移库', en: 'Put away' },
    input: z.object({ ...onLot, fromId: id, toId: id, ...said, words }),
    output: moved,
    refusals: [...MOVE, 'lots.way-impossible'],
  }),
  split: endpoint({
    method: 'POST',
    path: '/lots/{lotId}/split',
    permission: 'lots.move',
    summary: { zh: '分装成几个批次', en: 'Split a lot' },
    /** What is left over of `amount` after the parts is loss; without `amount` just as much as the parts. */
    input: z.object({
      ...onLot,
      placeId: id,
      amount: said.amount.optional(),
      unit: said.unit,
      parts: z.array(piece).max(50),
      words,
    }),
    output: made,
    refusals: WORK,
  }),
  repack: endpoint({
    method: 'POST',
    path: '/lots/repacking',
    permission: 'lots.move',
    summary: { zh: '改包装', en: 'Repack' },
    input: z.object(work),
    output: made,
    refusals: INTO,
  }),
  mix: endpoint({
    method: 'POST',
    path: '/lots/mixing',
    permission: 'lots.move',
    summary: { zh: '混装', en: 'Mix' },
    input: z.object(work),
    output: made,
    refusals: INTO,
  }),
  transform: endpoint({
    method: 'POST',
    path: '/lots/transformation',
    permission: 'lots.move',
    summary: { zh: '加工（清洗、切配、分割）', en: 'Transform (washing, cutting)' },
    input: z.object({ ...work, outputs: z.array(transformed).max(50) }),
    output: made,
    refusals: WORK,
  }),
  count: endpoint({
    method: 'POST',
    path: '/lots/{lotId}/count',
    permission: 'lots.move',
    summary: { zh: '盘点：填写实有数量，差异自动入账', en: 'Count: say what is there, the difference is booked' },
    /** `seen`: what the screen said was there, in the base unit; another amount by now is refused. */
    input: z.object({ ...onLot, place: placeIn, ...said, seen: z.int().optional(), reason: z.enum(COUNT_CODES), words }),
    /** In the base unit: above nothing where more was found. */
    output: z.object({ eventId: id.nullable(), difference: z.int() }),
    refusals: [...MOVE, 'lots.moved-meanwhile', 'lots.not-countable'],
  }),
  returnToSupplier: endpoint({
    method: 'POST',
    path: '/lots/{lotId}/supplier-return',
    permission: 'lots.dispose',
    summary: { zh: '退供应商', en: 'Return to the supplier' },
    input: z.object({ ...onLot, placeId: id, ...said, reason: z.enum(RETURN_CODES), words }),
    output: moved,
    refusals: [...MOVE, 'lots.no-supplier'],
  }),
  destroy: endpoint({
    method: 'POST',
    path: '/lots/{lotId}/destruction',
    permission: 'lots.dispose',
    summary: { zh: '销毁（无害化处理）', en: 'Destroy' },
    input: z.object({
      ...onLot,
      placeId: id,
      ...said,
      reason: z.enum(DESTROY_CODES),
      /** Grams on the scale, where the lot is not kept by weight. */
      weight: z.int().min(1).max(1_000_000_000).nullable().default(null),
      /** Where it is done. */
      at: z.string().trim().max(200).default(''),
      witnesses: z.array(z.string().trim().min(1).max(40)).max(10).default([]),
      photos: z.array(id).max(9).default([]),
      /** 食品安全法 63: recalled goods are destroyed only after time and place were reported to the county authority. */
      report: z
        .object({ at: instantIn, to: z.string().trim().min(1).max(100) })
        .nullable()
        .default(null),
      words,
    }),
    output: moved,
    refusals: [...MOVE, 'lots.report-first', 'lots.report-later', 'lots.not-a-picture', 'files.not-found'],
  }),
  hold: endpoint({
    method: 'POST',
    path: '/lots/holds',
    permission: 'lots.hold',
    summary: { zh: '冻结停发或封存', en: 'Hold or quarantine lots' },
    input: z.object({
      lotIds: z.array(id).max(200),
      /** Lots made of these too. */
      withMade: z.boolean().default(true),
      kind: z.enum(['hold', 'quarantine']),
      reason: z.enum(HOLD_REASON_CODES),
      words,
    }),
    output: z.object({ holdId: id, lots: z.int() }),
    refusals: ['lots.no-lots', 'lots.not-found', 'lots.recalled-destroyed'],
  }),
  holds: endpoint({
    method: 'GET',
    path: '/lots/holds',
    permission: 'lots.read',
    summary: { zh: '冻结记录', en: 'Holds' },
    input: z.object({ open: z.boolean().default(true), ...paged }),
    output: z.object({ items: z.array(holdRow), next: z.string().nullable() }),
  }),
  lift: endpoint({
    method: 'POST',
    path: '/lots/holds/{holdId}/lifting',
    permission: 'lots.clear',
    summary: { zh: '解除冻结', en: 'Lift a hold' },
    /** Without lots: all that still stand. */
    input: z.object({ holdId: id, lotIds: z.array(id).max(2000).optional(), outcome: z.enum(OUTCOME_CODES), words }),
    output: z.object({ holdId: id, standing: z.int() }),
    refusals: ['lots.hold-not-found', 'lots.lifted-already', 'lots.held-by-recall'],
  }),
};
