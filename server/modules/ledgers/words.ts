// What may be said of ledgers in a browser, and by the rules of other modules.
export * from './ledger.ts';
