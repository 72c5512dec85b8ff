// Keeps the list of calls to make: a confirmed case comes on it, a call or a reopening takes it off.
import type { Fact } from '../../kernel/fact.ts';
import { iso } from '../../kernel/time.ts';
import type { Unit } from '../../platform/app.ts';

type About = { readonly caseId: string; readonly customerId: string };

async function callIsDue({ tx, announce }: Unit, fact: Fact): Promise<void> {
  const { caseId, customerId } = fact.data as About;
  await tx
    .insertInto('surveys.due')
    .values({ case_id: caseId, customer_id: customerId, confirmed_at: iso(fact.occurredAt) })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ confirmed_at: iso(fact.occurredAt) }))
    .execute();
  announce('surveys');
}

async function callIsNotDue({ tx, announce }: Unit, fact: Fact): Promise<void> {
  await tx
    .deleteFrom('surveys.due')
    .where('case_id', '=', (fact.data as About).caseId)
    .execute();
  announce('surveys');
}

export const hears = {
  'cases.confirmed': callIsDue,
  'cases.reopened': callIsNotDue,
  'surveys.follow-up-recorded': callIsNotDue,
};
