// What splits and recoveries look like on the wire.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { ANSWER_CODES, BEARER_CODES, RECEIVED_BY_CODES, RECOVERY_STATE_CODES } from './recovery.ts';

export const id = z.uuid();
const at = z.iso.datetime();
const fen = z.int().nonnegative();
const named = z.object({ id, name: z.string() });

export const part = z.object({
  bearer: z.enum(BEARER_CODES),
  supplier: named.nullable(),
  /** Of a carrier. */
  name: z.string(),
  amountFen: fen,
});

export const recoveryRow = z.object({
  id,
  number: z.string(),
  claimId: id,
  claimNumber: z.string(),
  customer: named,
  bearer: z.enum(['supplier', 'carrier']),
  supplier: named.nullable(),
  name: z.string(),
  askedFen: fen,
  answeredFen: fen.nullable(),
  recoveredFen: fen.nullable(),
  answer: z.enum(ANSWER_CODES).nullable(),
  state: z.enum(RECOVERY_STATE_CODES),
  requestedAt: at,
  answerBy: at,
  /** No answer in time. */
  late: z.boolean(),
  answeredAt: at.nullable(),
  endedAt: at.nullable(),
  can: z.object({ answer: z.boolean(), settle: z.boolean(), withdraw: z.boolean() }),
});

export const ofClaim = z.object({
  claimId: id,
  /** What was granted, or what the goods are worth; null: not decided, or not priced. */
  claimFen: fen.nullable(),
  extraFen: fen,
  /** Null: not split yet. `askedFen`: asked of them already. */
  parts: z.array(part.extend({ partNo: z.int(), askedFen: fen, leftFen: fen })).nullable(),
  /** What the lots and the inspection suggest, and why; nothing is decided by it. */
  proposal: z.array(
    part.extend({ why: z.enum(['lot-of-supplier', 'found-supplier', 'damaged-in-transit', 'nothing-known', 'found-ours', 'found-customer']) }),
  ),
  /** Suppliers of the lots claimed. */
  suppliers: z.array(
    named.extend({
      lots: z.array(z.object({ lotId: id, number: z.string(), supplierLot: z.string().nullable(), amount: z.int(), unit: z.enum(UNIT_CODES) })),
    }),
  ),
  recoveries: z.array(recoveryRow),
  can: z.object({ split: z.boolean(), ask: z.boolean() }),
});

export const partIn = z.object({
  bearer: z.enum(BEARER_CODES),
  supplierId: id.nullable().default(null),
  name: z.string().trim().max(80).default(''),
  amountFen: fen.max(1_000_000_000),
});
export const receivedBy = z.enum(RECEIVED_BY_CODES);
export const answer = z.enum(ANSWER_CODES);
