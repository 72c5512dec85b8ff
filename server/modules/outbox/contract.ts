import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';

const channel = z.enum(['in-app', 'email', 'sms', 'wechat']);
const status = z.enum(['waiting', 'sent', 'failed', 'read', 'held']);
const taskState = z.enum(['waiting', 'running', 'failed', 'cancelled']);
const subject = z.object({ type: z.string(), id: z.string() });
const when = z.iso.datetime();
const page = { cursor: z.uuid().optional(), limit: z.int().min(1).max(200).default(50) };
const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
const byId = z.object({ id: z.uuid() });
const done = z.object({ done: z.literal(true) });
const listed = z.array(z.object({ line: z.string(), about: subject.nullable() }));

const message = z.object({
  id: z.uuid(),
  receiver: z.object({ accountId: z.uuid().nullable(), name: z.string().nullable(), address: z.string().nullable() }),
  channel,
  template: z.string(),
  subject: z.string(),
  body: z.string(),
  about: subject.nullable(),
  listed,
  notices: z.number().int(),
  status,
  reason: z.string().nullable(),
  error: z.string().nullable(),
  attempts: z.number().int(),
  createdAt: when,
  sentAt: when.nullable(),
  readAt: when.nullable(),
  can: z.object({ resend: z.boolean() }),
});

const task = z.object({
  id: z.uuid(),
  name: z.string(),
  key: z.string().nullable(),
  state: taskState,
  attempts: z.number().int(),
  createdAt: when,
  dueAt: when,
  endedAt: when.nullable(),
  error: z.string().nullable(),
  progress: z.object({ done: z.number(), total: z.number().nullable(), note: z.string().nullable() }).nullable(),
  cancelAsked: z.boolean(),
  can: z.object({ rerun: z.boolean(), cancel: z.boolean() }),
});

const wording = z.object({ name: z.string(), locale: z.enum(['zh-CN', 'en']), subject: z.string(), body: z.string(), changed: z.boolean() });
const words = z.object({ subject: z.string().trim().min(1).max(200), body: z.string().trim().min(1).max(4000) });

export const contract = {
  messages: endpoint({
    method: 'GET',
    path: '/outbox/messages',
    permission: 'outbox.read',
    summary: { zh: '发件箱', en: 'Outbox' },
    input: z.object({
      status: status.optional(),
      channel: channel.optional(),
      aboutType: z.string().optional(),
      aboutId: z.string().optional(),
      ...page,
    }),
    output: listOf(message).extend({ open: z.record(channel, z.boolean()) }),
  }),
  resend: endpoint({
    method: 'POST',
    path: '/outbox/messages/{id}/resend',
    permission: 'outbox.manage',
    summary: { zh: '重发邮件', en: 'Send a mail again' },
    input: byId,
    output: done,
    refusals: ['outbox.not-found', 'outbox.cannot-resend'],
  }),
  tryOut: endpoint({
    method: 'POST',
    path: '/outbox/test-messages',
    permission: 'outbox.manage',
    summary: { zh: '给自己发一条测试消息', en: 'Send a test message to oneself' },
    input: z.object({ channel }),
    output: done,
  }),
  tasks: endpoint({
    method: 'GET',
    path: '/outbox/tasks',
    permission: 'outbox.read',
    summary: { zh: '后台任务：失败、等待、进行中', en: 'Tasks: failed, waiting, running' },
    input: z.object({ state: taskState.optional(), ...page }),
    output: listOf(task),
  }),
  rerun: endpoint({
    method: 'POST',
    path: '/outbox/tasks/{id}/rerun',
    permission: 'outbox.manage',
    summary: { zh: '重跑任务', en: 'Run a task again' },
    input: byId,
    output: done,
    refusals: ['outbox.not-found', 'outbox.cannot-rerun'],
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/outbox/tasks/{id}/cancel',
    permission: 'outbox.manage',
    summary: { zh: '取消任务', en: 'Cancel a task' },
    input: byId,
    output: done,
    refusals: ['outbox.not-found', 'outbox.cannot-cancel'],
  }),
  wordings: endpoint({
    method: 'GET',
    path: '/outbox/wordings',
    permission: 'outbox.read',
    summary: { zh: '消息模板', en: 'Wording of messages' },
    input: z.object({}),
    output: z.object({ items: z.array(wording) }),
  }),
  reword: endpoint({
    method: 'PUT',
    path: '/outbox/wordings/{name}/{locale}',
    permission: 'outbox.manage',
    summary: { zh: '修改消息模板；words 为空则恢复默认', en: 'Change the wording; without words back to the default' },
    input: z.object({ name: z.string(), locale: z.enum(['zh-CN', 'en']), words: words.nullable() }),
    output: done,
    refusals: ['outbox.not-found'],
  }),
  inbox: endpoint({
    method: 'GET',
    path: '/inbox',
    permission: 'outbox.own-inbox',
    summary: { zh: '我的消息', en: 'My messages' },
    input: z.object({ unread: z.boolean().optional(), ...page }),
    output: listOf(
      z.object({
        id: z.uuid(),
        subject: z.string(),
        body: z.string(),
        about: subject.nullable(),
        listed,
        notices: z.number().int(),
        read: z.boolean(),
        at: when,
      }),
    ).extend({ unread: z.number().int(), mailAddress: z.string().nullable() }),
  }),
  read: endpoint({
    method: 'POST',
    path: '/inbox/read',
    permission: 'outbox.own-inbox',
    summary: { zh: '标为已读；不给 ids 则全部', en: 'Mark as read; all of them without ids' },
    input: z.object({ ids: z.array(z.uuid()).max(500).optional() }),
    output: z.object({ read: z.number().int() }),
  }),
  setMailAddress: endpoint({
    method: 'PUT',
    path: '/inbox/mail-address',
    permission: 'outbox.own-inbox',
    summary: { zh: '我的邮箱地址', en: 'My mail address' },
    input: z.object({ email: z.email().max(254).nullable() }),
    output: done,
  }),
};
