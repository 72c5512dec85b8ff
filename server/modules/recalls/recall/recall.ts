// Words of recalls: kinds, levels, states and acts (R7.2). Walked at start-up.
import type { StaffRole } from '../../../kernel/actor.ts';
import type { Text } from '../../../kernel/text.ts';
import { walkStates } from '../../../kernel/walk-states.ts';

export const KINDS = { recall: { zh: '召回', en: 'Recall' }, withdrawal: { zh: '自查退市', en: 'Withdrawal' } } as const satisfies Record<
  string,
  Text
>;
export type Kind = keyof typeof KINDS;
export const KIND_CODES = Object.keys(KINDS) as [Kind, ...Kind[]];

export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
export const LEVEL_TEXTS = {
  1: { zh: '一级召回', en: 'Level 1' },
  2: { zh: '二级召回', en: 'Level 2' },
  3: { zh: '三级召回', en: 'Level 3' },
} as const satisfies Record<Level, Text>;

export const REASONS = {
  'food-safety': { zh: '食用后不适或有安全风险', en: 'Illness or a safety risk' },
  'failed-inspection': { zh: '检验不合格', en: 'Failed inspection' },
  producer: { zh: '生产者通知召回', en: 'Recalled by the producer' },
  authority: { zh: '监管部门责令', en: 'Ordered by the authority' },
  'foreign-body': { zh: '异物', en: 'Foreign body' },
  spoiled: { zh: '腐败变质', en: 'Spoiled' },
  label: { zh: '标签、日期错误', en: 'Label or date wrong' },
  temperature: { zh: '温度失控', en: 'Temperature out of control' },
  certificate: { zh: '证照缺失或虚假', en: 'Certificate missing or false' },
  exercise: { zh: '年度演练', en: 'Yearly exercise' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type Reason = keyof typeof REASONS;
export const REASON_CODES = Object.keys(REASONS) as [Reason, ...Reason[]];

export const FAULTS = {
  ours: { zh: '本公司造成，由我们召回', en: 'Ours: we recall' },
  producer: { zh: '生产者召回，我们配合停售封存', en: 'The producer’s: we stop, seal and help' },
  unknown: { zh: '责任待查', en: 'Not known yet' },
} as const satisfies Record<string, Text>;
export type Fault = keyof typeof FAULTS;
export const FAULT_CODES = Object.keys(FAULTS) as [Fault, ...Fault[]];

export const STATES = {
  needed: { zh: '待启动', en: 'To begin' },
  begun: { zh: '已启动', en: 'Begun' },
  running: { zh: '通知与回收', en: 'Recovering' },
  closing: { zh: '处置完成，待关闭', en: 'Verified, to close' },
  closed: { zh: '已关闭', en: 'Closed' },
  dropped: { zh: '不予召回', en: 'Dropped' },
} as const satisfies Record<string, Text>;
export type State = keyof typeof STATES;
export const STATE_CODES = Object.keys(STATES) as [State, ...State[]];
/** Must equal the condition of the index `recall_open`. */
export const OPEN_STATES: readonly State[] = ['needed', 'begun', 'running', 'closing'];

/** ISO 22000, 8.9: hold → correct → disposition → effectiveness verified → closed. */
export const TRANSITIONS = {
  begin: { needed: 'begun' },
  drop: { needed: 'dropped' },
  /** By the first notice that goes out. */
  notify: { begun: 'running', running: 'running', closing: 'closing' },
  recover: { begun: 'begun', running: 'running', closing: 'closing' },
  /** More lots: what was verified before counts no more. */
  widen: { needed: 'needed', begun: 'begun', running: 'running', closing: 'running' },
  release: { begun: 'begun', running: 'running', closing: 'closing' },
  verify: { begun: 'closing', running: 'closing' },
  /** Found not to have worked after all. */
  resume: { closing: 'running' },
  close: { closing: 'closed' },
  /** A mock recall ends with its score. */
  score: { begun: 'closed', running: 'closed', closing: 'closed' },
} as const satisfies Record<string, Partial<Record<State, State>>>;
export type Act = keyof typeof TRANSITIONS;
export const ACTS = {
  begin: { zh: '启动', en: 'begin' },
  drop: { zh: '终止', en: 'drop' },
  notify: { zh: '发通知', en: 'notify' },
  recover: { zh: '登记回收', en: 'record recovery' },
  widen: { zh: '增加批次', en: 'add lots' },
  release: { zh: '放行批次', en: 'release a lot' },
  verify: { zh: '验证效果', en: 'verify' },
  resume: { zh: '继续回收', en: 'resume' },
  close: { zh: '关闭', en: 'close' },
  score: { zh: '结束演练', en: 'score' },
} as const satisfies Record<Act, Text>;
export const after = (act: Act, state: State): State | undefined => (TRANSITIONS[act] as Partial<Record<State, State>>)[state];
export const allows = (act: Act, state: State): boolean => after(act, state) !== undefined;

export const DROP_REASONS = {
  harmless: { zh: '查明合格', en: 'Found good' },
  duplicate: { zh: '重复登记', en: 'Recorded twice' },
  mistaken: { zh: '误登记', en: 'By mistake' },
} as const satisfies Record<string, Text>;
export const DROP_CODES = Object.keys(DROP_REASONS) as [keyof typeof DROP_REASONS, ...(keyof typeof DROP_REASONS)[]];

/** Why a lot leaves a recall that goes on. */
export const RELEASE_REASONS = {
  tested: { zh: '检验合格（附报告）', en: 'Tested and found good (with the report)' },
  unrelated: { zh: '追溯查明与召回批次无关', en: 'Traced: not connected with the recalled lots' },
  mistaken: { zh: '误圈入', en: 'Taken in by mistake' },
} as const satisfies Record<string, Text>;
export type ReleaseReason = keyof typeof RELEASE_REASONS;
export const RELEASE_CODES = Object.keys(RELEASE_REASONS) as [ReleaseReason, ...ReleaseReason[]];

export const PARTIES = {
  site: { zh: '食堂', en: 'Kitchen' },
  supplier: { zh: '供应商', en: 'Supplier' },
  internal: { zh: '本公司', en: 'Our own' },
} as const satisfies Record<string, Text>;
export type Party = keyof typeof PARTIES;
export const PARTY_CODES = Object.keys(PARTIES) as [Party, ...Party[]];

/** Our own people who must act at once, and what is asked of them. */
export const INTERNAL = {
  'warehouse-clerk': { zh: '停止分拣，移入隔离区', en: 'Stop picking, move to quarantine' },
  dispatcher: { zh: '在途车辆不卸货、带回', en: 'Vans on the road: do not unload, bring back' },
  purchasing: { zh: '停止采购，联系供应商', en: 'Stop buying, call the supplier' },
  'general-manager': { zh: '知悉并对外口径', en: 'Know, and speak for us' },
} as const satisfies Partial<Record<StaffRole, Text>>;
export type InternalRole = keyof typeof INTERNAL;
export const INTERNAL_ROLES = Object.keys(INTERNAL) as [InternalRole, ...InternalRole[]];

export const NOTICE_STATES = {
  made: { zh: '待通知', en: 'To tell' },
  sent: { zh: '已发出', en: 'Sent' },
  read: { zh: '已读', en: 'Read' },
  acknowledged: { zh: '已确认', en: 'Acknowledged' },
  answered: { zh: '已回数量', en: 'Answered' },
  released: { zh: '已解除', en: 'Released' },
} as const satisfies Record<string, Text>;
export type NoticeState = keyof typeof NOTICE_STATES;
export const NOTICE_STATE_CODES = Object.keys(NOTICE_STATES) as [NoticeState, ...NoticeState[]];

/** A phone call may skip steps: who answers has read. */
const NOTICE_WAYS: readonly (readonly [NoticeState, NoticeState])[] = [
  ['made', 'sent'],
  ['sent', 'read'],
  ['sent', 'acknowledged'],
  ['read', 'acknowledged'],
  ['made', 'answered'],
  ['sent', 'answered'],
  ['read', 'answered'],
  ['acknowledged', 'answered'],
  // More of what they got is in the recall: told anew.
  ...(['read', 'acknowledged', 'answered', 'released'] as const).flatMap((from): [NoticeState, NoticeState][] => [
    [from, 'sent'],
    [from, 'made'],
  ]),
  // Nothing of what they got is in it any more.
  ...(['made', 'sent', 'read', 'acknowledged', 'answered'] as const).map((from): [NoticeState, NoticeState] => [from, 'released']),
];

export const SENT_BY = {
  app: { zh: '系统消息', en: 'Message' },
  phone: { zh: '电话', en: 'Phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  visit: { zh: '上门', en: 'In person' },
  email: { zh: '邮件', en: 'E-mail' },
  letter: { zh: '书面', en: 'Letter' },
} as const satisfies Record<string, Text>;
export type SentBy = keyof typeof SENT_BY;
export const SENT_BY_CODES = Object.keys(SENT_BY) as [SentBy, ...SentBy[]];

export const EXPLANATIONS = {
  eaten: { zh: '已被食用，无法追回', en: 'Eaten, cannot be got back' },
  lost: { zh: '遗失', en: 'Lost' },
  'thrown-away': { zh: '食堂自行丢弃，无凭证', en: 'Thrown away without proof' },
  weighing: { zh: '称量、脱水差异', en: 'Weighing or drying' },
  'kept-apart': { zh: '封存待处置', en: 'Kept apart, to be disposed of' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Text>;
export type Explanation = keyof typeof EXPLANATIONS;
export const EXPLANATION_CODES = Object.keys(EXPLANATIONS) as [Explanation, ...Explanation[]];

export const REPORT_STAGES = {
  start: { zh: '启动报告', en: 'Beginning' },
  progress: { zh: '进展报告', en: 'Progress' },
  destruction: { zh: '销毁前报告（时间、地点）', en: 'Before destruction: time and place' },
  final: { zh: '总结报告', en: 'End' },
} as const satisfies Record<string, Text>;
export type ReportStage = keyof typeof REPORT_STAGES;
export const REPORT_STAGE_CODES = Object.keys(REPORT_STAGES) as [ReportStage, ...ReportStage[]];

export const DISPOSALS = {
  destroyed: { zh: '无害化处理、销毁', en: 'Destroyed' },
  supplier: { zh: '退供应商', en: 'Back to the supplier' },
} as const satisfies Record<string, Text>;
export type Disposal = keyof typeof DISPOSALS;
export const DISPOSAL_CODES = Object.keys(DISPOSALS) as [Disposal, ...Disposal[]];

/** What a kitchen says of one lot; integers of its base unit. */
export const PARTS = ['still', 'returned', 'used', 'destroyed', 'missing'] as const;
export type AnswerPart = (typeof PARTS)[number];
export type Answer = { readonly lotId: string } & { readonly [part in AnswerPart]: number };

export function walkTransitions(): void {
  walkStates<State>('recall', {
    start: 'needed',
    states: STATE_CODES,
    ways: Object.values(TRANSITIONS).flatMap((table) => Object.entries(table) as [State, State][]),
  });
  walkStates<NoticeState>('recall notice', { start: 'made', states: NOTICE_STATE_CODES, ways: NOTICE_WAYS.map(([from, to]) => [from, to]) });
}

/** Whether a notice in this state may come to that one. */
export const noticeMay = (from: NoticeState, to: NoticeState): boolean => NOTICE_WAYS.some(([a, b]) => a === from && b === to);

/** As rules see it. */
export type Recall = {
  readonly id: string;
  readonly number: string;
  readonly kind: Kind;
  readonly mock: boolean;
  readonly level: Level | null;
  readonly measures: string;
  readonly reason: Reason;
  readonly fault: Fault;
  readonly state: State;
  readonly caseId: string | null;
  readonly alertId: string | null;
  readonly knownAt: number;
  readonly neededAt: number;
  readonly startBy: number | null;
  readonly begunAt: number | null;
  readonly finishBy: number | null;
  readonly holdId: string | null;
  readonly tellsCustomers: boolean;
};

/** A lot of the scope: named by people, or reached from one of those; possible where goods only lay together. */
export type ScopedLot = { readonly lotId: string; readonly root: boolean; readonly possible: boolean };
