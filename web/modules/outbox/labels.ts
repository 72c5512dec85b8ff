// Words of messages and tasks, and where the thing they are about is shown.
import type { Answer, api } from '../../client/api.ts';
import type { Text } from '../../design/locale.ts';

export type Message = Answer<typeof api.outbox.messages>['items'][number];
export type Task = Answer<typeof api.outbox.tasks>['items'][number];
type About = NonNullable<Message['about']>;

export const channels: Readonly<Record<Message['channel'], Text>> = {
  'in-app': { zh: '站内', en: 'In the app' },
  email: { zh: '邮件', en: 'E-mail' },
  sms: { zh: '短信', en: 'SMS' },
  wechat: { zh: '微信', en: 'WeChat' },
};

export const statuses: Readonly<Record<Message['status'], Text>> = {
  waiting: { zh: '待发送', en: 'Waiting' },
  sent: { zh: '已发送', en: 'Sent' },
  failed: { zh: '发送失败', en: 'Failed' },
  read: { zh: '已读', en: 'Read' },
  held: { zh: '未能发出', en: 'Held' },
};
export const statusTones = { waiting: 'info', sent: 'accent', failed: 'danger', read: 'accent', held: 'plain' } as const;

const heldReasons: Readonly<Record<string, Text>> = {
  'email-not-open': {
    zh: '还没有配置邮件服务器（SMTP_URL）。配置后可在这里重发。',
    en: 'No mail server is set up (SMTP_URL). Once it is, send again here.',
  },
  'sms-not-open': { zh: '短信通道未开通，请改用电话告知。', en: 'SMS is not set up: tell them by phone.' },
  'wechat-not-open': { zh: '微信通道未开通，请在微信里手动告知。', en: 'WeChat is not set up: tell them by hand.' },
  'no-address': { zh: '收件人没有留邮箱或电话。', en: 'The receiver has left no address.' },
};
export const heldReason = (reason: string | null): Text | undefined =>
  reason === null ? undefined : (heldReasons[reason] ?? { zh: reason, en: reason });

export const taskStates: Readonly<Record<Task['state'], Text>> = {
  failed: { zh: '失败', en: 'Failed' },
  running: { zh: '进行中', en: 'Running' },
  waiting: { zh: '等待', en: 'Waiting' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};
export const taskTones = { failed: 'danger', running: 'info', waiting: 'plain', cancelled: 'plain' } as const;

const taskNames: Readonly<Record<string, Text>> = { 'messaging.send': { zh: '发送邮件', en: 'Send mail' } };
export const taskName = (name: string): Text => taskNames[name] ?? { zh: name, en: name };

const PATHS: Readonly<Record<string, (id: string) => string>> = {
  case: (id) => `/cases/${id}`,
  note: (id) => `/deliveries/${id}`,
  customer: (id) => `/customers/${id}`,
  commitment: (id) => `/commitments/${id}`,
  contract: (id) => `/contracts/${id}`,
};
const NAMES: Readonly<Record<string, Text>> = {
  case: { zh: '打开售后单', en: 'Open the case' },
  note: { zh: '打开送货单', en: 'Open the note' },
  customer: { zh: '打开客户资料', en: 'Open the customer' },
  commitment: { zh: '打开承诺', en: 'Open the commitment' },
  contract: { zh: '打开合同', en: 'Open the contract' },
};

/** Undefined where no page shows such a thing. */
export const pathOf = (about: About | null): string | undefined => (about === null ? undefined : PATHS[about.type]?.(about.id));
export const nameOf = (about: About): Text => NAMES[about.type] ?? { zh: '打开', en: 'Open' };
