// How recalls read: states, tones, shapes of the answers.
import type { NoticeState, State } from '../../../../server/modules/recalls/recall/recall.ts';
import type { Answer, api } from '../../../client/api.ts';

export type Head = Answer<typeof api.recalls.listRecalls>['items'][number];
export type Full = Answer<typeof api.recalls.showRecall>;
export type Recipient = Answer<typeof api.recalls.listRecipients>['items'][number];
export type Line = Recipient['lines'][number];
export type Clock = Full['clocks'][number];

export const stateTones = {
  needed: 'amber',
  begun: 'danger',
  running: 'danger',
  closing: 'info',
  closed: 'accent',
  dropped: 'plain',
} as const satisfies Record<State, string>;

export const noticeTones = {
  made: 'amber',
  sent: 'plain',
  read: 'info',
  acknowledged: 'info',
  answered: 'accent',
  released: 'plain',
} as const satisfies Record<NoticeState, string>;

export const verdictTones = { running: 'amber', met: 'accent', missed: 'danger', unknown: 'plain', 'not-started': 'plain' } as const;
export const verdictLabels = {
  running: { zh: '进行中', en: 'Running' },
  met: { zh: '按时', en: 'Met' },
  missed: { zh: '超时', en: 'Missed' },
  unknown: { zh: '待确认', en: 'Unknown' },
  'not-started': { zh: '未开始', en: 'Not started' },
} as const;

export const saidLabels = {
  still: { zh: '剩余', en: 'left' },
  returned: { zh: '已退回', en: 'returned' },
  used: { zh: '已用掉', en: 'used' },
  destroyed: { zh: '已销毁', en: 'destroyed' },
  missing: { zh: '找不到', en: 'missing' },
} as const;

/** ISO 22000, 8.9: what is done after what. */
export const STAGES = [
  { key: 'needed', label: { zh: '判定', en: 'Decided' } },
  { key: 'begun', label: { zh: '封存', en: 'Held' } },
  { key: 'running', label: { zh: '通知与回收', en: 'Told and recovered' } },
  { key: 'closing', label: { zh: '效果验证', en: 'Effect verified' } },
  { key: 'closed', label: { zh: '关闭', en: 'Closed' } },
] as const;
