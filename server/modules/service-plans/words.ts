// What may be said of plans in a browser, and by the rules of other modules.
export {
  type EntitlementRule,
  EVIDENCE_KINDS,
  type EvidenceKind,
  entitlementRule,
  type GrantLimit,
  grantLimit,
  STARTS,
  type Start,
} from './entitlement-rule.ts';
