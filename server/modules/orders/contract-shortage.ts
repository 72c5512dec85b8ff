import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { SHORTAGE_REASON_CODES, TALKS } from './order.ts';
import { actRefusals, changed, consentIn, id, instantIn, onOrder, onShortage, proposalIn } from './shapes.ts';

export const shortages = {
  findShortage: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/shortages',
    permission: 'orders.find-shortage',
    summary: { zh: '登记缺货', en: 'Record a shortage' },
    input: z.object({
      ...onOrder,
      lineId: id,
      /** In base units of the line's settlement unit; up to what the line still holds. */
      missing: z.int().min(1).max(1_000_000_000),
      reason: z.enum(SHORTAGE_REASON_CODES),
      proposal: proposalIn.nullable().default(null),
    }),
    output: changed.extend({ shortageId: id }),
    refusals: [...actRefusals, 'orders.line-unknown', 'orders.missing-absurd', 'orders.shortage-twice', 'orders.high-risk-substitute'],
  }),
  tellShortage: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/shortages/{shortageId}/telling',
    permission: 'orders.confirm',
    summary: { zh: '通知客户缺货', en: 'Tell the customer of a shortage' },
    /** The portal always shows it; `by` says how the person was told. `text`: to be copied into WeChat. */
    input: z.object({
      ...onShortage,
      by: z.enum(TALKS).default('portal'),
      occurredAt: instantIn.optional(),
      proofFileId: id.nullable().default(null),
    }),
    output: changed.extend({ text: z.string() }),
    refusals: [...actRefusals, 'orders.shortage-unknown', 'orders.shortage-settled', 'files.not-found', 'moment.in-future', 'moment.proof-needed'],
  }),
  agreeShortage: endpoint({
    method: 'POST',
    path: '/orders/{orderId}/shortages/{shortageId}/consent',
    permission: 'orders.confirm',
    summary: { zh: '登记客户对缺货的答复（录音、截图为凭）', en: 'Record what the customer said to a shortage' },
    input: z.object({
      ...onShortage,
      ...consentIn,
      by: z.enum(TALKS).default('phone'),
      occurredAt: instantIn.optional(),
      /** Recording or screenshot; needed for a substitute. */
      proofFileId: id.nullable().default(null),
    }),
    output: changed,
    refusals: [
      ...actRefusals,
      'orders.shortage-unknown',
      'orders.shortage-settled',
      'orders.proof-needed',
      'orders.substitute-needed',
      'orders.substitute-after-note',
      'orders.high-risk-substitute',
      'orders.later-day-wrong',
      'files.not-found',
      'moment.in-future',
      'moment.proof-needed',
    ],
  }),
};
