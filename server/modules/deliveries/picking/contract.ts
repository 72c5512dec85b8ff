import { z } from 'zod';
import { TEMPERATURE_CODES } from '../../../kernel/temperature.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { actRefusals, changed, day, id, late, onNote, person } from '../shapes.ts';
import * as shape from './shapes.ts';

const onWave = { waveId: id };
const noteIds = z.array(id).min(1).max(500);
/** One van of a day; without a vehicle: everything this driver takes. */
const round = { day: day.optional(), vehicleId: id.optional() };
const pickRefusals = [
  'deliveries.not-found',
  'deliveries.not-in-this-state',
  'deliveries.line-unknown',
  'deliveries.line-twice',
  'deliveries.pick-nothing',
  'deliveries.pick-negative',
  'deliveries.pick-zero',
  'deliveries.pick-doubtful',
  'deliveries.pick-impossible',
  'deliveries.pick-counted',
  'deliveries.pick-tare-above-gross',
  'deliveries.picked-meanwhile',
  'deliveries.lot-of-another',
  'deliveries.lots-more-than-picked',
  'deliveries.lot-twice',
  'lots.not-enough',
  'lots.stopped',
  'lots.expired',
] as const;
const waveRefusals = ['deliveries.wave-not-found', 'deliveries.wave-done'] as const;

/** From notes to a loaded van: waves, picked weights, the dispatch board, loading and the count before departure. */
export const contract = {
  waves: endpoint({
    method: 'GET',
    path: '/picking/waves',
    permission: 'deliveries.pick',
    summary: { zh: '某日的分拣波次', en: 'Waves of a day' },
    input: z.object({ day: day.optional() }),
    output: z.object({ day, items: z.array(shape.wave), can: z.object({ open: z.boolean() }) }),
  }),
  wave: endpoint({
    method: 'GET',
    path: '/picking/waves/{waveId}',
    permission: 'deliveries.pick',
    summary: { zh: '一个波次的分拣单', en: 'Picking list of a wave' },
    input: z.object(onWave),
    output: shape.wave.extend({
      cards: z.array(shape.card.extend({ orderId: id.nullable() })),
      items: z.array(shape.pickLine),
      can: z.object({ pick: z.boolean(), close: z.boolean(), change: z.boolean() }),
    }),
    refusals: ['deliveries.wave-not-found'],
  }),
  waveLots: endpoint({
    method: 'GET',
    path: '/picking/waves/{waveId}/lots',
    permission: 'deliveries.pick',
    summary: { zh: '一个波次可用的批次与建议', en: 'Lots for a wave, and what the rule proposes' },
    input: z.object(onWave),
    output: z.object({
      lots: z.array(shape.offeredLot.extend({ productId: id })),
      lines: z.array(shape.lineOffer),
      /** The default of remaining shelf life waits for confirmation. */
      toConfirm: z.boolean(),
    }),
    refusals: ['deliveries.wave-not-found'],
  }),
  waveless: endpoint({
    method: 'GET',
    path: '/picking/waiting',
    permission: 'deliveries.pick',
    summary: { zh: '某日还没有进波次的送货单', en: 'Notes of a day that are in no wave yet' },
    input: z.object({ day: day.optional() }),
    output: z.object({ day, items: z.array(shape.card), more: z.boolean() }),
  }),
  openWave: endpoint({
    method: 'POST',
    path: '/picking/waves',
    permission: 'deliveries.pick',
    summary: { zh: '开分拣波次', en: 'Open a wave' },
    input: z.object({ day: day.optional(), noteIds }),
    output: z.object({ waveId: id, waveNo: z.int() }),
    refusals: ['deliveries.not-found', 'deliveries.not-in-this-state', 'deliveries.in-a-wave', 'deliveries.other-day'],
  }),
  changeWave: endpoint({
    method: 'POST',
    path: '/picking/waves/{waveId}/notes',
    permission: 'deliveries.pick',
    summary: { zh: '加入或移出波次', en: 'Add notes to a wave or take them out' },
    input: z.object({ ...onWave, add: z.array(id).max(500).default([]), remove: z.array(id).max(500).default([]) }),
    output: z.object({ waveId: id }),
    refusals: [...waveRefusals, 'deliveries.not-found', 'deliveries.not-in-this-state', 'deliveries.in-a-wave', 'deliveries.other-day'],
  }),
  closeWave: endpoint({
    method: 'POST',
    path: '/picking/waves/{waveId}/end',
    permission: 'deliveries.pick',
    summary: { zh: '结束波次', en: 'Close a wave' },
    input: z.object(onWave),
    output: z.object({ waveId: id }),
    refusals: waveRefusals,
  }),
  pick: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/picking',
    permission: 'deliveries.pick',
    summary: { zh: '录入分拣数量与重量', en: 'Enter picked amounts and weights' },
    input: z.object({ ...onNote, lines: z.array(shape.pickIn).min(1).max(300) }),
    output: changed.extend({ lines: z.array(shape.pickLine), complete: z.boolean() }),
    refusals: pickRefusals,
  }),
  board: endpoint({
    method: 'GET',
    path: '/dispatch/board',
    permission: 'deliveries.dispatch',
    summary: { zh: '派车看板', en: 'Dispatch board' },
    input: z.object({ day: day.optional() }),
    output: z.object({
      day,
      vans: z.array(shape.van),
      drivers: z.array(person),
      notes: z.array(shape.card),
      /** There are more notes than shown. */
      more: z.boolean(),
    }),
  }),
  plan: endpoint({
    method: 'POST',
    path: '/dispatch/plan',
    permission: 'deliveries.dispatch',
    summary: { zh: '安排车辆、司机与送货顺序', en: 'Plan vehicle, driver and stop' },
    input: z.object({
      items: z
        .array(z.object({ ...onNote, vehicleId: id.nullable(), driverId: id.nullable(), stopNo: z.int().min(1).max(500).nullable() }))
        .min(1)
        .max(500),
    }),
    output: z.object({ planned: z.int() }),
    refusals: ['deliveries.not-found', 'deliveries.not-in-this-state', 'deliveries.driver-unknown', 'deliveries.vehicle-unknown'],
  }),
  loading: endpoint({
    method: 'GET',
    path: '/loading',
    permission: 'deliveries.load',
    summary: { zh: '装车单（按送货顺序倒序）', en: 'Loading list, last stop first' },
    input: z.object(round),
    output: z.object({
      day,
      vehicle: z
        .object({ id, plate: z.string(), name: z.string(), temperature: z.enum(TEMPERATURE_CODES), capacityKg: z.int(), crateCapacity: z.int() })
        .nullable(),
      notes: z.array(shape.loadNote),
      can: z.object({ load: z.boolean(), check: z.boolean(), depart: z.boolean() }),
    }),
    refusals: ['deliveries.vehicle-unknown', 'deliveries.round-needed'],
  }),
  load: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/loading',
    permission: 'deliveries.load',
    summary: { zh: '登记装车（封签号、周转筐）', en: 'Loaded, with seals and crates' },
    input: z.object({ ...onNote, seals: z.array(shape.seal).max(20).default([]), cratesOut: z.int().min(0).max(1000).optional(), ...late }),
    output: changed,
    refusals: [...actRefusals, 'deliveries.left-already', 'deliveries.lot-stopped', 'lots.stopped', 'lots.expired'],
  }),
  takeOff: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/loading/withdrawal',
    permission: 'deliveries.load',
    summary: { zh: '撤下车（装错、换车）', en: 'Take off the van' },
    input: z.object({ ...onNote, ...late }),
    output: changed,
    refusals: [...actRefusals, 'deliveries.left-already', 'deliveries.not-loaded'],
  }),
  checkLoad: endpoint({
    method: 'POST',
    path: '/loading/check',
    permission: 'deliveries.load',
    summary: { zh: '发车前清点', en: 'Stock check before departure' },
    input: z.object({
      notes: z
        .array(
          z.object({
            ...onNote,
            cratesCounted: z.int().min(0).max(1000),
            differences: z.array(shape.difference).max(100).default([]),
            remark: z.string().trim().max(300).default(''),
          }),
        )
        .min(1)
        .max(200),
      ...late,
    }),
    output: z.object({ checked: z.int(), differences: z.int() }),
    refusals: [...actRefusals, 'deliveries.left-already', 'deliveries.line-unknown'],
  }),
};
