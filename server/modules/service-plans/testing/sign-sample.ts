// The contract of the sample school over our canteen plan, as most stories and tests begin.
import { SYSTEM } from '../../../kernel/actor.ts';
import type { TestApp } from '../../../testing/open-test-app.ts';
import { latestOf, signContract } from '../public.ts';

export const signSample = (it: Pick<TestApp, 'app'>, customerId: string, number = 'HT-2026-001'): Promise<unknown> =>
  it.app.inUnit(SYSTEM, async (unit) =>
    signContract(unit, {
      customerId,
      number,
      plan: await latestOf(unit.tx, 'canteen-tender'),
      terms: await latestOf(unit.tx, 'sample-school'),
      from: '2026-02-09',
    }),
  );
