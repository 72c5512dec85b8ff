// The flow of a claim (R5.6): who handed it on to whom; told by the acts themselves, by one tap where no act says it.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { hearBrought, hearLoaded, hearPicked, hearPlanned, hearShort } from './pass-on.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { listHandedToMe, showSteps } from './show-steps.ts';
import { handOverStep, receiveStep } from './tap-steps.ts';

export const steps = definePart({
  contract,
  handlers: { steps: showSteps, handedToMe: listHandedToMe, receiveStep, handOverStep },
  permissions,
  refusals: [no],
  hears: {
    'claims.replacement-planned': hearPlanned,
    'claims.goods-picked': hearPicked,
    'claims.goods-loaded': hearLoaded,
    'claims.replacement-delivered': hearBrought,
    'claims.accepted': hearBrought,
    'claims.shortage-found': hearShort,
  },
});
