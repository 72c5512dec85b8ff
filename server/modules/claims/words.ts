// What may be said of claims in a browser, and by the rules of other modules.

export type { EvidenceKind } from '../service-plans/words.ts';
export { BEARER_CODES, BEARERS, type Bearer, BOOKING_KINDS, type BookingKind } from './account/account.ts';
export { CIRCUMSTANCE_CODES, CIRCUMSTANCES, type Circumstance } from './account/consumer-words.ts';
export { DOCUMENT_KIND_CODES, DOCUMENT_KINDS, type DocumentKind, NEEDED, WAIVED, type Waived } from './account/details.ts';
export * from './account/papers.ts';
export * from './claim.ts';
export { EVIDENCE, FILED, FREIGHTS, REACHES, type Reach, STARTED, WHYS, type Why } from './entitlements/entitlement-words.ts';
export { SAYS, type Says } from './entitlements/says.ts';
export * from './goods/goods.ts';
export { ENTRY_KINDS, type EntryKind } from './ledger.ts';
export { MESSAGE_KINDS, type MessageKind } from './message-kinds.ts';
export { OUTSIDE_RECOURSE } from './recourse.ts';
export {
  ANSWER_CODES,
  ANSWERS,
  PROPOSED_FOR,
  RECEIVED_BY,
  RECEIVED_BY_CODES,
  RECOVERY_STATE_CODES,
  RECOVERY_STATES,
  type ReceivedBy,
  type RecoveryState,
} from './recovery/recovery.ts';
export * from './replacement/bring.ts';
export { STEP_CODES, STEPS, type Step } from './steps/step.ts';
export { VIEW_CODES, VIEWS, type View } from './views.ts';
