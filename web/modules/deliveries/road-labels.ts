// Words for the codes of the road. Typed by the server's own lists: a code without a word does not compile.
import type { Ending, EstimateReason, ExceptionKind, Look, Remedy, WaitReason } from '../../../server/modules/deliveries/road/road.ts';
import type { Text } from '../../design/locale.ts';

export type { Ending, ExceptionKind, Look, Remedy, WaitReason } from '../../../server/modules/deliveries/road/road.ts';

export const waitLabels: Readonly<Record<WaitReason, Text>> = {
  'gate-closed': { zh: '大门关着', en: 'Gate closed' },
  'nobody-there': { zh: '没人收货', en: 'Nobody there' },
  'dock-occupied': { zh: '卸货位被占', en: 'Dock occupied' },
  'late-order': { zh: '客户报单晚', en: 'Ordered late' },
  other: { zh: '其他原因', en: 'Other' },
};

/** What the kitchen reads: neutral, no blame. */
export const neutralWaits: Readonly<Record<WaitReason, Text>> = {
  'gate-closed': { zh: '等待开门', en: 'Waiting for the gate' },
  'nobody-there': { zh: '等待收货人员', en: 'Waiting for somebody to receive' },
  'dock-occupied': { zh: '等待卸货位', en: 'Waiting for the dock' },
  'late-order': { zh: '等待确认订单', en: 'Waiting for the order' },
  other: { zh: '在门口等候', en: 'Waiting at the gate' },
};

export const exceptionLabels: Readonly<Record<ExceptionKind, Text>> = {
  breakdown: { zh: '车辆故障', en: 'Breakdown' },
  'cooler-failure': { zh: '制冷失效', en: 'Cooler failure' },
  accident: { zh: '交通事故', en: 'Accident' },
  traffic: { zh: '严重拥堵', en: 'Traffic' },
  weather: { zh: '恶劣天气', en: 'Weather' },
  'road-closed': { zh: '道路中断', en: 'Road closed' },
  damage: { zh: '货物破损', en: 'Goods damaged' },
  loss: { zh: '货物丢失', en: 'Goods lost' },
  'goods-missing': { zh: '少装漏装', en: 'Not loaded' },
  'supplier-short': { zh: '供应商缺货', en: 'Supplier short' },
  'supplier-bad': { zh: '来货不合格', en: 'Bad from supplier' },
  other: { zh: '其他', en: 'Other' },
};
/** These stop the whole van. */
export const OF_VAN: readonly ExceptionKind[] = ['breakdown', 'cooler-failure', 'accident', 'traffic', 'weather', 'road-closed'];

export const remedyLabels: Readonly<Record<Remedy, Text>> = {
  'carry-on': { zh: '排除后继续配送', en: 'Carry on' },
  'replacement-van': { zh: '换车送达', en: 'Replacement van' },
  redelivery: { zh: '另行补送', en: 'Deliver again' },
  'other-site': { zh: '就近网点调货', en: 'Supply from another site' },
  substitute: { zh: '经同意用替代品', en: 'Agreed substitute' },
  'customer-buys': { zh: '食堂自购，我方承担差价', en: 'Customer buys, we pay the difference' },
  'stop-shipment': { zh: '停止发货，启用备选供应商', en: 'Stop the shipment, standby supplier' },
  cancel: { zh: '协商取消', en: 'Cancel by agreement' },
};

export const endingLabels: Readonly<Record<Ending, Text>> = {
  'in-time': { zh: '按时送达', en: 'Delivered in time' },
  late: { zh: '晚到送达', en: 'Delivered late' },
  supplied: { zh: '已补送或调货', en: 'Supplied otherwise' },
  bought: { zh: '食堂已自购', en: 'Customer bought' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

export const lookLabels: Readonly<Record<Look, Text>> = {
  good: { zh: '完好', en: 'Good' },
  doubtful: { zh: '存疑', en: 'Doubtful' },
  bad: { zh: '变质受损', en: 'Bad' },
};

export const estimateLabels: Readonly<Record<EstimateReason, Text>> = {
  'not-left': { zh: '还没发车', en: 'not left yet' },
  'on-the-way': { zh: '在路上', en: 'on the way' },
  'waiting-at-gate': { zh: '在门口等候', en: 'waiting at a gate' },
  unloading: { zh: '在卸货', en: 'unloading' },
  overdue: { zh: '该到没到，请电话核实', en: 'should be there by now: call' },
};
