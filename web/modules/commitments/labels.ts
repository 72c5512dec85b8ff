// Words about commitments: their subjects, roles of evidence, reasons of excuses, and what could not be said.
import { categoryLabels, channelLabels, severityLabels } from '../../design/labels.ts';
import type { Text } from '../../design/locale.ts';

export const boundLabels = {
  us: { zh: '我方承诺', en: 'Our promise' },
  team: { zh: '内部时限', en: 'Internal' },
  customer: { zh: '客户须做', en: 'Customer’s part' },
  supplier: { zh: '供应商须做', en: 'Supplier’s part' },
} as const satisfies Record<string, Text>;

/** Teams as plans name them. */
export const teamLabels: Readonly<Record<string, Text>> = {
  service: { zh: '客服', en: 'Service' },
  delivery: { zh: '配送', en: 'Delivery' },
  quality: { zh: '品控', en: 'Quality' },
  warehouse: { zh: '仓库', en: 'Warehouse' },
  purchasing: { zh: '采购', en: 'Purchasing' },
  finance: { zh: '财务', en: 'Finance' },
  department: { zh: '被请求核查的部门', en: 'The department asked' },
};

export const reasonLabels = {
  'force-majeure': { zh: '不可抗力', en: 'Force majeure' },
  'customer-caused': { zh: '采购单位原因', en: 'Caused by the customer' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type Reason = keyof typeof reasonLabels;

export const excuseStateLabels = {
  waiting: { zh: '待核准', en: 'Waiting' },
  approved: { zh: '已核准', en: 'Approved' },
  declined: { zh: '不予免责', en: 'Declined' },
} as const satisfies Record<string, Text>;

/** Fields of facts that readers meet often; others show by their name in the journal. */
export const fieldLabels: Readonly<Record<string, Text>> = {
  number: { zh: '单号', en: 'Number' },
  channel: { zh: '渠道', en: 'Channel' },
  category: { zh: '类别', en: 'Category' },
  subcategory: { zh: '小类', en: 'Subcategory' },
  severity: { zh: '紧急程度', en: 'Severity' },
  neededBy: { zh: '要求送达', en: 'Needed by' },
  bodyHash: { zh: '内容指纹', en: 'Content hash' },
  textHash: { zh: '内容指纹', en: 'Content hash' },
  sha256: { zh: '文件指纹', en: 'File hash' },
  reason: { zh: '原因', en: 'Reason' },
  way: { zh: '处理方式', en: 'Way' },
  kind: { zh: '种类', en: 'Kind' },
  period: { zh: '期间', en: 'Period' },
  kept: { zh: '已履行', en: 'Kept' },
  windowFrom: { zh: '收货时段起', en: 'Window from' },
  windowTo: { zh: '收货时段止', en: 'Window to' },
  lineCount: { zh: '行数', en: 'Lines' },
};

export const valueLabels: Readonly<Record<string, Readonly<Record<string | number, Text>>>> = {
  channel: channelLabels,
  category: categoryLabels,
  severity: severityLabels,
  kept: { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } },
};

export const roleLabels: Readonly<Record<string, Text>> = {
  start: { zh: '开始计时', en: 'starts the clock' },
  done: { zh: '视为完成', en: 'counts as done' },
  pause: { zh: '暂停计时', en: 'pauses' },
  resume: { zh: '恢复计时', en: 'resumes' },
  reopen: { zh: '重新计时', en: 'reopens' },
  anchor: { zh: '约定时点', en: 'agreed time' },
  breach: { zh: '违反', en: 'breach' },
  observe: { zh: '有人在看', en: 'was observed' },
  count: { zh: '计入指标', en: 'counted' },
  attest: { zh: '签字', en: 'attested' },
  excuse: { zh: '免责', en: 'excuse' },
  withdraw: { zh: '不再适用', en: 'withdrawn' },
  end: { zh: '结束', en: 'ends' },
  acknowledge: { zh: '知悉', en: 'acknowledged' },
};

const SUBJECTS: Readonly<Record<string, { readonly label: Text; readonly path?: string }>> = {
  case: { label: { zh: '售后单', en: 'Case' }, path: '/cases' },
  note: { label: { zh: '送货单', en: 'Delivery note' }, path: '/deliveries' },
  customer: { label: { zh: '客户', en: 'Customer' }, path: '/customers' },
  claim: { label: { zh: '补货单', en: 'Replacement' } },
  site: { label: { zh: '食堂', en: 'Site' } },
  lot: { label: { zh: '批次', en: 'Lot' } },
  order: { label: { zh: '订单', en: 'Order' } },
  recall: { label: { zh: '召回', en: 'Recall' } },
  supplier: { label: { zh: '供应商', en: 'Supplier' } },
  vehicle: { label: { zh: '车辆', en: 'Vehicle' } },
  staff: { label: { zh: '人员', en: 'Staff' } },
  product: { label: { zh: '商品', en: 'Product' } },
  company: { label: { zh: '公司', en: 'Company' } },
};

type Subject = { readonly type: string; readonly id: string };

export const subjectLabel = ({ type }: Subject): Text => SUBJECTS[type]?.label ?? { zh: type, en: type };

/** The page of what the promise is about, where there is one. */
export function subjectPath({ type, id }: Subject): string | undefined {
  const path = SUBJECTS[type]?.path;
  return path ? `${path}/${id}` : undefined;
}

/** `calendar:2027`, `instant:neededBy`: what is missing to say more, and what then happens. */
export function unknownWords(unknown: string): Text {
  const [what, which = ''] = unknown.split(':');
  if (what === 'calendar') {
    return {
      zh: `${which} 年的日历尚未载入，无法算出时限；载入后自动补判。`,
      en: `The calendar of ${which} is not loaded; it is judged once it is.`,
    };
  }
  return {
    zh: `记录里还没有约定的时点（${which}），有了之后自动计时。`,
    en: `No agreed time recorded yet (${which}); the clock follows once there is one.`,
  };
}

/** `warn:80`, `miss`, `escalate:0`, `repeat:2` as short words for a tick. */
export function stepWords(step: string): Text {
  const [what, which = ''] = step.split(':');
  if (what === 'warn') return { zh: `${which}% 提醒`, en: `${which}% warning` };
  if (what === 'escalate') return { zh: '逐级上报', en: 'escalation' };
  if (what === 'repeat') return { zh: `第 ${Number(which) + 1} 次再提醒`, en: `reminder ${Number(which) + 1}` };
  return what === 'miss' ? { zh: '判定超时', en: 'miss' } : { zh: '再次判定', en: 'judged again' };
}
