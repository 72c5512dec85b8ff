// What may be said aloud of month end: states, kinds and their labels, for the web and for rules of others.
export * from './appeals/appeal.ts';
export * from './month-end/package.ts';
export * from './penalties/penalty.ts';
export { NO_ITEM, SCORE_STATES, type ScoreState } from './scorecards/score-words.ts';
export * from './statements/statement.ts';
