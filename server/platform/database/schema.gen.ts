// Generated from the migrations by `npm run generate`. Do not edit.
import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export interface AuthAccount {
  accessToken: string | null;
  accessTokenExpiresAt: ColumnType<number, string, string> | null;
  accountId: string;
  createdAt: Generated<ColumnType<number, string, string>>;
  id: Generated<string>;
  idToken: string | null;
  password: string | null;
  providerId: string;
  refreshToken: string | null;
  refreshTokenExpiresAt: ColumnType<number, string, string> | null;
  scope: string | null;
  updatedAt: ColumnType<number, string, string>;
  userId: string;
}

export interface AuthSession {
  createdAt: Generated<ColumnType<number, string, string>>;
  expiresAt: ColumnType<number, string, string>;
  id: Generated<string>;
  ipAddress: string | null;
  token: string;
  updatedAt: ColumnType<number, string, string>;
  userAgent: string | null;
  userId: string;
}

export interface AuthTwoFactor {
  backupCodes: string;
  failedVerificationCount: number | null;
  id: Generated<string>;
  lockedUntil: ColumnType<number, string, string> | null;
  secret: string;
  userId: string;
  verified: boolean | null;
}

export interface AuthUser {
  createdAt: Generated<ColumnType<number, string, string>>;
  email: string;
  emailVerified: boolean;
  id: Generated<string>;
  image: string | null;
  name: string;
  phoneNumber: string | null;
  phoneNumberVerified: boolean | null;
  twoFactorEnabled: boolean | null;
  updatedAt: Generated<ColumnType<number, string, string>>;
  username: string | null;
}

export interface AuthVerification {
  createdAt: Generated<ColumnType<number, string, string>>;
  expiresAt: ColumnType<number, string, string>;
  id: Generated<string>;
  identifier: string;
  updatedAt: Generated<ColumnType<number, string, string>>;
  value: string;
}

export interface CasesAsk {
  answer_by: ColumnType<number, string, string>;
  answered_at: ColumnType<number, string, string> | null;
  asked_at: ColumnType<number, string, string>;
  case_id: string;
  department: string;
  id: string;
}

export interface CasesCase {
  against_staff_id: string | null;
  answered_at: ColumnType<number, string, string> | null;
  assignee_id: string | null;
  category: string;
  channel: string;
  closed_at: ColumnType<number, string, string> | null;
  confirmed_at: ColumnType<number, string, string> | null;
  customer_id: string;
  id: string;
  last_word: string;
  last_word_at: ColumnType<number, string, string>;
  line_id: string | null;
  lines: ColumnType<JsonValue, string, string>;
  needed_by: ColumnType<number, string, string> | null;
  note_id: string | null;
  number: string;
  opened_at: ColumnType<number, string, string>;
  recorded_at: ColumnType<number, string, string>;
  reopenings: Generated<number>;
  root_cause: string | null;
  settled_at: ColumnType<number, string, string> | null;
  severity: number;
  site_id: string | null;
  state: string;
  subcategory: string | null;
  waiting_on: string | null;
  way: string | null;
}

export interface CasesDockDraft {
  accepted: ColumnType<number, number | string, number | string> | null;
  came: ColumnType<number, number | string, number | string> | null;
  case_id: string | null;
  customer_id: string;
  decided_at: ColumnType<number, string, string> | null;
  decided_by: string | null;
  deduct_bp: Generated<number>;
  dismissed_for: string | null;
  id: string;
  line_id: string | null;
  note_id: string;
  outcome: string;
  photos: Generated<string[]>;
  product: string | null;
  reason: string;
  said: ColumnType<number, number | string, number | string> | null;
  site_id: string;
  state: Generated<string>;
  suggested: string;
  told_at: ColumnType<number, string, string>;
  unit: string | null;
}

export interface CasesEvidence {
  added_at: ColumnType<number, string, string>;
  added_by: string;
  case_id: string;
  file_id: string;
  internal: boolean;
  kind: string;
  sha256: string;
}

export interface CasesMessage {
  author: string;
  author_name: string;
  body: string;
  case_id: string;
  channel: string;
  department: string | null;
  id: string;
  internal: boolean;
  kind: string;
  occurred_at: ColumnType<number, string, string>;
  recorded_at: ColumnType<number, string, string>;
}

export interface CasesQueue {
  assignee_id: string | null;
  case_id: string;
  clock_started_at: ColumnType<number, string, string> | null;
  commitment_id: string | null;
  customer_id: string;
  due_at: ColumnType<number, string, string> | null;
  missed: Generated<number>;
  opened_at: ColumnType<number, string, string>;
  paused: Generated<boolean>;
  safety: boolean;
  state: string;
}

export interface CasesReporter {
  case_id: string;
  name: string | null;
  phone: string | null;
}

export interface CertificatesCertificate {
  amount: ColumnType<number, number | string, number | string> | null;
  based_on: Generated<string[]>;
  filed_at: ColumnType<number, string, string>;
  files: ColumnType<JsonValue, string, string>;
  goods: string[];
  id: string;
  issued_on: string;
  kind: string;
  lot: string | null;
  lot_id: string | null;
  missing: Generated<string[]>;
  number: string;
  place_of_origin: string | null;
  products: ColumnType<JsonValue, string, string>;
  reissued: Generated<boolean>;
  supplier_id: string | null;
  unit: string | null;
  valid_from: string;
  valid_to: string | null;
  variant: string | null;
  withdrawn_at: ColumnType<number, string, string> | null;
  withdrawn_for: string | null;
}

export interface CertificatesConcern {
  delivery_on: string;
  goods: string[];
  note_id: string;
  stale_since: ColumnType<number, string, string> | null;
}

export interface CertificatesPack {
  bundled_at: ColumnType<number, string, string>;
  certificates: string[];
  complete: boolean;
  customer_id: string;
  delivery_on: string;
  line_count: number;
  missing: ColumnType<JsonValue, string, string>;
  note_id: string;
  site_id: string;
}

export interface CertificatesSample {
  lacking: ColumnType<JsonValue, string, string>;
  needed: number;
  on_day: string;
  supplier_id: string;
  valid: number;
}

export interface CertificatesWarning {
  on_day: string;
  paper: string;
  step: number;
}

export interface CertificatesWords {
  certificate_id: string;
  filed_by: string;
  remark: Generated<string>;
  supplier: Generated<string>;
}

export interface ClaimsAccountClosed {
  closed_at: ColumnType<number, string, string>;
  customer_id: string;
  month: string;
}

export interface ClaimsAccountEntry {
  amount_fen: ColumnType<number, number | string, number | string>;
  booked_at: ColumnType<number, string, string>;
  booked_by: string;
  case_id: string | null;
  claim_id: string | null;
  customer_id: string;
  fact_id: string;
  id: string;
  kind: string;
  month: string;
  note_id: string | null;
  pay: string;
  reverses: string | null;
  site_id: string;
  way: string | null;
}

export interface ClaimsAccountTotal {
  bill_fen: Generated<ColumnType<number, number | string, number | string>>;
  customer_id: string;
  entries: Generated<number>;
  month: string;
  site_id: string;
  transfer_fen: Generated<ColumnType<number, number | string, number | string>>;
}

export interface ClaimsAccountWords {
  author: string;
  author_name: string;
  body: string;
  entry_id: string;
}

export interface ClaimsClaim {
  accepted_at: ColumnType<number, string, string> | null;
  arrive_by: ColumnType<number, string, string> | null;
  asked_fen: ColumnType<number, number | string, number | string> | null;
  case_id: string;
  clause_key: string | null;
  clause_version: number | null;
  customer_id: string;
  decided_at: ColumnType<number, string, string> | null;
  declined_for: string | null;
  delivered_at: ColumnType<number, string, string> | null;
  driver_id: string | null;
  endorsed_at: ColumnType<number, string, string> | null;
  endorsed_by: string | null;
  food_safety: Generated<boolean>;
  goods: Generated<string>;
  granted_fen: ColumnType<number, number | string, number | string> | null;
  id: string;
  needed_by: ColumnType<number, string, string> | null;
  note_id: string | null;
  number: string;
  pay: string | null;
  planned_at: ColumnType<number, string, string> | null;
  reason: string;
  recall_id: string | null;
  recorded_at: ColumnType<number, string, string>;
  requested_at: ColumnType<number, string, string>;
  requested_by: string;
  requester: Generated<string>;
  settled_at: ColumnType<number, string, string> | null;
  site_id: string;
  state: string;
  value_fen: ColumnType<number, number | string, number | string> | null;
  vehicle: string | null;
  verdict: ColumnType<JsonValue, string, string> | null;
  way: string;
  withdrawn_at: ColumnType<number, string, string> | null;
  withdrawn_for: string | null;
}

export interface ClaimsCost {
  claim_fen: ColumnType<number, number | string, number | string>;
  claim_id: string;
  customer_id: string;
  extra_fen: ColumnType<number, number | string, number | string>;
  split_at: ColumnType<number, string, string>;
}

export interface ClaimsCostPart {
  amount_fen: ColumnType<number, number | string, number | string>;
  asked_fen: Generated<ColumnType<number, number | string, number | string>>;
  bearer: string;
  claim_id: string;
  name: Generated<string>;
  part_no: number;
  supplier_id: string | null;
}

export interface ClaimsDisposal {
  amount: ColumnType<number, number | string, number | string>;
  claim_id: string;
  disposed_at: ColumnType<number, string, string>;
  disposition: string;
  event_id: string | null;
  id: string;
  parcel_id: string;
  photos: ColumnType<JsonValue, string, string>;
  reported_at: ColumnType<number, string, string> | null;
  supplier_id: string | null;
  weight: ColumnType<number, number | string, number | string> | null;
  witnesses: Generated<number>;
}

export interface ClaimsDocument {
  added_at: ColumnType<number, string, string>;
  amount_fen: ColumnType<number, number | string, number | string>;
  claim_id: string;
  file_id: string;
  id: string;
  kind: string;
  sha256: string;
}

export interface ClaimsEntry {
  amount: ColumnType<number, number | string, number | string>;
  claim_id: string | null;
  customer_id: string;
  event_id: string | null;
  fact_id: string;
  item_id: string | null;
  kind: string;
  leg: number;
  line_id: string;
  lot_id: string | null;
  note_id: string;
  occurred_at: ColumnType<number, string, string>;
}

export interface ClaimsErrand {
  checked_at: ColumnType<number, string, string> | null;
  claim_id: string;
  loaded_at: ColumnType<number, string, string> | null;
  picked_at: ColumnType<number, string, string> | null;
  special: Generated<boolean>;
  vehicle_id: string | null;
}

export interface ClaimsErrandItem {
  amount: ColumnType<number, number | string, number | string>;
  claim_id: string;
  item_id: string;
  missing: Generated<ColumnType<number, number | string, number | string>>;
  product_id: string | null;
  substitute: Generated<boolean>;
  unit: string;
}

export interface ClaimsGoodsWords {
  about_id: string;
  author_name: string;
  body: string;
  claim_id: string;
  kind: string;
  place: Generated<string>;
  recorded_at: ColumnType<number, string, string>;
  reported_to: Generated<string>;
  witnesses: Generated<string[]>;
}

export interface ClaimsItem {
  adopted: Generated<ColumnType<number, number | string, number | string>>;
  approved: ColumnType<number, number | string, number | string> | null;
  claim_id: string;
  given: ColumnType<number, number | string, number | string> | null;
  id: string;
  item_no: number;
  line_id: string;
  lot_id: string | null;
  note_id: string;
  note_line_id: string;
  price_fen: ColumnType<number, number | string, number | string> | null;
  price_per: string | null;
  product_id: string | null;
  refused_part: Generated<ColumnType<number, number | string, number | string>>;
  requested: ColumnType<number, number | string, number | string>;
  unit: string;
}

export interface ClaimsLine {
  accepted: Generated<ColumnType<number, number | string, number | string>>;
  claimed: Generated<ColumnType<number, number | string, number | string>>;
  customer_id: string;
  given: Generated<ColumnType<number, number | string, number | string>>;
  gone: Generated<ColumnType<number, number | string, number | string>>;
  line_id: string;
  note_id: string;
  refused: Generated<ColumnType<number, number | string, number | string>>;
  returned: Generated<ColumnType<number, number | string, number | string>>;
}

export interface ClaimsLineLot {
  carried: Generated<ColumnType<number, number | string, number | string>>;
  claimed: Generated<ColumnType<number, number | string, number | string>>;
  line_id: string;
  lot_id: string;
  returned: Generated<ColumnType<number, number | string, number | string>>;
}

export interface ClaimsMedicalDocument {
  added_at: ColumnType<number, string, string>;
  amount_fen: ColumnType<number, number | string, number | string>;
  claim_id: string;
  file_id: string;
  id: string;
  kind: string;
}

export interface ClaimsMessage {
  author: string;
  author_name: string;
  body: string;
  claim_id: string;
  id: string;
  internal: boolean;
  kind: string;
  occurred_at: ColumnType<number, string, string>;
  recorded_at: ColumnType<number, string, string>;
}

export interface ClaimsMoneyDetail {
  billed_fen: ColumnType<number, number | string, number | string> | null;
  claim_id: string;
  clause_key: string | null;
  clause_version: number | null;
  contract_fen: ColumnType<number, number | string, number | string> | null;
  document_count: Generated<number>;
  documents_fen: Generated<ColumnType<number, number | string, number | string>>;
  missing: Generated<string[]>;
  paid_fen: ColumnType<number, number | string, number | string> | null;
  share_bp: number | null;
  times_bp: number | null;
  waived: string | null;
}

export interface ClaimsParcel {
  booked: Generated<ColumnType<number, number | string, number | string>>;
  claim_id: string;
  collected: ColumnType<number, number | string, number | string> | null;
  collected_at: ColumnType<number, string, string> | null;
  customer_id: string;
  disposed: Generated<ColumnType<number, number | string, number | string>>;
  disposed_at: ColumnType<number, string, string> | null;
  expected: ColumnType<number, number | string, number | string>;
  finding: string | null;
  food_safety: boolean;
  id: string;
  inspected_at: ColumnType<number, string, string> | null;
  item_id: string;
  line_id: string;
  lot_id: string | null;
  note_id: string;
  note_line_id: string;
  number: string;
  pickup_id: string;
  place_id: string | null;
  place_kind: string | null;
  product_id: string | null;
  quarantined_at: ColumnType<number, string, string> | null;
  received: ColumnType<number, number | string, number | string> | null;
  received_at: ColumnType<number, string, string> | null;
  site_id: string;
  state: string;
  unit: string;
  unsafe: boolean;
}

export interface ClaimsPickup {
  by_rule: Generated<boolean>;
  claim_id: string;
  collected_at: ColumnType<number, string, string> | null;
  customer_id: string;
  driver_id: string | null;
  due_at: ColumnType<number, string, string> | null;
  food_safety: boolean;
  id: string;
  mode: string | null;
  number: string;
  opened_at: ColumnType<number, string, string>;
  planned_at: ColumnType<number, string, string> | null;
  site_id: string;
  state: string;
  stop_note_id: string | null;
  until: ColumnType<number, string, string>;
  vehicle: string | null;
}

export interface ClaimsRecourse {
  amount_fen: ColumnType<number, number | string, number | string>;
  claim_id: string;
  customer_id: string;
  id: string;
  opened_at: ColumnType<number, string, string>;
  recovered_fen: Generated<ColumnType<number, number | string, number | string>>;
}

export interface ClaimsRecoursePart {
  amount_fen: ColumnType<number, number | string, number | string>;
  at: ColumnType<number, string, string>;
  bearer: string;
  fact_id: string;
  recourse_id: string;
  recovery_id: string | null;
}

export interface ClaimsRecovery {
  answer: string | null;
  answer_by: ColumnType<number, string, string>;
  answered_at: ColumnType<number, string, string> | null;
  answered_fen: ColumnType<number, number | string, number | string> | null;
  asked_fen: ColumnType<number, number | string, number | string>;
  bearer: string;
  claim_id: string;
  customer_id: string;
  ended_at: ColumnType<number, string, string> | null;
  id: string;
  name: Generated<string>;
  number: string;
  part_no: number;
  recovered_fen: ColumnType<number, number | string, number | string> | null;
  requested_at: ColumnType<number, string, string>;
  state: string;
  supplier_id: string | null;
}

export interface ClaimsShortage {
  agreed_by: string | null;
  claim_id: string;
  found_at: ColumnType<number, string, string>;
  id: string;
  items: ColumnType<JsonValue, string, string>;
  later_by: ColumnType<number, string, string> | null;
  other_way: string | null;
  outcome: string | null;
  reason: string;
  substitute: ColumnType<JsonValue, string, string> | null;
  talked_at: ColumnType<number, string, string> | null;
  talked_by: string | null;
}

export interface ClaimsSiteDestruction {
  amount: ColumnType<number, number | string, number | string>;
  claim_id: string;
  customer_id: string;
  destroyed_at: ColumnType<number, string, string>;
  event_id: string | null;
  id: string;
  item_id: string;
  lot_id: string | null;
  photos: ColumnType<JsonValue, string, string>;
  said_by: string;
  site_id: string;
  unit: string;
  weight: ColumnType<number, number | string, number | string> | null;
  witnesses: number;
}

export interface ClaimsStep {
  claim_id: string;
  from_step: string | null;
  handed_at: ColumnType<number, string, string>;
  handed_by: string;
  id: string;
  received_at: ColumnType<number, string, string> | null;
  received_by: string | null;
  received_told: string | null;
  step: string;
  to_id: string | null;
  to_roles: string[];
  told: string;
}

export interface CommitmentsCommitment {
  acknowledged_at: ColumnType<number, string, string> | null;
  allowed_ms: ColumnType<number, number | string, number | string> | null;
  bound: string;
  calendar_version: string;
  clause_id: string;
  clause_key: string;
  contract_key: string;
  contract_version: number;
  corrected: boolean;
  counted_at: ColumnType<number, string, string>;
  customer_id: string | null;
  decided_at: ColumnType<number, string, string> | null;
  done_at: ColumnType<number, string, string> | null;
  due_at: ColumnType<number, string, string> | null;
  evidence: ColumnType<JsonValue, string, string>;
  grade: string | null;
  id: string;
  instance: string;
  kind: string;
  next_alarm_at: ColumnType<number, string, string> | null;
  next_step: string | null;
  opened_at: ColumnType<number, string, string>;
  paused: boolean;
  pauses: ColumnType<JsonValue, string, string>;
  quarantined: boolean;
  site_id: string | null;
  started_at: ColumnType<number, string, string>;
  subject_id: string;
  subject_type: string;
  told: string[];
  unknown: string | null;
  used_ms: ColumnType<number, number | string, number | string> | null;
  value: number | null;
  verdict: string;
}

export interface CommitmentsExcuse {
  clause_key: string;
  commitment_id: string;
  customer_id: string | null;
  decided_at: ColumnType<number, string, string> | null;
  decided_by: string | null;
  files: ColumnType<JsonValue, string, string>;
  id: string;
  instance: string;
  reason: string;
  requested_at: ColumnType<number, string, string>;
  requested_by: string;
  state: string;
  subject_id: string;
  subject_type: string;
  text_hash: string;
}

export interface CommitmentsReport {
  contract_key: string;
  contract_version: number;
  customer_id: string;
  drafted_at: ColumnType<number, string, string>;
  drafted_by: string;
  id: string;
  period: string;
  released_at: ColumnType<number, string, string> | null;
  released_by: string | null;
  sha256: string;
  state: string;
}

export interface CommitmentsReportContent {
  content: string;
  report_id: string;
  sha256: string;
}

export interface CommitmentsReportLine {
  answered_at: ColumnType<number, string, string> | null;
  answered_by: string | null;
  clause_key: string;
  line: number;
  report_id: string;
  state: string;
  word_hash: string | null;
}

export interface CommitmentsWord {
  about_id: string;
  about_type: string;
  author: string;
  body: string;
  id: string;
  written_at: ColumnType<number, string, string>;
}

export interface CustomersAlias {
  alias: string;
  confirmed: Generated<number>;
  customer_id: string;
  last_used_at: ColumnType<number, string, string>;
  site_id: string | null;
}

export interface CustomersContact {
  acceptor: Generated<boolean>;
  account_id: string | null;
  active: Generated<boolean>;
  created_at: ColumnType<number, string, string>;
  customer_id: string;
  id: string;
  name: string;
  phone: string | null;
  role: string;
  site_id: string | null;
}

export interface CustomersCustomer {
  active: Generated<boolean>;
  agent_id: string | null;
  clerk_id: string | null;
  code: string;
  created_at: ColumnType<number, string, string>;
  id: string;
  kind: string;
  level: string | null;
  manager_id: string | null;
  name: string;
  remark: Generated<string>;
}

export interface CustomersSite {
  active: Generated<boolean>;
  address: Generated<string>;
  code: string;
  created_at: ColumnType<number, string, string>;
  customer_id: string;
  gate_rules: Generated<string>;
  id: string;
  latitude: number | null;
  life_left_bp: number | null;
  longitude: number | null;
  lot_rule: Generated<string>;
  meals: Generated<ColumnType<JsonValue, string, string>>;
  name: string;
  order_cutoff: Generated<string>;
  receiving: Generated<ColumnType<JsonValue, string, string>>;
  scale: Generated<string>;
  signers_needed: Generated<number>;
}

export interface CustomersVisit {
  customer_id: string;
  id: string;
  latitude: number | null;
  longitude: number | null;
  metres: number | null;
  recorded_at: ColumnType<number, string, string>;
  signature_file_id: string | null;
  site_id: string;
  summary: Generated<string>;
  visited_at: ColumnType<number, string, string>;
  visited_by: string;
}

export interface DeliveriesEstimate {
  arrive_at: ColumnType<number, string, string>;
  computed_at: ColumnType<number, string, string>;
  note_id: string;
  reason: string;
  stops_before: number;
}

export interface DeliveriesException {
  caused_by: string;
  customer_id: string;
  ending: string | null;
  id: string;
  kind: string;
  new_estimate: ColumnType<number, string, string> | null;
  note_id: string;
  proposed_at: ColumnType<number, string, string> | null;
  remedy: string | null;
  reported_at: ColumnType<number, string, string>;
  settled_at: ColumnType<number, string, string> | null;
  site_id: string;
  state: string;
  together_id: string;
  told: Generated<boolean>;
  vehicle: string | null;
}

export interface DeliveriesGateWait {
  began_at: ColumnType<number, string, string>;
  caused_by: string;
  customer_id: string;
  grade: string;
  id: string;
  metres: number | null;
  note_id: string;
  proof_sha256: Generated<string[]>;
  reason: string;
}

export interface DeliveriesGoodsState {
  customer_id: string;
  id: string;
  looks: string;
  note_id: string;
  occurred_at: ColumnType<number, string, string>;
  tenths_celsius: number | null;
}

export interface DeliveriesLoadRemark {
  body: string;
  note_id: string;
  recorded_at: ColumnType<number, string, string>;
}

export interface DeliveriesMapping {
  active: Generated<boolean>;
  changed_at: ColumnType<number, string, string>;
  changed_by: string;
  columns: ColumnType<JsonValue, string, string>;
  direction: string;
  id: string;
  key: string | null;
  name: string;
  options: ColumnType<JsonValue, string, string>;
  version: Generated<number>;
}

export interface DeliveriesNote {
  accepted_at: ColumnType<number, string, string> | null;
  arrived_at: ColumnType<number, string, string> | null;
  checked_at: ColumnType<number, string, string> | null;
  content_hash: string;
  crates_back: number | null;
  crates_counted: number | null;
  crates_out: Generated<number>;
  customer_id: string;
  delay_by: string | null;
  delay_reason: string | null;
  delivery_on: string;
  departed_at: ColumnType<number, string, string> | null;
  departed_unchecked: Generated<boolean>;
  differences: Generated<ColumnType<JsonValue, string, string>>;
  driver_id: string | null;
  foreseen_at: ColumnType<number, string, string> | null;
  foreseen_estimate: ColumnType<number, string, string> | null;
  foreseen_step: string | null;
  id: string;
  issued_at: ColumnType<number, string, string>;
  left_at: ColumnType<number, string, string> | null;
  line_count: number;
  loaded_at: ColumnType<number, string, string> | null;
  new_estimate: ColumnType<number, string, string> | null;
  number: string;
  order_id: string | null;
  picked_at: ColumnType<number, string, string> | null;
  prints: Generated<number>;
  rating_asked_at: ColumnType<number, string, string> | null;
  reason: string | null;
  recorded_at: ColumnType<number, string, string>;
  seals: Generated<string[]>;
  seals_whole: boolean | null;
  site_id: string;
  stars: number | null;
  state: string;
  stop_no: number | null;
  timing: Generated<string>;
  told_at: ColumnType<number, string, string> | null;
  told_estimate: ColumnType<number, string, string> | null;
  unloading_at: ColumnType<number, string, string> | null;
  urgent: Generated<boolean>;
  vehicle: string | null;
  vehicle_id: string | null;
  waiting_at: ColumnType<number, string, string> | null;
  wave_id: string | null;
  window_from: ColumnType<number, string, string>;
  window_to: ColumnType<number, string, string>;
}

export interface DeliveriesNoteLine {
  accepted: ColumnType<number, number | string, number | string> | null;
  accepted_pieces: number | null;
  deduct_bp: number | null;
  expires_on: string | null;
  gross: ColumnType<number, number | string, number | string> | null;
  id: string;
  line_no: number;
  lot: string | null;
  net: ColumnType<number, number | string, number | string> | null;
  note_id: string;
  order_line_id: string | null;
  ordered: ColumnType<number, number | string, number | string>;
  outcome: string | null;
  over_bp: number | null;
  pick_gross: ColumnType<number, number | string, number | string> | null;
  pick_tare: ColumnType<number, number | string, number | string> | null;
  pick_version: Generated<number>;
  picked: ColumnType<number, number | string, number | string> | null;
  picked_pieces: number | null;
  piece_tare: number | null;
  piece_unit: string | null;
  pieces: number | null;
  produced_on: string | null;
  product: string;
  product_code: string | null;
  product_id: string | null;
  reason: string | null;
  said: ColumnType<number, number | string, number | string> | null;
  spec: Generated<string>;
  substitute_for: string | null;
  tare: ColumnType<number, number | string, number | string> | null;
  under_bp: number | null;
  unit: string;
}

export interface DeliveriesPaperSetting {
  changed_at: ColumnType<number, string, string>;
  copies: number;
  form: string;
  label_size: string;
  only_one: Generated<boolean>;
  prices: boolean;
  stamp_file_id: string | null;
}

export interface DeliveriesPhoto {
  file_id: string;
  line_id: string | null;
  note_id: string;
  place: number;
}

export interface DeliveriesReceipt {
  content_hash: string | null;
  note_id: string;
  paper_file_id: string | null;
  receiver: string;
  receiver_name: string;
  recorded_at: ColumnType<number, string, string>;
  remark: Generated<string>;
  signature_file_id: string | null;
}

export interface DeliveriesRoadFigures {
  depot_latitude: number | null;
  depot_longitude: number | null;
  detour_bp: number;
  gate_minutes: number;
  leg_minutes: number;
  mark: string;
  near_minutes: number;
  overdue_minutes: number;
  service_minutes: number;
  source: string;
  speed_kmh: number;
  valid_from: string;
}

export interface DeliveriesRoadWord {
  author: string;
  author_name: string;
  body: string;
  exception_id: string | null;
  id: string;
  note_id: string;
  step: string;
  written_at: ColumnType<number, string, string>;
}

export interface DeliveriesSigner {
  name: string;
  note_id: string;
  place: number;
  role: string;
  signature_file_id: string | null;
}

export interface DeliveriesWave {
  day: string;
  done_at: ColumnType<number, string, string> | null;
  id: string;
  opened_at: ColumnType<number, string, string>;
  state: string;
  wave_no: number;
}

export interface FilesAttachment {
  attached_at: ColumnType<number, string, string>;
  attached_by: string;
  customer_id: string | null;
  file_id: string;
  mark: Generated<ColumnType<JsonValue, string, string>>;
  subject_id: string;
  subject_type: string;
  visibility: string;
}

export interface FilesFile {
  attached_at: ColumnType<number, string, string> | null;
  created_at: ColumnType<number, string, string>;
  customer_id: string | null;
  height: number | null;
  id: string;
  kind: string;
  media_type: string;
  original_name: string | null;
  sha256: string;
  size: ColumnType<number, number | string, number | string>;
  uploaded_by: string;
  uploader_name: string;
  width: number | null;
}

export interface HttpIdempotency {
  actor: string;
  answer: ColumnType<JsonValue, string, string>;
  created_at: ColumnType<number, string, string>;
  key: string;
  request: string;
}

export interface IdentityAccount {
  active: Generated<boolean>;
  created_at: ColumnType<number, string, string>;
  customer_id: string | null;
  display_name: string;
  id: string;
  kind: string;
  phone: string | null;
  roles: string[];
  site_ids: Generated<string[]>;
  user_name: string | null;
}

export interface IdentityApiKey {
  created_at: ColumnType<number, string, string>;
  created_by: string;
  expires_at: ColumnType<number, string, string>;
  hint: string;
  id: string;
  last_used_at: ColumnType<number, string, string> | null;
  name: string;
  revoked_at: ColumnType<number, string, string> | null;
  scopes: string[];
  sha256: Buffer;
}

export interface IdentityMonthToken {
  created_at: ColumnType<number, string, string>;
  customer_id: string;
  expires_at: ColumnType<number, string, string>;
  id: string;
  month: string;
  revoked_at: ColumnType<number, string, string> | null;
  sha256: Buffer;
}

export interface IdentityNoteToken {
  created_at: ColumnType<number, string, string>;
  customer_id: string;
  expires_at: ColumnType<number, string, string>;
  id: string;
  note_id: string;
  revoked_at: ColumnType<number, string, string> | null;
  sha256: Buffer;
  site_id: string;
}

export interface JobsJob {
  actor: ColumnType<JsonValue, string, string>;
  cancel_asked: Generated<boolean>;
  created_at: ColumnType<number, string, string>;
  done: Generated<number>;
  ended_at: ColumnType<number, string, string> | null;
  file_id: string | null;
  id: string;
  input: ColumnType<JsonValue, string, string>;
  kind: string;
  locale: string;
  message: string | null;
  owner: string;
  state: string;
  summary: ColumnType<JsonValue, string, string> | null;
  title: ColumnType<JsonValue, string, string>;
  total: number | null;
}

export interface JournalFact {
  actor: string;
  data: ColumnType<JsonValue, string, string>;
  grade: string;
  id: string;
  name: string;
  occurred_at: ColumnType<number, string, string>;
  position: Generated<ColumnType<number, number | string, number | string>>;
  recorded_at: ColumnType<number, string, string>;
  subjects: string[];
  tx_id: Generated<string>;
  version: number;
}

export interface JournalFactSubject {
  position: ColumnType<number, number | string, number | string>;
  recorded_at: ColumnType<number, string, string>;
  subject_id: string;
  subject_type: string;
}

export interface JournalReader {
  name: string;
  position: ColumnType<number, number | string, number | string>;
  tx_id: string;
}

export interface JournalSeal {
  chain: Buffer;
  facts: number;
  from_tx: string;
  leaves: Buffer;
  number: ColumnType<number, number | string, number | string>;
  positions: ArrayType<ColumnType<number, number | string, number | string>>;
  root: Buffer;
  sealed_at: ColumnType<number, string, string>;
  until_tx: string;
}

export interface LedgersDue {
  data: ColumnType<JsonValue, string, string>;
  fact_id: string;
  name: string;
  occurred_at: ColumnType<number, string, string>;
  since: ColumnType<number, string, string>;
}

export interface LedgersEntry {
  amount: ColumnType<number, number | string, number | string>;
  book: string;
  category: string | null;
  corrects: string | null;
  day_lot: Generated<boolean>;
  event_id: string | null;
  expires_on: string | null;
  id: string;
  kind: string;
  line_id: string | null;
  lot_id: string | null;
  lot_number: string | null;
  missing: Generated<string[]>;
  note_id: string | null;
  note_number: string | null;
  number: string;
  on_day: string;
  origin: Generated<string>;
  party_address: Generated<string>;
  party_contact: Generated<string>;
  party_id: string | null;
  party_name: Generated<string>;
  posted_at: ColumnType<number, string, string>;
  posted_by: string;
  produced_on: string | null;
  product: string;
  product_code: string | null;
  product_id: string | null;
  reason: Generated<string>;
  shelf_life_days: number | null;
  spec: Generated<string>;
  supplier_lot: string | null;
  unit: string;
}

export interface LedgersLegalHold {
  id: string;
  lifted_at: ColumnType<number, string, string> | null;
  lots: string[];
  reason: string;
  recall_id: string | null;
  set_at: ColumnType<number, string, string>;
}

export interface LedgersLegalHoldWords {
  author: string;
  author_name: string;
  body: string;
  hold_id: string;
  recorded_at: ColumnType<number, string, string>;
}

export interface LotsBalance {
  amount: ColumnType<number, number | string, number | string>;
  here: Generated<boolean>;
  lot_id: string;
  place_id: string;
  place_kind: string;
}

export interface LotsDestruction {
  destroyed_on: string;
  event_id: string;
  lot_id: string;
  photos: ColumnType<JsonValue, string, string>;
  reported_at: ColumnType<number, string, string> | null;
  weight: ColumnType<number, number | string, number | string> | null;
}

export interface LotsDestructionWords {
  event_id: string;
  place: string;
  reported_to: string;
  witnesses: string[];
}

export interface LotsEdge {
  event_id: string;
  from_lot: string;
  given: ColumnType<number, number | string, number | string>;
  kind: string;
  possible: boolean;
  taken: ColumnType<number, number | string, number | string>;
  to_lot: string;
}

export interface LotsEvent {
  actor: string;
  id: string;
  kind: string;
  note_id: string | null;
  occurred_at: ColumnType<number, string, string>;
  reason: string | null;
  recorded_at: ColumnType<number, string, string>;
}

export interface LotsHold {
  alert_id: string | null;
  began_at: ColumnType<number, string, string>;
  case_id: string | null;
  customer_id: string | null;
  id: string;
  kind: string;
  lifted_at: ColumnType<number, string, string> | null;
  lot_count: number;
  outcome: string | null;
  reason: string;
  recall_id: string | null;
}

export interface LotsHoldLot {
  hold_id: string;
  lifted_at: ColumnType<number, string, string> | null;
  lot_id: string;
}

export interface LotsLiftWords {
  author_name: string;
  body: string;
  hold_id: string;
  id: string;
  lots: number;
  recorded_at: ColumnType<number, string, string>;
}

export interface LotsLine {
  aged_on: string;
  at_most: Generated<ColumnType<number, number | string, number | string>>;
  certainty: string;
  consumed: Generated<ColumnType<number, number | string, number | string>>;
  customer_id: string;
  delivered: Generated<ColumnType<number, number | string, number | string>>;
  delivery_on: string;
  destroyed: Generated<ColumnType<number, number | string, number | string>>;
  line_id: string;
  lot_id: string;
  note_id: string;
  note_number: string;
  picked: Generated<ColumnType<number, number | string, number | string>>;
  product_id: string;
  returned: Generated<ColumnType<number, number | string, number | string>>;
  site_id: string;
  stage: string;
  vehicle_id: string | null;
}

export interface LotsLot {
  base: string;
  day_lot: Generated<boolean>;
  derived: string | null;
  expires_on: string | null;
  id: string;
  made_by: string;
  number: string;
  origin: Generated<string>;
  produced_on: string | null;
  product_id: string;
  received_on: string;
  registered_at: ColumnType<number, string, string>;
  state: Generated<string>;
  supplier_id: string | null;
  supplier_lot: string | null;
  unit: string;
}

export interface LotsMovement {
  amount: ColumnType<number, number | string, number | string>;
  event_id: string;
  from_kind: string;
  from_place: string;
  kind: string;
  leg: number;
  line_id: string | null;
  lot_id: string;
  note_id: string | null;
  occurred_at: ColumnType<number, string, string>;
  to_kind: string;
  to_place: string;
}

export interface LotsPlace {
  active: Generated<boolean>;
  id: string;
  kind: string;
  name: string;
  opened_at: ColumnType<number, string, string>;
  temperature: string;
}

export interface LotsTrace {
  actor: string;
  ask_id: string | null;
  case_id: string | null;
  customer_id: string | null;
  customers: number;
  id: string;
  lot_id: string;
  lots: number;
  possible: number;
  sites: number;
  traced_at: ColumnType<number, string, string>;
}

export interface LotsTraceAsk {
  answered_at: ColumnType<number, string, string> | null;
  asked_at: ColumnType<number, string, string>;
  asked_by: string;
  case_id: string | null;
  customer_id: string | null;
  id: string;
  lot_id: string;
}

export interface LotsUnsafe {
  amount: ColumnType<number, number | string, number | string>;
  lot_id: string;
  place_id: string;
  place_kind: string;
}

export interface LotsUnsafeMark {
  amount: ColumnType<number, number | string, number | string>;
  case_id: string | null;
  customer_id: string | null;
  event_id: string | null;
  fact_id: string;
  leg: number;
  lot_id: string;
  marked_at: ColumnType<number, string, string>;
  place_id: string;
  place_kind: string;
  why: string;
}

export interface LotsWords {
  about_id: string;
  author: string;
  author_name: string;
  body: string;
  recorded_at: ColumnType<number, string, string>;
}

export interface MessagingMailAddress {
  account_id: string;
  email: string;
  updated_at: ColumnType<number, string, string>;
}

export interface MessagingMessage {
  about_id: string | null;
  about_type: string | null;
  account_id: string | null;
  address: string | null;
  attempted_at: ColumnType<number, string, string> | null;
  attempts: Generated<number>;
  body: string;
  channel: string;
  created_at: ColumnType<number, string, string>;
  error: string | null;
  id: string;
  key: string;
  listed: Generated<ColumnType<JsonValue, string, string>>;
  notices: Generated<number>;
  params: ColumnType<JsonValue, string, string>;
  read_at: ColumnType<number, string, string> | null;
  reason: string | null;
  receiver: string;
  resends: Generated<number>;
  sent_at: ColumnType<number, string, string> | null;
  status: string;
  subject: string;
  template: string;
}

export interface MessagingNotice {
  about_id: string | null;
  about_type: string | null;
  channels: string[];
  created_at: ColumnType<number, string, string>;
  delivered_at: ColumnType<number, string, string> | null;
  due_at: ColumnType<number, string, string>;
  id: string;
  key: string;
  params: ColumnType<JsonValue, string, string>;
  receivers: ColumnType<JsonValue, string, string>;
  template: string;
}

export interface MessagingTemplate {
  body: string;
  locale: string;
  name: string;
  subject: string;
  updated_at: ColumnType<number, string, string>;
  updated_by: string;
}

export interface OrdersChecked {
  blocks: number;
  checked_at: ColumnType<number, string, string>;
  findings: ColumnType<JsonValue, string, string>;
  order_id: string;
  warnings: number;
}

export interface OrdersLine {
  amount: ColumnType<number, number | string, number | string>;
  id: string;
  line_no: number;
  missing: Generated<ColumnType<number, number | string, number | string>>;
  order_id: string;
  ordered_amount: ColumnType<number, number | string, number | string>;
  ordered_unit: string;
  piece_unit: string | null;
  pieces: number | null;
  price_fen: ColumnType<number, number | string, number | string> | null;
  price_per: string | null;
  product: string;
  product_code: string | null;
  product_id: string | null;
  sheet_id: string | null;
  spec: string;
  total_fen: ColumnType<number, number | string, number | string> | null;
  unchecked: boolean;
  unit: string;
}

export interface OrdersOrder {
  agreed: boolean | null;
  change_until: ColumnType<number, string, string>;
  channel: string;
  checks: string | null;
  confirmed_at: ColumnType<number, string, string> | null;
  content_hash: string;
  customer_id: string;
  delivered_at: ColumnType<number, string, string> | null;
  delivery_on: string;
  external_number: string | null;
  id: string;
  kind: string;
  line_count: number;
  note_id: string | null;
  number: string;
  ready_at: ColumnType<number, string, string> | null;
  reason: string | null;
  received_at: ColumnType<number, string, string>;
  received_by: string;
  recorded_at: ColumnType<number, string, string>;
  site_id: string;
  state: string;
  supplement_of: string | null;
  timing: string;
  total_fen: ColumnType<number, number | string, number | string> | null;
  unchecked: number;
  unpriced: number;
  urgent: boolean;
  version: number;
  window_from: ColumnType<number, string, string>;
  window_to: ColumnType<number, string, string>;
}

export interface OrdersShortage {
  agreed_at: ColumnType<number, string, string> | null;
  agreed_by: string | null;
  found_at: ColumnType<number, string, string>;
  grade: string | null;
  id: string;
  later_on: string | null;
  line_id: string;
  missing: ColumnType<number, number | string, number | string>;
  order_id: string;
  outcome: string | null;
  product: string;
  proof_file_id: string | null;
  proposal: ColumnType<JsonValue, string, string> | null;
  reason: string;
  substitute: ColumnType<JsonValue, string, string> | null;
  told_at: ColumnType<number, string, string> | null;
  told_by: string | null;
  unit: string;
}

export interface OrdersTemplate {
  changed_at: ColumnType<number, string, string>;
  customer_id: string;
  id: string;
  lines: ColumnType<JsonValue, string, string>;
  name: string;
  site_id: string;
}

export interface OrdersWords {
  body: string;
  kind: string;
  line_id: string | null;
  order_id: string;
}

export interface ProductsDraftLine {
  fen: ColumnType<number, number | string, number | string>;
  product_id: string;
  sheet_id: string;
  unit: string;
}

export interface ProductsGuidance {
  cooking: Generated<string>;
  product_id: string;
  storage: Generated<string>;
}

export interface ProductsHighRiskGoods {
  mark: string;
  reason: ColumnType<JsonValue, string, string>;
  source: string;
  word: string;
}

export interface ProductsPriceLine {
  fen: ColumnType<number, number | string, number | string>;
  product_id: string;
  sheet_id: string;
  unit: string;
}

export interface ProductsPriceSheet {
  content_hash: string;
  contract_id: string | null;
  customer_id: string | null;
  from_on: string;
  id: string;
  kind: string;
  line_count: number;
  number: string;
  published_at: ColumnType<number, string, string>;
  purpose: string;
  rate_bp: number | null;
  rates: Generated<ColumnType<JsonValue, string, string>>;
  reference: string | null;
  replaced_from: string | null;
  replaces: string | null;
  series: string;
  to_on: string | null;
}

export interface ProductsProduct {
  active: Generated<boolean>;
  aliases: Generated<string[]>;
  catch_weight: Generated<boolean>;
  category: string;
  certificate_kinds: Generated<string[]>;
  changed_at: ColumnType<number, string, string>;
  clean_yield_bp: number | null;
  code: string;
  content_hash: string;
  high_risk_for_schools: Generated<boolean>;
  id: string;
  keys: string[];
  name: string;
  piece_tare: number | null;
  piece_unit: string | null;
  registered_at: ColumnType<number, string, string>;
  settle_unit: string;
  shelf_life_days: number | null;
  spec: Generated<string>;
  stock_unit: string;
  temperature_class: string;
  tolerance_class: string;
  typical_weight: number | null;
}

export interface ProductsSheetPaper {
  changed_at: ColumnType<number, string, string>;
  created_at: ColumnType<number, string, string>;
  created_by: string;
  customer_id: string | null;
  draft: ColumnType<JsonValue, string, string> | null;
  id: string;
  kind: string;
  name: string;
  number: string;
  remark: Generated<string>;
}

export interface ProductsTemperatureClass {
  code: string;
  highest: number | null;
  label: ColumnType<JsonValue, string, string>;
  lowest: number | null;
  mark: string;
  place: string;
  source: string;
  valid_from: string;
}

export interface ProductsToleranceClass {
  code: string;
  label: ColumnType<JsonValue, string, string>;
  mark: string;
  over_bp: number;
  source: string;
  under_bp: number;
  valid_from: string;
}

export interface PublicMigration {
  applied_at: Generated<ColumnType<number, string, string>>;
  checksum: string;
  name: string;
}

export interface RecallsAlert {
  act: string;
  answered_at: ColumnType<number, string, string> | null;
  cause: string;
  customers: number;
  hold_id: string | null;
  id: string;
  kind: string;
  number: string;
  product_id: string | null;
  raised_at: ColumnType<number, string, string>;
  reason: string | null;
  rule: string;
  state: string;
  supplier_id: string | null;
}

export interface RecallsAlertCase {
  added_at: ColumnType<number, string, string>;
  alert_id: string;
  case_id: string;
}

export interface RecallsAlertLot {
  alert_id: string;
  lot_id: string;
}

export interface RecallsAlertWords {
  about_id: string;
  author: string;
  author_name: string;
  body: string;
  person: Generated<string>;
  recorded_at: ColumnType<number, string, string>;
}

export interface RecallsAnswer {
  destroyed: ColumnType<number, number | string, number | string>;
  lot_id: string;
  missing: ColumnType<number, number | string, number | string>;
  notice_id: string;
  returned: ColumnType<number, number | string, number | string>;
  still: ColumnType<number, number | string, number | string>;
  used: ColumnType<number, number | string, number | string>;
}

export interface RecallsCall {
  call_id: string;
  called_at: ColumnType<number, string, string>;
  called_by: string;
  calls: Generated<number>;
  hold_id: string;
  outcome: string;
  site_id: string;
}

export interface RecallsDisposal {
  amount: ColumnType<number, number | string, number | string>;
  disposed_at: ColumnType<number, string, string>;
  id: string;
  lot_id: string;
  recall_id: string;
  report_id: string | null;
  way: string;
  weight: ColumnType<number, number | string, number | string> | null;
  witnesses: Generated<number>;
}

export interface RecallsExplained {
  amount: ColumnType<number, number | string, number | string>;
  at: ColumnType<number, string, string>;
  lot_id: string;
  recall_id: string;
  site_id: string | null;
  why: string;
}

export interface RecallsFinishDays {
  days: number;
  level: number;
  measures: string;
  set_at: ColumnType<number, string, string>;
}

export interface RecallsNotice {
  acknowledged_at: ColumnType<number, string, string> | null;
  answered_at: ColumnType<number, string, string> | null;
  answered_by: string | null;
  answers: Generated<number>;
  customer_id: string | null;
  id: string;
  made_at: ColumnType<number, string, string>;
  party: string;
  read_at: ColumnType<number, string, string> | null;
  recall_id: string;
  remind_at: ColumnType<number, string, string> | null;
  reminded_at: ColumnType<number, string, string> | null;
  reminders: Generated<number>;
  role: string | null;
  sent_at: ColumnType<number, string, string> | null;
  sent_by: string | null;
  site_id: string | null;
  state: string;
  supplier_id: string | null;
}

export interface RecallsRecall {
  accounted_bp: number | null;
  alert_id: string | null;
  back_ms: number | null;
  balance_ms: number | null;
  balanced: boolean | null;
  begun_at: ColumnType<number, string, string> | null;
  case_id: string | null;
  closed_at: ColumnType<number, string, string> | null;
  dropped_for: string | null;
  fault: string;
  finish_by: ColumnType<number, string, string> | null;
  finish_days: number | null;
  forward_ms: number | null;
  hold_id: string | null;
  id: string;
  kind: string;
  known_at: ColumnType<number, string, string>;
  level: number | null;
  lot_count: number;
  measures: string;
  minutes: number | null;
  mock: boolean;
  needed_at: ColumnType<number, string, string>;
  number: string;
  passed: boolean | null;
  reason: string;
  site_count: Generated<number>;
  start_by: ColumnType<number, string, string> | null;
  state: string;
  tells_customers: Generated<boolean>;
  verified_at: ColumnType<number, string, string> | null;
}

export interface RecallsRecallLot {
  lot_id: string;
  possible: boolean;
  recall_id: string;
  released_at: ColumnType<number, string, string> | null;
  released_for: string | null;
  root: boolean;
}

export interface RecallsRemedy {
  case_id: string;
  line_id: string;
  recall_id: string;
}

export interface RecallsReport {
  id: string;
  recall_id: string;
  recorded_at: ColumnType<number, string, string>;
  reported_at: ColumnType<number, string, string>;
  stage: string;
}

export interface RecallsSample {
  answered_at: ColumnType<number, string, string> | null;
  answered_by: string | null;
  asked_at: ColumnType<number, string, string>;
  case_id: string;
  customer_id: string;
  kept: boolean | null;
  kept_by: string | null;
  photos: Generated<string[]>;
  reason: string | null;
  site_id: string | null;
}

export interface RecallsSuspicion {
  began_at: ColumnType<number, string, string>;
  case_id: string;
  cleared_at: ColumnType<number, string, string> | null;
  confirmed: boolean;
  customer_id: string;
  food_safety: boolean;
  hold_id: string | null;
  lot_id: string;
  product_id: string;
  site_id: string | null;
  supplier_id: string | null;
}

export interface RecallsWarning {
  answered_at: ColumnType<number, string, string> | null;
  customer_id: string;
  hold_id: string;
  id: string;
  outcome: string | null;
  photos: Generated<string[]>;
  released_at: ColumnType<number, string, string> | null;
  reminded_at: ColumnType<number, string, string> | null;
  reminders: Generated<number>;
  seen_at: ColumnType<number, string, string> | null;
  site_id: string;
  warned_at: ColumnType<number, string, string>;
}

export interface RecallsWarningLot {
  amount: ColumnType<number, number | string, number | string>;
  apart: ColumnType<number, number | string, number | string> | null;
  at_most: ColumnType<number, number | string, number | string>;
  delivery_on: string;
  lot_id: string;
  note_id: string;
  note_number: string;
  product_id: string;
  released_at: ColumnType<number, string, string> | null;
  unit: string;
  used: ColumnType<number, number | string, number | string> | null;
  warning_id: string;
}

export interface RecallsWords {
  author: string;
  author_name: string;
  body: string;
  id: string;
  kind: string;
  notice_id: string | null;
  recall_id: string;
  recorded_at: ColumnType<number, string, string>;
  said: string;
}

export interface ReceivingCorrection {
  actor: string;
  difference: ColumnType<number, number | string, number | string>;
  event_id: string;
  id: string;
  line_id: string;
  lot_id: string;
  occurred_at: ColumnType<number, string, string>;
}

export interface ReceivingLine {
  amount: ColumnType<number, number | string, number | string>;
  checks: ColumnType<JsonValue, string, string>;
  complete: boolean;
  continued: boolean;
  derived: string | null;
  expires_on: string | null;
  found: string[];
  gross: ColumnType<number, number | string, number | string> | null;
  id: string;
  line_no: number;
  lot_id: string | null;
  origin: string;
  overridden: string[];
  photos: ColumnType<JsonValue, string, string>;
  pieces: number | null;
  produced_on: string | null;
  product_id: string;
  quarantined: ColumnType<number, number | string, number | string>;
  receipt_id: string;
  refused: ColumnType<number, number | string, number | string>;
  refused_for: string | null;
  result: string;
  store_id: string | null;
  supplier_lot: string | null;
  tare: ColumnType<number, number | string, number | string> | null;
  tenths_celsius: number | null;
  unit: string;
}

export interface ReceivingReceipt {
  actor: string;
  id: string;
  line_count: number;
  number: string;
  occurred_at: ColumnType<number, string, string>;
  recorded_at: ColumnType<number, string, string>;
  supplier_id: string;
}

export interface ReceivingWords {
  about_id: string;
  author: string;
  author_name: string;
  body: string;
  kind: string;
  recorded_at: ColumnType<number, string, string>;
}

export interface ServicePlansAdoption {
  from_at: ColumnType<number, string, string>;
  plan_key: string;
  plan_version: number;
}

export interface ServicePlansCalendarVersion {
  content: string;
  key: string;
  kind: string;
  loaded_at: ColumnType<number, string, string>;
  loaded_by: string;
  parsed: ColumnType<JsonValue, string, string>;
  sha256: string;
  title: string;
  version: number;
}

export interface ServicePlansClause {
  bound: string;
  clause_id: string;
  facts: string[];
  family: string;
  kind: string | null;
  mark: string;
  plan_key: string;
  plan_version: number;
  position: number;
  section: string;
  serves: string[];
  subject: string | null;
  wording: string;
}

export interface ServicePlansContract {
  began_at: ColumnType<number, string, string> | null;
  contract_id: string;
  customer_id: string;
  ended_at: ColumnType<number, string, string> | null;
  in_force_from: string;
  in_force_to: string | null;
  number: string;
  plan_key: string;
  plan_version: number;
  signed_at: ColumnType<number, string, string>;
  terms_key: string | null;
  terms_version: number | null;
  version: number;
}

export interface ServicePlansPlanVersion {
  content: string;
  key: string;
  kind: string;
  parsed: ColumnType<JsonValue, string, string>;
  published_at: ColumnType<number, string, string>;
  published_by: string;
  sha256: string;
  title: string;
  version: number;
}

export interface SettlementAppeal {
  answered_at: ColumnType<number, string, string> | null;
  answered_by: string | null;
  appeal_by: ColumnType<number, string, string> | null;
  asked_fen: ColumnType<number, number | string, number | string> | null;
  asked_hundredths: number | null;
  content_sha256: string;
  customer_id: string;
  deduction_id: string | null;
  evidence_count: number;
  given_fen: ColumnType<number, number | string, number | string> | null;
  given_hundredths: number | null;
  id: string;
  made_at: ColumnType<number, string, string>;
  made_by: string;
  number: string;
  penalty_id: string | null;
  period: string;
  sheet_id: string | null;
  state: string;
}

export interface SettlementAppealContent {
  appeal_id: string;
  content: ColumnType<JsonValue, string, string>;
  sha256: string;
}

export interface SettlementDeductionText {
  author: string;
  body: string;
  deduction_id: string;
  written_at: ColumnType<number, string, string>;
}

export interface SettlementDispute {
  amount_fen: ColumnType<number, number | string, number | string>;
  customer_id: string;
  delta_fen: Generated<ColumnType<number, number | string, number | string>>;
  id: string;
  key: string;
  month: string;
  opened_at: ColumnType<number, string, string>;
  outcome: string | null;
  settled_at: ColumnType<number, string, string> | null;
  statement_id: string;
}

export interface SettlementEdition {
  drawn_at: ColumnType<number, string, string>;
  edition: number;
  head: ColumnType<JsonValue, string, string>;
  sent_at: ColumnType<number, string, string> | null;
  sha256: string;
  statement_id: string;
  total_fen: ColumnType<number, number | string, number | string>;
}

export interface SettlementHandPrice {
  customer_id: string;
  fen: ColumnType<number, number | string, number | string>;
  note_id: string;
  note_line_id: string;
  per: string;
  priced_at: ColumnType<number, string, string>;
}

export interface SettlementInvoice {
  amount_fen: ColumnType<number, number | string, number | string>;
  customer_id: string;
  due_on: string;
  id: string;
  issued_on: string;
  number: string;
  statement_id: string;
  voided_at: ColumnType<number, string, string> | null;
}

export interface SettlementItem {
  added_at: ColumnType<number, string, string>;
  amount_fen: ColumnType<number, number | string, number | string>;
  customer_id: string;
  id: string;
  kind: string;
  month: string;
  removed_at: ColumnType<number, string, string> | null;
  site_id: string | null;
}

export interface SettlementLineConfirmation {
  amount_fen: ColumnType<number, number | string, number | string>;
  confirmed_at: ColumnType<number, string, string>;
  key: string;
  statement_id: string;
}

export interface SettlementMonthEnded {
  customer_id: string;
  month: string;
  send_by: ColumnType<number, string, string>;
}

export interface SettlementPackage {
  customer_id: string;
  drafted_at: ColumnType<number, string, string>;
  drafted_by: string;
  edition: number;
  file_id: string | null;
  id: string;
  missing: Generated<string[]>;
  month: string;
  pdf_sha256: string | null;
  reason_hash: string | null;
  released_at: ColumnType<number, string, string> | null;
  released_by: string | null;
  sha256: string;
  state: string;
}

export interface SettlementPackageContent {
  content: string;
  package_id: string;
  sha256: string;
}

export interface SettlementPackagePart {
  kind: string;
  mark: string;
  package_id: string;
  place: number;
  ref: string | null;
  state: string;
}

export interface SettlementPackageReason {
  author: string;
  author_name: string;
  body: string;
  package_id: string;
}

export interface SettlementPayment {
  amount_fen: ColumnType<number, number | string, number | string>;
  customer_id: string;
  id: string;
  paid_on: string;
  statement_id: string;
  withdrawn_at: ColumnType<number, string, string> | null;
}

export interface SettlementPenalty {
  amount_fen: ColumnType<number, number | string, number | string>;
  answered_at: ColumnType<number, string, string> | null;
  appeal_by: ColumnType<number, string, string> | null;
  clause_id: string | null;
  commitments: Generated<ColumnType<JsonValue, string, string>>;
  contract_key: string;
  contract_version: number;
  customer_id: string;
  ended_at: ColumnType<number, string, string> | null;
  estimate_fen: ColumnType<number, number | string, number | string> | null;
  id: string;
  measure: string;
  number: string;
  paid: string | null;
  period: string;
  state: string;
  stated_at: ColumnType<number, string, string>;
  stated_by: string;
  stated_fen: ColumnType<number, number | string, number | string>;
}

export interface SettlementReason {
  about_id: string;
  author: string;
  author_name: string;
  body: string;
  written_at: ColumnType<number, string, string>;
}

export interface SettlementScoreDeduction {
  commitment_id: string | null;
  hundredths: number;
  id: string;
  item_id: string | null;
  occurred_on: string | null;
  place: number;
  restored_hundredths: Generated<number>;
  sheet_id: string;
  source: string;
  subject_id: string | null;
  subject_type: string | null;
  text_hash: string | null;
  veto: boolean;
}

export interface SettlementScoreSheet {
  appeal_by: ColumnType<number, string, string> | null;
  clause_id: string;
  contract_key: string;
  contract_version: number;
  customer_id: string;
  final_at: ColumnType<number, string, string> | null;
  final_by: string | null;
  grade: string | null;
  id: string;
  in_a_row: number | null;
  items: ColumnType<JsonValue, string, string>;
  most_hundredths: number;
  offered_at: ColumnType<number, string, string> | null;
  offered_by: string | null;
  offered_hundredths: number | null;
  papers: Generated<ColumnType<JsonValue, string, string>>;
  period: string;
  state: string;
  stated_at: ColumnType<number, string, string> | null;
  stated_by: string | null;
  stated_hundredths: number | null;
  stated_side: string | null;
  total_hundredths: number;
  verdict: string | null;
}

export interface SettlementScoreThreshold {
  effects: ColumnType<JsonValue, string, string>;
  in_a_row: number | null;
  reached_at: ColumnType<number, string, string>;
  sheet_id: string;
  verdict: string;
}

export interface SettlementStamp {
  file_id: string;
  sha256: string;
  side: string;
  stamped_at: ColumnType<number, string, string>;
  statement_id: string;
}

export interface SettlementStatement {
  adjustments_fen: ColumnType<number, number | string, number | string>;
  claims_fen: ColumnType<number, number | string, number | string>;
  confirm_by: ColumnType<number, string, string> | null;
  confirmed_at: ColumnType<number, string, string> | null;
  confirmed_via: string | null;
  contract_key: string;
  contract_version: number;
  corrections_fen: ColumnType<number, number | string, number | string>;
  customer_id: string;
  disputes: Generated<number>;
  drawn_at: ColumnType<number, string, string>;
  due_on: string | null;
  edition: number;
  fees_fen: ColumnType<number, number | string, number | string>;
  goods_fen: ColumnType<number, number | string, number | string>;
  id: string;
  invoiced_fen: Generated<ColumnType<number, number | string, number | string>>;
  items_fen: ColumnType<number, number | string, number | string>;
  lines: number;
  month: string;
  notes: number;
  number: string;
  paid_fen: Generated<ColumnType<number, number | string, number | string>>;
  penalties_fen: ColumnType<number, number | string, number | string>;
  rounding_fen: ColumnType<number, number | string, number | string>;
  sent_at: ColumnType<number, string, string> | null;
  sent_by: string | null;
  sha256: string;
  state: string;
  total_fen: ColumnType<number, number | string, number | string>;
  unpriced: number;
}

export interface SettlementStatementLine {
  accepted: ColumnType<number, number | string, number | string> | null;
  amount_fen: ColumnType<number, number | string, number | string> | null;
  claim_id: string | null;
  edition: number;
  home: string;
  key: string;
  kind: string;
  note_id: string | null;
  note_line_id: string | null;
  owed_fen: ColumnType<number, number | string, number | string> | null;
  place: number;
  price_fen: ColumnType<number, number | string, number | string> | null;
  price_on: string | null;
  price_per: string | null;
  priced_by: string | null;
  sheet_id: string | null;
  site_id: string | null;
  spec: string;
  stated_fen: ColumnType<number, number | string, number | string>;
  statement_id: string;
  title: ColumnType<JsonValue, string, string>;
  unit: string | null;
}

export interface SettlementStatementWord {
  author: string;
  author_name: string;
  body: string;
  id: string;
  key: string | null;
  side: string;
  statement_id: string;
  written_at: ColumnType<number, string, string>;
}

export interface SettlementWord {
  about_id: string;
  about_type: string;
  author: string;
  author_name: string;
  body: string;
  by_us: boolean;
  files: Generated<ColumnType<JsonValue, string, string>>;
  id: string;
  kind: string;
  written_at: ColumnType<number, string, string>;
}

export interface SuppliersSupplier {
  active: Generated<boolean>;
  address: Generated<string>;
  code: string;
  contact: Generated<string>;
  dropped_at: ColumnType<number, string, string> | null;
  dropped_for: string | null;
  email: Generated<string>;
  id: string;
  kind: string;
  licences: Generated<ColumnType<JsonValue, string, string>>;
  name: string;
  phone: Generated<string>;
  registered_at: ColumnType<number, string, string>;
  remark: Generated<string>;
}

export interface SurveysDue {
  case_id: string;
  confirmed_at: ColumnType<number, string, string>;
  customer_id: string;
}

export interface SurveysFollowUp {
  answers: ColumnType<JsonValue, string, string>;
  called_at: ColumnType<number, string, string>;
  caller: string;
  case_id: string;
  channel: string;
  corrections: Generated<number>;
  csat: number;
  customer_id: string;
  id: string;
  recorded_at: ColumnType<number, string, string>;
  round: number;
  satisfied: boolean;
  unsolved: boolean;
}

export interface SurveysRating {
  case_id: string;
  csat: number;
  customer_id: string;
  id: string;
  rated_at: ColumnType<number, string, string>;
  recorded_at: ColumnType<number, string, string>;
  round: number;
  tags: ColumnType<JsonValue, string, string>;
}

export interface SurveysWords {
  body: Generated<string>;
  id: string;
  recorded_at: ColumnType<number, string, string>;
  spoken_to: Generated<string>;
  survey_id: string;
}

export interface TasksProgress {
  cancel_asked: Generated<boolean>;
  done: Generated<number>;
  note: string | null;
  task_id: string;
  total: number | null;
  updated_at: ColumnType<number, string, string>;
}

export interface TasksSpent {
  id: string;
  spent_at: ColumnType<number, string, string>;
}

export interface VehiclesVehicle {
  active: Generated<boolean>;
  capacity_kg: number;
  crates: number;
  id: string;
  name: Generated<string>;
  plate: string;
  registered_at: ColumnType<number, string, string>;
  retired_at: ColumnType<number, string, string> | null;
  temperature: string;
}

export interface DB {
  "auth.account": AuthAccount;
  "auth.session": AuthSession;
  "auth.twoFactor": AuthTwoFactor;
  "auth.user": AuthUser;
  "auth.verification": AuthVerification;
  "cases.ask": CasesAsk;
  "cases.case": CasesCase;
  "cases.dock_draft": CasesDockDraft;
  "cases.evidence": CasesEvidence;
  "cases.message": CasesMessage;
  "cases.queue": CasesQueue;
  "cases.reporter": CasesReporter;
  "certificates.certificate": CertificatesCertificate;
  "certificates.concern": CertificatesConcern;
  "certificates.pack": CertificatesPack;
  "certificates.sample": CertificatesSample;
  "certificates.warning": CertificatesWarning;
  "certificates.words": CertificatesWords;
  "claims.account_closed": ClaimsAccountClosed;
  "claims.account_entry": ClaimsAccountEntry;
  "claims.account_total": ClaimsAccountTotal;
  "claims.account_words": ClaimsAccountWords;
  "claims.claim": ClaimsClaim;
  "claims.cost": ClaimsCost;
  "claims.cost_part": ClaimsCostPart;
  "claims.disposal": ClaimsDisposal;
  "claims.document": ClaimsDocument;
  "claims.entry": ClaimsEntry;
  "claims.errand": ClaimsErrand;
  "claims.errand_item": ClaimsErrandItem;
  "claims.goods_words": ClaimsGoodsWords;
  "claims.item": ClaimsItem;
  "claims.line": ClaimsLine;
  "claims.line_lot": ClaimsLineLot;
  "claims.medical_document": ClaimsMedicalDocument;
  "claims.message": ClaimsMessage;
  "claims.money_detail": ClaimsMoneyDetail;
  "claims.parcel": ClaimsParcel;
  "claims.pickup": ClaimsPickup;
  "claims.recourse": ClaimsRecourse;
  "claims.recourse_part": ClaimsRecoursePart;
  "claims.recovery": ClaimsRecovery;
  "claims.shortage": ClaimsShortage;
  "claims.site_destruction": ClaimsSiteDestruction;
  "claims.step": ClaimsStep;
  "commitments.commitment": CommitmentsCommitment;
  "commitments.excuse": CommitmentsExcuse;
  "commitments.report": CommitmentsReport;
  "commitments.report_content": CommitmentsReportContent;
  "commitments.report_line": CommitmentsReportLine;
  "commitments.word": CommitmentsWord;
  "customers.alias": CustomersAlias;
  "customers.contact": CustomersContact;
  "customers.customer": CustomersCustomer;
  "customers.site": CustomersSite;
  "customers.visit": CustomersVisit;
  "deliveries.estimate": DeliveriesEstimate;
  "deliveries.exception": DeliveriesException;
  "deliveries.gate_wait": DeliveriesGateWait;
  "deliveries.goods_state": DeliveriesGoodsState;
  "deliveries.load_remark": DeliveriesLoadRemark;
  "deliveries.mapping": DeliveriesMapping;
  "deliveries.note": DeliveriesNote;
  "deliveries.note_line": DeliveriesNoteLine;
  "deliveries.paper_setting": DeliveriesPaperSetting;
  "deliveries.photo": DeliveriesPhoto;
  "deliveries.receipt": DeliveriesReceipt;
  "deliveries.road_figures": DeliveriesRoadFigures;
  "deliveries.road_word": DeliveriesRoadWord;
  "deliveries.signer": DeliveriesSigner;
  "deliveries.wave": DeliveriesWave;
  "files.attachment": FilesAttachment;
  "files.file": FilesFile;
  "http.idempotency": HttpIdempotency;
  "identity.account": IdentityAccount;
  "identity.api_key": IdentityApiKey;
  "identity.month_token": IdentityMonthToken;
  "identity.note_token": IdentityNoteToken;
  "jobs.job": JobsJob;
  "journal.fact": JournalFact;
  "journal.fact_subject": JournalFactSubject;
  "journal.reader": JournalReader;
  "journal.seal": JournalSeal;
  "ledgers.due": LedgersDue;
  "ledgers.entry": LedgersEntry;
  "ledgers.legal_hold": LedgersLegalHold;
  "ledgers.legal_hold_words": LedgersLegalHoldWords;
  "lots.balance": LotsBalance;
  "lots.destruction": LotsDestruction;
  "lots.destruction_words": LotsDestructionWords;
  "lots.edge": LotsEdge;
  "lots.event": LotsEvent;
  "lots.hold": LotsHold;
  "lots.hold_lot": LotsHoldLot;
  "lots.lift_words": LotsLiftWords;
  "lots.line": LotsLine;
  "lots.lot": LotsLot;
  "lots.movement": LotsMovement;
  "lots.place": LotsPlace;
  "lots.trace": LotsTrace;
  "lots.trace_ask": LotsTraceAsk;
  "lots.unsafe": LotsUnsafe;
  "lots.unsafe_mark": LotsUnsafeMark;
  "lots.words": LotsWords;
  "messaging.mail_address": MessagingMailAddress;
  "messaging.message": MessagingMessage;
  "messaging.notice": MessagingNotice;
  "messaging.template": MessagingTemplate;
  "orders.checked": OrdersChecked;
  "orders.line": OrdersLine;
  "orders.order": OrdersOrder;
  "orders.shortage": OrdersShortage;
  "orders.template": OrdersTemplate;
  "orders.words": OrdersWords;
  "products.draft_line": ProductsDraftLine;
  "products.guidance": ProductsGuidance;
  "products.high_risk_goods": ProductsHighRiskGoods;
  "products.price_line": ProductsPriceLine;
  "products.price_sheet": ProductsPriceSheet;
  "products.product": ProductsProduct;
  "products.sheet_paper": ProductsSheetPaper;
  "products.temperature_class": ProductsTemperatureClass;
  "products.tolerance_class": ProductsToleranceClass;
  "public.migration": PublicMigration;
  "recalls.alert": RecallsAlert;
  "recalls.alert_case": RecallsAlertCase;
  "recalls.alert_lot": RecallsAlertLot;
  "recalls.alert_words": RecallsAlertWords;
  "recalls.answer": RecallsAnswer;
  "recalls.call": RecallsCall;
  "recalls.disposal": RecallsDisposal;
  "recalls.explained": RecallsExplained;
  "recalls.finish_days": RecallsFinishDays;
  "recalls.notice": RecallsNotice;
  "recalls.recall": RecallsRecall;
  "recalls.recall_lot": RecallsRecallLot;
  "recalls.remedy": RecallsRemedy;
  "recalls.report": RecallsReport;
  "recalls.sample": RecallsSample;
  "recalls.suspicion": RecallsSuspicion;
  "recalls.warning": RecallsWarning;
  "recalls.warning_lot": RecallsWarningLot;
  "recalls.words": RecallsWords;
  "receiving.correction": ReceivingCorrection;
  "receiving.line": ReceivingLine;
  "receiving.receipt": ReceivingReceipt;
  "receiving.words": ReceivingWords;
  "service_plans.adoption": ServicePlansAdoption;
  "service_plans.calendar_version": ServicePlansCalendarVersion;
  "service_plans.clause": ServicePlansClause;
  "service_plans.contract": ServicePlansContract;
  "service_plans.plan_version": ServicePlansPlanVersion;
  "settlement.appeal": SettlementAppeal;
  "settlement.appeal_content": SettlementAppealContent;
  "settlement.deduction_text": SettlementDeductionText;
  "settlement.dispute": SettlementDispute;
  "settlement.edition": SettlementEdition;
  "settlement.hand_price": SettlementHandPrice;
  "settlement.invoice": SettlementInvoice;
  "settlement.item": SettlementItem;
  "settlement.line_confirmation": SettlementLineConfirmation;
  "settlement.month_ended": SettlementMonthEnded;
  "settlement.package": SettlementPackage;
  "settlement.package_content": SettlementPackageContent;
  "settlement.package_part": SettlementPackagePart;
  "settlement.package_reason": SettlementPackageReason;
  "settlement.payment": SettlementPayment;
  "settlement.penalty": SettlementPenalty;
  "settlement.reason": SettlementReason;
  "settlement.score_deduction": SettlementScoreDeduction;
  "settlement.score_sheet": SettlementScoreSheet;
  "settlement.score_threshold": SettlementScoreThreshold;
  "settlement.stamp": SettlementStamp;
  "settlement.statement": SettlementStatement;
  "settlement.statement_line": SettlementStatementLine;
  "settlement.statement_word": SettlementStatementWord;
  "settlement.word": SettlementWord;
  "suppliers.supplier": SuppliersSupplier;
  "surveys.due": SurveysDue;
  "surveys.follow_up": SurveysFollowUp;
  "surveys.rating": SurveysRating;
  "surveys.words": SurveysWords;
  "tasks.progress": TasksProgress;
  "tasks.spent": TasksSpent;
  "vehicles.vehicle": VehiclesVehicle;
}

export type JsonValue = boolean | number | string | null | JsonValue[] | { [key: string]: JsonValue };
