import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { STATE_CODES, WAY_CODES } from '../claim.ts';
import { body, id, onClaim } from '../shapes.ts';
import { STEP_CODES, TOLD } from './step.ts';

const at = z.iso.datetime();
const step = z.enum(STEP_CODES);

const shown = z.object({
  step,
  /** done, now, next, skipped: the flow of this claim does not need it. */
  standing: z.enum(['done', 'now', 'next']),
  handedAt: at.nullable(),
  handedBy: z.string().nullable(),
  toRoles: z.array(z.string()),
  to: z.string().nullable(),
  receivedAt: at.nullable(),
  receivedBy: z.string().nullable(),
  told: z.enum(TOLD).nullable(),
  /** Handed over and not received: until when it should be. */
  dueAt: at.nullable(),
  can: z.object({ receive: z.boolean(), handOver: z.boolean() }),
});

export const contract = {
  steps: endpoint({
    method: 'GET',
    path: '/claims/{claimId}/steps',
    permission: 'claims.read',
    summary: { zh: '退换流程的各步交接', en: 'Steps of a claim and who handed it on' },
    input: z.object(onClaim),
    output: z.object({ claimId: id, steps: z.array(shown) }),
    refusals: ['claims.not-found'],
  }),
  handedToMe: endpoint({
    method: 'GET',
    path: '/claims/handed-to-me',
    permission: 'claims.take-over',
    summary: { zh: '交到我手上的退换流程', en: 'Claims handed to me' },
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          claimId: id,
          number: z.string(),
          caseId: id,
          way: z.enum(WAY_CODES),
          state: z.enum(STATE_CODES),
          customer: z.string(),
          site: z.string(),
          goods: z.string(),
          neededBy: at.nullable(),
          step,
          from: step.nullable(),
          handedBy: z.string(),
          handedAt: at,
          dueAt: at.nullable(),
        }),
      ),
    }),
  }),
  receiveStep: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/steps/{step}/receipt',
    permission: 'claims.take-over',
    summary: { zh: '接收（这一步由我办）', en: 'Take a step over' },
    input: z.object({ ...onClaim, step }),
    output: z.object({ claimId: id, step }),
    refusals: ['claims.not-found', 'claims.step-not-handed', 'claims.step-received-already', 'claims.step-of-others'],
  }),
  handOverStep: endpoint({
    method: 'POST',
    path: '/claims/{claimId}/steps/{step}/hand-over',
    permission: 'claims.take-over',
    summary: { zh: '交给下一步（或指定的人）', en: 'Hand a claim on to a step' },
    input: z.object({ ...onClaim, step, toId: id.nullable().default(null), body }),
    output: z.object({ claimId: id, step }),
    refusals: ['claims.not-found', 'claims.step-not-of-it', 'claims.step-over', 'claims.colleague-unknown', 'claims.step-waits'],
  }),
};
