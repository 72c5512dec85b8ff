// What people see of the messages and do to them: list, read, send again, mail addresses.
import { type RawBuilder, sql } from 'kysely';
import type { Subject } from '../../kernel/fact.ts';
import { type Instant, iso } from '../../kernel/time.ts';
import type { Db, Tx } from '../app.ts';
import { SEND_TASK } from './deliver.ts';
import type { Channel, HeldReason, Message, MessageQuery, MessageStatus, Messaging } from './public.ts';

type Row = {
  id: string;
  key: string;
  account_id: string | null;
  address: string | null;
  channel: Channel;
  template: string;
  subject: string;
  body: string;
  about_type: string | null;
  about_id: string | null;
  listed: readonly { line: string; about: Subject | null }[];
  notices: number;
  status: MessageStatus;
  reason: HeldReason | null;
  error: string | null;
  attempts: number;
  created_at: Instant;
  sent_at: Instant | null;
  read_at: Instant | null;
};

const messageOf = (row: Row): Message => ({
  id: row.id,
  key: row.key,
  accountId: row.account_id,
  address: row.address,
  channel: row.channel,
  template: row.template,
  subject: row.subject,
  body: row.body,
  about: row.about_type !== null && row.about_id !== null ? { type: row.about_type, id: row.about_id } : null,
  listed: row.listed.map(({ line, about }) => ({ line, about })),
  notices: row.notices,
  status: row.status,
  reason: row.reason,
  error: row.error,
  attempts: row.attempts,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  readAt: row.read_at,
});

const columns = sql`id, key, account_id, address, channel, template, subject, body, about_type, about_id, listed, notices, status, reason, error,
  attempts, created_at, sent_at, read_at`;

/** Newest first, by id: ids are ordered by time. */
export async function listMessages(db: Db | Tx, { accountId, channel, statuses, about, before, limit }: MessageQuery): Promise<readonly Message[]> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (accountId !== undefined) where.push(sql`account_id = ${accountId}`);
  if (channel !== undefined) where.push(sql`channel = ${channel}`);
  if (statuses !== undefined) where.push(sql`status = any(${statuses})`);
  if (about !== undefined) where.push(sql`about_type = ${about.type} and about_id = ${about.id}`);
  if (before !== undefined) where.push(sql`id < ${before}`);
  const { rows } =
    await sql<Row>`select ${columns} from messaging.message where ${sql.join(where, sql` and `)} order by id desc limit ${limit}`.execute(db);
  return rows.map(messageOf);
}

export async function findMessage(db: Db | Tx, id: string): Promise<Message | undefined> {
  const { rows } = await sql<Row>`select ${columns} from messaging.message where id = ${id}`.execute(db);
  return rows[0] && messageOf(rows[0]);
}

export async function countUnread(db: Db | Tx, accountId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from messaging.message where account_id = ${accountId} and channel = 'in-app' and status = 'sent'`.execute(db);
  return rows[0]?.unread ?? 0;
}

export const markRead: Messaging['markRead'] = async (unit, accountId, ids) => {
  const these = ids === undefined ? sql`true` : sql`id = any(${ids}::uuid[])`;
  const { numAffectedRows } = await sql`
    update messaging.message set status = 'read', read_at = ${iso(unit.now)}
    where account_id = ${accountId} and channel = 'in-app' and status = 'sent' and ${these}`.execute(unit.tx);
  const read = Number(numAffectedRows ?? 0);
  if (read > 0) unit.announce(`inbox:${accountId}`);
  return read;
};

export function openResend(open: Messaging['open']): Messaging['resend'] {
  return async ({ tx, app }, id) => {
    if (!open.email) return false;
    const { rows } = await sql<{ resends: number }>`
      update messaging.message m set status = 'waiting', reason = null, error = null, resends = resends + 1,
        address = coalesce(address, (select email from messaging.mail_address a where a.account_id = m.account_id))
      where id = ${id} and channel = 'email' and status in ('failed', 'held', 'sent')
        and (address is not null or exists (select from messaging.mail_address a where a.account_id = m.account_id))
      returning resends`.execute(tx);
    const [again] = rows;
    if (again) await app.tasks.enqueue(tx, SEND_TASK, { messageId: id }, { key: `${id}:${again.resends}` });
    return again !== undefined;
  };
}

export async function mailAddress(db: Db | Tx, accountId: string): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`select email from messaging.mail_address where account_id = ${accountId}`.execute(db);
  return rows[0]?.email ?? null;
}

export const setMailAddress: Messaging['setMailAddress'] = async ({ tx, now }, accountId, email) => {
  if (email === null) await sql`delete from messaging.mail_address where account_id = ${accountId}`.execute(tx);
  else {
    await sql`insert into messaging.mail_address (account_id, email, updated_at) values (${accountId}, ${email}, ${iso(now)})
      on conflict (account_id) do update set email = excluded.email, updated_at = excluded.updated_at`.execute(tx);
  }
};
