// At start-up: the plans and calendars that ship with the product. The same text again changes nothing; a changed text needs a new version.
import { SYSTEM } from '../../kernel/actor.ts';
import type { App } from '../../platform/app.ts';
import { knowFacts } from './contracts-in-force.ts';
import { lintAll } from './lint-all.ts';
import { adopt, catalogueOf, load, PLANS_FOLDER, publish } from './publish-plan.ts';
import { showProblem } from './read-plan.ts';

const DEFAULT_PLAN = 'canteen-tender';

export async function loadShippedPlans(app: App): Promise<void> {
  knowFacts(app.db, catalogueOf(app));
  const { plans, calendars, problems } = await lintAll(PLANS_FOLDER, catalogueOf(app));
  // Misspelt facts are found by `npm run check`; here only a text that cannot be read stops the start.
  const unreadable = problems.filter(({ code }) => code === 'not-yaml' || code === 'wrong-shape');
  if (unreadable.length > 0)
    throw new Error(`plans that ship with the product cannot be read:\n${unreadable.map((problem) => showProblem(problem)).join('\n')}`);
  await app.inUnit(SYSTEM, async (unit) => {
    for (const { value, content } of calendars) await load(unit, value, content);
    for (const { value, content } of plans) await publish(unit, value, content);
    const adopted = await unit.tx.selectFrom('service_plans.adoption').select('plan_key').limit(1).executeTakeFirst();
    const first = plans.find(({ value }) => value.plan === DEFAULT_PLAN);
    if (!adopted && first) await adopt(unit, { key: first.value.plan, version: first.value.version });
  });
}
