// What other modules may do with claims inside their own unit, and ask about them.

export { type BillEntry, type BilledGoods, billEntries } from './account/bill-entries.ts';
export { closeMonthInUnit, type MonthSums } from './account/close-month.ts';
export { claimableByIds, claimableLinesOf } from './read-lines.ts';
export type { Asked, Requested } from './request-claim.ts';
export { requestInUnit as requestClaimInUnit } from './request-claim.ts';
