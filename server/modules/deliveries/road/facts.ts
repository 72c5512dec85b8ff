import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { about, hash, id, subjects } from '../fact-parts.ts';
import { CAUSES, DELAY_CODES } from '../note.ts';
import { ENDING_CODES, ESTIMATE_REASONS, EXCEPTION_CODES, LOOK_CODES, REMEDY_CODES, STEPS, WAIT_CODES } from './road.ts';

const at = z.iso.datetime();
const metres = z.int().nullable();
const proofSha256 = z.array(hash);
/** Words stand outside the journal; null where none were written. */
const bodyHash = hash.nullable();
/** What a clause may count to. */
const window = { windowFrom: at, windowTo: at };

export const departed = defineFact({
  name: 'deliveries.departed',
  version: 1,
  label: { zh: '发车', en: 'Departed' },
  // Inferred from an acceptance, as an arrival is.
  data: z.object({ ...about, inferred: z.boolean().optional(), /** The moment itself, for promises that end with it. */ departedAt: at.optional() }),
  subjects,
});
export const arrived = defineFact({
  name: 'deliveries.arrived',
  version: 1,
  label: { zh: '到达', en: 'Arrived' },
  // Inferred from an acceptance or from unloading: nobody tapped, but goods that are accepted have arrived.
  data: z.object({
    ...about,
    inferred: z.boolean(),
    metres: z.int().nullable(),
    /** On whose side the lateness lies by what was recorded then; null: within the window. */
    lateBy: z.enum(CAUSES).nullable().optional(),
  }),
  subjects,
});
/** At the gate and not let in. Where the customer causes it, this is what later excuses a late arrival (R1.7). */
export const waitingBegan = defineFact({
  name: 'deliveries.waiting-began',
  version: 1,
  label: { zh: '门口等候', en: 'Waiting at the gate' },
  data: z.object({ ...about, ...window, waitId: id, reason: z.enum(WAIT_CODES), causedBy: z.enum(CAUSES), metres, proofSha256 }),
  subjects,
});
export const unloadingBegan = defineFact({
  name: 'deliveries.unloading-began',
  version: 1,
  label: { zh: '开始卸货', en: 'Unloading began' },
  data: z.object({ ...about, metres }),
  subjects,
});
export const left = defineFact({
  name: 'deliveries.left',
  version: 1,
  label: { zh: '离开', en: 'Left' },
  data: z.object({ ...about, ...window, accepted: z.boolean(), metres }),
  subjects,
});
export const delayForeseen = defineFact({
  name: 'deliveries.delay-foreseen',
  version: 1,
  label: { zh: '预计晚到', en: 'Delay foreseen' },
  data: z.object({ ...about, ...window, estimate: at, step: z.enum(STEPS), reason: z.enum(ESTIMATE_REASONS) }),
  subjects,
});
export const delayed = defineFact({
  name: 'deliveries.delayed',
  version: 1,
  label: { zh: '延误', en: 'Delayed' },
  data: z.object({
    ...about,
    newEstimate: at,
    reason: z.enum(DELAY_CODES),
    toldCustomer: z.boolean(),
    causedBy: z.enum(CAUSES),
    proofSha256,
  }),
  subjects,
});

const onException = { ...about, ...window, exceptionId: id, kind: z.enum(EXCEPTION_CODES) };
const ofException = { ...subjects, exception: 'exceptionId' } as const;

/** One per note; what was reported together of a van carries the same `togetherId`. */
export const exceptionReported = defineFact({
  name: 'deliveries.exception-reported',
  version: 1,
  label: { zh: '配送异常', en: 'Exception on the road' },
  data: z.object({ ...onException, togetherId: id, causedBy: z.enum(CAUSES), metres, bodyHash, proofSha256 }),
  subjects: ofException,
});
export const exceptionProposed = defineFact({
  name: 'deliveries.exception-proposed',
  version: 1,
  label: { zh: '提出异常处理方案', en: 'Remedy proposed' },
  data: z.object({ ...onException, remedy: z.enum(REMEDY_CODES), newEstimate: at.nullable(), toldCustomer: z.boolean(), bodyHash }),
  subjects: ofException,
});
export const exceptionSettled = defineFact({
  name: 'deliveries.exception-settled',
  version: 1,
  label: { zh: '配送异常办结', en: 'Exception settled' },
  data: z.object({ ...onException, ending: z.enum(ENDING_CODES), vehicle: z.string().nullable(), bodyHash }),
  subjects: ofException,
});

/** Asked after a late delivery: tenths of a degree Celsius where measured. */
export const goodsStateRecorded = defineFact({
  name: 'deliveries.goods-state-recorded',
  version: 1,
  label: { zh: '记录货物状态', en: 'State of the goods' },
  data: z.object({ ...about, stateId: id, tenthsCelsius: z.int().nullable(), looks: z.enum(LOOK_CODES), bodyHash, proofSha256 }),
  subjects,
});
export const ratingAsked = defineFact({
  name: 'deliveries.rating-asked',
  version: 1,
  label: { zh: '邀请评价', en: 'Rating asked for' },
  data: z.object({ ...about, by: z.enum(['driver', 'system']) }),
  subjects,
});
export const rated = defineFact({
  name: 'deliveries.rated',
  version: 1,
  label: { zh: '评价', en: 'Rated' },
  data: z.object({ ...about, stars: z.int().min(1).max(5), by: z.enum(['customer', 'on-drivers-phone']), bodyHash }),
  subjects,
});

export const facts = [
  departed,
  arrived,
  waitingBegan,
  unloadingBegan,
  left,
  delayForeseen,
  delayed,
  exceptionReported,
  exceptionProposed,
  exceptionSettled,
  goodsStateRecorded,
  ratingAsked,
  rated,
];
