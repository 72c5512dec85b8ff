import { MINUTE } from '../../kernel/time.ts';
import { defineModule } from '../../platform/module.ts';
import { contract } from './contract.ts';
import { signDemoContracts } from './demo.ts';
import * as facts from './facts.ts';
import { loadShippedPlans } from './load-shipped-plans.ts';
import { permissions } from './permissions.ts';
import { applyAdopted, applyBegan, applyEnded, applySigned } from './plans.store.ts';
import { adoptPlan, loadCalendar, publishPlan } from './publish-plan.ts';
import { no } from './refusals.ts';
import { listCalendars, previewCalendar } from './show-calendars.ts';
import { listContracts, showContract } from './show-contracts.ts';
import { lintText, listPlans, showPlan } from './show-plan.ts';
import { amend, sign, tellTurns } from './sign-contract.ts';

export const servicePlansModule = defineModule({
  name: 'service-plans',
  contract,
  handlers: {
    listPlans,
    showPlan,
    lint: lintText,
    publish: publishPlan,
    adopt: adoptPlan,
    listContracts,
    showContract,
    sign,
    amend,
    listCalendars,
    loadCalendar,
    previewCalendar,
  },
  permissions,
  facts: Object.values(facts),
  refusals: [no],
  apply: {
    [facts.planAdopted.name]: applyAdopted,
    [facts.contractSigned.name]: applySigned,
    [facts.contractBegan.name]: applyBegan,
    [facts.contractEnded.name]: applyEnded,
  },
  rebuilds: ['service_plans.adoption', 'service_plans.contract'],
  sweeps: [{ name: 'service-plans.tell-turns', every: MINUTE, run: tellTurns }],
  start: loadShippedPlans,
  demo: signDemoContracts,
});
