// Turns due notices into messages: one per receiver and channel, however many notices there are. All in one transaction, so a
// killed process leaves either the notices or their messages, never both or neither.
import { sql } from 'kysely';
import { SYSTEM } from '../../kernel/actor.ts';
import type { Subject } from '../../kernel/fact.ts';
import { newId } from '../../kernel/id.ts';
import type { Params } from '../../kernel/text.ts';
import { iso } from '../../kernel/time.ts';
import type { App, Tx, Unit } from '../app.ts';
import type { Channel, HeldReason, Messaging, Templates, To } from './public.ts';
import { type Receiver, receiversOf } from './receivers.ts';
import { openRender, type Render, type Rendered } from './templates.ts';

const LIMIT = 20_000;
const LISTED = 50;
const LOCK = 7_415_003;
export const SEND_TASK = 'messaging.send';

type Due = {
  readonly id: string;
  readonly key: string;
  readonly receivers: readonly To[];
  readonly template: string;
  readonly params: Params;
  readonly about_type: string | null;
  readonly about_id: string | null;
  readonly channels: readonly Channel[];
};
type Told = Due & Rendered & { readonly about: Subject | null };
type Parcel = { readonly receiver: Receiver; readonly channel: Channel; readonly told: readonly Told[] };

export type Office = { readonly templates: Templates; readonly open: Messaging['open'] };

export async function deliver(office: Office, app: App): Promise<number> {
  for (let made = 0; ; ) {
    if (!(await isAnyDue(app))) return made;
    const { notices, messages } = await app.inUnit(SYSTEM, (unit) => deliverOnce(office, unit));
    made += messages;
    if (notices < LIMIT) return made;
  }
}

/** What an idle sweep costs: one look at a partial index. */
async function isAnyDue({ db, clock }: App): Promise<boolean> {
  const due = await sql`select from messaging.notice where delivered_at is null and due_at <= ${iso(clock.now())} limit 1`.execute(db);
  return due.rows.length > 0;
}

async function deliverOnce({ templates, open }: Office, unit: Unit): Promise<{ notices: number; messages: number }> {
  const due = await takeDue(unit);
  if (due.length === 0) return { notices: 0, messages: 0 };
  const render = await openRender(unit.tx, templates);
  const parcels = await packed(unit, due.map(toldBy(render)));
  const messages = parcels.map((parcel) => messageOf(parcel, open)).filter((message) => message !== undefined);
  const written = await write(unit, messages);
  for (const message of written) {
    if (message.account_id && message.channel === 'in-app') unit.announce(`inbox:${message.account_id}`);
  }
  const mails = written.filter((message) => message.status === 'waiting');
  await Promise.all(mails.map(({ id }) => unit.app.tasks.enqueue(unit.tx, SEND_TASK, { messageId: id }, { key: `${id}:0` })));
  return { notices: due.length, messages: written.length };
}

/** Marks what it takes as delivered. One process at a time: two would split a receiver's notices into two messages. */
async function takeDue({ tx, now }: Unit): Promise<readonly Due[]> {
  const { rows: locks } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as mine`.execute(tx);
  if (!locks[0]?.mine) return [];
  const { rows } = await sql<Due>`
    with due as (
      select id from messaging.notice where delivered_at is null and due_at <= ${iso(now)} order by due_at, id limit ${LIMIT})
    update messaging.notice n set delivered_at = ${iso(now)} from due where n.id = due.id
    returning n.id, n.key, n.receivers, n.template, n.params, n.about_type, n.about_id, n.channels`.execute(tx);
  return rows.toSorted(byAge);
}

const byAge = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

const toldBy =
  (render: Render) =>
  (due: Due): Told => ({
    ...due,
    ...render(due.template, 'zh-CN', due.params),
    about: due.about_type !== null && due.about_id !== null ? { type: due.about_type, id: due.about_id } : null,
  });

/** Notices to the same receivers over the same channels are packed as one: 5,000 of them to a role cost no more than its people. */
async function packed(unit: Unit, all: readonly Told[]): Promise<readonly Parcel[]> {
  const find = receiversOf(unit);
  const parcels = new Map<string, Parcel>();
  for (const told of Map.groupBy(all, ({ receivers, channels }) => JSON.stringify([receivers, channels])).values()) {
    const [{ receivers, channels }] = told as [Told, ...Told[]];
    for (const receiver of await find(receivers)) {
      for (const channel of receiver.channels(channels)) {
        const key = `${channel} ${receiver.name}`;
        const before = parcels.get(key);
        parcels.set(key, { receiver, channel, told: before ? [...before.told, ...told].toSorted(byAge) : told });
      }
    }
  }
  return [...parcels.values()];
}

type Row = ReturnType<typeof rowOf>;

function messageOf({ receiver, channel, told }: Parcel, open: Messaging['open']): Row | undefined {
  const address = channel === 'email' ? receiver.email : channel === 'sms' ? receiver.phone : null;
  // Who is told in the app anyway and never asked for mail is not a held mail.
  if (channel === 'email' && address === null && receiver.accountId && told.every((one) => one.channels.includes('in-app'))) return undefined;
  const reason = reasonToHold(channel, { open, address });
  return rowOf({ receiver, channel, told }, { address, reason });
}

function reasonToHold(channel: Channel, { open, address }: { readonly open: Messaging['open']; readonly address: string | null }): HeldReason | null {
  if (channel === 'in-app') return null;
  if (!open[channel]) return `${channel}-not-open`;
  return address === null ? 'no-address' : null;
}

function rowOf({ receiver, channel, told }: Parcel, { address, reason }: { readonly address: string | null; readonly reason: HeldReason | null }) {
  const [first] = told as [Told, ...Told[]];
  const single = told.length === 1;
  const abouts = new Set(told.map(({ about }) => `${about?.type} ${about?.id}`));
  const about = abouts.size === 1 ? first.about : null;
  return {
    id: newId(),
    key: single ? first.key : `digest:${first.id}`,
    receiver: receiver.name,
    account_id: receiver.accountId,
    address,
    channel,
    template: single ? first.template : 'digest',
    params: single ? first.params : {},
    subject: single ? first.subject : `${first.subject} 等 ${told.length} 条提醒`,
    body: single ? first.body : digest(told),
    about_type: about?.type ?? null,
    about_id: about?.id ?? null,
    listed: told.slice(0, LISTED).map((one) => ({ noticeId: one.id, line: one.subject, about: one.about })),
    notices: told.length,
    status: reason ? 'held' : channel === 'in-app' ? 'sent' : 'waiting',
    reason,
  };
}

function digest(told: readonly Told[]): string {
  const lines = told.slice(0, LISTED).map((one, index) => `${index + 1}. ${one.subject}`);
  const rest = told.length - lines.length;
  return [...lines, ...(rest > 0 ? [`另有 ${rest} 条，请在工作台查看。`] : [])].join('\n');
}

async function write({ tx, now }: { readonly tx: Tx; readonly now: number }, rows: readonly Row[]) {
  const { rows: written } = await sql<Pick<Row, 'id' | 'account_id' | 'channel' | 'status'>>`
    insert into messaging.message (id, key, receiver, account_id, address, channel, template, params, subject, body, about_type, about_id,
      listed, notices, status, reason, created_at, sent_at)
    select id, key, receiver, account_id, address, channel, template, params, subject, body, about_type, about_id,
      listed, notices, status, reason, ${iso(now)}::timestamptz, case when status = 'sent' then ${iso(now)}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id uuid, key text, receiver text, account_id uuid, address text, channel text,
      template text, params jsonb, subject text, body text, about_type text, about_id text, listed jsonb, notices int, status text, reason text)
    on conflict (key, receiver, channel) do nothing
    returning id, account_id, channel, status`.execute(tx);
  return written;
}
