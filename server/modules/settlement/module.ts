import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { rebuilds as appealTables, apply as applyAppeals } from './appeals/appeals.store.ts';
import { appeals } from './appeals/part.ts';
import { contract } from './contract.ts';
import { createDemoMonthEnd } from './demo.ts';
import { facts } from './facts.ts';
import { monthCodes } from './month-code/part.ts';
import { apply as applyPackages, rebuilds as packageTables } from './month-end/month-end.store.ts';
import { monthEnd } from './month-end/part.ts';
import { apply as applyMonths, rebuilds as monthTables } from './months/months.store.ts';
import { months } from './months/part.ts';
import { penalties } from './penalties/part.ts';
import { apply as applyPenalties, rebuilds as penaltyTables } from './penalties/penalties.store.ts';
import { noCustomer } from './refusals.ts';
import { scorecards } from './scorecards/part.ts';
import { apply as applyScorecards, rebuilds as scorecardTables } from './scorecards/scorecards.store.ts';
import { statements } from './statements/part.ts';
import { apply as applyStatements, rebuilds as statementTables } from './statements/statements.store.ts';

const rooms = together([statements, scorecards, appeals, penalties, monthEnd, monthCodes, months]);

export const settlementModule = defineModule({
  name: 'settlement',
  contract,
  handlers: {
    ...statements.handlers,
    ...scorecards.handlers,
    ...appeals.handlers,
    ...penalties.handlers,
    ...monthEnd.handlers,
    ...monthCodes.handlers,
  },
  ...rooms,
  refusals: [noCustomer, ...rooms.refusals],
  facts,
  apply: { ...applyStatements, ...applyScorecards, ...applyAppeals, ...applyPenalties, ...applyPackages, ...applyMonths },
  demo: createDemoMonthEnd,
  rebuilds: [...statementTables, ...scorecardTables, ...appealTables, ...penaltyTables, ...packageTables, ...monthTables],
});
