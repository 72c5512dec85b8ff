// Words of lots: states, kinds of movements and where goods can be (R7, GS1: lot, event, location).
import type { BaseUnit, UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';

/** As kept. `expired` is no state of its own: the day says it, see `standingOf`. */
export const LOT_STATES = ['available', 'held', 'quarantined', 'recalled', 'destroyed'] as const;
export type LotState = (typeof LOT_STATES)[number];

/** As shown: what a lot counts as today. */
export const STANDINGS = {
  available: { zh: '可用', en: 'Available' },
  held: { zh: '冻结停发', en: 'On hold' },
  quarantined: { zh: '封存', en: 'Quarantined' },
  recalled: { zh: '召回', en: 'Recalled' },
  expired: { zh: '已过期', en: 'Expired' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
} as const satisfies Record<string, Text>;
export type Standing = keyof typeof STANDINGS;
export const STANDING_CODES = Object.keys(STANDINGS) as [Standing, ...Standing[]];

/** `on`: the day in Asia/Shanghai. The day of expiry itself is still good. */
export const standingOf = ({ state, expiresOn }: { state: LotState; expiresOn: string | null }, on: string): Standing =>
  state === 'available' && expiresOn !== null && expiresOn < on ? 'expired' : state;

/** Where goods are. Those outside our hands have no balance: they are the other end of an entry. */
export const PLACE_KINDS = {
  store: { zh: '库位', en: 'Store' },
  quarantine: { zh: '隔离区', en: 'Quarantine' },
  staging: { zh: '备货区', en: 'Staging' },
  van: { zh: '车上', en: 'On a van' },
  site: { zh: '食堂', en: 'Kitchen' },
  supplier: { zh: '供应商', en: 'Supplier' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
  consumed: { zh: '已用掉', en: 'Consumed' },
  process: { zh: '加工', en: 'Processing' },
  count: { zh: '盘点差异', en: 'Count difference' },
  weighing: { zh: '称量差异', en: 'Weighing difference' },
} as const satisfies Record<string, Text>;
export type PlaceKind = keyof typeof PLACE_KINDS;
export const PLACE_KIND_CODES = Object.keys(PLACE_KINDS) as [PlaceKind, ...PlaceKind[]];
export const HOLDING_KINDS = ['store', 'quarantine', 'staging', 'van', 'site'] as const satisfies readonly PlaceKind[];

export type Place = { readonly kind: PlaceKind; readonly id: string };
export const NOWHERE = '00000000-0000-0000-0000-000000000000';
/** The other end of an entry: supplier, destroyed, consumed, process, count, weighing. Staging is one place. */
export const outside = (kind: Exclude<PlaceKind, 'store' | 'quarantine' | 'van' | 'site'>): Place => ({ kind, id: NOWHERE });
/** On a van that nobody named. */
export const onVan = (vehicleId: string | null): Place => ({ kind: 'van', id: vehicleId ?? NOWHERE });

/** Ids of the first two places of every installation; people may open more. */
export const FIRST_STORE = '00000000-0000-7000-8000-000000000001';
export const FIRST_QUARANTINE = '00000000-0000-7000-8000-000000000002';

type Kind = { readonly label: Text; readonly from: readonly PlaceKind[]; readonly to: readonly PlaceKind[] };
const KEPT = ['store', 'quarantine'] as const;
const NEAR = ['store', 'staging', 'van', 'site'] as const;

/**
 * Every kind of event, named like its fact (`lots.<kind>`), and between which places it moves goods. What is stopped or expired cannot be
 * split, repacked, mixed, transformed, picked or loaded (checked by the database); it can always go to quarantine, back and to destruction.
 */
export const KINDS = {
  received: { label: { zh: '收货入库', en: 'Received' }, from: ['supplier'], to: KEPT },
  'put-away': { label: { zh: '移库', en: 'Put away' }, from: KEPT, to: KEPT },
  split: { label: { zh: '分装', en: 'Split' }, from: ['store', 'process'], to: ['store', 'process'] },
  repacked: { label: { zh: '改包装', en: 'Repacked' }, from: ['store', 'process'], to: ['store', 'process'] },
  mixed: { label: { zh: '混装', en: 'Mixed' }, from: ['store', 'process'], to: ['store', 'process'] },
  transformed: { label: { zh: '加工', en: 'Transformed' }, from: ['store', 'process', 'weighing'], to: ['store', 'process', 'weighing'] },
  picked: { label: { zh: '分拣出库', en: 'Picked' }, from: ['store'], to: ['staging'] },
  unpicked: { label: { zh: '退回库位', en: 'Put back' }, from: ['staging', 'van'], to: KEPT },
  // From a van: another one took over what was aboard.
  loaded: { label: { zh: '装车', en: 'Loaded' }, from: ['staging', 'van'], to: ['van'] },
  unloaded: { label: { zh: '撤下车', en: 'Taken off the van' }, from: ['van'], to: ['staging'] },
  delivered: { label: { zh: '交付', en: 'Delivered' }, from: ['staging', 'van', 'weighing'], to: ['site', 'staging', 'van', 'weighing'] },
  returned: { label: { zh: '退回', en: 'Returned' }, from: ['site', 'van', 'staging', ...KEPT], to: [...KEPT, 'van', 'supplier'] },
  consumed: { label: { zh: '食堂已用', en: 'Consumed' }, from: ['site'], to: ['consumed'] },
  destroyed: { label: { zh: '销毁', en: 'Destroyed' }, from: [...NEAR, 'quarantine'], to: ['destroyed'] },
  counted: { label: { zh: '盘点调整', en: 'Counted' }, from: [...KEPT, 'staging', 'van', 'count'], to: [...KEPT, 'staging', 'van', 'count'] },
} as const satisfies Record<string, Kind>;
export type MovementKind = keyof typeof KINDS;
export const KIND_CODES = Object.keys(KINDS) as [MovementKind, ...MovementKind[]];
/** Kinds that make lots of lots: what goes in and comes out passes `process`. */
export const MAKING = ['split', 'repacked', 'mixed', 'transformed'] as const satisfies readonly MovementKind[];
export type Making = (typeof MAKING)[number];

export const HOLD_KINDS = {
  hold: { zh: '冻结停发', en: 'Hold' },
  quarantine: { zh: '封存', en: 'Quarantine' },
  recall: { zh: '召回', en: 'Recall' },
} as const satisfies Record<string, Text>;
export type HoldKind = keyof typeof HOLD_KINDS;
export const HOLD_KIND_CODES = Object.keys(HOLD_KINDS) as [HoldKind, ...HoldKind[]];
export const STATE_OF_HOLD = { hold: 'held', quarantine: 'quarantined', recall: 'recalled' } as const satisfies Record<HoldKind, LotState>;

export const HOLD_REASONS = {
  complaint: { zh: '客户反映问题', en: 'Complaint' },
  cluster: { zh: '多家客户反映同批次', en: 'Several customers on one lot' },
  inspection: { zh: '检验不合格', en: 'Failed inspection' },
  supplier: { zh: '供应商通知', en: 'Told by the supplier' },
  authority: { zh: '监管部门要求', en: 'Told by the authority' },
  temperature: { zh: '温度超限', en: 'Temperature excursion' },
  certificate: { zh: '证照缺失或失效', en: 'Certificate missing or invalid' },
  'self-inspection': { zh: '自查发现', en: 'Found by ourselves' },
  recall: { zh: '召回', en: 'Recall' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type HoldReason = keyof typeof HOLD_REASONS;
export const HOLD_REASON_CODES = Object.keys(HOLD_REASONS) as [HoldReason, ...HoldReason[]];

export const OUTCOMES = {
  harmless: { zh: '查明合格，恢复发货', en: 'Found good' },
  disposed: { zh: '已处置完毕', en: 'Disposed of' },
  returned: { zh: '已退供应商', en: 'Returned to the supplier' },
  mistaken: { zh: '误操作', en: 'By mistake' },
} as const satisfies Record<string, Text>;
export type Outcome = keyof typeof OUTCOMES;
export const OUTCOME_CODES = Object.keys(OUTCOMES) as [Outcome, ...Outcome[]];

export const CERTAINTIES = ['named', 'by-rule', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];
export const STAGES = ['staging', 'van', 'site', 'over'] as const;
export type Stage = (typeof STAGES)[number];

/** A lot as rules and other modules know it. Days are `YYYY-MM-DD`; amounts integers of `base`. */
export type Lot = {
  readonly id: string;
  readonly number: string;
  readonly productId: string;
  readonly supplierId: string | null;
  readonly supplierLot: string | null;
  readonly dayLot: boolean;
  readonly origin: string;
  readonly unit: UnitCode;
  readonly base: BaseUnit;
  readonly madeBy: MovementKind;
  readonly receivedOn: string;
  readonly producedOn: string | null;
  readonly expiresOn: string | null;
  readonly derived: 'produced' | 'expires' | null;
  readonly state: LotState;
};

/** The delivery note an event is for. */
export type ForNote = {
  readonly noteId: string;
  readonly noteNumber: string;
  readonly customerId: string;
  readonly siteId: string;
  /** `YYYY-MM-DD` */
  readonly deliveryOn: string;
};
