import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { stoppedLine } from '../goods/shapes.ts';
import { CAUSES, DELAY_CODES } from '../note.ts';
import { actRefusals, can, changed, day, fileRefusals, id, instantIn, late, onNote, place, row, siteCard } from '../shapes.ts';
import { ENDING_CODES, EXCEPTION_CODES, LOOK_CODES, REMEDY_CODES, WAIT_CODES } from './road.ts';
import { boardRow, estimate, exceptionRow, roadOfNote, tracked } from './shapes.ts';

const where = { place: place.nullable().default(null) };
const files = { files: z.array(id).max(10).default([]) };
const words = z.string().trim().max(1000).default('');
const onException = { exceptionId: id };
const exceptionsChanged = z.object({ exceptionIds: z.array(id) });
const exceptionRefusals = ['deliveries.exception-unknown', 'deliveries.exception-settled-already'] as const;

/** On the way: the driver, own stops only. */
export const contract = {
  depot: endpoint({
    method: 'GET',
    path: '/deliveries/depot',
    permission: 'deliveries.read-all',
    summary: { zh: '配送中心的位置', en: 'Where the depot is' },
    input: z.object({}),
    output: z.object({ depot: z.object({ longitude: z.number(), latitude: z.number() }).nullable() }),
  }),
  stops: endpoint({
    method: 'GET',
    path: '/driver/stops',
    permission: 'deliveries.drive',
    summary: { zh: '我的配送任务', en: 'My stops' },
    input: z.object({ day: day.optional() }),
    output: z.object({
      day,
      items: z.array(
        row.extend({
          siteCard,
          cratesOut: z.int(),
          waitingAt: z.iso.datetime().nullable(),
          unloadingAt: z.iso.datetime().nullable(),
          leftAt: z.iso.datetime().nullable(),
          stars: z.int().nullable(),
          /** Do not unload: lines with a stopped lot. */
          stopped: z.array(stoppedLine),
          estimate: estimate.nullable(),
          phones: z.array(z.object({ name: z.string(), phone: z.string() })),
          can,
        }),
      ),
    }),
  }),
  departRound: endpoint({
    method: 'POST',
    path: '/driver/departure',
    permission: 'deliveries.drive',
    summary: { zh: '整车发车（本车所有待发的送货单）', en: 'Depart with the whole round' },
    input: z.object({ noteIds: z.array(id).min(1).max(100), ...late }),
    output: z.object({ departed: z.int() }),
    refusals: actRefusals,
  }),
  depart: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/departure',
    permission: 'deliveries.drive',
    summary: { zh: '发车', en: 'Depart' },
    input: z.object({ ...onNote, ...late }),
    output: changed,
    refusals: actRefusals,
  }),
  arrive: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/arrival',
    permission: 'deliveries.drive',
    summary: { zh: '到达', en: 'Arrive' },
    input: z.object({ ...onNote, ...late, ...where }),
    output: changed,
    refusals: actRefusals,
  }),
  wait: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/waiting',
    permission: 'deliveries.drive',
    summary: { zh: '门口等候（大门关闭、无人收货等，可附照片）', en: 'Waiting at the gate, with photos' },
    input: z.object({ ...onNote, ...late, ...where, ...files, reason: z.enum(WAIT_CODES) }),
    output: changed,
    refusals: [...actRefusals, ...fileRefusals],
  }),
  unload: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/unloading',
    permission: 'deliveries.drive',
    summary: { zh: '开始卸货', en: 'Begin unloading' },
    input: z.object({ ...onNote, ...late, ...where }),
    output: changed,
    refusals: actRefusals,
  }),
  leave: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/leaving',
    permission: 'deliveries.drive',
    summary: { zh: '离开本站', en: 'Leave the stop' },
    input: z.object({ ...onNote, ...late, ...where }),
    output: changed,
    refusals: [...actRefusals, 'deliveries.left-before-arrival'],
  }),
  delay: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/delay',
    permission: 'deliveries.drive',
    summary: { zh: '报告延误', en: 'Report a delay' },
    input: z.object({
      ...onNote,
      ...late,
      newEstimate: instantIn,
      reason: z.enum(DELAY_CODES),
      toldCustomer: z.boolean(),
      /** Default: on whose side the reason lies. */
      causedBy: z.enum(CAUSES).optional(),
      ...files,
    }),
    output: changed,
    refusals: [...actRefusals, ...fileRefusals, 'deliveries.estimate-in-past'],
  }),
  roadOf: endpoint({
    method: 'GET',
    path: '/deliveries/{noteId}/road',
    permission: 'deliveries.read',
    summary: { zh: '一张送货单的在途记录：节点、等候、预计、异常、评价', en: 'A note on the road: checkpoints, waits, estimate, exceptions, rating' },
    input: z.object(onNote),
    output: roadOfNote,
    refusals: ['deliveries.not-found'],
  }),
  roadBoard: endpoint({
    method: 'GET',
    path: '/deliveries/road-board',
    permission: 'deliveries.read-all',
    summary: { zh: '当日配送看板：每车每单的时间轴与异常', en: 'The day on one board: every note on a time axis, and exceptions' },
    input: z.object({ day: day.optional() }),
    output: z.object({ day, now: z.iso.datetime(), rows: z.array(boardRow), exceptions: z.array(exceptionRow), more: z.boolean() }),
  }),
  track: endpoint({
    method: 'GET',
    path: '/my/notes/{noteId}/track',
    permission: 'deliveries.follow',
    summary: { zh: '跟踪本次送货（食堂）', en: 'Follow this delivery (kitchen)' },
    input: z.object(onNote),
    output: tracked,
    refusals: ['deliveries.not-found'],
  }),
  reportException: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/exceptions',
    permission: 'deliveries.report-exceptions',
    summary: { zh: '上报配送异常（一单，或本车所有未送的单）', en: 'Report an exception: of one note, or of all open notes of the van' },
    input: z.object({
      ...onNote,
      ...late,
      ...where,
      ...files,
      kind: z.enum(EXCEPTION_CODES),
      causedBy: z.enum(CAUSES).optional(),
      allOfVan: z.boolean().default(false),
      text: words,
    }),
    output: exceptionsChanged,
    refusals: [...actRefusals, ...fileRefusals],
  }),
  proposeRemedy: endpoint({
    method: 'POST',
    path: '/deliveries/exceptions/{exceptionId}/proposal',
    permission: 'deliveries.handle-exceptions',
    summary: { zh: '提出异常处理方案', en: 'Propose what to do' },
    input: z.object({
      ...onException,
      remedy: z.enum(REMEDY_CODES),
      newEstimate: instantIn.nullable().default(null),
      toldCustomer: z.boolean(),
      /** Also for what was reported together with it. */
      together: z.boolean().default(true),
      text: words,
    }),
    output: exceptionsChanged,
    refusals: [...exceptionRefusals, 'deliveries.estimate-in-past'],
  }),
  settleException: endpoint({
    method: 'POST',
    path: '/deliveries/exceptions/{exceptionId}/settlement',
    permission: 'deliveries.handle-exceptions',
    summary: { zh: '异常办结；可同时换车换司机', en: 'Settle it; hands the open notes to another van where named' },
    input: z.object({
      ...onException,
      ending: z.enum(ENDING_CODES),
      together: z.boolean().default(true),
      text: words,
    }),
    output: exceptionsChanged,
    refusals: exceptionRefusals,
  }),
  replaceVan: endpoint({
    method: 'POST',
    path: '/deliveries/exceptions/{exceptionId}/van',
    permission: 'deliveries.handle-exceptions',
    summary: { zh: '换车：本次异常涉及的未送单改派', en: 'Another van takes the open notes of this exception' },
    input: z.object({ ...onException, driverId: id.nullable().default(null), vehicle: z.string().trim().min(1).max(20) }),
    output: exceptionsChanged,
    refusals: [...exceptionRefusals, 'deliveries.driver-unknown'],
  }),
  recordGoodsState: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/goods-state',
    permission: 'deliveries.report-exceptions',
    summary: { zh: '记录晚到货物的状态（温度、外观）', en: 'State of the goods after a late delivery' },
    input: z.object({
      ...onNote,
      ...late,
      ...files,
      tenthsCelsius: z.int().min(-600).max(800).nullable().default(null),
      looks: z.enum(LOOK_CODES),
      text: words,
    }),
    output: changed,
    refusals: [...actRefusals, ...fileRefusals],
  }),
  askRating: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/rating-request',
    permission: 'deliveries.drive',
    summary: { zh: '司机邀请评价', en: 'The driver asks for a rating' },
    input: z.object({ ...onNote, ...late }),
    output: changed,
    refusals: [...actRefusals, 'deliveries.not-received-yet'],
  }),
  rate: endpoint({
    method: 'POST',
    path: '/deliveries/{noteId}/rating',
    permission: 'deliveries.rate',
    summary: { zh: '评价本次配送（1–5 星）', en: 'Rate this delivery' },
    input: z.object({ ...onNote, ...late, stars: z.int().min(1).max(5), text: words }),
    output: changed,
    refusals: [...actRefusals, 'deliveries.not-received-yet', 'deliveries.rated-already'],
  }),
};
