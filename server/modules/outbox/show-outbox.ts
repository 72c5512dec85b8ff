import { say } from '../../kernel/text.ts';
import { iso } from '../../kernel/time.ts';
import type { Call } from '../../platform/app.ts';
import { HELD_REASONS, type Message } from '../../platform/messaging/public.ts';
import type { Handlers } from '../../platform/module.ts';
import type { Task } from '../../platform/tasks/public.ts';
import type { contract } from './contract.ts';

type Does = Handlers<typeof contract>;
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
const nextOf = (items: readonly { id: string }[], limit: number): string | null => (items.length < limit ? null : (items.at(-1)?.id ?? null));

export const listMessages: Does['messages'] = async (call, { status, channel, aboutType, aboutId, cursor, limit }) => {
  const about = aboutType !== undefined && aboutId !== undefined ? { about: { type: aboutType, id: aboutId } } : {};
  const messages = await call.app.messaging.list(call.db, {
    limit,
    ...about,
    ...(status ? { statuses: [status] } : {}),
    ...(channel ? { channel } : {}),
    ...(cursor ? { before: cursor } : {}),
  });
  const names = await call.app.identity.namesOf(
    call.db,
    messages.map((message) => message.accountId).filter((id) => id !== null),
  );
  return { items: messages.map((message) => shown(call, message, names)), next: nextOf(messages, limit), open: { ...call.app.messaging.open } };
};

function shown(call: Call, message: Message, names: ReadonlyMap<string, string>) {
  const { accountId, address, reason, createdAt, sentAt, readAt, key, ...rest } = message;
  const sendable = message.channel === 'email' && ['failed', 'held', 'sent'].includes(message.status);
  return {
    ...rest,
    listed: [...message.listed],
    receiver: { accountId, name: accountId === null ? null : (names.get(accountId) ?? null), address },
    reason: reason && say(HELD_REASONS[reason], call.locale),
    createdAt: iso(createdAt),
    sentAt: isoOrNull(sentAt),
    readAt: isoOrNull(readAt),
    can: { resend: sendable && call.app.messaging.open.email && call.actor.can.has('outbox.manage') },
  };
}

export const listTasks: Does['tasks'] = async (call, { state, cursor, limit }) => {
  const states = state ? [state] : (['failed', 'waiting', 'running', 'cancelled'] as const);
  const tasks = await call.app.tasks.list({ states, limit, ...(cursor ? { before: cursor } : {}) });
  const may = call.actor.can.has('outbox.manage');
  return { items: tasks.filter(isUnfinished).map((task) => taskShown(task, may)), next: nextOf(tasks, limit) };
};

type Unfinished = Task & { readonly state: Exclude<Task['state'], 'done'> };
const isUnfinished = (task: Task): task is Unfinished => task.state !== 'done';

function taskShown(task: Unfinished, may: boolean) {
  const { state } = task;
  return {
    ...task,
    createdAt: iso(task.createdAt),
    dueAt: iso(task.dueAt),
    endedAt: isoOrNull(task.endedAt),
    can: { rerun: may && (state === 'failed' || state === 'cancelled'), cancel: may && (state === 'waiting' || state === 'running') },
  };
}

export const listWordings: Does['wordings'] = async (call) => ({ items: [...(await call.app.messaging.wordings(call.db))] });
