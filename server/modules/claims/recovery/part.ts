// Recovery (R5, R8.3): who bears what a claim costs, and what is asked back of suppliers and carriers.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { answerRecovery, askRecovery, settleRecovery, splitCost, withdrawRecovery } from './handle-recovery.ts';
import { permissions } from './permissions.ts';
import { walkRecovery } from './recovery.ts';
import { noRecovery } from './refusals.ts';
import { listRecoveries, recoveryOfClaim, showRecovery } from './show-recovery.ts';

walkRecovery();

export const recovery = definePart({
  contract,
  handlers: { recoveryOfClaim, splitCost, askRecovery, recoveries: listRecoveries, showRecovery, answerRecovery, settleRecovery, withdrawRecovery },
  permissions,
  refusals: [noRecovery],
});
