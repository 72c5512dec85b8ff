// What claims look like on the wire.
import { z } from 'zod';
import { UNIT_CODES } from '../../kernel/quantity.ts';
import { details } from './account/details.ts';
import { DECLINED_FOR_CODES, GOODS_CODES, PAY_CODES, REASON_CODES, STATE_CODES, WAY_CODES, WITHDRAWN_FOR } from './claim.ts';
import { cited } from './entitlements/contract.ts';
import { grounds } from './entitlements/shapes.ts';
import { verdict } from './entitlements/verdict.ts';
import { ENTRY_KINDS, type EntryKind } from './ledger.ts';

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

const fen = z.int().nonnegative();
const unit = z.enum(UNIT_CODES);
/** Integer fen, at most ten million yuan. */
export const money = z.int().positive().max(1_000_000_000);

export const item = z.object({
  itemId: id,
  lineId: id,
  noteLineId: id,
  noteId: id,
  noteNumber: z.string(),
  deliveryOn: z.iso.date(),
  product: z.string(),
  /** As written on the note. */
  lot: z.string().nullable(),
  lotId: id.nullable(),
  lotNumber: z.string().nullable(),
  unit,
  requested: z.int(),
  approved: z.int().nullable(),
  given: z.int().nullable(),
  /** So much of it was refused at the dock and never billed. */
  refusedPart: z.int(),
  price: z.object({ fen, per: unit }).nullable(),
  /** An earlier replacement that came and was bad again. */
  again: z.boolean(),
});

export const row = z.object({
  id,
  number: z.string(),
  caseId: id,
  caseNumber: z.string(),
  customer: named,
  site: named,
  /** Of the first line. */
  noteId: id.nullable(),
  noteNumber: z.string().nullable(),
  way: z.enum(WAY_CODES),
  reason: z.enum(REASON_CODES),
  foodSafety: z.boolean(),
  goods: z.enum(GOODS_CODES),
  pay: z.enum(PAY_CODES).nullable(),
  items: z.array(item),
  /** Worth of the goods by price; null: not all of it is priced. */
  valueFen: fen.nullable(),
  askedFen: fen.nullable(),
  grantedFen: fen.nullable(),
  verdict: verdict.nullable(),
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
  settledAt: at.nullable(),
  can: z.object({
    approve: z.boolean(),
    decline: z.boolean(),
    plan: z.boolean(),
    deliver: z.boolean(),
    accept: z.boolean(),
    settle: z.boolean(),
    withdraw: z.boolean(),
  }),
});

export const entry = z.object({
  kind: z.enum(Object.keys(ENTRY_KINDS) as [EntryKind, ...EntryKind[]]),
  lineId: id,
  lotId: id.nullable(),
  claimId: id.nullable(),
  claimNumber: z.string().nullable(),
  amount: z.int(),
  occurredAt: at,
});

export const full = row.extend({
  clauseKey: z.string().nullable(),
  clauseVersion: z.int().nullable(),
  declinedFor: z.enum(DECLINED_FOR_CODES).nullable(),
  withdrawnFor: z.enum(WITHDRAWN_FOR).nullable(),
  /** Whose turn the second approval is not. */
  endorsedBy: z.string().nullable(),
  recallId: id.nullable(),
  /** The clauses that were heard when it was requested, in the version of then. */
  clauses: z.array(cited),
  /** How much the reader may grant, and from where on two persons must; null: no limit. */
  authority: z.object({ mayFen: fen.nullable(), twoAboveFen: fen.nullable() }).nullable(),
  /** What the ledger holds of the lines of this claim. */
  lines: z.array(
    z.object({ lineId: id, accepted: z.int(), refused: z.int(), claimed: z.int(), given: z.int(), gone: z.int(), returned: z.int(), left: z.int() }),
  ),
  /** Every entry of those lines, oldest first. */
  entries: z.array(entry),
  /** `kind`: request, approval, decline, recourse, plan, delivery, acceptance, settlement, withdrawal … */
  messages: z.array(
    z.object({ id, kind: z.string(), body: z.string(), author: z.string(), byUs: z.boolean(), internal: z.boolean(), occurredAt: at }),
  ),
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
export const mineFull = full.omit({ driver: true, timeline: true, entries: true, endorsedBy: true, authority: true });

export const claimable = z.object({
  lineId: id,
  noteLineId: id,
  noteId: id,
  noteNumber: z.string(),
  product: z.string(),
  unit,
  lot: z.string().nullable(),
  /** Lots the line carries, or may carry. */
  lots: z.array(z.object({ lotId: id, number: z.string(), left: z.int(), possible: z.boolean() })),
  accepted: z.int(),
  refused: z.int(),
  claimed: z.int(),
  returned: z.int(),
  left: z.int(),
  again: z.boolean(),
});

export const share = z.object({ itemId: id, amount: z.int().nonnegative().max(1_000_000_000) });
export const shares = z.array(share).min(1).max(100);

export const asked = {
  caseId: id,
  way: z.enum(WAY_CODES).default('replacement'),
  reason: z.enum(REASON_CODES),
  items: z
    .array(z.object({ noteId: id, lineId: id, lotId: id.nullable().optional(), amount }))
    .max(100)
    .default([]),
  /** Left out: by way and reason. */
  goods: z.enum(GOODS_CODES).optional(),
  pay: z.enum(PAY_CODES).nullable().optional(),
  /** Money, in fen; left out where the price of the goods decides. */
  amountFen: money.optional(),
  /** What a way with money needs beside: shares, documents, receipts. */
  details: details.optional(),
  /** A matter of food safety; the case's category says so too. */
  foodSafety: z.boolean().optional(),
  /** Left out: as the case says. */
  neededBy: instantIn.nullable().optional(),
  ...grounds,
  body,
  files,
};
