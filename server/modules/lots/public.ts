// What other modules may do with goods and lots, inside their own unit, and ask about them.
export { type Hold, holdInUnit, liftInUnit } from './hold-lots.ts';
export * from './lot.ts';
export { makeLots, type NewLot } from './make-lots.ts';
export { type Leg, workOn } from './move.rules.ts';
export { type ForNote, type LineLot, type MadeLot, type Move, moveInUnit } from './move-lots.ts';
export { type Balance, balancesOf, type LineCarries, linesOfLots, lotsByIds, lotsOfLines, lotsOfNote } from './read-lots.ts';
