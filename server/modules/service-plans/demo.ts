// Contracts of the demo company: one school and one hospital with their own terms, the others with the standard plan.
import { SYSTEM } from '../../kernel/actor.ts';
import { DAY, type Instant, SHANGHAI_OFFSET, shanghaiDate, shanghaiInstant } from '../../kernel/time.ts';
import type { App } from '../../platform/app.ts';
import { openSites } from '../customers/public.ts';
import { latestOf } from './plans.store.ts';
import { signContract } from './sign-contract.ts';

const TERMS: Readonly<Record<string, string>> = { 实验小学: 'sample-school', 市中心医院: 'sample-hospital' };

/** Monday of the week: the weekly promises then run from a whole week. */
const mondayOf = (at: Instant): string => shanghaiDate(at - ((new Date(at + SHANGHAI_OFFSET).getUTCDay() + 6) % 7) * DAY);

/** The school that has a month behind it (deliveries/demo-month.ts) had its contract then. */
const SINCE_LAST_MONTH = '实验小学';
const lastMonth = (at: Instant): string => {
  const day = shanghaiDate(at);
  return `${shanghaiDate(shanghaiInstant(`${day.slice(0, 7)}-01`) - DAY).slice(0, 7)}-01`;
};

export async function signDemoContracts(app: App): Promise<void> {
  const customers = new Map((await openSites(app.db)).map(({ customerId, customerName }) => [customerName, customerId]));
  const from = mondayOf(app.clock.now());
  const plan = await latestOf(app.db, 'canteen-tender');
  let number = 0;
  for (const [name, customerId] of customers) {
    number += 1;
    const contract = {
      customerId,
      number: `HT-${from.slice(0, 4)}-${String(number).padStart(3, '0')}`,
      plan,
      terms: TERMS[name] ? await latestOf(app.db, TERMS[name]) : null,
      from: name === SINCE_LAST_MONTH ? lastMonth(app.clock.now()) : from,
    };
    await app.inUnit(SYSTEM, (unit) => signContract(unit, contract));
  }
}
