// What screens are shown of the road.
import { z } from 'zod';
import { GRADES } from '../../../kernel/fact.ts';
import { CAUSES, DELAY_CODES, STATE_CODES } from '../note.ts';
import { id, person } from '../shapes.ts';
import { ENDING_CODES, ESTIMATE_REASONS, EXCEPTION_CODES, EXCEPTION_STATES, LOOK_CODES, REMEDY_CODES, STEPS, WAIT_CODES } from './road.ts';

const at = z.iso.datetime();
const named = z.object({ id, name: z.string() });

/** `stopsBefore`: open stops of the same van that come first. */
export const estimate = z.object({ at, reason: z.enum(ESTIMATE_REASONS), stopsBefore: z.int(), computedAt: at });
export const foreseen = z.object({ at, step: z.enum(STEPS), estimate: at });

const wait = z.object({
  id,
  reason: z.enum(WAIT_CODES),
  causedBy: z.enum(CAUSES),
  from: at,
  /** Null while it lasts. */
  to: at.nullable(),
  metres: z.int().nullable(),
  grade: z.enum(GRADES),
  fileIds: z.array(id),
});
export const word = z.object({ step: z.string(), text: z.string(), author: z.string(), at });

export const exceptionRow = z.object({
  id,
  togetherId: id,
  noteId: id,
  noteNumber: z.string(),
  customer: named,
  site: named,
  vehicle: z.string().nullable(),
  driver: person.nullable(),
  kind: z.enum(EXCEPTION_CODES),
  causedBy: z.enum(CAUSES),
  state: z.enum(EXCEPTION_STATES),
  remedy: z.enum(REMEDY_CODES).nullable(),
  newEstimate: at.nullable(),
  told: z.boolean(),
  ending: z.enum(ENDING_CODES).nullable(),
  reportedAt: at,
  proposedAt: at.nullable(),
  settledAt: at.nullable(),
  words: z.array(word),
  fileIds: z.array(id),
  can: z.object({ propose: z.boolean(), settle: z.boolean(), replaceVan: z.boolean() }),
});

export const roadOfNote = z.object({
  noteId: id,
  departedAt: at.nullable(),
  waitingAt: at.nullable(),
  arrivedAt: at.nullable(),
  unloadingAt: at.nullable(),
  acceptedAt: at.nullable(),
  leftAt: at.nullable(),
  estimate: estimate.nullable(),
  foreseen: foreseen.nullable(),
  told: z.object({ at, estimate: at }).nullable(),
  delayReason: z.enum(DELAY_CODES).nullable(),
  waits: z.array(wait),
  exceptions: z.array(exceptionRow),
  goodsStates: z.array(z.object({ id, tenthsCelsius: z.int().nullable(), looks: z.enum(LOOK_CODES), at })),
  words: z.array(word),
  ratingAskedAt: at.nullable(),
  stars: z.int().nullable(),
  can: z.object({ tell: z.boolean(), report: z.boolean(), recordGoodsState: z.boolean() }),
});

/** One note on the time axis of the day. */
export const boardRow = z.object({
  id,
  number: z.string(),
  customer: named,
  site: named,
  state: z.enum(STATE_CODES),
  /** Notes of one van stand together: its driver, else its plate; null where neither is named. */
  van: z.string().nullable(),
  driver: person.nullable(),
  vehicle: z.string().nullable(),
  stopNo: z.int().nullable(),
  windowFrom: at,
  windowTo: at,
  /** The first meal after the window begins. */
  mealAt: at.nullable(),
  departedAt: at.nullable(),
  arrivedAt: at.nullable(),
  acceptedAt: at.nullable(),
  leftAt: at.nullable(),
  waiting: z.object({ since: at, reason: z.enum(WAIT_CODES), causedBy: z.enum(CAUSES) }).nullable(),
  estimate: estimate.nullable(),
  newEstimate: at.nullable(),
  foreseen: foreseen.nullable(),
  told: z.object({ at, estimate: at }).nullable(),
  exceptions: z.int(),
  stars: z.int().nullable(),
  can: z.object({ tell: z.boolean(), report: z.boolean() }),
});

/** What the kitchen sees: its own steps, and of the van only what concerns it. */
export const tracked = z.object({
  noteId: id,
  state: z.enum(STATE_CODES),
  windowFrom: at,
  windowTo: at,
  steps: z.array(z.object({ step: z.enum(['issued', 'departed', 'waiting', 'arrived', 'unloading', 'accepted', 'left']), at: at.nullable() })),
  estimate: z.object({ at, stopsBefore: z.int(), computedAt: at }).nullable(),
  /** What we told last about being late. */
  told: z.object({ at, estimate: at }).nullable(),
  /** The van's last tap anywhere: at a stop of somebody else it says no more than that. */
  lastSeen: z.object({ what: z.enum(['departed', 'arrived-elsewhere', 'left-elsewhere', 'arrived', 'waiting', 'left']), at }).nullable(),
  waits: z.array(wait.pick({ reason: true, causedBy: true, from: true, to: true })),
  exceptions: z.array(exceptionRow.pick({ kind: true, state: true, remedy: true, newEstimate: true, reportedAt: true })),
  rating: z.object({ stars: z.int().nullable(), can: z.boolean() }),
});
