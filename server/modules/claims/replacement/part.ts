// Replacements before the meal (R5.4): who brings them, with which lots; what is short; what is left over.
import { definePart } from '../../../platform/part.ts';
import { acceptReplacement, recordAcceptance } from './accept-replacement.ts';
import { answerShortage, showMyShortage } from './answer-shortage.ts';
import { contract } from './contract.ts';
import { recordDelivery } from './deliver.ts';
import { hearHeld, hearWithdrawn } from './hear.ts';
import { listToDeliver, showBoard } from './list-replacements.ts';
import { permissions } from './permissions.ts';
import { loadGoods, pickGoods, takeIn } from './pick-goods.ts';
import { planReplacement } from './plan-replacement.ts';
import { no } from './refusals.ts';
import { listRests } from './rest.ts';
import { showBringing } from './show-bringing.ts';
import { findShortage, talkShortage } from './talk-shortage.ts';
import { templates } from './templates.ts';
import { showWaysThere } from './ways-there.ts';

export const replacement = definePart({
  contract,
  handlers: {
    board: showBoard,
    waysThere: showWaysThere,
    bringing: showBringing,
    plan: planReplacement,
    pick: pickGoods,
    load: loadGoods,
    deliver: recordDelivery,
    recordAcceptance,
    accept: acceptReplacement,
    takeIn,
    rests: listRests,
    findShortage,
    talkShortage,
    myShortage: showMyShortage,
    answerShortage,
    toDeliver: listToDeliver,
  },
  permissions,
  refusals: [no],
  templates,
  hears: { 'claims.withdrawn': hearWithdrawn, 'lots.held': hearHeld },
});
