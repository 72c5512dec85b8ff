// One mail. SMTP knows no "exactly once": a process killed between the server's "250" and our mark sends again, with the same
// Message-ID, which mail servers and mailboxes use to drop the second one. A mail is never lost and never sent for fun.
import { sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { iso } from '../../kernel/time.ts';
import type { App } from '../app.ts';

export type Post = {
  send(mail: { readonly to: string; readonly subject: string; readonly text: string; readonly messageId: string }): Promise<void>;
  /** Domain of the Message-IDs. */
  readonly domain: string;
  close(): void;
};

/** `smtpUrl`: `smtp(s)://user:password@host:port`; `from`: `鲜诺 <service@example.com>`. */
export function openPost(smtpUrl: string, from: string): Post {
  const url = new URL(smtpUrl);
  const patience = { pool: 'true', maxConnections: '2', connectionTimeout: '15000', greetingTimeout: '15000', socketTimeout: '60000' };
  for (const [name, value] of Object.entries(patience)) if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  const transport = createTransport(url.href);
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail });
    },
    domain: /@([^>\s]+)/.exec(from)?.[1] ?? 'xiannuo.invalid',
    close: () => transport.close(),
  };
}

type Waiting = { id: string; address: string | null; subject: string; body: string; resends: number };

export async function sendMail(
  post: Post | undefined,
  app: App,
  { messageId, last }: { readonly messageId: string; readonly last: boolean },
): Promise<void> {
  const at = iso(app.clock.now());
  const { rows } = await sql<Waiting>`
    update messaging.message set attempts = attempts + 1, attempted_at = ${at}
    where id = ${messageId} and status = 'waiting' and channel = 'email' returning id, address, subject, body, resends`.execute(app.db);
  const [mail] = rows;
  if (!mail) return;
  if (!post || mail.address === null) {
    await sql`update messaging.message set status = 'held', reason = ${post ? 'no-address' : 'email-not-open'} where id = ${messageId}`.execute(
      app.db,
    );
    return;
  }
  try {
    const stableId = `<${mail.id}.${mail.resends}@${post.domain}>`;
    await post.send({ to: mail.address, subject: mail.subject, text: mail.body, messageId: stableId });
  } catch (error) {
    await remember(app, messageId, { error, last });
    return;
  }
  await sql`update messaging.message set status = 'sent', sent_at = ${iso(app.clock.now())}, error = null where id = ${messageId} and status = 'waiting'`.execute(
    app.db,
  );
}

/** What the mail server refuses for good (5xx) is not tried again; the rest is, until the task gives up. */
async function remember(app: App, messageId: string, { error, last }: { readonly error: unknown; readonly last: boolean }): Promise<void> {
  const { responseCode = 0, message } = error as { responseCode?: number; message: string };
  const ended = last || responseCode >= 500;
  await sql`update messaging.message set error = ${message.slice(0, 500)}, status = ${ended ? 'failed' : 'waiting'} where id = ${messageId}`.execute(
    app.db,
  );
  if (!ended) throw error;
}
