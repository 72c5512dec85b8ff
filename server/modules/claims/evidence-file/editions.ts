// Who reads an evidence file: all of it for us; what the customer may see; what goes to a supplier or carrier with a letter.
export const EDITIONS = {
  internal: { zh: '内部版', en: 'Internal' },
  customer: { zh: '客户版', en: 'For the customer' },
  outside: { zh: '随函附件', en: 'With a letter' },
} as const;
export type Edition = keyof typeof EDITIONS;
/** Those one may ask for; the third comes with a letter alone. */
export const EDITION_CODES = ['internal', 'customer'] as const satisfies Edition[];

/** Of a claim's own course. What is not named here is ours: hand-overs, bookkeeping, who bears it. */
const FOR_CUSTOMER = [
  'claims.requested',
  'claims.approved',
  'claims.declined',
  'claims.replacement-planned',
  'claims.replacement-delivered',
  'claims.accepted',
  'claims.settled',
  'claims.withdrawn',
  'claims.shortage-talked',
  'claims.pickup-planned',
  'claims.goods-collected',
  'claims.goods-received',
  'claims.goods-disposed',
  'claims.destroyed-at-site',
  'claims.documents-added',
  'claims.booked',
  'claims.paid',
] as const;
/** A supplier reads what happened to the goods and what was decided, not what we paid to whom. */
const OUTSIDE = [
  'claims.requested',
  'claims.approved',
  'claims.goods-collected',
  'claims.goods-received',
  'claims.goods-quarantined',
  'claims.goods-inspected',
  'claims.goods-disposed',
  'claims.destroyed-at-site',
  'claims.recovery-requested',
  'claims.recovery-answered',
] as const;
/** Of the notes, of the case and of the lots before. */
const BEFORE = [
  'deliveries.departed',
  'deliveries.arrived',
  'deliveries.goods-state-recorded',
  'deliveries.accepted',
  'deliveries.refused',
  'deliveries.seals-checked',
  'cases.opened',
  'cases.evidence-added',
] as const;
const AT_OUR_DOOR = ['receiving.checked'] as const;

const READS: Readonly<Record<Edition, ReadonlySet<string> | null>> = {
  internal: null,
  customer: new Set<string>([...FOR_CUSTOMER, ...BEFORE]),
  outside: new Set<string>([...OUTSIDE, ...BEFORE, ...AT_OUR_DOOR]),
};
const BESIDE: ReadonlySet<string> = new Set<string>([...BEFORE, ...AT_OUR_DOOR]);

/** Facts of the claim are all told in our own edition; of notes, cases and lots only those that prove something. */
export const tells = (edition: Edition, name: string): boolean => READS[edition]?.has(name) ?? (name.startsWith('claims.') || BESIDE.has(name));
