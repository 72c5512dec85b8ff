// What may be said of claims in a browser, and by the rules of other modules.
export * from './claim.ts';
export { ENTRY_KINDS, type EntryKind } from './ledger.ts';
