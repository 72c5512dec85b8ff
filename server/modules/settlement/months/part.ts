// The end of each month as a fact: what promises about statements count from.
import { MINUTE } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { endMonths } from './end-months.ts';

export const months = definePart({
  contract: {},
  handlers: {},
  permissions: {},
  refusals: [],
  sweeps: [{ name: 'settlement.end-months', every: 10 * MINUTE, run: endMonths }],
});
