// Words and types of orders that several pages share.
import type { Answer, api, Question } from '../../client/api.ts';
import type { IconName } from '../../design/icon.tsx';
import type { Text } from '../../design/locale.ts';

export type OrderRow = Answer<typeof api.orders.list>['items'][number];
export type Order = Answer<typeof api.orders.show>;
export type MyOrder = Answer<typeof api.orders.myOrder>;
export type OrderLine = Order['lines'][number];
export type Shortage = Order['shortages'][number];
export type Finding = Order['findings'][number];
export type Checked = Answer<typeof api.orders.check>;
export type Help = Answer<typeof api.orders.help>;
export type Template = Help['templates'][number];
export type Product = Answer<typeof api.orders.products>['items'][number];
export type OrderInput = Question<typeof api.orders.check>;
export type State = OrderRow['state'];
export type Channel = OrderRow['channel'];
export type Timing = OrderRow['timing'];

export const stateLabels = {
  received: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  noted: { zh: '已开送货单', en: 'Note issued' },
  delivered: { zh: '已送达', en: 'Delivered' },
  declined: { zh: '未接受', en: 'Declined' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<State, Text>;

export const stateTones = {
  received: 'plain',
  confirmed: 'accent',
  noted: 'info',
  delivered: 'plain',
  declined: 'danger',
  cancelled: 'plain',
} as const satisfies Record<State, string>;

export const channelLabels = {
  portal: { zh: '客户自助下单', en: 'Portal' },
  phone: { zh: '电话', en: 'Phone' },
  paste: { zh: '聊天粘贴', en: 'Pasted chat' },
  file: { zh: '表格导入', en: 'File' },
  platform: { zh: '采购平台', en: 'Procurement platform' },
  api: { zh: '系统接口', en: 'API' },
  template: { zh: '常用单', en: 'Template' },
} as const satisfies Record<Channel, Text>;

export const channelIcons = {
  portal: 'home',
  phone: 'phone',
  paste: 'paste',
  file: 'file',
  platform: 'globe',
  api: 'settings',
  template: 'copy',
} as const satisfies Record<Channel, IconName>;

export const timingLabels = {
  standard: { zh: '按收货时间', en: 'Receiving hours' },
  requested: { zh: '指定时间', en: 'Requested time' },
  'pick-up': { zh: '自提', en: 'Pick-up' },
} as const satisfies Record<Timing, Text>;

export const cancelReasons = {
  customer: { zh: '客户取消', en: 'Customer cancelled' },
  duplicate: { zh: '重复下单', en: 'Duplicate' },
  mistake: { zh: '录入错误', en: 'Entered by mistake' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Question<typeof api.orders.cancel>['reason'], Text>;

export const declineReasons = {
  'no-stock': { zh: '缺货', en: 'Out of stock' },
  'too-late': { zh: '时间来不及', en: 'Too late' },
  'not-sold': { zh: '不供应该商品', en: 'Not in our range' },
  'not-allowed': { zh: '不允许供应', en: 'Not allowed' },
  duplicate: { zh: '重复下单', en: 'Duplicate' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Question<typeof api.orders.decline>['reason'], Text>;

export const shortageReasons = {
  'no-stock': { zh: '库存不足', en: 'Not enough in stock' },
  'supplier-short': { zh: '供应商少送', en: 'Supplier short' },
  quality: { zh: '验收不合格', en: 'Failed inspection' },
  season: { zh: '换季断供', en: 'Out of season' },
  'price-jump': { zh: '行情异常', en: 'Price jumped' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<Shortage['reason'], Text>;

export type Outcome = NonNullable<Shortage['outcome']>;
export const outcomeLabels = {
  substitute: { zh: '同意替代', en: 'Substitute agreed' },
  less: { zh: '少送', en: 'Deliver less' },
  later: { zh: '改日补送', en: 'The rest later' },
  cancel: { zh: '取消该商品', en: 'Cancel the line' },
} as const satisfies Record<Outcome, Text>;

export type Talk = NonNullable<Shortage['toldBy']>;
export const talkLabels = {
  wechat: { zh: '微信', en: 'WeChat' },
  phone: { zh: '电话', en: 'Phone' },
  visit: { zh: '当面', en: 'In person' },
  paper: { zh: '书面', en: 'On paper' },
  portal: { zh: '食堂端', en: 'Portal' },
} as const satisfies Record<Talk, Text>;
