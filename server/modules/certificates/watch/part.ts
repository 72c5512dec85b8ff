// Papers that end, and suppliers whose papers do not hold (R7.3).
import { HOUR } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { sampleSuppliers } from './sample-suppliers.ts';
import { showCounts, showOfSupplier } from './show-watch.ts';
import { templates } from './templates.ts';
import { warnOfExpiry } from './warn-expiry.ts';

export const watch = definePart({
  contract,
  handlers: { counts: showCounts, ofSupplier: showOfSupplier },
  permissions: {},
  refusals: [],
  templates,
  sweeps: [
    { name: 'certificates.warn', every: HOUR, run: warnOfExpiry },
    { name: 'certificates.sample', every: HOUR, run: sampleSuppliers },
  ],
});
