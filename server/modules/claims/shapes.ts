// What claims look like on the wire.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { DECLINED_FOR_CODES, REASON_CODES, STATE_CODES, WAYS, WITHDRAWN_FOR } from './claim.ts';

export const id = z.uuid();
const at = z.iso.datetime();
export const instantIn = z.iso.datetime({ offset: true });
const named = z.object({ id, name: z.string() });
const person = z.object({ id: z.string(), name: z.string() });
/** Integers of the base unit (grams, millilitres, pieces). */
export const amount = z.int().positive().max(1_000_000_000);
export const body = z.string().trim().max(2000).default('');
export const files = z.array(id).max(20).default([]);
export const onClaim = { claimId: id };
export const onCase = { caseId: id };

/** When it happened and what proves it, for things entered later. */
export const late = { occurredAt: instantIn.optional(), proof: z.array(id).max(20).default([]) };

export const row = z.object({
  id,
  number: z.string(),
  caseId: id,
  caseNumber: z.string(),
  customer: named,
  site: named,
  noteId: id,
  noteNumber: z.string(),
  lineId: id,
  product: z.string(),
  lot: z.string().nullable(),
  way: z.enum(WAYS),
  reason: z.enum(REASON_CODES),
  unit: z.enum(UNIT_CODES),
  requested: z.int(),
  approved: z.int().nullable(),
  accepted: z.int().nullable(),
  state: z.enum(STATE_CODES),
  requestedBy: z.enum(['customer', 'staff']),
  neededBy: at.nullable(),
  arriveBy: at.nullable(),
  /** Needed-by has passed, or the plan arrives after it. */
  late: z.boolean(),
  driver: person.nullable(),
  vehicle: z.string().nullable(),
  requestedAt: at,
  decidedAt: at.nullable(),
  deliveredAt: at.nullable(),
  acceptedAt: at.nullable(),
  can: z.object({
    approve: z.boolean(),
    decline: z.boolean(),
    plan: z.boolean(),
    deliver: z.boolean(),
    accept: z.boolean(),
    withdraw: z.boolean(),
  }),
});

export const full = row.extend({
  /** What may still be claimed on the line besides this claim. */
  left: z.int(),
  clauseKey: z.string().nullable(),
  declinedFor: z.enum(DECLINED_FOR_CODES).nullable(),
  withdrawnFor: z.enum(WITHDRAWN_FOR).nullable(),
  /** `kind`: request, approval, decline, recourse, plan, delivery, acceptance, withdrawal. */
  messages: z.array(z.object({ id, kind: z.string(), body: z.string(), author: z.string(), internal: z.boolean(), occurredAt: at })),
  files: z.array(z.object({ fileId: id, kind: z.string(), internal: z.boolean() })),
  timeline: z.array(
    z.object({
      position: z.int(),
      name: z.string(),
      label: z.object({ zh: z.string(), en: z.string() }),
      occurredAt: at,
      recordedAt: at,
      grade: z.enum(['A', 'B', 'C', 'D']),
      actor: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** What the kitchen sees: nothing internal, no colleague's account. */
export const mineRow = row.omit({ driver: true });
export const mineFull = full.omit({ driver: true, timeline: true, clauseKey: true });

export const claimable = z.object({
  lineId: id,
  product: z.string(),
  unit: z.enum(UNIT_CODES),
  lot: z.string().nullable(),
  came: z.int(),
  claimed: z.int(),
  left: z.int(),
});

export const asked = {
  caseId: id,
  noteId: id,
  lineId: id,
  way: z.enum(WAYS).default('replacement'),
  reason: z.enum(REASON_CODES),
  amount,
  /** Left out: as the case says. */
  neededBy: instantIn.nullable().optional(),
  body,
  files,
};
