// Words for what a plan's clauses are: family, kind, who is bound, what they rest on.
import type { Text } from '../../design/locale.ts';

export const familyLabels = {
  judged: { zh: '可判定', en: 'Judged' },
  entitlement: { zh: '权利', en: 'Entitlement' },
  consequence: { zh: '后果', en: 'Consequence' },
  scorecard: { zh: '考核', en: 'Scorecard' },
} as const satisfies Record<string, Text>;
export type Family = keyof typeof familyLabels;

export const familyNotes = {
  judged: { zh: '由系统按留痕判定是否做到', en: 'The machine says from the record whether it was kept' },
  entitlement: { zh: '谁有权要求什么、凭什么', en: 'Who may ask for what, on which proof' },
  consequence: { zh: '没有做到时扣分、扣款、解约', en: 'Points, money or termination when it was not kept' },
  scorecard: { zh: '按期打分', en: 'Points per period' },
} as const satisfies Record<Family, Text>;

export const kindLabels = {
  deadline: { zh: '时限', en: 'Deadline' },
  recurring: { zh: '周期', en: 'Recurring' },
  never: { zh: '禁止', en: 'Never' },
  measure: { zh: '指标', en: 'Measure' },
  attested: { zh: '签字确认', en: 'Signed for' },
} as const satisfies Record<string, Text>;

export const boundLabels = {
  us: { zh: '我方', en: 'Us' },
  team: { zh: '我方内部', en: 'Our teams' },
  customer: { zh: '客户', en: 'Customer' },
  supplier: { zh: '供应商', en: 'Supplier' },
} as const satisfies Record<string, Text>;
export type Bound = keyof typeof boundLabels;

/** Where a clause stands when papers disagree: 合同 > 投标承诺 > 采购需求 > 方案. */
export const precedenceLabels: Readonly<Record<number, Text>> = {
  40: { zh: '合同', en: 'Contract' },
  30: { zh: '投标承诺', en: 'Tender' },
  20: { zh: '采购需求', en: 'Procurement' },
  10: { zh: '方案', en: 'Plan' },
};

export const contractStateLabels = {
  'to-begin': { zh: '未开始', en: 'To begin' },
  'in-force': { zh: '履行中', en: 'In force' },
  ended: { zh: '已到期', en: 'Ended' },
  replaced: { zh: '已被新版本替换', en: 'Replaced' },
} as const satisfies Record<string, Text>;

export const subjectLabels: Readonly<Record<string, Text>> = {
  case: { zh: '售后单', en: 'case' },
  note: { zh: '送货单', en: 'delivery note' },
  claim: { zh: '补货单', en: 'replacement' },
  customer: { zh: '客户', en: 'customer' },
  site: { zh: '食堂', en: 'site' },
  lot: { zh: '批次', en: 'lot' },
  recall: { zh: '召回', en: 'recall' },
  supplier: { zh: '供应商', en: 'supplier' },
  vehicle: { zh: '车辆', en: 'vehicle' },
  staff: { zh: '人员', en: 'staff' },
  order: { zh: '订单', en: 'order' },
  product: { zh: '商品', en: 'product' },
  company: { zh: '公司', en: 'company' },
};
