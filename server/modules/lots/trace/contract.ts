import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { STANDING_CODES } from '../lot.ts';
import * as shape from './shapes.ts';

const { id, day } = shape;
const BEGIN = ['lots.not-found', 'lots.trace-of-nothing', 'lots.no-lot-on-lines'] as const;

export const contract = {
  trace: endpoint({
    method: 'GET',
    path: '/trace',
    permission: 'lots.trace',
    summary: { zh: '追溯：批次的来源与去向', en: 'Trace: where lots come from and went' },
    input: z.object({ ...shape.begin, ...shape.limits }),
    output: z.object({
      starts: z.array(id),
      lots: z.array(shape.lot),
      edges: z.array(shape.edge),
      suppliers: z.array(z.object({ id, name: z.string() })),
      deliveries: z.array(shape.delivery),
      sites: z.array(shape.site),
      balances: z.array(shape.balance),
      counts: shape.counts,
      asks: z.array(shape.ask),
      kept: z.array(shape.kept),
      can: z.object({ record: z.boolean() }),
    }),
    refusals: BEGIN,
  }),
  findForTrace: endpoint({
    method: 'GET',
    path: '/trace/search',
    permission: 'lots.trace',
    summary: { zh: '按批次号、供应商批号、标签二维码或送货单号查找', en: 'Find lots by number, supplier’s lot, label or note' },
    input: z.object({ text: z.string().trim().min(1).max(500) }),
    output: z.object({
      items: z.array(
        z.object({
          lotId: id,
          number: z.string(),
          product: z.string(),
          supplier: z.string().nullable(),
          supplierLot: z.string().nullable(),
          receivedOn: day,
          expiresOn: day.nullable(),
          standing: z.enum(STANDING_CODES),
          /** The delivery note that was asked for and carries it. */
          note: z.object({ noteId: id, number: z.string(), deliveryOn: day }).nullable(),
        }),
      ),
      more: z.boolean(),
    }),
  }),
  exportTrace: endpoint({
    method: 'POST',
    path: '/trace/export',
    permission: 'lots.trace',
    summary: { zh: '导出追溯结果（XLSX）', en: 'Export a trace (XLSX)' },
    input: z.object(shape.begin),
    output: z.object({ jobId: id }),
    refusals: BEGIN,
  }),
  askTrace: endpoint({
    method: 'POST',
    path: '/trace/asks',
    permission: 'lots.record-trace',
    summary: { zh: '登记客户或监管部门的追溯要求', en: 'Keep that a customer or an authority asked for a trace' },
    input: z.object({
      lotId: id,
      askedBy: z.enum(shape.ASKER_CODES),
      customerId: id.nullable().default(null),
      caseId: id.nullable().default(null),
      words: z.string().trim().max(1000).default(''),
    }),
    output: z.object({ traceId: id }),
    refusals: ['lots.not-found', 'lots.customer-of-trace-needed', 'lots.customer-of-trace-unknown'],
  }),
  recordTrace: endpoint({
    method: 'POST',
    path: '/trace/records',
    permission: 'lots.record-trace',
    summary: { zh: '登记追溯结果', en: 'Keep a trace as done' },
    /** For a case: its id and its customer. `traceId`: what it answers; otherwise all open requests for these lots. */
    input: z.object({
      ...shape.begin,
      traceId: id.nullable().default(null),
      caseId: id.nullable().default(null),
      customerId: id.nullable().default(null),
    }),
    output: z.object({ lots: z.int(), customers: z.int(), sites: z.int(), possible: z.int() }),
    refusals: [...BEGIN, 'lots.trace-ask-not-found', 'lots.trace-not-of-lot', 'lots.customer-of-trace-needed', 'lots.customer-of-trace-unknown'],
  }),
  myLots: endpoint({
    method: 'GET',
    path: '/my/lots',
    permission: 'lots.see-own',
    summary: { zh: '我的送货单带来的批次（食堂）', en: 'Lots that my note brought (kitchen)' },
    input: z.object({ noteId: id }),
    output: z.object({ items: z.array(shape.ownLot) }),
  }),
  myLot: endpoint({
    method: 'GET',
    path: '/my/lots/{lotId}',
    permission: 'lots.see-own',
    summary: { zh: '一个批次（食堂）', en: 'A lot (kitchen)' },
    input: z.object({ lotId: id }),
    output: z.object({ items: z.array(shape.ownLot) }),
    refusals: ['lots.not-found'],
  }),
};
