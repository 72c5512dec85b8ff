// What recalls answer with.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import {
  FAULT_CODES,
  KIND_CODES,
  LEVELS,
  NOTICE_STATE_CODES,
  PARTY_CODES,
  REASON_CODES,
  RELEASE_CODES,
  REPORT_STAGE_CODES,
  SENT_BY_CODES,
  STATE_CODES,
} from './recall.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const instantIn = z.iso.datetime({ offset: true });
export const text = z.object({ zh: z.string(), en: z.string() });
export const named = z.object({ id, name: z.string() });
export const person = z.object({ id: z.string(), name: z.string() });
export const level = z.literal([...LEVELS]);
export const amount = z.int().nonnegative();
export const files = z.array(id).max(20).default([]);
export const words = z.string().trim().max(2000).default('');
export const onRecall = { recallId: id };
export const onNotice = { noticeId: id };
/** Where a number comes from; what is neither read in the text itself nor our own shows as 待确认. */
export const rule = z.object({ source: z.string(), mark: z.enum(['V', 'V2', 'M', 'own']), confirmed: z.boolean() });

/** A legal clock with its rule. `dueAt` null: nobody knows. */
export const clock = z.object({
  key: z.enum(['start', 'finish']),
  label: text,
  amount: z.int().nullable(),
  unit: z.enum(['hours', 'working-days']),
  from: at.nullable(),
  dueAt: at.nullable(),
  doneAt: at.nullable(),
  verdict: z.enum(['running', 'met', 'missed', 'unknown', 'not-started']),
  measures: text,
  rule,
});

export const head = z.object({
  id,
  number: z.string(),
  kind: z.enum(KIND_CODES),
  mock: z.boolean(),
  level: level.nullable(),
  reason: z.enum(REASON_CODES),
  fault: z.enum(FAULT_CODES),
  state: z.enum(STATE_CODES),
  products: z.array(z.string()),
  lotCount: z.int(),
  siteCount: z.int(),
  knownAt: at,
  neededAt: at,
  startBy: at.nullable(),
  begunAt: at.nullable(),
  finishBy: at.nullable(),
  closedAt: at.nullable(),
  balanced: z.boolean().nullable(),
  /** Notices: how many there are, were acknowledged or answered, and how many sites answered amounts. */
  told: z.object({ all: z.int(), sent: z.int(), acknowledged: z.int(), sites: z.int(), answered: z.int() }),
});

/** delivered = returned + destroyed + consumed + explained + left; all in the base unit of `unit`. */
export const sums = {
  delivered: amount,
  returned: amount,
  destroyed: amount,
  consumed: amount,
  explained: amount,
  left: z.int(),
  /** Besides, it may have got so much: goods lay together. */
  atMost: amount,
};
export const said = z.object({ still: amount, returned: amount, used: amount, destroyed: amount, missing: amount });

export const lot = z.object({
  lotId: id,
  number: z.string(),
  product: named,
  supplier: named.nullable(),
  supplierLot: z.string().nullable(),
  producedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  receivedOn: z.string(),
  state: z.string(),
  unit: z.enum(UNIT_CODES),
  root: z.boolean(),
  possible: z.boolean(),
  received: amount,
  /** Ours: stores, quarantine, staging, vans. */
  stock: amount,
  quarantine: amount,
  disposed: amount,
  stockExplained: amount,
  ...sums,
  sites: z.int(),
});

export const balanceSum = z.object({ unit: z.enum(UNIT_CODES), ...sums, stock: amount, sites: z.int() });

export const recipient = z.object({
  id,
  party: z.enum(PARTY_CODES),
  customer: named.nullable(),
  site: named.nullable(),
  supplier: named.nullable(),
  role: z.object({ key: z.string(), label: text, task: text }).nullable(),
  state: z.enum(NOTICE_STATE_CODES),
  sentAt: at.nullable(),
  sentBy: z.enum(SENT_BY_CODES).nullable(),
  readAt: at.nullable(),
  acknowledgedAt: at.nullable(),
  answeredAt: at.nullable(),
  answeredBy: z.enum(['customer', 'staff']).nullable(),
  reminders: z.int(),
  remindAt: at.nullable(),
  lines: z.array(
    z.object({
      lotId: id,
      number: z.string(),
      product: z.string(),
      unit: z.enum(UNIT_CODES),
      ...sums,
      said: said.nullable(),
      /** What was said goes beyond or below what moved: 'returned' said and not come, and so on. */
      differs: z.boolean(),
      deliveries: z.array(
        z.object({
          lineId: id,
          noteId: id,
          noteNumber: z.string(),
          deliveryOn: z.string(),
          delivered: amount,
          atMost: amount,
          /** What the customer claims for it, where that is. */
          claim: z.object({ claimId: id, caseId: id, number: z.string() }).nullable(),
        }),
      ),
    }),
  ),
  can: z.object({
    send: z.boolean(),
    remind: z.boolean(),
    acknowledge: z.boolean(),
    answer: z.boolean(),
    recover: z.boolean(),
    explain: z.boolean(),
  }),
});

export const duty = z.object({ key: z.string(), label: text, done: z.boolean().nullable(), doneAt: at.nullable(), rule });

export const entry = z.object({
  at,
  name: z.string(),
  label: text,
  who: z.string().nullable(),
  count: z.int(),
  words: z.string().nullable(),
});

export const disposal = z.object({
  id,
  way: z.enum(['destroyed', 'supplier']),
  lotId: id,
  number: z.string(),
  unit: z.enum(UNIT_CODES),
  amount: z.int(),
  weight: z.int().nullable(),
  witnesses: z.string(),
  disposedAt: at,
  photos: z.array(id),
});

/** Left the recall: what of it was in the balance until then. */
export const releasedLot = z.object({
  lotId: id,
  number: z.string(),
  product: z.string(),
  unit: z.enum(UNIT_CODES),
  root: z.boolean(),
  /** Now: another hold may stop it still. */
  state: z.string(),
  why: z.enum(RELEASE_CODES),
  releasedAt: at,
  delivered: amount,
  returned: amount,
  destroyed: amount,
  consumed: amount,
  sites: z.int(),
});

export const report = z.object({ id, stage: z.enum(REPORT_STAGE_CODES), reportedAt: at, words: z.string(), files: z.array(id) });

export const score = z.object({
  minutes: z.int(),
  target: z.int(),
  own: z.int(),
  accountedBp: z.int(),
  accountedTargetBp: z.int(),
  backMs: z.int(),
  forwardMs: z.int(),
  balanceMs: z.int(),
  passed: z.boolean(),
  withinOwnGoal: z.boolean(),
  rules: z.array(z.object({ label: text, rule })),
});

export const full = head.extend({
  measures: text,
  caseRef: z.object({ id, number: z.string() }).nullable(),
  holdId: id.nullable(),
  tellsCustomers: z.boolean(),
  words: z.string(),
  clocks: z.array(clock),
  duties: z.array(duty),
  sums: z.array(balanceSum),
  /** At most 500 of them; the report names all. */
  lots: z.array(lot),
  released: z.array(releasedLot),
  releasedCount: z.int(),
  disposals: z.array(disposal),
  reports: z.array(report),
  timeline: z.array(entry),
  score: score.nullable(),
  /** What stands between this recall and its end, in words. */
  open: z.array(text),
  can: z.object({
    begin: z.boolean(),
    drop: z.boolean(),
    verify: z.boolean(),
    close: z.boolean(),
    dispose: z.boolean(),
    report: z.boolean(),
    score: z.boolean(),
    remedy: z.boolean(),
    widen: z.boolean(),
    release: z.boolean(),
  }),
});

/** As the kitchen sees it: its own deliveries and nothing of others. */
export const kitchenNotice = z.object({
  id,
  number: z.string(),
  kind: z.enum(KIND_CODES),
  mock: z.boolean(),
  level: level.nullable(),
  reason: z.enum(REASON_CODES),
  over: z.boolean(),
  /** Found harmless: may be used again. */
  released: z.array(z.object({ lotId: id, number: z.string(), product: z.string() })),
  site: named,
  state: z.enum(NOTICE_STATE_CODES),
  sentAt: at.nullable(),
  acknowledgedAt: at.nullable(),
  answeredAt: at.nullable(),
  /** What to do, one sentence each. */
  asks: z.array(text),
  phone: z.object({ name: z.string(), phone: z.string() }).nullable(),
  lines: z.array(
    z.object({
      lotId: id,
      number: z.string(),
      product: z.string(),
      unit: z.enum(UNIT_CODES),
      producedOn: z.string().nullable(),
      expiresOn: z.string().nullable(),
      delivered: amount,
      atMost: amount,
      /** Already settled by movements: came back or was destroyed. */
      settled: amount,
      deliveries: z.array(z.object({ noteNumber: z.string(), deliveryOn: z.string(), delivered: amount })),
      said: said.nullable(),
    }),
  ),
  can: z.object({ acknowledge: z.boolean(), answer: z.boolean() }),
});
