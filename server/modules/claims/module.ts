import { defineModule } from '../../platform/module.ts';
import { together } from '../../platform/part.ts';
import { acceptReplacement, recordAcceptance } from './accept-replacement.ts';
import { rebuilds as accountTables, apply as applyAccount } from './account/account.store.ts';
import { account } from './account/part.ts';
import { recordPayment } from './account/settle-claim.ts';
import { apply, rebuilds } from './claim.store.ts';
import { walkTransitions } from './claim.ts';
import { contract } from './contract.ts';
import { no as noRight } from './entitlements/refusals.ts';
import { facts } from './facts.ts';
import * as handle from './handle-claim.ts';
import * as list from './list-claims.ts';
import { nameClaims } from './name-claims.ts';
import { permissions } from './permissions.ts';
import { no } from './refusals.ts';
import { askByKitchen, requestClaim } from './request-claim.ts';
import { followClaim, showClaim } from './show-claim.ts';

walkTransitions();

const rooms = together([account]);

export const claimsModule = defineModule({
  name: 'claims',
  contract,
  handlers: {
    board: list.showBoard,
    list: list.listClaims,
    counts: list.countClaims,
    ofCase: list.claimsOfCase,
    claimableLines: list.claimableLines,
    show: showClaim,
    request: requestClaim,
    approve: handle.approveClaim,
    decline: handle.declineClaim,
    plan: handle.planReplacement,
    deliver: handle.recordDelivery,
    settle: recordPayment,
    recordAcceptance,
    withdraw: handle.withdrawClaim,
    toDeliver: list.listToDeliver,
    ask: askByKitchen,
    mine: list.listMine,
    myClaimableLines: list.claimableLines,
    follow: followClaim,
    accept: acceptReplacement,
    takeBack: handle.takeBack,
    ...account.handlers,
  },
  ...rooms,
  permissions: { ...permissions, ...rooms.permissions },
  facts,
  refusals: [no, noRight, ...rooms.refusals],
  apply: { ...apply, ...applyAccount },
  rebuilds: [...rebuilds, ...accountTables],
  names: { claim: nameClaims },
});
