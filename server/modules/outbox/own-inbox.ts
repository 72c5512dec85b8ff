// The messages of whoever asks: the account id comes from the actor, never from the input.
import { iso } from '../../kernel/time.ts';
import type { Handlers } from '../../platform/module.ts';
import type { contract } from './contract.ts';

type Does = Handlers<typeof contract>;

export const showInbox: Does['inbox'] = async ({ app, db, actor }, { unread, cursor, limit }) => {
  const statuses = unread ? (['sent'] as const) : (['sent', 'read'] as const);
  const [messages, count, mailAddress] = await Promise.all([
    app.messaging.list(db, { accountId: actor.id, channel: 'in-app', statuses, limit, ...(cursor ? { before: cursor } : {}) }),
    app.messaging.unread(db, actor.id),
    app.messaging.mailAddress(db, actor.id),
  ]);
  const items = messages.map(({ id, subject, body, about, listed, notices, status, createdAt }) => ({
    ...{ id, subject, body, about, notices },
    listed: [...listed],
    read: status === 'read',
    at: iso(createdAt),
  }));
  return { items, next: messages.length < limit ? null : (messages.at(-1)?.id ?? null), unread: count, mailAddress };
};

export const markRead: Does['read'] = (call, { ids }) =>
  call.write(async (unit) => ({ read: await unit.app.messaging.markRead(unit, unit.actor.id, ids) }));

export const setMailAddress: Does['setMailAddress'] = (call, { email }) =>
  call.write(async (unit) => {
    await unit.app.messaging.setMailAddress(unit, unit.actor.id, email);
    return { done: true } as const;
  });
