import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { rebuilds as accountTables, apply as applyAccount } from './account/account.store.ts';
import { account } from './account/part.ts';
import { recordPayment } from './account/settle-claim.ts';
import { apply, rebuilds } from './claim.store.ts';
import { walkTransitions } from './claim.ts';
import { claimMoves } from './claim-moves.store.ts';
import { contract } from './contract.ts';
import { createDemoClaims } from './demo.ts';
import { entitlements } from './entitlements/part.ts';
import { evidenceFile } from './evidence-file/part.ts';
import { facts } from './facts.ts';
import { apply as applyGoods, rebuilds as goodsTables } from './goods/goods.store.ts';
import { goods } from './goods/part.ts';
import * as handle from './handle-claim.ts';
import * as list from './list-claims.ts';
import { nameClaims } from './name-claims.ts';
import { permissions } from './permissions.ts';
import { recovery } from './recovery/part.ts';
import { apply as applyRecovery, rebuilds as recoveryTables } from './recovery/recovery.store.ts';
import { no } from './refusals.ts';
import { apply as applyErrands, rebuilds as errandTables } from './replacement/errand.store.ts';
import { replacement } from './replacement/part.ts';
import { askByKitchen, requestClaim } from './request-claim.ts';
import { followClaim, showClaim } from './show-claim.ts';
import { steps } from './steps/part.ts';
import { apply as applySteps, rebuilds as stepTables } from './steps/step.store.ts';

walkTransitions();

const rooms = together([entitlements, recovery, account, replacement, steps, goods, evidenceFile]);

export const claimsModule = defineModule({
  name: 'claims',
  contract,
  handlers: {
    list: list.listClaims,
    counts: list.countClaims,
    ofCase: list.claimsOfCase,
    claimableLines: list.claimableLines,
    show: showClaim,
    request: requestClaim,
    approve: handle.approveClaim,
    decline: handle.declineClaim,
    settle: recordPayment,
    withdraw: handle.withdrawClaim,
    ask: askByKitchen,
    mine: list.listMine,
    myClaimableLines: list.claimableLines,
    follow: followClaim,
    takeBack: handle.takeBack,
    ...entitlements.handlers,
    ...account.handlers,
    ...recovery.handlers,
    ...replacement.handlers,
    ...steps.handlers,
    ...goods.handlers,
    ...evidenceFile.handlers,
  },
  ...rooms,
  permissions: { ...permissions, ...rooms.permissions },
  facts,
  refusals: [no, ...rooms.refusals],
  apply: { ...apply, ...applyAccount, ...applyRecovery, ...applyErrands, ...applySteps, ...applyGoods },
  applyMany: claimMoves,
  rebuilds: [...rebuilds, ...accountTables, ...recoveryTables, ...errandTables, ...stepTables, ...goodsTables],
  names: { claim: nameClaims },
  demo: createDemoClaims,
});
