// Words for the closed lists every module shares. One word per idea (design §1).
import { ROLES } from '../../server/kernel/actor.ts';
import type { Grade } from '../../server/kernel/fact.ts';
import type { Text } from '../../server/kernel/text.ts';

export const roleLabels: Readonly<Record<string, Text>> = ROLES;

export const categoryLabels = {
  'food-safety': { zh: '食品安全', en: 'Food safety' },
  quality: { zh: '质量问题', en: 'Quality' },
  'packaging-label': { zh: '包装标签', en: 'Packaging & label' },
  delivery: { zh: '配送物流', en: 'Delivery & logistics' },
  conduct: { zh: '服务行为', en: 'Conduct' },
  'enquiry-suggestion': { zh: '咨询建议', en: 'Enquiry & suggestion' },
} as const satisfies Record<string, Text>;
export type Category = keyof typeof categoryLabels;

export const severityLabels = {
  1: { zh: '特急', en: 'Critical' },
  2: { zh: '紧急', en: 'Urgent' },
  3: { zh: '一般', en: 'Normal' },
  4: { zh: '轻微', en: 'Minor' },
} as const satisfies Record<number, Text>;
export type Severity = keyof typeof severityLabels;

export const channelLabels = {
  paste: { zh: '粘贴开单', en: 'Pasted' },
  qr: { zh: '扫码', en: 'QR code' },
  phone: { zh: '电话', en: 'Phone' },
  portal: { zh: '食堂端', en: 'Portal' },
  api: { zh: '接口', en: 'API' },
  wechat: { zh: '微信', en: 'WeChat' },
  email: { zh: '邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'SMS' },
  driver: { zh: '司机上报', en: 'Driver' },
  letter: { zh: '来信', en: 'Letter' },
  dock: { zh: '验收', en: 'Dock' },
} as const satisfies Record<string, Text>;
export type Channel = keyof typeof channelLabels;

export const verdictLabels = {
  running: { zh: '进行中', en: 'Running' },
  met: { zh: '按时·达标', en: 'Met' },
  missed: { zh: '超时·未达标', en: 'Missed' },
  excused: { zh: '免责', en: 'Excused' },
  retracted: { zh: '已更正', en: 'Retracted' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  unobserved: { zh: '未观测', en: 'Unobserved' },
} as const satisfies Record<string, Text>;
export type Verdict = keyof typeof verdictLabels;

export const gradeLabels: Readonly<Record<Grade, Text>> = {
  A: { zh: '对方或设备：客户签字、衡器、平台记录、通话记录', en: 'Counterparty or device: customer’s signature, scale, platform record, call log' },
  B: { zh: '我方人员当时当地记录', en: 'Our staff, at the moment and place' },
  C: { zh: '事后补录，有凭据（截图、纸单照片）', en: 'Entered later with proof (screenshot, photo of the paper)' },
  D: { zh: '事后补录，无凭据（须授权）', en: 'Entered later without proof (needs permission)' },
};

export const caseStateLabels = {
  open: { zh: '待受理', en: 'Open' },
  opened: { zh: '待受理', en: 'Open' },
  taken: { zh: '处理中', en: 'In progress' },
  investigating: { zh: '调查中', en: 'Investigating' },
  proposed: { zh: '已提方案', en: 'Proposed' },
  waiting: { zh: '等待中', en: 'Waiting' },
  settled: { zh: '已处理', en: 'Settled' },
  confirmed: { zh: '客户已确认', en: 'Confirmed' },
  reopened: { zh: '已重开', en: 'Reopened' },
  closed: { zh: '已结案', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Text>;

/** The label of a code, or the code itself where a newer server knows more than this page. */
export const labelOf = (labels: Readonly<Record<string | number, Text>>, code: string | number): Text =>
  labels[code] ?? { zh: String(code), en: String(code) };
