// What may be said of lots in a browser, and by the rules of other modules.
export * from './line.ts';
export * from './lot.ts';
export type { Part, Stocked } from './notes/choose.rules.ts';
export type { Handed } from './notes/move.rules.ts';
export * from './notes/why.ts';
export * from './stock/reasons.ts';
