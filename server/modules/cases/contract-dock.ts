// Exceptions of the dock (R1.4): drafts that hold everything already; one key opens the case, or lets it be with a reason.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { OUTCOMES, REASON_CODES } from '../deliveries/public.ts';
import { DISMISSED_FOR, DRAFT_STATES, SUGGESTIONS } from './dock.ts';
import { at, id, named } from './shapes.ts';

const draft = z.object({
  id,
  note: z.object({ id, number: z.string() }),
  /** Null where the whole note was refused. */
  lineId: id.nullable(),
  customer: named,
  site: named,
  product: z.string().nullable(),
  unit: z.enum(UNIT_CODES).nullable(),
  reason: z.enum(REASON_CODES),
  outcome: z.enum(OUTCOMES),
  /** Integers of the base unit: what came, what is settled, what is missing, what the customer weighed where our scale decides. */
  came: z.int().nullable(),
  accepted: z.int().nullable(),
  missing: z.int().nullable(),
  said: z.int().nullable(),
  deductBp: z.int(),
  photos: z.array(id),
  suggested: z.enum(SUGGESTIONS),
  /** The meal a replacement would have to reach. */
  neededBy: at.nullable(),
  toldAt: at,
  state: z.enum(DRAFT_STATES),
  caseId: id.nullable(),
});
const onDraft = { draftId: id };

export const dock = {
  dockDrafts: endpoint({
    method: 'GET',
    path: '/dock-drafts',
    permission: 'cases.handle-dock',
    summary: { zh: '验收异常（可能要餐前补货的在前，再按时间）', en: 'Exceptions of the dock' },
    input: z.object({
      customerId: id.optional(),
      noteId: id.optional(),
      state: z.enum(DRAFT_STATES).default('open'),
      cursor: z.string().max(200).optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(draft), next: z.string().nullable() }),
  }),
  countDockDrafts: endpoint({
    method: 'GET',
    path: '/dock-drafts/count',
    permission: 'cases.handle-dock',
    summary: { zh: '待处理的验收异常数量（最多数到 999）', en: 'Open exceptions of the dock, up to 999' },
    input: z.object({}),
    output: z.object({ open: z.int() }),
  }),
  openDockDraft: endpoint({
    method: 'POST',
    path: '/dock-drafts/{draftId}/case',
    permission: 'cases.handle-dock',
    summary: { zh: '验收异常转售后单', en: 'Open a case of an exception' },
    /** `replacement`: the case asks for the goods before the next meal, and `claim` names what to request. */
    input: z.object({ ...onDraft, replacement: z.boolean().default(false) }),
    output: z.object({
      caseId: id,
      number: z.string(),
      claim: z.object({ items: z.array(z.object({ noteId: id, lineId: id, amount: z.int() })), reason: z.string() }).nullable(),
    }),
    refusals: ['cases.dock-unknown', 'cases.dock-decided'],
  }),
  dismissDockDraft: endpoint({
    method: 'POST',
    path: '/dock-drafts/{draftId}/dismissal',
    permission: 'cases.handle-dock',
    summary: { zh: '验收异常无需处理（写明原因）', en: 'Let an exception be, with the reason' },
    input: z.object({ ...onDraft, reason: z.enum(DISMISSED_FOR) }),
    output: z.object({ draftId: id }),
    refusals: ['cases.dock-unknown', 'cases.dock-decided'],
  }),
};
