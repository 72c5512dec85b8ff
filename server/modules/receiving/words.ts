// What may be said of receiving in a browser, and by the rules of other modules.
export * from './receipt.ts';
