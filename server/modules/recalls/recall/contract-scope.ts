// What changes the scope of a recall once it has begun: more lots, or one found harmless.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { RELEASE_CODES, STATE_CODES } from './recall.ts';
import * as shape from './shapes.ts';

const { id, onRecall, files, words } = shape;
const state = z.object({ recallId: id, state: z.enum(STATE_CODES) });
const onLot = { ...onRecall, lotId: id };
const inState = ['recalls.recall-not-found', 'recalls.recall-state'] as const;

export const contract = {
  widenRecall: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/lots',
    permission: 'recalls.run-recalls',
    summary: { zh: '增加召回批次：补充封存，通知新涉及的对象', en: 'Add lots: hold them too and tell whom they concern' },
    input: z.object({ ...onRecall, lotIds: z.array(id).min(1).max(500), body: words, files }),
    /** `lots`: added, with those made of them; `notices`: new recipients; `again`: told before, and concerned by the new lots too. */
    output: state.extend({ lots: z.int(), notices: z.int(), again: z.int() }),
    refusals: [
      ...inState,
      'recalls.recall-lot-unknown',
      'recalls.lot-destroyed',
      'recalls.lot-in-recall',
      'recalls.lot-in-already',
      'files.not-found',
    ],
  }),
  previewRelease: endpoint({
    method: 'GET',
    path: '/recalls/{recallId}/lots/{lotId}/release',
    permission: 'recalls.decide-recalls',
    summary: { zh: '预看解除：一并解除的批次、涉及食堂、双向追溯结果', en: 'What a release would let go, and what tracing says both ways' },
    input: z.object(onLot),
    output: z.object({
      number: z.string(),
      product: z.string(),
      /** With it: made of it alone. At most 50 are named. */
      along: z.array(z.object({ lotId: id, number: z.string(), product: z.string() })),
      alongCount: z.int(),
      upstream: z.array(z.object({ lotId: id, number: z.string() })),
      upstreamCount: z.int(),
      downstream: z.array(z.object({ lotId: id, number: z.string() })),
      downstreamCount: z.int(),
      /** Kitchens that are told; of these, nothing else of the recall is with them. */
      sites: z.int(),
      sitesWhole: z.int(),
      /** Lots that another hold stops still. */
      stillHeld: z.int(),
      /** Leaves the balance. */
      sums: z.array(z.object({ unit: z.enum(UNIT_CODES), ...shape.sums })),
    }),
    refusals: [...inState, 'recalls.lot-not-in-recall', 'recalls.lot-released-already', 'recalls.release-leaves-nothing', 'recalls.release-disposed'],
  }),
  releaseLot: endpoint({
    method: 'POST',
    path: '/recalls/{recallId}/lots/{lotId}/release',
    permission: 'recalls.decide-recalls',
    summary: { zh: '批次查明合格，提前解除召回', en: 'Release one lot early: found harmless' },
    input: z.object({ ...onLot, why: z.enum(RELEASE_CODES), body: z.string().trim().min(1).max(2000), files }),
    output: state.extend({ lots: z.int(), told: z.int(), toCall: z.int(), stillHeld: z.int() }),
    refusals: [
      ...inState,
      'recalls.lot-not-in-recall',
      'recalls.lot-released-already',
      'recalls.release-leaves-nothing',
      'recalls.release-disposed',
      'recalls.release-connected',
      'recalls.release-proof',
      'files.not-found',
    ],
  }),
};
