// Penalties (R0.2, R17.1): formulas of the contract; our estimate until the customer states it; agreed ones reach the statement.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { agreePenalty, declinePenalty, enterPenalty, myWithdrawPenalty, statePenalty, withdrawPenalty } from './handle-penalties.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { listPenalties, myPenalties, penaltyEstimate, showPenalty } from './show-penalties.ts';

export const penalties = definePart({
  contract,
  handlers: {
    penaltyEstimate,
    penalties: listPenalties,
    showPenalty,
    enterPenalty,
    agreePenalty,
    declinePenalty,
    withdrawPenalty,
    myPenalties,
    statePenalty,
    myWithdrawPenalty,
  },
  permissions,
  refusals: [no],
});
