// What the customer's entitlements say to a claim.
import type { Unit } from '../../../platform/app.ts';
import type { Moment } from '../claim.rules.ts';
import type { Goods, Reason, Way } from '../claim.ts';
import type { Wanted } from '../request.rules.ts';
import type { Verdict } from './verdict.ts';

export type Asked = {
  readonly customerId: string;
  readonly caseId: string;
  readonly way: Way;
  readonly reason: Reason;
  readonly goods: Goods;
  readonly foodSafety: boolean;
  readonly wanted: readonly Wanted[];
  readonly amountFen: number | undefined;
  /** Files that came with the request. */
  readonly files: number;
  readonly moment: Moment;
};

export const judgeClaim = (_unit: Unit, _asked: Asked): Promise<Verdict> => Promise.resolve({ says: 'person', voices: [], grade: 'B' });
