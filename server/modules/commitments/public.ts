// What other modules may ask about promises and reports.
export { type BoundReport, reportOfPeriod } from './bound-report.ts';
