// A whole installation whose plan is written in the test: promises as the test needs them, everything else real.
import type { z } from 'zod';
import { OFFICE, STATUTORY_2025_2026 } from '../../../kernel/calendar/samples.ts';
import { newId } from '../../../kernel/id.ts';
import { iso } from '../../../kernel/time.ts';
import { modules } from '../../../modules.ts';
import { openTestApp, type TestApp } from '../../../testing/open-test-app.ts';
import { judgedClause, type PinnedClause } from '../clause.ts';
import { openCommitments } from '../module.ts';
import type { ClauseSet, Plans } from '../plans-port.ts';

export type Promise_ = z.input<typeof judgedClause> & { readonly bound?: PinnedClause['bound'] };

/** Clauses by id. A kind the language does not know is kept as written: such a clause throws when judged. */
export function plansOf(versions: readonly Readonly<Record<string, Promise_>>[], versionAt: () => number = () => 1): Plans {
  const sets = versions.map(
    (promises, i): ClauseSet => ({
      contractKey: 'plan',
      version: i + 1,
      title: '食堂配送合同　HT-1',
      unwatched: [],
      clauses: Object.entries(promises).map(([id, { bound = 'us', ...judge }]) => ({
        key: `plan@${i + 1}#${id}`,
        id,
        wording: `${id} 的承诺`,
        bound,
        precedence: 10,
        source: 'S4 §1',
        judge: id.startsWith('broken') ? ({ ...judgedClause.parse(judge), within: 'nonsense' } as PinnedClause['judge']) : judgedClause.parse(judge),
      })),
    }),
  );
  const calendars = new Map([
    ['always', { key: 'always', version: 'always', definition: { kind: 'always' as const }, statutory: STATUTORY_2025_2026 }],
    ['office', { key: 'office', version: 'office.1', definition: OFFICE, statutory: STATUTORY_2025_2026 }],
  ]);
  return {
    clausesFor: async () => sets[versionAt() - 1] as ClauseSet,
    clausesAt: async (_db, _key, version) => sets[version - 1] as ClauseSet,
    calendarFor: async (_db, key) => {
      const found = calendars.get(key);
      if (!found) throw new Error(`no calendar ${key}`);
      return found;
    },
  };
}

export async function openWithPlans(plans: Plans, at = '2026-03-02T09:00:00+08:00'): Promise<TestApp> {
  const own = openCommitments(plans);
  const parts = { modules: modules.map((module) => (module.name === 'commitments' ? own.module : module)), openKeeper: own.openKeeper };
  return openTestApp({ at, load: false, parts });
}

export async function aCustomer({ app, clock }: TestApp, name = '实验小学'): Promise<{ customerId: string; siteId: string }> {
  const [customerId, siteId, at] = [newId(), newId(), iso(clock.now())];
  await app.db.insertInto('customers.customer').values({ id: customerId, code: customerId, name, kind: 'school', created_at: at }).execute();
  await app.db
    .insertInto('customers.site')
    .values({ id: siteId, customer_id: customerId, code: siteId, name: `${name}食堂`, created_at: at })
    .execute();
  return { customerId, siteId };
}
