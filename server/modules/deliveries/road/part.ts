// On the way (R1.7, R1.8, R1.11, R6): checkpoints, estimates, delays, exceptions, ratings.
import { MINUTE } from '../../../kernel/time.ts';
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { arrive, depart, departRound, leave, reportDelay, unload, wait } from './drive.ts';
import { estimateVans } from './estimate-van.ts';
import { proposeRemedy, replaceVan, reportException, settleException } from './handle-exception.ts';
import { listStops } from './list-stops.ts';
import { permissions } from './permissions.ts';
import { askKitchens, askRating, rate, recordGoodsState } from './rate-delivery.ts';
import { noRoad } from './refusals.ts';
import { showBoard } from './show-board.ts';
import { showDepot } from './show-depot.ts';
import { showRoad } from './show-road.ts';
import { templates } from './templates.ts';
import { trackNote } from './track-note.ts';

export const road = definePart({
  contract,
  handlers: {
    stops: listStops,
    departRound,
    depart,
    arrive,
    wait,
    unload,
    leave,
    delay: reportDelay,
    roadOf: showRoad,
    roadBoard: showBoard,
    depot: showDepot,
    track: trackNote,
    reportException,
    proposeRemedy,
    settleException,
    replaceVan,
    recordGoodsState,
    askRating,
    rate,
  },
  permissions,
  refusals: [noRoad],
  templates,
  sweeps: [
    { name: 'deliveries.estimates', every: MINUTE, run: estimateVans },
    { name: 'deliveries.ratings', every: MINUTE, run: askKitchens },
  ],
});
