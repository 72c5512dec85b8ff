// On the way (R1.11, R6): checkpoints, estimates, delays and exceptions.
import { listStops } from '../list-notes.ts';
import { definePart } from '../part.ts';
import { contract } from './contract.ts';
import { arrive, depart, reportDelay } from './drive.ts';

export const road = definePart({ contract, handlers: { stops: listStops, depart, arrive, delay: reportDelay }, permissions: {}, refusals: [] });
