import { HOUR } from '../../kernel/time.ts';
import { defineModule } from '../../platform/module.ts';
import { contract } from './contract.ts';
import { correctEntry } from './correct-entry.ts';
import { exportEntries, runExport } from './export-entries.ts';
import { facts } from './facts.ts';
import { apply, hears as holdRecalled, liftLegalHold, listLegalHolds, rebuilds, setLegalHold } from './legal-holds.ts';
import { listEntries } from './list-entries.ts';
import { permissions } from './permissions.ts';
import { checkBooks, postWaiting } from './post-entries.ts';
import { no } from './refusals.ts';
import { showDay, showRules } from './show-books.ts';
import { hears } from './when-goods-move.ts';

const SOON = 15_000;

export const ledgersModule = defineModule({
  name: 'ledgers',
  contract,
  handlers: {
    list: listEntries,
    summary: showDay,
    rules: showRules,
    exportList: exportEntries,
    correct: correctEntry,
    holds: listLegalHolds,
    setHold: setLegalHold,
    liftHold: liftLegalHold,
  },
  permissions,
  facts,
  refusals: [no],
  apply,
  rebuilds,
  hears: { ...hears, ...holdRecalled },
  sweeps: [
    { name: 'ledgers.post', every: SOON, run: postWaiting },
    { name: 'ledgers.check', every: HOUR, run: checkBooks },
  ],
  jobs: { 'ledgers.export': runExport },
});
