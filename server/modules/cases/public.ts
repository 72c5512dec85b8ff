// What other modules may do with a case, inside their own unit.
export { actInUnit, type Changed, recordBeside } from './act-on-case.ts';
export { decideKeepSample, decideSettle } from './case.rules.ts';
export { hashOf, keepWords, visibleTo } from './case.store.ts';
export type { Case, Category, State, Way } from './case.ts';
export { type CaseCard, caseCard, caseCards } from './case-cards.ts';
export { type Line, titleOf } from './case-row.ts';
export { openInUnit } from './open-case.ts';
export { no as noCase } from './refusals.ts';
