import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { RECOVERY_STATE_CODES } from './recovery.ts';
import { answer, id, ofClaim, partIn, receivedBy, recoveryRow } from './shapes.ts';

const body = z.string().trim().max(2000).default('');
const files = z.array(id).max(20).default([]);
const money = z.int().positive().max(1_000_000_000);
const changed = z.object({ recoveryId: id, state: z.enum(RECOVERY_STATE_CODES) });
const acted = ['claims.recovery-not-found', 'claims.recovery-not-in-this-state', 'files.not-found'] as const;

export const contract = {
  recoveryOfClaim: endpoint({
    method: 'GET',
    path: '/claims/{claimId}/recovery',
    permission: 'claims.see-recovery',
    summary: { zh: '一项赔付由谁承担、向谁追偿', en: 'Who bears a claim, and what is recovered' },
    input: z.object({ claimId: id }),
    output: ofClaim,
    refusals: ['claims.not-found'],
  }),
  splitCost: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/cost-split',
    permission: 'claims.recover',
    summary: { zh: '划分责任与费用', en: 'Split the cost of a claim' },
    input: z.object({ claimId: id, extraFen: z.int().nonnegative().max(1_000_000_000).default(0), parts: z.array(partIn).min(1).max(10), body }),
    output: z.object({ claimId: id }),
    refusals: [
      'claims.not-found',
      'claims.cost-open',
      'claims.split-not-whole',
      'claims.supplier-needed',
      'claims.supplier-unknown',
      'claims.carrier-needed',
      'claims.bearer-twice',
      'claims.asked-already',
    ],
  }),
  askRecovery: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/recoveries',
    permission: 'claims.recover',
    summary: { zh: '向供应商或承运商追偿', en: 'Ask a supplier or carrier' },
    input: z.object({ claimId: id, partNo: z.int().positive(), amountFen: money.optional(), body, files }),
    output: changed.extend({ number: z.string(), answerBy: z.iso.datetime() }),
    refusals: ['claims.not-found', 'claims.no-such-part', 'claims.more-than-part', 'files.not-found'],
  }),
  recoveries: endpoint({
    method: 'GET',
    path: '/recoveries',
    permission: 'claims.see-recovery',
    summary: { zh: '追偿列表，新的在前', en: 'Recoveries, newest first' },
    input: z.object({
      state: z.enum(RECOVERY_STATE_CODES).optional(),
      supplierId: id.optional(),
      late: z.boolean().optional(),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(recoveryRow), next: z.string().nullable() }),
  }),
  showRecovery: endpoint({
    method: 'GET',
    path: '/recoveries/{recoveryId}',
    permission: 'claims.see-recovery',
    summary: { zh: '一项追偿', en: 'A recovery' },
    input: z.object({ recoveryId: id }),
    output: recoveryRow,
    refusals: ['claims.recovery-not-found'],
  }),
  answerRecovery: endpoint({
    method: 'POST',
    path: '/recoveries/{recoveryId}/answer',
    permission: 'claims.recover',
    summary: { zh: '登记对方答复', en: 'Record what they answered' },
    input: z.object({ recoveryId: id, answer, answeredFen: z.int().nonnegative().optional(), body, files }),
    output: changed,
    refusals: [...acted, 'claims.answer-amount'],
  }),
  settleRecovery: endpoint({
    method: 'POST',
    path: '/recoveries/{recoveryId}/settlement',
    permission: 'claims.settle-recovery',
    summary: { zh: '登记追偿落实', en: 'Record what came in' },
    input: z.object({ recoveryId: id, amountFen: money.optional(), by: receivedBy, body, files }),
    output: changed,
    refusals: [...acted, 'claims.more-than-answered'],
  }),
  withdrawRecovery: endpoint({
    method: 'POST',
    path: '/recoveries/{recoveryId}/withdrawal',
    permission: 'claims.recover',
    summary: { zh: '撤回追偿', en: 'Withdraw a recovery' },
    input: z.object({ recoveryId: id, body }),
    output: changed,
    refusals: acted,
  }),
};
