import { z } from 'zod';
import { defineFact } from '../../../kernel/fact.ts';
import { UNIT_CODES } from '../../../kernel/quantity.ts';
import { ALERT_KIND_CODES, CALL_OUTCOME_CODES, CLEAR_REASON_CODES, KEEPER_CODES, NO_SAMPLE_REASON_CODES } from './alert.ts';

const id = z.string();
const hash = z.string();
const amount = z.int().nonnegative();
const ofCase = { caseId: id, customerId: id };
const caseSubjects = { case: 'caseId', customer: 'customerId' } as const;
const atSite = { holdId: id, customerId: id, siteId: id };
const siteSubjects = { hold: 'holdId', customer: 'customerId', site: 'siteId' } as const;

/** A matter names delivered lines that carry these lots. */
export const lotSuspected = defineFact({
  name: 'recalls.lot-suspected',
  version: 1,
  label: { zh: '批次存疑', en: 'Lot suspected' },
  data: z.object({
    ...ofCase,
    siteId: id.nullable(),
    lotIds: z.array(id),
    foodSafety: z.boolean(),
    /** Our people said so: it is a food-safety matter of weight, not only a fear. */
    confirmed: z.boolean(),
    goods: z.array(z.object({ lotId: id, productId: id, supplierId: id.nullable() })),
  }),
  subjects: caseSubjects,
});
/** Decided: nothing of these lots is held for this matter. */
export const lotCleared = defineFact({
  name: 'recalls.lot-cleared',
  version: 1,
  label: { zh: '判定不冻结', en: 'Not held' },
  data: z.object({ ...ofCase, alertId: id.nullable(), reason: z.enum(CLEAR_REASON_CODES), bodyHash: hash }),
  subjects: { ...caseSubjects, alert: 'alertId' },
});
/** The lots of this matter are stopped already, by a hold that another matter brought about. */
export const caseCovered = defineFact({
  name: 'recalls.case-covered',
  version: 1,
  label: { zh: '涉及批次已冻结停发', en: 'Lots held already' },
  data: z.object({ ...ofCase, holdId: id }),
  subjects: { ...caseSubjects, hold: 'holdId' },
});

export const alertRaised = defineFact({
  name: 'recalls.alert-raised',
  version: 1,
  label: { zh: '批次预警', en: 'Alert raised' },
  data: z.object({
    alertId: id,
    number: z.string(),
    kind: z.enum(ALERT_KIND_CODES),
    rule: z.string(),
    act: z.enum(['propose', 'hold']),
    /** What all its matters have in common; one alert stands for one cause. */
    cause: z.string(),
    lotIds: z.array(id),
    supplierId: id.nullable(),
    productId: id.nullable(),
    caseIds: z.array(id),
    customers: z.int(),
  }),
  subjects: { alert: 'alertId', supplier: 'supplierId' },
});
export const alertGrew = defineFact({
  name: 'recalls.alert-grew',
  version: 1,
  label: { zh: '预警又有反映', en: 'Alert grew' },
  data: z.object({ alertId: id, caseId: id, customerId: id, lotIds: z.array(id), customers: z.int() }),
  subjects: { alert: 'alertId', case: 'caseId', customer: 'customerId' },
});
export const alertAnswered = defineFact({
  name: 'recalls.alert-answered',
  version: 1,
  label: { zh: '预警已判断', en: 'Alert answered' },
  data: z.object({
    alertId: id,
    outcome: z.enum(['held', 'cleared']),
    holdId: id.nullable(),
    reason: z.enum(CLEAR_REASON_CODES).nullable(),
    bodyHash: hash.nullable(),
  }),
  subjects: { alert: 'alertId', hold: 'holdId' },
});

/** A kitchen that has goods of a hold is told; `atMost` where it may have some. */
export const siteWarned = defineFact({
  name: 'recalls.site-warned',
  version: 1,
  label: { zh: '通知食堂暂停使用', en: 'Kitchen warned' },
  data: z.object({
    ...atSite,
    warningId: id,
    lots: z.array(
      z.object({
        lotId: id,
        productId: id,
        unit: z.enum(UNIT_CODES),
        amount,
        atMost: amount,
        noteId: id,
        noteNumber: z.string(),
        deliveryOn: z.iso.date(),
      }),
    ),
  }),
  subjects: siteSubjects,
});
export const sitesWarned = defineFact({
  name: 'recalls.sites-warned',
  version: 1,
  label: { zh: '已通知收到同批次的食堂', en: 'Kitchens warned' },
  data: z.object({ holdId: id, caseId: id.nullable(), customerId: id.nullable(), sites: z.int() }),
  subjects: { hold: 'holdId', case: 'caseId', customer: 'customerId' },
});
export const siteSaw = defineFact({
  name: 'recalls.site-saw',
  version: 1,
  label: { zh: '食堂已看到通知', en: 'Kitchen saw the warning' },
  data: z.object({ ...atSite, warningId: id }),
  subjects: siteSubjects,
});
export const siteAnswered = defineFact({
  name: 'recalls.site-answered',
  version: 1,
  label: { zh: '食堂已回复', en: 'Kitchen answered' },
  data: z.object({
    ...atSite,
    warningId: id,
    lots: z.array(z.object({ lotId: id, apart: amount, used: amount })),
    bodyHash: hash.nullable(),
    photos: z.array(z.object({ fileId: id, sha256: hash })),
  }),
  subjects: siteSubjects,
});
export const siteReminded = defineFact({
  name: 'recalls.site-reminded',
  version: 1,
  label: { zh: '再次提醒食堂', en: 'Kitchen reminded' },
  data: z.object({ ...atSite, warningId: id }),
  subjects: siteSubjects,
});
/** The goods of a kitchen are let go again. */
export const siteReleased = defineFact({
  name: 'recalls.site-released',
  version: 1,
  label: { zh: '食堂暂停使用已解除', en: 'Warning lifted' },
  data: z.object({ ...atSite, warningId: id, lotIds: z.array(id), outcome: z.string(), whole: z.boolean() }),
  subjects: siteSubjects,
});
/** A call of the call sheet. */
export const siteCalled = defineFact({
  name: 'recalls.site-called',
  version: 1,
  label: { zh: '电话通知食堂', en: 'Kitchen called' },
  data: z.object({ ...atSite, callId: id, outcome: z.enum(CALL_OUTCOME_CODES) }),
  subjects: siteSubjects,
});

export const sampleAsked = defineFact({
  name: 'recalls.sample-asked',
  version: 1,
  label: { zh: '请保留留样', en: 'Retained sample asked for' },
  data: z.object({ ...ofCase, siteId: id.nullable() }),
  subjects: { ...caseSubjects, site: 'siteId' },
});
export const sampleAnswered = defineFact({
  name: 'recalls.sample-answered',
  version: 1,
  label: { zh: '留样已回复', en: 'Retained sample answered' },
  data: z.object({
    ...ofCase,
    siteId: id.nullable(),
    kept: z.boolean(),
    keptBy: z.enum(KEEPER_CODES).nullable(),
    reason: z.enum(NO_SAMPLE_REASON_CODES).nullable(),
    by: z.enum(['customer', 'staff']),
    bodyHash: hash.nullable(),
    photos: z.array(z.object({ fileId: id, sha256: hash })),
  }),
  subjects: { ...caseSubjects, site: 'siteId' },
});

export const alertFacts = [
  lotSuspected,
  lotCleared,
  caseCovered,
  alertRaised,
  alertGrew,
  alertAnswered,
  siteWarned,
  sitesWarned,
  siteSaw,
  siteAnswered,
  siteReminded,
  siteReleased,
  siteCalled,
  sampleAsked,
  sampleAnswered,
];
