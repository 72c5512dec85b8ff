// What other modules may do with goods and lots, inside their own unit, and ask about them.
export { type Hold, holdInUnit, liftInUnit } from './hold-lots.ts';
export * from './lot.ts';
export { daysOf, makeLots, type NewLot } from './make-lots.ts';
export { type Leg, workOn } from './move.rules.ts';
export { type ForNote, type LineLot, type MadeLot, type Move, moveInUnit } from './move-lots.ts';
export { type Carried, carriedBy, carriesLots, type InHand, inHand, notesWith, sure } from './notes/carried.ts';
export {
  type BroughtBack,
  handOverLots,
  loadLots,
  mustBeFree,
  pickLots,
  putBackLots,
  standingText,
  stoppedBeforeLoading,
  type Taken,
  takeBackLots,
  unloadLots,
} from './notes/carry-lots.ts';
export { type Choice, chooseLots, type Part, type Stocked, type Wish } from './notes/choose.rules.ts';
export type { Handed } from './notes/move.rules.ts';
export { lockStock, type Suggested, stockOf, suggestLots, type Wanting, wishesOf } from './notes/suggest-lots.ts';
export { WHY_CODES, WHYS, type Why } from './notes/why.ts';
export { holdOf, holdsOver, lotsOfHold, type StandingHold } from './read-holds.ts';
export { type Brought, lotsBrought, type OpenPlace, openPlaces } from './read-known.ts';
export { type Balance, balancesOf, type LineCarries, linesOfLots, lotsByIds, lotsByNumbers, lotsOfLines, lotsOfNote } from './read-lots.ts';
export { no as noLots } from './refusals.ts';
export { stepOf, type TraceEdge } from './trace/closure.ts';
export type { TracedLot } from './trace/trace.rules.ts';
export { type Direction, type Scope, type ScopeLine, scopeOf, type Traced, traceOf } from './trace/trace-lots.ts';
