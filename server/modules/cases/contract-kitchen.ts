// What the customer's side may do: from the QR code of a note, or signed in.
import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { at, caseRow, changed, full, id, instantIn, onCase, problem, refusals } from './shapes.ts';

export const kitchen = {
  // What the customer's side may do: from the QR code of a note, or signed in.
  report: endpoint({
    method: 'POST',
    path: '/my/cases',
    permission: 'cases.report',
    summary: { zh: '反映问题（食堂）', en: 'Report a problem (kitchen)' },
    input: z.object({
      noteId: id.nullable().default(null),
      lineId: id.nullable().default(null),
      siteId: id.nullable().default(null),
      reporter: z.object({ name: z.string().max(60).nullable().default(null), phone: z.string().max(30).nullable().default(null) }).optional(),
      occurredAt: instantIn.optional(),
      ...problem,
    }),
    output: z.object({ caseId: id, number: z.string(), answerBy: at.nullable() }),
    refusals: [
      'cases.line-unknown',
      'cases.needed-by-in-past',
      'cases.nothing-told',
      'cases.file-unknown',
      'cases.customer-unknown',
      'moment.in-future',
    ],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/my/cases',
    permission: 'cases.follow',
    summary: { zh: '我的售后单', en: 'My cases' },
    input: z.object({ cursor: z.string().max(200).optional(), limit: z.int().min(1).max(50).default(20) }),
    output: z.object({ items: z.array(caseRow), next: z.string().nullable() }),
  }),
  follow: endpoint({
    method: 'GET',
    path: '/my/cases/{caseId}',
    permission: 'cases.follow',
    summary: { zh: '跟进我的售后单', en: 'Follow my case' },
    input: z.object(onCase),
    output: full.omit({ timeline: true, otherOpen: true, asks: true, rootCause: true, missed: true }).extend({
      steps: z.array(z.object({ name: z.string(), label: z.object({ zh: z.string(), en: z.string() }), at })),
    }),
    refusals: ['cases.not-found'],
  }),
  write: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/messages',
    permission: 'cases.report',
    summary: { zh: '给供应方留言', en: 'Write to the supplier' },
    input: z.object({ ...onCase, body: z.string().trim().max(4000).default(''), files: z.array(id).max(20).default([]) }),
    output: changed,
    refusals: [...refusals, 'cases.nothing-told', 'cases.file-unknown'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/confirmation',
    permission: 'cases.confirm',
    summary: { zh: '确认已解决', en: 'Confirm' },
    input: z.object(onCase),
    output: changed,
    refusals: [...refusals, 'cases.settle-before-confirm'],
  }),
  reject: endpoint({
    method: 'POST',
    path: '/my/cases/{caseId}/reopening',
    permission: 'cases.confirm',
    summary: { zh: '没有解决，重新处理', en: 'Not solved' },
    input: z.object({ ...onCase, body: z.string().trim().max(4000).default('') }),
    output: changed,
    refusals,
  }),
};
