// What other modules may ask about promises and reports.
export { type BoundReport, reportOfPeriod } from './bound-report.ts';
export { type Decided, type DecidedCount, decidedCounts, decidedOne, missesOf } from './decided.ts';
