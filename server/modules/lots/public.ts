// What other modules may do with goods and lots, inside their own unit, and ask about them.

export { extendHoldInUnit, type Hold, holdInUnit, liftInUnit } from './hold-lots.ts';
export { type Carried, type InHand, type LineCarries, type OpenPlace, sure } from './line.ts';
export { lockingLines, lockLines } from './lock-lines.ts';
export type { ForNote } from './lot.ts';
export * from './lot.ts';
export { daysOf, makeLots, type NewLot } from './make-lots.ts';
export { type Leg, workOn } from './move.rules.ts';
export { type LineLot, type MadeLot, type Move, moveInUnit } from './move-lots.ts';
export { carriedBy, carriesLots, inHand, notesWith } from './notes/carried.ts';
export {
  type BroughtBack,
  changeVan,
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
export { holdOf, holdsOver, holdsStopping, lotsOfHold, type StandingHold } from './read-holds.ts';
export { type Brought, lotsBrought, openPlaces } from './read-known.ts';
export { type Balance, balancesOf, linesOfLots, lotsByIds, lotsByNumbers, lotsOfLines, lotsOfNote } from './read-lots.ts';
export { no as noLots } from './refusals.ts';
export { type Disposal, destroyFrom, returnFrom } from './stock/dispose-lot.ts';
export { anyPlaces } from './stock/load-lots.ts';
export { stepOf } from './trace/closure.ts';
export type { TracedLot } from './trace/trace.rules.ts';
export { type Direction, type Scope, type ScopeLine, scopeOf, type Traced, traceOf } from './trace/trace-lots.ts';
export type { TraceEdge } from './trace/way.ts';
export { markUnsafeInUnit, type UnsafeAmount, type UnsafePart, unsafeOf } from './unsafe/mark-unsafe.ts';
