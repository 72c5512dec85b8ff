// The pieces of the contract of alerts: what goes in and what comes out.
import { z } from 'zod';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { CERTAINTIES, STAGES, STANDING_CODES } from '../../lots/public.ts';
import { ALERT_KIND_CODES, ALERT_STATE_CODES, CALL_OUTCOME_CODES, CLEAR_REASON_CODES, KEEPER_CODES, NO_SAMPLE_REASON_CODES } from './alert.ts';

export const id = z.uuid();
export const at = z.iso.datetime();
export const day = z.iso.date();
/** Integers of the base unit. */
export const amount = z.int().nonnegative().max(1_000_000_000);
export const words = z.string().trim().max(1000).default('');
export const files = { files: z.array(id).max(10).default([]) };
const text = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id, name: z.string() });
const person = z.object({ name: z.string(), phone: z.string().nullable() });

/** A number of law or trade, as screens show it: from where, and whether somebody still has to confirm it. */
export const source = z.object({ source: z.string(), confirmed: z.boolean() });

export const lotCard = z.object({
  lotId: id,
  number: z.string(),
  product: named,
  supplier: named.nullable(),
  supplierLot: z.string().nullable(),
  origin: z.string(),
  unit: z.enum(UNIT_CODES),
  receivedOn: day,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  standing: z.enum(STANDING_CODES),
});

/** A lot that a line of the matter carries. */
export const caseLot = lotCard.extend({
  lineId: id,
  noteId: id,
  noteNumber: z.string(),
  deliveryOn: day,
  /** The matter names this line; else it only lay on the same note. */
  named: z.boolean(),
  certainty: z.enum(CERTAINTIES),
  stage: z.enum(STAGES),
  delivered: z.int(),
  atMost: z.int(),
});

export const sample = z.object({
  caseId: id,
  askedAt: at,
  /** Until when the sample should be confirmed. */
  dueAt: at,
  answeredAt: at.nullable(),
  kept: z.boolean().nullable(),
  keptBy: z.enum(KEEPER_CODES).nullable(),
  reason: z.enum(NO_SAMPLE_REASON_CODES).nullable(),
  keeper: z.string(),
  body: z.string(),
  photos: z.array(id),
});

export const holdHead = z.object({
  holdId: id,
  beganAt: at,
  liftedAt: at.nullable(),
  lotCount: z.int(),
  sites: z.int(),
  seen: z.int(),
  answered: z.int(),
});

export const caseLots = z.object({
  caseId: id,
  lots: z.array(caseLot),
  /** The hold of this matter, or the one that covers it. */
  hold: holdHead.nullable(),
  suspected: z.boolean(),
  clearedAt: at.nullable(),
  alertId: id.nullable(),
  sample: sample.nullable(),
  can: z.object({ hold: z.boolean(), clear: z.boolean(), askSample: z.boolean() }),
});

const total = z.object({ product: z.string(), unit: z.enum(UNIT_CODES), amount: z.int(), atMost: z.int() });
/** What a hold will stop, before anybody confirms it. */
export const scope = z.object({
  lotCount: z.int(),
  lots: z.array(lotCard),
  /** How much lies where: our stores, staging, vans, kitchens. */
  where: z.array(z.object({ place: z.enum(['stock', 'staging', 'van', 'site']), totals: z.array(total) })),
  kitchens: z.array(z.object({ siteId: id, site: z.string(), customer: z.string(), totals: z.array(total) })),
  vans: z.array(z.object({ plate: z.string(), driver: person.nullable(), stops: z.int() })),
});

export const sheetLot = z.object({
  lotId: id,
  number: z.string(),
  product: z.string(),
  unit: z.enum(UNIT_CODES),
  amount: z.int(),
  /** What it may have on top of that, where lots lay together. */
  atMost: z.int(),
  stage: z.enum(STAGES),
  deliveryOn: day,
  noteId: id,
  noteNumber: z.string(),
});

export const sheetRow = z.object({
  siteId: id,
  site: z.string(),
  customerId: id,
  customer: z.string(),
  address: z.string(),
  contacts: z.array(z.object({ name: z.string(), phone: z.string(), role: z.string() })),
  /** When cooking of the next meal begins, estimated. */
  cookAt: at,
  mealAt: at,
  meal: z.enum(['breakfast', 'lunch', 'dinner']),
  /** Nobody told us the meal times of this site: the usual ones were taken. */
  assumed: z.boolean(),
  /** Cooking has begun for the meal to come. */
  cooking: z.boolean(),
  /** A meal was served since the goods came: ask whether they were eaten. */
  eaten: z.enum(['no', 'perhaps', 'likely']),
  stage: z.enum(STAGES),
  driver: person.extend({ plate: z.string().nullable() }).nullable(),
  lots: z.array(sheetLot),
});

export const calledRow = sheetRow.extend({
  call: z
    .object({ outcome: z.enum(CALL_OUTCOME_CODES), calledAt: at, by: z.string(), calls: z.int(), spokenTo: z.string(), body: z.string() })
    .nullable(),
  warning: z.object({ seenAt: at.nullable(), answeredAt: at.nullable(), releasedAt: at.nullable() }).nullable(),
});

export const leadRule = source.extend({ minutes: z.int() });

export const warnedLot = sheetLot.omit({ stage: true }).extend({ apart: z.int().nullable(), used: z.int().nullable(), released: z.boolean() });
const warned = {
  warningId: id,
  holdId: id,
  warnedAt: at,
  seenAt: at.nullable(),
  answeredAt: at.nullable(),
  releasedAt: at.nullable(),
  outcome: z.string().nullable(),
  lots: z.array(warnedLot),
  body: z.string(),
  photos: z.array(id),
};
/** As the desk sees it. */
export const siteWarning = z.object({
  ...warned,
  siteId: id,
  site: z.string(),
  customerId: id,
  customer: z.string(),
  remindedAt: at.nullable(),
  reminders: z.int(),
  answeredBy: z.string(),
  contacts: z.array(z.object({ name: z.string(), phone: z.string() })),
});
/** As the kitchen sees it: what to do, never whose fault it is. */
export const ownWarning = z.object({ ...warned, site: z.string(), can: z.object({ answer: z.boolean() }) });
export const ownSample = sample.omit({ keeper: true }).extend({ number: z.string(), goods: z.string(), can: z.object({ answer: z.boolean() }) });

export const alertRow = z.object({
  alertId: id,
  number: z.string(),
  kind: z.enum(ALERT_KIND_CODES),
  state: z.enum(ALERT_STATE_CODES),
  act: z.enum(['propose', 'hold']),
  product: named.nullable(),
  supplier: named.nullable(),
  lots: z.array(z.object({ lotId: id, number: z.string() })),
  customers: z.int(),
  cases: z.int(),
  raisedAt: at,
  /** Until when somebody decides. */
  dueAt: at,
  answeredAt: at.nullable(),
  holdId: id.nullable(),
  reason: z.enum(CLEAR_REASON_CODES).nullable(),
});

export const alertFull = alertRow.omit({ lots: true, cases: true }).extend({
  rule: source.extend({ text }),
  lots: z.array(lotCard),
  cases: z.array(
    z.object({
      caseId: id,
      number: z.string(),
      customer: named,
      site: named.nullable(),
      title: z.string(),
      category: z.string(),
      severity: z.int(),
      openedAt: at,
      addedAt: at,
    }),
  ),
  kitchens: z.array(z.object({ siteId: id, site: z.string(), customer: z.string(), totals: z.array(total) })),
  body: z.string(),
  can: z.object({ hold: z.boolean(), clear: z.boolean() }),
});

export const alertRule = z.object({
  code: z.string(),
  kind: z.enum(ALERT_KIND_CODES),
  text,
  customers: z.int(),
  windowHours: z.int(),
  act: z.enum(['propose', 'hold']),
  from: day,
  to: day.nullable(),
  source: z.string(),
  mark: z.string(),
  confirmed: z.boolean(),
});
