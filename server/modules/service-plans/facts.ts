import { z } from 'zod';
import { defineFact } from '../../kernel/fact.ts';

const id = z.string();
const day = z.iso.date();
const contractSubjects = { contract: 'contractId', customer: 'customerId' } as const;
const contractOf = { contractId: id, customerId: id, contractVersion: z.int().positive() };

export const planPublished = defineFact({
  name: 'service-plans.plan-published',
  version: 1,
  label: { zh: '发布方案', en: 'Plan published' },
  data: z.object({ planKey: id, planVersion: z.int().positive(), kind: z.enum(['plan', 'contract']), sha256: z.string() }),
  subjects: { plan: 'planKey' },
});

/** From then on this plan binds us towards customers without a contract. */
export const planAdopted = defineFact({
  name: 'service-plans.plan-adopted',
  version: 1,
  label: { zh: '启用默认方案', en: 'Plan adopted' },
  data: z.object({ planKey: id, planVersion: z.int().positive(), companyId: id }),
  subjects: { plan: 'planKey', company: 'companyId' },
});

export const contractSigned = defineFact({
  name: 'service-plans.contract-signed',
  version: 1,
  label: { zh: '签订合同', en: 'Contract signed' },
  data: z.object({
    ...contractOf,
    number: z.string(),
    planKey: id,
    planVersion: z.int().positive(),
    termsKey: id.nullable(),
    termsVersion: z.int().positive().nullable(),
    from: day,
    to: day.nullable(),
  }),
  subjects: contractSubjects,
});

/** Dated at the first instant of the contract's first day: the start of recurring clauses. */
export const contractBegan = defineFact({
  name: 'service-plans.contract-began',
  version: 1,
  label: { zh: '合同生效', en: 'Contract began' },
  data: z.object({ ...contractOf, from: day }),
  subjects: contractSubjects,
});

/** Dated at the midnight after the contract's last day. */
export const contractEnded = defineFact({
  name: 'service-plans.contract-ended',
  version: 1,
  label: { zh: '合同到期', en: 'Contract ended' },
  data: z.object({ ...contractOf, to: day }),
  subjects: contractSubjects,
});

export const calendarLoaded = defineFact({
  name: 'service-plans.calendar-loaded',
  version: 1,
  label: { zh: '载入日历', en: 'Calendar loaded' },
  data: z.object({ calendarKey: id, calendarVersion: z.int().positive(), sha256: z.string() }),
  subjects: { calendar: 'calendarKey' },
});
