// The life of a delivery note (R1.4): which act is possible in which state, and where it leads. Walked at start-up.
import { UNITS, type UnitCode } from '../../kernel/quantity.ts';
import type { Text } from '../../kernel/text.ts';
import type { Instant } from '../../kernel/time.ts';
import { walkStates } from '../../kernel/walk-states.ts';

export const STATES = {
  issued: { zh: '待发车', en: 'Issued' },
  departed: { zh: '配送中', en: 'On the way' },
  arrived: { zh: '已到达', en: 'Arrived' },
  accepted: { zh: '已验收', en: 'Accepted' },
  'partly-accepted': { zh: '部分验收', en: 'Partly accepted' },
  refused: { zh: '整单拒收', en: 'Refused' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Text>;
export type State = keyof typeof STATES;
export const STATE_CODES = Object.keys(STATES) as [State, ...State[]];
export const OPEN_STATES: readonly State[] = ['issued', 'departed', 'arrived'];
export const RECEIVED_STATES: readonly State[] = ['accepted', 'partly-accepted', 'refused'];

/**
 * Act → from which state to which. A kitchen often accepts before the driver taps, and his phone sends late:
 * departure and arrival are taken afterwards too and then leave the state alone.
 */
export const TRANSITIONS = {
  depart: {
    issued: 'departed',
    departed: 'departed',
    arrived: 'arrived',
    accepted: 'accepted',
    'partly-accepted': 'partly-accepted',
    refused: 'refused',
  },
  arrive: {
    issued: 'arrived',
    departed: 'arrived',
    arrived: 'arrived',
    accepted: 'accepted',
    'partly-accepted': 'partly-accepted',
    refused: 'refused',
  },
  delay: { issued: 'issued', departed: 'departed', arrived: 'arrived' },
  accept: { issued: 'accepted', departed: 'accepted', arrived: 'accepted' },
  'accept-partly': { issued: 'partly-accepted', departed: 'partly-accepted', arrived: 'partly-accepted' },
  refuse: { issued: 'refused', departed: 'refused', arrived: 'refused' },
  assign: { issued: 'issued', departed: 'departed' },
  plan: { issued: 'issued', departed: 'departed' },
  pick: { issued: 'issued' },
  load: {
    issued: 'issued',
    departed: 'departed',
    arrived: 'arrived',
    accepted: 'accepted',
    'partly-accepted': 'partly-accepted',
    refused: 'refused',
  },
  cancel: { issued: 'cancelled', departed: 'cancelled', arrived: 'cancelled' },
} as const satisfies Record<string, Partial<Record<State, State>>>;
export type Act = keyof typeof TRANSITIONS;

export const after = (act: Act, state: State): State | undefined => (TRANSITIONS[act] as Partial<Record<State, State>>)[state];
export const allows = (act: Act, state: State): boolean => after(act, state) !== undefined;

export const walkTransitions = (): void =>
  walkStates<State>('note', {
    start: 'issued',
    states: STATE_CODES,
    ways: Object.values(TRANSITIONS).flatMap((table) => Object.entries(table) as [State, State][]),
  });

/** Why a line, or a whole note, was not taken as it came. */
export const REASONS = {
  short: { zh: '短斤少两', en: 'Short' },
  missing: { zh: '缺货', en: 'Missing' },
  spoiled: { zh: '腐烂变质', en: 'Spoiled' },
  'off-spec': { zh: '规格、品质不符', en: 'Not as specified' },
  damaged: { zh: '破损', en: 'Damaged' },
  'wrong-item': { zh: '送错商品', en: 'Wrong item' },
  expired: { zh: '过期或临期', en: 'Expired or near it' },
  temperature: { zh: '温度不合格', en: 'Temperature' },
  'packaging-label': { zh: '包装标签不合格', en: 'Packaging or label' },
  'foreign-body': { zh: '有异物', en: 'Foreign body' },
  'no-certificate': { zh: '缺少证照', en: 'No certificate' },
  late: { zh: '送达太晚', en: 'Too late' },
  'not-ordered': { zh: '未订购', en: 'Not ordered' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type Reason = keyof typeof REASONS;
export const REASON_CODES = Object.keys(REASONS) as [Reason, ...Reason[]];

/** Why a delivery is late, and on whose side that lies by itself. */
export const DELAYS = {
  traffic: { zh: '道路拥堵', en: 'Traffic', by: 'us' },
  breakdown: { zh: '车辆故障', en: 'Breakdown', by: 'us' },
  loading: { zh: '分拣装车延误', en: 'Picking or loading late', by: 'us' },
  weather: { zh: '恶劣天气', en: 'Weather', by: 'force-majeure' },
  'road-closed': { zh: '道路封闭', en: 'Road closed', by: 'force-majeure' },
  'gate-closed': { zh: '大门关闭', en: 'Gate closed', by: 'customer' },
  'nobody-there': { zh: '无人收货', en: 'Nobody to receive', by: 'customer' },
  'dock-occupied': { zh: '卸货位被占', en: 'Dock occupied', by: 'customer' },
  'late-order': { zh: '报单太晚', en: 'Ordered too late', by: 'customer' },
  other: { zh: '其他', en: 'Other', by: 'us' },
} as const satisfies Record<string, Text & { by: Cause }>;
export type Delay = keyof typeof DELAYS;
export const DELAY_CODES = Object.keys(DELAYS) as [Delay, ...Delay[]];
export const CAUSES = ['us', 'customer', 'force-majeure'] as const;
export type Cause = (typeof CAUSES)[number];

/** R1.2: by the standard window, by a requested time, or fetched by the customer. */
export const TIMINGS = ['standard', 'requested', 'pick-up'] as const;
export type Timing = (typeof TIMINGS)[number];

export const CANCEL_REASONS = ['customer', 'duplicate', 'mistake', 'no-stock', 'other'] as const;
export const OUTCOMES = ['accepted', 'partly', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whose scale decides what is settled (R1.4): the contract says it, the site keeps it. */
export const SCALES = ['customer', 'ours'] as const;
export type Scale = (typeof SCALES)[number];

/** As whom somebody signs at the dock. */
export const SIGNER_ROLES = {
  receiver: { zh: '验收员', en: 'Receiver' },
  'kitchen-manager': { zh: '食堂负责人', en: 'Kitchen manager' },
  'food-safety-officer': { zh: '食品安全员', en: 'Food safety officer' },
  witness: { zh: '见证人', en: 'Witness' },
  parent: { zh: '家长代表', en: 'Parents’ representative' },
} as const satisfies Record<string, Text>;
export type SignerRole = keyof typeof SIGNER_ROLES;
export const SIGNER_ROLE_CODES = Object.keys(SIGNER_ROLES) as [SignerRole, ...SignerRole[]];

/** What rules decide on. */
export type Line = {
  readonly id: string;
  readonly lineNo: number;
  readonly product: string;
  readonly unit: UnitCode;
  readonly ordered: number;
  readonly picked: number | null;
  readonly pieces: number | null;
  readonly pickedPieces: number | null;
  readonly pieceUnit: UnitCode | null;
  /** Basis points that accepted may be above and below picked; null: the default of its base unit. */
  readonly overBp: number | null;
  readonly underBp: number | null;
  /** Grams of packaging per piece. */
  readonly pieceTare: number | null;
};
export type Note = {
  readonly id: string;
  readonly number: string;
  readonly customerId: string;
  readonly siteId: string;
  /** `YYYY-MM-DD` */
  readonly deliveryOn: string;
  readonly vehicleId: string | null;
  /** Its lines carry lots: goods move with it. */
  readonly carriesLots: boolean;
  readonly state: State;
  readonly driverId: string | null;
  readonly windowFrom: Instant;
  readonly windowTo: Instant;
  readonly departedAt: Instant | null;
  readonly arrivedAt: Instant | null;
  readonly newEstimate: Instant | null;
  /** On whose side a late arrival would lie, by what was recorded so far (R1.7): a customer's closed gate, the last reported cause, else ours. */
  readonly lateCause: Cause;
  /** Seal numbers put on at loading. */
  readonly seals: readonly string[];
  readonly lines: readonly Line[];
};

/** What came off the truck, in base units. */
export const delivered = ({ ordered, picked }: Pick<Line, 'ordered' | 'picked'>): number => picked ?? ordered;

/** Two scales differ: ±2 % of weighed goods where the product's class says nothing else; pieces are counted. Basis points. */
const DEFAULT_BP = { g: 200, ml: 200, piece: 0 } as const;
type Tolerant = Pick<Line, 'ordered' | 'picked' | 'unit' | 'overBp' | 'underBp'>;
const share = (line: Tolerant, bp: number | null): number => Math.floor((delivered(line) * (bp ?? DEFAULT_BP[UNITS[line.unit].base])) / 10_000);

/** The most and the least that count as what came, rounded towards it to the base unit. */
export const mostOf = (line: Tolerant): number => delivered(line) + share(line, line.overBp);
export const leastOf = (line: Tolerant): number => delivered(line) - share(line, line.underBp);
