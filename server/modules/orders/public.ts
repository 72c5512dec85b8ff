// What other modules may do with orders, inside their own unit.
export { confirmInUnit } from './confirm-order.ts';
export type { Draft, DraftLine } from './draft.ts';
export { issueNotesInUnit } from './issue-notes.ts';
export { CHANNELS, type Channel } from './order.ts';
export { receiveInUnit } from './receive-order.ts';
/** Many at once, as a platform's export brings them: each received, known already, or refused by itself. */
export { type Incoming, type Outcome, receiveMany } from './receive-orders.ts';
