// Words of goods that come back on a claim (R5.5): pick-ups, parcels, findings, what becomes of them.
import type { Text } from '../../../kernel/text.ts';

export const PICKUP_STATES = {
  open: { zh: '待安排取货', en: 'To be planned' },
  planned: { zh: '已安排取货', en: 'Planned' },
  collected: { zh: '已取货', en: 'Collected' },
  'called-off': { zh: '已取消', en: 'Called off' },
} as const satisfies Record<string, Text>;
export type PickupState = keyof typeof PICKUP_STATES;
export const PICKUP_STATE_CODES = Object.keys(PICKUP_STATES) as [PickupState, ...PickupState[]];

export const PICKUP_MODES = {
  van: { zh: '随下一趟车', en: 'With the next van' },
  run: { zh: '专车', en: 'Special run' },
} as const satisfies Record<string, Text>;
export type PickupMode = keyof typeof PICKUP_MODES;
export const PICKUP_MODE_CODES = Object.keys(PICKUP_MODES) as [PickupMode, ...PickupMode[]];

/** 退货件: what comes back of one line and lot. */
export const PARCEL_STATES = {
  expected: { zh: '待取回', en: 'To be fetched' },
  'on-the-way': { zh: '在途', en: 'On the way' },
  received: { zh: '已到仓，待隔离', en: 'Received' },
  quarantined: { zh: '已隔离，待检查', en: 'In quarantine' },
  inspected: { zh: '已检查，待处置', en: 'Inspected' },
  disposed: { zh: '已处置', en: 'Disposed of' },
  'called-off': { zh: '不再取回', en: 'Not fetched' },
} as const satisfies Record<string, Text>;
export type ParcelState = keyof typeof PARCEL_STATES;
export const PARCEL_STATE_CODES = Object.keys(PARCEL_STATES) as [ParcelState, ...ParcelState[]];

/** What the inspection says of the cause. Nothing here admits anything: it is what was found on these goods. */
export const FINDINGS = {
  ours: { zh: '我方原因', en: 'Our side' },
  customer: { zh: '客户储存或使用原因', en: 'Kept or used so by the customer' },
  supplier: { zh: '供应商原因', en: "The supplier's side" },
  nothing: { zh: '未发现问题', en: 'Nothing found' },
} as const satisfies Record<string, Text>;
export type Finding = keyof typeof FINDINGS;
export const FINDING_CODES = Object.keys(FINDINGS) as [Finding, ...Finding[]];

export const DISPOSITIONS = {
  destroyed: { zh: '销毁', en: 'Destroyed' },
  'to-supplier': { zh: '退供应商', en: 'To the supplier' },
  restocked: { zh: '恢复入库', en: 'Restocked' },
} as const satisfies Record<string, Text>;
export type Disposition = keyof typeof DISPOSITIONS;
export const DISPOSITION_CODES = Object.keys(DISPOSITIONS) as [Disposition, ...Disposition[]];

/** How the kitchen hands goods over: nobody has to type. */
export const HAND_OVERS = {
  signed: { zh: '食堂已签字', en: 'Signed by the kitchen' },
  handed: { zh: '当面交接', en: 'Handed over in person' },
  absent: { zh: '无人在场，按约放置', en: 'Nobody there, left as agreed' },
} as const satisfies Record<string, Text>;
export type HandOver = keyof typeof HAND_OVERS;
export const HAND_OVER_CODES = Object.keys(HAND_OVERS) as [HandOver, ...HandOver[]];
